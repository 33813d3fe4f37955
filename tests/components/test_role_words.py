"""Roles and permissions in words: all of them, and no other than the one table says."""

import pytest

from components.role_words import (
    ACTION_NAMES,
    FOR_ALL,
    ROLE_NAMES,
    build_permissions,
    name_action,
    name_roles,
    say_who_may,
)
from components.shell.screens import PEOPLE, SCREENS, may_open
from locales import LANGUAGES, text
from models.roles import Action, Actor, Role, may
from tests.components.markup import read_markup

EN = text("en")


def test_every_role_and_every_action_has_a_name() -> None:
    assert set(ROLE_NAMES) == set(Role)
    assert set(ACTION_NAMES) == set(Action)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_says_what_each_role_may_do_and_no_more(lang: str) -> None:
    _ = text(lang)
    rows = read_markup(str(build_permissions(_))).first("tbody").all("tr")
    assert [row.first("th").text for row in rows] == [_(name) for name in ROLE_NAMES.values()]
    for role, row in zip(ROLE_NAMES, rows, strict=True):
        actor = Actor("a", frozenset({role}), "own")
        allowed = [each for each in Action if may(actor, each, team="own") and each not in FOR_ALL]
        assert [item.text for item in row.all("li")] == [
            name_action(each, role, _) for each in allowed
        ]


def test_what_is_a_teams_own_says_so() -> None:
    said = name_action(Action.CHANGE_OUTPUT, Role.TEAM, EN)
    assert said == "Change outputs, deliveries and expectations (of its own team)"
    assert "own team" not in name_action(Action.VIEW_MEMBERS, Role.ADMIN, EN)


def test_roles_are_named_in_one_order() -> None:
    assert name_roles([Role.ADMIN, Role.TEAM], EN) == "Delivery team, Administrator"
    assert name_roles((), EN) == ""
    assert say_who_may(PEOPLE.asks, EN) == "This screen is for these roles: Administrator."


@pytest.mark.parametrize("role", Role)
def test_a_screen_is_open_to_whom_the_table_says(role: Role) -> None:
    actor = Actor("a", frozenset({role}), "own")
    for screen in SCREENS:
        allowed = not screen.asks or any(may(actor, each, team="own") for each in screen.asks)
        assert may_open(actor, screen) is allowed
        assert may_open(Actor("a", frozenset()), screen) is (screen.asks == ())
