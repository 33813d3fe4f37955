"""The command `people`: who may sign in; the first administrator comes from nowhere else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from data.people import GivenPerson, PersonRefused, add_person
from data.people_rules import UnknownRoles, read_roles
from data.standing import PersonFacts, join_roles, list_people
from data.store import Store
from locales import Translator
from models.roles import Actor, Role


@dataclass(frozen=True)
class Asked:
    """Whom to add, as it was typed; `roles` are joined by commas."""

    person: str
    name: str
    roles: str
    team: str | None = None


def add_asked(store: Store, actor: Actor, asked: Asked, _: Translator) -> str:
    """Add somebody as the command asks, and return their address as it is kept.

    Raises
    ------
    PersonRefused
        Where what is asked for is not right.
    """
    try:
        roles = read_roles(asked.roles)
    except UnknownRoles as unknown:
        known = ", ".join(Role)
        said = _("No such role: {asked}. Known are: {known}", asked=unknown, known=known)
        raise PersonRefused([said]) from None
    return add_person(store, actor, GivenPerson(asked.person, asked.name, roles, asked.team), _)


def read_people(store: Store) -> tuple[PersonFacts, ...]:
    """Return everybody who may or might sign in."""
    with store.read() as connection:
        return list_people(connection)


def write_lines(people: Sequence[PersonFacts], _: Translator) -> Iterator[str]:
    """Yield one line a person: address, name, roles and team, with tabs between them."""
    for each in people:
        roles = join_roles(each.roles).replace(";", ",") or _("none: has left")
        yield "\t".join(filter(None, (each.person, each.name, roles, each.team)))


def make_document(people: Sequence[PersonFacts]) -> dict[str, Any]:
    """Return people as one document."""
    return {
        "people": [
            {
                "person": each.person,
                "name": each.name,
                "roles": [role.value for role in Role if role in each.roles],
                "team": each.team,
                "added_on": each.added_on.isoformat(),
            }
            for each in people
        ]
    }
