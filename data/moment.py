"""The moment a reader looks: which store version, released until when, and what day it is."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Connection, func, or_, select

from data.clock import fixed_today, released_until, today
from models import About, Indicator, Mission, Outcome, Output, StoreState
from models.columns import table_of

STATE = table_of(StoreState)
ABOUT = table_of(About)


@dataclass(frozen=True)
class Moment:
    """What every cached read is keyed by, and what every screen says.

    Attributes
    ----------
    version
        The store version.
    until
        Figures published on or before this day are shown.
    today
        The day readers take as today.
    fixed
        Whether that day is the store's own, for demonstration.
    illustrative
        Whether the store holds anything illustrative.
    """

    version: int
    until: date
    today: date
    fixed: bool
    illustrative: bool


def get_moment(connection: Connection, now: datetime | None = None) -> Moment:
    """Return the moment as of `now`, an aware datetime; by default this instant."""
    now = now or datetime.now(UTC)
    return Moment(
        version=int(connection.execute(select(STATE.c.version)).scalar_one()),
        until=released_until(connection, now),
        today=today(connection, now),
        fixed=fixed_today(connection) is not None,
        illustrative=_holds_illustrative(connection),
    )


def holds_demonstration_only(connection: Connection) -> bool:
    """Return whether all that the store holds is illustrative or from the shipped official pack."""
    return bool(connection.execute(select(STATE.c.demonstration_only)).scalar_one())


def _holds_illustrative(connection: Connection) -> bool:
    marked = (table_of(model) for model in (Mission, Outcome, Indicator, Output))
    exists = [select(table.c.illustrative).where(table.c.illustrative).exists() for table in marked]
    return bool(connection.execute(select(func.coalesce(or_(*exists), False))).scalar())
