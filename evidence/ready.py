"""When a link can be judged at the earliest."""

from datetime import date, timedelta

import numpy as np

from evidence.inputs import Ints, LinkData
from evidence.panel import Counting
from evidence.rollout import NEVER


def find_ready_period(
    to_come: Ints, full_lag: int, after: int, counting: Counting, *, few: bool, cut: bool
) -> int | None:
    """Return the last period that must be observed for `too_early` to end; None if never.

    The 4th earliest start so far or planned (of places; by board the 2nd) + lag + window − 1 +
    minimum − 1; of one to three places in all, the last of them. With `cut` (binary designs) None
    too where so few places will wait by then that the panel ends before.
    """
    starts = np.sort(to_come[to_come < NEVER])
    if not len(starts) or (len(starts) < counting.reached and not few):
        return None
    start = int(starts[-1] if few else starts[counting.reached - 1])
    ready = start + full_lag + after - 1
    waiting = int((to_come > ready).sum())
    return ready if waiting >= counting.waiting or not cut else None


def find_ready_date(link: LinkData, period: int | None) -> date | None:
    """Return when a period's figure can be expected: its end plus the publication delay."""
    if period is None:
        return None
    return link.timeline.last_day(period) + timedelta(days=link.publication_delay)
