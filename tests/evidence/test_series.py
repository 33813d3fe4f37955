"""Prais–Winsten against statsmodels, the bias correction against its definition, odd input."""

import numpy as np
import pytest
import statsmodels.api as sm
from scipy import stats
from scipy.linalg import toeplitz

from evidence.series import (
    SeriesFit,
    estimate_autocorrelation,
    fit_prais_winsten,
    line_of,
    mean_of,
    scale_of,
    thin_windows,
)
from tests.evidence.simulated_series import draw_noise

COUNT = 30
PERIODS = np.arange(COUNT, dtype=np.int64)
GAPPY = PERIODS[[at not in (3, 4, 17) for at in range(COUNT)]]
EXACT = 1e-10
"""Two solutions of the same well-conditioned normal equations differ by rounding only."""


def simulated(periods: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return values and a design of constant, line and step for some of the periods."""
    noise = draw_noise(np.random.default_rng(3), 1, COUNT, 0.5)[0]
    values = (20 + 0.1 * PERIODS + noise)[periods]
    return values, np.column_stack([line_of(periods), periods >= 15]).astype(float)


def fitted(*args: object) -> SeriesFit:
    fit = fit_prais_winsten(*args)  # type: ignore[arg-type]
    assert fit is not None
    return fit


@pytest.mark.parametrize("rho", [0.0, 0.3, 0.7, 0.95])
def test_fit_prais_winsten_is_generalised_least_squares(rho: float) -> None:
    values, design = simulated(PERIODS)
    ours = fitted(values, design, PERIODS, rho)
    theirs = sm.GLS(values, design, sigma=toeplitz(rho ** np.arange(COUNT))).fit()
    np.testing.assert_allclose(ours.coefficients, theirs.params, rtol=EXACT)
    np.testing.assert_allclose(ours.standard_errors, theirs.bse, rtol=EXACT)
    np.testing.assert_allclose(ours.residuals, theirs.resid, atol=EXACT)
    assert ours.noise == pytest.approx(np.sqrt(theirs.scale), rel=EXACT)


@pytest.mark.parametrize("rho", [0.3, 0.7])
def test_fit_prais_winsten_takes_a_gap_as_a_longer_distance(rho: float) -> None:
    values, design = simulated(GAPPY)
    ours = fitted(values, design, GAPPY, rho)
    theirs = sm.GLS(values, design, sigma=rho ** np.abs(np.subtract.outer(GAPPY, GAPPY))).fit()
    np.testing.assert_allclose(ours.coefficients, theirs.params, rtol=EXACT)
    np.testing.assert_allclose(ours.standard_errors, theirs.bse, rtol=EXACT)


def test_fit_prais_winsten_tests_with_the_degrees_of_freedom_that_are_left() -> None:
    values, design = simulated(PERIODS)
    fit = fitted(values, design, PERIODS, 0.4)
    df = COUNT * 0.6 / 1.4 - 3
    assert fit.df == pytest.approx(df, rel=1e-14)
    student = stats.t(df)
    ratio = fit.coefficients[2] / fit.standard_errors[2]
    assert fit.p_value(2) == pytest.approx(2 * student.sf(abs(ratio)), rel=1e-9)
    half = student.ppf(0.95) * fit.standard_errors[2]
    middle = fit.coefficients[2]
    assert fit.interval(2, 0.90) == pytest.approx((middle - half, middle + half), rel=1e-9)


def test_fit_prais_winsten_never_counts_fewer_than_one_and_a_half_degrees() -> None:
    values, design = simulated(PERIODS)
    assert fitted(values, design, PERIODS, 0.95).df == 1.5


def test_estimate_autocorrelation_is_the_definition_term_by_term() -> None:
    values, design = simulated(GAPPY)
    count = len(GAPPY)
    annihilator = np.eye(count) - design @ np.linalg.inv(design.T @ design) @ design.T
    shift = np.array([[float(s - t == 1) for t in GAPPY] for s in GAPPY])

    def expected(phi: float) -> float:
        memory = np.array([[phi ** abs(s - t) for t in map(int, GAPPY)] for s in map(int, GAPPY)])
        above = np.trace(annihilator @ shift @ annihilator @ memory)
        return float(above / np.trace(annihilator @ memory))

    residuals = sm.OLS(values, design).fit().resid
    pairs = [(at, at - 1) for at in range(1, count) if GAPPY[at] - GAPPY[at - 1] == 1]
    raw = sum(residuals[a] * residuals[b] for a, b in pairs) / float(residuals @ residuals)
    by_hand = (raw - expected(0.0)) * 0.5 / (expected(0.5) - expected(0.0))
    assert 0 < by_hand < 0.95
    assert estimate_autocorrelation(values, design, GAPPY) == pytest.approx(by_hand, rel=1e-9)


def test_estimate_autocorrelation_mends_the_bias_of_short_series() -> None:
    # 1,500 series: the standard error of a mean of r is about .005, so the bound is at 6 of them.
    runs = draw_noise(np.random.default_rng(11), 1500, 40, 0.5)
    periods = np.arange(40, dtype=np.int64)
    design = line_of(periods)
    found = [estimate_autocorrelation(run, design, periods) for run in runs]
    raw = []
    for run in runs:
        residuals = run - design @ np.linalg.lstsq(design, run, rcond=None)[0]
        raw.append(residuals[1:] @ residuals[:-1] / (residuals @ residuals))
    assert np.mean(found) == pytest.approx(0.5, abs=0.03)
    assert np.mean(raw) < 0.42


def test_estimate_autocorrelation_stays_between_zero_and_its_ceiling() -> None:
    constant = np.ones((COUNT, 1))
    zigzag = np.where(PERIODS % 2 == 0, 1.0, -1.0)
    assert estimate_autocorrelation(zigzag, constant, PERIODS) == 0.0
    assert estimate_autocorrelation(PERIODS.astype(float), constant, PERIODS) == 0.95
    assert estimate_autocorrelation(PERIODS.astype(float), constant, PERIODS * 2) == 0.0


def test_a_constant_series_has_no_slope_and_no_error() -> None:
    values = np.full(COUNT, 0.1)
    fit = fitted(values, line_of(PERIODS), PERIODS)
    assert fit.coefficients[1] == 0
    assert fit.standard_errors[1] == 0
    assert fit.p_value(1) == 1.0
    assert fit.autocorrelation == 0.0


def test_an_exact_line_is_certain() -> None:
    fit = fitted(0.1 * PERIODS, line_of(PERIODS), PERIODS)
    assert fit.coefficients[1] == pytest.approx(0.1, rel=1e-12)
    assert fit.p_value(1) == 0.0
    assert fit.interval(1, 0.95) == (fit.coefficients[1], fit.coefficients[1])


def test_no_fit_where_points_or_columns_say_too_little() -> None:
    values, design = simulated(PERIODS)
    assert fit_prais_winsten(values[:3], design[:3], PERIODS[:3]) is None
    doubled = np.column_stack([design, design[:, 1]])
    assert fit_prais_winsten(values, doubled, PERIODS) is None
    assert fit_prais_winsten(values[:0], design[:0], PERIODS[:0]) is None


@pytest.mark.parametrize("size", [1e-200, 1e200])
def test_very_small_and_very_large_figures_fit_alike(size: float) -> None:
    values, design = simulated(PERIODS)
    plain, scaled = fitted(values, design, PERIODS), fitted(values * size, design, PERIODS)
    np.testing.assert_allclose(scaled.coefficients / size, plain.coefficients, rtol=1e-9)
    assert scaled.p_value(2) == pytest.approx(plain.p_value(2), rel=1e-9)
    assert scaled.ols_root_rss / size == pytest.approx(plain.ols_root_rss, rel=1e-9)


def test_scale_of_divides_without_rounding() -> None:
    values = np.array([0.1, -3.7, 2.9])
    assert scale_of(values) == 4.0
    assert ((values / scale_of(values)) * scale_of(values) == values).all()
    assert scale_of(np.zeros(3)) == 1.0
    assert scale_of(np.array([])) == 1.0


def test_mean_of_does_not_overflow() -> None:
    assert mean_of(np.array([1.5e308, 1.5e308])) == 1.5e308
    assert mean_of(np.array([])) == 0.0


def test_thin_windows_keeps_the_latest_and_every_windowth_before() -> None:
    periods = np.array([0, 1, 2, 4, 5, 7], dtype=np.int64)
    assert thin_windows(periods, 3).tolist() == [False, True, False, True, False, True]
    assert thin_windows(periods, 1).all()
    assert thin_windows(periods[:0], 3).tolist() == []
