"""Rows that somebody enters: checked by the pack's own rules, saved all or nothing.

A row is in the pack's own texts, so that what is entered here and what comes by a pack is one
thing. Whose it is and whether it is still what its writer saw is asked within the transaction
that writes, against the store and not against what a form says.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from data.judgements import read_version
from data.meanwhile import ChangedMeanwhile, Conflict, Held, Row, settle
from data.ownership import ASKED_FOR, Typed, require_own
from data.pack.changes import SheetChanges
from data.pack.importer import hold_against_store, write_rows
from data.pack.known import load_sheet
from data.pack.parse import Pack
from data.pack.problems import PackProblems, Problem, sort_problems
from data.pack.progress import quiet
from data.pack.recording import record_changed, record_new, row_key
from data.pack.schema import SCHEMAS
from data.pack.typed import FIRST_ROW, Numbered, list_texts, parse_typed
from data.store import Store, Writer
from locales import Translator, text
from models.roles import Actor

__all__ = [
    "ENTER",
    "ChangedMeanwhile",
    "Conflict",
    "Entry",
    "EntryResult",
    "check_entries",
    "place_of",
    "read_entry_rows",
    "save_entries",
    "write_entries",
]

ENTER = "enter"
"""What the record calls it."""


@dataclass(frozen=True)
class Entry:
    """One row to be saved.

    Attributes
    ----------
    sheet
        One of :data:`data.ownership.ASKED_FOR`.
    row
        Its texts by column, as in a pack; a column left out is empty.
    seen
        The row as the writer saw it, None for a new one. Of a delivery or a target it may be the
        one before: a row with its own date follows it.
    """

    sheet: str
    row: Mapping[str, str]
    seen: Mapping[str, str] | None = None


@dataclass(frozen=True)
class EntryResult:
    """What saving did.

    Attributes
    ----------
    changed
        Sheet and key of each row that is new or changed; none where all was there already.
    store_version
        The store version that holds them.
    ended_today
        Whether it ended the store's fixed today, as a pack may.
    """

    changed: tuple[tuple[str, str], ...]
    store_version: int
    ended_today: bool = False


def read_entry_rows(connection: Connection, sheet: str, **where: str) -> tuple[dict[str, str], ...]:
    """Return rows of a sheet in the pack's own texts, in the order of their keys.

    Parameters
    ----------
    where
        Only rows with these texts, by column.

    Raises
    ------
    KeyError
        Where the sheet is not one that is entered.
    """
    if sheet not in ASKED_FOR:
        raise KeyError(sheet)
    schema = SCHEMAS[sheet]
    first = where.get(schema.keys[0])
    rows = list_texts(load_sheet(connection, schema, None if first is None else [first]))
    wanted = [row for row in rows if all(row[name] == said for name, said in where.items())]
    return tuple(sorted(wanted, key=lambda row: [row[name] for name in schema.keys]))


def place_of(problem: Problem) -> int | None:
    """Return which of the entries a problem is about, counted from 0."""
    return None if problem.row is None else problem.row - FIRST_ROW


def check_entries(
    store: Store, actor: Actor, entries: Sequence[Entry], lang: str
) -> tuple[Problem, ...]:
    """Return what is wrong with entries by the pack's own rules; nothing is written.

    A problem's row counts the entries from 2, as below a header (:func:`place_of`).

    Raises
    ------
    NotAllowed
        Where a row is not one that `actor` may write.
    """
    _ = text(lang)
    pack, rows = _parse(entries, _)
    with store.read() as connection:
        require_own(connection, actor, _typed(entries, rows), known_only=True)
        against, _changes = hold_against_store(connection, pack, _)
    return tuple(sort_problems([*pack.problems, *against]))


def save_entries(store: Store, actor: Actor, entries: Sequence[Entry], lang: str) -> EntryResult:
    """Save entries, all of them or none.

    What only one of two writers changed is kept of both. The figures are to be judged afterwards:
    :func:`evidence.entering.enter` does both.

    Raises
    ------
    PackProblems
        Where anything is wrong with a row by the pack's rules.
    ChangedMeanwhile
        Where somebody else changed the same since it was seen.
    NotAllowed
        Where a row is not one that `actor` may write.
    """
    if not entries:
        return EntryResult((), store.version())
    with store.write(actor, ASKED_FOR[entries[0].sheet], team=actor.team) as writer:
        return write_entries(writer, entries, lang)


def write_entries(writer: Writer, entries: Sequence[Entry], lang: str) -> EntryResult:
    """Save entries within a write that is under way; raises what :func:`save_entries` does."""
    _, connection = text(lang), writer.connection
    pack, rows = _parse(entries, _)
    require_own(connection, writer.actor, _typed(entries, rows), known_only=True)
    if pack.problems:
        against, _changes = hold_against_store(connection, pack, _)
        raise PackProblems([*pack.problems, *against])
    settled = _settle(connection, entries, rows)
    pack, rows = _parse([Entry(sheet, row) for sheet, row in settled], _)
    against, changes = hold_against_store(connection, pack, _)
    if pack.problems or against:
        raise PackProblems([*pack.problems, *against])
    require_own(connection, writer.actor, _typed(entries, rows))
    return _write(writer, changes, _)


def _parse(entries: Sequence[Entry], _: Translator) -> tuple[Pack, list[dict[str, str]]]:
    """Return entries as a pack, and each as its canonical texts; what cannot be read is empty."""
    numbered: dict[str, list[Numbered]] = {}
    for number, entry in enumerate(entries, start=FIRST_ROW):
        if entry.sheet not in ASKED_FOR:
            raise KeyError(entry.sheet)
        numbered.setdefault(entry.sheet, []).append((number, entry.row))
    pack = parse_typed(ENTER, numbered, _)
    read = {
        number: row
        for sheet in pack.sheets.values()
        for number, row in zip(sheet.rows.tolist(), list_texts(sheet), strict=True)
    }
    blank = [dict.fromkeys(SCHEMAS[entry.sheet].names, "") for entry in entries]
    return pack, [read.get(at + FIRST_ROW, blank[at]) for at in range(len(entries))]


def _typed(entries: Sequence[Entry], rows: Sequence[Row]) -> list[Typed]:
    return [(entry.sheet, row) for entry, row in zip(entries, rows, strict=True)]


def _settle(connection: Connection, entries: Sequence[Entry], rows: Sequence[Row]) -> list[Typed]:
    """Return the rows with what others changed meanwhile, or raise where it cannot be both."""
    typed = _typed(entries, rows)
    held = {
        sheet: Held(connection, sheet, [row for name, row in typed if name == sheet])
        for sheet, _row in typed
    }
    found = [
        settle(sheet, mine, entry.seen, held[sheet].find(mine, entry.seen))
        for entry, (sheet, mine) in zip(entries, typed, strict=True)
    ]
    conflicts = [each for each in found if isinstance(each, Conflict)]
    if conflicts:
        raise ChangedMeanwhile(conflicts)
    rows = [each for each in found if not isinstance(each, Conflict)]
    return _typed(entries, rows)


def _write(writer: Writer, changes: Mapping[str, SheetChanges], _: Translator) -> EntryResult:
    version = read_version(writer.connection)
    written = {name: each for name, each in changes.items() if len(each.new) + len(each.changed)}
    if not written:
        return EntryResult((), version)
    for change in written.values():
        record_new(writer, ENTER, change)
        record_changed(writer, ENTER, change)
    ended = write_rows(writer, written, _, quiet)
    changed = [
        (name, row_key(change.pack, row))
        for name, change in written.items()
        for row in (*change.new, *change.changed)
    ]
    return EntryResult(tuple(changed), version + 1, ended)
