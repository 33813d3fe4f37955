"""Plans by hand and by simulation's parts: noise, what is planned, when there is an answer."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from evidence.designs import Design
from evidence.inputs import LinkData
from evidence.noise import measure_noise
from evidence.planner import first_future_period, plan_panel
from evidence.smallest_effect import effect_factor
from tests.evidence.panel_runs import before_roll_out
from tests.evidence.simulation import (
    BOARDS,
    NOBODY,
    QUARTERS,
    YEARS,
    autoregressive,
    make_link,
    simulate_link,
)


@pytest.fixture(scope="module")
def young() -> LinkData:
    """16 quarters of figures; four waves planned from period 16 on."""
    return before_roll_out(simulate_link(1), 16)


def test_plan_has_one_entry_for_each_period_of_ten_years(young: LinkData) -> None:
    plan = plan_panel(young)
    assert plan.design is Design.IMPUTATION
    assert [entry.period for entry in plan.mde80] == list(range(16, 56))
    assert plan.missing == ()
    sizes = [entry.mde80 for entry in plan.mde80]
    assert sizes[:2] == [None, None], "before the lag has elapsed nothing can be seen"
    assert all(size is not None and size > 0 for size in sizes[2:])


def test_the_answer_is_the_first_period_that_can_show_the_effect(young: LinkData) -> None:
    hoped = 1.2
    plan = plan_panel(replace(young, expectation=replace(young.expectation, effect=hoped)))
    assert plan.earliest_answer is not None
    can = [
        entry.period
        for entry in plan.mde80
        if entry.mde80 is not None and entry.mde80 <= hoped and entry.period >= 16 + 2 + 4 - 1
    ]
    assert plan.earliest_answer == can[0]
    assert plan.published_about == young.timeline.last_day(can[0])
    late = replace(
        young, publication_delay=30, expectation=replace(young.expectation, effect=hoped)
    )
    about = plan_panel(late).published_about
    assert about is not None
    assert (about - young.timeline.last_day(can[0])).days == 30


def test_an_effect_too_small_is_never_answered(young: LinkData) -> None:
    small = replace(young, expectation=replace(young.expectation, effect=0.05))
    assert plan_panel(small).earliest_answer is None
    wrong = replace(young, expectation=replace(young.expectation, effect=-2.0))
    assert plan_panel(wrong).earliest_answer is None


def test_direction_and_unit_move_nothing_but_units(young: LinkData) -> None:
    down = replace(
        young,
        values=-1_000 * young.values,
        facts=replace(young.facts, better="lower"),
        expectation=replace(young.expectation, effect=-1_000.0),
    )
    first, second = plan_panel(young), plan_panel(down)
    assert second.earliest_answer == first.earliest_answer
    for one, other in zip(first.mde80, second.mde80, strict=True):
        assert other.mde80 == (None if one.mde80 is None else pytest.approx(1_000 * one.mde80))


def test_noise_that_does_not_remember_by_hand() -> None:
    """White noise over 400 periods: σ and φ come back; 3% is 3 SE of σ over 22 × 400 cells."""
    values = 2.0 * np.random.default_rng(1).standard_normal((22, 400))
    noise = measure_noise(values)
    assert noise is not None
    assert np.sqrt(noise.variance) == pytest.approx(2.0, rel=0.03)
    assert noise.autocorrelation == pytest.approx(0.0, abs=0.03)


def test_noise_of_short_histories_is_not_taken_for_less() -> None:
    """Mean over 300 histories of 16 quarters; double-demeaned they look calmer than they are."""
    found = [
        measure_noise(autoregressive(np.random.default_rng(run), 0.6, (22, 16)))
        for run in range(300)
    ]
    variances = [noise.variance for noise in found if noise is not None]
    correlations = [noise.autocorrelation for noise in found if noise is not None]
    assert np.mean(variances) == pytest.approx(1.0, abs=0.1)
    assert np.mean(correlations) == pytest.approx(0.6, abs=0.08)


def test_predicted_spread_of_white_noise_by_hand() -> None:
    """4 of 22 start at once: SD² = σ²(1/4 + 1/18)(1/before + 1/after) for noise without memory."""
    starts = np.where(np.arange(22) % 6 == 1, 20, NOBODY)
    values = np.random.default_rng(1).normal(size=(22, 20))
    link = make_link(values, starts, lag=0)
    plan = plan_panel(link)
    noise = measure_noise(values)
    assert noise is not None
    white = noise.autocorrelation < 0.05
    assert white
    entry = plan.mde80[9]
    assert entry.period == 29
    spread = np.sqrt(noise.variance * (1 / 4 + 1 / 18) * (1 / 20 + 1 / 10))
    assert entry.mde80 == pytest.approx(effect_factor(4) * spread, rel=0.1)


def test_too_little_history_is_named() -> None:
    short = before_roll_out(simulate_link(1, replace(YEARS, waves=(4, 5, 6, 7))), 4)
    plan = plan_panel(short)
    assert plan.missing == ("periods_before",)
    assert plan.mde80 == ()


def test_one_to_three_places_are_never_answered() -> None:
    values = np.random.default_rng(1).normal(size=(22, 20))
    plan = plan_panel(make_link(values, np.where(np.arange(22) == 3, 20, NOBODY), expected=50.0))
    assert plan.earliest_answer is None
    assert plan.mde80[-1].mde80 is not None


def test_two_boards_are_enough() -> None:
    names = sorted(set(BOARDS))
    starts = np.array([{names[0]: 20, names[2]: 22}.get(board, NOBODY) for board in BOARDS])
    values = np.random.default_rng(1).normal(size=(22, 20))
    plan = plan_panel(make_link(values, starts, expected=50.0))
    assert plan.earliest_answer == 25, "the second board starts at 22 and needs four periods"


def test_all_at_once_is_planned_as_an_interrupted_series() -> None:
    values = np.random.default_rng(1).normal(size=(22, 20))
    plan = plan_panel(make_link(values, np.full(22, 22)))
    assert plan.design is Design.INTERRUPTED
    assert plan.mde80 == ()


def test_dose_is_planned_from_planned_amounts() -> None:
    starts = np.where(np.arange(22) % 2 == 0, 20, NOBODY)
    values = np.random.default_rng(1).normal(size=(22, 20))
    plan = plan_panel(make_link(values, starts, lag=1, design="dose"))
    assert plan.design is Design.DOSE
    assert plan.mde80[0].mde80 is None
    assert plan.mde80[1].mde80 is not None


@pytest.mark.parametrize(
    ("as_at", "first"),
    [(date(2013, 12, 31), 16), (date(2014, 2, 9), 16), (date(2014, 4, 1), 17)],
)
def test_the_future_begins_with_the_period_that_has_not_ended(as_at: date, first: int) -> None:
    """16 quarters from January 2010 end with 2013; a quarter that has ended is not to come."""
    link = make_link(np.zeros((22, 16)), np.full(22, NOBODY))
    assert first_future_period(replace(link, as_at=as_at)) == first


def test_quarters_have_forty_periods_ahead_and_years_ten() -> None:
    assert len(plan_panel(before_roll_out(simulate_link(2, QUARTERS), 16)).mde80) == 40
    later = replace(YEARS, waves=(6, 7, 8, 9), periods=13)
    assert len(plan_panel(before_roll_out(simulate_link(2, later), 6)).mde80) == 10
