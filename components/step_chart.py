"""One series and its step: the Wales figures, the path they were on, and where it began."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.chart import Axis, Chart, Layer, Line, Marks, Moment, Point
from components.link_view import LinkView
from components.takeaway import Column, TakenTable
from components.words import period_words, unit_words, value_words
from locales import Translator
from models.enums import Frequency
from models.periods import PeriodKind, common_kind, parse_period


@dataclass(frozen=True)
class OneSeries:
    """The one series of a link that has nothing to compare with.

    Attributes
    ----------
    path
        What the figures were on without the step; None where it could not be fitted.
    step_from
        The first period that counts as after.
    """

    periods: tuple[str, ...]
    kind: PeriodKind
    values: tuple[float | None, ...]
    path: tuple[float | None, ...] | None
    step_from: str


def read_one_series(view: LinkView) -> OneSeries | None:
    """Return the document's one series; None where it has none."""
    series = view.document["series"] if view.document else None
    if not series or not series["periods"]:
        return None
    kind = common_kind(series["periods"], Frequency(view.facts.frequency))
    if kind is None:
        return None
    path = series["path"]
    return OneSeries(
        tuple(series["periods"]),
        kind,
        tuple(series["values"]),
        None if path is None else tuple(path),
        series["from"],
    )


def year_of(code: str, kind: PeriodKind) -> float:
    """Return the middle of a period as a decimal year."""
    period = parse_period(code, kind)
    middle = (
        period.first_day.toordinal()
        + (period.last_day.toordinal() - period.first_day.toordinal()) / 2
    )
    first = period.first_day.replace(month=1, day=1).toordinal()
    return period.first_day.year + (middle - first) / 365.25


def step_chart(series: OneSeries, view: LinkView, _: Translator) -> Chart:
    """Return the chart; its finding is the verdict's own."""
    finding = view.told.finding if view.told else ""
    layers: list[Layer] = []
    if series.path is not None:
        layers.append(
            Line(_runs(series, series.path, view, _), "muted", _("its path"), 2, "dashed")
        )
    layers += [
        Moment(_start(series), "ink", _("counted from here")),
        Line(_runs(series, series.values, view, _), "fact", _("Wales"), 2.0),
        Marks(
            tuple(point for run in _runs(series, series.values, view, _) for point in run),
            "fact",
            "dot",
            5.0,
        ),
    ]
    return Chart(
        finding=finding,
        alt=f"{_('Wales, and the path it was on')}. {finding}",
        x=Axis(),
        y=Axis(unit_words(view.facts, _.lang), (), view.facts.decimals),
        layers=tuple(layers),
        note=_("There is no place without it to compare with."),
    )


def _start(series: OneSeries) -> float:
    """Return where the first period after begins: between it and the one before."""
    at = year_of(series.step_from, series.kind)
    span = parse_period(series.step_from, series.kind)
    return at - (span.last_day.toordinal() - span.first_day.toordinal()) / 2 / 365.25


def _runs(
    series: OneSeries, values: Sequence[float | None], view: LinkView, _: Translator
) -> tuple[tuple[Point, ...], ...]:
    """Return the values as runs of points; a missing one begins a new run, and so does the step."""
    runs: list[list[Point]] = [[]]
    for code, value in zip(series.periods, values, strict=True):
        if value is None or (code == series.step_from and values is series.values):
            runs.append([])
        if value is not None:
            said = f"{period_words(code, series.kind, _.lang)}: "
            said += value_words(value, view.facts, _.lang)
            runs[-1].append(Point(year_of(code, series.kind), value, said))
    return tuple(tuple(run) for run in runs if run)


def take_series(series: OneSeries, view: LinkView, _: Translator) -> TakenTable:
    """Return the series as a table, the latest first."""
    decimals = view.facts.decimals
    path = series.path or (None,) * len(series.periods)
    unit = unit_words(view.facts, _.lang)
    rows = [
        (
            period_words(code, series.kind, _.lang),
            value,
            on,
            _("after") if code >= series.step_from else _("before"),
        )
        for code, value, on in zip(series.periods, series.values, path, strict=True)
    ]
    return TakenTable(
        "series",
        _("Wales, and the path it was on, in words"),
        (
            Column(_("Period")),
            Column(f"{_('Wales')} ({unit})", decimals),
            Column(_("The path it was on"), decimals),
            Column(_("Counts as")),
        ),
        rows[::-1],
    )
