"""Every source: what it is, how fresh it is, and what is missing from it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, case, func, select

from data.figures import IndicatorFacts, current_observations, list_indicators
from models.area import WALES
from models.enums import Frequency
from models.periods import PeriodKind, common_kind

PLACES = 22


@dataclass(frozen=True)
class Source:
    """One indicator as a source of figures.

    Attributes
    ----------
    periods
        How many periods have any figure.
    figures
        How many current figures there are, Wales included.
    expected
        How many there would be if every local authority had one in each of its periods.
    missing
        How many local authority figures are not there, withdrawn ones among them.
    without_wales
        How many periods have no figure for Wales.
    as_compiled
        Whether all figures carry one and the same date: that of their compilation.
    """

    facts: IndicatorFacts
    kind: PeriodKind | None
    first_period: str | None
    last_period: str | None
    periods: int
    figures: int
    expected: int
    missing: int
    without_wales: int
    last_published: date | None
    as_compiled: bool


def list_sources(connection: Connection, until: date) -> tuple[Source, ...]:
    """Return every indicator as a source, as known on `until`."""
    current = current_observations(until).subquery()
    valued = case((current.c.value.is_not(None), 1), else_=0)
    wales = case((current.c.area == WALES, valued), else_=0)
    query = select(
        current.c.indicator,
        current.c.period,
        func.sum(valued).label("figures"),
        func.sum(wales).label("wales"),
        func.max(current.c.published_on).label("newest"),
        func.min(current.c.published_on).label("oldest"),
    ).group_by(current.c.indicator, current.c.period)
    rows = defaultdict(list)
    for row in connection.execute(query):
        rows[row.indicator].append(row)
    return tuple(_source(facts, rows[facts.code]) for facts in list_indicators(connection))


def _source(facts: IndicatorFacts, rows: list) -> Source:  # type: ignore[type-arg]
    codes = sorted(row.period for row in rows)
    figures = sum(row.figures for row in rows)
    wales = sum(row.wales for row in rows)
    places = figures - wales
    newest = max((row.newest for row in rows), default=None)
    oldest = min((row.oldest for row in rows), default=None)
    return Source(
        facts=facts,
        kind=common_kind(codes, Frequency(facts.frequency)) if codes else None,
        first_period=codes[0] if codes else None,
        last_period=codes[-1] if codes else None,
        periods=len(codes),
        figures=figures,
        expected=PLACES * len(codes),
        missing=PLACES * len(codes) - places,
        without_wales=len(codes) - wales,
        last_published=newest,
        as_compiled=len(codes) > 1 and newest == oldest,
    )
