"""Roll-outs by health board: recognised, and judged on seven boards."""

from dataclasses import replace

import numpy as np
import pytest

from evidence.by_board import build_board_panel, is_rolled_out_by_board
from evidence.inputs import LinkData
from evidence.panel import build_panel, find_usable_places
from evidence.panel_link import judge_panel
from evidence.rollout import NEVER, trace_rollout
from tests.evidence.simulation import BOARDS, NOBODY, make_link

NAMES = sorted(set(BOARDS))


def starts_by_board(*starts: int) -> np.ndarray:
    """Return (22,) starts, one given for each of the first boards, none for the rest."""
    of = dict(zip(NAMES, starts, strict=False))
    return np.array([of.get(board, NOBODY) for board in BOARDS])


def board_link(seed: int, starts: np.ndarray) -> LinkData:
    values = np.random.default_rng(seed).normal(size=(22, 40))
    return make_link(values, starts, lag=2, name=f"link-{seed}")


def test_is_rolled_out_by_board() -> None:
    boards = list(BOARDS)
    assert is_rolled_out_by_board(boards, np.minimum(starts_by_board(16, 20, 24), NEVER))
    half = np.minimum(starts_by_board(16, 20, 24), NEVER)
    half[boards.index(NAMES[0])] = NEVER
    assert not is_rolled_out_by_board(boards, half), "half of a board is dealt as usual"
    assert not is_rolled_out_by_board(boards, np.full(22, 16)), "all at once"
    three = np.full(22, NEVER)
    three[[at for at, board in enumerate(boards) if board == NAMES[2]]] = 16
    assert (three < NEVER).sum() == 3
    assert not is_rolled_out_by_board(boards, three), "three places are few places"


def test_a_last_wave_that_leaves_nobody_waiting_counts_as_not_reached() -> None:
    everyone = starts_by_board(16, 16, 16, 24, 24, 24, 24)
    assert (everyone < NOBODY).all()
    assert is_rolled_out_by_board(list(BOARDS), everyone)


def test_boards_are_means_of_their_places() -> None:
    link = board_link(1, starts_by_board(16, 20, 24))
    places = build_panel(link, trace_rollout(link), find_usable_places(link))
    panel = build_board_panel(link, places)
    assert panel.units == tuple(NAMES)
    assert panel.starts.tolist() == [16, 20, 24, NEVER, NEVER, NEVER, NEVER]
    for at, name in enumerate(NAMES):
        rows = [row for row, board in enumerate(BOARDS) if board == name]
        expected = link.values[rows].mean(axis=0)
        np.testing.assert_allclose(panel.values[at] * panel.scale, expected, atol=1e-12)


def test_a_roll_out_by_board_is_judged_on_boards() -> None:
    found = judge_panel(board_link(2, starts_by_board(16, 20, 24)))
    assert found.by_board
    assert found.n_areas == 7
    assert found.n_reached == 3
    assert "by_board" in found.caveats
    assert "few_places" not in found.caveats
    assert found.smallest_p == 1 / 210
    assert found.second is not None
    assert found.second.method == "callaway_santanna"
    assert not found.too_early


def test_one_board_alone_can_be_compared_with_nothing() -> None:
    found = judge_panel(board_link(3, starts_by_board(16)))
    assert found.design == "imputation_did"
    assert "places_reached" in found.missing


def test_a_gap_in_one_place_is_filled_before_the_mean_is_taken() -> None:
    """A place far above its board would move the mean of what is known by far."""
    link = board_link(4, starts_by_board(16, 20, 24))
    values = link.values.copy()
    values[0] += 1_000
    whole = judge_panel(replace(link, values=values), deals=199)
    values[0, 5] = np.nan
    gap = judge_panel(replace(link, values=values), deals=199)
    assert gap.estimate == pytest.approx(whole.estimate, abs=0.1)


def test_where_no_place_has_a_full_enough_series_what_is_missing_is_named() -> None:
    """Every place lacks one period in three, not all of them the same."""
    link = board_link(5, starts_by_board(16, 20, 24))
    area, period = np.indices(link.values.shape)
    values = np.where((area + period) % 3 == 0, np.nan, link.values)
    found = judge_panel(replace(link, values=values), deals=199)
    assert found.by_board
    assert "places" in found.missing
    assert (found.n_areas, found.n_reached, found.n_periods) == (0, 0, 0)
    assert (found.first_period, found.estimate, found.p) == (None, None, None)
    assert set(found.dropped) == set(link.areas)
