"""The interrupted series: the step, its minimums, its false alarms, and the plan for one."""

import numpy as np
import pytest
import statsmodels.api as sm
from scipy import stats
from scipy.linalg import toeplitz

from evidence.interrupted import (
    InterruptedPlan,
    InterruptedSeries,
    RollOut,
    fit_interrupted_series,
    plan_interrupted_series,
)
from evidence.series import estimate_autocorrelation, fit_prais_winsten
from tests.evidence.simulated_series import draw_noise, share

PERIODS = np.arange(40, dtype=np.int64)
NOISE = draw_noise(np.random.default_rng(14), 1, 40, 0.4)[0]


def fitted(values: np.ndarray, periods: np.ndarray = PERIODS, **changes: object):  # type: ignore[no-untyped-def]
    known = {
        "first_start": 20,
        "last_start": 22,
        "lag": 1,
        "window": 1,
        "frequency": "quarterly",
        "seasonal": None,
    } | changes
    return fit_interrupted_series(values, periods, **known)  # type: ignore[arg-type]


def planned(values: np.ndarray, periods: np.ndarray, **changes: object) -> InterruptedPlan:
    known = {
        "first_start": 20,
        "last_start": 20,
        "lag": 0,
        "window": 1,
        "frequency": "quarterly",
        "seasonal": None,
        "expected": 2.0,
        "now": int(periods[-1]) if len(periods) else 0,
    } | changes
    return plan_interrupted_series(values, periods, **known)  # type: ignore[arg-type]


def test_the_nile_fell_in_1899() -> None:
    flow = sm.datasets.nile.load_pandas().data
    years = flow["year"].to_numpy(dtype=np.int64)
    design = np.column_stack([np.ones(len(years)), years >= 1899]).astype(float)
    fit = fit_prais_winsten(flow["volume"].to_numpy(dtype=float), design, years, 0.0)
    assert fit is not None
    before, step = fit.coefficients
    assert before == pytest.approx(1097.75, abs=1e-2)
    assert before + step == pytest.approx(849.97, abs=1e-2)
    assert step == pytest.approx(-247.78, abs=1e-2)


def test_fit_interrupted_series_is_generalised_least_squares() -> None:
    values = 30 + 0.1 * PERIODS + 3 * (PERIODS >= 23) + NOISE
    found = fitted(values)
    design = np.column_stack(
        [np.ones(40), PERIODS, PERIODS >= 23, PERIODS == 20, PERIODS == 21, PERIODS == 22]
    ).astype(float)
    memory = estimate_autocorrelation(values, design, PERIODS)
    theirs = sm.GLS(values, design, sigma=toeplitz(memory ** np.arange(40))).fit()
    df = 40 * (1 - memory) / (1 + memory) - 6
    student, error = stats.t(df), theirs.bse[2]
    assert memory > 0.1
    assert found.estimate == pytest.approx(theirs.params[2], rel=1e-9)
    assert found.df == pytest.approx(df, rel=1e-9)
    assert found.p == pytest.approx(2 * student.sf(abs(theirs.tvalues[2])), rel=1e-8)
    for interval, level in ((found.ci95, 0.975), (found.ci90, 0.95)):
        half = student.ppf(level) * error
        assert interval == pytest.approx((found.estimate - half, found.estimate + half), rel=1e-8)
    assert found.mde80 == pytest.approx((student.ppf(0.975) + student.ppf(0.8)) * error, rel=1e-8)
    assert (found.missing, found.too_early, found.seasonal) == ((), False, False)
    assert (found.n_points, found.n_before, found.n_after) == (40, 20, 17)


def test_fit_interrupted_series_leaves_out_what_lies_in_between() -> None:
    values = 30 + 0.1 * PERIODS + 3 * (PERIODS >= 23) + NOISE
    spoilt = np.where((PERIODS >= 20) & (PERIODS < 23), 1000.0, values)
    assert fitted(spoilt).estimate == pytest.approx(fitted(values).estimate, rel=1e-9)


def test_roll_out_adds_lag_and_window() -> None:
    assert RollOut.of(20, 22, 2, 4) == RollOut(20, 27)
    assert RollOut.of(20, 20, 0, 1) == RollOut(20, 20)
    assert RollOut(20, 22).design(PERIODS).shape == (40, 5)
    assert RollOut(20, 20).design(PERIODS).shape == (40, 3)


def test_fit_interrupted_series_keeps_seasons_out_of_the_step() -> None:
    season = np.array([4.0, -1.0, 0.5, -3.5])[PERIODS % 4]
    values = 30 + 3 * (PERIODS >= 23) + NOISE + season
    found = fitted(values)
    assert found.seasonal
    assert found.estimate == pytest.approx(fitted(values - season, seasonal=True).estimate)
    assert not fitted(values, seasonal=False).seasonal


@pytest.mark.parametrize(
    ("frequency", "before", "after"), [("annual", 6, 3), ("quarterly", 8, 4), ("monthly", 12, 6)]
)
def test_fit_interrupted_series_minimums(frequency: str, before: int, after: int) -> None:
    start = max(before, 12 - after)
    once = {"first_start": start, "last_start": start, "lag": 0, "frequency": frequency}
    once["seasonal"] = False

    def status(first: int, last: int) -> tuple[tuple[str, ...], bool]:
        found = fitted(NOISE[first:last], PERIODS[first:last], **once)
        return found.missing, found.too_early

    assert status(0, start + after) == ((), False)
    assert status(0, start + after - 1) == ((), True)
    assert status(0, start) == ((), True)
    assert status(start - before + 1, start + after) == (("periods_before",), False)


def test_fit_interrupted_series_wants_twelve_points_in_all() -> None:
    found = fitted(NOISE[:11], PERIODS[:11], first_start=6, last_start=6, lag=0, frequency="annual")
    assert (found.missing, found.too_early) == ((), True)
    assert found.estimate is not None


def test_fit_interrupted_series_of_thin_or_constant_data_never_fails() -> None:
    for count in range(4):
        found = fitted(NOISE[:count], PERIODS[:count])
        assert (found.estimate, found.ci95, found.p, found.mde80) == (None,) * 4
        assert found.missing == ("periods_before",)
    flat = fitted(np.full(40, 0.1))
    assert flat.missing == ("variation",)
    assert flat.estimate == 0.0
    assert not flat.too_early
    after_only = fitted(NOISE, PERIODS + 100)
    assert after_only.estimate is None
    assert after_only.missing == ("periods_before",)


def test_earlier_steps_are_fitted_on_the_time_before_alone() -> None:
    values = 30 + 0.1 * PERIODS + 3 * (PERIODS >= 23) + NOISE
    found = fitted(values)
    assert [step.period for step in found.earlier] == list(range(8, 17))
    again = fitted(values[:20], PERIODS[:20], first_start=10, last_start=10, lag=0, seasonal=False)
    step = found.earlier[2]
    assert (step.period, step.estimate) == (10, pytest.approx(again.estimate))
    assert step.ci95 == pytest.approx(again.ci95)
    shaken = np.where(PERIODS >= 20, -500.0, values)
    assert fitted(shaken).earlier == found.earlier
    assert fitted(values, first_start=11, last_start=11).earlier == ()


@pytest.mark.parametrize(("memory", "highest"), [(0.0, 0.08), (0.3, 0.08), (0.6, 0.11)])
def test_fit_interrupted_series_false_alarms(memory: float, highest: float) -> None:
    # 500 runs: standard error about 1%; 3 to 6% were measured, 7 to 8% at .6 with a lag.
    runs = draw_noise(np.random.default_rng(50), 500, 40, memory)
    early = {"first_start": 11, "last_start": 13, "seasonal": False}  # and so no earlier steps
    found = [fitted(run, **early).p <= 0.05 for run in runs]
    assert 0.01 <= share(found) <= highest


def test_plan_interrupted_series_is_the_error_of_the_design() -> None:
    history = 30 + NOISE[:20]
    found = planned(history, PERIODS[:20], lag=1)
    assert [one.period for one in found.mde80] == list(range(20, 60))
    assert [one.mde80 is None for one in found.mde80[:3]] == [True, False, False]
    line = np.column_stack([np.ones(20), PERIODS[:20]]).astype(float)
    memory = estimate_autocorrelation(history, line, PERIODS[:20])
    noise = sm.GLS(history, line, sigma=toeplitz(memory ** np.arange(20))).fit().scale
    last = PERIODS[:30]
    design = np.column_stack([np.ones(30), last, last >= 21, last == 20]).astype(float)
    inverse = np.linalg.inv(toeplitz(memory ** np.arange(30)))
    error = np.sqrt(noise * np.linalg.inv(design.T @ inverse @ design)[2, 2])
    student = stats.t(max(1.5, 30 * (1 - memory) / (1 + memory) - 4))
    by_hand = (student.ppf(0.975) + student.ppf(0.8)) * error
    assert found.mde80[9].period == 29
    assert found.mde80[9].mde80 == pytest.approx(by_hand, rel=1e-8)


def test_plan_interrupted_series_answers_when_the_hoped_for_step_would_be_seen() -> None:
    history, periods = 30 + NOISE[:20], PERIODS[:20]
    found = planned(history, periods, expected=4.0)
    answer = found.earliest_answer
    assert answer is not None
    power = {one.period: one.mde80 or np.inf for one in found.mde80}
    assert power[answer] <= 4.0
    assert all(power[before] > 4.0 for before in range(23, answer))
    assert planned(history, periods, expected=-4.0) == found
    sure = planned(history, periods, expected=1e9)
    assert sure.earliest_answer == 23  # four periods after are needed, whatever is hoped for
    assert planned(history, periods, expected=1e-9).earliest_answer is None


def test_plan_interrupted_series_under_way_counts_what_is_known() -> None:
    values = 30 + NOISE[:26] + 50 * (PERIODS[:26] >= 20)
    found = planned(values, PERIODS[:26])
    assert found.mde80[0].period == 26
    # The noise is that of the time before: a jump since the start is none of it.
    assert found.mde80 == planned(30 + NOISE[:26], PERIODS[:26]).mde80


def test_plan_interrupted_series_needs_a_history() -> None:
    for count in (0, 1, 7):
        found = planned(NOISE[:count], PERIODS[:count])
        assert found == InterruptedPlan(("periods_before",), (), None)


def test_plan_interrupted_series_predicts_what_then_holds() -> None:
    """20 quarters of history, 10 more after: predicted ÷ realised smallest visible step.

    100 runs: the standard error of the ratio of medians is about 6%.
    """
    runs = draw_noise(np.random.default_rng(60), 100, 30, 0.3)
    now = PERIODS[:30]
    realised, predicted = [], []
    for run in runs:
        found: InterruptedSeries = fitted(
            run, now, first_start=20, last_start=20, lag=0, seasonal=False
        )
        realised.append(found.mde80)
        plan = planned(run[:20], now[:20], seasonal=False)
        predicted.append({one.period: one.mde80 for one in plan.mde80}[29])
    assert 0.8 <= np.median(predicted) / np.median(realised) <= 1.25
