"""Who people are to the store at this moment: their roles, and whether a sign-in still counts."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, select

from models import Person, SignOut
from models.columns import table_of
from models.roles import Action, Actor, Role, SignedOut, SignIn

PEOPLE, SIGN_OUTS = table_of(Person), table_of(SignOut)


@dataclass(frozen=True)
class PersonFacts:
    """Somebody who may sign in: the e-mail address, the name, and what they are to the store.

    Without roles they have left: the record still names them.
    """

    person: str
    name: str
    roles: frozenset[Role]
    team: str | None
    added_on: date


@dataclass(frozen=True)
class Standing:
    """What the store knows of an e-mail address.

    `signed_out` is the moment before which no sign-in counts, None where there is none.
    """

    facts: PersonFacts | None = None
    signed_out: datetime | None = None

    def counts(self, sign_in: SignIn, now: datetime) -> bool:
        """Return whether a sign-in counts at `now`: not run out, and not signed out of."""
        in_time = now < sign_in.until
        return in_time and (self.signed_out is None or sign_in.at >= self.signed_out)


def get_standing(connection: Connection, person: str) -> Standing:
    """Return what is known of an e-mail address, in lower case."""
    found = connection.execute(select(PEOPLE).where(PEOPLE.c.person == person)).mappings()
    row = found.one_or_none()
    before = connection.execute(
        select(SIGN_OUTS.c.before).where(SIGN_OUTS.c.person == person)
    ).scalar()
    return Standing(
        None if row is None else _facts(row),
        None if before is None else datetime.fromisoformat(before),
    )


def list_people(connection: Connection) -> tuple[PersonFacts, ...]:
    """Return everybody who may or might sign in, by their addresses."""
    rows = connection.execute(select(PEOPLE).order_by(PEOPLE.c.person)).mappings()
    return tuple(map(_facts, rows))


def renew_actor(connection: Connection, actor: Actor, action: Action) -> Actor:
    """Return who writes with the name, roles and team of this moment.

    Whoever rests on no sign-in, such as the operator at the command line, is as they were given.

    Raises
    ------
    SignedOut
        Where the sign-in no longer counts.
    """
    if actor.sign_in is None:
        return actor
    standing = get_standing(connection, actor.sign_in.person)
    if not standing.counts(actor.sign_in, datetime.now(UTC)):
        raise SignedOut(actor, action)
    return actor_of(actor.sign_in, standing)


def actor_of(
    sign_in: SignIn, standing: Standing, without_roles: frozenset[Role] = frozenset()
) -> Actor:
    """Return whom a sign-in makes of somebody; everybody with a role may look.

    Parameters
    ----------
    without_roles
        The roles of a person who has none of their own, or is not known.
    """
    facts = standing.facts
    if facts is None or not facts.roles:
        name = sign_in.person if facts is None else facts.name
        return Actor(name, without_roles, sign_in=sign_in)
    return Actor(facts.name, facts.roles | {Role.VIEWER}, facts.team, sign_in)


def _facts(row: Any) -> PersonFacts:
    roles = frozenset(Role(each) for each in row["roles"].split(";") if each)
    return PersonFacts(row["person"], row["name"], roles, row["team"], row["added_on"])


def join_roles(roles: frozenset[Role]) -> str:
    """Return roles as the table keeps them: in their own order, joined by semicolons."""
    return ";".join(role for role in Role if role in roles)
