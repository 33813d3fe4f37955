"""Who may sign in, and the teams: their names, their members, what they are funded for."""

from datetime import date

from components.shell.cache.slots import remember
from components.shell.store import app_store
from data.bilingual import Both
from data.people import list_team_names
from data.standing import PersonFacts, Standing, get_standing, list_people
from data.teams import (
    DisciplineCount,
    MemberFacts,
    TeamRecord,
    count_members,
    list_members,
    list_teams,
)
from models.roles import Actor


@remember
def read_standing_of(version: int, person: str) -> Standing:
    """Return what is known of an e-mail address that was signed in with."""
    with app_store().read() as connection:
        return get_standing(connection, person)


@remember
def read_people(version: int) -> tuple[PersonFacts, ...]:
    """Return everybody who may or might sign in."""
    with app_store().read() as connection:
        return list_people(connection)


@remember
def read_teams(version: int) -> dict[str, Both]:
    """Return the names of all teams, by code."""
    with app_store().read() as connection:
        return list_team_names(connection)


@remember
def read_team_records(version: int) -> dict[str, TeamRecord]:
    """Return every team by code."""
    with app_store().read() as connection:
        return list_teams(connection)


@remember
def read_member_counts(version: int, until: date, team: str) -> tuple[DisciplineCount, ...]:
    """Return a team's members as counts by discipline."""
    with app_store().read() as connection:
        return count_members(connection, team, until)


@remember
def read_members(version: int, until: date, actor: Actor, team: str) -> tuple[MemberFacts, ...]:
    """Return a team's members, for who may see them; raises ``NotAllowed`` for anybody else."""
    with app_store().read() as connection:
        return list_members(connection, actor, team, until)
