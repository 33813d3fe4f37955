"""Nothing to compare with: a step in one series at the roll-out, and how small a step is seen.

Only the level may change; a change of slope as well would fit anything. Whatever else happened
at the time is in the step, so its wording never climbs above *association*.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from evidence.seasons import CYCLES_NEEDED, has_seasons, may_be_seasonal, season_dummies
from evidence.series import (
    SEASONS_OF,
    Floats,
    Ints,
    SeriesFit,
    finite_or_none,
    fit_prais_winsten,
    line_of,
    rounding_of,
    t_quantile,
)

BEFORE_NEEDED = {"annual": 6, "quarterly": 8, "monthly": 12}
AFTER_NEEDED = {"annual": 3, "quarterly": 4, "monthly": 6}
POINTS_NEEDED = 12
POWER = 0.80
HORIZON_YEARS = 10

Interval = tuple[float, float]


@dataclass(frozen=True)
class EarlierStep:
    """The same step at a date before anything was delivered, for drawing beside the real one."""

    period: int
    estimate: float
    ci95: Interval


@dataclass(frozen=True)
class InterruptedSeries:
    """A change of level at the roll-out, in the unit and sign of the values.

    Attributes
    ----------
    estimate, ci95, ci90, p, mde80, df
        None where the step cannot be computed at all.
    missing
        Codes of what is not enough for a verdict: ``periods_before``, ``variation``.
    too_early
        Whether only points after the roll-out are wanting.
    n_points, n_before, n_after
        Points used in all (those left out as in between among them), before and after.
    seasonal
        Whether season dummies are in.
    earlier
        Steps at earlier dates, in order of time.
    path
        (n,) what the line says without the step, None where it cannot be fitted.
    """

    estimate: float | None
    ci95: Interval | None
    ci90: Interval | None
    p: float | None
    mde80: float | None
    df: float | None
    missing: tuple[str, ...]
    too_early: bool
    n_points: int
    n_before: int
    n_after: int
    seasonal: bool
    earlier: tuple[EarlierStep, ...]
    path: tuple[float, ...] | None = None


@dataclass(frozen=True)
class PlannedPower:
    """The smallest step seen four times in five if the series ran up to a period."""

    period: int
    mde80: float | None


@dataclass(frozen=True)
class InterruptedPlan:
    """What an interrupted series could show by when.

    Attributes
    ----------
    missing
        ``periods_before`` where the history is too short to plan from; else empty.
    mde80
        One entry a period to come, ten years of them, in the unit of the values.
    earliest_answer
        The first calendar index at which the hoped-for step would be seen; None if never.
    """

    missing: tuple[str, ...]
    mde80: tuple[PlannedPower, ...]
    earliest_answer: int | None


@dataclass(frozen=True)
class RollOut:
    """When the periods without, in between and with delivery begin, as calendar indices."""

    first_start: int
    outcome_start: int

    @classmethod
    def of(cls, first_start: int, last_start: int, lag: int, window: int) -> "RollOut":
        """Return the roll-out from its first and last start, lag and window in periods."""
        return cls(first_start, last_start + lag + window - 1)

    def design(self, periods: Ints) -> Floats:
        """Return constant, line, step and one dummy for each period in between; step third."""
        between = periods[(periods >= self.first_start) & (periods < self.outcome_start)]
        return np.column_stack(
            [line_of(periods), periods >= self.outcome_start, np.equal.outer(periods, between)]
        ).astype(np.float64)


STEP = 2
"""The column of the step in the design."""


def fit_interrupted_series(
    values: Floats,
    periods: Ints,
    first_start: int,
    last_start: int,
    lag: int,
    window: int,
    frequency: str,
    seasonal: bool | None,
) -> InterruptedSeries:
    """Fit a change of level at the roll-out to one series (`fit_prais_winsten`).

    Parameters
    ----------
    values, periods
        (n,) figures, no NaN, and their calendar indices, ascending; gaps allowed.
    first_start, last_start
        Calendar indices of the first and last place's start.
    lag, window
        Of the indicator, in its periods.
    frequency
        ``annual``, ``quarterly`` or ``monthly``.
    seasonal
        True: season dummies are in; False: never; None: if the F-test finds them at 1%.

    Notes
    -----
    Constant, line, a dummy for each period from the first start until the last one has had its
    lag, and a step from there on. Confidence limits and p from Student's t with effective degrees
    of freedom; MDE80 = (t_.975 + t_.80)·se.
    """
    rollout = RollOut.of(first_start, last_start, lag, window)
    seasons = _choose_seasons(values, rollout.design(periods), periods, frequency, window, seasonal)
    fit = _fit_step(values, periods, rollout, seasons)
    before = int((periods < rollout.first_start).sum())
    after = int((periods >= rollout.outcome_start).sum())
    missing = ["periods_before"] if before < BEFORE_NEEDED[frequency] else []
    if len(values) > 1 and np.ptp(values) <= rounding_of(values):
        missing.append("variation")
    short = after < AFTER_NEEDED[frequency] or len(values) < POINTS_NEEDED
    return InterruptedSeries(
        estimate=None if fit is None else finite_or_none(fit.coefficients[STEP]),
        ci95=_interval(fit, 0.95),
        ci90=_interval(fit, 0.90),
        p=None if fit is None else finite_or_none(fit.p_value(STEP)),
        mde80=None if fit is None else _mde80(float(fit.standard_errors[STEP]), fit.df),
        df=None if fit is None else fit.df,
        missing=tuple(missing),
        too_early=short and not missing,
        n_points=len(values),
        n_before=before,
        n_after=after,
        seasonal=seasons > 1,
        earlier=_fit_earlier_steps(values, periods, first_start, frequency, seasons),
        path=None if fit is None else _path(fit, periods, seasons),
    )


def plan_interrupted_series(
    values: Floats,
    periods: Ints,
    first_start: int,
    last_start: int,
    lag: int,
    window: int,
    frequency: str,
    seasonal: bool | None,
    expected: float,
    now: int,
) -> InterruptedPlan:
    """Work out from the series before the roll-out how small a step could be seen, and when.

    Parameters
    ----------
    values, periods
        All figures known, and their calendar indices; other parameters as in
        `fit_interrupted_series`, starts actual or planned.
    expected
        The hoped-for step, in the unit of the values; its sign does not matter.
    now
        Calendar index of the last period known; every later one is taken to come.

    Notes
    -----
    Autocorrelation and noise are those of constant and line (with season dummies, if they are
    in) before the first start. For each last period the standard error of the step follows from
    the design alone; nothing is simulated.
    """
    rollout = RollOut.of(first_start, last_start, lag, window)
    before = periods < min(first_start, now + 1)
    past = periods[before]
    line = line_of(past)
    seasons = _choose_seasons(values[before], line, past, frequency, window, seasonal)
    design = np.column_stack([line, season_dummies(past, seasons)])
    noise = fit_prais_winsten(values[before], design, past)
    if noise is None or len(past) < BEFORE_NEEDED[frequency]:
        return InterruptedPlan(("periods_before",), (), None)
    power, answer = [], None
    for last in range(now + 1, now + 1 + HORIZON_YEARS * SEASONS_OF[frequency]):
        known = np.concatenate([periods[periods <= now], np.arange(now + 1, last + 1)])
        mde80 = _predict_mde80(known, rollout, seasons, noise)
        power.append(PlannedPower(last, mde80))
        enough = (known >= rollout.outcome_start).sum() >= AFTER_NEEDED[frequency]
        enough = enough and len(known) >= POINTS_NEEDED
        if answer is None and enough and mde80 is not None and mde80 <= abs(expected):
            answer = last
    return InterruptedPlan((), tuple(power), answer)


def _fit_step(values: Floats, periods: Ints, rollout: RollOut, seasons: int) -> SeriesFit | None:
    design = np.column_stack([rollout.design(periods), season_dummies(periods, seasons)])
    return fit_prais_winsten(values, design, periods)


def _path(fit: SeriesFit, periods: Ints, seasons: int) -> tuple[float, ...]:
    """Return constant, line and seasons at every period: what would be there without the step."""
    dummies = season_dummies(periods, seasons)
    kept = fit.coefficients[len(fit.coefficients) - dummies.shape[1] :]
    line = line_of(periods) @ fit.coefficients[:STEP]
    return tuple((line + dummies @ kept).tolist())


def _fit_earlier_steps(
    values: Floats, periods: Ints, first_start: int, frequency: str, seasons: int
) -> tuple[EarlierStep, ...]:
    before = periods < first_start
    values, periods = values[before], periods[before]
    if len(values) < POINTS_NEEDED:
        return ()
    earliest, latest = BEFORE_NEEDED[frequency], len(values) - AFTER_NEEDED[frequency]
    steps = []
    for start in periods[earliest : latest + 1]:
        fit = _fit_step(values, periods, RollOut(int(start), int(start)), seasons)
        interval = _interval(fit, 0.95)
        if fit is not None and interval is not None:
            steps.append(EarlierStep(int(start), float(fit.coefficients[STEP]), interval))
    return tuple(steps)


def _choose_seasons(
    values: Floats,
    design: Floats,
    periods: Ints,
    frequency: str,
    window: int,
    seasonal: bool | None,
) -> int:
    """Return how many seasons get dummies beside a design; 1 for none."""
    seasons = SEASONS_OF[frequency]
    if not may_be_seasonal(frequency, window, seasonal):
        return 1
    enough = len(values) >= CYCLES_NEEDED * seasons
    if seasonal is None and not (enough and has_seasons(values, design, periods, seasons)):
        return 1
    return seasons


def _predict_mde80(
    periods: npt.NDArray[np.int64], rollout: RollOut, seasons: int, noise: SeriesFit
) -> float | None:
    # Only the standard error is read, which hangs on the design: any values would do.
    fit = fit_prais_winsten(
        np.zeros(len(periods)),
        np.column_stack([rollout.design(periods), season_dummies(periods, seasons)]),
        periods,
        noise.autocorrelation,
    )
    return None if fit is None else _mde80(noise.noise * float(fit.unit_errors[STEP]), fit.df)


def _mde80(error: float, df: float) -> float | None:
    return finite_or_none((t_quantile(0.975, df) + t_quantile(POWER, df)) * error)


def _interval(fit: SeriesFit | None, level: float) -> Interval | None:
    if fit is None:
        return None
    lower, upper = fit.interval(STEP, level)
    return (lower, upper) if np.isfinite([lower, upper]).all() else None
