"""An entry of the record as a reader may know it: what is not for them is not in it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, select

from data.briefing_record import BRIEFINGS
from data.briefing_record import SHEET as BRIEFINGS_SHEET
from models.columns import table_of
from models.person import Person, SignOut
from models.roles import Action, Actor, may
from models.team import Member

MEMBERS_SHEET = str(table_of(Member).name)
PEOPLE_SHEETS = tuple(str(table_of(model).name) for model in (Person, SignOut))
DATED = ("published_on", "recorded_on", "set_on")
"""Columns of a row that say from which day readers may know it."""


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


def may_know(actor: Actor, who: str) -> bool:
    """Return whether a name may be read: one that is an e-mail address by the admin alone."""
    return "@" not in who or may(actor, Action.CHANGE_PEOPLE)


def make_lines(
    connection: Connection, rows: Sequence[Row[Any]], reader: Reader
) -> tuple[RecordLine, ...]:
    """Return entries as a reader may know them."""
    drafts = _drafts_among(connection, rows)
    return tuple(_line(row, reader, drafts) for row in rows)


def _drafts_among(connection: Connection, rows: Sequence[Row[Any]]) -> frozenset[str]:
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
        who=row.who if may_know(reader.actor, row.who) else "",
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
