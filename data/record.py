"""The append-only record: hash-chained, one entry a write.

Each entry's hash is SHA-256 over its own fields and the hash of the entry before it, so a
changed, removed or reordered entry shows, and, held against the stored count and newest hash,
so does a cut tail.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, insert, select

from models import RecordEntry, StoreState
from models.columns import table_of
from models.record import NO_HASH

RECORD = table_of(RecordEntry)
STATE = table_of(StoreState)


@dataclass(frozen=True)
class Entry:
    """One thing done, before it is chained."""

    action: str
    sheet: str | None
    key: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


@dataclass
class Chain:
    """Where the record stands: how many entries, and the newest hash."""

    count: int = 0
    newest: str = NO_HASH

    def append(self, connection: Connection, who: str, entries: Sequence[Entry]) -> None:
        """Chain `entries` to the record and write them."""
        at = datetime.now(UTC).isoformat(timespec="microseconds")
        rows = []
        for entry in entries:
            row: dict[str, Any] = {
                "number": self.count + 1,
                "at": at,
                "who": who,
                "action": entry.action,
                "sheet": entry.sheet,
                "key": entry.key,
                "before": as_json(entry.before),
                "after": as_json(entry.after),
                "previous_hash": self.newest,
            }
            row["hash"] = hash_entry(row)
            self.count, self.newest = row["number"], row["hash"]
            rows.append(row)
        connection.execute(insert(RECORD), rows)


@dataclass(frozen=True)
class Verification:
    """What checking the record found.

    `broken_at` is the first number at which the chain does not hold, None where it holds
    throughout. `expected_found` says whether a hash that was asked for is in the record.
    """

    count: int
    newest: str
    broken_at: int | None
    expected_found: bool

    @property
    def holds(self) -> bool:
        """Whether nothing was changed, removed, reordered or cut."""
        return self.broken_at is None and self.expected_found


def as_json(values: dict[str, Any] | None) -> str | None:
    """Return values as one line of JSON in a fixed form, or None."""
    if values is None:
        return None
    return json.dumps(values, ensure_ascii=False, sort_keys=True, default=_plain)


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return "" if value == date.min else value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in the record")


def hash_entry(row: dict[str, Any]) -> str:
    """Return the SHA-256 of an entry's fields, its number and the hash before it included."""
    fields = ("number", "at", "who", "action", "sheet", "key", "before", "after", "previous_hash")
    text = json.dumps([row[name] for name in fields], ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def list_record(connection: Connection) -> Iterable[dict[str, Any]]:
    """Yield the record's entries in order."""
    for row in connection.execute(select(RECORD).order_by(RECORD.c.number)).mappings():
        yield dict(row)


def newest_hash(connection: Connection) -> str:
    """Return the hash that the record ends with; of an empty one, the hash before the first."""
    found = connection.execute(select(STATE.c.newest_hash)).scalar_one_or_none()
    return str(found or NO_HASH)


def verify_record(connection: Connection, expect: str | None = None) -> Verification:
    """Check the whole chain against itself and against the stored count and newest hash.

    Parameters
    ----------
    expect
        A hash printed earlier, on a briefing or a backup, that the record must still contain;
        the one that stands before the first entry is always there.
    """
    state = connection.execute(select(STATE)).one_or_none()
    stored = (state.records, state.newest_hash) if state else (0, None)
    count, newest, broken_at = 0, NO_HASH, None
    expected_found = expect in (None, NO_HASH)
    for row in list_record(connection):
        whole = (
            row["number"] == count + 1
            and row["previous_hash"] == newest
            and row["hash"] == hash_entry(row)
        )
        if not whole and broken_at is None:
            broken_at = count + 1
        count, newest = count + 1, row["hash"]
        expected_found = expected_found or row["hash"] == expect
    if broken_at is None and (count, newest) != stored:
        broken_at = min(count, stored[0]) + 1
    return Verification(count, newest, broken_at, expected_found)
