"""What was published and recorded between two days: why a judgement may read otherwise now."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, and_, exists, func, select

from models import Delivery, Indicator, Observation
from models.columns import table_of
from models.enums import Frequency
from models.periods import PeriodKind, common_kind

DELIVERIES, INDICATORS, OBSERVATIONS = (
    table_of(model) for model in (Delivery, Indicator, Observation)
)


@dataclass(frozen=True)
class FigureNews:
    """What was published of an indicator.

    Attributes
    ----------
    newest
        The newest period that had no figure before; None where there is no such period.
    kind
        Of that period.
    revised
        How many figures, by area and period, were published again.
    """

    newest: str | None = None
    kind: PeriodKind | None = None
    revised: int = 0


@dataclass(frozen=True)
class DeliveryNews:
    """What was recorded of an output, by area and period.

    Attributes
    ----------
    returned
        How many were returned, for the first time or corrected.
    replanned
        How many were planned anew.
    """

    returned: int = 0
    replanned: int = 0


@dataclass(frozen=True)
class News:
    """What came in between two days, by indicator and by output; nothing came of what is absent."""

    figures: dict[str, FigureNews]
    deliveries: dict[str, DeliveryNews]


def list_news(
    connection: Connection,
    since: date,
    until: date,
    indicators: Collection[str],
    outputs: Collection[str],
) -> News:
    """Return what came in after `since` and not after `until`.

    Parameters
    ----------
    indicators, outputs
        Only of these: to look through everything would take a look at every figure.
    """
    return News(
        _figure_news(connection, since, until, indicators),
        _delivery_news(connection, since, until, outputs),
    )


def _figure_news(
    connection: Connection, since: date, until: date, indicators: Collection[str]
) -> dict[str, FigureNews]:
    found = {
        code: FigureNews(newest=period, kind=common_kind([period], frequency))
        for code, period, frequency in _new_periods(connection, since, until, indicators)
    }
    for code, count in _revisions(connection, since, until, indicators):
        found[code] = replace(found.get(code, FigureNews()), revised=count)
    return found


def _new_periods(
    connection: Connection, since: date, until: date, indicators: Collection[str]
) -> Iterable[tuple[str, str, Frequency]]:
    """Give each indicator's newest period whose first figure came within the days."""
    columns = OBSERVATIONS.c
    first = (
        select(columns.indicator, columns.period)
        .where(columns.indicator.in_(indicators), columns.published_on <= until)
        .group_by(columns.indicator, columns.period)
        .having(func.min(columns.published_on) > since)
        .subquery()
    )
    query = (
        select(first.c.indicator, func.max(first.c.period), INDICATORS.c.frequency)
        .join(INDICATORS, INDICATORS.c.indicator == first.c.indicator)
        .group_by(first.c.indicator, INDICATORS.c.frequency)
    )
    return [
        (code, period, Frequency(frequency))
        for code, period, frequency in connection.execute(query)
    ]


def _revisions(
    connection: Connection, since: date, until: date, indicators: Collection[str]
) -> Iterable[tuple[str, int]]:
    """Give how many figures of each indicator followed an earlier one within the days."""
    columns, earlier = OBSERVATIONS.c, OBSERVATIONS.alias("earlier")
    followed = exists().where(
        and_(
            earlier.c.indicator == columns.indicator,
            earlier.c.area == columns.area,
            earlier.c.period == columns.period,
            earlier.c.published_on < columns.published_on,
        )
    )
    again = (
        select(columns.indicator, columns.area, columns.period)
        .where(
            columns.indicator.in_(indicators),
            columns.published_on > since,
            columns.published_on <= until,
            followed,
        )
        .distinct()
        .subquery()
    )
    query = select(again.c.indicator, func.count()).group_by(again.c.indicator)
    return [(code, count) for code, count in connection.execute(query)]


def _delivery_news(
    connection: Connection, since: date, until: date, outputs: Collection[str]
) -> dict[str, DeliveryNews]:
    columns = DELIVERIES.c
    query = (
        select(DELIVERIES)
        .where(columns.output.in_(outputs), columns.recorded_on <= until)
        .order_by(columns.output, columns.area, columns.period, columns.recorded_on)
    )
    rows = connection.execute(query).mappings()
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for (output, _area, _period), cell in groupby(rows, key=_cell):
        returned, replanned = _cell_news(list(cell), since)
        counts[output][0] += returned
        counts[output][1] += replanned
    return {output: DeliveryNews(*each) for output, each in counts.items() if any(each)}


def _cell(row: Any) -> tuple[str, str, str]:
    return row["output"], row["area"], row["period"]


def _cell_news(rows: list[Any], since: date) -> tuple[bool, bool]:
    """Return whether one place and period was returned, and whether it was planned anew."""
    before = [row for row in rows if row["recorded_on"] <= since]
    returns = [row["delivered"] for row in rows if row["delivered"] is not None]
    known = [row["delivered"] for row in before if row["delivered"] is not None]
    returned = bool(returns) and (not known or returns[-1] != known[-1])
    replanned = bool(before) and rows[-1]["planned"] != before[-1]["planned"]
    return returned, replanned
