"""Periods as the pack writes them, and the days they span.

``2024`` a calendar year · ``2023-24`` April to March · ``2024-Q3`` July to September ·
``2024-07`` a month · ``2020-2022`` pooled years. Within one kind, text order is time order.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from models.enums import Frequency


class PeriodKind(StrEnum):
    """The shapes a period may have."""

    YEAR = "year"
    FINANCIAL_YEAR = "financial_year"
    QUARTER = "quarter"
    MONTH = "month"
    POOLED = "pooled"


KINDS_OF_FREQUENCY: dict[Frequency, tuple[PeriodKind, ...]] = {
    Frequency.ANNUAL: (PeriodKind.YEAR, PeriodKind.FINANCIAL_YEAR, PeriodKind.POOLED),
    Frequency.QUARTERLY: (PeriodKind.QUARTER,),
    Frequency.MONTHLY: (PeriodKind.MONTH,),
}

# [0-9], because \d also takes the digits of other scripts, and text order would not be time order.
_SHAPES = (
    (PeriodKind.YEAR, re.compile(r"([12][0-9]{3})")),
    (PeriodKind.QUARTER, re.compile(r"([12][0-9]{3})-Q([1-4])")),
    (PeriodKind.MONTH, re.compile(r"([12][0-9]{3})-(0[1-9]|1[0-2])")),
    (PeriodKind.FINANCIAL_YEAR, re.compile(r"([12][0-9]{3})-([0-9]{2})")),
    (PeriodKind.POOLED, re.compile(r"([12][0-9]{3})-([12][0-9]{3})")),
)


@dataclass(frozen=True, order=True)
class Period:
    """One period: its kind, its code, and its first and last day."""

    first_day: date
    last_day: date
    kind: PeriodKind
    code: str

    @property
    def years(self) -> int:
        """How many calendar years it spans; 1 for anything that is not pooled."""
        return self.last_day.year - self.first_day.year + 1 if self.kind is PeriodKind.POOLED else 1


def kinds_of(code: str) -> frozenset[PeriodKind]:
    """Return every kind a code could be; empty where it is no period.

    ``2011-12`` could be December 2011 or April 2011 to March 2012: only what it belongs to
    can tell.
    """
    return frozenset(kind for kind, _ in _SHAPES if _span(code, kind) is not None)


def common_kind(codes: Iterable[str], frequency: Frequency | None = None) -> PeriodKind | None:
    """Return the one kind that fits all codes, or None where there is none.

    Where two fit (a few codes such as ``2011-12`` alone), the financial year is taken unless
    `frequency` says monthly.
    """
    fitting = set(PeriodKind)
    if frequency is not None:
        fitting &= set(KINDS_OF_FREQUENCY[frequency])
    for code in set(codes):
        fitting &= kinds_of(code)
    for kind in (PeriodKind.YEAR, PeriodKind.FINANCIAL_YEAR, PeriodKind.QUARTER):
        if kind in fitting:
            return kind
    return next(iter(fitting), None) if len(fitting) == 1 else None


@lru_cache(maxsize=4096)
def parse_period(code: str, kind: PeriodKind) -> Period:
    """Return the period a code names.

    Raises
    ------
    ValueError
        Where the code is not a period of that kind.
    """
    span = _span(code, kind)
    if span is None:
        raise ValueError(f"{code!r} is not a period of the kind {kind.value!r}")
    return Period(span[0], span[1], kind, code)


def period_ending(day: date, kind: PeriodKind, years: int = 1) -> Period:
    """Return the period of a kind that ends on `day`; `years` is how many a pooled one spans."""
    codes = {
        PeriodKind.YEAR: f"{day.year}",
        PeriodKind.FINANCIAL_YEAR: f"{day.year - 1}-{day.year % 100:02d}",
        PeriodKind.QUARTER: f"{day.year}-Q{day.month // 3}",
        PeriodKind.MONTH: f"{day.year}-{day.month:02d}",
        PeriodKind.POOLED: f"{day.year - years + 1}-{day.year}",
    }
    return parse_period(codes[kind], kind)


@lru_cache(maxsize=4096)
def _span(code: str, kind: PeriodKind) -> tuple[date, date] | None:
    match = dict(_SHAPES)[kind].fullmatch(code)
    if match is None:
        return None
    year = int(match[1])
    if kind is PeriodKind.YEAR:
        return date(year, 1, 1), date(year, 12, 31)
    if kind is PeriodKind.QUARTER:
        month = 3 * int(match[2])
        return date(year, month - 2, 1), date(year, month, monthrange(year, month)[1])
    if kind is PeriodKind.MONTH:
        month = int(match[2])
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    if kind is PeriodKind.FINANCIAL_YEAR:
        follows = int(match[2]) == (year + 1) % 100
        return (date(year, 4, 1), date(year + 1, 3, 31)) if follows else None
    last = int(match[2])
    return (date(year, 1, 1), date(last, 12, 31)) if last > year else None
