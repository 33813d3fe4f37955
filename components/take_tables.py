"""Tables as files: CSV for machines, and a workbook that is accessible, each saying what it is.

The workbook follows the Government Analysis Function's guidance on spreadsheets: a cover sheet, a
sheet of notes, one real table a sheet with its title above it, no merged cells, no meaning in
colour alone. The same table gives the same bytes on any day.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO, StringIO
from math import isfinite
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from components.takeaway import About, Column, TakenTable, Value
from locales import Translator

CREATED = datetime(2000, 1, 1)
"""Written into every workbook: the hour of the download would make two downloads differ."""
RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")
"""A text that begins so would be run as a formula by a spreadsheet that opens a CSV file."""
NARROWEST, WIDEST = 10, 60
"""Of a column, in letters."""
TABLE_STYLE = "Table Style Light 1"


def write_csv(table: TakenTable, about: About, _: Translator) -> bytes:
    """Return a table as CSV: one header row, one row a line, and what it is in columns of its own.

    UTF-8 with its mark (BOM), for without it Excel reads ŵ as two other letters; lines end as
    RFC 4180 says. Numbers are plain decimals in every language, a missing one is empty. A file
    has no room for a preamble that a machine would not trip over, so the date, the sources and
    whether figures are illustrative stand in every row.
    """
    said = [
        (_("As at"), about.as_at),
        (_("Source"), " ".join(source_sentences(about))),
        *([(_("Holds illustrative figures"), _("yes"))] if about.illustrative else []),
    ]
    written = StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    titles = [*_headers(table.columns), *(title for title, _said in said)]
    writer.writerow([_as_text(title) for title in titles])
    for row in table.rows:
        writer.writerow([*map(_csv_cell, row), *(_as_text(told) for _title, told in said)])
    return written.getvalue().encode("utf-8-sig")


def _csv_cell(value: Value) -> str:
    if value is None or (isinstance(value, float) and not isfinite(value)):
        return ""
    if isinstance(value, str):
        return _as_text(" ".join(value.split()))
    return _plain_decimal(value)


def _plain_decimal(value: float) -> str:
    """Return a number's shortest decimal of at most 15 digits, without an exponent."""
    short = f"{value:.15g}"
    if "e" in short:
        short = f"{value:.15f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short


def _as_text(said: str) -> str:
    """Return a text that no spreadsheet runs: it would take it for a formula."""
    return f"'{said}" if said.startswith(RUN_BY_SPREADSHEETS) else said


def write_workbook(tables: Sequence[TakenTable], about: About, _: Translator) -> bytes:
    """Return tables as an accessible workbook: a cover, the notes, and one table a sheet."""
    written = BytesIO()
    options = {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
    with Workbook(written, options) as workbook:
        workbook.set_properties(
            {
                "title": about.view,
                "subject": about.as_at,
                "comments": about.address,
                "created": CREATED,
            }
        )
        styles = _Styles(workbook)
        sheets = [_("Table {number}", number=number) for number in range(1, len(tables) + 1)]
        _write_cover(workbook.add_worksheet(_("Cover")), tables, sheets, about, styles, _)
        notes = list(_notes(tables, about, _))
        _write_notes(workbook.add_worksheet(_("Notes")), notes, styles, _)
        for number, (name, table) in enumerate(zip(sheets, tables, strict=True), start=1):
            _write_table(workbook.add_worksheet(name), number, table, about, styles, _)
    return written.getvalue()


class _Styles:
    """The formats of a workbook: each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        base = {"font_name": "Arial", "font_size": 12, "valign": "top", "text_wrap": True}
        self._base = base
        self.title = workbook.add_format(
            {**base, "font_size": 16, "bold": True, "text_wrap": False}
        )
        self.heading = workbook.add_format({**base, "font_size": 14, "bold": True})
        self.text = workbook.add_format(base)
        self.line = workbook.add_format({**base, "text_wrap": False})
        self.strong = workbook.add_format({**base, "bold": True})
        self.strong_line = workbook.add_format({**base, "bold": True, "text_wrap": False})
        self.header = workbook.add_format({**base, "bold": True, "bottom": 1})
        self.link = workbook.add_format(
            {**base, "font_color": "#12436D", "underline": 1, "text_wrap": False}
        )
        self._numbers: dict[int, Any] = {}

    def number(self, decimals: int) -> Any:
        """Return the format of numbers with as many decimals."""
        if decimals not in self._numbers:
            pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
            self._numbers[decimals] = self._workbook.add_format(
                {**self._base, "num_format": pattern, "align": "right"}
            )
        return self._numbers[decimals]


def _write_cover(
    sheet: Worksheet,
    tables: Sequence[TakenTable],
    sheets: Sequence[str],
    about: About,
    styles: _Styles,
    _: Translator,
) -> None:
    """Write what the workbook is: a title, what to know, and which sheet holds which table."""
    sheet.set_column(0, 0, 90)
    sheet.write_string(0, 0, about.view, styles.heading)
    row = 1
    for said in _told(about, _):
        style = styles.strong if said == illustrative_words(_) else styles.text
        sheet.write_string(row, 0, said, style)
        row += 1
    if about.address:
        sheet.write_string(row, 0, address_words(about, _), styles.text)
        row += 1
    sheet.write_string(row, 0, _("What this workbook holds"), styles.heading)
    for name, table in zip(sheets, tables, strict=True):
        row += 1
        sheet.write_url(row, 0, f"internal:'{name}'!A1", styles.link, f"{name}: {table.title}")
    row += 1
    sheet.write_url(row, 0, f"internal:'{_('Notes')}'!A1", styles.link, _("Notes"))


def _write_notes(
    sheet: Worksheet, notes: Sequence[tuple[str, str]], styles: _Styles, _: Translator
) -> None:
    """Write the notes as a table: which sheet, what is said of it."""
    sheet.write_string(0, 0, _("Notes"), styles.title)
    sheet.write_string(1, 0, _("This sheet holds one table."), styles.line)
    columns = [Column(_("Sheet")), Column(_("Note"))]
    _add_table(sheet, 2, "notes", columns, notes, styles)
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 100)


def _write_table(
    sheet: Worksheet,
    number: int,
    table: TakenTable,
    about: About,
    styles: _Styles,
    _: Translator,
) -> None:
    """Write one table under its title and what must be known to read it."""
    sheet.write_string(0, 0, table.title, styles.title)
    lines = [*([illustrative_words(_)] if about.illustrative else []), about.as_at]
    lines += [_("This sheet holds one table."), *_blank_words(table, _)]
    for row, said in enumerate(lines, start=1):
        bold = said == illustrative_words(_)
        sheet.write_string(row, 0, said, styles.strong_line if bold else styles.line)
    _add_table(sheet, len(lines) + 1, f"t{number}_{table.name}", table.columns, table.rows, styles)
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, _column_width(column.title, (row[at] for row in table.rows)))


def _add_table(
    sheet: Worksheet,
    top: int,
    name: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Value]],
    styles: _Styles,
) -> None:
    """Write a real table: its header, its rows, nothing merged."""
    titles = _headers(columns)
    heads = [{"header": title, "header_format": styles.header} for title in titles]
    sheet.add_table(
        top,
        0,
        top + max(len(rows), 1),
        len(columns) - 1,
        {
            "name": re.sub(r"\W", "_", name),
            "columns": heads,
            "autofilter": False,
            "style": TABLE_STYLE,
            "banded_rows": False,
        },
    )
    for down, row in enumerate(rows, start=top + 1):
        for across, (value, column) in enumerate(zip(row, columns, strict=True)):
            _write_cell(sheet, down, across, value, column, styles)


def _write_cell(
    sheet: Worksheet, down: int, across: int, value: Value, column: Column, styles: _Styles
) -> None:
    if value in (None, "") or (isinstance(value, float) and not isfinite(value)):
        return
    if isinstance(value, str):
        sheet.write_string(down, across, value, styles.text)
    else:
        sheet.write_number(down, across, value, styles.number(column.decimals or 0))


def _headers(columns: Sequence[Column]) -> list[str]:
    """Return the titles of columns, told apart where two are the same: a table must have it so."""
    titles: list[str] = []
    for column in columns:
        said, number = " ".join(column.title.split()) or "–", 2
        while said.casefold() in (title.casefold() for title in titles):
            said, number = f"{column.title} ({number})", number + 1
        titles.append(said)
    return titles


def _column_width(title: str, values: Iterator[Value]) -> float:
    lengths = [max(map(len, title.split()), default=0) + 2]
    lengths += [len(str(value)) + 2 for value in values if value is not None]
    return min(max(NARROWEST, *lengths), WIDEST)


def _told(about: About, _: Translator) -> Iterator[str]:
    """Yield what every file says of itself, its title and address apart."""
    if about.illustrative:
        yield illustrative_words(_)
    yield about.as_at
    yield from source_sentences(about)


def source_sentences(about: About) -> list[str]:
    """Return the sources without the date, which is said beside them."""
    bare = about.as_at.rstrip(".").casefold()
    return [line for line in about.sources if line.rstrip(".").casefold() != bare]


def illustrative_words(_: Translator) -> str:
    """Return the sentence that stands in a file that holds made-up figures."""
    return _("Illustrative figures: made up to show how this works, about no real place or team.")


def address_words(about: About, _: Translator) -> str:
    """Return where the view that a file was taken from is found."""
    return _("Address of this view: {address}", address=about.address)


def _blank_words(table: TakenTable, _: Translator) -> list[str]:
    if not any(value is None for row in table.rows for value in row):
        return []
    return [_("An empty cell is a figure that is not there; it is never zero.")]


def _notes(tables: Sequence[TakenTable], about: About, _: Translator) -> Iterator[tuple[str, str]]:
    everywhere = _("every sheet")
    for said in _told(about, _):
        yield everywhere, said
    for number, table in enumerate(tables, start=1):
        for note in table.notes:
            yield _("Table {number}", number=number), note
