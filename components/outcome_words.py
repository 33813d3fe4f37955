"""The outcome's finding, the sentence with its numbers, and what stands around them."""

from html import escape

from components.html import Html, illustrative_tag, link, plain, say
from components.outcome_view import PROVISIONAL, OutcomeView, step_since_baseline
from components.shell.screens import BOARD, title_of
from components.wales import wales_signal
from components.words import notes_words, period_words, short_words
from data.figures import Figure
from data.portfolio import MissionFacts, OutcomeFacts
from evidence.numbers import choose_decimals, format_difference, format_signed, is_percentage
from evidence.signal_sentences import (
    ProgressWord,
    Span,
    WalesWord,
    say_odds,
    say_progress,
    say_wales,
)
from locales import Translator, mark
from locales.formats import format_date
from models.area import WALES

IN_WALES = {
    WalesWord.IMPROVING: mark("Improving in Wales"),
    WalesWord.WORSENING: mark("Worsening in Wales"),
    WalesWord.NO_CLEAR_CHANGE: mark("No clear change in Wales"),
    WalesWord.TOO_FEW: mark("Too few figures to say whether Wales is moving"),
    WalesWord.NO_FIGURE: mark("No figure for Wales is published"),
    None: mark("Wales is not judged yet"),
}

COUNTED = {
    WalesWord.IMPROVING: mark("{count} improving"),
    WalesWord.NO_CLEAR_CHANGE: mark("{count} without a clear change"),
    WalesWord.WORSENING: mark("{count} worsening"),
    WalesWord.TOO_FEW: mark("{count} with too few figures to say"),
    WalesWord.NEITHER: mark("{count} without a good direction"),
    WalesWord.NO_FIGURE: mark("{count} without a figure"),
    None: mark("{count} not judged yet"),
}
"""In the order they are told."""


def count_places(view: OutcomeView) -> dict[WalesWord | None, int]:
    """Count the 22 places by their word, in the order in which it is told; none that is 0."""
    words = [view.word(code) for code in view.places]
    return {word: words.count(word) for word in COUNTED if word in words}


def counted_words(view: OutcomeView, _: Translator) -> str:
    """Say how many of the places go which way."""
    told = [_(COUNTED[word], count=count) for word, count in count_places(view).items()]
    return ", ".join(told)


def outcome_finding(view: OutcomeView, _: Translator) -> str:
    """Return the screen's one sentence: whether Wales moves, and how many places do."""
    word, counts = view.word(WALES), count_places(view)
    total, better = len(view.places), counts.get(WalesWord.IMPROVING, 0)
    silent = counts.get(WalesWord.NO_FIGURE, 0)
    worse = counts.get(WalesWord.WORSENING, 0)
    if not view.known.figures.cells:
        return _("No figures are published yet")
    if word is WalesWord.NEITHER:
        return _("The figures alone: which way is better is not set")
    if set(counts) == {WalesWord.TOO_FEW} and word is WalesWord.TOO_FEW:
        return _("Too few figures yet to say whether Wales, or any place, is moving")
    if set(counts) == {WalesWord.NO_CLEAR_CHANGE} and word is WalesWord.NO_CLEAR_CHANGE:
        return _("No clear change in Wales, nor in any of the {total} places", total=total)
    if word is WalesWord.IMPROVING and better == total:
        return _("Improving in Wales, and in all {total} places", total=total)
    if word is WalesWord.WORSENING and worse == total:
        return _("Worsening in Wales, and in all {total} places", total=total)
    if word is WalesWord.IMPROVING and better and not worse and not silent:
        return _(
            "Improving in Wales, and in {count} of the {total} places", count=better, total=total
        )
    if word is WalesWord.WORSENING and worse and not better and not silent:
        return _(
            "Worsening in Wales, and in {count} of the {total} places", count=worse, total=total
        )
    if silent:
        return f"{_(IN_WALES[word])}; {_few_places_words(counts, _)}"
    if set(counts) == {None}:
        return f"{_(IN_WALES[word])}; {_('no place is judged yet')}"
    return f"{_(IN_WALES[word])}; {_places_words(better, worse, total, _)}"


def _few_places_words(counts: dict[WalesWord | None, int], _: Translator) -> str:
    """Say how many places have a figure where not all do, and how many of those go which way."""
    there = sum(count for word, count in counts.items() if word is not WalesWord.NO_FIGURE)
    if not there:
        return _("no place has a figure")
    told = [
        _(COUNTED[word], count=count)
        for word, count in counts.items()
        if word is not WalesWord.NO_FIGURE
    ]
    return _("places with a figure: {count} ({told})", count=there, told=", ".join(told))


def _places_words(better: int, worse: int, total: int, _: Translator) -> str:
    if better and worse:
        return _(
            "of the {total} places, {better} improving and {worse} worsening",
            total=total,
            better=better,
            worse=worse,
        )
    if better:
        return _("improving in {count} of the {total} places", count=better, total=total)
    if worse:
        return _("worsening in {count} of the {total} places", count=worse, total=total)
    return _("in no place can a clear change be told")


def outcome_lead(view: OutcomeView, _: Translator) -> str:
    """Return the sentence with the numbers: the figure for Wales, its change, the places."""
    valued = view.valued(WALES)
    title = plain(view.facts.title, _.lang)
    if not valued:
        parts = [f"{title}."]
    else:
        shown = figure_words(view, valued[-1], _)
        parts = [f"{title}: {shown}."]
        change = change_sentence(view, WALES, _)
        if not change and view.word(WALES) in (
            WalesWord.IMPROVING,
            WalesWord.WORSENING,
            WalesWord.NO_CLEAR_CHANGE,
        ):
            change = f"{say_wales(wales_signal(view.document(WALES), view.facts), _)}."
        parts += [change] if change else []
    if view.known.figures.cells:
        parts.append(_("Places: {counts}.", counts=counted_words(view, _)))
    return " ".join(parts)


def figure_words(view: OutcomeView, figure: Figure, _: Translator) -> str:
    """Return a figure, its period, and that it is provisional where it is: 7.6 (July to …)."""
    period = period_words(figure.period, view.known.figures.kind, _.lang)
    value = bare_value(view, figure.value or 0.0, _)
    if PROVISIONAL in figure.notes:
        return _("{value} ({period}, provisional)", value=value, period=period)
    return f"{value} ({period})"


def bare_value(view: OutcomeView, value: float, _: Translator) -> str:
    """Return a value, its unit only where the indicator's title does not say it already."""
    return short_words(value, view.facts, _.lang)


def missing_words(figure: Figure | None, _: Translator) -> str:
    """Return a figure's notes in words; where there is no figure, that and why."""
    if figure is None:
        return _("no figure")
    notes = notes_words(figure, _)
    if figure.value is None:
        return f"{_('no figure')}: {notes}" if notes else _("no figure")
    return notes


def change_sentence(view: OutcomeView, area: str, _: Translator) -> str:
    """Say what the trend makes of the time since the baseline, with its 95% limits; or nothing."""
    document = view.document(area)
    if document is None or document["change"] is None or area not in view.known.baselines:
        return ""
    change, (low, high) = document["change"]["change"], document["change"]["ci95"]
    decimals = choose_decimals(view.facts.decimals, [change, low, high])
    return _(
        "By its trend {change} since {period} (95% limits {low} to {high}).",
        change=format_difference(change, view.measure, decimals, _)
        if is_percentage(view.measure)
        else format_signed(change, decimals, _.lang),
        period=period_words(view.known.baselines[area], view.known.figures.kind, _.lang),
        low=format_signed(low, decimals, _.lang),
        high=format_signed(high, decimals, _.lang),
    )


def progress_words(view: OutcomeView, area: str, _: Translator) -> str:
    """Say what has become of a figure since its baseline, in one of four words."""
    document, step = view.document(area), step_since_baseline(view, area)
    if document is None or step is None or view.known.figures.kind is None:
        return ""
    progress = ProgressWord(document["progress"])
    span = Span(step.since.period, step.latest.period, view.known.figures.kind)
    change = None if progress is ProgressWord.NOT_ASSESSED else step.change
    return say_progress(progress, span, change, view.measure, _)


def target_words(view: OutcomeView, area: str, _: Translator) -> str:
    """Say what is to be reached by when, and how likely that is; or nothing without a target."""
    target, document = view.known.targets.get(area), view.document(area)
    if target is None:
        return ""
    told = _(
        "Target: {value} ({period}).",
        value=bare_value(view, target.value, _),
        period=period_words(target.period, view.known.figures.kind, _.lang),
    )
    if document is None or document["target"] is None:
        return told
    goal = document["target"]
    if goal["odds"] is None and not goal["too_far"]:
        return told
    chance = _("Chance of reaching it: {chance}.", chance=say_odds(goal["odds"], _))
    return f"{told} {chance}"


def outcome_heading(
    finding: str,
    lead: str,
    home: tuple[MissionFacts, OutcomeFacts] | None,
    crumbs: Html,
    illustrative: bool,
    _: Translator,
) -> Html:
    """Return the way here, the finding as the title, its numbers, and who owns the outcome."""
    tag = illustrative_tag(_) if illustrative else ""
    return Html(
        f'<p class="mw-crumbs mw-small">{crumbs} {tag}</p><h1>{escape(finding)}</h1>'
        f'<p class="mw-lead mw-under">{escape(lead)}</p>{_owner_html(home, _)}'
    )


def _owner_html(home: tuple[MissionFacts, OutcomeFacts] | None, _: Translator) -> str:
    if home is None:
        told = _("This indicator stands beside the missions: it measures no outcome here.")
        return f'<p class="mw-under mw-muted">{escape(told)}</p>'
    outcome = home[1]
    parts = [f"{escape(_('Owner:'))} {say(outcome.owner, _)}"]
    if plain(outcome.so_what, _.lang):
        parts.append(str(say(outcome.so_what, _)))
    return f'<p class="mw-under mw-muted">{" · ".join(parts)}</p>'


def outcome_crumbs(
    home: tuple[MissionFacts, OutcomeFacts] | None, board: str, mission: str, _: Translator
) -> Html:
    """Return the way here as links: the board, the mission, the outcome."""
    steps = [str(link(board, title_of(BOARD, _)))]
    if home is None:
        steps.append(escape(_("Indicators beside the missions")))
    else:
        steps.append(str(link(mission, say(home[0].title, _))))
        steps.append(f'<span class="mw-strong">{say(home[1].title, _)}</span>')
    return Html(' <span aria-hidden="true">›</span> '.join(steps))


def known_banner(view: OutcomeView, now: str, _: Translator) -> Html:
    """Say that the screen shows what was known on another day, and lead back to now."""
    told = _(
        "Figures and what they say as known on {date}; judged by today's method.",
        date=format_date(view.known.day, _.lang),
    )
    return Html(
        f'<div class="mw-note mw-note-hoped mw-gap" role="note"><span class="mw-strong">'
        f"{escape(told)}</span> {link(now, _('Show what is known now'))}</div>"
    )
