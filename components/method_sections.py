"""The question, what is compared with what, and the first two of the three facts."""

from collections.abc import Callable
from html import escape

from components import marks
from components.delivered import delivery_word
from components.html import Html, picture
from components.method_charts import draw_comparison
from components.method_examples import (
    Example,
    build_comparison,
    find_answer,
    find_comparison,
    name_example,
)
from components.palette import PALETTES, Palette
from components.wales import SHAPES
from evidence.dealing import DEALS
from evidence.delivery import BEHIND, ON_PLAN
from evidence.series import SIGNIFICANT
from evidence.signal_sentences import WALES, WalesWord
from evidence.trend import POINTS_IF_SEASONAL, POINTS_NEEDED
from locales import Translator, mark
from locales.formats import format_number, format_share

STEPS = (
    mark(
        "The hope comes first: how large a change, and how soon. It is written down with its date "
        "and is never rewritten."
    ),
    mark(
        "Each place that has it is held against its own past, and against the places that do not "
        "have it yet."
    ),
    mark(
        "Chance is tried out: the same roll-out is dealt out to the places anew, up to {deals} "
        "times. The real one counts only where at most {chance} in 100 of these come out as far."
    ),
    mark(
        "The answer is a range, not one number. What it reads depends on whether the hope fits "
        "that range, and whether no difference does."
    ),
)


def build_question(_: Translator) -> Html:
    """Return the question, as the title, and why it is asked like this."""
    lead = _(
        "Figures go up and down by themselves, and Wales as a whole moves for many reasons. So it "
        "is not enough to look before and after. Places that had it are held against places that "
        "did not have it yet."
    )
    title = _("Did it get better where it was delivered, more than where it was not?")
    return Html(f'<h1>{escape(title)}</h1><p class="mw-lead mw-gap">{escape(lead)}</p>')


def build_compared(examples: tuple[Example, ...], how: Html, theme: str, _: Translator) -> Html:
    """Return what is compared with what: a picture, four steps, and a worked example."""
    palette = PALETTES[theme]
    numbers = {
        "deals": format_number(DEALS, 0, _.lang),
        "chance": round(100 * SIGNIFICANT),
    }
    steps = "".join(f"<li>{escape(_(step, **numbers))}</li>" for step in STEPS)
    alt = _(
        "Two lines over time. Before delivery begins they run side by side. After it the places "
        "that had it rise above where they would be, going by the rest; how far apart is the "
        "answer."
    )
    drawn = picture(draw_comparison(palette, _), alt)
    told = escape(_("Drawn to explain; these are no real figures."))
    alone = escape(
        _(
            "Where it began everywhere at once, or there is one figure only, one series is held "
            "against the path it was on. Then the answer says that there is nothing to compare "
            "with."
        )
    )
    example = find_comparison(examples)
    worked = build_comparison(example, how, palette, _) if example else ""
    return Html(
        f'<section class="mw-section"><h2>{escape(_("What is compared with what?"))}</h2>'
        f'<div class="mw-reading mw-gap"><div>{drawn}<p class="mw-small mw-muted">{told}</p></div>'
        f'<div><ol class="mw-numbered">{steps}</ol><p class="mw-gap">{alone}</p></div></div>'
        f'<div class="mw-gap">{worked}</div></section>'
    )


def build_facts(examples: tuple[Example, ...], theme: str, _: Translator) -> Html:
    """Return how *Delivered?* and *Wales as a whole* are told."""
    palette = PALETTES[theme]
    return Html(
        f'<div class="mw-facts mw-section">{_delivered(palette, _)}'
        f"{_wales(examples, palette, _)}</div>"
    )


def _delivered(palette: Palette, _: Translator) -> str:
    on_plan, behind = (format_share(share, _.lang) for share in (ON_PLAN, BEHIND))
    items = (
        (*delivery_word(ON_PLAN, _), _("{share} of the plan or more", share=on_plan)),
        (
            *delivery_word(BEHIND, _),
            _("{least} or more, but less than {most}", least=behind, most=on_plan),
        ),
        (
            *delivery_word(0.0, _),
            _("less than {share}; not a fair test yet of what it can move", share=behind),
        ),
    )
    told = _(
        "It is counted against the first plan that was recorded. What one place has too much does "
        "not make up for what another lacks. A return that has not come is not zero: the share is "
        "then a range."
    )
    return (
        f"<section><h2>{escape(_('Delivered?'))}</h2>{_marked(items, palette)}"
        f"<p>{escape(told)}</p></section>"
    )


def _wales(examples: tuple[Example, ...], palette: Palette, _: Translator) -> str:
    clear = _(
        "a line through the figures goes the better way, and chance alone makes one so steep "
        "at most {chance} times in 100",
        chance=round(100 * SIGNIFICANT),
    )
    few = _(
        "fewer than {annual} yearly, {quarterly} quarterly or {monthly} monthly figures "
        "({seasonal} if months have seasons), and nothing unusual in the newest",
        **POINTS_NEEDED,
        seasonal=POINTS_IF_SEASONAL,
    )
    items = (
        (SHAPES[WalesWord.IMPROVING], _(WALES[WalesWord.IMPROVING]), clear),
        (
            SHAPES[WalesWord.WORSENING],
            _(WALES[WalesWord.WORSENING]),
            _("the same, the other way"),
        ),
        (
            SHAPES[WalesWord.NO_CLEAR_CHANGE],
            _(WALES[WalesWord.NO_CLEAR_CHANGE]),
            _("no such line can be told from a level one"),
        ),
        (SHAPES[WalesWord.TOO_FEW], _(WALES[WalesWord.TOO_FEW]), few),
    )
    told = _(
        "It can differ from “more where delivered?”. Wales can improve for a reason that reaches "
        "every place: then places that had it move no more than the rest. Or places that had it "
        "move more, and Wales as a whole does not show it yet."
    )
    example = find_answer(examples, "moving_elsewhere")
    shown = (
        f' <span class="mw-strong">{escape(_("For example:"))}</span> {name_example(example, _)}.'
        if example
        else ""
    )
    return (
        f"<section><h2>{escape(_('Wales as a whole'))}</h2>{_marked(items, palette)}"
        f"<p>{escape(told)}{shown}</p></section>"
    )


def _marked(items: tuple[tuple[Callable[[Palette], str], str, str], ...], palette: Palette) -> str:
    listed = "".join(
        f'<li>{marks.mark(shape, palette)}<span><span class="mw-strong">{escape(word)}</span>: '
        f"{escape(means)}</span></li>"
        for shape, word, means in items
    )
    return f'<ul class="mw-marked">{listed}</ul>'
