"""The store: reads see one state, writes queue, and a write that fails was never there."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import IntegrityError

from data.record import verify_record
from data.store import BUSY_TIMEOUT_MS, STATE, Store, open_store
from models import Outcome
from models.columns import table_of
from models.roles import Action, Actor, NotAllowed, Role, operator
from tests.data.writes import MISSIONS, mission, write_mission

ROOT = Path(__file__).resolve().parents[2]
TESTER = operator("Tester")


def url_of(store: Store) -> str:
    return store.url.render_as_string(hide_password=False)


def keys_in(store: Store) -> set[str]:
    with store.read() as connection:
        return set(connection.execute(select(MISSIONS.c.mission)).scalars())


def start_writes(store: Store, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.data.writes", arguments[0], url_of(store), *arguments[1:]],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def hear(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def assert_untouched(store: Store) -> None:
    assert keys_in(store) == set()
    with store.read() as connection:
        state = connection.execute(select(STATE)).one()
        assert (state.version, state.records, state.demonstration_only) == (0, 0, True)
        assert verify_record(connection).holds


def test_every_connection_to_sqlite_keeps_its_promises(sqlite_store: Store) -> None:
    with sqlite_store.read() as one, sqlite_store.read() as two:
        for connection in (one, two):
            assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
            assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
            assert connection.execute(text("PRAGMA busy_timeout")).scalar() == BUSY_TIMEOUT_MS
            assert connection.execute(text("PRAGMA synchronous")).scalar() == 1


def test_a_reference_to_nothing_is_refused_in_a_write(store: Store) -> None:
    row = {"outcome": "o", "mission": "nowhere", "title_en": "O", "owner": "A"}

    def attempt() -> None:
        with store.write(TESTER, Action.IMPORT_PACK) as writer:
            writer.record("import", "o")
            outcome = insert(table_of(Outcome)).values(row | {"illustrative": True})
            writer.connection.execute(outcome)

    with pytest.raises(IntegrityError):
        attempt()
    assert_untouched(store)


def test_each_write_raises_the_version_by_one_however_much_it_records(store: Store) -> None:
    assert store.version() == 0
    write_mission(store, "a")
    assert store.version() == 1
    with store.write(TESTER, Action.IMPORT_PACK) as writer:
        for number in range(3):
            writer.record("import", f"entry-{number}")
    assert store.version() == 2
    with store.read() as connection:
        assert verify_record(connection).count == 4


def test_a_write_that_records_nothing_leaves_the_version_alone(store: Store) -> None:
    with store.write(TESTER, Action.IMPORT_PACK):
        pass
    assert_untouched(store)


def test_a_write_that_fails_leaves_nothing(store: Store) -> None:
    def attempt() -> None:
        with store.write(TESTER, Action.IMPORT_PACK) as writer:
            writer.connection.execute(insert(MISSIONS).values(mission("a")))
            writer.record("import", "a")
            writer.demonstration_only = False
            raise RuntimeError("on purpose")

    with pytest.raises(RuntimeError, match="on purpose"):
        attempt()
    assert_untouched(store)
    write_mission(store, "next")
    assert store.version() == 1


def test_a_write_whose_record_cannot_be_written_leaves_nothing(store: Store) -> None:
    def attempt() -> None:
        with store.write(TESTER, Action.IMPORT_PACK) as writer:
            writer.connection.execute(insert(MISSIONS).values(mission("a")))
            writer.record("import", "a", after={"key": object()})

    with pytest.raises(TypeError, match="object has no place in the record"):
        attempt()
    assert_untouched(store)


def test_real_figures_end_the_demonstration_with_the_write_that_brings_them(store: Store) -> None:
    with store.write(TESTER, Action.IMPORT_PACK) as writer:
        writer.record("import", "a")
        writer.demonstration_only = False
    with store.write(TESTER, Action.IMPORT_PACK) as writer:
        assert writer.demonstration_only is False


def test_who_may_not_write_does_not_get_a_writer(store: Store) -> None:
    with pytest.raises(NotAllowed):
        with store.write(Actor("Visitor"), Action.IMPORT_PACK):
            pytest.fail("the block must not be entered")
    ours = Actor("Member", frozenset({Role.TEAM}), team="ours")
    with pytest.raises(NotAllowed):
        with store.write(ours, Action.RECORD_REVIEW, team="theirs"):
            pytest.fail("the block must not be entered")
    with store.write(ours, Action.RECORD_REVIEW, team="ours") as writer:
        with pytest.raises(NotAllowed):
            writer.require(Action.CHANGE_MISSION)
    assert_untouched(store)


def test_a_read_sees_one_state_from_beginning_to_end(store: Store) -> None:
    with store.read() as connection:
        assert connection.execute(select(STATE.c.version)).scalar() == 0
        write_mission(store, "a")
        assert connection.execute(select(STATE.c.version)).scalar() == 0
        assert connection.execute(select(MISSIONS.c.mission)).all() == []
    assert store.version() == 1


def test_readers_do_not_wait_for_a_writer_and_see_nothing_of_it(store: Store) -> None:
    with store.write(TESTER, Action.IMPORT_PACK) as writer:
        writer.connection.execute(insert(MISSIONS).values(mission("a")))
        writer.record("import", "a")
        assert keys_in(store) == set()
        assert store.version() == 0
    assert keys_in(store) == {"a"}


def test_threads_that_write_at_once_keep_one_chain(store: Store) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: write_mission(store, f"k-{number}"), range(20)))
    assert keys_in(store) == {f"k-{number}" for number in range(20)}
    assert store.version() == 20
    with store.read() as connection:
        assert verify_record(connection).holds


def test_processes_that_write_at_once_keep_one_chain(store: Store) -> None:
    writers = [start_writes(store, "many", name, "15") for name in ("a", "b")]
    assert [hear(writer) for writer in writers] == ["ready", "ready"]
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate(timeout=60)
    assert [writer.returncode for writer in writers] == [0, 0]
    assert len(keys_in(store)) == 30
    assert store.version() == 30
    with store.read() as connection:
        found = verify_record(connection)
        assert (found.holds, found.count) == (True, 30)


def test_a_writer_killed_in_the_middle_leaves_the_store_whole(store: Store) -> None:
    write_mission(store, "before")
    writer = start_writes(store, "hang")
    assert hear(writer) == "in the middle"
    writer.kill()
    writer.communicate()
    assert keys_in(store) == {"before"}
    write_mission(store, "after")
    assert keys_in(store) == {"before", "after"}
    assert store.version() == 2
    with store.read() as connection:
        assert verify_record(connection).holds
        if store.is_sqlite:
            assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"


def test_the_folder_of_a_new_store_is_made(tmp_path: Path) -> None:
    Store(f"sqlite:///{tmp_path / 'a' / 'b c' / 'store.sqlite'}").close()
    assert (tmp_path / "a" / "b c").is_dir()


def test_one_address_has_one_engine(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    assert open_store(url) is open_store(url)
    open_store(url).close()
