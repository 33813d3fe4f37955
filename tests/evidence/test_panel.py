"""Who is in the panel, and what each cell is."""

from dataclasses import replace

import numpy as np
import pytest

from evidence.inputs import LinkData
from evidence.panel import (
    Panel,
    build_panel,
    find_panel_end,
    find_usable_places,
    has_common_break,
)
from evidence.rollout import NEVER, trace_rollout
from tests.evidence.simulation import CODES, NOBODY, make_link


def panel_of(link: LinkData) -> Panel:
    return build_panel(link, trace_rollout(link), find_usable_places(link))


@pytest.fixture
def link() -> LinkData:
    """Six places start in period 16 of 40, with a lag of 2."""
    starts = np.where(np.arange(22) < 6, 16, NOBODY)
    return make_link(np.random.default_rng(1).normal(size=(22, 40)), starts, lag=2)


def blank(link: LinkData, rows: object, columns: object) -> LinkData:
    values = link.values.copy()
    values[rows, columns] = np.nan  # type: ignore[index]
    return replace(link, values=values)


def test_cells_before_the_start_after_the_lag_and_between(link: LinkData) -> None:
    panel = panel_of(link)
    assert np.flatnonzero(panel.baseline[0]).tolist() == list(range(16))
    assert np.flatnonzero(panel.outcome[0]).tolist() == list(range(18, 40))
    assert panel.baseline[6:].all()
    assert not panel.outcome[6:].any()


def test_a_pooling_window_adds_to_the_lag(link: LinkData) -> None:
    pooled = replace(link, facts=replace(link.facts, window=3))
    assert np.flatnonzero(panel_of(pooled).outcome[0])[0] == 20


def test_periods_with_fewer_than_half_of_the_places_are_dropped(link: LinkData) -> None:
    panel = panel_of(blank(blank(link, slice(0, 12), 5), slice(0, 11), 7))
    assert 5 not in panel.periods
    assert 7 in panel.periods
    assert panel.periods.tolist() == [at for at in range(40) if at != 5]


def test_places_missing_more_than_a_fifth_are_dropped(link: LinkData) -> None:
    panel = panel_of(blank(blank(link, 3, slice(0, 8)), 9, slice(0, 9)))
    assert panel.dropped == (CODES[9],)
    assert CODES[3] in panel.units


def test_reached_places_with_too_few_periods_before_are_dropped() -> None:
    starts = np.full(22, NOBODY)
    starts[:6] = [7, 8, 16, 16, 16, 16]
    panel = panel_of(make_link(np.zeros((22, 40)), starts))
    assert panel.dropped == (CODES[0],)


def test_places_with_a_break_of_their_own_inside_the_panel_are_dropped(link: LinkData) -> None:
    breaks = ((CODES[2], 20), (CODES[4], 0), (None, 10))
    panel = panel_of(replace(link, breaks=breaks))
    assert panel.dropped == (CODES[2],), "a series that begins afresh where it begins is whole"
    assert has_common_break(replace(link, breaks=breaks), panel)
    assert not has_common_break(link, panel)


def test_the_panel_ends_where_fewer_than_three_places_wait() -> None:
    starts = np.array([16] * 10 + [24] * 9 + [30] * 3)
    panel = panel_of(make_link(np.zeros((22, 40)), starts, lag=2))
    assert panel.periods[-1] == 29
    assert (panel.starts[19:] == NEVER).all(), "who starts later counts as not started"
    assert panel.reached.sum() == 19


def test_find_panel_end() -> None:
    starts = np.array([3, 5, NEVER])
    assert find_panel_end(starts, np.arange(9), 1) == 8
    assert find_panel_end(starts, np.arange(9), 2) == 4
    assert find_panel_end(starts, np.arange(9), 3) == 2
    assert find_panel_end(starts, np.arange(9), 4) == -1


def test_lower_is_better_is_turned_up(link: LinkData) -> None:
    panel = panel_of(replace(link, facts=replace(link.facts, better="lower")))
    np.testing.assert_allclose(panel.values * panel.scale, link.values, rtol=1e-15)
    assert panel.scale < 0


def test_missing_cells_are_filled_in_figures_and_in_delivery(link: LinkData) -> None:
    panel = panel_of(blank(link, 0, 30))
    assert np.isfinite(panel.values).all()
    assert panel.delivery[0, 30] == 1
    assert 0 < panel.seen[0, 30] < 1
    assert (panel.seen[panel.known] == panel.delivery[panel.known]).all()


def test_suppressed_figures_are_missing_or_what_they_are_taken_as(link: LinkData) -> None:
    hidden = np.zeros((22, 40), dtype=bool)
    hidden[8, 4:8] = True
    link = replace(blank(link, 8, slice(4, 8)), suppressed=hidden)
    assert np.isnan(find_usable_places(link).values[8, 4:8]).all()
    down = replace(link, facts=replace(link.facts, better="lower"))
    assert (find_usable_places(down, 4.0).values[8, 4:8] == -4).all()


def test_strata_are_numbered(link: LinkData) -> None:
    boards = replace(link, expectation=replace(link.expectation, strata="health_board"))
    strata = panel_of(boards).strata
    assert strata is not None
    assert [link.boards[at] == link.boards[0] for at in range(22)] == (strata == strata[0]).tolist()
    assert panel_of(link).strata is None


def test_a_place_without_figures_does_not_count_in_the_half(link: LinkData) -> None:
    """With 21 places left, 11 known are more than half; of 22 they would be half too."""
    panel = panel_of(blank(blank(link, 21, slice(None)), slice(0, 10), 5))
    assert 5 in panel.periods
    assert panel.dropped == (CODES[21],)
