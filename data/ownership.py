"""Whose a row is: a team's output is its own, and so is all that hangs on the output.

Asked of the store as it stands and of the rows as they would stand, so that neither a row of
another team can be taken nor one be given away.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from sqlalchemy import Connection

from data.pack.known import load_sheet
from data.pack.schema import SCHEMAS
from data.pack.standing import list_rows
from models.roles import (
    OWN_TEAM_ONLY,
    ROLES_OF_ACTION,
    Action,
    Actor,
    NotAllowed,
    Role,
    require,
)

Row: TypeAlias = Mapping[str, str]
Typed: TypeAlias = tuple[str, Row]
"""A sheet's name and a row of it, every column with its canonical text."""

ASKED_FOR: Mapping[str, Action] = {
    "missions": Action.CHANGE_MISSION,
    "outcomes": Action.CHANGE_OUTCOME,
    "indicators": Action.CHANGE_OUTCOME,
    "targets": Action.CHANGE_OUTCOME,
    "outputs": Action.CHANGE_OUTPUT,
    "deliveries": Action.CHANGE_OUTPUT,
    "contributions": Action.CHANGE_OUTPUT,
    "reviews": Action.RECORD_REVIEW,
}
"""What each sheet that can be entered asks for; all others come by pack."""

_LEADS_TO = {"reviews": "contributions", "contributions": "outputs", "deliveries": "outputs"}


def has_role_for(actor: Actor, action: Action) -> bool:
    """Return whether `actor` may do `action` to anything at all."""
    own = actor.team is not None or action not in OWN_TEAM_ONLY
    roles = actor.roles & ROLES_OF_ACTION[action]
    return bool(roles - {Role.TEAM}) or (bool(roles) and own)


def require_own(
    connection: Connection, actor: Actor, typed: Sequence[Typed], *, known_only: bool = False
) -> None:
    """Raise ``NotAllowed`` unless every row is one that `actor` may write.

    Parameters
    ----------
    known_only
        Leave out rows that hang on nothing that is known; whoever writes must not.
    """
    owners = _Owners(connection, typed)
    for sheet, row in typed:
        action = ASKED_FOR[sheet]
        if not has_role_for(actor, action):
            raise NotAllowed(actor, action)
        if action not in OWN_TEAM_ONLY:
            continue
        teams = set(owners.list_teams(sheet, row))
        for team in teams - {None} if known_only else teams:
            require(actor, action, team=team)


class _Owners:
    """The teams that outputs belong to: in the store, and as they would by the typed rows."""

    def __init__(self, connection: Connection, typed: Sequence[Typed]) -> None:
        names = ("outputs", "contributions", "reviews")
        self.stored = {
            name: _by_key(name, list_rows(load_sheet(connection, SCHEMAS[name]))) for name in names
        }
        self.typed = {
            name: _by_key(name, [row for sheet, row in typed if sheet == name]) for name in names
        }

    def list_teams(self, sheet: str, row: Row) -> Iterator[str | None]:
        """Yield the team of a row as it would stand, and of the row it would change."""
        yield from self._follow(sheet, row)
        before = self.stored.get(sheet, {}).get(row.get(sheet[:-1], ""))
        if before is not None:
            yield from self._follow(sheet, before)

    def _follow(self, sheet: str, row: Row) -> Iterator[str | None]:
        if sheet == "outputs":
            yield row["team"] or None
            return
        above = _LEADS_TO[sheet]
        key = row[above[:-1]]
        found = [rows[above][key] for rows in (self.stored, self.typed) if key in rows[above]]
        if not found:
            yield None
        for each in found:
            yield from self._follow(above, each)


def _by_key(sheet: str, rows: Sequence[Row]) -> dict[str, Row]:
    return {row[sheet[:-1]]: row for row in rows}
