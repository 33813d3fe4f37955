"""Who may do what: one table, one pure function.

It is asked in the navigation, on opening a page, and again in every function that writes.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What a person is to the store."""

    VIEWER = "viewer"
    TEAM = "team"
    EXECUTIVE = "executive"
    CABINET = "cabinet"
    STEWARD = "steward"
    ADMIN = "admin"


class Action(StrEnum):
    """What a person may want to do."""

    VIEW = "view"
    SIGN_OUT = "sign_out"
    IMPORT_PACK = "import_pack"
    JUDGE = "judge"
    CHANGE_MISSION = "change_mission"
    CHANGE_OUTCOME = "change_outcome"
    CHANGE_OUTPUT = "change_output"
    RECORD_REVIEW = "record_review"
    FREEZE_BRIEFING = "freeze_briefing"
    VIEW_MEMBERS = "view_members"
    CHANGE_PEOPLE = "change_people"
    MAINTAIN_STORE = "maintain_store"


ROLES_OF_ACTION: dict[Action, frozenset[Role]] = {
    Action.VIEW: frozenset(Role),
    Action.SIGN_OUT: frozenset(Role),
    Action.IMPORT_PACK: frozenset({Role.STEWARD}),
    Action.JUDGE: frozenset(Role) - {Role.VIEWER},
    Action.CHANGE_MISSION: frozenset({Role.CABINET}),
    Action.CHANGE_OUTCOME: frozenset({Role.EXECUTIVE}),
    Action.CHANGE_OUTPUT: frozenset({Role.TEAM}),
    Action.RECORD_REVIEW: frozenset({Role.TEAM}),
    Action.FREEZE_BRIEFING: frozenset({Role.CABINET, Role.EXECUTIVE}),
    Action.VIEW_MEMBERS: frozenset({Role.TEAM, Role.ADMIN}),
    Action.CHANGE_PEOPLE: frozenset({Role.ADMIN}),
    Action.MAINTAIN_STORE: frozenset({Role.ADMIN}),
}

OWN_TEAM_ONLY = frozenset({Action.CHANGE_OUTPUT, Action.RECORD_REVIEW, Action.VIEW_MEMBERS})
"""What the role `team` may do for its own team only."""


@dataclass(frozen=True)
class SignIn:
    """One signing in: whose it is, when the provider vouched for it, and until when it counts.

    Both moments have a time zone.
    """

    person: str
    at: datetime
    until: datetime


@dataclass(frozen=True)
class Actor:
    """Somebody who reads or writes: a name for the record, roles, and the team if any.

    `sign_in` is what the roles of a person rest on. With one the store itself looks again, at the
    moment of writing, whether it still counts and which roles the person has by then.
    """

    name: str
    roles: frozenset[Role] = frozenset({Role.VIEWER})
    team: str | None = None
    sign_in: SignIn | None = None


def operator(name: str) -> Actor:
    """Return somebody at the server's own command line, who holds the store itself."""
    return Actor(name, frozenset(Role))


def may(actor: Actor, action: Action, *, team: str | None = None) -> bool:
    """Return whether `actor` may do `action`, to `team`'s things where it is about a team."""
    roles = actor.roles & ROLES_OF_ACTION[action]
    if action in OWN_TEAM_ONLY and roles == {Role.TEAM}:
        return actor.team is not None and actor.team == team
    return bool(roles)


class NotAllowed(PermissionError):
    """Raised by a function that writes when the actor may not."""

    def __init__(self, actor: Actor, action: Action) -> None:
        super().__init__(f"{actor.name} may not {action.value}")
        self.actor = actor
        self.action = action


class SignedOut(NotAllowed):
    """Raised by a function that writes when the sign-in of the actor no longer counts."""


def require(actor: Actor, action: Action, *, team: str | None = None) -> None:
    """Raise :class:`NotAllowed` unless `actor` may do `action`."""
    if not may(actor, action, team=team):
        raise NotAllowed(actor, action)
