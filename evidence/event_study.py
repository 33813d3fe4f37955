"""The estimate by periods since the start, with a band that holds for all of them at once."""

from dataclasses import dataclass

import numpy as np

from evidence.callaway import change_weights
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
    found: list[int] = []
    weights: list[Floats] = []
    for since in range(-earliest, len(panel.periods)):
        total, size = np.zeros(panel.values.shape), 0
        for start in sorted(set(panel.starts[panel.reached].tolist())):
            columns = np.flatnonzero(panel.periods == start + since)
            if not len(columns):
                continue
            later = panel.starts > max(start, start + since)
            change, units = change_weights(panel, start, int(columns[0]), later)
            total += units * change
            size += units
        if size >= panel.counting.reached:
            found.append(since)
            weights.append(total / size)
    return found, np.array(weights).reshape(-1, *panel.values.shape)


def draw_band(since: list[int], estimates: Floats, sums: Floats) -> EventStudy:
    """Return the event study with its simultaneous band T_h ± c·SD_p(T_h).

    c is the 95th percentile over the deals of max_h |T_h,p| ÷ SD_p(T_h).

    Parameters
    ----------
    estimates
        (H,) T_h.
    sums
        (P, H) T_h of every deal.
    """
    spread = sums.std(axis=0)
    moves = spread > 0
    factor = 0.0
    if moves.any():
        largest = (np.abs(sums[:, moves]) / spread[moves]).max(axis=1)
        factor = float(np.quantile(largest, BAND_LEVEL))
    half = factor * spread
    return EventStudy(
        since_start=tuple(since),
        estimates=tuple(estimates.tolist()),
        lower=tuple((estimates - half).tolist()),
        upper=tuple((estimates + half).tolist()),
    )
