"""Reading the record page by page, newest first, as far as whoever reads may know it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    false,
    func,
    or_,
    select,
)

from data.briefing_record import BRIEFINGS
from data.briefing_record import SHEET as BRIEFINGS_SHEET
from data.clock import CARDIFF
from data.record import RECORD
from models.columns import table_of
from models.person import Person, SignOut
from models.roles import Action, Actor, may
from models.team import Member

MEMBERS_SHEET = str(table_of(Member).name)
PEOPLE_SHEETS = tuple(str(table_of(model).name) for model in (Person, SignOut))
DATED = ("published_on", "recorded_on", "set_on")
"""Columns of a row that say from which day readers may know it."""
PAGE = 25
AFTER_ALL = chr(0x10FFFF)
MOST_NAMES = 200


class Hidden(StrEnum):
    """Why what an entry is about is not shown to this reader."""

    MEMBERS = "members"
    PEOPLE = "people"
    DRAFT = "draft"
    NOT_OUT = "not_out"


@dataclass(frozen=True)
class Reader:
    """Who reads, and until which day figures are out."""

    actor: Actor
    until: date


@dataclass(frozen=True)
class Asked:
    """Which entries are asked for; None asks for all.

    Attributes
    ----------
    key
        How their key begins.
    first, last
        Days in Cardiff, both included.
    """

    who: str | None = None
    action: str | None = None
    sheet: str | None = None
    key: str | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class RecordLine:
    """One entry as a reader may know it: what is hidden is not in it.

    Attributes
    ----------
    at
        In UTC.
    before, after
        Texts by column; None where there was, or is, no row.
    """

    number: int
    at: datetime
    who: str
    action: str
    sheet: str | None
    key: str
    before: Mapping[str, str] | None
    after: Mapping[str, str] | None
    hash: str
    hidden: Hidden | None = None


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
    wanted = _wanted(connection, reader, asked)
    query = select(RECORD).where(*wanted).order_by(RECORD.c.number.desc()).limit(size + 1)
    if below is not None:
        query = query.where(RECORD.c.number < below)
    rows = connection.execute(query).all()
    shown = rows[:size]
    drafts = _drafts_among(connection, shown)
    return RecordPage(
        tuple(_line(row, reader, drafts) for row in shown),
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
    who = tuple(each for each in who if _may_know(actor, each))
    count = connection.execute(select(func.max(RECORD.c.number))).scalar_one()
    return KnownInRecord(
        who,
        _distinct(connection, RECORD.c.action),
        _distinct(connection, RECORD.c.sheet),
        count or 0,
    )


def _may_know(actor: Actor, who: str) -> bool:
    """Return whether a name may be read: one that is an e-mail address by the admin alone."""
    return "@" not in who or may(actor, Action.CHANGE_PEOPLE)


def _distinct(connection: Connection, column: Column[Any]) -> tuple[str, ...]:
    """Return the values of an indexed column, from one to the next larger."""
    found: list[str] = []
    following = select(func.min(column))
    value = connection.execute(following).scalar_one()
    while value is not None and len(found) < MOST_NAMES:
        found.append(str(value))
        value = connection.execute(following.where(column > value)).scalar_one()
    return tuple(found)


def _wanted(connection: Connection, reader: Reader, asked: Asked) -> list[ColumnElement[bool]]:
    columns = {"who": asked.who, "action": asked.action, "sheet": asked.sheet}
    wanted = [RECORD.c[name] == value for name, value in columns.items() if value is not None]
    if asked.who is not None and not _may_know(reader.actor, asked.who):
        wanted.append(false())
    if asked.key:
        wanted += [_begins(connection, asked.key), *_findable(reader.actor)]
    if asked.first is not None:
        wanted += _since(connection, _midnight(asked.first))
    if asked.last is not None:
        wanted += _until(connection, _midnight(asked.last + timedelta(days=1)))
    return wanted


def _begins(connection: Connection, key: str) -> ColumnElement[bool]:
    if connection.dialect.name == "sqlite":
        return and_(RECORD.c.key >= key, RECORD.c.key < key + AFTER_ALL)
    return RECORD.c.key.startswith(key, autoescape=True)


def _findable(actor: Actor) -> list[ColumnElement[bool]]:
    """Return what may be found by its key: asking for a key must not tell that it is there."""
    conditions: list[ColumnElement[bool]] = []
    hidden: tuple[str, ...] = ()
    if not may(actor, Action.CHANGE_PEOPLE):
        hidden += PEOPLE_SHEETS
    if not may(actor, Action.FREEZE_BRIEFING):
        drafts = select(BRIEFINGS.c.briefing).where(BRIEFINGS.c.opened_on.is_(None))
        conditions.append(
            or_(
                RECORD.c.sheet.is_distinct_from(BRIEFINGS_SHEET),
                RECORD.c.key.not_in(drafts),
            )
        )
    if not may(actor, Action.VIEW_MEMBERS):
        own = f"{actor.team or ''}/"
        if may(actor, Action.VIEW_MEMBERS, team=actor.team):
            conditions.append(
                or_(
                    RECORD.c.sheet.is_distinct_from(MEMBERS_SHEET),
                    func.substr(RECORD.c.key, 1, len(own)) == own,
                )
            )
        else:
            hidden += (MEMBERS_SHEET,)
    return [*conditions, *(RECORD.c.sheet.is_distinct_from(name) for name in hidden)]


def _midnight(day: date) -> str:
    """Return when a day begins in Cardiff, as the record writes it."""
    begins = datetime.combine(day, time(), CARDIFF).astimezone(UTC)
    return begins.isoformat(timespec="microseconds")


def _since(connection: Connection, moment: str) -> list[ColumnElement[bool]]:
    number = _nearest(connection, RECORD.c.at >= moment, RECORD.c.at.asc())
    return [RECORD.c.at >= moment, RECORD.c.number >= number]


def _until(connection: Connection, moment: str) -> list[ColumnElement[bool]]:
    number = _nearest(connection, RECORD.c.at < moment, RECORD.c.at.desc())
    return [RECORD.c.at < moment, RECORD.c.number <= number]


def _nearest(connection: Connection, condition: ColumnElement[bool], order: Any) -> int:
    """Return the number of the entry nearest to a moment: later ones have higher numbers."""
    query: Select[Any] = select(RECORD.c.number).where(condition).order_by(order).limit(1)
    return int(connection.execute(query).scalar_one_or_none() or 0)


def _drafts_among(connection: Connection, rows: Any) -> frozenset[str]:
    keys = [row.key for row in rows if row.sheet == BRIEFINGS_SHEET]
    if not keys:
        return frozenset()
    drafts = select(BRIEFINGS.c.briefing).where(
        BRIEFINGS.c.opened_on.is_(None), BRIEFINGS.c.briefing.in_(keys)
    )
    return frozenset(connection.execute(drafts).scalars())


def _line(row: Row[Any], reader: Reader, drafts: frozenset[str]) -> RecordLine:
    before, after = _texts(row.before), _texts(row.after)
    hidden = _hide(row, after, reader, drafts)
    return RecordLine(
        number=row.number,
        at=datetime.fromisoformat(row.at),
        who=row.who if _may_know(reader.actor, row.who) else "",
        action=row.action,
        sheet=row.sheet,
        key="" if hidden else row.key,
        before=None if hidden else before,
        after=None if hidden else after,
        hash=row.hash,
        hidden=hidden,
    )


def _hide(
    row: Row[Any], after: Mapping[str, str] | None, reader: Reader, drafts: frozenset[str]
) -> Hidden | None:
    actor = reader.actor
    if row.sheet in PEOPLE_SHEETS and not may(actor, Action.CHANGE_PEOPLE):
        return Hidden.PEOPLE
    team = row.key.partition("/")[0]
    if row.sheet == MEMBERS_SHEET and not may(actor, Action.VIEW_MEMBERS, team=team):
        return Hidden.MEMBERS
    if row.key in drafts and not may(actor, Action.FREEZE_BRIEFING):
        return Hidden.DRAFT
    return Hidden.NOT_OUT if _is_not_out(row.key, after, reader.until) else None


def _is_not_out(key: str, after: Mapping[str, str] | None, until: date) -> bool:
    """Return whether a row is dated after the day until which figures are shown.

    Of a changed row the record holds what differs; its date is then the last part of its key.
    """
    told = [value for name, value in (after or {}).items() if name in DATED]
    return any(each > until.isoformat() for each in told if each) or (
        after is not None and not told and _ends_later(key, until)
    )


def _ends_later(key: str, until: date) -> bool:
    try:
        return date.fromisoformat(key.rpartition("/")[2]) > until
    except ValueError:
        return False


def _texts(said: str | None) -> Mapping[str, str] | None:
    """Return values by column as texts; of what is not there nothing."""
    if said is None:
        return None
    told = {name: _text(value) for name, value in json.loads(said).items()}
    return {name: value for name, value in told.items() if value is not None}


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
