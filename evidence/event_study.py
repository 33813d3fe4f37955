"""The estimate by periods since the start, with a band that holds for all of them at once."""

from dataclasses import dataclass

import numpy as np

from evidence.callaway import compare_changes, list_starts
from evidence.inputs import Floats
from evidence.panel import Panel

BAND_LEVEL = 0.95


@dataclass(frozen=True)
class EventStudy:
    """One entry for each period since the start; the one before the start is 0 by definition."""

    since_start: tuple[int, ...]
    estimates: tuple[float, ...]
    lower: tuple[float, ...]
    upper: tuple[float, ...]


def event_weights(panel: Panel, earliest: int) -> tuple[list[int], Floats]:
    """Return the periods since the start and the (H, N, T) weights of each.

    For h: the change from g − 1 to g + h of the units that start at g, minus that of the units
    whose start is later than max(g, g + h), weighted by units at g. From −`earliest` to the last
    with enough units.
    """
    since = np.arange(-earliest, len(panel.periods))
    weights = np.zeros((len(since), *panel.values.shape))
    sizes = np.zeros(len(since), dtype=np.int64)
    units = np.arange(len(panel.units))
    for start in list_starts(panel):
        changes = compare_changes(panel, start)
        columns = np.flatnonzero(panel.periods >= start - earliest)
        events = panel.periods[columns] - start + earliest
        columns, events = columns[events < len(since)], events[events < len(since)]
        moved = changes.weights[:, columns].T
        weights[events, :, columns] += moved
        weights[events[:, None], units, changes.base] -= moved
        sizes[events] += changes.sizes[columns]
    enough = sizes >= panel.counting.reached
    return since[enough].tolist(), weights[enough] / sizes[enough, None, None]


def draw_band(since: list[int], estimates: Floats, sums: Floats) -> EventStudy:
    """Return the event study with its simultaneous band T_h ± c·SD_p(T_h).

    c is the 95th percentile over the deals of max_h |T_h,p| ÷ SD_p(T_h).

    Parameters
    ----------
    estimates
        (H,) T_h.
    sums
        (H, P) T_h of every deal.
    """
    spread = sums.std(axis=1)
    moves = spread > 0
    factor = 0.0
    if moves.any():
        largest = (np.abs(sums[moves]) / spread[moves, None]).max(axis=0)
        factor = float(np.quantile(largest, BAND_LEVEL))
    half = factor * spread
    return EventStudy(
        since_start=tuple(since),
        estimates=tuple(estimates.tolist()),
        lower=tuple((estimates - half).tolist()),
        upper=tuple((estimates + half).tolist()),
    )
