"""One place over time, beside Wales: a chart, its finding and its table."""

from collections.abc import Iterator

from components.chart import Axis, Band, Chart, Layer, Line, Marks, Point
from components.chart_time import span_ticks, where
from components.html import Row, Table
from components.map.view import MapView
from components.words import limits_words, period_words, unit_words, value_words
from data.figures import Figure
from locales import Translator
from locales.formats import format_number
from models.area import WALES
from models.periods import Period, parse_period

HEIGHT = 320


def place_finding(view: MapView, code: str, _: Translator) -> str:
    """Return one sentence: the place's figure and Wales's, claiming nothing."""
    figure = view.shown.get(code)
    facts = view.figures.facts
    name = view.names[code]
    if figure is None or figure.value is None:
        return _("{place}: no figure", place=name)
    own = value_words(figure.value, facts, _.lang)
    if view.wales is None or view.wales.value is None:
        return _("{place}: {value}", place=name, value=own)
    return _(
        "{place}: {value} · Wales: {wales}",
        place=name,
        value=own,
        wales=value_words(view.wales.value, facts, _.lang),
    )


def has_series(view: MapView, code: str) -> bool:
    """Return whether there is anything to draw of a place or of Wales."""
    return bool(_series(view, code) or _series(view, WALES))


def place_chart(view: MapView, code: str, _: Translator) -> Chart:
    """Return the place over time beside Wales, with its published limits."""
    finding = place_finding(view, code, _)
    periods = [_period(view, period) for period in view.figures.periods]
    unit = unit_words(view.figures.facts, _.lang)
    return Chart(
        finding=finding,
        alt=_("Line chart over time. {finding}", finding=finding),
        x=Axis(ticks=span_ticks(periods)),
        y=Axis(unit=unit, decimals=view.figures.facts.decimals),
        layers=tuple(_layers(view, code, _)),
    )


def _layers(view: MapView, code: str, _: Translator) -> Iterator[Layer]:
    wales, place = _runs(view, WALES, _), _runs(view, code, _)
    if wales:
        yield Line(wales, "muted", _("Wales"), width=1.5)
    yield from _limits(view, code)
    if place:
        yield Line(place, "fact", view.names[code], width=2.5)
        yield Marks((place[-1][-1],), "fact", size=8)


def _period(view: MapView, code: str) -> Period:
    assert view.figures.kind is not None
    return parse_period(code, view.figures.kind)


def _series(view: MapView, code: str) -> list[list[Figure]]:
    """Return runs of figures; a period without one, where others have theirs, ends a run."""
    runs: list[list[Figure]] = [[]]
    for period in view.figures.periods:
        figure = view.figures.cells.get((code, period))
        if figure is not None and figure.value is not None:
            runs[-1].append(figure)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _runs(view: MapView, code: str, _: Translator) -> tuple[tuple[Point, ...], ...]:
    return tuple(tuple(_point(view, each, _) for each in run) for run in _series(view, code))


def _point(view: MapView, figure: Figure, _: Translator) -> Point:
    value = figure.value or 0.0
    period = period_words(figure.period, view.figures.kind, _.lang)
    hover = f"{period}: {value_words(value, view.figures.facts, _.lang)}"
    return Point(where(_period(view, figure.period)), value, hover)


def _limits(view: MapView, code: str) -> Iterator[Band]:
    """Yield a band for each run of figures whose limits are published."""
    for run in _series(view, code):
        known = [
            (where(_period(view, each.period)), each.lower, each.upper)
            for each in run
            if each.lower is not None and each.upper is not None
        ]
        if len(known) > 1:
            x, lower, upper = zip(*known, strict=True)
            yield Band(x, lower, upper, "fact")


def build_place_table(view: MapView, code: str, caption: str, _: Translator) -> Table:
    """Return the place's series beside Wales's, latest first."""
    decimals = view.figures.facts.decimals
    rows = []
    for period in reversed(view.figures.periods):
        own = view.figures.cells.get((code, period))
        wales = view.figures.cells.get((WALES, period))
        rows.append(
            Row(
                (
                    period_words(period, view.figures.kind, _.lang),
                    _number(own, decimals, _),
                    limits_words(own, view.figures.facts, _) if own else "",
                    _number(wales, decimals, _),
                )
            )
        )
    unit = unit_words(view.figures.facts, _.lang)
    columns = (
        _("Period"),
        f"{view.names[code]} ({unit})",
        _("95% limits"),
        f"{_('Wales')} ({unit})",
    )
    return Table(caption, columns, rows, numbers=frozenset({1, 2, 3}))


def _number(figure: Figure | None, decimals: int, _: Translator) -> str:
    if figure is None or figure.value is None:
        return _("no figure")
    return format_number(figure.value, decimals, _.lang)
