"""The smallest effect that would be found four times in five."""

from math import sqrt

import numpy as np

from evidence.inputs import Bools, Ints
from evidence.series import t_quantile

FOUND = 0.80
ERROR = 0.05
DOSE_COUNT = 8
"""min(k, w̄) for dose; interpolated, see section 11 of the method."""


def mean_waiting(outcome: Bools, starts: Ints, periods: Ints) -> float:
    """Return w̄: the mean over outcome cells of the number of units not yet started then."""
    cells = outcome.sum(axis=0)
    waiting = (starts[:, None] > periods).sum(axis=0)
    return float((cells * waiting).sum() / cells.sum()) if cells.sum() else 0.0


def effect_factor(comparisons: float) -> float:
    """Return c = t_.975(ν) + t_.80(ν), ν = max(2, 2·min(k, w̄) − 2), of min(k, w̄)."""
    freedom = max(2.0, 2 * comparisons - 2)
    return t_quantile(1 - ERROR / 2, freedom) + t_quantile(FOUND, freedom)


def find_smallest_effect(spread: float, units: int, comparisons: float) -> float:
    """Return MDE80 = c·sqrt(N/(N−1))·SD, in the unit of the SD.

    Parameters
    ----------
    spread
        SD of the estimate over the deals.
    units
        N.
    comparisons
        min(k, w̄), k the units with outcome cells; `DOSE_COUNT` for dose.
    """
    return effect_factor(comparisons) * sqrt(units / (units - 1)) * spread


def count_comparisons(outcome: Bools, starts: Ints, periods: Ints) -> float:
    """Return min(k, w̄): the fewer of units with outcomes and units they are compared with."""
    with_outcome = int(np.count_nonzero(outcome.any(axis=1)))
    return min(float(with_outcome), mean_waiting(outcome, starts, periods))
