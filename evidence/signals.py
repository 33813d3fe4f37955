"""Everything that one series says by itself: one indicator in one area.

Whether the latest figure is unusual, whether the series moves, what has changed since the
baseline, whether the target will be reached. A `break` starts the series afresh, seasons are
taken out, pooled figures are thinned until none overlaps another.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from evidence import forecast
from evidence.forecast import LikelyRange, TargetOdds
from evidence.progress import Progress, measure_progress
from evidence.seasons import SeasonalAdjustment, adjust_seasons, may_be_seasonal
from evidence.series import (
    SIGNIFICANT,
    Floats,
    Ints,
    finite_or_none,
    thin_windows,
)
from evidence.spc import SpcSignal, count_verdict_points, judge_chart
from evidence.trend import Trend, count_points_needed, fit_trend

SPC_WORDS = {
    "common": "no_clear_change",
    "improving": "improving",
    "concerning": "worsening",
}
"""What a point's class says of the outcome, where there are too few points for a trend."""


LARGEST = 1e300
"""What is larger is no figure: differences would leave the range of floats."""


@dataclass(frozen=True, eq=False)
class SeriesInput:
    """The current figures of one indicator in one area.

    Attributes
    ----------
    t
        (n,), ascending calendar indices that count every period: years, or quarters or months
        since any January. A period without a figure is absent; a pooled one sits at its last.
    values, lower, upper
        (n,), in the indicator's unit; limits are NaN where none is published.
    notes
        (n,), codes of each figure, joined by ``;``.
    frequency, window, better, decimals, unit, seasonal, smallest_change
        Of the indicator; `unit` in English.
    break_at
        The first calendar index of the series as it is counted now, None without a break.
    target
        Value and calendar index of the target, None without one.
    baseline_index
        Calendar index that progress is counted from, None without one.
    """

    t: Ints
    values: Floats
    lower: Floats
    upper: Floats
    notes: tuple[str, ...]
    frequency: str
    window: int
    better: str
    decimals: int
    unit: str
    seasonal: bool | None = None
    smallest_change: float | None = None
    break_at: int | None = None
    target: tuple[float, int] | None = None
    baseline_index: int | None = None


@dataclass(frozen=True)
class Current:
    """The latest figure as published."""

    period: int
    value: float
    lower: float | None
    upper: float | None
    note: str


@dataclass(frozen=True)
class ChangeSinceBaseline:
    """What the trend makes of the time from the baseline to the latest figure, in the unit."""

    change: float
    ci95: tuple[float, float]


@dataclass(frozen=True)
class Signal:
    """What one series says, in the indicator's own unit and direction.

    Attributes
    ----------
    n
        Figures that the chart and the trend rest on: since the break, none overlapping another.
    span
        Calendar indices of the first and the last of them.
    moving
        ``improving``, ``worsening``, ``no_clear_change``, ``too_few`` or ``neither``.
    periods, adjusted_values
        (n,) their calendar indices, and their values without seasons.
    adjusted
        Whether seasons were taken out.
    progress
        Its `word` is that of the four; `change` is the difference of the two figures.
    change
        Slope times periods since the baseline, with its 95% interval; None without either.
    target
        None without a target.
    likely_range
        80% ranges of the periods to come, up to the target where there is one.
    """

    n: int
    span: tuple[int, int] | None
    moving: str
    current: Current | None
    periods: tuple[int, ...]
    adjusted_values: tuple[float, ...]
    adjusted: bool
    spc: SpcSignal
    trend: Trend
    progress: Progress
    change: ChangeSinceBaseline | None
    target: TargetOdds | None
    likely_range: tuple[LikelyRange, ...]


def judge_signal(series: SeriesInput) -> Signal:
    """Judge one series by itself.

    Thin, constant or broken series give a result that says so, never an error; nothing in it
    is NaN.
    """
    finite = np.abs(series.values) <= LARGEST
    known = finite & (series.t >= series.break_at) if series.break_at is not None else finite
    since_break, values = series.t[known], series.values[known]
    seasons = adjust_seasons(values, since_break, series.frequency, series.window, series.seasonal)
    kept = thin_windows(since_break, series.window)
    periods, adjusted = since_break[kept], seasons.adjusted[kept]
    trend, drifts = _judge_trend(series, periods, values[kept], seasons)
    chart = judge_chart(
        adjusted,
        periods // series.window,
        series.better,
        None if series.target is None else series.target[0],
        count_verdict_points(series.frequency, _may_be_seasonal(series)),
        drifts,
    )
    progress = measure_progress(
        seasons.adjusted,
        since_break,
        ((series.upper - series.lower) / 2)[known],
        series.better,
        series.baseline_index,
        series.smallest_change,
    )
    odds, ranges = _judge_target(series, periods, values[kept], seasons)
    return Signal(
        n=len(periods),
        span=(int(periods[0]), int(periods[-1])) if len(periods) else None,
        moving=choose_moving(trend, chart),
        current=_current(series, finite),
        periods=tuple(map(int, periods)),
        adjusted_values=tuple(map(float, adjusted)),
        adjusted=seasons.present,
        spc=chart,
        trend=trend,
        progress=progress,
        change=_change(trend, since_break, series.baseline_index),
        target=odds,
        likely_range=ranges,
    )


def choose_moving(trend: Trend, chart: SpcSignal) -> str:
    """Choose the one word for whether a series moves, used everywhere.

    The trend's where there are enough points for one; else the latest point's class, unless
    the series drifts; else ``too_few``.
    """
    if trend.label != "too_few":
        return trend.label
    if chart.gated or chart.variation is None:
        return "too_few"
    return SPC_WORDS[chart.variation]


def _judge_trend(
    series: SeriesInput, periods: Ints, values: Floats, seasons: SeasonalAdjustment
) -> tuple[Trend, bool]:
    """Return the trend, and whether the chart must be gated for it, however few its points."""
    count = len(seasons.effects) if seasons.present else 1
    needed = count_points_needed(series.frequency, _may_be_seasonal(series))
    fitted = fit_trend(values, periods, series.better, 0, count, series.window)
    significant = fitted.p is not None and fitted.p <= SIGNIFICANT
    if len(periods) >= needed:
        return fitted, significant
    return Trend("neither" if series.better == "neither" else "too_few"), significant


def _judge_target(
    series: SeriesInput, periods: Ints, values: Floats, seasons: SeasonalAdjustment
) -> tuple[TargetOdds | None, tuple[LikelyRange, ...]]:
    """Return the target's odds and the likely range up to it, from the periods so far."""
    target = series.target
    walk = None
    if len(periods) >= count_points_needed(series.frequency, _may_be_seasonal(series)):
        level = None if target is None else target[0]
        scale = forecast.choose_scale(values, series.unit, series.decimals, level)
        adjusted = values - seasons.effects[periods % len(seasons.effects)]
        walk = forecast.fit_random_walk(adjusted, periods, scale, series.decimals, series.window)
    last = int(periods[-1]) if len(periods) else None
    if last is None:
        odds = None if target is None else TargetOdds(target[1], target[0], None, False, False)
        return odds, ()
    odds = None
    if target is not None:
        odds = forecast.forecast_target(walk, target, last, series.better, seasons, series.window)
    until = None if target is None else target[1]
    return odds, forecast.forecast_likely_range(walk, last, seasons, series.window, until)


def _change(trend: Trend, periods: Ints, baseline: int | None) -> ChangeSinceBaseline | None:
    """Return the trend times the periods since a baseline; None for one before the break."""
    if trend.slope is None or trend.ci95 is None or baseline is None:
        return None
    if not periods[0] <= baseline <= periods[-1]:
        return None
    since = int(periods[-1]) - baseline
    lower, upper = trend.ci95
    return ChangeSinceBaseline(trend.slope * since, (lower * since, upper * since))


def _current(series: SeriesInput, finite: npt.NDArray[np.bool_]) -> Current | None:
    if not finite.any():
        return None
    last = int(np.flatnonzero(finite)[-1])
    return Current(
        int(series.t[last]),
        float(series.values[last]),
        finite_or_none(series.lower[last]),
        finite_or_none(series.upper[last]),
        series.notes[last],
    )


def _may_be_seasonal(series: SeriesInput) -> bool:
    return may_be_seasonal(series.frequency, series.window, series.seasonal)
