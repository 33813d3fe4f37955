"""Roll-outs that went health board by health board: boards are dealt, not their places.

Places of one board share much of their noise. Where the board decides who starts, re-dealing
single places raises false alarms to 15–23%; dealing boards keeps them at 2–7%.
"""

from dataclasses import replace

import numpy as np

from evidence.inputs import Ints, LinkData
from evidence.panel import BOARDS, PLACES, Panel, find_panel_end
from evidence.rollout import NEVER
from evidence.weights import only_estimable


def is_rolled_out_by_board(boards: list[str], to_come: Ints) -> bool:
    """Return whether every board with two or more places has one start.

    Parameters
    ----------
    boards
        Board of each place.
    to_come
        (N,) start of each place, those still planned among them.

    Notes
    -----
    At least four places reached, and not all at once: a last wave that leaves nobody waiting
    counts as not reached, because the panel ends before it.
    """
    if (to_come < NEVER).sum() < PLACES.reached or len(set(to_come.tolist())) < 2:
        return False
    starts: dict[str, set[int]] = {}
    for board, start in zip(boards, to_come.tolist(), strict=True):
        starts.setdefault(board, set()).add(start)
    several = {board for board in boards if boards.count(board) > 1}
    return bool(several) and all(len(starts[board]) == 1 for board in several)


def build_board_panel(link: LinkData, places: Panel) -> Panel:
    """Return the panel of boards: means of their places, gaps filled place by place before.

    Parameters
    ----------
    places
        Panel of places. It ends where fewer than three places wait, and two boards have three
        places between them, so nothing that boards could use is cut off.
    """
    boards = [link.boards[row] for row in places.members.argmax(axis=1)]
    units = tuple(sorted(set(boards)))
    if not units:  # no place has a full enough series: nothing to take the mean of
        return replace(places, strata=None, counting=BOARDS)
    of_unit = np.array([[board == unit for board in boards] for unit in units], dtype=bool)
    mean = of_unit / of_unit.sum(axis=1, keepdims=True)
    starts = np.array([places.starts[row].min() for row in of_unit], dtype=np.int64)
    end = find_panel_end(starts, places.periods, BOARDS.waiting)
    kept = places.periods <= end
    starts = np.where(starts <= end, starts, NEVER)
    baseline = np.array([places.baseline[row].all(axis=0) for row in of_unit])[:, kept]
    outcome = np.array([places.outcome[row].all(axis=0) for row in of_unit])[:, kept]
    outcome_cells = only_estimable(baseline, outcome)
    return replace(
        places,
        units=units,
        members=mean @ places.members,
        periods=places.periods[kept],
        values=(mean @ places.values)[:, kept],
        known=np.ones((len(units), int(kept.sum())), dtype=bool),
        starts=starts,
        to_come=np.array([places.to_come[row].min() for row in of_unit], dtype=np.int64),
        baseline=baseline,
        outcome=outcome_cells,
        delivery=outcome_cells.astype(float),
        seen=(mean @ places.seen)[:, kept],
        strata=None,
        counting=BOARDS,
    )
