"""The line in the head that lets roles be tried, and says that nobody is signed in."""

import pytest

from components.shell.actor import TRYING, Trying
from components.shell.screens import ACCESSIBILITY, BOARD, PRESENT, SCREENS, Screen
from data.store import Store
from locales import text
from models.roles import Role
from tests.fixtures.apps import OpenScreen, Seen

FRAMED = tuple(screen for screen in SCREENS if screen is not PRESENT)
"""A briefing on the wall has no frame: its screens and nothing else."""
SAID = "Trying roles: nobody is signed in"


def role(seen: Seen):
    return next(each for each in seen.app.selectbox if each.label in ("Role", "Rôl"))


def team(app):
    return next(each for each in app.selectbox if each.label == "Team")


@pytest.mark.parametrize("lang", ["en", "cy"])
@pytest.mark.parametrize("screen", FRAMED, ids=lambda each: each.code or "board")
def test_every_screen_says_so_while_roles_may_be_tried(
    open_screen: OpenScreen, demonstration_store: Store, screen: Screen, lang: str
) -> None:
    seen = open_screen(demonstration_store, screen, lang, trying=Trying(Role.CABINET))
    assert text(lang)(SAID) in seen.text
    assert role(seen).value == "cabinet"


def test_nothing_of_it_is_there_otherwise(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, ACCESSIBILITY)
    assert SAID not in seen.text
    assert not seen.app.selectbox


def test_a_role_is_kept_from_screen_to_screen_and_through_a_switch_of_language(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, ACCESSIBILITY, trying=Trying())
    role(seen).select("executive")
    app = seen.app.run()
    assert app.session_state[TRYING] == Trying(Role.EXECUTIVE)
    app.query_params["lang"] = "cy"
    assert role(Seen(app.run())).value == "executive"
    assert role(Seen(app.switch_page(BOARD.script).run())).value == "executive"
    assert "executive" not in str(app.query_params)


def test_a_teams_role_is_of_one_team(open_screen: OpenScreen, demonstration_store: Store) -> None:
    seen = open_screen(demonstration_store, ACCESSIBILITY, trying=Trying())
    role(seen).select("team")
    app = seen.app.run()
    first = team(app)
    assert (
        app.session_state[TRYING] == Trying(Role.TEAM, first.value) != Trying(Role.TEAM, "estates")
    )
    first.select("estates").run()
    assert app.session_state[TRYING] == Trying(Role.TEAM, "estates")
    assert team(app).value == "estates"


def test_a_forged_role_is_none(open_screen: OpenScreen, demonstration_store: Store) -> None:
    for forged in ("admin", {"role": "admin"}, 7):
        seen = open_screen(demonstration_store, ACCESSIBILITY, trying=forged)
        assert role(seen).value == "viewer"
