"""The command line: exit codes, what goes where, and a store that is made when it is needed."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree, rmtree

import pytest

import manage
from data.boundaries import STATIC_FOLDER
from data.boundary_save import BoundaryFolders
from data.hatching import FOLDER as HATCHING
from data.settings import REFERENCE, ROOT, settings
from data.store import Store
from tests.data.briefing_making import freeze
from tests.data.pack.packs import Draft
from tests.fixtures.geography import Fault, GeographyService, published, reply


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A store that is not there yet."""
    file = tmp_path / "store.sqlite"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{file}")
    settings.cache_clear()
    yield file
    settings.cache_clear()


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return Draft().write(tmp_path / "pack")


def version_of(file: Path) -> int:
    store = Store(f"sqlite:///{file}")
    found = store.version()
    store.close()
    return found


def test_from_nothing_to_the_same_bytes_by_commands_alone(tmp_path: Path, pack: Path):
    def run(store: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path}/{store}.sqlite"}
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )

    run("a", "init", "--empty")
    run("a", "import", str(pack), "--by", "somebody")
    run("a", "export", f"{tmp_path}/a")
    run("b", "import", f"{tmp_path}/a")
    run("b", "export", f"{tmp_path}/b")
    for file in (tmp_path / "a").iterdir():
        assert (tmp_path / "b" / file.name).read_bytes() == file.read_bytes()


def test_init_loads_what_ships_once(database: Path, capsys: pytest.CaptureFixture[str]):
    assert manage.main(["init"]) == 0
    assert "official" in capsys.readouterr().err
    version = version_of(database)
    assert manage.main(["init"]) == 0
    assert (
        version_of(database) == version == 6
    )  # two packs, what they were judged, and what three days gone by were


def test_init_empty_loads_nothing(database: Path):
    assert manage.main(["init", "--empty"]) == 0
    assert version_of(database) == 0


def test_a_right_pack_is_said_to_be_right(
    database: Path, pack: Path, capsys: pytest.CaptureFixture[str]
):
    assert manage.main(["check", str(pack)]) == 0
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "right" in shown.err
    assert version_of(database) == 0


def test_json_is_one_document_and_nothing_else(
    database: Path, pack: Path, capsys: pytest.CaptureFixture[str]
):
    assert manage.main(["import", str(pack), "--json", "--no-judge"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["pack"] == "pack"
    assert document["problems"] == []
    assert document["sheets"]["observations"] == {"new": 2, "changed": 0, "same": 0}
    assert document["ended_today"] is False
    assert len(document["digest"]) == 64


@pytest.mark.parametrize("command", ["check", "import"])
def test_json_carries_the_problems_too(
    command: str, database: Path, pack: Path, capsys: pytest.CaptureFixture[str]
):
    (pack / "notes.txt").write_text("x")
    assert manage.main([command, str(pack), "--json"]) == 1
    shown = capsys.readouterr()
    (problem,) = json.loads(shown.out)["problems"]
    assert problem == {**problem, "sheet": "notes.txt", "row": None, "column": None}
    assert shown.err.startswith("notes.txt: ")


def test_who_imports_is_in_the_record(
    database: Path, pack: Path, capsys: pytest.CaptureFixture[str]
):
    assert manage.main(["import", str(pack), "--by", "Swyddfa Breifat"]) == 0
    capsys.readouterr()
    assert manage.main(["audit", "--json", "--verify"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["holds"] is True
    assert document["count"] == len(document["entries"]) == 11
    assert {entry["who"] for entry in document["entries"]} == {"Swyddfa Breifat"}
    assert document["newest_hash"] == document["entries"][-1]["hash"]


def test_audit_lists_the_record_and_the_newest_hash(
    database: Path, pack: Path, capsys: pytest.CaptureFixture[str]
):
    manage.main(["import", str(pack)])
    capsys.readouterr()
    assert manage.main(["audit"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 12
    newest = lines[-1].split()[-1]
    assert manage.main(["audit", "--expect", newest]) == 0
    assert manage.main(["audit", "--expect", "0" * 63 + "1"]) == 1


def test_audit_finds_a_changed_record(
    database: Path, pack: Path, capsys: pytest.CaptureFixture[str]
):
    manage.main(["import", str(pack)])
    with sqlite3.connect(database) as connection:
        connection.execute("DROP TRIGGER record_no_update")
        connection.execute("UPDATE record SET who = 'nobody' WHERE number = 3")
    assert manage.main(["audit"]) == 0
    assert manage.main(["audit", "--verify"]) == 1
    assert "3" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "This frozen briefing is not what the record says: iechyd-2026-11-22"),
        (
            "cy",
            "Nid yw'r briff hwn yr un fath â'r hyn y mae'r cofnod yn ei ddweud: iechyd-2026-11-22",
        ),
    ],
)
def test_audit_finds_a_changed_briefing_and_names_it(
    lang: str, said: str, database: Path, pack: Path, capsys: pytest.CaptureFixture[str]
):
    manage.main(["import", str(pack), "--no-judge"])
    store = Store(f"sqlite:///{database}")
    freeze(store, "iechyd-2026-11-22", "iechyd-2026-11-23")
    store.close()
    assert manage.main(["audit", "--verify"]) == 0
    with sqlite3.connect(database) as connection:
        connection.execute("DROP TRIGGER briefing_files_no_update")
        connection.execute("UPDATE briefing_files SET content = x'00' WHERE rowid = 1")
    capsys.readouterr()
    assert manage.main(["audit", "--verify", "--lang", lang]) == 1
    assert capsys.readouterr().err.strip() == said
    assert manage.main(["audit", "--verify", "--json"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert (document["holds"], document["broken_at"]) == (False, None)
    assert document["broken_briefings"] == ["iechyd-2026-11-22"]
    assert manage.main(["audit"]) == 0


def test_a_backup_is_restored_and_its_hash_is_found_again(
    database: Path,
    pack: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
):
    manage.main(["import", str(pack), "--no-judge"])
    manage.main(["export", str(tmp_path / "before")])
    capsys.readouterr()
    assert manage.main(["backup", str(tmp_path / "file")]) == 0
    printed = capsys.readouterr().out.split()[-1]
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'other.sqlite'}")
    settings.cache_clear()
    assert manage.main(["restore", str(tmp_path / "file"), "--expect", printed, "--by", "Nia"]) == 0
    restored = capsys.readouterr().out.split()[-1]
    assert restored != printed
    for known in (printed, restored):
        assert manage.main(["audit", "--expect", known]) == 0
    assert "Nia restore" in (manage.main(["audit"]), capsys.readouterr().out)[1]
    manage.main(["export", str(tmp_path / "after")])
    for file in (tmp_path / "before").iterdir():
        assert (tmp_path / "after" / file.name).read_bytes() == file.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["restore", "{folder}/none"], "There is no such file"),
        (["restore", "{folder}/pack/missions.csv"], "This is not a backup of a store"),
        (["restore", "{folder}/file"], "The store holds something already; `--replace`"),
        (["restore", "{folder}/file", "--replace", "--expect", "0" * 63 + "1"], "that hash"),
        (["restore", "{folder}/none", "--lang", "cy"], "Nid oes ffeil o'r fath"),
        (["backup", "{folder}/file"], "The backup cannot be written"),
        (["backup", "{folder}/no/folder"], "The backup cannot be written"),
    ],
)
def test_a_backup_that_cannot_be_is_one_sentence_and_nothing_is_written(
    arguments: list[str],
    said: str,
    database: Path,
    pack: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
):
    manage.main(["import", str(pack), "--no-judge"])
    manage.main(["backup", str(tmp_path / "file")])
    version, kept = version_of(database), (tmp_path / "file").read_bytes()
    capsys.readouterr()
    assert manage.main([each.format(folder=tmp_path) for each in arguments]) == 1
    first, *rest = capsys.readouterr().err.splitlines()
    assert said in first
    assert len(rest) == 1
    assert version_of(database) == version
    assert (tmp_path / "file").read_bytes() == kept


@pytest.mark.parametrize("command", [["export", "{out}"], ["audit"], ["backup", "{out}"]])
def test_what_only_reads_makes_no_store(
    command: list[str], database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    arguments = [part.format(out=tmp_path / "out") for part in command]
    assert manage.main(arguments) == 1
    assert "init" in capsys.readouterr().err
    assert not database.exists()
    assert not (tmp_path / "out").exists()


MISUSED = [
    [], ["polish"], ["check"], ["check", "a", "b"], ["import", "a", "--force"], ["init", "--all"],
    ["export", "a", "--lang", "fr"], ["template"], ["backup"], ["restore", "a", "--force"],
]  # fmt: skip


@pytest.mark.parametrize("arguments", MISUSED, ids=" ".join)
def test_a_misused_command_is_told_apart_from_wrong_input(arguments: list[str], database: Path):
    with pytest.raises(SystemExit) as stopped:
        manage.main(arguments)
    assert stopped.value.code == 2
    assert not database.exists()


@pytest.mark.parametrize(
    "url", ["nonsense", "mysql://localhost/x", "sqlite:////proc/none/x.sqlite",
            "postgresql://127.0.0.1:1/x"],
)  # fmt: skip
def test_a_store_that_cannot_be_used_is_one_sentence(
    url: str, pack: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("DATABASE_URL", url)
    settings.cache_clear()
    assert manage.main(["check", str(pack)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    settings.cache_clear()


def test_a_store_of_a_later_version_is_left_alone(
    database: Path, pack: Path, capsys: pytest.CaptureFixture[str]
):
    manage.main(["init", "--empty"])
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    capsys.readouterr()
    assert manage.main(["import", str(pack)]) == 1
    assert "newer" in capsys.readouterr().err


def test_the_template_comes_in_either_language(database: Path, tmp_path: Path):
    for lang in ("en", "cy"):
        file = tmp_path / f"{lang}.xlsx"
        assert manage.main(["template", str(file), "--lang", lang]) == 0
        assert manage.main(["check", str(file), f"--lang={lang}"]) == 0
    assert manage.main(["template", str(tmp_path / "template.ods")]) == 1


def test_help_is_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]):
    shown = []
    for lang in ("en", "cy"):
        with pytest.raises(SystemExit) as stopped:
            manage.main(["import", "--lang", lang, "--help"])
        assert stopped.value.code == 0
        shown.append(capsys.readouterr().out)
    assert "all of it or nothing" in shown[0]
    assert "all of it or nothing" not in shown[1]


def test_progress_is_shown_once_work_takes_long(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    clock = iter([0.0, 1.0, 2.5, 2.5, 3.0, 5.0, 5.0])
    monkeypatch.setattr("manage.time.monotonic", lambda: next(clock))
    show = manage.show_progress()
    for done in range(4):
        show(done, 4, "writing")
    assert capsys.readouterr().err == "writing · 25%\nwriting · 75%\n"


@pytest.fixture
def boundaries(
    tmp_path: Path, geography: GeographyService, monkeypatch: pytest.MonkeyPatch
) -> Iterator[BoundaryFolders]:
    """A copy of the boundaries that ship, in place of them, and a service to read."""
    copytree(HATCHING, tmp_path / "hatching")
    copied = BoundaryFolders(
        copytree(REFERENCE, tmp_path / "reference"), copytree(STATIC_FOLDER, tmp_path / "static")
    )
    monkeypatch.setattr("data.boundary_refresh.BoundaryFolders", lambda: copied)
    monkeypatch.setenv("OPEN_GEOGRAPHY_URL", geography.address)
    settings.cache_clear()
    yield copied
    settings.cache_clear()


def test_boundaries_are_replaced_from_the_service_the_environment_names(
    boundaries: BoundaryFolders, capsys: pytest.CaptureFixture[str]
):
    assert manage.main(["boundaries"]) == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("Places: 22. Points: 3074. Source: http://127.0.0.1:")
    note = json.loads((boundaries.reference / "boundaries.json").read_text(encoding="utf-8"))
    assert note["source"].endswith("/FeatureServer/0")


def test_boundaries_are_replaced_from_a_file_with_a_word_of_warning(
    boundaries: BoundaryFolders, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    features = published()[:22]
    del features[21]["geometry"]["coordinates"][0][5]
    file = tmp_path / "mine.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    assert manage.main(["boundaries", "--from", str(file), "--lang", "cy"]) == 0
    shown = capsys.readouterr()
    assert shown.out == "Lleoedd: 22. Pwyntiau: 3073. Ffynhonnell: mine.geojson\n"
    assert "Merthyr Tudful (W06000024)" in shown.err


@pytest.mark.parametrize(
    ("fault", "arguments", "english", "welsh"),
    [
        (reply(404), [], "status 404", "statws hwn: 404"),
        (None, ["--from", "/none.geojson"], "cannot be read", "Ni ellir darllen"),
        (None, ["--from", "http://127.0.0.1/x"], "/FeatureServer/0", "nid yw'n gyfeiriad"),
    ],
)
def test_boundaries_that_cannot_be_read_are_one_sentence_in_the_readers_language(
    fault: Fault | None,
    arguments: list[str],
    english: str,
    welsh: str,
    boundaries: BoundaryFolders,
    geography: GeographyService,
    capsys: pytest.CaptureFixture[str],
):
    for lang, said in (("en", english), ("cy", welsh)):
        geography.faults = [fault] if fault else []
        assert manage.main(["boundaries", *arguments, "--lang", lang]) == 1
        shown = capsys.readouterr()
        problem, nothing_written = shown.err.splitlines()
        assert said in problem
        assert nothing_written in ("Nothing was written.", "Ni ysgrifennwyd dim.")
        assert shown.out == ""


def test_boundaries_of_which_some_are_wrong_are_all_told_and_none_is_written(
    boundaries: BoundaryFolders,
    geography: GeographyService,
    capsys: pytest.CaptureFixture[str],
):
    before = (boundaries.reference / "boundaries.json").read_bytes()
    del geography.features[0]
    geography.features[0]["properties"]["LAD24NM"] = "Atlantis"
    assert manage.main(["boundaries"]) == 1
    missing, renamed, nothing_written = capsys.readouterr().err.splitlines()
    assert "Isle of Anglesey (W06000001)" in missing
    assert "Gwynedd (W06000002): the source calls it Atlantis" in renamed
    assert nothing_written == "Nothing was written."
    assert (boundaries.reference / "boundaries.json").read_bytes() == before


def test_boundaries_that_cannot_be_put_in_place_name_the_folder(
    boundaries: BoundaryFolders, capsys: pytest.CaptureFixture[str]
):
    rmtree(boundaries.static)
    assert manage.main(["boundaries"]) == 1
    assert f"This folder cannot be written: {boundaries.static}." in capsys.readouterr().err


@pytest.mark.parametrize("seconds", ["soon", "0", "-1", "nan", "inf"])
def test_a_time_to_wait_that_is_none_is_told(
    seconds: str,
    boundaries: BoundaryFolders,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    monkeypatch.setenv("SERVICE_TIMEOUT", seconds)
    settings.cache_clear()
    assert manage.main(["boundaries"]) == 1
    assert "SERVICE_TIMEOUT" in capsys.readouterr().err


def test_the_first_administrator_comes_from_the_command_line(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert manage.main(["init", "--empty"]) == 0
    add = ["people", "add", "Ada@Example.org", "--name", "Ada", "--roles", "admin,cabinet"]
    assert manage.main([*add, "--by", "whoever installed it"]) == 0
    assert capsys.readouterr().out == "ada@example.org\n"
    assert manage.main(["people"]) == 0
    assert capsys.readouterr().out == "ada@example.org\tAda\tcabinet,admin\n"
    assert manage.main(["people", "--json"]) == 0
    (person,) = json.loads(capsys.readouterr().out)["people"]
    assert (person["person"], person["roles"]) == ("ada@example.org", ["cabinet", "admin"])
    assert manage.main(["audit", "--json"]) == 0
    (entry,) = json.loads(capsys.readouterr().out)["entries"]
    assert (entry["who"], entry["sheet"]) == ("whoever installed it", "people")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["ada", "--name", "Ada", "--roles", "admin"], "This is not an e-mail address: ada"),
        (["a@b.c", "--name", "Ada", "--roles", "minister"], "No such role: minister."),
        (["a@b.c", "--name", "Ada", "--roles", "team"], "Say which team"),
        (["a@b.c", "--name", "Ada", "--roles", "team", "--team", "none"], "Say which team"),
        (["a@b.c", "--name", "=1", "--roles", "admin"], "A name has at most"),
    ],
)
def test_a_person_who_is_not_right_is_refused_by_the_command(
    database: Path, capsys: pytest.CaptureFixture[str], given: list[str], said: str
) -> None:
    assert manage.main(["init", "--empty"]) == 0
    assert manage.main(["people", "add", *given]) == 1
    assert said in capsys.readouterr().err
    assert manage.main(["people"]) == 0
    assert capsys.readouterr().out == ""
