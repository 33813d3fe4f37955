"""What the chart of one series is made of, from the back to the front."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from components.chart import (
    Band,
    Colour,
    Layer,
    Level,
    Line,
    Marks,
    Moment,
    Point,
    Shape,
    Stretch,
)
from components.html import plain
from components.outcome_series import (
    MONTHS,
    MOVED_COLOURS,
    Kind,
    adjusted_values,
    bounds,
    chart_kind,
    decimal_year,
    middle,
    point_classes,
    split_runs,
    target_path,
)
from components.outcome_view import PROVISIONAL, Launch, OutcomeView
from components.words import (
    ATTACHED,
    limits_words,
    notes_words,
    period_words,
    unit_words,
    value_words,
)
from data.annotations import Happening
from data.figures import Figure
from locales import Translator
from locales.formats import format_number
from models.enums import AnnotationKind

STANDING_OUT: Mapping[str, tuple[Colour, Shape]] = {
    "improving": ("better", "triangle_up"),
    "concerning": ("concern", "triangle_down"),
}
YEARS_AHEAD = 2
"""How far the likely range is drawn where there is no target to reach."""


def build_layers(view: OutcomeView, _: Translator) -> Iterator[Layer]:
    """Yield what is drawn, from the back to the front."""
    document = view.document(view.area)
    yield from _surroundings(view, _)
    if not view.valued(view.area):
        return
    if document is not None:
        yield from _ahead(view, document, _)
    yield from _published_limits(view, _)
    if document is not None and document["n"]:
        yield from _judged(view, document, _)
    yield from _target(view, _)
    yield from _figures(view, document, _)


# What happened


def _surroundings(view: OutcomeView, _: Translator) -> Iterator[Layer]:
    if view.known.figures.kind is None:
        return
    mine = [each for each in view.known.happenings if each.concerns(view.area)]
    for happening in mine:
        if happening.kind is AnnotationKind.BREAK:
            start, _end = bounds(view.span(happening.period))
            yield Moment(start, "ink", plain(happening.text, _.lang))
    for start, end, label in _events(view, mine, _.lang):
        yield Stretch(start, end, "muted", label)
    for launch in view.launches:
        yield _launch(view, launch)
    valued = view.valued(view.area)
    if valued and view.period != valued[-1].period:
        said = period_words(view.period, view.known.figures.kind, _.lang)
        yield Moment(middle(view.span(view.period)), "muted", said, "dotted")


def _events(
    view: OutcomeView, happenings: Sequence[Happening], lang: str
) -> Iterator[tuple[float, float, str]]:
    """Yield events by their text, those that follow one another as one."""
    events = [each for each in happenings if each.kind is AnnotationKind.EVENT]
    events.sort(key=lambda each: plain(each.text, lang))
    for label, group in groupby(events, key=lambda each: plain(each.text, lang)):
        spans = sorted(bounds(view.span(each.period)) for each in group)
        start, end = spans[0]
        for first, last in spans[1:]:
            if first > end + 1e-6:
                yield start, end, label
                start = first
            end = last
        yield start, end, label


def _launch(view: OutcomeView, launch: Launch) -> Layer:
    start = decimal_year(launch.start)
    months = launch.lag * MONTHS[view.facts.frequency]
    if not months:
        return Moment(start, "hoped", launch.title)
    return Stretch(start, start + months / 12, "hoped", launch.title)


# What the method makes of it


def _judged(view: OutcomeView, document: Mapping[str, Any], _: Translator) -> Iterator[Layer]:
    spc, (first, last) = document["spc"], document["span"]
    start, end = middle(view.span(first)), middle(view.span(last))
    if chart_kind(document) is Kind.TREND:
        line, label = document["trend_line"], document["trend"]["label"]
        if line is not None and spc["mean"] is not None:
            ends = (Point(start, line[0]), Point(end, line[1]))
            yield Line((ends,), MOVED_COLOURS.get(label, "muted"), width=2.5, dash="dashed")
        return
    yield Level(spc["mean"], "muted", _("mean"), "solid", 1.5, start, end)
    for name, words in (("upper_limit", _("upper limit")), ("lower_limit", _("lower limit"))):
        yield Level(spc[name], "muted", words, "dashed", 1.2, start, end)


def _ahead(view: OutcomeView, document: Mapping[str, Any], _: Translator) -> Iterator[Layer]:
    """Yield the likely range of the periods to come, opening from the latest figure."""
    ranges = document["likely_range"]
    if document["target"] is None:
        ranges = ranges[: YEARS_AHEAD * 12 // MONTHS[view.facts.frequency]]
    if not ranges:
        return
    latest = view.valued(view.area)[-1]
    value = latest.value or 0.0
    yield Band(
        (middle(view.span(latest.period)), *(middle(view.span(each["period"])) for each in ranges)),
        (value, *(each["lower"] for each in ranges)),
        (value, *(each["upper"] for each in ranges)),
        "fact",
        _("likely range"),
    )


def _published_limits(view: OutcomeView, _: Translator) -> Iterator[Layer]:
    runs = [
        [figure for figure in run if figure.lower is not None and figure.upper is not None]
        for run in split_runs(view, view.valued(view.area))
    ]
    for at, run in enumerate(runs):
        if run:
            said = _("published 95% limits") if at == len(runs) - 1 else ""
            yield Band(
                tuple(middle(view.span(figure.period)) for figure in run),
                tuple(float(figure.lower or 0.0) for figure in run),
                tuple(float(figure.upper or 0.0) for figure in run),
                "fact",
                said,
            )


def _target(view: OutcomeView, _: Translator) -> Iterator[Layer]:
    target = view.known.targets.get(view.area)
    if target is None:
        return
    path = target_path(view)
    if path is not None:
        yield Line((path,), "hoped", dash="dashed")
    for step in view.known.milestones:
        if step.area == view.area:
            value = _level_words(view, step.value, _)
            at = Point(middle(view.span(step.period)), step.value)
            words = _("milestone {value}", value=value)
            yield Marks((replace(at, hover=words),), "hoped", "diamond", 8, words)
    words = _("target {value}", value=_level_words(view, target.value, _))
    told = f"{words} ({period_words(target.period, view.known.figures.kind, _.lang)})"
    at = Point(middle(view.span(target.period)), target.value, told)
    yield Marks((at,), "hoped", "diamond", 12, words)


def _level_words(view: OutcomeView, value: float, _: Translator) -> str:
    """Return a value as it stands in the chart, whose axis says the unit."""
    unit = unit_words(view.facts, _.lang)
    number = format_number(value, view.facts.decimals, _.lang)
    return f"{number}{unit}" if unit in ATTACHED else number


# The figures themselves


def _figures(
    view: OutcomeView, document: Mapping[str, Any] | None, _: Translator
) -> Iterator[Layer]:
    valued = view.valued(view.area)
    runs = split_runs(view, valued)
    shown = adjusted_values(document)
    if shown:
        yield Line(_parts(view, runs), "muted", _("as published"), 1.2)
        runs = [[figure for figure in run if figure.period in shown] for run in runs]
    firm, unsure = zip(*(_split_provisional(run) for run in runs), strict=True)
    yield Line(_parts(view, firm, shown), "fact", "", 2.2)
    yield Line(_parts(view, unsure, shown), "fact", "", 2.2, "dotted")
    classes = point_classes(document)
    plain_ones, rings = [], []
    standing: dict[str, list[Point]] = {name: [] for name in STANDING_OUT}
    for figure in (each for run in runs for each in run):
        point = _point(view, figure, shown, _)
        if classes.get(figure.period) in standing:
            standing[classes[figure.period]].append(point)
        elif PROVISIONAL in figure.notes:
            rings.append(point)
        else:
            plain_ones.append(point)
    yield Marks(tuple(plain_ones), "fact", "dot", 5.5)
    if rings:
        yield Marks(tuple(rings), "fact", "ring", 7)
    for name, points in standing.items():
        if points:
            colour, shape = STANDING_OUT[name]
            yield Marks(tuple(points), colour, shape, 11)


def _point(view: OutcomeView, figure: Figure, shown: Mapping[str, float], _: Translator) -> Point:
    value = shown.get(figure.period, figure.value or 0.0)
    at = middle(view.span(figure.period))
    return Point(at, value, _hover(view, figure, shown, _))


def _hover(view: OutcomeView, figure: Figure, shown: Mapping[str, float], _: Translator) -> str:
    kind, facts = view.known.figures.kind, view.facts
    lines = [
        f"{period_words(figure.period, kind, _.lang)}: "
        f"{value_words(figure.value or 0.0, facts, _.lang)}"
    ]
    limits = limits_words(figure, facts, _)
    if limits:
        lines.append(_("95% limits: {limits}", limits=limits))
    if figure.period in shown:
        value = value_words(shown[figure.period], facts, _.lang)
        lines.append(_("without its season: {value}", value=value))
    if figure.notes:
        lines.append(notes_words(figure, _))
    return "\n".join(lines)


def _parts(
    view: OutcomeView, runs: Sequence[Sequence[Figure]], shown: Mapping[str, float] | None = None
) -> tuple[tuple[Point, ...], ...]:
    return tuple(
        tuple(
            Point(
                middle(view.span(figure.period)),
                (shown or {}).get(figure.period, figure.value or 0.0),
            )
            for figure in run
        )
        for run in runs
        if run
    )


def _split_provisional(run: Sequence[Figure]) -> tuple[list[Figure], list[Figure]]:
    """Return the firm figures, and the provisional ones at the end with the one before them."""
    firm = len(run)
    while firm and PROVISIONAL in run[firm - 1].notes:
        firm -= 1
    return list(run[:firm]), list(run[max(firm - 1, 0) :]) if firm < len(run) else []
