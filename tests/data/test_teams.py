"""Teams: what they are there for, who came and went as counts, and who may see whom."""

from datetime import date

import pytest

from data.store import Store
from data.teams import count_members, list_members, list_teams
from models.roles import Actor, NotAllowed, Role
from tests.data.filling import fill, rows

UNTIL = date(2026, 6, 30)
STAYS = (
    {"member": "a", "discipline": "nurse", "joined_on": date(2021, 1, 1), "left_on": None},
    {"member": "b", "discipline": "nurse", "joined_on": date(2021, 1, 1), "left_on": UNTIL},
    # She came back: two stays, one person.
    {
        "member": "c",
        "discipline": "analyst",
        "joined_on": date(2022, 1, 1),
        "left_on": date(2023, 1, 1),
    },
    {"member": "c", "discipline": "analyst", "joined_on": date(2024, 1, 1), "left_on": None},
    {
        "member": "d",
        "discipline": "designer",
        "joined_on": date(2022, 1, 1),
        "left_on": date(2024, 5, 1),
    },
    {"member": "e", "discipline": "later", "joined_on": date(2027, 1, 1), "left_on": None},
)
OTHER = {"team": "u", "member": "z", "joined_on": date(2021, 1, 1), "left_on": None}


@pytest.fixture
def filled(store: Store) -> Store:
    fill(
        store,
        teams=rows("teams", {}, {"team": "u"}),
        members=rows("members", *STAYS, OTHER),
    )
    return store


def test_members_are_counted_by_discipline_and_year(filled: Store) -> None:
    with filled.read() as connection:
        found = {each.discipline: each for each in count_members(connection, "t", UNTIL)}
    assert {name: each.now for name, each in found.items()} == {
        "nurse": 1,  # who leaves on the day is gone
        "analyst": 1,
        "designer": 0,
    }
    assert found["analyst"].joined == {2022: 1, 2024: 1}
    assert found["analyst"].left == {2023: 1}
    assert found["nurse"].left == {2026: 1}


def test_who_leaves_later_is_still_there(filled: Store) -> None:
    with filled.read() as connection:
        found = {each.discipline: each for each in count_members(connection, "t", date(2024, 1, 1))}
    assert (found["designer"].now, found["designer"].left) == (1, {})
    assert found["nurse"].now == 2


@pytest.mark.parametrize(
    ("actor", "sees"),
    [
        (Actor("own", frozenset({Role.TEAM}), "t"), True),
        (Actor("admin", frozenset({Role.ADMIN})), True),
        (Actor("other", frozenset({Role.TEAM}), "u"), False),
        (Actor("visitor"), False),
        (Actor("others", frozenset(Role) - {Role.TEAM, Role.ADMIN}), False),
    ],
    ids=lambda each: getattr(each, "name", str(each)),
)
def test_the_rows_are_for_the_team_and_the_administrator(
    filled: Store, actor: Actor, sees: bool
) -> None:
    with filled.read() as connection:
        if sees:
            found = list_members(connection, actor, "t", UNTIL)
            assert [each.member for each in found] == ["a", "b", "c", "d", "c"]
        else:
            with pytest.raises(NotAllowed):
                list_members(connection, actor, "t", UNTIL)


def test_a_team_has_its_problem_in_both_languages_or_none(store: Store) -> None:
    fill(store, teams=rows("teams", {"problem_cy": "Nid yw pobl yn gwybod."}))
    with store.read() as connection:
        team = list_teams(connection)["t"]
    assert team.problem.in_language("en") == ("Nid yw pobl yn gwybod.", "cy")
    assert (team.outcome, team.funding) == ("o", "outcome")
