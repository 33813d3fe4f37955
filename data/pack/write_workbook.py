"""Sheets into a workbook, always the same bytes for the same rows."""

import tempfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from data.pack.problems import show
from data.pack.read_workbook import ROW_LIMIT
from data.pack.schema import SheetColumn, SheetSchema
from data.pack.table import Sheet, Words, sort_by_key
from data.pack.write_folder import ExportRefused, cannot_write
from locales import Translator
from models.columns import Kind

CREATED = datetime(2000, 1, 1)
"""Written into every workbook: the hour of the export would make two exports differ."""
TEXT_FORMAT = "@"
TEXT_KINDS = (Kind.DATE, Kind.PERIOD)
"""Cells of these kinds are formatted as text, or a spreadsheet would turn them into days."""


class PackWorksheet(Worksheet):  # type: ignore[misc]
    """A worksheet that takes every text as it is."""

    def _xml_rich_inline_string(self, string: str, attributes: Any) -> None:
        # A text that happens to begin with <r> and end with </r> is still a text.
        self._xml_inline_string(string, False, attributes)


def write_workbook(path: Path, sheets: Iterable[Sheet], _: Translator) -> None:
    """Write sheets as a workbook that appears whole or not at all.

    Raises
    ------
    ExportRefused
        Where there are more rows than a workbook holds, or it cannot be written.
    """
    target = path.resolve()
    if target.is_dir():
        message = _("{path} is a folder; a workbook is a file", path=show(str(target)))
        raise ExportRefused(message)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as beside:
            made = Path(beside) / "new.xlsx"
            with open_workbook(made, beside) as workbook:
                for sheet in sheets:
                    _write_sheet(workbook, sheet, _)
            made.replace(target)
    except OSError as error:
        raise ExportRefused(cannot_write(target, error, _)) from error


def open_workbook(path: Path, scratch: str) -> Workbook:
    """Return a workbook to write that holds nothing of when or where it was made."""
    options = {
        "constant_memory": True,
        "tmpdir": scratch,
        "strings_to_urls": False,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
    }
    workbook = Workbook(str(path), options)
    workbook.set_properties({"created": CREATED})
    return workbook


def add_sheet(workbook: Workbook, schema: SheetSchema) -> tuple[PackWorksheet, list[Any]]:
    """Add a sheet with its header; return it with the format of each column's cells."""
    worksheet: PackWorksheet = workbook.add_worksheet(schema.name, worksheet_class=PackWorksheet)
    as_text = workbook.add_format({"num_format": TEXT_FORMAT})
    bold = workbook.add_format({"bold": True})
    formats = [as_text if column.kind in TEXT_KINDS else None for column in schema.columns]
    worksheet.freeze_panes(1, 0)
    for position, column in enumerate(schema.columns):
        worksheet.set_column(position, position, _width(column), formats[position])
    for position, name in enumerate(schema.names):
        worksheet.write_string(0, position, name, bold)
    return worksheet, formats


def _width(column: SheetColumn) -> int:
    return 40 if column.kind is Kind.TEXT else max(12, len(column.name) + 2)


def _write_sheet(workbook: Workbook, sheet: Sheet, _: Translator) -> None:
    name = sheet.schema.name
    if len(sheet) >= ROW_LIMIT:
        message = _(
            "{sheet} has {count} rows, and a workbook holds {limit}; export a folder",
            sheet=name,
            count=len(sheet),
            limit=ROW_LIMIT - 1,
        )
        raise ExportRefused(message)
    worksheet, formats = add_sheet(workbook, sheet.schema)
    ordered = sheet.take(sort_by_key(sheet))
    columns = [_cells(ordered, column) for column in sheet.schema.columns]
    for row, cells in enumerate(zip(*columns, strict=True), start=1):
        for position, cell in enumerate(cells):
            if cell is not None:
                write_cell(worksheet, row, position, cell, formats[position])


def _cells(sheet: Sheet, column: SheetColumn) -> list[str | float | None]:
    values = sheet.columns[column.name]
    if not isinstance(values, Words):
        return [None if np.isnan(value) else value for value in values.tolist()]
    found = values.as_list()
    if column.kind is Kind.INTEGER:
        return [float(text) if text else None for text in found]
    return [text or None for text in found]


def write_cell(
    worksheet: PackWorksheet, row: int, position: int, cell: str | float, shown: Any
) -> None:
    """Write one cell as what it is: never as a formula or a link.

    Raises
    ------
    ValueError
        Where the workbook would not hold the cell.
    """
    if isinstance(cell, str):
        failed = worksheet.write_string(row, position, cell, shown)
    else:
        failed = worksheet.write_number(row, position, cell, shown)
    if failed:
        raise ValueError(f"cell {row + 1}:{position + 1} was not written")
