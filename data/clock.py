"""What day it is for readers, and what has been released by then.

No figure is shown before 09:30 Cardiff time on the day it was published. A store of
illustrative figures may fix its own *today*; then the whole of that day has passed.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from models import About, StoreState
from models.columns import table_of

ABOUT = table_of(About)
STATE = table_of(StoreState)
CARDIFF = ZoneInfo("Europe/London")
RELEASE_TIME = time(9, 30)


def last_release(now: datetime) -> date:
    """Return the latest `published_on` whose figures may be shown at `now` (with time zone)."""
    local = now.astimezone(CARDIFF)
    return local.date() if local.time() >= RELEASE_TIME else local.date() - timedelta(days=1)


def fixed_today(connection: Connection) -> date | None:
    """Return the store's own today, or None where real figures have ended it or none was set."""
    only = connection.execute(select(STATE.c.demonstration_only)).scalar_one_or_none()
    value = connection.execute(select(ABOUT.c.value).where(ABOUT.c.key == "today")).scalar()
    return date.fromisoformat(value) if only and value else None


def released_until(connection: Connection, now: datetime | None = None) -> date:
    """Return the date up to which figures are shown: fixed today, else the last release."""
    return fixed_today(connection) or last_release(now or datetime.now(UTC))


def today(connection: Connection, now: datetime | None = None) -> date:
    """Return the date readers take as today: the fixed one, else today in Cardiff."""
    fixed = fixed_today(connection)
    return fixed or (now or datetime.now(UTC)).astimezone(CARDIFF).date()
