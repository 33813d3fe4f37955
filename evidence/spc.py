"""Is the latest figure unusual? The XmR chart as NHS England's *Making Data Count* reads it.

Limits lie 2.66 mean moving ranges from the mean (Shewhart's individuals chart). The rules are
those of the NHSRplotthedots package (MIT); every function here that is a rule bears its name.
Points are oriented by which way is better only in `classify_points`.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from evidence.series import (
    Floats,
    Ints,
    estimate_autocorrelation,
    finite_or_none,
    mean_of,
    rounding_of,
    scale_of,
)

XMR_LIMIT_FACTOR = 2.66
"""3 ÷ 1.128, the mean range of two normal draws."""

NEAR_LIMIT_SHARE = 2 / 3
SCREEN_FACTOR = 3.267
"""Upper limit of a chart of moving ranges, in mean ranges."""

RUN = 7
CHART_POINTS = 6
VERDICT_POINTS = 12
VERDICT_POINTS_IF_SEASONAL = 36
TRIAL_BELOW = 13
DRIFTING_ABOVE = 0.4
"""Autocorrelation from which rules made for independent points cry wolf."""

Sides = npt.NDArray[np.int8]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class XmrChart:
    """Mean and limits of a series, in its unit."""

    mean: float
    lower_limit: float
    upper_limit: float
    near_lower: float
    near_upper: float


@dataclass(frozen=True)
class SpcSignal:
    """The XmR chart and what it says.

    Attributes
    ----------
    mean, lower_limit, upper_limit
        None below six points.
    points
        ``common``, ``improving`` or ``concerning``, one per figure used; all ``common`` where
        there are too few for a verdict, the series drifts, or no way is better.
    sides
        +1 where a point is unusually high or rises, −1 where low or falling, else 0: what
        `points` cannot say where no way is better.
    variation
        The latest point's class; None below the points a verdict needs, and for an unusual
        point where no way is better.
    assurance
        ``consistent_pass``, ``consistent_fail`` or ``inconsistent``; None without a target.
    trial
        Whether the limits rest on fewer than 13 points.
    gated
        Whether the series drifts, so that the trend has to be read instead.
    """

    mean: float | None
    lower_limit: float | None
    upper_limit: float | None
    points: tuple[str, ...]
    sides: tuple[int, ...]
    variation: str | None
    assurance: str | None
    trial: bool
    gated: bool


def fit_xmr(values: Floats, screen: bool = True) -> XmrChart | None:
    """Return the mean ± 2.66 mean moving ranges of consecutive points.

    Parameters
    ----------
    values
        (n,), any unit; None comes back below two points.
    screen
        Whether moving ranges of at least 3.267 times their mean are left out, once. They are
        kept where nothing else moved at all: limits on the mean would make every point unusual.
    """
    if len(values) < 2:
        return None
    unit = scale_of(values)
    scaled = values / unit
    ranges = np.abs(np.diff(scaled))
    ranges[ranges <= rounding_of(scaled)] = 0.0
    spread = float(ranges.mean())
    kept = ranges[ranges < SCREEN_FACTOR * spread]
    if screen and kept.any():
        spread = float(kept.mean())
    mean, half = mean_of(values), XMR_LIMIT_FACTOR * spread * unit
    near = half * NEAR_LIMIT_SHARE
    return XmrChart(mean, mean - half, mean + half, mean - near, mean + near)


def find_sides(values: Floats, level: float) -> Sides:
    """Return +1 above a level, −1 below and 0 on it, rounding apart."""
    gaps = values - level
    gaps[np.abs(gaps) <= rounding_of(values)] = 0.0
    return np.sign(gaps).astype(np.int8)


def find_outside(values: Floats, lower: float, upper: float) -> Sides:
    """Return +1 above the upper limit, −1 below the lower and 0 between; on a limit is between."""
    above, below = find_sides(values, upper) > 0, find_sides(values, lower) < 0
    return (above.astype(np.int8) - below.astype(np.int8)).astype(np.int8)


def find_seven_trend(values: Floats) -> Sides:
    """Return +1 (−1) at each point that is part of seven strictly rising (falling) ones."""
    if len(values) < RUN:
        return np.zeros(len(values), dtype=np.int8)
    steps = np.diff(values)
    steps[np.abs(steps) <= rounding_of(values)] = 0.0
    return _mark_runs(np.sign(steps).astype(np.int8), RUN - 1, RUN)


def find_two_in_three(near: Sides, sides: Sides) -> Sides:
    """Mark near points of any three on one side of the mean of which two are beyond a near limit.

    `near` is +1 (−1) at points beyond the upper (lower) near limit, `sides` the side of the mean.
    """
    found = np.zeros(len(near), dtype=np.int8)
    for start in np.flatnonzero(_mark_starts(sides, 3)):
        window, side = slice(start, start + 3), sides[start]
        if (near[window] == side).sum() >= 2:
            found[window] = np.where(near[window] == side, side, found[window])
    return found


def find_seven_one_side(sides: Sides) -> Sides:
    """Mark each point of seven in a row on one side of the mean; one on the mean breaks the run."""
    return _mark_runs(sides, RUN, RUN)


def find_special_causes(values: Floats, chart: XmrChart) -> Sides:
    """Return for each point +1 (unusually high or rising), −1 (low or falling) or 0 (common cause).

    The first rule that applies decides: outside a limit; seven rising or falling; two of three
    beyond a near limit; seven on one side of the mean.
    """
    sides = find_sides(values, chart.mean)
    near = find_outside(values, chart.near_lower, chart.near_upper)
    found = find_outside(values, chart.lower_limit, chart.upper_limit)
    for rule in (
        find_seven_trend(values),
        find_two_in_three(near, sides),
        find_seven_one_side(sides),
    ):
        found = np.where(found == 0, rule, found)
    return found.astype(np.int8)


def classify_points(causes: Sides, better: str) -> tuple[str, ...]:
    """Name each point ``common``, ``improving`` or ``concerning``.

    Where neither way is better nothing can improve or concern: all are ``common``.
    """
    good = {"higher": 1, "lower": -1}.get(better)
    if good is None:
        return ("common",) * len(causes)
    names = {0: "common", good: "improving", -good: "concerning"}
    return tuple(names[int(cause)] for cause in causes)


def assess_assurance(chart: XmrChart, target: float | None, better: str) -> str | None:
    """Say whether the usual variation passes a target always, never or at times.

    ``consistent_pass``, ``consistent_fail`` or ``inconsistent``; None without a target or a
    direction.
    """
    if target is None or better not in ("higher", "lower"):
        return None
    same = rounding_of(np.array([chart.lower_limit, chart.upper_limit, target]))
    if chart.lower_limit - same <= target <= chart.upper_limit + same:
        return "inconsistent"
    passes = (target < chart.lower_limit) == (better == "higher")
    return "consistent_pass" if passes else "consistent_fail"


def count_verdict_points(frequency: str, may_be_seasonal: bool) -> int:
    """Return from how many points a chart gives a verdict: three cycles of possible months."""
    return (
        VERDICT_POINTS_IF_SEASONAL
        if frequency == "monthly" and may_be_seasonal
        else (VERDICT_POINTS)
    )


def judge_chart(
    values: Floats,
    periods: Ints,
    better: str,
    target: float | None,
    points_needed: int,
    drifts: bool,
) -> SpcSignal:
    """Draw the chart of a series and say what it shows.

    Parameters
    ----------
    values, periods
        (n,) figures without their seasons, in the indicator's unit, and calendar indices in
        steps of 1.
    target
        In the indicator's unit.
    points_needed
        For a verdict; the chart is drawn from six points.
    drifts
        Whether a trend is significant: rules made for a level series then tell nothing new.
    """
    count = len(values)
    trial, chart = count < TRIAL_BELOW, fit_xmr(values)
    if chart is None or count < CHART_POINTS:
        common, nothing = ("common",) * count, (0,) * count
        return SpcSignal(None, None, None, common, nothing, None, None, trial, False)
    judged = count >= points_needed
    gated = judged and (drifts or _remembers(values, periods))
    causes = find_special_causes(values, chart)
    if gated or not judged:
        causes = np.zeros_like(causes)
    points = classify_points(causes, better)
    unnamed = better == "neither" and causes[-1] != 0
    return SpcSignal(
        mean=finite_or_none(chart.mean),
        lower_limit=finite_or_none(chart.lower_limit),
        upper_limit=finite_or_none(chart.upper_limit),
        points=points,
        sides=tuple(map(int, causes)),
        variation=points[-1] if judged and not unnamed else None,
        assurance=assess_assurance(chart, target, better) if judged else None,
        trial=trial,
        gated=gated,
    )


def _remembers(values: Floats, periods: Ints) -> bool:
    """Tell whether the autocorrelation about the mean is too high for the chart's rules."""
    constant = np.ones((len(values), 1))
    return estimate_autocorrelation(values, constant, periods) > DRIFTING_ABOVE


def _mark_starts(signs: Sides, length: int) -> Flags:
    """Tell at which points a run of `length` equal signs other than 0 begins."""
    if len(signs) < length:
        return np.zeros(0, dtype=np.bool_)
    runs = np.lib.stride_tricks.sliding_window_view(signs, length)
    starts: Flags = (signs[: len(runs)] != 0) & (runs == runs[:, :1]).all(axis=1)
    return starts


def _mark_runs(signs: Sides, length: int, points: int) -> Sides:
    """Give `points` points from the beginning of each run its sign.

    A point may end one run of steps and begin the next: the later direction is the news.
    """
    found = np.zeros(len(signs) + points - length, dtype=np.int8)
    for start in np.flatnonzero(_mark_starts(signs, length)):
        found[start : start + points] = signs[start]
    return found
