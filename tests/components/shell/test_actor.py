"""Who is looking: a viewer, unless a role may be tried; asked anew each time."""

from typing import Any

import pytest

from components.shell.actor import TRYING, VISITOR, Trying, keep_trying, may_try, read_actor
from data.store import Store
from models.roles import Action, Actor, Role, may
from tests.fixtures.apps import let_roles_be_tried


@pytest.fixture(autouse=True)
def session(monkeypatch: pytest.MonkeyPatch, sqlite_store: Store) -> dict[str, Any]:
    held: dict[str, Any] = {}
    monkeypatch.setattr("streamlit.session_state", held)
    monkeypatch.setattr("components.shell.store.open_store", lambda: sqlite_store)
    return held


@pytest.fixture
def trial(monkeypatch: pytest.MonkeyPatch) -> None:
    let_roles_be_tried(monkeypatch)


def test_everyone_is_a_viewer_where_nothing_is_configured(session: dict[str, Any]) -> None:
    session[TRYING] = Trying(Role.ADMIN)
    assert not may_try()
    assert read_actor() == Actor(VISITOR, frozenset({Role.VIEWER}))


@pytest.mark.usefixtures("trial")
def test_whoever_may_try_begins_as_a_viewer() -> None:
    assert may_try()
    assert read_actor() == Actor(VISITOR, frozenset({Role.VIEWER}))


@pytest.mark.usefixtures("trial")
@pytest.mark.parametrize("role", Role)
def test_a_role_that_is_tried_may_do_what_it_may_and_no_more(role: Role) -> None:
    keep_trying(role.value, "a-team")
    actor = read_actor()
    for action in Action:
        named = Actor("a", frozenset({role}), "a-team" if role is Role.TEAM else None)
        assert may(actor, action, team="a-team") == may(named, action, team="a-team")
        assert may(actor, action, team="another") == may(named, action, team="another")


@pytest.mark.usefixtures("trial")
@pytest.mark.parametrize("role", sorted(set(Role) - {Role.TEAM}))
def test_a_team_is_left_behind_with_the_role_that_has_one(role: Role) -> None:
    keep_trying(role, "a-team")
    assert read_actor().team is None


@pytest.mark.usefixtures("trial")
@pytest.mark.parametrize("forged", ["minister", "", "ADMIN", "viewer.admin"])
def test_what_is_no_role_changes_nothing(session: dict[str, Any], forged: str) -> None:
    keep_trying("cabinet")
    keep_trying(forged)
    assert read_actor().roles == {Role.VIEWER, Role.CABINET}
    session[TRYING] = forged
    assert read_actor().roles == {Role.VIEWER}


@pytest.mark.usefixtures("trial")
def test_a_role_is_gone_once_the_store_holds_real_figures(sqlite_store: Store) -> None:
    keep_trying("cabinet")
    assert Role.CABINET in read_actor().roles
    with sqlite_store.write(Actor("s", frozenset({Role.STEWARD})), Action.IMPORT_PACK) as writer:
        writer.demonstration_only = False
        writer.record("import", "real")
    assert read_actor().roles == {Role.VIEWER}


def test_it_takes_more_than_the_session_to_try_a_role(
    monkeypatch: pytest.MonkeyPatch, session: dict[str, Any]
) -> None:
    let_roles_be_tried(monkeypatch)
    session[TRYING] = Trying(Role.ADMIN)
    forwarded = {"Host": ["localhost:8501"], "X-Forwarded-For": ["10.0.0.1"]}
    monkeypatch.setattr("components.shell.actor.read_headers", lambda: forwarded)
    assert read_actor().roles == {Role.VIEWER}
