"""Figures as they are known on a date: the current vintage of every observation."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, and_, exists, select

from data.bilingual import Both, both
from models import Indicator, Observation
from models.columns import table_of
from models.enums import Frequency
from models.periods import PeriodKind, common_kind

INDICATORS = table_of(Indicator)
OBSERVATIONS = table_of(Observation)


@dataclass(frozen=True)
class Figure:
    """One current figure, in the indicator's unit.

    `value` is None where there is a note instead of a figure; `revised` says whether it
    followed an earlier vintage; `denominator` is what a rate is of, where that was given.
    """

    period: str
    value: float | None
    lower: float | None
    upper: float | None
    notes: tuple[str, ...]
    published_on: date
    revised: bool = False
    denominator: float | None = None


@dataclass(frozen=True)
class IndicatorFacts:
    """What a reader is told of an indicator."""

    code: str
    outcome: str | None
    title: Both
    unit: Both
    better: str
    frequency: str
    window: int
    headline: bool
    decimals: int
    source: Both
    publisher: Both
    source_url: str | None
    licence: str
    designation: str | None
    next_release: date | None
    illustrative: bool
    seasonal: bool | None = None
    smallest_change: float | None = None
    adds_up: bool = False


@dataclass(frozen=True)
class IndicatorFigures:
    """An indicator and its current figures.

    Attributes
    ----------
    kind
        The one kind of its periods; None where there are no figures.
    periods
        In order of time.
    cells
        Figure by (area, period).
    """

    facts: IndicatorFacts
    kind: PeriodKind | None
    periods: tuple[str, ...]
    cells: Mapping[tuple[str, str], Figure]

    @property
    def latest(self) -> date | None:
        """The newest publication date among the current figures."""
        return max((figure.published_on for figure in self.cells.values()), default=None)


def current_observations(until: date) -> Select[Any]:
    """Return the query of every observation that was current on `until`."""
    later = OBSERVATIONS.alias("later")
    superseded = exists().where(
        and_(
            later.c.indicator == OBSERVATIONS.c.indicator,
            later.c.area == OBSERVATIONS.c.area,
            later.c.period == OBSERVATIONS.c.period,
            later.c.published_on > OBSERVATIONS.c.published_on,
            later.c.published_on <= until,
        )
    )
    return select(OBSERVATIONS).where(OBSERVATIONS.c.published_on <= until, ~superseded)


def figure_of(row: RowMapping, revised: bool = False) -> Figure:
    """Return an observation as a figure."""
    notes = tuple(row["note"].split(";")) if row["note"] else ()
    return Figure(
        row["period"],
        row["value"],
        row["lower"],
        row["upper"],
        notes,
        row["published_on"],
        revised or "r" in notes,
        row["denominator"],
    )


def facts_of(row: RowMapping) -> IndicatorFacts:
    """Return an indicator's row as what a reader is told."""
    return IndicatorFacts(
        code=row["indicator"],
        outcome=row["outcome"],
        title=both(row, "title"),
        unit=both(row, "unit"),
        better=row["better"],
        frequency=row["frequency"],
        window=row["window"] or 1,
        headline=bool(row["headline"]),
        decimals=row["decimals"],
        source=both(row, "source"),
        publisher=both(row, "publisher"),
        source_url=row["source_url"],
        licence=row["licence"],
        designation=row["designation"],
        next_release=row["next_release"],
        illustrative=bool(row["illustrative"]),
        seasonal=row["seasonal"],
        smallest_change=row["smallest_change"],
        adds_up=bool(row["adds_up"]),
    )


def list_indicators(connection: Connection) -> tuple[IndicatorFacts, ...]:
    """Return every indicator, by code."""
    rows = connection.execute(select(INDICATORS).order_by(INDICATORS.c.indicator)).mappings()
    return tuple(facts_of(row) for row in rows)


def get_indicator_figures(connection: Connection, indicator: str, until: date) -> IndicatorFigures:
    """Return an indicator with its figures as known on `until`.

    Raises
    ------
    KeyError
        Where there is no such indicator.
    """
    found = connection.execute(select(INDICATORS).where(INDICATORS.c.indicator == indicator))
    row = found.mappings().one_or_none()
    if row is None:
        raise KeyError(indicator)
    facts = facts_of(row)
    wanted = current_observations(until).where(OBSERVATIONS.c.indicator == indicator)
    cells = {
        (cell["area"], cell["period"]): figure_of(cell)
        for cell in connection.execute(wanted).mappings()
    }
    periods = tuple(sorted({period for _, period in cells}))
    kind = common_kind(periods, Frequency(facts.frequency)) if periods else None
    return IndicatorFigures(facts, kind, periods, MappingProxyType(cells))
