"""Every role and everything that can be done: by calling what writes, by address, on the screen.

The tables here are written by hand, apart from the code's own; they fail when something new writes
or a new screen is there that they do not speak of.
"""

import ast
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, update

from components.record_words import ACTIONS
from components.shell.actor import Trying
from components.shell.screens import BRIEFINGS, ENTER, RETROSPECTIVE, SCREENS, Screen
from data.audit import audit_store
from data.backup import write_backup
from data.briefings import open_briefing, save_briefing
from data.drafts import keep_field, review_draft, save_drafted
from data.entry import save_entries
from data.ownership import ASKED_FOR
from data.pack import import_pack
from data.people import GivenPerson, add_person, change_person
from data.record import RECORD, list_record, verify_record
from data.restore import restore_backup
from data.settings import ROOT
from data.standing import list_people
from data.store import Store
from data.teams import list_members
from evidence.entering import enter
from evidence.history import judge_past
from evidence.judge import judge_links_as_at, judge_store
from locales import text
from models.roles import Action, Actor, NotAllowed, Role, operator
from tests.components.making import HOSTILE
from tests.data.briefing_making import a_briefing, freeze
from tests.data.entering import MINE, NEW, OTHERS, fill_two_teams, new
from tests.data.pack.packs import Draft
from tests.fixtures.apps import OpenScreen, Seen
from tests.fixtures.stores import Databases
from tests.pages.shipped import sheet

OWN = "own team"
ALL = dict.fromkeys(Role, True)
FREEZERS: dict[Role, bool | str] = {Role.CABINET: True, Role.EXECUTIVE: True}
A_TEAM: dict[Role, bool | str] = {Role.TEAM: OWN}
OUTCOMES: dict[Role, bool | str] = {Role.EXECUTIVE: True}
MISSIONS: dict[Role, bool | str] = {Role.CABINET: True}
STEWARD: dict[Role, bool | str] = {Role.STEWARD: True}
ADMIN: dict[Role, bool | str] = {Role.ADMIN: True}
JUDGES: dict[Role, bool | str] = {role: True for role in Role if role is not Role.VIEWER}
Allowed = dict[Role, bool | str]
Call = Callable[[Store, Actor, Path], Any]
SHEETS: dict[str, Allowed] = {
    "missions": MISSIONS,
    **dict.fromkeys(("outcomes", "indicators", "targets"), OUTCOMES),
    **dict.fromkeys(("outputs", "deliveries", "contributions", "reviews"), A_TEAM),
}
KEEPER = GivenPerson("keeper@example.org", "Keeper", frozenset({Role.ADMIN}))
CLERK = GivenPerson("clerk@example.org", "Clerk", frozenset({Role.VIEWER}))
SOMEBODY = GivenPerson("new@example.org", "New", frozenset({Role.VIEWER}))


def change_clerk(store: Store, actor: Actor, _folder: Path) -> None:
    with store.read() as connection:
        clerk = next(each for each in list_people(connection) if each.person == CLERK.person)
    given = GivenPerson(clerk.person, "Changed", frozenset({Role.STEWARD}))
    change_person(store, actor, given, text("en"), clerk)


def restore_own(store: Store, actor: Actor, folder: Path) -> None:
    write_backup(store, folder / "file")
    restore_backup(store, folder / "file", actor, replace=True)


def import_whole(store: Store, actor: Actor, folder: Path) -> None:
    folder.mkdir()
    import_pack(store, Draft().write(folder / "pack"), actor, "en")


def read_members(store: Store, actor: Actor, _folder: Path) -> None:
    with store.read() as connection:
        list_members(connection, actor, MINE, date(2026, 1, 1))


WRITES: dict[str, tuple[Allowed, Call]] = {
    "data.briefings.save_briefing": (
        FREEZERS,
        lambda store, actor, _: save_briefing(store, actor, a_briefing("z")),
    ),
    "data.briefings.open_briefing": (
        FREEZERS,
        lambda store, actor, _: open_briefing(store, actor, "a"),
    ),
    "data.drafts.keep_field": (
        A_TEAM,
        lambda store, actor, _: keep_field(store, actor, review_draft("c"), "reason", "x", 0),
    ),
    "data.drafts.save_drafted": (
        A_TEAM,
        lambda store, actor, _: save_drafted(store, actor, review_draft("c"), {}, (), "en"),
    ),
    "data.people.add_person": (
        ADMIN,
        lambda store, actor, _: add_person(store, actor, SOMEBODY, text("en")),
    ),
    "data.people.change_person": (ADMIN, change_clerk),
    "data.restore.restore_backup": (ADMIN, restore_own),
    "data.teams.list_members": (A_TEAM | ADMIN, read_members),
    "evidence.judge.judge_links_as_at": (
        JUDGES,
        lambda store, actor, _: judge_links_as_at(store, actor, date(2024, 1, 1)),
    ),
    "evidence.judge.judge_store": (JUDGES, lambda store, actor, _: judge_store(store, actor)),
    "evidence.history.judge_past": (JUDGES, lambda store, actor, _: judge_past(store, actor)),
    **{
        f"data.entry.save_entries {name}": (
            allowed,
            lambda store, actor, _, name=name: save_entries(store, actor, [new(name)], "en"),
        )
        for name, allowed in SHEETS.items()
    },
    **{
        f"evidence.entering.enter {name}": (
            allowed,
            lambda store, actor, _, name=name: enter(store, actor, [new(name)], "en"),
        )
        for name, allowed in SHEETS.items()
        if name in ("missions", "deliveries")
    },
}
"""What writes, or gives away what is not for all; by whom; and how to do it."""

ELSEWHERE = {
    "data.pack.importer.import_pack": "below: it needs two roles where it changes a mission",
    "data.people.sign_out": "tests/data/test_people.py: everybody may leave",
    "data.drafts._require": "within keep_field and save_drafted",
    "data.ownership.require_own": "within save_entries",
    "evidence.judge._judge_as_at": "within judge_store",
    "components.briefing.freeze.freeze": "asks before it draws; save_briefing asks again",
    "components.shell.actor.require_actor": "asks for whoever writes",
    "data.store.require": "what asks",
    "data.store.write": "what asks",
}


def list_what_asks() -> Iterator[str]:
    """Yield every function that opens a write, or asks what somebody may."""
    for layer in ("data", "evidence", "components", "pages"):
        for path in sorted((ROOT / layer).rglob("*.py")):
            module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.FunctionDef) and any(map(_asks, ast.walk(node))):
                    yield f"{module}.{node.name}"


def _asks(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    if isinstance(node.func, ast.Name):
        return node.func.id == "require"
    opens = isinstance(node.func, ast.Attribute) and node.func.attr == "write"
    return opens and any(
        (isinstance(each, ast.Attribute | ast.Subscript) and "Action" in ast.unparse(each))
        or "ASKED_FOR" in ast.unparse(each)
        for each in node.args
    )


def test_everything_that_writes_is_in_the_table() -> None:
    told = {name.split()[0] for name in WRITES} | set(ELSEWHERE)
    found = set(list_what_asks())
    assert found - told == set(), "say in WRITES who may do this, and how it is done"
    assert len(found) > 10
    assert set(ASKED_FOR) == set(SHEETS)


def test_nothing_else_opens_a_write() -> None:
    """A transaction of one's own would go round the question, the record and the version."""
    may = {"data/store.py", "data/migrate.py", "data/restore.py"}
    found = {
        str(path.relative_to(ROOT))
        for layer in ("data", "evidence", "components", "pages")
        for path in (ROOT / layer).rglob("*.py")
        if "migrations" not in path.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in ("begin", "commit")
    }
    assert found == may


@pytest.fixture
def two_teams(sqlite_store: Store) -> Store:
    """Two teams, a briefing that is not open, and an administrator who stays one."""
    fill_everything(sqlite_store)
    return sqlite_store


def fill_everything(store: Store) -> None:
    fill_two_teams(store)
    freeze(store, "a")
    for person in (KEEPER, CLERK):
        add_person(store, operator("root"), person, text("en"))


def actors(role: Role, allowed: Allowed) -> Iterator[tuple[Actor, bool]]:
    """Yield somebody of a role, of this team, of another and of none, and whether they may."""
    said = allowed.get(role, False)
    yield Actor("a", frozenset({role}), MINE), said in (True, OWN)
    yield Actor("a", frozenset({role}), OTHERS), said is True
    yield Actor("a", frozenset({role})), said is True


@pytest.mark.parametrize("name", WRITES)
@pytest.mark.parametrize("role", Role)
def test_a_function_that_writes_asks_who_may(
    two_teams: Store, tmp_path: Path, role: Role, name: str
) -> None:
    allowed, call = WRITES[name]
    for number, (actor, may) in reversed(list(enumerate(actors(role, allowed)))):
        folder = tmp_path / str(number)
        folder.mkdir()
        before, version = entries_of(two_teams), two_teams.version()
        if may:
            call(two_teams, actor, folder)
            break  # once: a second time the same is there
        with pytest.raises(NotAllowed):
            call(two_teams, actor, folder)
        assert (entries_of(two_teams), two_teams.version()) == (before, version)
    with two_teams.read() as connection:
        assert audit_store(connection).holds


def entries_of(store: Store) -> list[dict[str, Any]]:
    with store.read() as connection:
        return list(list_record(connection))


@pytest.mark.parametrize("role", Role)
def test_a_pack_asks_for_its_steward_and_for_the_cabinet_where_it_sets_a_mission(
    sqlite_store: Store, tmp_path: Path, role: Role
) -> None:
    for roles, may in (({role}, False), ({role, Role.STEWARD, Role.CABINET}, True)):
        actor = Actor("a", frozenset(roles))
        if may:
            import_whole(sqlite_store, actor, tmp_path / "may")
            assert entries_of(sqlite_store)
            continue
        with pytest.raises(NotAllowed):
            import_whole(sqlite_store, actor, tmp_path / "not")
        assert entries_of(sqlite_store) == []


WRITTEN: tuple[str, ...] = (
    *(name for name in WRITES if not name.startswith(("data.teams", "data.drafts"))),
)


@pytest.mark.parametrize("backend", ["sqlite", "postgres"])
def test_every_way_of_writing_leaves_entries_that_hold(
    backend: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """All of them one after another, by the operator and a team: the chain holds after each."""
    databases: Databases = request.getfixturevalue(f"{backend}_databases")
    with databases.opened(databases.make_migrated()) as store:
        fill_everything(store)
        actor = Actor(HOSTILE, frozenset(Role) - {Role.VIEWER}, MINE)
        for number, name in enumerate(WRITTEN):
            if name.startswith("evidence.entering.enter deliveries"):
                continue  # the same row as by save_entries
            before, version = len(entries_of(store)), store.version()
            folder = tmp_path / str(number)
            folder.mkdir()
            WRITES[name][1](store, actor, folder)
            wrote = store.version() > version
            assert (len(entries_of(store)) > before) is wrote, name
            with store.read() as connection:
                assert audit_store(connection).holds, name
        done = {entry["action"]: entry["number"] for entry in entries_of(store)}
        for action, number in done.items():
            this = RECORD.c.number == number
            assert broken_by(store, update(RECORD).where(this).values(who="Nobody")) == number
            assert broken_by(store, delete(RECORD).where(this)) == number, action
            assert broken_by(store, delete(RECORD).where(RECORD.c.number >= number)) == number
            moved = update(RECORD).where(this).values(number=number + 1000)
            assert broken_by(store, moved) == number, action
    assert set(done) <= set(ACTIONS), "say in components/record_words.py what it is called"
    assert set(done) >= {"import", "freeze", "open", "add", "change", "restore", "judge", "enter"}


def broken_by(store: Store, change: Any) -> int | None:
    """Return where the record breaks by a change behind its back, which is then undone."""
    with store.engine.connect() as connection:
        if store.is_sqlite:
            for name in ("record_no_update", "record_no_delete"):
                connection.exec_driver_sql(f"DROP TRIGGER {name}")
        else:
            connection.exec_driver_sql("ALTER TABLE record DISABLE TRIGGER ALL")
        connection.execute(change)
        found = verify_record(connection).broken_at
        connection.rollback()
    return found


TEAM = "heart-risk"
EVERYBODY = frozenset(Role)
FOR_ALL = (
    *("", "mission", "outcome", "link", "map", "place", "plan", "briefings", "present"),
    *("retrospective", "team", "decisions", "figures", "record"),
    *("method", "accessibility", "signed-out"),
)
OPEN_TO: dict[str, frozenset[Role]] = {
    **dict.fromkeys(FOR_ALL, EVERYBODY),
    "enter": frozenset({Role.CABINET, Role.EXECUTIVE, Role.TEAM}),
    "people": frozenset({Role.ADMIN}),
}
NOT_FOR_ALL = tuple(screen for screen in SCREENS if OPEN_TO.get(screen.code) != EVERYBODY)


def test_every_screen_is_in_the_table() -> None:
    assert set(OPEN_TO) == {screen.code for screen in SCREENS}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("screen", NOT_FOR_ALL, ids=lambda each: each.code)
def test_a_screen_opens_by_its_address_for_whom_the_table_says(
    open_screen: OpenScreen, demonstration_store: Store, screen: Screen, role: Role
) -> None:
    seen = open_screen(demonstration_store, screen, trying=Trying(role, TEAM))
    assert is_closed(seen) is (role not in OPEN_TO[screen.code]), seen.heading
    if is_closed(seen):
        assert buttons(seen) == set()


@pytest.mark.parametrize("screen", NOT_FOR_ALL, ids=lambda each: each.code)
@pytest.mark.parametrize(
    "given",
    [{"role": "admin"}, {"trying_role": "admin"}, {"roles": "cabinet;admin"}, {"team": TEAM}],
)
def test_no_address_hands_out_a_role(
    open_screen: OpenScreen, demonstration_store: Store, screen: Screen, given: dict[str, str]
) -> None:
    assert is_closed(open_screen(demonstration_store, screen, **given))


@pytest.mark.parametrize(
    "forged", ["admin", Role.ADMIN, {"role": "admin"}, Trying("root"), ("admin",), None]
)
def test_what_is_no_choice_of_a_role_gives_none(
    open_screen: OpenScreen, demonstration_store: Store, forged: Any
) -> None:
    (people,) = (screen for screen in SCREENS if screen.code == "people")
    seen = open_screen(demonstration_store, people, trying=forged)
    assert is_closed(seen)


def is_closed(seen: Seen) -> bool:
    return seen.heading.startswith("This screen is for these roles: ")


def buttons(seen: Seen) -> set[str]:
    return {str(each.key) for each in seen.app.button}


OUTPUT = next(row["output"] for row in sheet("outputs") if row["team"] == TEAM)
CONTRIBUTION = next(
    row["contribution"] for row in sheet("contributions") if row["output"] == OUTPUT
)
CONTROLS: tuple[tuple[Screen, dict[str, str], str, Allowed], ...] = (
    (BRIEFINGS, {"mission": "iechyd", "open": "new"}, "briefing_freeze", FREEZERS),
    (ENTER, {"sheet": "missions", "key": "iechyd"}, "enter_check", MISSIONS),
    (ENTER, {"sheet": "outcomes", "key": "h1"}, "enter_check", OUTCOMES),
    (ENTER, {"sheet": "outputs", "key": OUTPUT}, "enter_check", A_TEAM),
    (RETROSPECTIVE, {"team": TEAM, "contribution": CONTRIBUTION}, "retro_save", A_TEAM),
)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(("screen", "given", "key", "allowed"), CONTROLS)
def test_what_saves_is_there_for_whom_the_table_says(
    open_screen: OpenScreen,
    demonstration_store: Store,
    role: Role,
    screen: Screen,
    given: dict[str, str],
    key: str,
    allowed: Allowed,
) -> None:
    for team in (TEAM, "estates"):
        said = allowed.get(role, False)
        may = said is True or (said == OWN and team == TEAM)
        seen = open_screen(demonstration_store, screen, trying=Trying(role, team), **given)
        assert any(each.startswith(key) for each in buttons(seen)) is may, (team, buttons(seen))
        if said != OWN:
            break


def test_every_action_is_asked_for_somewhere() -> None:
    asked = {
        node.attr
        for layer in ("data", "evidence", "components")
        for path in (ROOT / layer).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and ast.unparse(node).startswith("Action.")
    }
    assert asked >= {action.name for action in Action}


def test_the_rows_that_are_entered_are_of_every_sheet() -> None:
    assert set(NEW) == set(SHEETS)
