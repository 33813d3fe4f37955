"""The table of designs, row by row, from the roll-out and the registration alone."""

from dataclasses import replace

import numpy as np
import pytest

from evidence.designs import Design, DesignChoice, choose_design, has_waiting_comparison
from evidence.inputs import LinkData
from evidence.panel import BOARDS, PLACES, find_usable_places
from evidence.rollout import trace_rollout
from tests.evidence.simulation import NOBODY, last_days, make_cells, make_link


def choose(link: LinkData) -> DesignChoice:
    return choose_design(link, trace_rollout(link), find_usable_places(link))


def link_with(starts: dict[int, list[int]], periods: int = 40, **facts: object) -> LinkData:
    """Return a quarterly link with places by their start."""
    when = np.full(22, NOBODY)
    for start, places in starts.items():
        when[places] = start
    values = np.random.default_rng(1).normal(size=(22, periods))
    return make_link(values, when, lag=2, **facts)  # type: ignore[arg-type]


FOUR = [1, 7, 12, 20]
"""Four places of four boards."""


@pytest.mark.parametrize(("effect", "lag"), [(None, 2), (1.0, None)])
def test_without_effect_or_lag_it_is_only_described(effect: float | None, lag: int | None) -> None:
    link = link_with({16: FOUR})
    link = replace(link, expectation=replace(link.expectation, effect=effect, lag=lag))
    assert choose(link).design is Design.NONE


def test_one_period_is_only_described() -> None:
    choice = choose(link_with({0: FOUR}, periods=1))
    assert choice.design is Design.NONE
    assert choice.missing == ("points",)


def test_four_places_while_others_wait() -> None:
    choice = choose(link_with({16: FOUR}))
    assert choice.design is Design.IMPUTATION
    assert not choice.few_places
    assert not choice.by_board


def test_everybody_in_turn_is_compared_while_three_wait() -> None:
    waves = {16: list(range(8)), 20: list(range(8, 16)), 30: list(range(16, 22))}
    assert choose(link_with(waves)).design is Design.IMPUTATION
    late = {28: list(range(16)), 29: list(range(16, 22))}
    assert choose(link_with(late)).design is Design.INTERRUPTED, "no outcome while anybody waits"


@pytest.mark.parametrize("places", [[3], [3, 9], [3, 9, 15]])
def test_one_to_three_places(places: list[int]) -> None:
    choice = choose(link_with({16: places}))
    assert choice.design is Design.IMPUTATION
    assert choice.few_places


def test_a_young_roll_out_gets_its_own_design() -> None:
    """Two places so far and six planned: not few places, and not a weaker design."""
    choice = choose(link_with({36: [1, 7], 44: [3, 9, 12, 15, 18, 20]}))
    assert choice.design is Design.IMPUTATION
    assert not choice.few_places
    assert choice.in_all == 8


def test_a_planned_start_that_passed_with_nothing_delivered_does_not_count() -> None:
    link = link_with({16: [1, 7], 20: [3, 9, 12]})
    delivered = np.where(link.deliveries.area < 3, 100.0, 0.0)
    delivered[link.deliveries.area == 7] = 100.0
    choice = choose(replace(link, deliveries=replace(link.deliveries, delivered=delivered)))
    assert choice.in_all == 2
    assert choice.few_places


def test_a_start_planned_away_does_not_count() -> None:
    link = link_with({16: [1, 7], 44: [3, 9, 12]})
    gone = np.where(link.deliveries.area % 3 == 0, 0.0, np.nan)
    choice = choose(replace(link, deliveries=replace(link.deliveries, replanned=gone)))
    assert choice.in_all == 2


def test_all_at_once_has_nobody_to_compare_with() -> None:
    assert choose(link_with({16: list(range(22))})).design is Design.INTERRUPTED
    assert choose(link_with({16: list(range(20))})).design is Design.INTERRUPTED
    assert choose(link_with({16: list(range(19))})).design is Design.IMPUTATION


def test_a_national_figure_only_is_an_interrupted_series() -> None:
    link = link_with({16: FOUR})
    assert choose(replace(link, values=np.full((22, 40), np.nan))).design is Design.INTERRUPTED


def test_dose_needs_no_place_waiting_but_amounts_that_differ() -> None:
    link = link_with({16: list(range(22))}, design="dose")
    assert choose(link).design is Design.DOSE, "the same amount, but not per head"
    even = replace(link.deliveries, planned=link.population, delivered=link.population)
    assert choose(replace(link, deliveries=even)).design is Design.INTERRUPTED
    staggered = link_with({16: list(range(6)), 20: list(range(6, 12))}, design="dose")
    assert choose(staggered).design is Design.DOSE
    few = link_with({16: [1, 7, 12]}, design="dose")
    assert choose(few).design is Design.IMPUTATION
    assert choose(few).few_places


def test_dose_looks_at_what_is_still_planned() -> None:
    cells = [(area, 16, 100.0) for area in range(22)] + [(1, 50, 900.0)]
    link = link_with({}, design="dose")
    even = replace(link, population=np.ones(22))
    now = make_cells(cells[:22], "quarterly", link.as_at)
    later = make_cells(cells, "quarterly", link.as_at)
    assert choose(replace(even, deliveries=now)).design is Design.INTERRUPTED
    assert choose(replace(even, deliveries=later)).design is Design.DOSE


def test_too_few_usable_places_do_not_change_the_design() -> None:
    link = link_with({16: FOUR})
    values = link.values.copy()
    values[:14] = np.nan
    assert choose(replace(link, values=values)).design is Design.IMPUTATION


@pytest.mark.parametrize(
    ("starts", "full_lag", "enough"),
    [
        ([5] * 4 + [NOBODY] * 3, 9, True),
        ([5] * 4 + [NOBODY] * 2, 9, False),
        ([5] * 4 + [9] * 3, 3, True),
        ([5] * 4 + [9] * 3, 4, False),
        ([5] * 3 + [9] * 5, 1, False),
    ],
)
def test_has_waiting_comparison(starts: list[int], full_lag: int, enough: bool) -> None:
    assert has_waiting_comparison(np.array(starts), full_lag, PLACES) is enough


def test_two_boards_and_two_waiting_are_enough() -> None:
    assert has_waiting_comparison(np.array([5, 7, NOBODY, NOBODY]), 2, BOARDS)
    assert not has_waiting_comparison(np.array([5, 7, 9, NOBODY]), 2, BOARDS)


def test_delivery_for_wales_as_a_whole_reaches_everybody_at_once() -> None:
    link = link_with({})
    cells = make_cells([(-1, 16, 100.0)], "quarterly", link.as_at)
    link = replace(link, deliveries=cells)
    assert set(trace_rollout(link).starts.tolist()) == {16}
    assert choose(link).design is Design.INTERRUPTED


def test_calendar_of_the_designs_begins_with_the_figures() -> None:
    link = link_with({16: FOUR})
    assert (link.last_days == last_days("quarterly", 40)).all()
    assert trace_rollout(link).starts[FOUR].tolist() == [16] * 4
