"""The figures of one place: the newest of every indicator, beside everywhere else's."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from sqlalchemy import Connection, func

from data.figures import (
    OBSERVATIONS,
    Figure,
    IndicatorFacts,
    current_observations,
    figure_of,
    list_indicators,
)
from models.area import WALES
from models.enums import Frequency
from models.periods import PeriodKind, common_kind

Cells = Mapping[str, Figure]


@dataclass(frozen=True)
class PlaceFigures:
    """One indicator in one place, and everywhere else in the same period.

    Attributes
    ----------
    period
        The newest with a figure here; without one here, `newest`; None where there is no figure.
    cells
        Figure by area in that period, notes without a figure among them.
    newest
        The newest period with a figure for Wales; where none is published, for any place.
    note
        What stands for this place in `newest` instead of a figure; None where nothing does.
    """

    facts: IndicatorFacts
    kind: PeriodKind | None
    period: str | None
    cells: Cells
    newest: str | None
    note: Figure | None


def list_place_figures(connection: Connection, area: str, until: date) -> tuple[PlaceFigures, ...]:
    """Return every indicator in one place as known on `until`, by code."""
    indicators = list_indicators(connection)
    codes = [facts.code for facts in indicators]
    here = _newest(connection, until, codes, area)
    wales = _newest(connection, until, codes, WALES)
    newest = wales | _newest(connection, until, [code for code in codes if code not in wales])
    cells = _read_cells(connection, until, newest | here)
    notes = _read_notes(connection, until, codes, area)
    return tuple(
        _place_figures(
            facts,
            here.get(facts.code) or newest.get(facts.code),
            cells[facts.code],
            newest.get(facts.code),
            notes,
        )
        for facts in indicators
    )


def _place_figures(
    facts: IndicatorFacts,
    period: str | None,
    cells: Cells,
    newest: str | None,
    notes: Mapping[tuple[str, str], Figure],
) -> PlaceFigures:
    named = [code for code in (period, newest) if code]
    return PlaceFigures(
        facts,
        common_kind(named, Frequency(facts.frequency)) if named else None,
        period,
        MappingProxyType(cells),
        newest,
        notes.get((facts.code, newest or "")),
    )


def _newest(
    connection: Connection, until: date, codes: list[str], area: str | None = None
) -> dict[str, str]:
    """Return the newest period with a figure, by indicator: in one area, or anywhere."""
    query = current_observations(until).where(
        OBSERVATIONS.c.indicator.in_(codes), OBSERVATIONS.c.value.is_not(None)
    )
    if area is not None:
        query = query.where(OBSERVATIONS.c.area == area)
    found = query.with_only_columns(
        OBSERVATIONS.c.indicator, func.max(OBSERVATIONS.c.period).label("period")
    ).group_by(OBSERVATIONS.c.indicator)
    return {row.indicator: row.period for row in connection.execute(found)}


def _read_cells(
    connection: Connection, until: date, periods: Mapping[str, str]
) -> dict[str, dict[str, Figure]]:
    """Return every area's figure by indicator, each in the indicator's one wanted period."""
    found: dict[str, dict[str, Figure]] = defaultdict(dict)
    for period, codes in _by_period(periods.items()).items():
        wanted = current_observations(until).where(
            OBSERVATIONS.c.indicator.in_(codes), OBSERVATIONS.c.period == period
        )
        for row in connection.execute(wanted).mappings():
            found[row["indicator"]][row["area"]] = figure_of(row)
    return found


def _by_period(periods: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    codes: dict[str, list[str]] = defaultdict(list)
    for code, period in periods:
        codes[period].append(code)
    return codes


def _read_notes(
    connection: Connection, until: date, codes: list[str], area: str
) -> dict[tuple[str, str], Figure]:
    """Return what stands in one area instead of a figure, by (indicator, period)."""
    wanted = current_observations(until).where(
        OBSERVATIONS.c.indicator.in_(codes),
        OBSERVATIONS.c.area == area,
        OBSERVATIONS.c.value.is_(None),
    )
    return {
        (row["indicator"], row["period"]): figure_of(row)
        for row in connection.execute(wanted).mappings()
    }
