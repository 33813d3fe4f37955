"""Workbooks: what their cells may be, what is refused, and that nothing in them is run."""

import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from data.pack import ExportRefused, check_pack, export_pack, import_pack
from data.pack.known import load_sheet
from data.pack.schema import SCHEMAS
from data.pack.table import Sheet
from data.store import Store
from models.roles import operator
from tests.data.pack.packs import Draft, as_cells, write_cells

BY = operator("test")
Cells = dict[str, list[list[Any]]]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "pack.xlsx"


def cells_of(draft: Draft | None = None) -> Cells:
    return {name: as_cells(rows) for name, rows in (draft or Draft()).sheets.items()}


def put(cells: Cells, sheet: str, column: str, value: Any, row: int = 1) -> None:
    cells[sheet][row][cells[sheet][0].index(column)] = value


def places(store: Store, pack: Path) -> list[str]:
    return [str(problem).split(": ")[0] for problem in check_pack(store, pack)]


def stored(store: Store, name: str) -> Sheet:
    with store.read() as connection:
        return load_sheet(connection, SCHEMAS[name])


def test_another_programs_workbook_says_the_same_as_a_folder(
    sqlite_store: Store, book: Path, tmp_path: Path
):
    folder = import_pack(sqlite_store, Draft().write(tmp_path / "folder"), BY)
    workbook = import_pack(sqlite_store, write_cells(book, cells_of()), BY)
    assert workbook.digest == folder.digest
    assert not workbook.wrote


ACCEPTED: dict[str, tuple[str, str, Any, str | float]] = {
    "a whole number for a year": ("deliveries", "period", 2024, "2024"),
    "a date for a month": ("deliveries", "period", date(2024, 7, 1), "2024-07"),
    "a date for a date": ("missions", "set_on", date(2021, 11, 1), "2021-11-01"),
    "a moment at midnight": ("missions", "set_on", datetime(2021, 11, 1), "2021-11-01"),
    "a day's number for a date": ("missions", "set_on", 44501, "2021-11-01"),
    "a date for the fixed today": ("about", "value", date(2026, 1, 2), "2026-01-02"),
    "true for yes": ("missions", "illustrative", True, "yes"),
    "text for a number": ("targets", "target_value", "8.50", 8.5),
    "a number for a number": ("targets", "target_value", 8.5, 8.5),
    "the noise of a sum": ("targets", "target_value", 0.1 + 0.2, 0.3),
    "a very small number": ("targets", "target_value", 1e-7, 1e-7),
    "a number for a key": ("members", "member", 12, "12"),
    "a number for a text": ("members", "discipline", 12.5, "12.5"),
    "a whole number": ("contributions", "lag_periods", 3, "3"),
}


@pytest.mark.parametrize(("sheet", "column", "value", "meant"), ACCEPTED.values(), ids=ACCEPTED)
def test_cells_may_be_what_spreadsheets_make_of_them(
    sheet: str, column: str, value: Any, meant: str | float, sqlite_store: Store, book: Path
):
    cells = cells_of()
    put(cells, sheet, column, value)
    import_pack(sqlite_store, write_cells(book, cells), BY)
    found = stored(sqlite_store, sheet)
    if isinstance(meant, str):
        assert meant in found.words(column).texts
    else:
        assert meant in found.numbers(column)


REFUSED: dict[str, tuple[str, str, Any]] = {
    "a formula": ("targets", "target_value", "=4+4"),
    "a formula in a text": ("missions", "title_en", "=A1"),
    "an error": ("targets", "target_value", "#N/A"),
    "an error in a text": ("members", "discipline", "#REF!"),
    "a day for a month": ("deliveries", "period", date(2024, 7, 2)),
    "a day with an hour": ("missions", "set_on", datetime(2021, 11, 1, 13)),
    "an hour for a date": ("missions", "set_on", time(13)),
    "a year for a date": ("missions", "set_on", 2021),
    "an eight-digit date": ("missions", "set_on", 20211101),
    "a date for a number": ("targets", "target_value", date(2021, 11, 1)),
    "true for a number": ("targets", "target_value", True),
    "a third, with all its digits": ("targets", "target_value", 1 / 3),
    "a number for yes": ("missions", "illustrative", 1),
    "a fraction for a period": ("deliveries", "period", 2024.5),
}


@pytest.mark.parametrize(("sheet", "column", "value"), REFUSED.values(), ids=REFUSED)
def test_other_cells_are_named(
    sheet: str, column: str, value: Any, sqlite_store: Store, book: Path
):
    cells = cells_of()
    put(cells, sheet, column, value)
    assert places(sqlite_store, write_cells(book, cells)) == [f"{sheet}:2:{column}"]


def test_days_counted_from_1904(sqlite_store: Store, book: Path):
    cells = cells_of()
    put(cells, "missions", "set_on", date(2021, 11, 1))
    workbook = load_workbook(write_cells(book, cells))
    workbook.epoch = CALENDAR_MAC_1904
    workbook["missions"].cell(2, cells["missions"][0].index("set_on") + 1).value = date(2021, 11, 1)
    workbook.save(book)
    import_pack(sqlite_store, book, BY)
    assert stored(sqlite_store, "missions").words("set_on").at(0) == "2021-11-01"


def test_rows_cells_and_sheets_are_named_by_their_place(sqlite_store: Store, book: Path):
    cells = cells_of()
    cells["members"].append([])
    cells["members"].append(["heart-risk", "x", "nurse", "2021-13-01", None, None, "beside"])
    cells["Sheet1"] = [[]]
    cells["teams"][0][1] = "naem_en"
    assert places(sqlite_store, write_cells(book, cells)) == [
        "Sheet1", "teams:1:naem_en", "members:4:joined_on", "members:4:G",
    ]  # fmt: skip


def test_hidden_sheets_rows_and_merged_cells_are_read_as_any(sqlite_store: Store, book: Path):
    workbook = load_workbook(write_cells(book, cells_of()))
    workbook["missions"].sheet_state = "hidden"
    workbook["outcomes"].row_dimensions[2].hidden = True
    workbook["teams"].merge_cells("G2:H2")
    workbook.save(book)
    assert len(stored(sqlite_store, "missions")) == 0
    import_pack(sqlite_store, book, BY)
    assert len(stored(sqlite_store, "missions")) == len(stored(sqlite_store, "outcomes")) == 1


def test_an_empty_sheet_is_named(sqlite_store: Store, book: Path):
    cells = cells_of()
    cells["reviews"] = []
    assert places(sqlite_store, write_cells(book, cells)) == ["reviews"]


def test_a_header_not_in_the_first_row_is_named(sqlite_store: Store, book: Path):
    cells = cells_of()
    cells["reviews"].insert(0, [])
    assert places(sqlite_store, write_cells(book, cells)) == ["reviews"]


def truncate(book: Path) -> None:
    book.write_bytes(book.read_bytes()[:-2000])


def encrypt(book: Path) -> None:
    book.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)


def write_a_bomb(book: Path) -> None:
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 50_000_000)


def write_another_zip(book: Path) -> None:
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr("readme.txt", "not a workbook")


def protect(book: Path) -> None:
    data = bytearray(book.read_bytes())
    data[6] |= 1  # the first part says that it has a password
    book.write_bytes(bytes(data).replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00",
                                         b"PK\x01\x02\x14\x03\x14\x00\x01\x00"))  # fmt: skip


def declare_entities(book: Path) -> None:
    with zipfile.ZipFile(book) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE x [<!ENTITY l0 "lol">{lol}]>'.encode()
    sheet = parts["xl/worksheets/sheet2.xml"]
    parts["xl/worksheets/sheet2.xml"] = bomb + sheet.replace(b"iechyd", b"&l9;")
    with zipfile.ZipFile(book, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def grow(book: Path) -> None:
    with book.open("ab") as file:
        file.truncate(100_000_001)


NO_WORKBOOKS: dict[str, Callable[[Path], object]] = {
    "truncated": truncate,
    "encrypted": encrypt,
    "with a password": protect,
    "a zip bomb": write_a_bomb,
    "entities": declare_entities,
    "another zip": write_another_zip,
    "text": lambda book: book.write_text("mission,title_en\n"),
    "empty": lambda book: book.write_bytes(b""),
    "over the limit": grow,
}


@pytest.mark.parametrize("spoil", NO_WORKBOOKS.values(), ids=NO_WORKBOOKS)
def test_what_is_no_whole_workbook_is_named_by_its_file(
    spoil: Callable[[Path], object], sqlite_store: Store, book: Path
):
    write_cells(book, cells_of())
    spoil(book)
    assert places(sqlite_store, book) == ["pack.xlsx"]


def test_a_folder_named_like_a_workbook_is_a_folder(sqlite_store: Store, tmp_path: Path):
    assert check_pack(sqlite_store, Draft().write(tmp_path / "pack.xlsx")) == []


def test_an_export_holds_no_formula_and_no_link(
    demonstration_store: Store, sqlite_store: Store, tmp_path: Path
):
    draft = Draft()
    draft.row("indicators")["source_url"] = "https://example.org/figures"
    draft.row("missions")["title_en"] = "<r><t>not rich</t></r>"
    draft.row("missions")["why_en"] = "{=SUM(A1)}"
    import_pack(sqlite_store, draft.write(tmp_path / "pack"), BY)
    export_pack(sqlite_store, tmp_path / "out.xlsx")
    workbook = load_workbook(tmp_path / "out.xlsx")
    assert workbook.sheetnames == list(SCHEMAS)
    for worksheet in workbook:
        for row in worksheet.iter_rows():
            assert all(cell.data_type in ("s", "n", "inlineStr") for cell in row)
            assert all(cell.hyperlink is None for cell in row)
    mission = workbook["missions"]
    assert mission["B2"].value == "<r><t>not rich</t></r>"
    assert mission["H2"].value == "2021-11-01"
    assert mission["H2"].number_format == "@"


def test_a_workbook_that_cannot_hold_the_rows_is_refused(
    sqlite_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    import_pack(sqlite_store, Draft().write(tmp_path / "pack"), BY)
    monkeypatch.setattr("data.pack.write_workbook.ROW_LIMIT", 2)
    with pytest.raises(ExportRefused, match="observations has 2 rows, and a workbook holds 1"):
        export_pack(sqlite_store, tmp_path / "out.xlsx")
    assert not (tmp_path / "out.xlsx").exists()


def test_a_workbook_without_sizes_and_places_is_read_in_order(sqlite_store: Store, book: Path):
    """Some programs leave out the optional names of rows and cells, or lie about the size."""
    workbook = Workbook()
    workbook.active.title = "members"
    for row in as_cells(Draft().sheets["members"]):
        workbook.active.append(row)
    workbook.save(book)
    with zipfile.ZipFile(book) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    sheet = sheet.replace('ref="A1:E2"', 'ref="A1"')
    for letter in "ABCDE":
        for number in "12":
            sheet = sheet.replace(f'r="{letter}{number}" ', "")
    parts["xl/worksheets/sheet1.xml"] = sheet.replace('r="1" ', "").replace('r="2" ', "")
    with zipfile.ZipFile(book, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    assert places(sqlite_store, book) == ["members:2:team"]  # known to be unknown: it was read
