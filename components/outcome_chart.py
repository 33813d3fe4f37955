"""One series as a chart of its usual variation or of its trend, whichever the method allows."""

from components.chart import Axis, Chart
from components.html import plain
from components.outcome_layers import build_layers
from components.outcome_series import Kind, chart_kind, is_short_of_path, middle
from components.outcome_view import PROVISIONAL, OutcomeView
from components.outcome_words import figure_words, target_words
from components.words import unit_words
from evidence.signal_sentences import WalesWord, say_chart_notes
from locales import Translator, mark

MOST_TICKS = 9

MOVES = {
    WalesWord.IMPROVING: mark("{area}: improving"),
    WalesWord.WORSENING: mark("{area}: worsening"),
    WalesWord.NO_CLEAR_CHANGE: mark("{area}: no clear change"),
    WalesWord.TOO_FEW: mark("{area}: too few figures to say"),
    WalesWord.NEITHER: mark("{area}: the figures, without a good direction"),
    WalesWord.NO_FIGURE: mark("{area}: no figure"),
    None: mark("{area}: not judged yet"),
}


def series_finding(view: OutcomeView, _: Translator) -> str:
    """Return the chart's title: whether the area moves, its path, what stands out."""
    word = view.word(view.area)
    parts = [_(MOVES[word], area=view.names[view.area])]
    short = is_short_of_path(view)
    if short is not None:
        parts.append(
            _("short of the path to its target") if short else _("so far on the path to its target")
        )
    document = view.document(view.area)
    if document is not None and chart_kind(document) is Kind.USUAL:
        variation = document["spc"]["variation"]
        if variation == "improving":
            parts.append(_("the latest figure stands out for the better"))
        if variation == "concerning":
            parts.append(_("the latest figure stands out for the worse"))
    return "; ".join(parts)


def series_notes(view: OutcomeView, _: Translator) -> str:
    """Return what must be known to read the chart: how it is judged, pooling, the target."""
    document, notes = view.document(view.area), []
    if document is not None and document["n"]:
        spc = document["spc"]
        notes += say_chart_notes(
            gated=spc["gated"],
            trial=spc["trial"] and spc["mean"] is not None and chart_kind(document) is Kind.USUAL,
            adjusted=document["adjusted"],
            _=_,
        )
        if spc["mean"] is None:
            notes.append(_("There are too few figures for a trend or for limits."))
        elif chart_kind(document) is Kind.USUAL:
            notes.append(_("Between the dashed lines a figure varies as usual."))
    if view.facts.window > 1:
        notes.append(
            _(
                "Each figure pools {count} years; only those that do not overlap are judged.",
                count=view.facts.window,
            )
        )
    if any(PROVISIONAL in figure.notes for figure in view.valued(view.area)):
        notes.append(_("Rings: provisional."))
    if document is not None and document["likely_range"]:
        notes.append(_("Likely range: 8 times in 10."))
    target = target_words(view, view.area, _)
    return " ".join([*notes, target]).strip()


def series_chart(view: OutcomeView, _: Translator) -> Chart:
    """Return the chart of the area that is looked at."""
    finding, unit = series_finding(view, _), unit_words(view.facts, _.lang)
    return Chart(
        finding=finding,
        alt=_series_alt(view, finding, _),
        x=Axis(ticks=_year_ticks(view)),
        y=Axis(unit=unit, decimals=view.facts.decimals),
        layers=tuple(build_layers(view, _)),
        note=series_notes(view, _),
    )


def _year_ticks(view: OutcomeView) -> tuple[tuple[float, str], ...]:
    """Return years: under the points of a yearly series, else where each year begins."""
    valued = view.valued(view.area)
    if not valued:
        return ()
    document = view.document(view.area)
    target = view.known.targets.get(view.area)
    ahead = document["likely_range"][-1:] if document is not None and target is not None else ()
    codes = [valued[0].period, valued[-1].period, *(each["period"] for each in ahead)]
    if target is not None:
        codes.append(target.period)
    spans = [view.span(code) for code in codes]
    first, last = spans[0].first_day.year, max(span.last_day.year for span in spans) + 1
    step = next(step for step in (1, 2, 5, 10, 20, 50) if (last - first) / step <= MOST_TICKS)
    yearly = view.facts.frequency == "annual" and view.facts.window == 1
    begin = middle(spans[0]) - first if yearly else 0.0
    return tuple((year + begin, str(year)) for year in range(first, last + 1) if year % step == 0)


def _series_alt(view: OutcomeView, finding: str, _: Translator) -> str:
    valued = view.valued(view.area)
    if not valued:
        return finding
    told = _(
        "Line chart of {title}: from {first} to {last}",
        title=plain(view.facts.title, _.lang),
        first=figure_words(view, valued[0], _),
        last=figure_words(view, valued[-1], _),
    )
    return " ".join(
        f"{each.rstrip('.')}." for each in (finding, told, series_notes(view, _)) if each
    )
