"""Rows that were typed rather than read, as a pack: every rule then holds for them as for any."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]

from data.pack.changes import cell_text
from data.pack.check import find_sheet_problems
from data.pack.parse import Pack, parse_pack
from data.pack.problems import Problem
from data.pack.progress import quiet
from data.pack.raw import RawPack, RawSheet
from data.pack.schema import SCHEMAS
from data.pack.table import Sheet
from locales import Translator

Row: TypeAlias = Mapping[str, str]
Numbered: TypeAlias = tuple[int, Row]

FIRST_ROW = 2
"""The number of the first row beneath a header, as a spreadsheet shows it."""


def number_rows(rows: Sequence[Row]) -> list[Numbered]:
    """Return rows with the numbers that a spreadsheet would show."""
    return list(enumerate(rows, start=FIRST_ROW))


def parse_typed(name: str, rows: Mapping[str, Sequence[Numbered]], _: Translator) -> Pack:
    """Return typed rows as a pack, with all that is wrong with it on its own.

    Parameters
    ----------
    rows
        By sheet: the number of each row, and its texts by column; a column left out is empty.
    """
    raw = RawPack(name, [_raw_sheet(sheet, found) for sheet, found in rows.items()])
    pack = parse_pack(raw, _, quiet)
    for sheet, found in rows.items():
        pack.problems.extend(_find_blank(pack.sheets[sheet], found, _))
        pack.problems.extend(find_sheet_problems(pack.sheets[sheet], _))
    return pack


def list_texts(sheet: Sheet) -> list[dict[str, str]]:
    """Return a sheet's rows as the pack writes them, every column with its canonical text."""
    return [
        {name: cell_text(sheet, name, row) for name in sheet.schema.names}
        for row in range(len(sheet))
    ]


def _raw_sheet(sheet: str, rows: Sequence[Numbered]) -> RawSheet:
    names = SCHEMAS[sheet].names
    return RawSheet(
        sheet,
        list(names),
        [pa.array([row.get(name, "") for _number, row in rows], pa.string()) for name in names],
        np.array([number for number, _row in rows], dtype=np.int64),
    )


def _find_blank(sheet: Sheet, rows: Sequence[Numbered], _: Translator) -> list[Problem]:
    """Return a problem for each row that holds nothing: in a file it would be no row at all."""
    read = set(sheet.rows.tolist())
    message = _("the cell is empty; every row needs it")
    column = sheet.schema.keys[0]
    return [
        Problem(sheet.schema.name, number, column, message)
        for number, _row in rows
        if number not in read
    ]
