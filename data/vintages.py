"""The vintages of an indicator's figures: when they were published, and what was revised."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from models import Observation
from models.columns import table_of

OBSERVATIONS = table_of(Observation)


@dataclass(frozen=True)
class Vintage:
    """A figure as it was published on a day; `value` is None where it was withdrawn or noted."""

    published_on: date
    value: float | None


@dataclass(frozen=True)
class Revision:
    """A figure that was published more than once.

    Attributes
    ----------
    vintages
        In order of publication; two at least.
    """

    period: str
    vintages: tuple[Vintage, ...]

    @property
    def first(self) -> Vintage:
        """What was published first."""
        return self.vintages[0]

    @property
    def latest(self) -> Vintage:
        """What holds."""
        return self.vintages[-1]


def list_release_days(connection: Connection, indicator: str, until: date) -> tuple[date, ...]:
    """Return the days on which figures of an indicator were published, newest first."""
    query = (
        select(OBSERVATIONS.c.published_on)
        .where(OBSERVATIONS.c.indicator == indicator, OBSERVATIONS.c.published_on <= until)
        .distinct()
    )
    return tuple(sorted(connection.execute(query).scalars(), reverse=True))


def list_revisions(
    connection: Connection, indicator: str, area: str, until: date
) -> tuple[Revision, ...]:
    """Return the figures of one series that were published more than once, newest period first."""
    query = (
        select(OBSERVATIONS.c.period, OBSERVATIONS.c.published_on, OBSERVATIONS.c.value)
        .where(
            OBSERVATIONS.c.indicator == indicator,
            OBSERVATIONS.c.area == area,
            OBSERVATIONS.c.published_on <= until,
        )
        .order_by(OBSERVATIONS.c.published_on)
    )
    found: dict[str, list[Vintage]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.period].append(Vintage(row.published_on, row.value))
    return tuple(
        Revision(period, tuple(vintages))
        for period, vintages in sorted(found.items(), reverse=True)
        if len(vintages) > 1
    )
