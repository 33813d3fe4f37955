"""Which entries of the record are asked for, as conditions that each have an index."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, false, func, or_, select

from data.briefing_record import BRIEFINGS
from data.briefing_record import SHEET as BRIEFINGS_SHEET
from data.clock import CARDIFF
from data.record import RECORD
from data.record_lines import MEMBERS_SHEET, PEOPLE_SHEETS, Reader, may_know
from models.roles import Action, Actor, may

AFTER_ALL = chr(0x10FFFF)
"""A text that comes after any other."""


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


def list_conditions(
    connection: Connection, reader: Reader, asked: Asked
) -> list[ColumnElement[bool]]:
    """Return the conditions of what is asked for, as far as this reader may ask for it."""
    columns = {"who": asked.who, "action": asked.action, "sheet": asked.sheet}
    wanted = [RECORD.c[name] == value for name, value in columns.items() if value is not None]
    if asked.who is not None and not may_know(reader.actor, asked.who):
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
