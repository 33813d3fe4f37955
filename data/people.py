"""People who sign in: added, changed, without roles once they have left, signed out.

Nobody is removed: the record names them. Every change leaves an entry with what was before.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from data.bilingual import Both, both
from data.clock import CARDIFF
from data.people_rules import check_person, clean_person
from data.standing import PEOPLE, SIGN_OUTS, PersonFacts, get_standing, join_roles, list_people
from data.store import Store
from locales import Translator
from models import Team
from models.columns import table_of
from models.roles import Action, Actor, Role

TEAMS = table_of(Team)
ADD, CHANGE, SIGN_OUT = "add", "change", "sign_out"


@dataclass(frozen=True)
class GivenPerson:
    """Somebody as they are to be: what is typed, before it is checked.

    `team` belongs to the role of a team and to no other.
    """

    person: str
    name: str
    roles: frozenset[Role]
    team: str | None = None


class PersonRefused(ValueError):
    """Raised where a person cannot be as they are given; `problems` are sentences, one each."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(self.problems))


def list_team_names(connection: Connection) -> dict[str, Both]:
    """Return the name of every team, by its code."""
    rows = connection.execute(select(TEAMS).order_by(TEAMS.c.team)).mappings()
    return {row["team"]: both(row, "name") for row in rows}


def add_person(store: Store, actor: Actor, given: GivenPerson, _: Translator) -> str:
    """Add somebody who may sign in, and return their address as it is kept.

    Raises
    ------
    NotAllowed
        Where `actor` may not change people.
    PersonRefused
        Where somebody of that address or name is there, or what is given is not right.
    """
    wanted = _clean(given)
    with store.write(actor, Action.CHANGE_PEOPLE) as writer:
        people = list_people(writer.connection)
        problems = _check(writer.connection, wanted, people, _)
        if any(each.person == wanted.person for each in people):
            problems = [
                _("Somebody of this address is there already: {person}", person=wanted.person)
            ]
        _refuse(problems)
        row = _row(wanted)
        added = datetime.now(CARDIFF).date()  # people are real in a demonstration too
        writer.connection.execute(insert(PEOPLE).values(**row, added_on=added))
        writer.record(ADD, wanted.person, sheet=PEOPLE.name, after=row)
        writer.keeps_figures = True
    return wanted.person


def change_person(
    store: Store, actor: Actor, given: GivenPerson, _: Translator, seen: PersonFacts | None = None
) -> bool:
    """Change the name, the roles and the team of somebody; return False where nothing is new.

    Parameters
    ----------
    seen
        The person as whoever changes them saw them; another state of the store is refused.

    Raises
    ------
    NotAllowed
        Where `actor` may not change people.
    PersonRefused
        Where what is given is not right, somebody else changed the person meanwhile, or nobody
        would be left who may change people.
    KeyError
        Where there is no such person.
    """
    wanted = _clean(given)
    with store.write(actor, Action.CHANGE_PEOPLE) as writer:
        facts = get_standing(writer.connection, wanted.person).facts
        if facts is None:
            raise KeyError(wanted.person)
        people = list_people(writer.connection)
        problems = _check(writer.connection, wanted, people, _)
        if _leaves_no_admin(wanted, people):
            problems.append(_("This is the last administrator; make somebody else one first."))
        if seen is not None and facts != seen:
            problems = [_("Somebody else has changed this person meanwhile; nothing was saved.")]
        _refuse(problems)
        before, after = _row(_given(facts)), _row(wanted)
        if before == after:
            return False
        this = PEOPLE.c.person == wanted.person
        writer.connection.execute(update(PEOPLE).where(this).values(after))
        writer.record(CHANGE, wanted.person, sheet=PEOPLE.name, before=before, after=after)
        writer.keeps_figures = True
    return True


def take_roles_away(
    store: Store, actor: Actor, person: PersonFacts, _: Translator, seen: PersonFacts | None = None
) -> bool:
    """Take every role away from somebody: they may do nothing that asks for one, at once.

    It raises what :func:`change_person` raises.
    """
    left = GivenPerson(person.person, person.name, frozenset())
    return change_person(store, actor, left, _, seen)


def sign_out(store: Store, actor: Actor) -> None:
    """Sign the person of an actor out everywhere: what they signed in with counts no more.

    The provider counts whole seconds and its clock may be ahead, so the moment is the next whole
    second, and in any case later than the sign-in.
    """
    assert actor.sign_in is not None, "nobody is signed in"
    person = actor.sign_in.person
    now = datetime.now(UTC).replace(microsecond=0)
    before = max(now, actor.sign_in.at.replace(microsecond=0)) + timedelta(seconds=1)
    leaving = Actor(actor.name)
    with store.write(leaving, Action.SIGN_OUT) as writer:
        known = get_standing(writer.connection, person).signed_out
        if known is not None and known >= before:
            return
        row = {"person": person, "before": before.isoformat()}
        writer.connection.execute(delete(SIGN_OUTS).where(SIGN_OUTS.c.person == person))
        writer.connection.execute(insert(SIGN_OUTS).values(row))
        writer.record(SIGN_OUT, person, sheet=SIGN_OUTS.name, after=row)
        writer.keeps_figures = True


def _clean(given: GivenPerson) -> GivenPerson:
    person, name = clean_person(given.person, given.name)
    return GivenPerson(person, name, given.roles, given.team or None)


def _given(facts: PersonFacts) -> GivenPerson:
    return GivenPerson(facts.person, facts.name, facts.roles, facts.team)


def _row(given: GivenPerson) -> dict[str, Any]:
    return {
        "person": given.person,
        "name": given.name,
        "roles": join_roles(given.roles),
        "team": given.team,
    }


def _check(
    connection: Connection, given: GivenPerson, people: Iterable[PersonFacts], _: Translator
) -> list[str]:
    """Return what is wrong with a person as they are given."""
    problems = check_person(given.person, given.name, _)
    others = {each.name.casefold() for each in people if each.person != given.person}
    if given.name.casefold() in others:
        problems.append(
            _("Somebody else has this name already; the record could not tell them apart.")
        )
    wants_team = Role.TEAM in given.roles
    if wants_team and given.team not in list_team_names(connection):
        problems.append(_("Say which team: this role is that of one team."))
    if given.team is not None and not wants_team:
        problems.append(_("A team goes with the role of a delivery team only."))
    return problems


def _leaves_no_admin(given: GivenPerson, people: Iterable[PersonFacts]) -> bool:
    admins = {each.person for each in people if Role.ADMIN in each.roles}
    return admins == {given.person} and Role.ADMIN not in given.roles


def _refuse(problems: Iterable[str]) -> None:
    if problems:
        raise PersonRefused(problems)
