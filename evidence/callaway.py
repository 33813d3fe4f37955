"""The second opinion: changes since before the start, against places that start later.

Callaway & Sant'Anna (2021), *Journal of Econometrics*, without covariates.
"""

from dataclasses import dataclass

import numpy as np

from evidence.inputs import Floats, Ints
from evidence.panel import Panel
from evidence.rollout import NEVER


@dataclass(frozen=True, eq=False)
class Changes:
    """Changes of the units that start at one g, less those of the comparison, to each period.

    Attributes
    ----------
    weights
        (N, T) column t: the weights, in period t, of the change to t, times the units that make
        it. The same with the other sign belongs on the base.
    sizes
        (T,) how many units make each change; 0 where a side is empty.
    base
        (N,) column of each unit's last baseline period before g; −1 without one.
    """

    weights: Floats
    sizes: Ints
    base: Ints


def compare_changes(panel: Panel, start: int, not_yet: bool = True) -> Changes:
    """Compare the units that start at `start` with those that start later than it and than t.

    Parameters
    ----------
    not_yet
        Else compare with the never-reached only.
    """
    before = panel.baseline & (panel.periods < start)
    last = before.shape[1] - 1 - before[:, ::-1].argmax(axis=1)
    base = np.where(before.any(axis=1), last, -1).astype(np.int64)
    has_base = (base >= 0)[:, None]
    started = panel.periods >= start
    group = (panel.starts == start)[:, None] & (panel.baseline | started) & has_base
    threshold = (
        np.maximum(panel.periods, start) if not_yet else np.full_like(panel.periods, NEVER - 1)
    )
    later = (panel.starts[:, None] > threshold) & panel.baseline & has_base
    sizes, others = group.sum(axis=0), later.sum(axis=0)
    sizes = np.where(others > 0, sizes, 0)
    weights = (sizes > 0) * (group - later * (sizes / np.maximum(others, 1)))
    return Changes(weights, sizes, base)


def callaway_weights(panel: Panel, full_lag: int, not_yet: bool = True) -> Floats:
    """Return the (N, T) weights of the average over groups and periods.

    For each start g and each t ≥ g + full lag: the mean change from the last baseline period
    before g to t of the units that start at g, minus that of the comparison; averaged with the
    number of units at g as weight. All zero where there is nothing to compare.
    """
    total = np.zeros(panel.values.shape)
    units, size = np.arange(len(panel.units)), 0
    for start in list_starts(panel):
        changes = compare_changes(panel, start, not_yet)
        counted = panel.periods >= start + full_lag
        weights = changes.weights * counted
        total += weights
        total[units, changes.base] -= weights.sum(axis=1)
        size += int(changes.sizes[counted].sum())
    return total / size if size else total


def list_starts(panel: Panel) -> list[int]:
    """Return the starts there are, ascending."""
    return sorted(set(panel.starts[panel.reached].tolist()))
