"""Who may do what: the whole table, and a team's own things only."""

from itertools import product

import pytest

from models.roles import Action, Actor, NotAllowed, Role, may, operator, require

OWN = "own team"
TABLE: dict[Action, dict[Role, bool | str]] = {
    Action.VIEW: dict.fromkeys(Role, True),
    Action.SIGN_OUT: dict.fromkeys(Role, True),
    Action.IMPORT_PACK: {Role.STEWARD: True},
    Action.CHANGE_MISSION: {Role.CABINET: True},
    Action.CHANGE_OUTCOME: {Role.EXECUTIVE: True},
    Action.CHANGE_OUTPUT: {Role.TEAM: OWN},
    Action.RECORD_REVIEW: {Role.TEAM: OWN},
    Action.FREEZE_BRIEFING: {Role.CABINET: True, Role.EXECUTIVE: True},
    Action.VIEW_MEMBERS: {Role.TEAM: OWN, Role.ADMIN: True},
    Action.CHANGE_PEOPLE: {Role.ADMIN: True},
    Action.MAINTAIN_STORE: {Role.ADMIN: True},
    Action.JUDGE: {role: True for role in Role if role is not Role.VIEWER},
}
"""What is not written here is refused."""


def test_the_table_speaks_of_every_action() -> None:
    assert set(TABLE) == set(Action)


@pytest.mark.parametrize(("role", "action"), list(product(Role, Action)))
def test_each_role_may_do_what_the_table_says_and_no_more(role: Role, action: Action) -> None:
    allowed = TABLE[action].get(role, False)
    actor = Actor("a", frozenset({role}), team="ours")
    assert may(actor, action, team="ours") is (allowed in (True, OWN))
    assert may(actor, action, team="theirs") is (allowed is True)
    assert may(actor, action) is (allowed is True)


@pytest.mark.parametrize("action", Action)
def test_nobody_in_particular_only_looks(action: Action) -> None:
    assert may(Actor("a"), action) is (action in (Action.VIEW, Action.SIGN_OUT))


@pytest.mark.parametrize("action", Action)
def test_without_any_role_nothing_is_allowed(action: Action) -> None:
    assert not may(Actor("a", frozenset()), action)


@pytest.mark.parametrize("action", [action for action in Action if OWN in TABLE[action].values()])
def test_having_no_team_is_not_being_of_the_team_of_nobody(action: Action) -> None:
    assert not may(Actor("a", frozenset({Role.TEAM})), action, team=None)


def test_a_second_role_adds_and_takes_nothing_away() -> None:
    both = Actor("a", frozenset({Role.TEAM, Role.ADMIN}), team="ours")
    assert may(both, Action.VIEW_MEMBERS, team="theirs")
    assert may(both, Action.RECORD_REVIEW, team="ours")
    assert not may(both, Action.RECORD_REVIEW, team="theirs")


def test_who_may_not_is_told_who_and_what() -> None:
    viewer = Actor("Someone")
    with pytest.raises(NotAllowed, match="Someone may not import_pack") as refused:
        require(viewer, Action.IMPORT_PACK)
    assert (refused.value.actor, refused.value.action) == (viewer, Action.IMPORT_PACK)
    assert isinstance(refused.value, PermissionError)


def test_who_may_passes_without_a_word() -> None:
    require(Actor("a", frozenset({Role.STEWARD})), Action.IMPORT_PACK)


A_TEAMS_TO_DECIDE = (Action.CHANGE_OUTPUT, Action.RECORD_REVIEW)


@pytest.mark.parametrize("action", [a for a in Action if a not in A_TEAMS_TO_DECIDE])
def test_the_operator_may_do_all_that_is_not_a_teams_own_to_decide(action: Action) -> None:
    assert may(operator("root"), action, team="ours")


@pytest.mark.parametrize("action", A_TEAMS_TO_DECIDE)
def test_not_even_the_operator_decides_for_a_team(action: Action) -> None:
    assert not may(operator("root"), action, team="ours")
