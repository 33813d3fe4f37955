"""The trend: its label, its unit, its false alarms."""

import numpy as np
import pytest
import statsmodels.api as sm
from scipy import stats
from scipy.linalg import toeplitz

from evidence.series import estimate_autocorrelation, line_of
from evidence.trend import Trend, count_points_needed, fit_line, fit_trend, label_trend
from tests.evidence.simulated_series import draw_noise, share

PERIODS = np.arange(30, dtype=np.int64)
RISING = 5 + 0.2 * PERIODS + draw_noise(np.random.default_rng(9), 1, 30, 0.4)[0]


def test_fit_trend_is_the_slope_of_generalised_least_squares() -> None:
    found = fit_trend(RISING, PERIODS, "higher", 12)
    design = line_of(PERIODS)
    memory = estimate_autocorrelation(RISING, design, PERIODS)
    theirs = sm.GLS(RISING, design, sigma=toeplitz(memory ** np.arange(30))).fit()
    student = stats.t(30 * (1 - memory) / (1 + memory) - 2)
    assert memory > 0.1
    assert found.slope == pytest.approx(theirs.params[1], rel=1e-10)
    assert found.p == pytest.approx(2 * student.sf(abs(theirs.tvalues[1])), rel=1e-9)
    half = student.ppf(0.975) * theirs.bse[1]
    assert found.ci95 == pytest.approx((found.slope - half, found.slope + half), rel=1e-9)
    assert found.label == "improving"


def test_fit_trend_names_the_direction_by_what_is_better() -> None:
    assert fit_trend(RISING, PERIODS, "lower", 12).label == "worsening"
    assert fit_trend(-RISING, PERIODS, "lower", 12).label == "improving"
    neither = fit_trend(RISING, PERIODS, "neither", 12)
    assert neither.label == "neither"
    assert neither.slope is not None


def test_fit_trend_below_the_points_needed_says_nothing() -> None:
    assert fit_trend(RISING[:11], PERIODS[:11], "higher", 12) == Trend("too_few")
    assert fit_trend(RISING[:11], PERIODS[:11], "neither", 12) == Trend("neither")
    assert fit_trend(RISING[:0], PERIODS[:0], "higher", 0) == Trend("too_few")


def test_fit_trend_slope_is_per_period_of_the_calendar_whatever_the_window() -> None:
    thinned = PERIODS[2::3]
    found = fit_trend(0.5 * thinned, thinned, "higher", 10, window=3)
    assert found.slope == pytest.approx(0.5, rel=1e-12)
    wobbly = 0.5 * thinned + RISING[2::3]
    ours = fit_trend(wobbly, thinned, "higher", 10, window=3)
    same = fit_trend(wobbly, np.arange(10, dtype=np.int64), "higher", 10)
    assert ours.p == same.p
    assert ours.slope == pytest.approx((same.slope or 0) / 3, rel=1e-12)


def test_label_trend_at_the_limit_is_significant() -> None:
    assert label_trend(1.0, 0.05, "higher") == "improving"
    assert label_trend(1.0, 0.0500001, "higher") == "no_clear_change"
    assert label_trend(0.0, 1.0, "higher") == "no_clear_change"


def test_count_points_needed_by_frequency() -> None:
    needed = {name: count_points_needed(name, True) for name in ("annual", "quarterly", "monthly")}
    assert needed == {"annual": 10, "quarterly": 12, "monthly": 36}
    assert count_points_needed("monthly", may_be_seasonal=False) == 24


def test_fit_line_keeps_the_seasons_in() -> None:
    values = RISING + np.array([3.0, -1, 0, -2])[PERIODS % 4]
    fit = fit_line(values, PERIODS, seasons=4)
    assert fit is not None
    assert len(fit.coefficients) == 5
    # The seasons are absorbed whole: the slope is that of a fit to the series without them.
    without = fit_line(RISING, PERIODS, seasons=4)
    assert without is not None
    assert fit.coefficients[1] == pytest.approx(without.coefficients[1], rel=1e-9)


@pytest.mark.parametrize(("count", "memory"), [(12, 0.0), (12, 0.3), (20, 0.3), (40, 0.6)])
def test_fit_trend_false_alarms(count: int, memory: float) -> None:
    # 600 runs: standard error .9%; the true shares are 3 to 6%.
    periods = PERIODS if count == 30 else np.arange(count, dtype=np.int64)
    runs = draw_noise(np.random.default_rng(count), 600, count, memory)
    found = [fit_trend(run, periods, "higher", 10).label != "no_clear_change" for run in runs]
    assert 0.01 <= share(found) <= 0.085
