"""Exports: whole or not at all, and never over something that is not a pack."""

import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest

from data.pack import ExportRefused, export_pack, import_pack
from data.pack.cells import write_number
from data.pack.known import load_sheet
from data.pack.schema import SCHEMAS
from data.settings import SHIPPED_PACKS
from data.store import Store
from models.roles import operator
from tests.data.pack.packs import Draft

BY = operator("test")
SHORTEST = re.compile(r"-?(0|[1-9]\d*)(\.\d*[1-9])?")


def read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_an_empty_store_is_a_pack_of_headers(sqlite_store: Store, tmp_path: Path):
    export_pack(sqlite_store, tmp_path / "out")
    found = {file.stem: file.read_text() for file in (tmp_path / "out").iterdir()}
    assert found == {name: ",".join(s.names) + "\n" for name, s in SCHEMAS.items()}
    assert not import_pack(sqlite_store, tmp_path / "out", BY).wrote


@pytest.mark.parametrize("name", SHIPPED_PACKS)
def test_a_shipped_pack_is_written_as_it_is_shipped(name: str, sqlite_store: Store, tmp_path: Path):
    import_pack(sqlite_store, SHIPPED_PACKS[name], BY)
    export_pack(sqlite_store, tmp_path / "out")
    for file in SHIPPED_PACKS[name].iterdir():
        assert (tmp_path / "out" / file.name).read_bytes() == file.read_bytes()


def test_rows_are_in_the_order_of_their_keys_and_numbers_shortest(
    demonstration_store: Store, tmp_path: Path
):
    export_pack(demonstration_store, tmp_path / "out")
    for name, schema in SCHEMAS.items():
        rows = read_rows(tmp_path / "out" / f"{name}.csv")
        keys = [tuple(row[key] for key in schema.keys) for row in rows]
        assert keys == sorted(set(keys))
        numbers = [row[c.name] for c in schema.columns if c.is_number for row in rows]
        assert all(SHORTEST.fullmatch(text) for text in numbers if text)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (50.0, "50"), (12.5, "12.5"), (-0.0, "0"), (1e15, "1" + 15 * "0"), (1e22, "1" + 22 * "0"),
        (1e-7, "0.0000001"), (123456789012345.0, "123456789012345"), (-0.25, "-0.25"), (0.1, "0.1"),
    ],
)  # fmt: skip
def test_a_number_is_its_shortest_plain_decimal(number: float, text: str):
    assert write_number(number) == text
    assert Decimal(text) == Decimal(repr(number))


def test_very_large_and_small_numbers_go_out_plain(store: Store, tmp_path: Path):
    draft = Draft()
    draft.row("targets")["target_value"] = "0.00000000012345"
    draft.add("targets", target_period="2029-Q4", target_value="1" + "0" * 40)
    import_pack(store, draft.write(tmp_path / "pack"), BY)
    export_pack(store, tmp_path / "out")
    found = [row["target_value"] for row in read_rows(tmp_path / "out" / "targets.csv")]
    assert found == ["0.00000000012345", "1" + "0" * 40]


def test_an_earlier_export_is_replaced(demonstration_store: Store, tmp_path: Path):
    target = Draft().write(tmp_path / "out")
    export_pack(demonstration_store, target)
    assert len(read_rows(target / "missions.csv")) == 2
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]
    export_pack(demonstration_store, tmp_path / "out.xlsx")
    before = (tmp_path / "out.xlsx").read_bytes()
    export_pack(demonstration_store, tmp_path / "out.xlsx")
    assert (tmp_path / "out.xlsx").read_bytes() == before


@pytest.mark.parametrize("entry", ["letters.docx", ".git", "missions.csv.bak"])
def test_a_folder_that_is_not_a_pack_is_left_alone(entry: str, sqlite_store: Store, tmp_path: Path):
    target = Draft().write(tmp_path / "out")
    (target / entry).mkdir()
    before = sorted(target.iterdir())
    with pytest.raises(ExportRefused, match=re.escape(entry)):
        export_pack(sqlite_store, target)
    assert sorted(target.iterdir()) == before


def test_what_is_in_the_way_is_named(sqlite_store: Store, tmp_path: Path):
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder.xlsx").mkdir()
    for name in ("file", "folder.xlsx", "file/inside", "file/inside.xlsx"):
        with pytest.raises(ExportRefused):
            export_pack(sqlite_store, tmp_path / name)
    assert (tmp_path / "file").read_text() == "x"


@pytest.mark.parametrize("name", ["out", "out.xlsx"])
def test_an_export_that_fails_leaves_what_was_there(
    name: str, demonstration_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    target = tmp_path / name
    export_pack(demonstration_store, target)
    before = target.stat()

    def fail(connection, schema):
        if schema.name == "reviews":
            raise RuntimeError("the store went away")
        return load_sheet(connection, schema)

    monkeypatch.setattr("data.pack.exporter.load_sheet", fail)
    with pytest.raises(RuntimeError):
        export_pack(demonstration_store, target)
    assert target.stat().st_mtime_ns == before.st_mtime_ns
    assert [entry.name for entry in tmp_path.iterdir()] == [name]
