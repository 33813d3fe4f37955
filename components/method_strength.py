"""How far the wording may go, what could fool us, and where the answer is *cannot tell*."""

from html import escape

from components.html import Html, Row, Table, illustrative_tag, picture, table_html
from components.method_canvas import WIDTH
from components.method_examples import Example, find_answer, find_rung, name_example
from components.palette import PALETTES, Palette
from components.strength_view import STEPS
from components.svg import box, drawing, words
from data.measured import Measured, list_measured
from evidence.caveats import CAVEATS
from evidence.ladder import CAPS, Rung
from evidence.sentences import say_verdict
from locales import Translator, mark
from locales.formats import format_number

RUNGS = {
    Rung.ASSOCIATION: mark(
        "The difference is more than chance. Why, is open. An answer with nothing to compare "
        "with goes no further than: it moved after it began."
    ),
    Rung.CONSISTENT: mark(
        "Besides: before delivery these places ran alongside the rest, no one place decides "
        "the answer, no other output was delivered side by side, and it stands when all links "
        "of the mission are looked at together."
    ),
    Rung.EVIDENCE: mark(
        "Besides: the hope was recorded in time. And either lots decided who came first, or "
        "the answer stands when each place is held against its own earlier path."
    ),
}
BUNDLED = mark("It cannot be told apart from another output that was delivered side by side.")

GUARDS = (
    (
        mark("Figures go up and down anyway"),
        mark("Chance is tried out on the same figures, thousands of times."),
    ),
    (
        mark("Wales as a whole is moving"),
        mark("Places are held against other places in the same period."),
    ),
    (
        mark("The places that stood lowest get it first"),
        mark(
            "Each place is held against its own past. Where it was chosen after a bad year, we go "
            "no further than the first of the three steps."
        ),
    ),
    (
        mark("These places were already on a better path"),
        mark(
            "A rehearsal on earlier dates finds large differences, but few small ones. Only the "
            "highest of the three steps asks for more."
        ),
    ),
    (
        mark("One place decides the answer"),
        mark("It is worked out again without each place in turn."),
    ),
    (
        mark("Something else came to the same places at the same time"),
        mark(
            "Other outputs recorded here are listed. What is not recorded here nobody can guard "
            "against: this is why “why” stays open."
        ),
    ),
    (
        mark("Look at enough links, and one will stand out by chance"),
        mark(
            "All links of a mission that were looked at are counted, main and explored ones apart, "
            "and the wording says so."
        ),
    ),
    (
        mark("The hope is fitted to what came"),
        mark(
            "It is dated and kept. A changed one stands beside it; a late one is said to be late."
        ),
    ),
    (
        mark("Missing figures and returns"),
        mark(
            "They are never zero. The share delivered becomes a range, and places with too few "
            "figures are named."
        ),
    ),
)

WAYS = (
    ("before_after_places", mark("Before and after, in the places that had it")),
    ("before_after_wales", mark("Before and after, on the line for Wales")),
    ("levels", mark("Do places with more of it stand higher?")),
    ("ours", mark("What is done here")),
)

HELPS = (
    mark("Wait: each new figure makes smaller changes visible."),
    mark("Reach about half of the places first, so that enough have it and enough wait."),
    mark("Start in waves, not all at once."),
    mark("Draw the order by lot."),
)

NOT_DONE = (
    mark("No league tables: places, teams and organisations are never ranked."),
    mark("No scores that mix different things into one number."),
    mark("No status typed by hand: every mark comes from figures, by the same rules for all."),
    mark("No arrow and no colour from two figures alone."),
    mark("No claim about what one place gained, and no pounds for each change."),
    mark("Never “it caused this”. And never “it does nothing” where we cannot tell."),
)


def build_strength(examples: tuple[Example, ...], _: Translator) -> Html:
    """Return the three steps of how far the wording may go, each with an example."""
    steps = "".join(
        _step(number, rung, find_rung(examples, rung), _)
        for number, rung in enumerate(Rung, start=1)
    )
    lead = _("Only an answer that it moved for the better climbs these steps; each asks for more.")
    return Html(
        f'<section class="mw-section"><h2>{escape(_("How far we may go in saying so"))}</h2>'
        f'<p class="mw-gap">{escape(lead)}</p><ol class="mw-rungs">{steps}</ol></section>'
    )


def _step(number: int, rung: Rung, example: Example | None, _: Translator) -> str:
    shown = (
        f'<p class="mw-small mw-gap">{escape(_("For example:"))} {name_example(example, _)}</p>'
        if example
        else ""
    )
    return (
        f'<li class="mw-rung-{number}"><h3>{number}. {escape(_(STEPS[rung]))}</h3>'
        f'<p class="mw-gap">{escape(_(RUNGS[rung]))}</p>{shown}</li>'
    )


def build_kept_low(_: Translator) -> Html:
    """Return what keeps the wording from climbing, as it stands beside a link."""
    first, second = (
        "".join(
            f"<li>{escape(_(BUNDLED) if code == 'bundled' else _(CAVEATS[code]))}</li>"
            for code, highest in CAPS.items()
            if highest is rung
        )
        for rung in (Rung.ASSOCIATION, Rung.CONSISTENT)
    )
    return Html(
        f"<h3>{escape(_('On the first step'))}</h3><ul>{first}</ul>"
        f"<h3>{escape(_('On the second step'))}</h3><ul>{second}</ul>"
    )


def build_fooled(theme: str, _: Translator) -> Html:
    """Return what each way of looking sees in nothing, and the guard against each mistake."""
    measured = list_measured()
    ours, naive = measured["ours.alarm"], measured["before_after_places.alarm"]
    finding = _(
        "Where nothing had happened, looking before and after still saw something {naive} times in "
        "100. What is done here did so {ours} times in 100.",
        naive=_whole(naive.quarters, _),
        ours=_whole(ours.quarters, _),
    )
    steeper, evidence = measured["steeper.moved"], measured["steeper.evidence"]
    hard = _(
        "The hardest case is places that were on a better path all along. With nothing behind it, "
        "such a case read as moved {moved} times in 100, and reached the highest step {evidence} "
        "times in 100.",
        moved=_whole(steeper.quarters, _),
        evidence=_whole(evidence.quarters, _),
    )
    worlds = _(
        "In these worlds the places that stand lowest get it first, Wales as a whole rises, and "
        "some places swing more than others. A real change is as large as the usual swing of one "
        "place. The third way saw its changes the wrong way round: places had it because they "
        "stood low."
    )
    guards = table_html(
        Table(
            _("What could fool us, and the guard"),
            (_("What could fool us"), _("How we guard against it")),
            [Row((_(trap), _(guard))) for trap, guard in GUARDS],
            stacks=True,
        )
    )
    drawn = picture(_draw_ways(PALETTES[theme], _), finding)
    return Html(
        f'<h3>{escape(finding)}</h3><div class="mw-gap">{drawn}</div>'
        f'<p class="mw-gap">{escape(hard)}</p><div class="mw-gap">{_ways_table(_)}</div>'
        f'<p class="mw-small mw-muted mw-gap">{escape(worlds)}</p>'
        f'<div class="mw-section mw-guards">{guards}</div>'
    )


def _ways_table(_: Translator) -> Html:
    measured = list_measured()
    rows = [
        Row((_(said), *(_shares(measured[f"{way}.{what}"], _) for what in ("alarm", "found"))))
        for way, said in WAYS
    ]
    caption = _(
        "Measured in {count} simulated worlds with quarterly figures, and as many with yearly ones",
        count=format_number(measured["worlds"].quarters, 0, _.lang),
    )
    columns = (
        _("Way of looking"),
        _("Saw something in nothing, of 100"),
        _("Found a real change, of 100"),
    )
    return table_html(Table(caption, columns, rows, numbers=frozenset({1, 2})))


def _shares(share: Measured, _: Translator) -> str:
    return _(
        "{quarters}; yearly {years}",
        quarters=_whole(share.quarters, _),
        years=_whole(share.years, _),
    )


def _whole(share: float, _: Translator) -> str:
    return format_number(share, 0, _.lang)


def _draw_ways(palette: Palette, _: Translator) -> str:
    """Draw a bar for each way of looking: how often it saw something in nothing."""
    measured = list_measured()
    shapes, high, room = [], 46, WIDTH - 60
    for row, (way, said) in enumerate(WAYS):
        share = measured[f"{way}.alarm"].quarters
        colour = palette.fact if way == "ours" else palette.muted
        y, long = row * high, room * share / 100
        weight = 700 if way == "ours" else 400
        shapes.append(words(0, y + 14, _(said), palette.ink, 14, weight=weight))
        shapes.append(box(0, y + 20, long, 16, colour))
        shapes.append(words(long + 8, y + 33, _whole(share, _), palette.ink, 15, weight=700))
    return drawing(WIDTH, high * len(WAYS), shapes, with_font=True)


def build_cannot_tell(examples: tuple[Example, ...], _: Translator) -> Html:
    """Return what *cannot tell* means, an example, and what would help."""
    told = _(
        "It is an answer, and often the honest one. It does not say that nothing came of it. "
        "Beside it stands the smallest change we could have seen, four times in five. A smaller "
        "one could have been missed."
    )
    example = find_answer(examples, "cannot_tell")
    shown = ""
    if example:
        said = say_verdict(example.record, _)
        shown = (
            f'<p class="mw-gap"><span class="mw-strong">{escape(_("For example:"))} '
            f"{name_example(example, _)}.</span> {escape(said.against_hope)} "
            f"{escape(' '.join(said.dates))}</p>"
        )
    return Html(
        f"<p>{escape(told)}</p>{shown}<h3>{escape(_('What makes an answer come sooner'))}</h3>"
        f"{_listed(HELPS, _)}"
    )


def build_illustrative(_: Translator) -> Html:
    """Return what the mark of made-up figures means."""
    told = _(
        "A screen, a table or a file with this mark holds figures that are made up, to show what "
        "can be said. They are judged by the same rules as real ones, and the two are never "
        "judged together: a made-up output is only ever linked to a made-up indicator."
    )
    return Html(f'<p>{illustrative_tag(_)}</p><p class="mw-gap">{escape(told)}</p>')


def build_not_done(_: Translator) -> Html:
    """Return what is never done here."""
    return Html(_listed(NOT_DONE, _))


def _listed(points: tuple[str, ...], _: Translator) -> str:
    return f"<ul>{''.join(f'<li>{escape(_(point))}</li>' for point in points)}</ul>"
