"""Reading the record page by page, newest first, as far as whoever reads may know it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, func, select

from data.record import RECORD
from data.record_asked import Asked, list_conditions
from data.record_lines import Reader, RecordLine, make_lines, may_know
from models.roles import Actor

PAGE = 25
MOST_NAMES = 200


@dataclass(frozen=True)
class RecordPage:
    """Some entries, newest first, and where the pages beside them begin.

    Attributes
    ----------
    older, newer
        The number that each of those pages is below; `newer` is 0 for the newest page. None where
        there is no such page.
    """

    lines: tuple[RecordLine, ...]
    older: int | None = None
    newer: int | None = None


@dataclass(frozen=True)
class KnownInRecord:
    """What entries can be asked for by; names that are addresses are for the admin alone."""

    who: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()
    count: int = 0


def read_record_page(
    connection: Connection,
    reader: Reader,
    asked: Asked,
    below: int | None = None,
    size: int = PAGE,
) -> RecordPage:
    """Return entries numbered less than `below`, newest first.

    Notes
    -----
    It takes as long in a record of a million entries as in a small one: every choice has its index.
    """
    wanted = list_conditions(connection, reader, asked)
    query = select(RECORD).where(*wanted).order_by(RECORD.c.number.desc()).limit(size + 1)
    if below is not None:
        query = query.where(RECORD.c.number < below)
    rows = connection.execute(query).all()
    shown = rows[:size]
    return RecordPage(
        make_lines(connection, shown, reader),
        older=shown[-1].number if len(rows) > size else None,
        newer=None if below is None else _begin_newer(connection, wanted, below, size),
    )


def _begin_newer(
    connection: Connection, wanted: list[ColumnElement[bool]], below: int, size: int
) -> int | None:
    query = select(RECORD.c.number).where(*wanted, RECORD.c.number >= below)
    newer = connection.execute(query.order_by(RECORD.c.number).limit(size + 1)).scalars().all()
    if not newer:
        return None
    return 0 if len(newer) <= size else int(newer[size])


def list_known(connection: Connection, actor: Actor) -> KnownInRecord:
    """Return what the record can be asked for by, found without reading it through."""
    who = _distinct(connection, RECORD.c.who)
    who = tuple(each for each in who if may_know(actor, each))
    count = connection.execute(select(func.max(RECORD.c.number))).scalar_one()
    return KnownInRecord(
        who,
        _distinct(connection, RECORD.c.action),
        _distinct(connection, RECORD.c.sheet),
        count or 0,
    )


def _distinct(connection: Connection, column: Column[Any]) -> tuple[str, ...]:
    """Return the values of an indexed column, from one to the next larger."""
    found: list[str] = []
    following = select(func.min(column))
    value = connection.execute(following).scalar_one()
    while value is not None and len(found) < MOST_NAMES:
        found.append(str(value))
        value = connection.execute(following.where(column > value)).scalar_one()
    return tuple(found)
