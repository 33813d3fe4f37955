"""Checks of an estimate: each held to the same thing done the long way."""

from dataclasses import replace

import numpy as np
import pytest

from evidence.callaway import callaway_weights
from evidence.checks import (
    find_path_gap,
    find_rehearsal_length,
    is_survey_too_small,
    leave_one_out,
    own_trend_weights,
    placebo_weights,
)
from evidence.dose import dose_weights
from evidence.panel import build_panel, find_usable_places
from evidence.rollout import trace_rollout
from evidence.weights import imputation_weights
from tests.evidence.simulation import (
    NOBODY,
    QUARTERS,
    SETTINGS,
    Setting,
    make_link,
    raw_panel,
    simulate_link,
    wave_starts,
)


@pytest.fixture(params=["quarters", "years"])
def setting(request: pytest.FixtureRequest) -> Setting:
    return SETTINGS[request.param]


def test_break_even_path_gap_is_the_gap_there_is(setting: Setting) -> None:
    """Noise-free, reached places 0.1 a year better all along: the estimate vanishes at 0.100."""
    starts = wave_starts(np.random.default_rng(1), setting)
    per_year = {"quarterly": 4, "annual": 1}[setting.frequency]
    paths = np.where(starts[:, None] < NOBODY, 0.1 * np.arange(setting.periods) / per_year, 0.0)
    panel = raw_panel(paths, starts, setting.lag)
    weights = imputation_weights(panel.baseline, panel.outcome)
    gap = find_path_gap(weights, panel, per_year)
    assert gap == pytest.approx({"quarterly": 4.6, "annual": 5.3}[setting.frequency], abs=0.05)
    assert (weights * paths).sum() / gap == pytest.approx(0.1, abs=1e-9)


def test_an_effect_that_grows_is_not_mistaken_for_less() -> None:
    """Noise-free, one eighth more each quarter: truth 1.17, imputation 1.17, TWFE 0.87."""
    starts = wave_starts(np.random.default_rng(1), QUARTERS)
    panel = raw_panel(np.zeros((22, 40)), starts, QUARTERS.lag)
    since = panel.periods - starts[:, None] - QUARTERS.lag + 1
    effect = np.where(panel.outcome, since / 8, 0.0)
    assert effect[panel.outcome].mean() == pytest.approx(1.17, abs=0.01)
    by_imputation = imputation_weights(panel.baseline, panel.outcome)
    for weights in (by_imputation, callaway_weights(panel, QUARTERS.lag)):
        assert (weights * effect).sum() == pytest.approx(1.17, abs=0.01)
    assert (dose_weights(panel.delivery) * effect).sum() == pytest.approx(0.87, abs=0.01)


def test_own_trends_take_out_steeper_paths(setting: Setting) -> None:
    starts = wave_starts(np.random.default_rng(2), setting)
    periods = np.arange(setting.periods)
    paths = np.random.default_rng(3).normal(size=(22, 1)) * periods
    panel = raw_panel(paths, starts, setting.lag)
    weights = own_trend_weights(panel)
    assert (weights * paths).sum() == pytest.approx(0, abs=1e-9)
    assert (weights * panel.delivery).sum() == pytest.approx(1, abs=1e-9)


def test_placebo_sees_a_path_that_differed_before() -> None:
    """Reached places jump by 1 four periods before their start, and nothing happens at it."""
    starts = wave_starts(np.random.default_rng(4), QUARTERS)
    values = (np.arange(40) >= starts[:, None] - 4).astype(float)
    panel = raw_panel(values, starts, QUARTERS.lag)
    assert (placebo_weights(panel, 4) * values).sum() == pytest.approx(1, abs=1e-9)


def test_placebo_reads_nothing_from_the_start_on() -> None:
    starts = wave_starts(np.random.default_rng(4), QUARTERS)
    panel = raw_panel(np.zeros((22, 40)), starts, QUARTERS.lag)
    weights = placebo_weights(panel, 8)
    assert not weights[np.arange(40) >= starts[:, None]].any()
    assert weights[panel.starts >= NOBODY][:, -1].any(), "never-reached places are kept whole"


@pytest.mark.parametrize(("first", "length"), [(8, 4), (10, 6), (16, 8)])
def test_rehearsal_is_cut_to_the_shortest_history(first: int, length: int) -> None:
    starts = np.full(22, NOBODY)
    starts[:6] = [first, 18, 18, 20, 20, 20]
    link = make_link(np.zeros((22, 40)), starts)
    panel = build_panel(link, trace_rollout(link), find_usable_places(link))
    assert find_rehearsal_length(link, panel) == length


def test_leave_one_out_is_the_estimate_without_each_unit() -> None:
    values = simulate_link(6, effect=1.0).values
    panel = raw_panel(values, wave_starts(np.random.default_rng(6), QUARTERS), QUARTERS.lag)
    rng = np.random.default_rng(1)
    panel = replace(panel, seen=panel.delivery * rng.uniform(0.8, 1.0, panel.values.shape))
    found = []
    for left in range(22):
        kept = np.arange(22) != left
        weights = imputation_weights(panel.baseline[kept], panel.outcome[kept])
        found.append((weights * values[kept]).sum() / (weights * panel.seen[kept]).sum())
    result = leave_one_out(panel, dose=False)
    assert result is not None
    assert (result.lowest, result.highest) == pytest.approx((min(found), max(found)), abs=1e-9)
    assert result.stable


def test_leave_one_out_tells_where_one_place_makes_the_sign() -> None:
    values = np.random.default_rng(2).normal(scale=0.01, size=(22, 40))
    starts = np.full(22, NOBODY)
    starts[:5] = 20
    values[0, 20:] += 10.0
    values[1:5, 20:] -= 1.0
    result = leave_one_out(raw_panel(values, starts), dose=False)
    assert result is not None
    assert not result.stable


def test_leaving_out_the_only_reached_place_is_passed_over() -> None:
    values = np.random.default_rng(2).normal(size=(22, 40))
    result = leave_one_out(raw_panel(values, np.array([20, *[NOBODY] * 21])), dose=False)
    assert result is not None
    assert np.isfinite([result.lowest, result.highest]).all()


@pytest.mark.parametrize(("half_width", "expected"), [(1.3, False), (1.5, True), (np.nan, False)])
def test_survey_is_too_small_above_half_of_the_residual_variance(
    half_width: float, expected: bool
) -> None:
    """Half-width 1.386 is a variance of .5: half of 1, which is .25 of figures ÷ 2."""
    link = make_link(np.zeros((22, 40)), np.full(22, NOBODY))
    link = replace(link, lower=link.values - half_width, upper=link.values + half_width)
    found = is_survey_too_small(link, np.arange(22), np.arange(40), 0.25, -2.0)
    assert found is expected
