"""When a link can be judged, and how long figures take to come out."""

from collections.abc import Sequence
from datetime import date, timedelta
from statistics import median

import numpy as np

from evidence.inputs import Ints, LinkData
from evidence.panel import Counting
from evidence.rollout import NEVER

DELAY_PERIODS = 8


def measure_publication_delay(last_days: Sequence[date], first_published: Sequence[date]) -> int:
    """Return the publication delay of an indicator in whole days.

    The median, over the last 8 periods that were the newest when first published, of first
    publication less last day of the period; 0 without any.

    Parameters
    ----------
    last_days, first_published
        For each period of the indicator, its last day and when a figure for it first came out.
    """
    newest: list[int] = []
    latest = date.min
    for published, ended in sorted(zip(first_published, last_days, strict=True)):
        if ended > latest:
            latest = ended
            newest.append((published - ended).days)
    return round(median(newest[-DELAY_PERIODS:])) if newest else 0


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
