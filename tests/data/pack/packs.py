"""Packs for tests: a small right one, made of the models' own examples, to break in one place."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from data.pack.schema import SCHEMAS

Row = dict[str, Any]
Sheets = dict[str, list[Row]]


def example() -> Sheets:
    """One row a sheet, as the template has it, and the few more that references need."""
    sheets: Sheets = {
        name: [{column.name: column.pack.example for column in schema.columns}]
        for name, schema in SCHEMAS.items()
    }
    second = {**sheets["contributions"][0], "contribution": "screening-again"}
    sheets["contributions"].append(
        {**second, "supersedes": "screening-cvd-found", "registered_on": "2023-01-10"}
    )
    later = {**sheets["observations"][0], "period": "2026-Q3", "published_on": "2026-11-20"}
    sheets["observations"].append(later)
    return deepcopy(sheets)


def to_csv(sheet: str, rows: Sequence[Mapping[str, Any]]) -> bytes:
    """A sheet as CSV with the columns of its first row, all of the schema's where it has none."""
    text = io.StringIO(newline="")
    names = list(rows[0]) if rows else list(SCHEMAS[sheet].names)
    writer = csv.DictWriter(text, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


@dataclass
class Draft:
    """A pack to be written: sheets to change, and files that take their place or join them."""

    sheets: Sheets = field(default_factory=example)
    files: dict[str, bytes] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)

    def row(self, sheet: str, number: int = 0) -> Row:
        """One row of a sheet, to change."""
        return self.sheets[sheet][number]

    def add(self, sheet: str, **changes: Any) -> None:
        """Add a copy of a sheet's last row with other values."""
        self.sheets[sheet].append({**self.sheets[sheet][-1], **changes})

    def write(self, folder: Path) -> Path:
        """Write it as a folder."""
        folder.mkdir(exist_ok=True)
        for name, rows in self.sheets.items():
            if name not in self.left_out:
                (folder / f"{name}.csv").write_bytes(to_csv(name, rows))
        for name, data in self.files.items():
            (folder / name).write_bytes(data)
        return folder

    def replace(self, sheet: str, change: Callable[[str], str]) -> None:
        """Change a sheet's text as a whole."""
        self.files[f"{sheet}.csv"] = change(to_csv(sheet, self.sheets[sheet]).decode()).encode()


def write_cells(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]]) -> Path:
    """Write a workbook cell by cell with another writer than ours."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        worksheet = workbook.create_sheet(name)
        for row in rows:
            worksheet.append(list(row))
    workbook.save(path)
    return path


def as_cells(rows: Sequence[Mapping[str, Any]]) -> list[list[Any]]:
    """Rows with their header, as a workbook has them; an empty text is no cell."""
    return [list(rows[0]), *([cell or None for cell in row.values()] for row in rows)]
