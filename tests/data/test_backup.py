"""Backup and restore: the same store again, on either database, or nothing at all."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from sqlalchemy import delete, insert, select, update

from data.audit import audit_store
from data.backup import BackupNotWritten, write_backup
from data.backup_file import MANIFEST, BackupWrong, Wrong, open_backup
from data.briefing_record import BRIEFINGS, FILES
from data.record import RECORD, list_record
from data.restore import RESTORE, StoreHoldsSomething, restore_backup
from data.store import STATE, Store
from models import Person, SignOut
from models.columns import metadata, table_of
from models.roles import Actor, NotAllowed, Role, operator
from tests.components.making import HOSTILE
from tests.data.briefing_making import freeze
from tests.data.filling import fill, rows
from tests.data.writes import write_mission
from tests.fixtures.servers import ROOT
from tests.fixtures.stores import BACKENDS, Databases

KEEPER = operator("Keeper")
PEOPLE, SIGN_OUTS = table_of(Person), table_of(SignOut)
ODD = "line\nbreak\u2028, \x7f ŵ “quoted” \\ " + HOSTILE
Contents = dict[str, list[tuple[Any, ...]]]


@pytest.fixture
def full(store: Store) -> Store:
    """A store with something in every table, and texts that a file could trip over."""
    fill(store, missions=rows("missions", {"why_en": ODD}))
    freeze(store, "a")
    with store.engine.begin() as connection:
        person = {"person": "a@b.wales", "name": ODD, "roles": "team", "team": "t"}
        connection.execute(insert(PEOPLE).values(person | {"added_on": date(2026, 1, 2)}))
        long_ago = "2020-01-02T00:00:00+00:00"
        connection.execute(insert(SIGN_OUTS).values(person="a@b.wales", before=long_ago))
    return store


@pytest.fixture(params=BACKENDS)
def other(request: pytest.FixtureRequest) -> Iterator[Store]:
    """A database with nothing in it, of each kind."""
    databases: Databases = request.getfixturevalue(f"{request.param}_databases")
    with databases.opened(databases.make_empty()) as opened:
        yield opened


def contents(store: Store) -> Contents:
    """Return every row of every table, as text that both databases give alike."""
    with store.read() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(select(table))), key=repr)
            for table in metadata.sorted_tables
        }


def assert_same(before: Contents, after: Contents) -> None:
    """Hold what was restored against what was there, but for what restoring itself adds."""
    for name in set(before) - {STATE.name, SIGN_OUTS.name, RECORD.name}:
        assert after[name] == before[name], name
    assert set(before[RECORD.name]) < set(after[RECORD.name])
    assert len(after[RECORD.name]) == len(before[RECORD.name]) + 1


def test_a_store_comes_back_whole_on_either_database(
    full: Store, other: Store, tmp_path: Path
) -> None:
    before = contents(full)
    made = write_backup(full, tmp_path / "file")
    done = restore_backup(other, tmp_path / "file", KEEPER)
    assert_same(before, contents(other))
    with other.read() as connection:
        assert audit_store(connection, made.newest_hash).holds
        *_, entry = list_record(connection)
    assert (entry["action"], entry["who"], entry["hash"]) == (RESTORE, "Keeper", done.newest_hash)
    assert made.newest_hash in entry["after"]


def test_what_was_restored_can_be_written_to_and_backed_up_to_the_same_parts(
    full: Store, other: Store, tmp_path: Path
) -> None:
    made = write_backup(full, tmp_path / "file")
    restore_backup(other, tmp_path / "file", KEEPER)
    again = write_backup(other, tmp_path / "again")
    own = {STATE.name, SIGN_OUTS.name, RECORD.name}
    assert [each for each in again.parts if each.table not in own] == [
        each for each in made.parts if each.table not in own
    ]
    write_mission(other, "later")
    annotation = {**rows("annotations", {"period": "2019"})[0]}
    annotation.pop("id", None)
    with other.engine.begin() as connection:  # its number is the database's own to give
        connection.execute(insert(metadata.tables["annotations"]).values(annotation))


def test_a_backup_made_while_others_write_is_one_moment(
    full: Store, databases: Databases, tmp_path: Path
) -> None:
    url = full.url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", "tests.data.writes", "many", url, "w", "60"]
    writer = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert writer.stdin is not None
    assert writer.stdout is not None
    writer.stdout.readline()
    writer.stdin.write(b"go\n")
    writer.stdin.close()
    files = [tmp_path / str(number) for number in range(5)]
    made = [write_backup(full, file) for file in files]
    assert writer.wait(60) == 0
    for file, each in zip(files, made, strict=True):
        with databases.opened(databases.make_empty()) as fresh:
            restore_backup(fresh, file, KEEPER)
            with fresh.read() as connection:
                missions = connection.execute(select(metadata.tables["missions"])).all()
                assert audit_store(connection, each.newest_hash).holds
        recorded = sum(part.rows for part in each.parts if part.table == "missions")
        assert len(missions) == recorded
        assert each.records == next(p.rows for p in each.parts if p.table == RECORD.name)


def test_a_store_that_holds_something_is_replaced_only_where_it_may_be(
    full: Store, databases: Databases, tmp_path: Path
) -> None:
    before, version = contents(full), full.version()
    write_backup(full, tmp_path / "file")
    for number in range(4):
        write_mission(full, f"gone-{number}")
    gone = contents(full)
    with pytest.raises(StoreHoldsSomething):
        restore_backup(full, tmp_path / "file", KEEPER)
    assert contents(full) == gone
    restore_backup(full, tmp_path / "file", KEEPER, replace=True)
    assert_same(before, contents(full))
    with full.read() as connection:
        *_, entry = list_record(connection)
    assert max(row[-1] for row in gone[RECORD.name] if row[0] == len(gone[RECORD.name])) in str(
        entry["before"]
    )
    assert full.version() == version + 5  # above both, so that nobody reads what is remembered
    with full.engine.connect() as connection:
        with pytest.raises(Exception, match="append-only"):
            connection.execute(delete(RECORD))


def test_whoever_was_signed_in_must_sign_in_anew(full: Store, other: Store, tmp_path: Path) -> None:
    began = datetime.now(UTC)
    write_backup(full, tmp_path / "file")
    restore_backup(other, tmp_path / "file", KEEPER)
    with other.read() as connection:
        signed_out = {row.person: row.before for row in connection.execute(select(SIGN_OUTS))}
        people = set(connection.execute(select(PEOPLE.c.person)).scalars())
    assert set(signed_out) == people >= {"a@b.wales"}
    for before in signed_out.values():
        assert datetime.fromisoformat(before) > began


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
def test_only_who_maintains_the_store_restores(store: Store, tmp_path: Path, role: Role) -> None:
    with pytest.raises(NotAllowed):
        restore_backup(store, tmp_path / "none", Actor("a", frozenset({role})), replace=True)


def rewrite(
    file: Path,
    change: Callable[[str, bytes], bytes | None],
    tell: Callable[[dict[str, Any]], None] | None = None,
) -> None:
    """Write a backup anew, part by part, as somebody with a ZIP program could."""
    with ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    if tell is not None:
        manifest = json.loads(parts[MANIFEST])
        tell(manifest)
        parts[MANIFEST] = json.dumps(manifest).encode()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            changed = change(name, content)
            if changed is not None:
                archive.writestr(name, changed)


def keep(_name: str, content: bytes) -> bytes:
    return content


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-200])


def flip_a_byte(file: Path) -> None:
    with ZipFile(file) as archive:
        part = archive.getinfo("record.jsonl")
    content = bytearray(file.read_bytes())
    content[part.header_offset + 100 + part.compress_size // 2] ^= 0xFF
    file.write_bytes(bytes(content))


def change_a_mission(file: Path) -> None:
    rewrite(file, lambda name, each: each.replace(b"a", b"e") if "missions" in name else each)


def leave_out_a_part(file: Path) -> None:
    rewrite(file, lambda name, each: None if name == "reviews.jsonl" else each)


def add_a_part(file: Path) -> None:
    with ZipFile(file, "a") as archive:
        archive.writestr("more.jsonl", "[]\n")


def leave_out_a_part_and_say_so(file: Path) -> None:
    def tell(manifest: dict[str, Any]) -> None:
        manifest["parts"] = [each for each in manifest["parts"] if each["table"] != "reviews"]

    rewrite(file, lambda name, each: None if name == "reviews.jsonl" else each, tell)


def tell_another_hash(file: Path) -> None:
    rewrite(file, keep, lambda manifest: manifest.update(newest_hash="f" * 64))


DAMAGES = [
    (cut, Wrong.NOT_A_BACKUP),
    (lambda file: file.write_bytes(b""), Wrong.NOT_A_BACKUP),
    (lambda file: file.write_text("not a ZIP"), Wrong.NOT_A_BACKUP),
    (lambda file: rewrite(file, lambda n, c: c if n != MANIFEST else None), Wrong.NOT_A_BACKUP),
    (lambda file: rewrite(file, lambda n, c: c if n != MANIFEST else b"[]"), Wrong.NOT_A_BACKUP),
    (lambda file: rewrite(file, keep, lambda m: m.update(format="x")), Wrong.NOT_A_BACKUP),
    (lambda file: rewrite(file, keep, lambda m: m.update(migration="9999")), Wrong.NEWER),
    (flip_a_byte, Wrong.DAMAGED),
    (change_a_mission, Wrong.DAMAGED),
    (leave_out_a_part, Wrong.DAMAGED),
    (add_a_part, Wrong.DAMAGED),
    (leave_out_a_part_and_say_so, Wrong.DAMAGED),
    (tell_another_hash, Wrong.DAMAGED),
]


@pytest.mark.parametrize(("damage", "why"), DAMAGES, ids=range(len(DAMAGES)))
def test_a_file_that_is_not_what_it_was_restores_nothing(
    full: Store, tmp_path: Path, damage: Callable[[Path], Any], why: Wrong
) -> None:
    file = tmp_path / "file"
    write_backup(full, file)
    before = contents(full)
    damage(file)
    with pytest.raises(BackupWrong) as refused:
        restore_backup(full, file, KEEPER, replace=True)
    assert refused.value.why is why
    assert contents(full) == before


def seal(file: Path, table: str, change: Callable[[bytes], bytes]) -> None:
    """Change a part and make the manifest fit it: only the past itself can tell then."""
    with ZipFile(file) as archive:
        content = change(archive.read(f"{table}.jsonl"))

    def tell(manifest: dict[str, Any]) -> None:
        for part in manifest["parts"]:
            if part["table"] == table:
                part.update(
                    rows=content.count(b"\n"),
                    size=len(content),
                    sha256=sha256(content).hexdigest(),
                )

    rewrite(file, lambda name, each: content if name == f"{table}.jsonl" else each, tell)


SEALED = [
    ("record", lambda content: content.replace(b"Tester", b"Nobody", 1), Wrong.RECORD),
    ("record", lambda content: content.split(b"\n", 1)[1], Wrong.RECORD),
    ("briefing_files", lambda content: content.split(b"\n", 1)[1], Wrong.BRIEFING),
    ("briefings", lambda content: content.replace(b"{", b"{ ", 1), Wrong.BRIEFING),
    ("deliveries", lambda content: re.sub(rb"W[09]\d{7}", b"W00000000", content), Wrong.RULES),
    ("teams", lambda content: b"", Wrong.RULES),
    ("missions", lambda content: b"{}\n", Wrong.DAMAGED),
    ("missions", lambda content: b"[1]\n", Wrong.DAMAGED),
    ("missions", lambda content: b"not JSON\n", Wrong.DAMAGED),
    ("missions", lambda content: re.sub(rb"(20\d\d)-", rb"\1/", content), Wrong.DAMAGED),
]


@pytest.mark.parametrize(("table", "change", "why"), SEALED, ids=range(len(SEALED)))
def test_a_file_made_to_fit_is_held_against_its_own_past_and_the_rules(
    full: Store, tmp_path: Path, table: str, change: Callable[[bytes], bytes], why: Wrong
) -> None:
    file = tmp_path / "file"
    write_backup(full, file)
    before = contents(full)
    seal(file, table, change)
    with pytest.raises(BackupWrong) as refused:
        restore_backup(full, file, KEEPER, replace=True)
    assert refused.value.why is why
    assert contents(full) == before


def test_a_past_rewritten_whole_is_found_by_a_hash_that_was_printed(
    full: Store, tmp_path: Path
) -> None:
    made = write_backup(full, tmp_path / "file")
    with pytest.raises(BackupWrong) as refused:
        restore_backup(full, tmp_path / "file", KEEPER, replace=True, expect="f" * 64)
    assert refused.value.why is Wrong.EXPECTED
    restore_backup(full, tmp_path / "file", KEEPER, replace=True, expect=made.newest_hash)


def test_a_store_whose_past_does_not_hold_is_not_backed_up(full: Store, tmp_path: Path) -> None:
    with full.engine.begin() as connection:
        connection.execute(update(STATE).values(records=99))
    with pytest.raises(BackupWrong):
        write_backup(full, tmp_path / "file")
    assert list(tmp_path.iterdir()) == []


def test_a_backup_never_writes_over_another(full: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept")
    with pytest.raises(BackupNotWritten):
        write_backup(full, tmp_path / "file")
    assert [each.name for each in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_text() == "kept"


def test_only_its_owner_reads_a_backup(full: Store, tmp_path: Path) -> None:
    write_backup(full, tmp_path / "file")
    assert (tmp_path / "file").stat().st_mode & 0o077 == 0


def test_a_full_disk_leaves_nothing_behind(full: Store, tmp_path: Path) -> None:
    """A real limit of the system on the size of a file, in a process of its own."""
    url = full.url.render_as_string(hide_password=False)
    program = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from data.backup import BackupNotWritten, write_backup; from data.store import Store\n"
        "store = Store(sys.argv[1]); store.version()\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))\n"
        "try: write_backup(store, Path(sys.argv[2]))\n"
        "except BackupNotWritten as refused: print(refused); sys.exit(7)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, url, str(tmp_path / "file")],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout.strip()) == (7, "File too large"), done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_restore_killed_half_way_leaves_the_store_as_it_was(full: Store, tmp_path: Path) -> None:
    write_backup(full, tmp_path / "file")
    write_mission(full, "since")
    before = contents(full)
    program = (
        "import os, signal, sys; from pathlib import Path\n"
        "from data.restore import restore_backup; from data.store import Store\n"
        "from models.roles import operator\n"
        "def die(done, total, table):\n"
        "    if table == 'reviews': os.kill(os.getpid(), signal.SIGKILL)\n"
        "restore_backup(Store(sys.argv[1]), Path(sys.argv[2]), operator('a'), replace=True,\n"
        "    progress=die)\n"
    )
    url = full.url.render_as_string(hide_password=False)
    done = subprocess.run(
        [sys.executable, "-c", program, url, str(tmp_path / "file")], cwd=ROOT, env=os.environ
    )
    assert done.returncode == -signal.SIGKILL
    full.close()
    assert contents(full) == before
    write_mission(full, "after")


def test_a_backup_of_an_older_version_is_brought_up_to_this_one(
    sqlite_databases: Databases, databases: Databases, tmp_path: Path
) -> None:
    """As if made before there were people and drafts: without their tables."""
    file = tmp_path / "file"
    later = {"people", "sign_outs", "draft_fields"}
    with sqlite_databases.opened(sqlite_databases.make_migrated()) as old:
        fill(old, *later)
        before = contents(old)
        write_backup(old, file)

    def tell(manifest: dict[str, Any]) -> None:
        manifest["migration"] = "0003"
        manifest["parts"] = [each for each in manifest["parts"] if each["table"] not in later]

    rewrite(file, lambda name, each: None if name.split(".")[0] in later else each, tell)
    with databases.opened(databases.make_empty()) as fresh:
        restore_backup(fresh, file, KEEPER)
        assert_same(before, contents(fresh))


def test_what_is_in_the_file_can_be_read_without_this_project(full: Store, tmp_path: Path) -> None:
    made = write_backup(full, tmp_path / "file")
    with ZipFile(tmp_path / "file") as archive:
        lines = archive.read("missions.jsonl").decode()
        told = json.loads(archive.read(MANIFEST))
    part = next(each for each in told["parts"] if each["table"] == "missions")
    row = dict(zip(part["columns"], json.loads(lines), strict=True))
    assert row["why_en"] == ODD
    assert told["newest_hash"] == made.newest_hash
    with open_backup(tmp_path / "file") as backup:
        assert backup.manifest == made


def test_frozen_files_come_back_byte_for_byte(full: Store, other: Store, tmp_path: Path) -> None:
    write_backup(full, tmp_path / "file")
    restore_backup(other, tmp_path / "file", KEEPER)
    with full.read() as was, other.read() as now:
        for table in (BRIEFINGS, FILES):
            query = select(table).order_by(*table.primary_key)
            assert now.execute(query).all() == was.execute(query).all()
