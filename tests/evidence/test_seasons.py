"""Seasons: the F-test against statsmodels, exact seasons, and the false alarms they would make."""

import numpy as np
import pytest
import statsmodels.api as sm

from evidence.seasons import adjust_seasons, has_seasons, may_be_seasonal, season_dummies
from evidence.series import line_of
from evidence.trend import count_points_needed, fit_trend
from tests.evidence.simulated_series import draw_noise, share

PERIODS = np.arange(20, dtype=np.int64)
SEASON = np.array([3.0, -1.0, 0.5, -2.5])


def test_has_seasons_is_the_f_test_at_one_percent() -> None:
    line = line_of(PERIODS)
    full = np.column_stack([line, season_dummies(PERIODS, 4)])
    answers = set()
    for at, noise in enumerate(draw_noise(np.random.default_rng(5), 90, 20, 0.2)):
        values = noise + at / 90 * SEASON[PERIODS % 4]
        _, p, _ = sm.OLS(values, full).fit().compare_f_test(sm.OLS(values, line).fit())
        assert has_seasons(values, line, PERIODS, 4) == (p < 0.01)
        answers.add(bool(p < 0.01))
    assert answers == {True, False}


def test_adjust_seasons_takes_out_exactly_what_was_put_in() -> None:
    level = 10 + 0.2 * PERIODS
    found = adjust_seasons(level + SEASON[PERIODS % 4], PERIODS, "quarterly", 1, None)
    assert found.present
    np.testing.assert_allclose(found.effects, SEASON, atol=1e-12)
    np.testing.assert_allclose(found.adjusted, level, atol=1e-12)
    assert [found.effect_at(period) for period in range(20, 24)] == pytest.approx(SEASON.tolist())


def test_adjust_seasons_effects_sum_to_zero_with_gaps_too() -> None:
    periods = np.delete(np.arange(24, dtype=np.int64), [1, 5, 14])
    values = draw_noise(np.random.default_rng(2), 1, 24, 0.3)[0][periods]
    found = adjust_seasons(values, periods, "quarterly", 1, True)
    assert found.effects.sum() == pytest.approx(0, abs=1e-12)
    np.testing.assert_allclose(found.adjusted + found.effects[periods % 4], values, atol=1e-12)


@pytest.mark.parametrize(
    ("frequency", "window", "seasonal", "count"),
    [
        ("quarterly", 1, False, 20),  # ruled out
        ("quarterly", 4, True, 20),  # pooled over the year
        ("quarterly", 1, True, 11),  # fewer than three cycles
        ("annual", 1, True, 20),
        ("monthly", 1, True, 20),
    ],
)
def test_adjust_seasons_leaves_a_series_alone(
    frequency: str, window: int, seasonal: bool, count: int
) -> None:
    values = SEASON[PERIODS % 4][:count]
    found = adjust_seasons(values, PERIODS[:count], frequency, window, seasonal)
    assert not found.present
    assert found.adjusted.tolist() == values.tolist()
    assert found.effect_at(7) == 0.0


def test_adjust_seasons_without_being_told_finds_none_that_is_not_there() -> None:
    # A 1% test on 1,000 series: more than 2% would come by chance in 2 of 1,000 seeds.
    runs = draw_noise(np.random.default_rng(8), 1000, 20, 0.0)
    found = [adjust_seasons(run, PERIODS, "quarterly", 1, None).present for run in runs]
    assert share(found) <= 0.02


def test_may_be_seasonal_only_within_a_year_and_unpooled() -> None:
    assert may_be_seasonal("monthly", 1, None)
    assert may_be_seasonal("quarterly", 1, True)
    assert not may_be_seasonal("quarterly", 1, False)
    assert not may_be_seasonal("quarterly", 4, None)
    assert not may_be_seasonal("annual", 1, True)


def test_a_season_that_was_never_seen_does_no_harm() -> None:
    periods = np.arange(0, 60, dtype=np.int64)
    periods = periods[periods % 4 != 2]
    found = adjust_seasons(SEASON[periods % 4], periods, "quarterly", 1, True)
    assert found.present
    assert found.effect_at(2) == 0.0
    np.testing.assert_allclose(np.ptp(found.adjusted), 0, atol=1e-12)


def test_seasons_neither_hide_a_trend_nor_make_one() -> None:
    """Quarterly, 20 points, AR .3, a season with a standard deviation of 2.

    1,000 runs: the true shares are about 5% and 35%; with standard errors of .7% and 1.5% the
    bounds are missed by chance in fewer than 1 seed in 200.
    """
    season = 2 * (SEASON - SEASON.mean()) / SEASON.std()
    noise = draw_noise(np.random.default_rng(20), 1000, 20, 0.3) + season[PERIODS % 4]
    rising = noise + 2 * PERIODS / 19

    def label(values: np.ndarray) -> str:
        seasons = 4 if adjust_seasons(values, PERIODS, "quarterly", 1, None).present else 1
        needed = count_points_needed("quarterly", may_be_seasonal=True)
        return fit_trend(values, PERIODS, "higher", needed, seasons).label

    false_alarms = share([label(run) != "no_clear_change" for run in noise])
    found = share([label(run) == "improving" for run in rising])
    assert 0.03 <= false_alarms <= 0.08
    assert found >= 0.28
