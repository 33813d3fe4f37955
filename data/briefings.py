"""Frozen briefings: kept whole with every file made of them, listed, opened for all, found again.

There is no function that changes or deletes one.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, RowMapping, func, insert, select, update

from data.bilingual import Both, both
from data.briefing_record import FREEZE, OPEN, SHEET, hash_bytes, summarise, summarise_opening
from data.clock import today
from data.store import Store, Writer
from models import Briefing, BriefingFileRow
from models.columns import SLUG_LENGTH, table_of
from models.roles import Action, Actor, NotAllowed, may

BRIEFINGS, FILES = (table_of(model) for model in (Briefing, BriefingFileRow))
SEVERAL = "cabinet"
"""What the code of a briefing of several missions begins with."""


class CodeTaken(ValueError):
    """Raised where a briefing of that code is there already; nothing was written."""


class FileDamaged(ValueError):
    """Raised where a file is no longer what it was when its briefing was frozen."""


@dataclass(frozen=True)
class BriefingFile:
    """One file made of a briefing: ``en.pptx``, ``both.pdf`` and so on."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True)
class NewBriefing:
    """A briefing about to be frozen.

    Attributes
    ----------
    missions
        Their codes, in the order in which they are shown.
    as_at
        Up to when figures were known.
    frozen_on
        The day readers take as today.
    method
        The version of the method that judged what is shown.
    record_hash, store_version
        The newest hash of the record, and the store's version, when the figures were read.
    document
        Everything shown; plain values only, no NaN.
    """

    code: str
    title: Both
    missions: tuple[str, ...]
    as_at: date
    frozen_on: date
    method: str
    record_hash: str
    store_version: int
    document: Mapping[str, Any]
    files: tuple[BriefingFile, ...]


@dataclass(frozen=True)
class KeptBriefing:
    """A frozen briefing, but for its document and what is in its files.

    Attributes
    ----------
    opened_on, opened_by
        None while it is a draft.
    superseded_by
        The newest open briefing of the same missions that was frozen later; None without one.
    files
        Their names, sorted.
    """

    code: str
    title: Both
    missions: tuple[str, ...]
    as_at: date
    frozen_on: date
    frozen_by: str
    method: str
    record_hash: str
    store_version: int
    opened_on: date | None
    opened_by: str | None
    superseded_by: str | None
    files: tuple[str, ...]


def free_code(connection: Connection, missions: tuple[str, ...], day: date) -> str:
    """Return a code that no briefing has: what it is of and the day, else with the next number."""
    stem = missions[0] if len(missions) == 1 else SEVERAL
    taken = set(connection.execute(select(BRIEFINGS.c.briefing)).scalars())
    return next(code for code in _codes(stem, day) if code not in taken)


def _codes(stem: str, day: date) -> Iterator[str]:
    number = 1
    while True:
        end = f"-{day.isoformat()}" + (f"-{number}" if number > 1 else "")
        yield stem[: SLUG_LENGTH - len(end)].rstrip("-") + end
        number += 1


def save_briefing(store: Store, actor: Actor, new: NewBriefing) -> None:
    """Keep a briefing as a draft, with all its files; the record keeps what each must be.

    Raises
    ------
    NotAllowed
        Where `actor` may not freeze briefings.
    CodeTaken
        Where somebody took its code meanwhile.
    """
    with store.write(actor, Action.FREEZE_BRIEFING) as writer:
        _refuse_a_taken_code(writer.connection, new.code)
        row = _row(writer, new)
        files = [_file_row(new.code, file) for file in new.files]
        writer.connection.execute(insert(BRIEFINGS).values(row))
        if files:
            writer.connection.execute(insert(FILES), files)
        writer.record(FREEZE, new.code, sheet=SHEET, after=summarise(row, files))
        writer.keeps_figures = True


def _refuse_a_taken_code(connection: Connection, code: str) -> None:
    if _find(connection, code) is not None:
        raise CodeTaken(code)


def _row(writer: Writer, new: NewBriefing) -> dict[str, Any]:
    last = writer.connection.execute(select(func.max(BRIEFINGS.c.number))).scalar()
    return {
        "briefing": new.code,
        "number": (last or 0) + 1,
        "title_en": new.title.en or None,
        "title_cy": new.title.cy or None,
        "missions": ";".join(new.missions),
        "as_at": new.as_at,
        "frozen_on": new.frozen_on,
        "frozen_by": writer.actor.name,
        "method": new.method,
        "record_hash": new.record_hash,
        "store_version": new.store_version,
        "document": json.dumps(new.document, ensure_ascii=False, allow_nan=False),
    }


def _file_row(code: str, file: BriefingFile) -> dict[str, Any]:
    return {
        "briefing": code,
        "name": file.name,
        "mime": file.mime,
        "content": file.content,
        "sha256": hash_bytes(file.content),
    }


def open_briefing(store: Store, actor: Actor, code: str) -> bool:
    """Mark a briefing open for all; return False, and write nothing, where it is so already.

    Raises
    ------
    NotAllowed
        Where `actor` may not freeze briefings.
    KeyError
        Where there is no such briefing.
    """
    with store.write(actor, Action.FREEZE_BRIEFING) as writer:
        row = _find(writer.connection, code)
        if row is None:
            raise KeyError(code)
        if row["opened_on"] is not None:
            return False
        opened = {"opened_on": today(writer.connection), "opened_by": actor.name}
        this = BRIEFINGS.c.briefing == code
        writer.connection.execute(update(BRIEFINGS).where(this).values(opened))
        writer.record(OPEN, code, sheet=SHEET, after=summarise_opening(opened))
        writer.keeps_figures = True
    return True


def list_briefings(connection: Connection, actor: Actor) -> tuple[KeptBriefing, ...]:
    """Return the briefings that `actor` may see, newest first: drafts only who may freeze one."""
    every = _list_all(connection)
    return tuple(each for each in every if _may_see(actor, each))


def get_briefing(
    connection: Connection, actor: Actor, code: str
) -> tuple[KeptBriefing, dict[str, Any]]:
    """Return a briefing and its document.

    Raises
    ------
    KeyError
        Where there is no such briefing.
    NotAllowed
        Where it is a draft that `actor` may not see.
    """
    kept = _get_kept(connection, actor, code)
    query = select(BRIEFINGS.c.document).where(BRIEFINGS.c.briefing == code)
    document: dict[str, Any] = json.loads(connection.execute(query).scalar_one())
    return kept, document


def get_briefing_file(connection: Connection, actor: Actor, code: str, name: str) -> BriefingFile:
    """Return a file as it was made when its briefing was frozen.

    Raises
    ------
    KeyError
        Where there is no such briefing or file.
    NotAllowed
        Where it is of a draft that `actor` may not see.
    FileDamaged
        Where it is no longer what it was.
    """
    _get_kept(connection, actor, code)
    query = select(FILES).where(FILES.c.briefing == code, FILES.c.name == name)
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        raise KeyError(name)
    if hash_bytes(row["content"]) != row["sha256"]:
        raise FileDamaged(f"{code}/{name}")
    return BriefingFile(name, row["mime"], row["content"])


def newest_briefing(connection: Connection, actor: Actor, mission: str) -> str | None:
    """Return the code of the newest open briefing of exactly one mission; None without one."""
    open_ones = (each for each in list_briefings(connection, actor) if each.opened_on is not None)
    return next((each.code for each in open_ones if each.missions == (mission,)), None)


def _may_see(actor: Actor, kept: KeptBriefing) -> bool:
    if kept.opened_on is None:
        return may(actor, Action.FREEZE_BRIEFING)
    return may(actor, Action.VIEW)


def _get_kept(connection: Connection, actor: Actor, code: str) -> KeptBriefing:
    kept = next((each for each in _list_all(connection) if each.code == code), None)
    if kept is None:
        raise KeyError(code)
    if not _may_see(actor, kept):
        raise NotAllowed(actor, Action.FREEZE_BRIEFING)
    return kept


def _find(connection: Connection, code: str) -> RowMapping | None:
    query = select(BRIEFINGS.c.opened_on).where(BRIEFINGS.c.briefing == code)
    return connection.execute(query).mappings().one_or_none()


def _list_all(connection: Connection) -> list[KeptBriefing]:
    """Return every briefing, newest first."""
    wanted = [column for column in BRIEFINGS.c if column.name != "document"]
    query = select(*wanted).order_by(BRIEFINGS.c.number.desc())
    names = _list_file_names(connection)
    newest: dict[frozenset[str], str] = {}
    found = []
    for row in connection.execute(query).mappings():
        missions = tuple(row["missions"].split(";"))
        found.append(_kept(row, missions, newest.get(frozenset(missions)), names))
        if row["opened_on"] is not None:
            newest.setdefault(frozenset(missions), row["briefing"])
    return found


def _list_file_names(connection: Connection) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    query = select(FILES.c.briefing, FILES.c.name).order_by(FILES.c.briefing, FILES.c.name)
    for code, name in connection.execute(query):
        names.setdefault(code, []).append(name)
    return names


def _kept(
    row: RowMapping,
    missions: tuple[str, ...],
    superseded_by: str | None,
    names: Mapping[str, list[str]],
) -> KeptBriefing:
    return KeptBriefing(
        code=row["briefing"],
        title=both(row, "title"),
        missions=missions,
        as_at=row["as_at"],
        frozen_on=row["frozen_on"],
        frozen_by=row["frozen_by"],
        method=row["method"],
        record_hash=row["record_hash"],
        store_version=row["store_version"],
        opened_on=row["opened_on"],
        opened_by=row["opened_by"],
        superseded_by=superseded_by,
        files=tuple(sorted(names.get(row["briefing"], ()))),
    )
