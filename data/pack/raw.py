"""A pack as it was read: texts with their row numbers, before anything is known of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pyarrow as pa  # type: ignore[import-untyped]

from data.pack.problems import Problem, show
from data.pack.schema import SCHEMAS
from data.pack.table import Integers
from locales import Translator

_OTHER_DELIMITERS = (";", "\t", "|")


@dataclass(frozen=True)
class RawSheet:
    """One sheet's cells as texts.

    Attributes
    ----------
    header
        The first row.
    cells
        For each cell of the header, the texts beneath it.
    rows
        (n,) the row number a spreadsheet shows.
    broken
        Row and column of cells of which something was said already.
    """

    name: str
    header: list[str]
    cells: list[pa.Array]
    rows: Integers
    broken: frozenset[tuple[int, str]] = frozenset()


@dataclass
class RawPack:
    """What was read of a pack, and what was wrong with reading it."""

    name: str
    sheets: list[RawSheet] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def letter(position: int) -> str:
    """Return the letter a spreadsheet shows over a column, counted from 0."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def unknown_sheet(name: str, _: Translator) -> Problem:
    """Return the problem of a sheet that a pack does not have."""
    known = ", ".join(SCHEMAS)
    return Problem(
        show(name),
        None,
        None,
        _("this is not a sheet of a pack; the sheets are {known}", known=known),
    )


def find_header_problems(name: str, header: list[str], _: Translator) -> Iterator[Problem]:
    """Yield what is wrong with a sheet's first row.

    The cells beneath a column without a name are looked at elsewhere.
    """
    schema = SCHEMAS[name]
    known = ", ".join(schema.names)
    if not any(header):
        yield Problem(
            name,
            None,
            None,
            _("it is empty; the first row must name the columns: {known}", known=known),
        )
        return
    if not set(header) & set(schema.names):
        yield _missing_header(name, header, _)
        return
    for position, column in enumerate(header):
        if column and column not in schema.names:
            message = _("there is no such column; the columns are {known}", known=known)
            yield Problem(name, 1, show(column), message)
        elif column and column in header[:position]:
            yield Problem(name, 1, column, _("the column is there twice; leave one"))
    for wanted in schema.columns:
        if wanted.pack.required and wanted.name not in header:
            yield Problem(name, 1, wanted.name, _("the column is missing and every row needs it"))
    for stem in schema.pairs:
        pair = (f"{stem}_en", f"{stem}_cy")
        if not set(pair) & set(header):
            message = _("one of the columns {en} and {cy} must be there", en=pair[0], cy=pair[1])
            yield Problem(name, 1, pair[0], message)


def _missing_header(name: str, header: list[str], _: Translator) -> Problem:
    known = ", ".join(SCHEMAS[name].names)
    for delimiter in _OTHER_DELIMITERS:
        parts = {part.strip(' "') for cell in header for part in cell.split(delimiter)}
        if parts & set(SCHEMAS[name].names):
            shown = {"\t": _("tabs"), ";": _("semicolons"), "|": _("bars")}[delimiter]
            message = _("the cells are separated by {found}; separate them by commas", found=shown)
            return Problem(name, 1, None, message)
    message = _(
        "the header is missing: the first row holds none of the columns; they are {known}",
        known=known,
    )
    return Problem(name, 1, None, message)
