"""Will the target be reached on this path? A random walk with half its historic drift.

Trends break: extrapolating one covers 15% of what then comes where 80% is promised. Half of the
drift, with the uncertainty of the drift itself, covered 76–99% over fifteen simulated worlds.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.special import expit, logit, stdtr

from evidence.seasons import SeasonalAdjustment
from evidence.series import Floats, Ints, finite_or_none, rounding_of, scale_of, t_quantile

PERCENT_UNITS = frozenset({"%", "per cent", "percent"})
LIKELY = 0.80
DRIFT_SHARE = 0.5

Scale = Literal["logit", "log", "identity"]


@dataclass(frozen=True)
class LikelyRange:
    """Where the figure of one period to come lies four times in five, in the indicator's unit."""

    period: int
    lower: float
    middle: float
    upper: float


@dataclass(frozen=True)
class TargetOdds:
    """The chance of a target on the path so far.

    Attributes
    ----------
    period, value
        The target: a calendar index and a value in the indicator's unit.
    odds
        Probability between 0 and 1; None where there are too few points, the period lies too
        far ahead or has come, or no way is better.
    too_far
        Whether the period lies more than half of the series' length ahead.
    due
        Whether the period is no longer ahead.
    """

    period: int
    value: float
    odds: float | None
    too_far: bool
    due: bool


@dataclass(frozen=True)
class RandomWalk:
    """A series as a random walk on the scale on which it is judged.

    Attributes
    ----------
    points
        n: differences between consecutive points, plus one. df is n − 2.
    latest, drift, spread
        The last value, the mean and the standard deviation of the differences, on the scale.
    margin
        Half of the last decimal: how far inside a bound a value on it is put.
    """

    scale: Scale
    points: int
    latest: float
    drift: float
    spread: float
    margin: float

    def predict(self, horizon: int) -> tuple[float, float]:
        """Return centre and standard error of the value `horizon` points ahead, on the scale."""
        centre = self.latest + horizon * self.drift * DRIFT_SHARE
        wider = horizon**2 / (4 * (self.points - 1))
        return centre, self.spread * float(np.sqrt(horizon + wider))

    def is_too_far(self, horizon: int) -> bool:
        """Tell whether so many points ahead are more than half of the series."""
        return horizon > self.points / 2


def choose_scale(values: Floats, unit: str, decimals: int, target: float | None = None) -> Scale:
    """Choose the scale on which changes of a series are alike.

    ``logit`` for percentages, ``log`` for whole numbers all above 0, else ``identity``; also
    where a percentage leaves 0 to 100, as rates of change do.
    """
    known = values if target is None else np.append(values, target)
    if unit.strip().lower() in PERCENT_UNITS:
        inside = bool(((known >= 0) & (known <= 100)).all())
        return "logit" if inside else "identity"
    counts = decimals == 0 and bool((values > 0).all()) and bool((known >= 0).all())
    return "log" if counts else "identity"


def fit_random_walk(
    values: Floats, periods: Ints, scale: Scale, decimals: int, window: int = 1
) -> RandomWalk | None:
    """Fit the walk to the differences of consecutive points; None below two differences.

    Parameters
    ----------
    values, periods
        (n,) figures without their seasons, in the indicator's unit, and calendar indices in
        steps of `window`; over a gap no difference is taken.
    """
    if len(values) < 3:
        return None
    margin = 0.5 * 10.0**-decimals
    on_scale = _to_scale(values, scale, margin)
    unit = scale_of(on_scale)
    differences = np.diff(on_scale / unit)[np.diff(periods) == window]
    if len(differences) < 2:
        return None
    spread = float(differences.std(ddof=1))
    if spread <= rounding_of(on_scale / unit):
        spread = 0.0
    drift = float(differences.mean())
    latest = float(on_scale[-1])
    return RandomWalk(scale, len(differences) + 1, latest, drift * unit, spread * unit, margin)


def forecast_target(
    walk: RandomWalk | None,
    target: tuple[float, int],
    last: int,
    better: str,
    seasons: SeasonalAdjustment,
    window: int = 1,
) -> TargetOdds:
    """Return the chance of reaching a target, from the predictive t of a random walk.

    Parameters
    ----------
    walk
        None where there are too few points.
    target
        Its value in the indicator's unit and its calendar index.
    last
        The calendar index of the latest point; the horizon counts points, rounded up.

    Notes
    -----
    m = y_n + h·d̄/2, s² = s_d²(h + h²/(4(n−1))), P(hit) = F_t((m − target)/s) with df n−2 where
    higher is better. The target is compared without its season's effect.
    """
    value, period = target
    horizon = -(-(period - last) // window)
    due = period <= last
    if walk is None or due or walk.is_too_far(horizon):
        too_far = walk is not None and not due
        return TargetOdds(period, value, None, too_far, due)
    if better not in ("higher", "lower"):
        return TargetOdds(period, value, None, False, due)
    level = _to_scale(np.array([value - seasons.effect_at(period)]), walk.scale, walk.margin)
    centre, error = walk.predict(horizon)
    ahead = (centre - float(level[0])) * (1 if better == "higher" else -1)
    if abs(ahead) <= rounding_of(np.array([centre, float(level[0])])):
        ahead = 0.0
    if error == 0:
        return TargetOdds(period, value, float(ahead >= 0), False, due)
    odds = finite_or_none(stdtr(walk.points - 2, ahead / error))
    return TargetOdds(period, value, odds, False, due)


def forecast_likely_range(
    walk: RandomWalk | None,
    last: int,
    seasons: SeasonalAdjustment,
    window: int = 1,
    until: int | None = None,
) -> tuple[LikelyRange, ...]:
    """Return the 80% range of each period to come, no further than half of the series' length.

    In the indicator's unit, with the season's effect put back; up to the calendar index
    `until`, rounded up to a point, where that is given.
    """
    if walk is None:
        return ()
    horizon = walk.points // 2
    if until is not None:
        horizon = min(horizon, max(0, -(-(until - last) // window)))
    quantile = t_quantile((1 + LIKELY) / 2, walk.points - 2)
    ranges = []
    for steps in range(1, horizon + 1):
        centre, error = walk.predict(steps)
        on_scale = np.array([centre - quantile * error, centre, centre + quantile * error])
        period = last + steps * window
        figures = _from_scale(on_scale, walk.scale) + seasons.effect_at(period)
        if np.isfinite(figures).all():
            ranges.append(LikelyRange(period, *map(float, figures)))
    return tuple(ranges)


def describe_odds(odds: float) -> int:
    """Return odds in tenths, 0 to 10, halves rounded up, for "about 3 in 10".

    0 is to be read as less than 1 in 10, 10 as more than 9 in 10.
    """
    return int(np.floor(odds * 10 + 0.5))


def _to_scale(values: Floats, scale: Scale, margin: float) -> Floats:
    if scale == "logit":
        moved: Floats = logit(np.clip(values, margin, 100 - margin) / 100)
        return moved
    if scale == "log":
        logs: Floats = np.log(np.maximum(values, margin))
        return logs
    return values


def _from_scale(values: Floats, scale: Scale) -> Floats:
    if scale == "logit":
        percent: Floats = 100 * expit(values)
        return percent
    if scale == "log":
        with np.errstate(over="ignore"):
            counts: Floats = np.exp(values)
        return counts
    return values
