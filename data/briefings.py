"""Frozen briefings: listed and found again by whom they are for, with the files made of them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from data.bilingual import Both, both
from data.briefing_record import BRIEFINGS, FILES, hash_bytes
from models.roles import Action, Actor, NotAllowed, may


class FileDamaged(ValueError):
    """Raised where a file is no longer what it was when its briefing was frozen."""


@dataclass(frozen=True)
class BriefingFile:
    """One file made of a briefing: ``en.pptx``, ``both.pdf`` and so on."""

    name: str
    mime: str
    content: bytes


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
