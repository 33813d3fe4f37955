"""Who started when, what is still to come, and which cells cannot be read either way."""

from dataclasses import dataclass

import numpy as np

from evidence.inputs import EVERYWHERE, Bools, DeliveryCells, Ints, LinkData
from evidence.timeline import Days, Timeline

NEVER = 1_000_000
"""Start of a place that has none; later than any period."""


@dataclass(frozen=True, eq=False)
class Rollout:
    """The roll-out of one output on the calendar of one indicator, N areas.

    Attributes
    ----------
    starts
        (N,) first period that begins on or after the first day of the first delivery period
        with something delivered; `NEVER` where nothing is.
    to_come
        (N,) the same with starts that are planned and neither passed nor returned as nothing.
    straddled
        (N,) period in which delivery began or will, where that is not its first day; else `NEVER`.
    unreturned
        (area, first period, last period) of each delivery that is planned and not returned.
    stopped
        Whether a reached place's latest return is 0 against a plan above 0.
    returns_missing
        Whether a delivery period that has ended is not returned.
    nothing_due
        Whether no plan lies in a delivery period that has ended.
    """

    starts: Ints
    to_come: Ints
    straddled: Ints
    unreturned: tuple[tuple[int, int, int], ...]
    stopped: bool
    returns_missing: bool
    nothing_due: bool

    def is_unclear(self, periods: Ints) -> Bools:
        """Return the (N, T) cells that are neither before nor after delivery began.

        A period in which delivery began half-way, and a period before the start for which
        delivery was planned and is not returned yet.
        """
        unclear: Bools = self.straddled[:, None] == periods
        for area, first, last in self.unreturned:
            before = periods < self.starts[area]
            unclear[area] |= before & (periods >= first) & (periods <= last)
        return unclear


def trace_rollout(link: LinkData) -> Rollout:
    """Read the roll-out of a link off its delivery cells; started is for good."""
    cells = spread_everywhere(link.deliveries, len(link.areas))
    timeline = link.timeline
    as_at = np.datetime64(link.as_at, "D")
    begun = first_days_of_delivery(cells, len(link.areas))
    open_cells = np.isnan(cells.delivered) & (cells.current_plan > 0)
    planned = _first_days(cells, open_cells, len(link.areas))
    begins = np.where(np.isnat(begun), planned, begun)
    starts, to_come = find_starts(begun, timeline), find_starts(begins, timeline)
    half_way = (to_come < NEVER) & (_containing(begins, timeline) < to_come)
    first, last = timeline.containing(cells.first_day), timeline.containing(cells.last_day)
    ended = cells.last_day <= as_at
    return Rollout(
        starts=starts,
        to_come=to_come,
        straddled=np.where(half_way, to_come - 1, NEVER),
        unreturned=tuple(
            (int(cells.area[at]), int(first[at]), int(last[at]))
            for at in np.flatnonzero(np.isnan(cells.delivered) & (cells.planned > 0))
        ),
        stopped=_has_stopped(cells, starts),
        returns_missing=bool((np.isnan(cells.delivered) & ended & (cells.planned > 0)).any()),
        nothing_due=not bool((ended & (cells.planned > 0)).any()),
    )


def spread_everywhere(cells: DeliveryCells, areas: int) -> DeliveryCells:
    """Return the cells with those for Wales as a whole given to every place."""
    whole = cells.area == EVERYWHERE
    if not whole.any():
        return cells
    at = np.concatenate([np.flatnonzero(~whole), np.repeat(np.flatnonzero(whole), areas)])
    area = np.concatenate([cells.area[~whole], np.tile(np.arange(areas), int(whole.sum()))])
    return DeliveryCells(
        area=area,
        first_day=cells.first_day[at],
        last_day=cells.last_day[at],
        planned=cells.planned[at],
        delivered=cells.delivered[at],
        replanned=None if cells.replanned is None else cells.replanned[at],
    )


def first_days_of_delivery(cells: DeliveryCells, areas: int) -> Days:
    """Return the first day of each area's first delivery period with something delivered.

    (N,), not-a-time where nothing is. It belongs to the output alone, whatever it is linked to.
    """
    cells = spread_everywhere(cells, areas)
    return _first_days(cells, cells.delivered > 0, areas)


def find_starts(days: Days, timeline: Timeline) -> Ints:
    """Return the first periods that begin on or after first days of delivery, any shape.

    `NEVER` where the day is not-a-time.
    """
    known = ~np.isnat(days)
    starts = np.full(days.shape, NEVER, dtype=np.int64)
    starts[known] = timeline.beginning_from(days[known])
    return starts


def _first_days(cells: DeliveryCells, chosen: Bools, areas: int) -> Days:
    """Return the first day of each area's earliest chosen cell, (N,); not-a-time without one."""
    far = np.datetime64("9999-01-01", "D")
    days = np.full(areas, far)
    np.minimum.at(days, cells.area[chosen], cells.first_day[chosen].astype("datetime64[D]"))
    return np.where(days == far, np.datetime64("NaT", "D"), days)


def _containing(days: Days, timeline: Timeline) -> Ints:
    known = ~np.isnat(days)
    found = np.full(len(days), NEVER, dtype=np.int64)
    found[known] = timeline.containing(days[known])
    return found


def _has_stopped(cells: DeliveryCells, starts: Ints) -> bool:
    order = np.lexsort((cells.first_day, cells.area))
    returned = order[~np.isnan(cells.delivered[order])]
    latest = dict(zip(cells.area[returned].tolist(), returned.tolist(), strict=True))
    return any(
        cells.delivered[at] == 0 and cells.planned[at] > 0 and starts[area] < NEVER
        for area, at in latest.items()
    )
