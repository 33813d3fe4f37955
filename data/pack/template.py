"""The workbook to fill in: every sheet with its columns and one worked example."""

import tempfile
from pathlib import Path
from typing import Any

from data.pack.read import is_workbook
from data.pack.read_workbook import ROW_LIMIT
from data.pack.schema import SCHEMAS, SheetColumn
from data.pack.write_folder import ExportRefused, cannot_write
from data.pack.write_workbook import PackWorksheet, add_sheet, open_workbook, write_cell
from locales import Translator
from models.columns import Kind

_TITLE_LENGTH = 32
"""A spreadsheet shows no longer title over a message."""


def write_template(path: Path, _: Translator) -> None:
    """Write the template: the example rows of the models, lists where a cell is one of a few words.

    Raises
    ------
    ExportRefused
        Where the name does not end in ``.xlsx``, or the file cannot be written.
    """
    if not is_workbook(path):
        raise ExportRefused(_("{path} does not end in `.xlsx`", path=path))
    target = path.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as beside:
            made = Path(beside) / "new.xlsx"
            with open_workbook(made, beside) as workbook:
                for schema in SCHEMAS.values():
                    worksheet, formats = add_sheet(workbook, schema)
                    for position, column in enumerate(schema.columns):
                        _offer_words(worksheet, position, column, _)
                        _write_example(worksheet, position, column, formats[position])
            made.replace(target)
    except OSError as error:
        raise ExportRefused(cannot_write(target, error, _)) from error


def _write_example(
    worksheet: PackWorksheet, position: int, column: SheetColumn, shown: Any
) -> None:
    if not column.pack.example:
        return
    is_number = column.kind in (Kind.NUMBER, Kind.INTEGER)
    cell = float(column.pack.example) if is_number else column.pack.example
    write_cell(worksheet, 1, position, cell, shown)


def _offer_words(
    worksheet: PackWorksheet, position: int, column: SheetColumn, _: Translator
) -> None:
    words = ("yes", "no") if column.kind is Kind.YES_NO else column.pack.choices
    if column.kind not in (Kind.YES_NO, Kind.CHOICE):
        return
    worksheet.data_validation(
        1,
        position,
        ROW_LIMIT - 1,
        position,
        {
            "validate": "list",
            "source": list(words),
            "error_title": column.name[:_TITLE_LENGTH],
            "error_message": _("Choose a word from the list."),
        },
    )
