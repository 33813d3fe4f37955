"""A workbook into texts."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from re import fullmatch
from xml.etree.ElementTree import Element
from zipfile import ZipFile

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]

from data.pack.problems import Problem, show
from data.pack.progress import Progress
from data.pack.raw import RawPack, RawSheet, find_header_problems, letter, unknown_sheet
from data.pack.schema import SCHEMAS
from data.pack.spreadsheet_values import Cell, text_of_cell
from data.pack.trim import trim
from data.pack.workbook_parts import (
    DAMAGED,
    WorkbookParts,
    is_bomb,
    list_elements,
    local_name,
    read_parts,
    text_of,
    unescape,
)
from locales import Translator
from models.columns import Kind

WORKBOOK_LIMIT = 100_000_000
ROW_LIMIT = 1_048_576
COLUMN_LIMIT = 16_384

_OLD_OR_ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CHUNK = 20_000


def read_workbook(path: Path, _: Translator, progress: Progress) -> RawPack:
    """Read every sheet of a workbook, hidden ones too, and name every sheet that is not one."""
    pack = RawPack(path.stem)
    refused = _refuse_file(path, _)
    if refused is None:
        try:
            with ZipFile(path) as archive:
                _read_archive(archive, pack, _, progress)
        except _TooLarge:
            refused = _("the workbook would unpack to more than a pack can be")
        except DAMAGED:
            refused = _(
                "this is not a whole workbook; save it again as `.xlsx`, without a password"
            )
    if refused is not None:
        pack.problems.append(Problem(show(path.name), None, None, refused))
    return pack


class _TooLarge(Exception):
    """The file would unpack to too much."""


def _refuse_file(path: Path, _: Translator) -> str | None:
    if path.stat().st_size > WORKBOOK_LIMIT:
        limit = WORKBOOK_LIMIT // 1_000_000
        return _("the file is larger than {limit} MB; split the pack", limit=limit)
    with path.open("rb") as file:
        start = file.read(len(_OLD_OR_ENCRYPTED))
    if not start:
        return _("the file is empty")
    if start == _OLD_OR_ENCRYPTED:
        return _("the workbook has a password or is an old `.xls`; save it as `.xlsx` without one")
    return None


def _read_archive(archive: ZipFile, pack: RawPack, _: Translator, progress: Progress) -> None:
    if is_bomb(archive):
        raise _TooLarge
    parts = read_parts(archive)
    for number, (name, part) in enumerate(parts.sheets):
        progress(number, len(parts.sheets), _("reading {sheet}", sheet=show(name)))
        if name not in SCHEMAS:
            pack.problems.append(unknown_sheet(name, _))
        elif part is not None:
            sheet = _SheetReader(name, parts, _, pack.problems).read(archive, part)
            pack.sheets.extend([sheet] if sheet else [])


@dataclass
class _SheetReader:
    """Reads one sheet row by row."""

    name: str
    parts: WorkbookParts
    _: Translator
    problems: list[Problem]
    header: list[str] = field(default_factory=list)
    kinds: list[Kind | None] = field(default_factory=list)
    broken: set[tuple[int, str]] = field(default_factory=set)

    def read(self, archive: ZipFile, part: str) -> RawSheet | None:
        """Return the sheet's cells, or None where its header is not one."""
        rows = self._list_rows(archive, part)
        number, cells = next(rows, (1, {}))
        if number > 1:
            cells = {}
        if not self._read_header(cells):
            return None
        numbers: list[int] = []
        chunks: list[list[pa.Array]] = [[pa.array([], pa.string())] for _cell in self.header]
        waiting: list[list[str]] = []

        def keep() -> None:
            for position, texts in enumerate(zip(*waiting, strict=True)):
                chunks[position].append(pa.array(texts, pa.string()))
            waiting.clear()

        for number, cells in rows:
            numbers.append(number)
            waiting.append(self._read_row(number, cells))
            if len(waiting) == _CHUNK:
                keep()
        keep()
        return RawSheet(
            self.name,
            self.header,
            [pa.concat_arrays(parts) for parts in chunks],
            np.array(numbers, dtype=np.int64),
            frozenset(self.broken),
        )

    def _read_header(self, cells: dict[int, Cell]) -> bool:
        width = max(cells, default=-1) + 1
        texts = [self._text(1, position, cells.get(position), None) for position in range(width)]
        self.header = [trim(text) for text in texts]
        while self.header and not self.header[-1]:
            self.header.pop()
        known = {column.name: column.kind for column in SCHEMAS[self.name].columns}
        self.kinds = [known.get(name) for name in self.header]
        wrong = list(find_header_problems(self.name, self.header, self._))
        self.problems.extend(wrong)
        return bool(self.header) and not any(problem.column is None for problem in wrong)

    def _read_row(self, number: int, cells: dict[int, Cell]) -> list[str]:
        width = len(self.header)
        for position in sorted(cells):
            if position >= width and trim(self._text(number, position, cells[position], None)):
                message = self._("the cell stands outside the columns that the header names")
                self._add(number, position, message)
        return [
            self._text(number, position, cells.get(position), self.kinds[position])
            for position in range(width)
        ]

    def _text(self, number: int, position: int, cell: Cell | None, kind: Kind | None) -> str:
        if cell is None:
            return ""
        if cell.is_formula:
            message = self._("the cell holds a formula; put its value in its place")
            self._add(number, position, message)
        elif cell.form == "e":
            message = self._("the cell holds the error {value}", value=show(cell.value))
            self._add(number, position, message)
        return text_of_cell(cell, kind, from_1904=self.parts.from_1904)

    def _add(self, number: int, position: int, message: str) -> None:
        named = self.header[position] if position < len(self.header) else ""
        column = named or letter(position)
        self.broken.add((number, column))
        self.problems.append(Problem(self.name, number, column, message))

    def _list_rows(self, archive: ZipFile, part: str) -> Iterator[tuple[int, dict[int, Cell]]]:
        number = 0
        for row in list_elements(archive, part, "row"):
            given = int(row.get("r", number + 1))
            if not number < given <= ROW_LIMIT:
                raise ValueError("rows out of order")
            number = given
            cells: dict[int, Cell] = {}
            position = -1
            for element in row:
                if local_name(element.tag) == "c":
                    position = _position(element, position)
                    cell = self._cell(element)
                    if cell is not None:
                        cells[position] = cell
            yield number, cells

    def _cell(self, element: Element) -> Cell | None:
        form = element.get("t", "n")
        value, is_formula = "", False
        for child in element:
            name = local_name(child.tag)
            if name == "v":
                value = child.text or ""
            elif name == "is":
                value = text_of(child)
            elif name == "f":
                is_formula = True
        if form == "s":
            form, value = "str", self.parts.texts[int(value)]
        elif form == "str":
            value = unescape(value)
        if not value and not is_formula:
            return None
        is_date = form == "n" and int(element.get("s", "0")) in self.parts.date_styles
        return Cell("date" if is_date else form, value, is_formula)


def _position(element: Element, before: int) -> int:
    """Return a cell's column, counted from 0: the one it names, else the next."""
    place = element.get("r")
    if place is None:
        return before + 1
    return _number_of_column(place.rstrip("0123456789"))


@cache
def _number_of_column(letters: str) -> int:
    if not fullmatch("[A-Z]{1,3}", letters):
        raise ValueError("a cell without a place")
    found = 0
    for sign in letters:
        found = found * 26 + ord(sign) - ord("A") + 1
    if found > COLUMN_LIMIT:
        raise ValueError("a cell outside the sheet")
    return found - 1
