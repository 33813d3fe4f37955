"""Tables as files: read back by other programs, they hold what was given, and say what it is."""

import csv
from io import BytesIO, StringIO
from zipfile import ZipFile

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from components.take_tables import write_csv, write_workbook
from components.takeaway import About, Column, TakenTable
from locales import text
from tests.components.making import HOSTILE
from tests.locales.shipped_texts import ShippedText
from tests.locales.test_reader_words import find_never_shown

EN, CY = text("en"), text("cy")
ABOUT = About(
    "Employment. 2023: half of the places",
    "Figures as at 22 November 2026.",
    ("Source: Survey. Licence: OGL-UK-3.0.", "Figures as at 22 November 2026."),
    True,
    "https://missions.example/map?lang=en",
)
PUBLISHED = About(ABOUT.view, ABOUT.as_at, ABOUT.sources, False, "/map?lang=en")
TABLE = TakenTable(
    "places",
    "The map in words",
    (Column("Place"), Column("Figure (%)", 1), Column("Note")),
    (
        ("Ynys Môn ŵŷ", 52.125, ""),
        ("Caerdydd", -0.1 - 0.2, "dros dro"),
        ("Powys", None, "no figure"),
    ),
    ("The unit is per cent.", "dros dro: provisional"),
)
RUNNABLE = ("=1+1", "+1.2 (0.4 to 2.0)", "-5", "@here", "\tx")
BOTH = (EN, CY)


def rows_of(written: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(written.decode("utf-8-sig"), newline="")))


def opened(*tables: TakenTable, about: About = ABOUT, lang: str = "en") -> Workbook:
    return load_workbook(BytesIO(write_workbook(tables, about, text(lang))))


def told(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for row in sheet for cell in row if cell.value is not None]


def test_csv_read_back_is_the_table() -> None:
    read = pd.read_csv(BytesIO(write_csv(TABLE, ABOUT, EN)), keep_default_na=False, na_values=[""])
    columns = [column.title for column in TABLE.columns]
    assert list(read.columns)[:3] == columns
    assert list(read["Place"]) == [row[0] for row in TABLE.rows]
    assert list(read["Figure (%)"][:2]) == pytest.approx([52.125, -0.3], abs=1e-12)
    assert pd.isna(read["Figure (%)"][2])
    assert read["Note"][2] == "no figure"


def test_csv_is_what_excel_and_machines_read() -> None:
    written = write_csv(TABLE, ABOUT, EN)
    assert written.startswith(b"\xef\xbb\xbf")  # or Excel reads the letters of Welsh as others
    assert written.count(b"\r\n") == len(TABLE.rows) + 1
    rows = rows_of(written)
    assert {len(row) for row in rows} == {len(rows[0])}
    assert rows[1][1] == "52.125"
    assert rows[2][1] == "-0.3"
    assert rows[3][1] == ""


@pytest.mark.parametrize(
    ("number", "written"),
    [(1e-9, "0.000000001"), (1e17, "1" + "0" * 17), (-0.0, "0"), (float("nan"), ""), (3, "3")],
)
def test_numbers_in_csv_are_plain_decimals(number: float, written: str) -> None:
    table = TakenTable("t", "T", (Column("n", 0), Column("x")), ((number, "x"),))
    assert rows_of(write_csv(table, PUBLISHED, EN))[1][0] == written


def test_every_row_of_csv_says_date_source_and_whether_it_is_made_up() -> None:
    header, *rows = rows_of(write_csv(TABLE, ABOUT, EN))
    assert header[3:] == ["As at", "Source", "Holds illustrative figures"]
    assert {tuple(row[3:]) for row in rows} == {
        (ABOUT.as_at, "Source: Survey. Licence: OGL-UK-3.0.", "yes")
    }
    assert rows_of(write_csv(TABLE, PUBLISHED, EN))[0][3:] == ["As at", "Source"]
    assert rows_of(write_csv(TABLE, ABOUT, CY))[0][-1] == "Yn cynnwys ffigurau enghreifftiol"


@pytest.mark.parametrize("said", RUNNABLE)
def test_no_text_is_run_by_a_spreadsheet(said: str) -> None:
    table = TakenTable("t", said, (Column(said), Column("n", 1)), ((said, 1.0),))
    (header, *_), (cell, *_) = rows_of(write_csv(table, ABOUT, EN))
    assert header[0] not in "=+-@\t"
    assert cell[0] not in "=+-@\t"
    assert cell.endswith(said.strip())
    sheet = opened(table)["Table 1"]
    cells = [each for row in sheet for each in row if each.value is not None]
    assert said in [each.value for each in cells]
    assert {each.data_type for each in cells} <= {"s", "n"}


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_a_workbook_has_a_cover_notes_and_one_table_a_sheet(lang: str) -> None:
    book = opened(TABLE, TABLE, lang=lang)
    assert (
        book.sheetnames
        == {
            "en": ["Cover", "Notes", "Table 1", "Table 2"],
            "cy": ["Clawr", "Nodiadau", "Tabl 1", "Tabl 2"],
        }[lang]
    )
    cover, notes, first, second = book.worksheets
    assert told(cover)[0] == ABOUT.view
    assert any(ABOUT.address in said for said in told(cover))
    assert any("OGL" in said for said in told(cover))
    assert sum("Figures as at" in said for said in told(cover)) == 1
    assert set(TABLE.notes) <= set(told(notes))
    for sheet in (notes, first, second):
        assert len(sheet.tables) == 1
    for sheet in book.worksheets:
        assert not sheet.merged_cells.ranges
        assert sheet["A1"].value


def test_a_workbook_read_back_is_the_table_numbers_as_numbers() -> None:
    sheet = opened(TABLE)["Table 1"]
    (table,) = sheet.tables.values()
    header, *rows = sheet[table.ref]
    assert [cell.value for cell in header] == [column.title for column in TABLE.columns]
    assert [[cell.value for cell in row] for row in rows] == [
        [
            None if value == "" else pytest.approx(value) if isinstance(value, float) else value
            for value in row
        ]
        for row in TABLE.rows
    ]
    assert rows[0][1].number_format == "#,##0.0"
    assert rows[2][1].value is None


def test_a_workbook_says_why_a_cell_is_empty_only_where_one_is() -> None:
    full = TakenTable("t", "T", (Column("n", 0),), ((1,),))
    assert any("never zero" in said for said in told(opened(TABLE)["Table 1"]))
    assert not any("never zero" in said for said in told(opened(full)["Table 1"]))


def test_every_sheet_of_made_up_figures_says_so() -> None:
    for sheet in opened(TABLE, TABLE).worksheets:
        assert any(said.startswith("Illustrative figures") for said in told(sheet)), sheet.title
    for sheet in opened(TABLE, about=PUBLISHED).worksheets:
        assert not any("llustrative" in said for said in told(sheet))


def test_the_same_table_gives_the_same_bytes() -> None:
    assert write_workbook([TABLE], ABOUT, EN) == write_workbook([TABLE], ABOUT, EN)
    assert write_csv(TABLE, ABOUT, EN) == write_csv(TABLE, ABOUT, EN)
    with ZipFile(BytesIO(write_workbook([TABLE], ABOUT, EN))) as parts:
        assert "2000-01-01T00:00:00Z" in parts.read("docProps/core.xml").decode()


def test_hostile_texts_stay_text() -> None:
    about = About(HOSTILE, HOSTILE, (HOSTILE,), True, HOSTILE)
    table = TakenTable("t", HOSTILE, (Column(HOSTILE),), ((HOSTILE,),), (HOSTILE,))
    book = opened(table, about=about)
    assert HOSTILE in told(book["Table 1"])
    assert rows_of(write_csv(table, about, EN))[1][0] == HOSTILE


def test_columns_of_one_name_are_told_apart_and_a_table_may_be_empty() -> None:
    table = TakenTable("t", "T", (Column("n"), Column("N"), Column("n")), ())
    header = rows_of(write_csv(table, PUBLISHED, EN))[0]
    assert header[:3] == ["n", "N (2)", "n (3)"]
    (made,) = opened(table)["Table 1"].tables.values()
    assert [column.name for column in made.tableColumns] == ["n", "N (2)", "n (3)"]


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_no_word_of_the_workshop_is_in_a_file(lang: str) -> None:
    texts = [said for sheet in opened(TABLE, lang=lang).worksheets for said in told(sheet)]
    texts += [cell for row in rows_of(write_csv(TABLE, ABOUT, text(lang))) for cell in row]
    assert [
        found for said in texts for found in find_never_shown(ShippedText(lang, "", said))
    ] == []
