"""What the record keeps of a briefing, and whether each briefing is still what was recorded."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from data.record import as_json
from models import Briefing, BriefingFileRow, RecordEntry
from models.columns import table_of

BRIEFINGS, FILES, RECORD = (table_of(model) for model in (Briefing, BriefingFileRow, RecordEntry))
SHEET, FREEZE, OPEN = "briefings", "freeze", "open"
SUMMARISED = (
    *("number", "title_en", "title_cy", "missions", "as_at", "frozen_on", "frozen_by", "method"),
    *("record_hash", "store_version"),
)
OPENED = ("opened_on", "opened_by")
Entries = dict[str, list[dict[str, Any]]]


def hash_bytes(content: bytes) -> str:
    """Return the SHA-256 of what a file holds."""
    return sha256(content).hexdigest()


def summarise(row: Any, files: Iterable[Any]) -> dict[str, Any]:
    """Return what a freeze leaves in the record: what was frozen, and the SHA-256 of all of it.

    Parameters
    ----------
    row, files
        Of the tables.
    """
    return {
        **{name: row[name] for name in SUMMARISED},
        "document": hash_bytes(row["document"].encode()),
        "files": {
            file["name"]: {"mime": file["mime"], "sha256": _hash_whole(file)} for file in files
        },
    }


def _hash_whole(file: Any) -> str:
    """Return the SHA-256 of a file, or nothing where the one kept beside it is another."""
    found = hash_bytes(file["content"])
    return found if found == file["sha256"] else ""


def summarise_opening(row: Any) -> dict[str, Any]:
    """Return what marking a briefing open leaves in the record."""
    return {name: row[name] for name in OPENED}


def verify_briefings(connection: Connection) -> tuple[str, ...]:
    """Return the briefings that are not what the record says: changed, removed, or put in by hand.

    Notes
    -----
    It holds briefings to the record; that the record holds is for
    :func:`data.record.verify_record`.
    """
    recorded = _list_entries(connection)
    there = set(connection.execute(select(BRIEFINGS.c.briefing)).scalars())
    changed = {code for code in there if not _holds(connection, code, recorded.get(code, []))}
    orphans = set(connection.execute(select(FILES.c.briefing).distinct()).scalars()) - there
    return tuple(sorted(changed | orphans | (set(recorded) - there)))


def _list_entries(connection: Connection) -> Entries:
    """Return what was recorded of each briefing, oldest first."""
    query = (
        select(RECORD.c.key, RECORD.c.action, RECORD.c.after)
        .where(RECORD.c.sheet == SHEET)
        .order_by(RECORD.c.number)
    )
    found: Entries = {}
    for key, action, after in connection.execute(query):
        found.setdefault(key, []).append({"action": action, "after": after})
    return found


def _holds(connection: Connection, code: str, entries: list[dict[str, Any]]) -> bool:
    row = connection.execute(select(BRIEFINGS).where(BRIEFINGS.c.briefing == code)).mappings().one()
    return entries == list(_expect(row, connection))


def _expect(row: RowMapping, connection: Connection) -> Iterator[dict[str, Any]]:
    """Give the entries that must be in the record for a briefing to be as it is."""
    files = select(FILES).where(FILES.c.briefing == row["briefing"]).order_by(FILES.c.name)
    frozen = summarise(row, connection.execute(files).mappings())
    yield {"action": FREEZE, "after": as_json(frozen)}
    if row["opened_on"] is not None:
        yield {"action": OPEN, "after": as_json(summarise_opening(row))}
