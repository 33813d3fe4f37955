"""Who has signed in, by the store as it is now: roles, none, taken away, signed out."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from components.shell import identity
from components.shell.actor import may_try, read_actor, require_actor
from components.shell.claims import Refusal
from components.shell.identity import VISITOR, Known, read_visitor
from data.people import GivenPerson, add_person, change_person, sign_out, take_roles_away
from data.sign_in import sign_in
from data.standing import get_standing
from data.store import Store
from locales import text
from models.roles import Action, Actor, NotAllowed, Role, operator
from tests.fixtures.apps import let_roles_be_tried
from tests.fixtures.people import ENVIRONMENT, SetUp, claims

ADA = "ada@example.org"
EN, ROOT = text("en"), operator("Tester")


@pytest.fixture
def brought(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the browser brought; empty at first."""
    said: dict[str, Any] = {}
    monkeypatch.setattr(identity, "read_identity", lambda: said)
    return said


@pytest.fixture
def people(sqlite_store: Store, monkeypatch: pytest.MonkeyPatch, brought: dict[str, Any]) -> Store:
    """A store with a minister, who has signed in."""
    monkeypatch.setattr("components.shell.store.open_store", lambda: sqlite_store)
    given = GivenPerson(ADA, "Ada Minister", frozenset({Role.CABINET}))
    add_person(sqlite_store, ROOT, given, EN)
    brought |= claims(ADA)
    return sqlite_store


def take_away(store: Store) -> None:
    with store.read() as connection:
        facts = get_standing(connection, ADA).facts
    assert facts is not None
    take_roles_away(store, ROOT, facts, EN)


@pytest.mark.usefixtures("people")
def test_whoever_is_known_has_their_roles_and_looks(signing_in: SetUp) -> None:
    visitor = read_visitor(signing_in())
    assert visitor.standing is Known.KNOWN
    assert (visitor.actor.name, visitor.actor.roles) == (
        "Ada Minister",
        {Role.CABINET, Role.VIEWER},
    )
    assert visitor.actor == read_actor()


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"is_logged_in": None}, Refusal.NOBODY),
        ({"aud": "another"}, Refusal.NOT_OURS),
        ({"exp": 0}, Refusal.ENDED),
        ({"email_verified": False}, Refusal.UNVERIFIED),
    ],
)
def test_whoever_is_nobody_sees_nothing_unless_everybody_may(
    signing_in: SetUp, brought: dict[str, Any], wrong: dict[str, Any], why: Refusal
) -> None:
    brought |= wrong
    assert read_visitor(signing_in()).standing is why
    assert read_actor() == Actor(VISITOR, frozenset())
    signing_in(PUBLIC_VIEW="1")
    assert read_actor() == Actor(VISITOR, frozenset({Role.VIEWER}))


@pytest.mark.usefixtures("people")
def test_a_stranger_is_told_apart_from_nobody(signing_in: SetUp, brought: dict[str, Any]) -> None:
    brought |= claims("eve@example.org")
    visitor = read_visitor(signing_in())
    assert visitor.standing is Known.UNKNOWN
    assert (visitor.actor.name, visitor.actor.roles) == ("eve@example.org", frozenset())
    assert read_visitor(signing_in(PUBLIC_VIEW="1")).actor.roles == {Role.VIEWER}


def test_a_role_is_what_it_is_now_and_not_what_it_was(signing_in: SetUp, people: Store) -> None:
    signing_in()
    assert require_actor(Action.CHANGE_MISSION).name == "Ada Minister"
    change_person(people, ROOT, GivenPerson(ADA, "Ada", frozenset({Role.STEWARD})), EN)
    assert read_actor().roles == {Role.STEWARD, Role.VIEWER}
    with pytest.raises(NotAllowed):
        require_actor(Action.CHANGE_MISSION)
    take_away(people)
    assert read_actor().roles == frozenset()


def test_signing_out_ends_it_in_every_other_tab(signing_in: SetUp, people: Store) -> None:
    settings = signing_in()
    sign_out(people, read_actor())
    assert read_visitor(settings).standing is Refusal.ENDED
    with pytest.raises(NotAllowed):
        require_actor(Action.VIEW)


def test_a_later_sign_in_counts_again(
    signing_in: SetUp, people: Store, brought: dict[str, Any]
) -> None:
    settings = signing_in()
    sign_out(people, read_actor())
    later = datetime.now(UTC) + timedelta(seconds=2)
    brought |= claims(ADA, iat=int(later.timestamp()))
    assert read_visitor(settings).standing is Known.KNOWN


def test_roles_are_never_tried_where_people_sign_in(
    signing_in: SetUp, people: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    signing_in()
    let_roles_be_tried(monkeypatch)
    assert not may_try()
    for name in ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)
    sign_in.cache_clear()
    assert may_try()  # it is signing in that forbids it, and nothing else here


def test_what_streamlit_says_counts_for_nothing_where_nobody_signs_in(people: Store) -> None:
    """Somebody else's settings may let Streamlit sign people in; ours do not know of it."""
    assert read_actor() == Actor(VISITOR, frozenset({Role.VIEWER}))
