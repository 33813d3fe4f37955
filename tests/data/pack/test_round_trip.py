"""Export, import into an empty store, export again: the same bytes, as folder and as workbook."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.pack import PackProblems, check_pack, export_pack, import_pack
from data.pack.schema import SCHEMAS
from data.pack.template import write_template
from data.store import Store
from locales import text
from models.roles import operator
from tests.data.pack.packs import Draft, Sheets
from tests.data.pack.worlds import Tear, spoilt, tear, tears, worlds
from tests.fixtures.stores import Databases

BY = operator("test")
FEW = settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)
FEWER = settings(FEW, max_examples=2)


@pytest.fixture
def scratch() -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        yield Path(folder)


def read_bytes(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def assert_round_trip(databases: Databases, sheets: Sheets) -> None:
    """Take a pack through folder and workbook, each into a store of its own."""
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        source: Path = Draft(sheets=sheets).write(folder / "source")
        exports = []
        for number, form in enumerate(["first", "second.xlsx", "third"]):
            with databases.opened(databases.make_migrated()) as store:
                assert check_pack(store, source) == []
                result = import_pack(store, source, BY)
                source = folder / form
                export_pack(store, source)
                export_pack(store, folder / f"plain-{number}")
                export_pack(store, folder / f"book-{number}.xlsx")
                again = import_pack(store, source, BY)
            assert not again.wrote
            assert again.digest == result.digest
            exports.append(read_bytes(folder / f"plain-{number}"))
            exports[-1]["book"] = (folder / f"book-{number}.xlsx").read_bytes()
        assert exports[0] == exports[1] == exports[2]


@FEW
@given(sheets=worlds())
def test_a_pack_comes_back_byte_for_byte(sqlite_databases: Databases, sheets: Sheets):
    assert_round_trip(sqlite_databases, sheets)


@FEWER
@given(sheets=worlds())
def test_a_pack_comes_back_from_postgresql(postgres_databases: Databases, sheets: Sheets):
    assert_round_trip(postgres_databases, sheets)


def test_everything_that_ships_comes_back(demonstration_store: Store, store: Store, scratch: Path):
    export_pack(demonstration_store, scratch / "a")
    export_pack(demonstration_store, scratch / "a.xlsx")
    import_pack(store, scratch / "a.xlsx", BY)
    export_pack(store, scratch / "b")
    export_pack(store, scratch / "b.xlsx")
    assert read_bytes(scratch / "a") == read_bytes(scratch / "b")
    assert (scratch / "a.xlsx").read_bytes() == (scratch / "b.xlsx").read_bytes()


def assert_refused_or_right(store: Store, pack: Path) -> None:
    """Whatever it is, it is refused with its problems, or comes in and goes out again."""
    problems = check_pack(store, pack)
    assert all("\n" not in str(problem) for problem in problems)
    if problems:
        with pytest.raises(PackProblems):
            import_pack(store, pack, BY)
        assert store.version() == 0
        return
    import_pack(store, pack, BY)
    export_pack(store, pack.parent / "out")
    assert check_pack(store, pack.parent / "out") == []


@settings(FEW, max_examples=25)
@given(sheets=spoilt())
def test_a_spoilt_pack_is_refused_or_right(sqlite_databases: Databases, sheets: Sheets):
    with TemporaryDirectory() as scratch:
        with sqlite_databases.opened(sqlite_databases.make_migrated()) as store:
            assert_refused_or_right(store, Draft(sheets=sheets).write(Path(scratch) / "pack"))


@FEWER
@given(sheets=spoilt())
def test_postgresql_refuses_the_same(postgres_databases: Databases, sheets: Sheets):
    with TemporaryDirectory() as scratch:
        with postgres_databases.opened(postgres_databases.make_migrated()) as store:
            assert_refused_or_right(store, Draft(sheets=sheets).write(Path(scratch) / "pack"))


@settings(FEW, max_examples=20)
@given(places=tears, name=st.sampled_from(sorted(SCHEMAS)))
def test_a_torn_file_is_refused_or_right(
    sqlite_databases: Databases, places: list[Tear], name: str
):
    with TemporaryDirectory() as scratch:
        pack = Draft().write(Path(scratch) / "pack")
        file = pack / f"{name}.csv"
        file.write_bytes(tear(file.read_bytes(), places))
        with sqlite_databases.opened(sqlite_databases.make_migrated()) as store:
            assert_refused_or_right(store, pack)


@settings(FEW, max_examples=20)
@given(places=tears, part=st.integers(0, 30))
def test_a_torn_workbook_is_refused_or_right(
    sqlite_databases: Databases, places: list[Tear], part: int
):
    """Torn as a file, or in one of its parts, which then reach the reader."""
    with TemporaryDirectory() as scratch:
        file = Path(scratch) / "pack.xlsx"
        write_template(file, text("en"))
        with ZipFile(file) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        names = sorted(parts)
        if part < len(names):
            parts[names[part]] = tear(parts[names[part]], places)
            with ZipFile(file, "w") as archive:
                for name in names:
                    archive.writestr(name, parts[name])
        else:
            file.write_bytes(tear(file.read_bytes(), places))
        with sqlite_databases.opened(sqlite_databases.make_migrated()) as store:
            assert_refused_or_right(store, file)
