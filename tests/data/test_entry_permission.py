"""Who may enter what: exactly what the table of permissions says, whatever a row says of itself."""

from itertools import product

import pytest

from data.entry import Entry, check_entries, save_entries
from data.ownership import ASKED_FOR
from data.pack import PackProblems
from data.record import list_record
from data.store import Store
from models.roles import Actor, NotAllowed, Role, operator
from tests.data.entering import (
    MINE,
    OTHERS,
    TEAM,
    WRITERS,
    actor,
    change,
    fill_two_teams,
    new,
    read,
)

MAY = {
    Role.CABINET: {"missions"},
    Role.EXECUTIVE: {"outcomes", "indicators", "targets"},
    Role.TEAM: {"outputs", "deliveries", "contributions", "reviews"},
}
"""Written out here, so that a change of the one table shows."""

OF_THE_OTHERS = {
    "outputs": {"output": "q", "team": OTHERS},
    "deliveries": {"output": "q"},
    "contributions": {"output": "q", "supersedes": ""},
    "reviews": {"contribution": "d"},
}


@pytest.fixture
def two_teams(sqlite_store: Store) -> Store:
    fill_two_teams(sqlite_store)
    return sqlite_store


def assert_refused(store: Store, by: Actor, *entries: Entry) -> None:
    with store.read() as connection:
        before = store.version(), list(list_record(connection))
    for attempt in (check_entries, save_entries):
        with pytest.raises(NotAllowed):
            attempt(store, by, entries, "en")
    with store.read() as connection:
        assert (store.version(), list(list_record(connection))) == before


@pytest.mark.parametrize(("role", "sheet"), list(product(Role, ASKED_FOR)))
def test_each_role_enters_what_the_table_says(two_teams: Store, role: Role, sheet: str) -> None:
    by = actor(Role.VIEWER, role, team=MINE if role is Role.TEAM else None)
    if sheet in MAY.get(role, set()):
        assert save_entries(two_teams, by, [new(sheet)], "en").changed
    else:
        assert_refused(two_teams, by, new(sheet))


@pytest.mark.parametrize("sheet", ASKED_FOR)
def test_nobody_enters_anything_without_a_role(two_teams: Store, sheet: str) -> None:
    assert_refused(two_teams, Actor("Nobody", frozenset()), new(sheet))


@pytest.mark.parametrize("sheet", OF_THE_OTHERS)
def test_a_team_adds_nothing_to_what_is_another_teams(two_teams: Store, sheet: str) -> None:
    assert_refused(two_teams, TEAM, new(sheet, **OF_THE_OTHERS[sheet]))


@pytest.mark.parametrize("sheet", OF_THE_OTHERS)
def test_a_role_of_a_team_without_a_team_enters_nothing(two_teams: Store, sheet: str) -> None:
    assert_refused(two_teams, actor(Role.TEAM), new(sheet))
    assert_refused(two_teams, operator("Operator"), new(sheet))


def test_a_team_takes_no_output_from_another(two_teams: Store) -> None:
    (theirs,) = read(two_teams, "outputs", output="q")
    assert_refused(two_teams, TEAM, change(theirs, "outputs", team=MINE))
    assert_refused(two_teams, TEAM, change(theirs, "outputs", title_en="Ours"))
    assert_refused(two_teams, TEAM, Entry("outputs", theirs | {"team": MINE}))


def test_a_team_gives_no_output_away(two_teams: Store) -> None:
    (own,) = read(two_teams, "outputs", output="p")
    assert_refused(two_teams, TEAM, change(own, "outputs", team=OTHERS))
    assert_refused(two_teams, TEAM, new("outputs", team=OTHERS))


def test_a_row_of_another_is_not_taken_by_saying_that_it_hangs_on_something_own(
    two_teams: Store,
) -> None:
    theirs = read(two_teams, "contributions", contribution="d")[0]
    assert_refused(two_teams, TEAM, change(theirs, "contributions", output="p"))
    review = read(two_teams, "reviews", review="s")[0]
    assert_refused(two_teams, TEAM, change(review, "reviews", contribution="c"))


def test_an_output_that_is_entered_at_the_same_time_makes_nothing_of_anothers_own(
    two_teams: Store,
) -> None:
    claimed = new("outputs", output="q")
    assert_refused(two_teams, TEAM, claimed, new("deliveries", output="q"))
    assert_refused(two_teams, TEAM, new("contributions", contribution="d"), new("reviews"))


def test_signs_that_are_trimmed_let_nobody_in(two_teams: Store) -> None:
    for said in (" q", "q ", "q\n", " q"):
        assert_refused(two_teams, TEAM, new("deliveries", output=said))
    assert_refused(two_teams, TEAM, new("outputs", team=f" {OTHERS} "))


def test_one_row_that_is_not_theirs_keeps_all_of_them_out(two_teams: Store) -> None:
    assert_refused(two_teams, TEAM, new("deliveries"), new("deliveries", output="q"))
    assert_refused(two_teams, TEAM, new("deliveries"), new("missions"))
    both = actor(Role.TEAM, Role.EXECUTIVE, team=MINE)
    assert save_entries(two_teams, both, [new("deliveries"), new("targets")], "en").changed


def test_what_hangs_on_nothing_that_is_known_is_a_problem_and_is_not_written(
    two_teams: Store,
) -> None:
    for entry in (new("deliveries", output="nowhere"), new("reviews", contribution="nothing")):
        with pytest.raises(PackProblems, match="is not in"):
            save_entries(two_teams, TEAM, [entry], "en")


def test_a_new_output_and_all_that_hangs_on_it_is_saved_at_once(two_teams: Store) -> None:
    entries = [
        new("outputs"),
        new("deliveries", output="p2"),
        new("contributions", output="p2", supersedes=""),
        new("reviews", contribution="c2"),
    ]
    assert len(save_entries(two_teams, TEAM, entries, "en").changed) == 4


def test_whoever_lost_the_role_writes_nothing_more(two_teams: Store) -> None:
    (row,) = read(two_teams, "outputs", output="p")
    mine = change(row, "outputs", title_en="Changed")
    assert_refused(two_teams, actor(Role.VIEWER, team=MINE), mine)
    assert_refused(two_teams, actor(Role.TEAM, team=OTHERS), mine)


def test_every_sheet_has_a_writer() -> None:
    assert set(WRITERS) == set(ASKED_FOR) == set().union(*MAY.values())
