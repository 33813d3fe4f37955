"""A sheet in memory: canonical texts, each distinct one held once, and numbers as numbers.

Everything the pack compares, it compares in this one form, whether it was read from a file or
from the store: two cells are the same exactly when their canonical texts are.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from data.pack.schema import SheetSchema

Integers: TypeAlias = npt.NDArray[np.int64]
Numbers: TypeAlias = npt.NDArray[np.float64]
Mask: TypeAlias = npt.NDArray[np.bool_]

_LARGEST = 2**62


@dataclass(frozen=True)
class Words:
    """A column of texts.

    Attributes
    ----------
    codes
        (n,) position in `texts` of each row's text.
    texts
        The distinct texts in code point order; ``""`` stands for an empty cell.
    """

    codes: Integers
    texts: tuple[str, ...]

    def at(self, row: int) -> str:
        """Return one row's text."""
        return self.texts[int(self.codes[row])]

    def is_in(self, wanted: Iterable[str]) -> Mask:
        """Return which rows hold one of the wanted texts."""
        found = set(wanted)
        return np.array([text in found for text in self.texts], dtype=bool)[self.codes]

    @property
    def is_empty(self) -> Mask:
        """Which rows are empty."""
        return self.is_in([""])

    def as_list(self) -> list[str]:
        """Return every row's text."""
        return [self.texts[code] for code in self.codes.tolist()]


Values: TypeAlias = Words | Numbers


@dataclass(frozen=True)
class Sheet:
    """A sheet's rows.

    Attributes
    ----------
    schema
        What the sheet is.
    rows
        (n,) the row number a spreadsheet shows for each; 0 for rows from the store.
    columns
        Every column of the schema, n long each.
    bad
        For columns with cells that could not be read: which. Such a cell counts as empty.
    """

    schema: SheetSchema
    rows: Integers
    columns: Mapping[str, Values]
    bad: Mapping[str, Mask] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.rows)

    def words(self, name: str) -> Words:
        """Return a column of texts."""
        values = self.columns[name]
        assert isinstance(values, Words)
        return values

    def numbers(self, name: str) -> Numbers:
        """Return a column of numbers; NaN stands for an empty cell."""
        values = self.columns[name]
        assert not isinstance(values, Words)
        return values

    def is_empty(self, name: str) -> Mask:
        """Return which rows leave a column empty."""
        values = self.columns[name]
        return values.is_empty if isinstance(values, Words) else np.isnan(values)

    def is_bad(self, name: str) -> Mask:
        """Return which rows have a cell there that could not be read."""
        return self.bad.get(name, np.zeros(len(self), dtype=bool))

    def take(self, chosen: Integers | Mask) -> "Sheet":
        """Return some of the rows."""
        return Sheet(
            self.schema,
            self.rows[chosen],
            {
                name: Words(values.codes[chosen], values.texts)
                if isinstance(values, Words)
                else values[chosen]
                for name, values in self.columns.items()
            },
            {name: mask[chosen] for name, mask in self.bad.items()},
        )


def make_words(codes: npt.NDArray[np.integer], texts: Sequence[str]) -> Words:
    """Return a column of texts from positions in `texts`, which may hold a text twice."""
    ordered = tuple(sorted(set(texts)))
    position = {text: number for number, text in enumerate(ordered)}
    moved = np.array([position[text] for text in texts], dtype=np.int64)
    return Words(moved[codes] if len(texts) else np.zeros(len(codes), np.int64), ordered)


def empty_sheet(schema: SheetSchema) -> Sheet:
    """Return a sheet without rows."""
    nothing = np.zeros(0, dtype=np.int64)
    columns: dict[str, Values] = {
        column.name: np.zeros(0) if column.is_number else Words(nothing, ())
        for column in schema.columns
    }
    return Sheet(schema, nothing, columns)


def number_columns(sheets: Sequence[Sheet], names: Sequence[str]) -> list[Integers]:
    """Number the distinct combinations of some columns, the same in every sheet.

    Returns
    -------
    list of array
        For each sheet (n,) numbers. Equal texts have equal numbers; for columns of texts their
        order is the code point order of the texts, column by column.
    """
    found = [np.zeros(len(sheet), dtype=np.int64) for sheet in sheets]
    reach = 1
    for name in names:
        parts, size = _number_column([sheet.columns[name] for sheet in sheets])
        if reach * size > _LARGEST:
            found, reach = _squeeze(found)
        found = [number * size + part for number, part in zip(found, parts, strict=True)]
        reach *= size
    return found


def _number_column(columns: Sequence[Values]) -> tuple[list[Integers], int]:
    texts: set[str] = set()
    for values in columns:
        texts.update(values.texts if isinstance(values, Words) else ())
    position = {text: number for number, text in enumerate(sorted(texts))}
    parts = [
        np.array([position[text] for text in values.texts], dtype=np.int64)[values.codes]
        if len(values.codes)
        else np.zeros(0, dtype=np.int64)
        for values in columns
        if isinstance(values, Words)
    ]
    return parts, max(len(position), 1)


def _squeeze(found: list[Integers]) -> tuple[list[Integers], int]:
    distinct, together = np.unique(np.concatenate(found), return_inverse=True)
    edges = np.cumsum([len(part) for part in found])[:-1]
    return [part.astype(np.int64) for part in np.split(together, edges)], max(len(distinct), 1)


def sort_by_key(sheet: Sheet) -> Integers:
    """Return the positions of the rows in the order of their keys."""
    (numbers,) = number_columns([sheet], sheet.schema.keys)
    return np.argsort(numbers, kind="stable")


def find_rows(sheet: Sheet, within: Sheet) -> Integers:
    """Return for each row of `sheet` the position of the row of the same key in `within`, or -1."""
    if not len(within):
        return np.full(len(sheet), -1, dtype=np.int64)
    wanted, known = number_columns([sheet, within], sheet.schema.keys)
    order = np.argsort(known, kind="stable")
    place = np.minimum(np.searchsorted(known[order], wanted), len(known) - 1)
    return np.where(known[order][place] == wanted, order[place], -1)


def is_same(name: str, sheet: Sheet, other: Sheet) -> Mask:
    """Return in which rows a column of two equally long sheets holds the same."""
    mine, theirs = sheet.columns[name], other.columns[name]
    if isinstance(mine, Words):
        left, right = number_columns([sheet, other], [name])
        return np.equal(left, right)
    assert not isinstance(theirs, Words)
    return np.equal(mine, theirs) | (np.isnan(mine) & np.isnan(theirs))
