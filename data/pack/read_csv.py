"""One CSV file into texts with the row numbers a spreadsheet shows.

Python's ``csv`` decides what a file means. A file without a single quotation mark and with as many
cells in every line means the same to Arrow, which reads it twenty times as fast; a million figures
are such a file. Anything else goes the careful way.
"""

import csv
import io
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.csv as arrow_csv  # type: ignore[import-untyped]

from data.pack.problems import Problem
from data.pack.raw import RawSheet, find_header_problems, letter
from data.pack.table import Integers
from data.pack.trim import trim
from locales import Translator

CELL_LIMIT = 1_000_000
"""A cell longer than this is an open quotation mark, not a cell."""

_CHUNK = 20_000


def read_csv(name: str, data: bytes, _: Translator, problems: list[Problem]) -> RawSheet | None:
    """Return the cells of one file, or None where it cannot be read as a sheet at all.

    Parameters
    ----------
    problems
        Where what is wrong is added.
    """
    data = data.removeprefix(BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        problems.append(_wrong_encoding(name, data, error, _))
        return None
    header = _read_header(text)
    wrong = list(find_header_problems(name, header, _))
    problems.extend(wrong)
    if not any(header) or any(problem.column is None for problem in wrong):
        return None
    return _read_plain(name, data, header) or _read_carefully(name, text, header, _, problems)


def _wrong_encoding(name: str, data: bytes, error: UnicodeDecodeError, _: Translator) -> Problem:
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        message = _("the file is UTF-16; save it as CSV UTF-8")
        return Problem(name, None, None, message)
    before = io.StringIO(data[: error.start].decode("utf-8") + "?", newline="")
    row = sum(1 for _row in csv.reader(before))
    return Problem(name, row, None, _("the text is not UTF-8; save the file as CSV UTF-8"))


def _read_header(text: str) -> list[str]:
    try:
        header = next(csv.reader(io.StringIO(text, newline=""), strict=True), [])
    except csv.Error:
        header = text.split("\n", 1)[0].split(",")
    return [trim(cell) for cell in header]


def _read_plain(name: str, data: bytes, header: list[str]) -> RawSheet | None:
    """Read a file in which every line is a row; None where that cannot be known."""
    if b'"' in data or data.count(b"\r") != data.count(b"\r\n"):
        return None
    numbered = [str(number) for number in range(len(header))]
    try:
        table = arrow_csv.read_csv(
            io.BytesIO(data),
            read_options=arrow_csv.ReadOptions(column_names=numbered, skip_rows=1),
            parse_options=arrow_csv.ParseOptions(quote_char=False, ignore_empty_lines=False),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(numbered, pa.string()), strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:
        return None
    lines = data.count(b"\n") + (not data.endswith(b"\n"))
    if table.num_rows != lines - 1:
        return None
    cells = [column.combine_chunks() for column in table.columns]
    return RawSheet(name, header, cells, np.arange(2, len(table) + 2, dtype=np.int64))


def _read_carefully(
    name: str, text: str, header: list[str], _: Translator, problems: list[Problem]
) -> RawSheet:
    rows: list[int] = []
    chunks: list[list[pa.Array]] = [[pa.array([], pa.string())] for _cell in header]
    waiting: list[list[str]] = []

    def keep() -> None:
        for position, cells in enumerate(zip(*waiting, strict=True)):
            chunks[position].append(pa.array(cells, pa.string()))
        waiting.clear()

    for number, cells in _list_rows(name, text, _, problems):
        fitted = _fit(name, number, cells, len(header), _, problems)
        if fitted is not None:
            rows.append(number)
            waiting.append(fitted)
        if len(waiting) == _CHUNK:
            keep()
    keep()
    joined = [pa.concat_arrays(parts) for parts in chunks]
    return RawSheet(name, header, joined, _as_integers(rows))


def _as_integers(rows: list[int]) -> Integers:
    return np.array(rows, dtype=np.int64)


def _list_rows(
    name: str, text: str, _: Translator, problems: list[Problem]
) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows beneath the header with their numbers, up to the first that is broken."""
    csv.field_size_limit(CELL_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if number > 1:
                yield number, cells
    except csv.Error:
        message = _(
            "a quotation mark is not closed, or text follows it; write a quotation mark inside "
            "a quoted cell twice"
        )
        problems.append(Problem(name, number + 1, None, message))


def _fit(
    name: str, number: int, cells: list[str], width: int, _: Translator, problems: list[Problem]
) -> list[str] | None:
    """Return a row as wide as the header, or None where it is not and holds something."""
    if len(cells) == width:
        return cells
    if not any(map(trim, cells)):
        return None
    if len(cells) > width:
        message = _(
            "there are more cells than the header names; is a comma not in quotation marks?"
        )
        problems.append(Problem(name, number, letter(width), message))
        return None
    message = _(
        "there are {found} cells, and the header names {wanted}", found=len(cells), wanted=width
    )
    problems.append(Problem(name, number, None, message))
    return None
