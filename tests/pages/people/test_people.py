"""The people's screen: for the administrator, who adds, changes and takes away."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.shell.actor import Trying
from components.shell.screens import PEOPLE
from data.people import GivenPerson, change_person, take_roles_away
from data.standing import PersonFacts, get_standing
from data.store import Store
from locales import text
from models.roles import Actor, Role
from tests.fixtures.apps import OpenScreen, Seen
from tests.fixtures.people import ROOT_ACTOR, SetUp, address_of, claims

ADMIN = address_of(Role.ADMIN)
STEWARD = address_of(Role.STEWARD)


@pytest.fixture
def own_store(peopled_file: Path, tmp_path: Path) -> Iterator[Store]:
    opened = Store(f"sqlite:///{shutil.copy(peopled_file, tmp_path / 'store.sqlite')}")
    yield opened
    opened.close()


def facts(store: Store, person: str) -> PersonFacts | None:
    with store.read() as connection:
        return get_standing(connection, person).facts


def press(app: AppTest, label: str) -> Seen:
    (button,) = (each for each in app.button if each.label == label)
    button.click()
    return Seen(app.run())


def pick(app: AppTest, person: str) -> AppTest:
    (chosen,) = (each for each in app.selectbox if each.label.startswith("Whom"))
    chosen.set_value(person)
    return app.run()


def tick(app: AppTest, *labels: str) -> None:
    for box in app.checkbox:
        box.set_value(box.label in labels)


def field(app: AppTest, label: str) -> str:
    return next(str(each.value) for each in app.text_input if each.label == label)


def test_the_administrator_sees_everybody_and_what_each_role_may_do(
    open_screen: OpenScreen, peopled_store: Store, signing_in: SetUp
) -> None:
    signing_in()
    seen = open_screen(peopled_store, PEOPLE, signed_in=claims(ADMIN))
    assert seen.heading == "People with a role: 6. Administrators: 1."
    rows = seen.table("People who may sign in")
    assert [row[0] for row in rows[1:]] == sorted(address_of(role) for role in Role)
    assert seen.table("What each role may do")
    assert "Signed in: Person admin (Administrator)" in seen.text


def test_somebody_is_added_changed_and_left_without_roles(
    open_screen: OpenScreen, own_store: Store, signing_in: SetUp
) -> None:
    signing_in()
    app = open_screen(own_store, PEOPLE, signed_in=claims(ADMIN)).app
    for given, said in (("E-mail address", "New@Example.org"), ("Name", "Nia New")):
        next(each for each in app.text_input if each.label == given).set_value(said)
    tick(app, "Executive")
    seen = press(app, "Save")
    assert "Saved." in seen.text
    added = facts(own_store, "new@example.org")
    assert added is not None
    assert (added.name, added.roles) == ("Nia New", {Role.EXECUTIVE})
    app = pick(seen.app, "new@example.org")
    assert field(app, "Name") == "Nia New"
    tick(app, "Executive", "Data steward")
    press(app, "Save")
    changed = facts(own_store, "new@example.org")
    assert changed is not None
    assert changed.roles == {Role.EXECUTIVE, Role.STEWARD}
    seen = press(pick(app, "new@example.org"), "Take every role away")
    left = facts(own_store, "new@example.org")
    assert left is not None
    assert left.roles == frozenset()
    assert "none: has left" in seen.text


def test_what_is_refused_stays_as_it_was_typed(
    open_screen: OpenScreen, own_store: Store, signing_in: SetUp
) -> None:
    signing_in()
    app = open_screen(own_store, PEOPLE, signed_in=claims(ADMIN)).app
    next(each for each in app.text_input if each.label == "Name").set_value("Nia New")
    seen = press(app, "Save")
    assert "This is not an e-mail address" in seen.text
    assert field(seen.app, "Name") == "Nia New"


def test_the_last_administrator_is_told_that_they_are(
    open_screen: OpenScreen, own_store: Store, signing_in: SetUp
) -> None:
    signing_in()
    app = pick(open_screen(own_store, PEOPLE, signed_in=claims(ADMIN)).app, ADMIN)
    seen = press(app, "Take every role away")
    assert "This is the last administrator; make somebody else one first." in seen.text
    held = facts(own_store, ADMIN)
    assert held is not None
    assert held.roles == {Role.ADMIN}


def test_who_saves_second_is_told_and_overwrites_nothing(
    open_screen: OpenScreen, own_store: Store, signing_in: SetUp
) -> None:
    signing_in()
    app = pick(open_screen(own_store, PEOPLE, signed_in=claims(ADMIN)).app, STEWARD)
    other = GivenPerson(STEWARD, "Person steward", frozenset({Role.CABINET}))
    change_person(own_store, ROOT_ACTOR, other, text("en"))
    tick(app, "Executive")
    seen = press(app, "Save")
    assert "Somebody else has changed this person meanwhile" in seen.text
    held = facts(own_store, STEWARD)
    assert held is not None
    assert held.roles == {Role.CABINET}


def test_an_administrator_whose_role_is_gone_meanwhile_changes_nothing(
    open_screen: OpenScreen, own_store: Store, signing_in: SetUp
) -> None:
    signing_in()
    app = pick(open_screen(own_store, PEOPLE, signed_in=claims(ADMIN)).app, STEWARD)
    for person, role in ((STEWARD, Role.ADMIN), (ADMIN, Role.VIEWER)):
        given = GivenPerson(person, f"Now {role}", frozenset({role}))
        change_person(own_store, ROOT_ACTOR, given, text("en"))
    seen = press(app, "Take every role away")
    assert seen.heading == "This screen is for these roles: Administrator."
    held = facts(own_store, STEWARD)
    assert held is not None
    assert held.roles == {Role.ADMIN}


def test_a_role_that_goes_in_the_middle_of_a_run_changes_nothing(
    open_screen: OpenScreen,
    own_store: Store,
    signing_in: SetUp,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Between looking up who writes and writing, somebody else takes the role away."""
    signing_in()
    given = GivenPerson(STEWARD, "Person steward", frozenset({Role.ADMIN}))
    change_person(own_store, ROOT_ACTOR, given, text("en"))
    app = pick(open_screen(own_store, PEOPLE, signed_in=claims(STEWARD)).app, ADMIN)

    def too_late(store: Store, actor: Actor, *more: Any) -> bool:
        steward = GivenPerson(STEWARD, "Person steward", frozenset({Role.STEWARD}))
        change_person(own_store, ROOT_ACTOR, steward, text("en"))
        return take_roles_away(store, actor, *more)

    monkeypatch.setattr("components.shell.people_form.take_roles_away", too_late)
    seen = press(app, "Take every role away")
    assert "You may not change people any more; nothing was saved." in seen.text
    held = facts(own_store, ADMIN)
    assert held is not None
    assert held.roles == {Role.ADMIN}


def test_a_hostile_name_stays_a_name(
    open_screen: OpenScreen, own_store: Store, signing_in: SetUp
) -> None:
    hostile = '<script>alert(1)</script><img src=x onerror="alert(2)">'
    given = GivenPerson(STEWARD, hostile, frozenset({Role.ADMIN}))
    change_person(own_store, ROOT_ACTOR, given, text("en"))
    signing_in()
    seen = open_screen(own_store, PEOPLE, signed_in=claims(STEWARD))
    assert hostile in seen.text  # in the table, and as who is signed in
    assert f"Signed in: {hostile}" in seen.text
    tags = {each.tag for part in seen.markup for each in part.every()}
    assert not tags & {"script", "img"}


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMIN}))
def test_others_get_one_sentence_and_no_link(
    open_screen: OpenScreen, peopled_store: Store, signing_in: SetUp, role: Role
) -> None:
    signing_in()
    seen = open_screen(peopled_store, PEOPLE, signed_in=claims(address_of(role)))
    assert seen.heading == "This screen is for these roles: Administrator."
    assert ADMIN not in seen.text
    assert "./people" not in " ".join(
        link.attributes["href"]
        for part in seen.markup
        for link in part.all("nav")[:1]
        for link in link.all("a")
        if not link.attributes.get("hreflang")
    )


def test_whoever_tries_the_role_may_look_too(open_screen: OpenScreen, peopled_store: Store) -> None:
    seen = open_screen(peopled_store, PEOPLE, trying=Trying(Role.ADMIN))
    assert seen.heading.startswith("People with a role")
    assert not open_screen(peopled_store, PEOPLE).heading.startswith("People with a role")
