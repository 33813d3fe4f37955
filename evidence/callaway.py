"""The second opinion: changes since before the start, against places that start later.

Callaway & Sant'Anna (2021), *Journal of Econometrics*, without covariates.
"""

import numpy as np

from evidence.inputs import Bools, Floats, Ints
from evidence.panel import Panel
from evidence.rollout import NEVER


def callaway_weights(panel: Panel, full_lag: int, not_yet: bool = True) -> Floats:
    """Return the (N, T) weights of the average over groups and periods.

    For each start g and each t ≥ g + full lag: the mean change from the last baseline period
    before g to t of the units that start at g, minus that of the comparison; averaged with the
    number of units at g as weight.

    Parameters
    ----------
    not_yet
        Compare with units whose start is later than t; else only with those never reached.
    """
    total = np.zeros(panel.values.shape)
    weight = 0.0
    for start in _starts(panel):
        for at in np.flatnonzero(panel.periods >= start + full_lag):
            later = panel.starts > (panel.periods[at] if not_yet else NEVER - 1)
            change, size = change_weights(panel, start, int(at), later)
            total += size * change
            weight += size
    return total / weight if weight else total


def change_weights(panel: Panel, start: int, at: int, later: Bools) -> tuple[Floats, int]:
    """Return the weights of one change since before `start`, and how many units make it.

    Parameters
    ----------
    start
        g, calendar index.
    at
        Column of the panel to which the change is taken.
    later
        (N,) the units to compare with.

    Returns
    -------
    Zero weights and 0 where a side is empty.
    """
    weights = np.zeros(panel.values.shape)
    base = _base_columns(panel, start)
    started = panel.periods[at] >= start
    group = (panel.starts == start) & (panel.baseline[:, at] | started) & (base >= 0)
    later = later & panel.baseline[:, at] & (base >= 0)
    if not (group.any() and later.any()):
        return weights, 0
    for side, sign in ((group, 1.0), (later, -1.0)):
        units = np.flatnonzero(side)
        share = sign / len(units)
        weights[units, at] += share
        np.add.at(weights, (units, base[units]), -share)
    return weights, int(group.sum())


def _starts(panel: Panel) -> list[int]:
    return sorted(set(panel.starts[panel.reached].tolist()))


def _base_columns(panel: Panel, start: int) -> Ints:
    """Return (N,) column of each unit's last baseline period before `start`; −1 without one."""
    before = panel.baseline & (panel.periods < start)
    last = before.shape[1] - 1 - before[:, ::-1].argmax(axis=1)
    return np.where(before.any(axis=1), last, -1).astype(np.int64)
