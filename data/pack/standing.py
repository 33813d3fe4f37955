"""What the store will say once a pack is in: what it says now, and over it the pack's rows.

Only the sheets that others refer to are kept whole here; figures and deliveries are not.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeAlias

from sqlalchemy import Connection

from data.pack.known import load_sheet
from data.pack.schema import SCHEMAS
from data.pack.table import Sheet, Words

Row: TypeAlias = dict[str, str]

REFERRED = ("missions", "outcomes", "indicators", "teams", "outputs", "contributions")
_MOST_SHOWN = 5


@dataclass(frozen=True)
class Standing:
    """The rows of the sheets that are referred to, by sheet and key.

    Attributes
    ----------
    rows
        Sheet, then key, then column: the canonical text.
    origin
        Sheet, then key: the row of the pack it comes from; nothing for rows of the store.
    """

    rows: Mapping[str, Mapping[str, Row]]
    origin: Mapping[str, Mapping[str, int]]

    def get(self, sheet: str, key: str, column: str) -> str:
        """Return one cell; empty where the row is not known."""
        return self.rows[sheet].get(key, {}).get(column, "")

    def name_known(self, sheet: str, key: str) -> str:
        """Return a few known keys of a sheet, those that look like `key` before any other."""
        known = sorted(self.rows[sheet])
        shown = get_close_matches(key, known, _MOST_SHOWN) or known[:_MOST_SHOWN]
        return ", ".join(shown) + (", …" if len(known) > len(shown) else "")


def read_standing(connection: Connection, sheets: Mapping[str, Sheet]) -> Standing:
    """Return what the store will say once the sheets of a pack are in."""
    rows: dict[str, dict[str, Row]] = {}
    origin: dict[str, dict[str, int]] = {}
    for name in REFERRED:
        rows[name] = {
            row[name[:-1]]: row for row in list_rows(load_sheet(connection, SCHEMAS[name]))
        }
        origin[name] = {}
        if name in sheets:
            numbers = sheets[name].rows.tolist()
            for number, row in zip(numbers, list_rows(sheets[name]), strict=True):
                key = row[name[:-1]]
                if key and key not in origin[name]:
                    rows[name][key] = row
                    origin[name][key] = number
    return Standing(rows, origin)


def list_rows(sheet: Sheet) -> list[Row]:
    """Return a sheet's rows with their texts; numbers are left out."""
    texts = {
        name: values.as_list()
        for name, values in sheet.columns.items()
        if isinstance(values, Words)
    }
    return [dict(zip(texts, cells, strict=True)) for cells in zip(*texts.values(), strict=True)]
