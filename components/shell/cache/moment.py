"""When it is, for everybody who looks: the store version and the last release passed."""

from datetime import UTC, datetime

from components.shell.cache.slots import remember
from components.shell.store import app_store
from data.judgements import is_ever_judged, is_stale
from data.moment import Moment, get_moment, holds_demonstration_only


def read_moment() -> Moment:
    """Return the moment: the version is read every run, the rest once a version and minute."""
    minute = datetime.now(UTC).replace(second=0, microsecond=0)  # releases come on the minute
    return _read_moment_at(app_store().version(), minute)


@remember
def _read_moment_at(version: int, minute: datetime) -> Moment:
    with app_store().read() as connection:
        return get_moment(connection, minute)


@remember
def read_demonstration_only(version: int) -> bool:
    """Return whether everything in the store is illustrative or from the shipped official pack."""
    with app_store().read() as connection:
        return holds_demonstration_only(connection)


@remember
def read_staleness(version: int) -> bool:
    """Return whether the store was written to since it was last judged."""
    with app_store().read() as connection:
        return is_stale(connection)


@remember
def read_ever_judged(version: int) -> bool:
    """Return whether the store has ever been judged."""
    with app_store().read() as connection:
        return is_ever_judged(connection)
