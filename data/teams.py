"""Teams: the problem each is funded to chase, and who joined and left, as counts.

The rows of members are for that team and the administrator alone; counts are for everybody.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from data.bilingual import Both, both
from models import Member, Team
from models.columns import table_of
from models.roles import Action, Actor, require

TEAMS, MEMBERS = table_of(Team), table_of(Member)


@dataclass(frozen=True)
class TeamRecord:
    """A team, whole.

    Attributes
    ----------
    outcome
        What it is funded to chase; None where its money follows no outcome.
    problem
        In its own words; may be empty.
    funded_until
        The last day it is funded for; None where no end is set.
    funding
        ``outcome`` or ``project``: what its money follows.
    """

    code: str
    name: Both
    organisation: Both
    outcome: str | None
    problem: Both
    formed_on: date
    funded_until: date | None
    funding: str


@dataclass(frozen=True)
class MemberFacts:
    """One stay of one member, under a pseudonym; `left_on` is None while it lasts."""

    member: str
    discipline: str
    joined_on: date
    left_on: date | None

    def is_there(self, day: date) -> bool:
        """Whether the stay has begun by a day and lasts beyond it."""
        return self.joined_on <= day and (self.left_on is None or self.left_on > day)


@dataclass(frozen=True)
class DisciplineCount:
    """How many of one discipline are there now, and joined and left in each year."""

    discipline: str
    now: int
    joined: Mapping[int, int]
    left: Mapping[int, int]


def list_teams(connection: Connection) -> dict[str, TeamRecord]:
    """Return every team by code."""
    rows = connection.execute(select(TEAMS).order_by(TEAMS.c.team)).mappings()
    return {
        row["team"]: TeamRecord(
            row["team"],
            both(row, "name"),
            both(row, "organisation"),
            row["outcome"],
            both(row, "problem"),
            row["formed_on"],
            row["funded_until"],
            row["funding"],
        )
        for row in rows
    }


def list_members(
    connection: Connection, actor: Actor, team: str, until: date
) -> tuple[MemberFacts, ...]:
    """Return the stays of a team's members that began by `until`, those first that began first.

    Raises
    ------
    NotAllowed
        Where `actor` may not see that team's members.
    """
    require(actor, Action.VIEW_MEMBERS, team=team)
    return _read_members(connection, team, until)


def count_members(connection: Connection, team: str, until: date) -> tuple[DisciplineCount, ...]:
    """Return a team's members as counts by discipline; for everybody, so without a pseudonym."""
    stays = _read_members(connection, team, until)
    found = sorted({each.discipline for each in stays})
    return tuple(
        _count(name, [each for each in stays if each.discipline == name], until) for name in found
    )


def _count(discipline: str, stays: Iterable[MemberFacts], until: date) -> DisciplineCount:
    stays = list(stays)
    return DisciplineCount(
        discipline,
        len({each.member for each in stays if each.is_there(until)}),
        dict(sorted(Counter(each.joined_on.year for each in stays).items())),
        dict(
            sorted(
                Counter(
                    each.left_on.year for each in stays if each.left_on and each.left_on <= until
                ).items()
            )
        ),
    )


def _read_members(connection: Connection, team: str, until: date) -> tuple[MemberFacts, ...]:
    query = (
        select(MEMBERS)
        .where(MEMBERS.c.team == team, MEMBERS.c.joined_on <= until)
        .order_by(MEMBERS.c.joined_on, MEMBERS.c.member)
    )
    return tuple(
        MemberFacts(row.member, row.discipline, row.joined_on, row.left_on)
        for row in connection.execute(query)
    )
