"""Freezing a briefing: kept whole with every file made of it, and later opened for all.

There is no function that changes or deletes one.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, RowMapping, func, insert, select, update

from data.bilingual import Both
from data.briefing_record import (
    BRIEFINGS,
    FILES,
    FREEZE,
    OPEN,
    SHEET,
    hash_bytes,
    summarise,
    summarise_opening,
)
from data.briefings import BriefingFile
from data.clock import today
from data.store import Store, Writer
from models.columns import SLUG_LENGTH
from models.roles import Action, Actor

SEVERAL = "cabinet"
"""What the code of a briefing of several missions begins with."""


class CodeTaken(ValueError):
    """Raised where a briefing of that code is there already; nothing was written."""


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


def _find(connection: Connection, code: str) -> RowMapping | None:
    query = select(BRIEFINGS.c.opened_on).where(BRIEFINGS.c.briefing == code)
    return connection.execute(query).mappings().one_or_none()
