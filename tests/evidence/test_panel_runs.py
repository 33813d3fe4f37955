"""Size, power, coverage and honest MDEs over simulated links; seeds fixed, so nothing flickers.

The bounds are the method's; the shares they hold are counted here over fewer deals than in use,
which changes none of them by more than the runs' own error.
"""

from dataclasses import replace
from functools import lru_cache

import numpy as np
import pytest

from evidence.panel_link import judge_panel
from tests.evidence.panel_runs import (
    Runs,
    board_links,
    dose_links,
    judge_runs,
    null_links,
    predict_last,
    single_links,
)
from tests.evidence.simulation import (
    PLAIN,
    QUARTERS,
    REALISTIC,
    SETTINGS,
    STEEPER,
    YEARS,
    Setting,
    simulate_link,
)

DEALS = 199


@lru_cache
def nulls(name: str, scenario: str, runs: int = 400) -> Runs:
    return judge_runs(null_links(SETTINGS[name], scenario, runs, seed=7_000), DEALS)


@pytest.mark.parametrize("name", SETTINGS)
def test_size_and_power_in_the_realistic_design(name: str) -> None:
    """400 runs: at a true 5% false alarm, more than 8% comes once in 260 seeds."""
    found = nulls(name, REALISTIC)
    assert found.false_alarms <= 0.08
    assert found.power(1.0) >= 0.75
    assert 0.92 <= found.coverage <= 0.98


@pytest.mark.parametrize("name", SETTINGS)
@pytest.mark.parametrize("scenario", [PLAIN, REALISTIC])
def test_smallest_effect_is_found_four_times_in_five(name: str, scenario: str) -> None:
    """An effect of the size of the median MDE80, which a null has as well as any other."""
    found = nulls(name, scenario)
    assert 0.73 <= found.power(float(np.median(found.smallest))) <= 0.87


def test_a_null_moved_by_an_effect_is_the_link_with_that_effect() -> None:
    """What the counting above rests on."""
    null, true = (simulate_link(9, YEARS, REALISTIC, effect) for effect in (0.0, 1.0))
    first, second = judge_panel(null, DEALS), judge_panel(true, DEALS)
    assert first.ci95 is not None
    moved = tuple((end or 0) + 1.0 for end in first.ci95)
    assert second.ci95 == pytest.approx(moved, abs=1e-9)
    assert second.mde80 == pytest.approx(first.mde80, rel=1e-9)


@pytest.mark.parametrize("name", SETTINGS)
def test_steeper_paths_fool_the_estimate_but_not_the_own_trend_check(name: str) -> None:
    """Places that were improving anyway read as moving often; both together hardly ever."""
    found = nulls(name, STEEPER, runs=200)
    assert found.false_alarms >= 0.2
    assert (found.own_trend & (found.low > 0)).mean() <= 0.06


def test_false_alarms_by_board() -> None:
    """Board noise 30% of the variance; 300 runs (1,000 in the benchmark)."""
    found = judge_runs(board_links(300), DEALS)
    assert found.false_alarms <= 0.07


def test_one_place() -> None:
    """22 deals, every one used: p ≤ .05 is 1/22; every interval closes."""
    found = judge_runs(single_links(600), DEALS)
    assert 0.02 <= found.false_alarms <= 0.075
    assert np.isfinite(found.low).all()
    assert np.isfinite(found.high).all()


def test_coverage_of_a_dose() -> None:
    """Amounts ramped up, lag 2; 300 runs (1,000 in the benchmark)."""
    found = judge_runs(dose_links(300), DEALS)
    assert 0.92 <= found.coverage <= 0.98


@pytest.mark.parametrize(
    ("setting", "history"),
    [(QUARTERS, 16), (replace(YEARS, waves=(6, 7, 8, 9), periods=13), 6)],
)
def test_planner_predicts_what_will_be_seen(setting: Setting, history: int) -> None:
    """Median predicted ÷ median realised MDE80, planned before the first start."""
    links = [simulate_link(run, setting) for run in range(120)]
    predicted = [predict_last(link, history) for link in links]
    realised = judge_runs(links, 99).smallest
    assert 0.9 <= np.median(predicted) / np.median(realised) <= 1.2
