"""A sheet's texts into canonical columns, and what is wrong with its cells.

A text that stands in a column a thousand times is read once. Numbers are read a million at a time
where they are already written the shortest way, as an export writes them.
"""

from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]

from data.pack.cells import Refused, canonical
from data.pack.problems import Problem, list_problems
from data.pack.progress import Progress
from data.pack.raw import RawPack, RawSheet, letter
from data.pack.schema import SCHEMAS, SheetColumn
from data.pack.table import Integers, Mask, Sheet, Values, Words, make_words
from data.pack.trim import trim
from locales import Translator

_SHORTEST_NUMBER = r"^-?(0|[1-9][0-9]{0,8})(\.[0-9]{0,5}[1-9])?$"
"""Numbers in their canonical form, of at most 15 digits. `-0` is put right afterwards."""


@dataclass
class Pack:
    """A pack read and parsed: its sheets, and everything found wrong so far."""

    name: str
    sheets: dict[str, Sheet] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unread: frozenset[str] = frozenset()
    """Sheets of which not all keys could be read: what refers to them cannot be judged."""


def parse_pack(raw: RawPack, _: Translator, progress: Progress) -> Pack:
    """Return the sheets of a pack with canonical columns; blank rows are gone."""
    pack = Pack(raw.name, problems=list(raw.problems))
    for number, sheet in enumerate(raw.sheets):
        progress(number, len(raw.sheets), _("checking {sheet}", sheet=sheet.name))
        pack.sheets[sheet.name] = parse_sheet(sheet, _, pack.problems)
    pack.unread = frozenset(
        problem.sheet for problem in pack.problems if _hides_keys(problem)
    ) & frozenset(SCHEMAS)
    return pack


def _hides_keys(problem: Problem) -> bool:
    """Return whether a problem kept a file, a row or the column of keys from being read."""
    schema = SCHEMAS.get(problem.sheet)
    if schema is None or problem.column is None:
        return True
    return problem.column in schema.keys if problem.row == 1 else problem.column not in schema.names


def parse_sheet(raw: RawSheet, _: Translator, problems: list[Problem]) -> Sheet:
    """Return one sheet with canonical columns, and add what is wrong with its cells."""
    raw = _drop_blank_rows(raw)
    _find_nameless_cells(raw, _, problems)
    schema = SCHEMAS[raw.name]
    columns: dict[str, Values] = {}
    bad: dict[str, Mask] = {}
    for column in schema.columns:
        if column.name not in raw.header:
            columns[column.name] = _empty_column(column, len(raw.rows))
            # Its absence is one problem of the header, not one of every row.
            bad[column.name] = np.ones(len(raw.rows), dtype=bool)
            if not column.pack.required and not column.pack.pair:
                del bad[column.name]
            continue
        cells = raw.cells[raw.header.index(column.name)]
        values, wrong = _parse_column(raw, column, cells, _, problems)
        columns[column.name] = values
        if wrong.any():
            bad[column.name] = wrong
    _spare_absent_halves(raw, columns, bad)
    for row, name in raw.broken:
        if name in columns:
            bad[name] = bad.get(name, np.zeros(len(raw.rows), dtype=bool)) | (raw.rows == row)
    return Sheet(schema, raw.rows, columns, bad)


def _spare_absent_halves(raw: RawSheet, columns: dict[str, Values], bad: dict[str, Mask]) -> None:
    """Count the absent half of a pair as empty, not as wrong, where the other half is there."""
    for stem in SCHEMAS[raw.name].pairs:
        pair = (f"{stem}_en", f"{stem}_cy")
        there = [name for name in pair if name in raw.header]
        if len(there) == 1:
            for name in set(pair) - set(there):
                bad.pop(name, None)


def _empty_column(column: SheetColumn, length: int) -> Values:
    if column.is_number:
        return np.full(length, np.nan)
    return Words(np.zeros(length, dtype=np.int64), ("",))


def _drop_blank_rows(raw: RawSheet) -> RawSheet:
    blank = np.ones(len(raw.rows), dtype=bool)
    for cells in raw.cells:
        if not blank.any():
            return raw
        blank &= _is_blank(cells)
    if not blank.any():
        return raw
    kept = pa.array(~blank)
    cells_left = [cells.filter(kept) for cells in raw.cells]
    return RawSheet(raw.name, raw.header, cells_left, raw.rows[~blank], raw.broken)


def _is_blank(cells: pa.Array) -> Mask:
    coded = cells.dictionary_encode()
    blank = np.array([not trim(text) for text in coded.dictionary.to_pylist()], dtype=bool)
    codes = coded.indices.to_numpy(zero_copy_only=False)
    return blank[codes] if len(blank) else np.zeros(0, dtype=bool)


def _find_nameless_cells(raw: RawSheet, _: Translator, problems: list[Problem]) -> None:
    for position, name in enumerate(raw.header):
        if name:
            continue
        filled = np.flatnonzero(~_is_blank(raw.cells[position]))
        if len(filled):
            message = _("the column has cells and no name in the header")
            problems.append(Problem(raw.name, int(raw.rows[filled[0]]), letter(position), message))


def _parse_column(
    raw: RawSheet, column: SheetColumn, cells: pa.Array, _: Translator, problems: list[Problem]
) -> tuple[Values, Mask]:
    """Return a column's canonical values and which cells could not be read."""
    if column.is_number:
        return _parse_numbers(raw, column, cells, _, problems)
    coded = cells.dictionary_encode()
    codes = coded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
    read = [_read(text, column, _) for text in coded.dictionary.to_pylist()]
    messages = [message for _text, message in read]
    problems.extend(list_problems(raw.name, column.name, raw.rows, codes, messages))
    return make_words(codes, [text for text, _message in read]), _are_wrong(codes, messages)


def _parse_numbers(
    raw: RawSheet, column: SheetColumn, cells: pa.Array, _: Translator, problems: list[Problem]
) -> tuple[Values, Mask]:
    plain = pc.match_substring_regex(cells, _SHORTEST_NUMBER)
    values = np.full(len(cells), np.nan)
    is_plain = plain.to_numpy(zero_copy_only=False).astype(bool)
    values[is_plain] = cells.filter(plain).cast(pa.float64()).to_numpy() + 0.0
    low, high = column.pack.low, column.pack.high
    outside = np.zeros(len(cells), dtype=bool)
    outside |= False if low is None else values < low
    outside |= False if high is None else values > high
    others = np.flatnonzero(~is_plain & (pc.not_equal(cells, "").to_numpy(False)) | outside)
    wrong = np.zeros(len(cells), dtype=bool)
    if not len(others):
        return values, wrong
    coded = cells.take(pa.array(others)).dictionary_encode()
    codes = coded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
    read = [_read(text, column, _) for text in coded.dictionary.to_pylist()]
    numbers = np.array([float(text) if text else np.nan for text, _message in read])
    values[others] = numbers[codes]
    messages = [message for _text, message in read]
    wrong[others] = _are_wrong(codes, messages)
    problems.extend(list_problems(raw.name, column.name, raw.rows[others], codes, messages))
    return values, wrong


def _are_wrong(codes: Integers, messages: list[str | None]) -> Mask:
    wrong = np.array([message is not None for message in messages], dtype=bool)
    return wrong[codes] if len(messages) else np.zeros(len(codes), dtype=bool)


def _read(text: str, column: SheetColumn, _: Translator) -> tuple[str, str | None]:
    try:
        return canonical(text, column, _), None
    except Refused as refused:
        return "", str(refused)
