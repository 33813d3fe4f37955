"""Days and periods along a chart's axis of time, as decimal years."""

from collections.abc import Sequence
from datetime import date

from models.periods import Period, PeriodKind

MOST_SPANS = 5
SPANNING = (PeriodKind.FINANCIAL_YEAR, PeriodKind.POOLED)
"""Kinds whose periods need two years to be named."""


def decimal_year(day: date) -> float:
    """Return a day as a decimal year, months all of one length: 1 July 2024 is 2024.5."""
    return day.year + (day.month - 1 + (day.day - 1) / 31) / 12


def bounds(period: Period) -> tuple[float, float]:
    """Return where a period begins and ends, as decimal years."""
    last = period.last_day
    return decimal_year(period.first_day), last.year + last.month / 12


def where(period: Period) -> float:
    """Return where a period's figure stands: in its middle, of pooled years in the last one's."""
    begin, end = bounds(period)
    return end - 0.5 if period.kind is PeriodKind.POOLED else (begin + end) / 2


def span_ticks(periods: Sequence[Period]) -> tuple[tuple[float, str], ...]:
    """Return ticks that name two years, every so many periods, the last always; else nothing.

    Other kinds of period need none of their own: the writer's whole years serve them.
    """
    if not periods or periods[0].kind not in SPANNING:
        return ()
    step = -(-len(periods) // MOST_SPANS)
    named = list(periods)[::-1][::step][::-1]
    return tuple((where(period), period.code.replace("-", "–")) for period in named)
