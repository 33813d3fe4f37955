"""The workbook inside a chart: what "Edit data" opens, its numbers as they are, none rounded."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from components.take_tables import CREATED

SHEET = "Sheet1"
"""Every program looks for a chart's data in a sheet of this name."""
Cell = str | float | None


class _ExactSheet(Worksheet):
    """A sheet that writes every digit of a number; the usual one keeps sixteen."""

    def _xml_number_element(self, number: float, attributes: Any = ()) -> None:
        said = "".join(f' {key}="{value}"' for key, value in attributes)
        self.fh.write(f"<c{said}><v>{number!r}</v></c>")


def write_data(rows: Sequence[Sequence[Cell]]) -> bytes:
    """Return rows as a workbook with one sheet; the first row is its header."""
    written = BytesIO()
    options = {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
    with Workbook(written, options) as workbook:
        workbook.set_properties({"created": CREATED})
        sheet = workbook.add_worksheet(SHEET, worksheet_class=_ExactSheet)
        sheet.set_column(0, 0, 28)
        for down, row in enumerate(rows):
            for across, value in enumerate(row):
                _write(sheet, down, across, value)
    return written.getvalue()


def _write(sheet: Worksheet, down: int, across: int, value: Cell) -> None:
    if isinstance(value, str):
        sheet.write_string(down, across, value)
    elif value is not None:
        sheet.write_number(down, across, float(value))


def column_range(across: int, first: int, last: int) -> str:
    """Return the reference of a stretch of a column, rows counted from 1 as a reader sees them."""
    letters, rest = "", across
    while rest >= 0:
        letters, rest = chr(ord("A") + rest % 26) + letters, rest // 26 - 1
    ends = f"${letters}${first}" if first == last else f"${letters}${first}:${letters}${last}"
    return f"{SHEET}!{ends}"
