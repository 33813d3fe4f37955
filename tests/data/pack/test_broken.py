"""Every kind of bad input is named in its place, and nothing of it is written."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select

import manage
from data.pack import PackProblems, check_pack, import_pack
from data.pack.schema import SCHEMAS
from data.settings import ROOT, settings
from data.store import Store
from models.roles import operator
from tests.data.pack.broken import BROKEN, Broken
from tests.data.pack.packs import Draft

LINE = re.compile(r"[\w.]+(:\d+(:\w+)?)?: .+")


def count_rows(store: Store) -> int:
    with store.read() as connection:
        return sum(
            connection.execute(select(func.count()).select_from(schema.table)).scalar_one()
            for schema in SCHEMAS.values()
        )


def write_broken(broken: Broken, folder: Path) -> Path:
    draft = Draft()
    broken.edit(draft)
    return draft.write(folder)


@pytest.fixture
def command_store(sqlite_store: Store, monkeypatch: pytest.MonkeyPatch):
    """The store the command line uses."""
    monkeypatch.setenv("DATABASE_URL", sqlite_store.url.render_as_string(hide_password=False))
    settings.cache_clear()
    yield sqlite_store
    settings.cache_clear()


def test_the_pack_that_is_broken_is_right_before(sqlite_store: Store, tmp_path: Path):
    pack = Draft().write(tmp_path / "pack")
    assert check_pack(sqlite_store, pack) == []
    import_pack(sqlite_store, pack, operator("test"))
    assert count_rows(sqlite_store) == 15


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.name)
def test_bad_input_is_named_in_its_place_and_only_there(
    broken: Broken, command_store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    pack = write_broken(broken, tmp_path / "pack")
    assert manage.main(["check", str(pack)]) == 1
    shown = capsys.readouterr()
    lines = shown.out.splitlines()
    assert all(LINE.fullmatch(line) for line in lines), lines
    assert [line.split(": ")[0] for line in lines] == list(broken.places), lines
    assert manage.main(["import", str(pack)]) == 1
    assert capsys.readouterr().out == shown.out
    assert command_store.version() == 0
    assert count_rows(command_store) == 0


def test_there_are_more_than_forty_kinds():
    assert len({broken.name for broken in BROKEN}) == len(BROKEN) > 100


def test_every_problem_is_named_at_once(sqlite_store: Store, tmp_path: Path):
    draft = Draft()
    chosen = [broken for broken in BROKEN if broken.name in (
        "an unknown goal", "a date that does not exist", "an unknown output", "UTF-16",
        "two headlines of an outcome", "an unknown sheet",
    )]  # fmt: skip
    for broken in chosen:
        broken.edit(draft)
    pack = draft.write(tmp_path / "pack")
    found = {str(problem).split(": ")[0] for problem in check_pack(sqlite_store, pack)}
    assert {place for broken in chosen for place in broken.places} <= found


def test_problems_come_in_the_order_of_sheets_rows_and_columns(sqlite_store: Store, tmp_path: Path):
    draft = Draft()
    draft.row("reviews")["decision"] = "wait"
    draft.row("missions").update(goals="joy", set_on="soon", mission="A")
    draft.add("missions", mission="b", set_on="later")
    places = [str(p).split(": ")[0] for p in check_pack(sqlite_store, draft.write(tmp_path / "p"))]
    assert places[:4] == [
        "missions:2:mission", "missions:2:set_on", "missions:2:goals", "missions:3:set_on",
    ]  # fmt: skip
    assert places[-1] == "reviews:2:decision"


def test_row_numbers_are_those_of_a_spreadsheet(sqlite_store: Store, tmp_path: Path):
    draft = Draft()
    draft.replace(
        "outcomes",
        lambda csv: (
            csv.replace("Fewer heart attacks and strokes.", '"Fewer\nattacks"')
            + "\n,,,,,,,,\n"
            + "last,iechyd,Title,,,,Someone,,perhaps\n"
        ),
    )
    pack = draft.write(tmp_path / "pack")
    (problem,) = check_pack(sqlite_store, pack)
    assert (problem.sheet, problem.row, problem.column) == ("outcomes", 5, "illustrative")


def test_links_and_folders_in_a_pack_are_refused(sqlite_store: Store, tmp_path: Path):
    pack = Draft(left_out=["teams"]).write(tmp_path / "pack")
    Draft().write(tmp_path / "other")
    (pack / "teams.csv").symlink_to(tmp_path / "other" / "teams.csv")
    (pack / "missions.d").mkdir()
    places = {str(problem).split(": ")[0] for problem in check_pack(sqlite_store, pack)}
    assert {"teams.csv", "missions.d"} <= places


def test_what_desktops_leave_behind_is_passed_over(sqlite_store: Store, tmp_path: Path):
    draft = Draft(files={".DS_Store": b"\0", "._missions.csv": b"\xff"})
    assert check_pack(sqlite_store, draft.write(tmp_path / "pack")) == []


def test_a_file_over_the_limit_is_not_read(
    sqlite_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    pack = Draft().write(tmp_path / "pack")
    with (pack / "members.csv").open("ab") as file:
        file.truncate(200_000_001)
    (problem,) = check_pack(sqlite_store, pack)
    assert str(problem).startswith("members: ")
    assert "200 MB" in problem.message


@pytest.mark.parametrize("name", ["nothing-there", "file.txt", "empty"])
def test_what_is_no_pack_is_said_in_one_sentence(
    name: str, command_store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "file.txt").write_text("x")
    (tmp_path / "empty").mkdir()
    assert manage.main(["check", str(tmp_path / name)]) == 1
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_the_real_command_refuses_without_a_traceback(tmp_path: Path):
    pack = write_broken(BROKEN[0], tmp_path / "pack")
    command = [sys.executable, str(ROOT / "manage.py")]
    environment = {"DATABASE_URL": f"sqlite:///{tmp_path}/fresh.sqlite", "PATH": "/usr/bin"}
    for verb in ("check", "import"):
        done = subprocess.run(
            [*command, verb, str(pack)], capture_output=True, text=True, env=environment,
            check=False,
        )  # fmt: skip
        assert done.returncode == 1
        assert done.stdout.startswith("observations:2:value: ")
        assert "Traceback" not in done.stderr


def test_messages_speak_the_language_asked_for(sqlite_store: Store, tmp_path: Path):
    pack = write_broken(BROKEN[0], tmp_path / "pack")
    with pytest.raises(PackProblems) as english:
        import_pack(sqlite_store, pack, operator("test"), "en")
    with pytest.raises(PackProblems) as welsh:
        import_pack(sqlite_store, pack, operator("test"), "cy")
    (one,), (other,) = english.value.problems, welsh.value.problems
    assert (one.sheet, one.row, one.column) == (other.sheet, other.row, other.column)
    assert one.message != other.message
    assert "rhif" in other.message
