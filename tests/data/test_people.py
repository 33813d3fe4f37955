"""People: changed and signed out by whom may, recorded, and looked up again at every write."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select

from data.judgements import is_stale
from data.people import (
    PEOPLE,
    SIGN_OUTS,
    TEAMS,
    GivenPerson,
    PersonRefused,
    add_person,
    change_person,
    list_team_names,
    sign_out,
    take_roles_away,
)
from data.record import list_record, verify_record
from data.standing import PersonFacts, Standing, get_standing, list_people
from data.store import Store
from locales import text
from models.roles import Action, Actor, NotAllowed, Role, SignedOut, operator
from tests.data.writes import MISSIONS, mission
from tests.fixtures.people import add_everybody, address_of, signed_in_as

EN = text("en")
ROOT = operator("Tester")
ADMIN, OTHER = "ada@example.org", "bea@example.org"
TEAM = {
    "team": "screening",
    "name_en": "Screening team",
    "organisation": "A board",
    "formed_on": date(2024, 1, 1),
    "funding": "outcome",
}


def person(store: Store, address: str) -> PersonFacts:
    with store.read() as connection:
        found = get_standing(connection, address).facts
    assert found is not None
    return found


def standing(store: Store, address: str) -> Standing:
    with store.read() as connection:
        return get_standing(connection, address)


def add(store: Store, address: str = ADMIN, *roles: Role, **other: Any) -> str:
    given = {"name": address.partition("@")[0], "team": None} | other
    held = frozenset(roles or {Role.ADMIN})
    return add_person(store, ROOT, GivenPerson(address, given["name"], held, given["team"]), EN)


def record(store: Store) -> list[dict[str, Any]]:
    with store.read() as connection:
        assert verify_record(connection).holds
        return list(list_record(connection))


def with_team(store: Store) -> str:
    with store.write(ROOT, Action.IMPORT_PACK) as writer:
        writer.connection.execute(insert(TEAMS).values(TEAM))
        writer.record("import", "a team")
    return str(TEAM["team"])


def problems_of(attempt: Any) -> tuple[str, ...]:
    with pytest.raises(PersonRefused) as refused:
        attempt()
    return refused.value.problems


def test_somebody_who_is_added_is_there_and_in_the_record(store: Store) -> None:
    assert add(store, " Ada@Example.ORG ", Role.CABINET, Role.ADMIN, name="  Ada   Admin ") == ADMIN
    facts = person(store, ADMIN)
    assert (facts.name, facts.roles) == ("Ada Admin", {Role.ADMIN, Role.CABINET})
    (entry,) = record(store)
    assert (entry["who"], entry["action"], entry["sheet"]) == ("Tester", "add", "people")
    assert entry["key"] == ADMIN
    assert json.loads(entry["after"])["roles"] == "cabinet;admin"


def test_a_change_is_recorded_with_what_was_before(store: Store) -> None:
    add(store)
    add(store, OTHER, Role.VIEWER)
    team = with_team(store)
    given = GivenPerson(OTHER, "Bea", frozenset({Role.TEAM}), team)
    assert change_person(store, ROOT, given, EN, person(store, OTHER))
    assert not change_person(store, ROOT, given, EN)  # the same again is no write
    facts = person(store, OTHER)
    assert (facts.name, facts.roles, facts.team) == ("Bea", {Role.TEAM}, team)
    entry = record(store)[-1]
    assert entry["action"] == "change"
    assert json.loads(entry["before"])["roles"] == "viewer"
    assert json.loads(entry["after"])["team"] == team


def test_whoever_leaves_stays_in_the_list_without_roles(store: Store) -> None:
    add(store)
    add(store, OTHER, Role.STEWARD)
    take_roles_away(store, ROOT, person(store, OTHER), EN)
    with store.read() as connection:
        people = list_people(connection)
    assert [each.person for each in people] == [ADMIN, OTHER]
    assert people[1].roles == frozenset()


def test_the_last_administrator_stays_one(store: Store) -> None:
    add(store)
    add(store, OTHER, Role.VIEWER)
    said = ("This is the last administrator; make somebody else one first.",)
    own = signed_in_as(ADMIN, frozenset({Role.ADMIN}))
    keeps = GivenPerson(ADMIN, "ada", frozenset({Role.CABINET}))
    assert problems_of(lambda: change_person(store, own, keeps, EN)) == said
    assert problems_of(lambda: take_roles_away(store, ROOT, person(store, ADMIN), EN)) == said
    assert person(store, ADMIN).roles == {Role.ADMIN}
    change_person(store, own, GivenPerson(OTHER, "bea", frozenset({Role.ADMIN})), EN)
    assert take_roles_away(store, own, person(store, ADMIN), EN)


def test_two_administrators_cannot_take_the_role_from_each_other_at_once(store: Store) -> None:
    add(store)
    add(store, OTHER)

    def take(pair: tuple[str, str]) -> str:
        whose, by = pair
        actor = signed_in_as(by, frozenset({Role.ADMIN}))
        try:
            take_roles_away(store, actor, person(store, whose), EN)
        except (PersonRefused, NotAllowed) as refused:
            return type(refused).__name__
        return "taken"

    with ThreadPoolExecutor(2) as pool:
        found = sorted(pool.map(take, [(ADMIN, OTHER), (OTHER, ADMIN)]))
    assert found in (["NotAllowed", "taken"], ["PersonRefused", "taken"])
    with store.read() as connection:
        assert sum(Role.ADMIN in each.roles for each in list_people(connection)) == 1


def test_a_change_of_what_somebody_else_has_changed_is_refused(store: Store) -> None:
    add(store)
    seen = person(store, add(store, OTHER, Role.VIEWER))
    change_person(store, ROOT, GivenPerson(OTHER, "bea", frozenset({Role.STEWARD})), EN)
    wanted = GivenPerson(OTHER, "bea", frozenset({Role.CABINET}))
    said = ("Somebody else has changed this person meanwhile; nothing was saved.",)
    assert problems_of(lambda: change_person(store, ROOT, wanted, EN, seen)) == said
    assert person(store, OTHER).roles == {Role.STEWARD}


@pytest.mark.parametrize(
    "address",
    [
        "",
        "ada",
        "@example.org",
        "ada@",
        "a b@example.org",
        "a@b@c",
        "=1@b.c",
        "a@b.c>",
        "x" * 251 + "@b.c",
    ],
)
def test_what_is_no_address_is_refused(sqlite_store: Store, address: str) -> None:
    assert "This is not an e-mail address" in problems_of(lambda: add(sqlite_store, address))[0]


@pytest.mark.parametrize("name", ["", "  ", "=HYPERLINK(1)", "-x", "a\u202eb", "x" * 101])
def test_a_name_that_would_mislead_is_refused(sqlite_store: Store, name: str) -> None:
    assert len(problems_of(lambda: add(sqlite_store, ADMIN, name=name))) == 1


def test_nobody_is_twice_there_nor_two_of_one_name(sqlite_store: Store) -> None:
    add(sqlite_store, ADMIN, name="Ada")
    twice = problems_of(lambda: add(sqlite_store, ADMIN.upper(), name="Other"))
    assert twice == (f"Somebody of this address is there already: {ADMIN}",)
    same = problems_of(lambda: add(sqlite_store, OTHER, name="ADA"))
    assert "could not tell them apart" in same[0]


def test_a_team_goes_with_its_role_and_must_be_there(sqlite_store: Store) -> None:
    team = with_team(sqlite_store)
    with sqlite_store.read() as connection:
        assert list(list_team_names(connection)) == [team]
    assert problems_of(lambda: add(sqlite_store, ADMIN, Role.TEAM)) != ()
    assert problems_of(lambda: add(sqlite_store, ADMIN, Role.TEAM, team="nowhere")) != ()
    assert problems_of(lambda: add(sqlite_store, ADMIN, Role.ADMIN, team=team)) != ()
    assert add(sqlite_store, ADMIN, Role.TEAM, Role.ADMIN, team=team)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMIN}))
def test_only_the_administrator_changes_people(sqlite_store: Store, role: Role) -> None:
    add(sqlite_store)
    before = record(sqlite_store)
    actor, given = Actor("x", frozenset({role}), "t"), GivenPerson(OTHER, "b", frozenset({role}))
    with pytest.raises(NotAllowed):
        add_person(sqlite_store, actor, given, EN)
    with pytest.raises(NotAllowed):
        take_roles_away(sqlite_store, actor, person(sqlite_store, ADMIN), EN)
    assert record(sqlite_store) == before


def test_a_role_that_was_taken_away_a_moment_ago_writes_nothing(store: Store) -> None:
    add(store)
    add(store, OTHER, Role.CABINET)
    minister = signed_in_as(OTHER, frozenset({Role.CABINET}))
    write_as(store, minister, "a")
    take_roles_away(store, ROOT, person(store, OTHER), EN)
    with pytest.raises(NotAllowed) as refused:
        write_as(store, minister, "b")
    assert not isinstance(refused.value, SignedOut)


def test_a_role_that_was_never_given_cannot_be_claimed(store: Store) -> None:
    """What the caller says of the roles is not believed where a sign-in stands behind it."""
    add(store, OTHER, Role.VIEWER)
    for address in (OTHER, "nobody@example.org"):
        with pytest.raises(NotAllowed):
            write_as(store, signed_in_as(address, frozenset(Role)), "a")


def test_what_was_signed_out_of_writes_nothing(store: Store) -> None:
    add(store, OTHER, Role.CABINET)
    minister = signed_in_as(OTHER, frozenset({Role.CABINET}))
    sign_out(store, minister)
    with pytest.raises(SignedOut):
        write_as(store, minister, "a")
    entry = record(store)[-1]
    assert (entry["action"], entry["key"]) == ("sign_out", OTHER)
    later = datetime.now(UTC) + timedelta(seconds=2)
    write_as(store, signed_in_as(OTHER, frozenset({Role.CABINET}), at=later), "a")


def test_a_sign_in_that_has_run_out_writes_nothing(store: Store) -> None:
    add(store, OTHER, Role.CABINET)
    ended = signed_in_as(OTHER, frozenset({Role.CABINET}), until=datetime.now(UTC))
    with pytest.raises(SignedOut):
        write_as(store, ended, "a")


def test_signing_out_ends_even_what_a_clock_that_is_ahead_has_issued(store: Store) -> None:
    add(store, OTHER, Role.CABINET)
    ahead = datetime.now(UTC) + timedelta(seconds=90)
    minister = signed_in_as(OTHER, frozenset({Role.CABINET}), at=ahead)
    sign_out(store, minister)
    with pytest.raises(SignedOut):
        write_as(store, minister, "a")
    sign_out(store, signed_in_as(OTHER, frozenset({Role.CABINET})))  # an older one takes none back
    assert minister.sign_in is not None
    assert not standing(store, OTHER).counts(minister.sign_in, datetime.now(UTC))


def test_somebody_without_any_role_can_still_sign_out(store: Store) -> None:
    sign_out(store, signed_in_as("stranger@example.org", frozenset()))
    assert standing(store, "stranger@example.org").signed_out is not None
    with store.read() as connection:
        assert len(list(connection.execute(select(SIGN_OUTS)))) == 1


def test_a_write_names_the_person_as_the_store_does(store: Store) -> None:
    add(store, OTHER, Role.CABINET, name="Bea Minister")
    write_as(store, signed_in_as(OTHER, frozenset({Role.CABINET})), "a")
    assert record(store)[-1]["who"] == "Bea Minister"


def test_changing_people_leaves_what_is_judged_as_it_is(sqlite_store: Store) -> None:
    with sqlite_store.write(ROOT, Action.JUDGE) as writer:
        writer.record("judge", "all")
        writer.judged = True
    add(sqlite_store)
    sign_out(sqlite_store, signed_in_as(ADMIN, frozenset({Role.ADMIN})))
    with sqlite_store.read() as connection:
        assert not is_stale(connection)


def test_everybody_the_tests_need_can_be_added(sqlite_store: Store) -> None:
    with_team(sqlite_store)
    add_everybody(sqlite_store)
    with sqlite_store.read() as connection:
        rows = connection.execute(select(PEOPLE.c.person)).scalars()
        assert set(rows) == {address_of(role) for role in Role}


def write_as(store: Store, actor: Actor, code: str) -> None:
    row = mission(code)
    with store.write(actor, Action.CHANGE_MISSION) as writer:
        writer.connection.execute(insert(MISSIONS).values(row))
        writer.record("change", code, sheet="missions", after=row)
