"""The command `people`: who may sign in; the first administrator comes from nowhere else."""

from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from data.commands.command import Command, ask_json, ask_language
from data.commands.terminal import DONE, WRONG, Terminal, print_json, say
from data.people import GivenPerson, PersonRefused, add_person
from data.people_rules import UnknownRoles, read_roles
from data.standing import PersonFacts, join_roles, list_people
from data.store import Store
from locales import Translator, mark
from models.roles import Actor, Role


def run_people(terminal: Terminal, _: Translator) -> int:
    """List who may sign in, or add somebody."""
    given = terminal.given
    store = terminal.find_store()
    if given.person is None:
        people = read_people(store)
        if given.json:
            print_json(make_document(people))
        for line in () if given.json else write_lines(people, _):
            print(line)
        return DONE
    asked = Asked(given.person, given.name, given.roles, given.team)
    try:
        print(add_asked(store, terminal.actor(), asked, _))
    except PersonRefused as refused:
        for problem in refused.problems:
            say(problem)
        return WRONG
    return DONE


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


def _ask(parser: ArgumentParser, _: Translator) -> None:
    """Let the command that lists people have a second one that adds somebody."""
    ask_json(parser, _)
    parser.set_defaults(person=None)
    said = _("add somebody who may sign in; the first administrator comes from here")
    choices = parser.add_subparsers(metavar="add")
    added = choices.add_parser("add", help=said, description=said, parents=[ask_language(_)])
    added.add_argument("person", metavar="EMAIL")
    added.add_argument("--name", metavar="NAME", required=True, help=_("for the record"))
    added.add_argument(
        "--roles", metavar="ROLES", required=True, help=_("roles, joined by commas, such as admin")
    )
    added.add_argument("--team", metavar="TEAM", help=_("of which team, for the role `team`"))
    added.add_argument("--by", metavar="WHO", help=_("who adds them, for the record"))


PEOPLE = Command("people", mark("list who may sign in, or add somebody"), run_people, _ask)
