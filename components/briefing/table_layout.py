"""A table in a box: how wide its columns are, how large its words, and what did not fit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from components.briefing.deck import TablePicture
from components.briefing.fitting import Fitted, fit_words, wide

SIZES = 44.0, 41.0, 38.0, 35.0, 32.0, 30.0, 29.0
SPACING = 1.22
PAD_X, PAD_Y = 20.0, 12.0
"""Free at the right of every cell, and above and below its words, in units."""
LINES = 3
MOST_STRETCHED = 36.0
"""Units that a row may be taller than its words need."""


@dataclass(frozen=True)
class LaidTable:
    """A table that fits its box; everything in units.

    Attributes
    ----------
    heads
        Of the columns.
    rows
        The cells of each row, as many as `heads`.
    heights
        Of the head and of each row.
    hidden
        How many rows did not fit.
    """

    size: float
    widths: tuple[float, ...]
    heads: tuple[Fitted, ...]
    rows: tuple[tuple[Fitted, ...], ...]
    heights: tuple[float, ...]
    hidden: int = 0


def lay_out_table(picture: TablePicture, width: float, height: float) -> LaidTable:
    """Return a table as large as its box allows; rows that do not fit are counted."""
    for size in SIZES:
        laid = _lay_out(picture, width, size)
        if sum(laid.heights) <= height and not _cut(laid):
            return replace(laid, heights=stretch(laid.heights, height, MOST_STRETCHED))
    return _shortened(_lay_out(picture, width, SIZES[-1]), height)


def stretch(heights: Sequence[float], height: float, most: float) -> tuple[float, ...]:
    """Return a head's and rows' heights with the room that is left shared among the rows."""
    head, *rows = heights
    spare = max(height - sum(heights), 0.0) / max(len(rows), 1)
    return (head, *(each + min(spare, most) for each in rows))


def _lay_out(picture: TablePicture, width: float, size: float) -> LaidTable:
    widths = _widths(picture, width, size)
    heads = _cells(picture.columns, widths, size, 600)
    rows = tuple(_cells(row, widths, size, 400) for row in picture.rows)
    heights = tuple(row_height(cells) for cells in (heads, *rows))
    return LaidTable(size, widths, heads, rows, heights)


def _widths(picture: TablePicture, width: float, size: float) -> tuple[float, ...]:
    """Return widths by what the columns hold; a narrow one keeps all it needs."""
    needed = (
        [
            max(wide(said, size, 600) for said in (head, *column)) + PAD_X + 2
            for head, column in zip(picture.columns, zip(*picture.rows, strict=True), strict=True)
        ]
        if picture.rows
        else [width / max(len(picture.columns), 1)] * len(picture.columns)
    )
    total = sum(needed)
    if total <= width:
        spare = (width - total) / max(len(needed), 1)
        return tuple(each + spare for each in needed)
    fair = width / len(needed)
    narrow = sum(each for each in needed if each <= fair)
    over = sum(each for each in needed if each > fair)
    return tuple(each if each <= fair else each * (width - narrow) / over for each in needed)


def _cells(
    said: Sequence[str], widths: Sequence[float], size: float, weight: int
) -> tuple[Fitted, ...]:
    return tuple(
        fit_words(each, room - PAD_X, [size], LINES, weight=weight, spacing=SPACING)
        for each, room in zip(said, widths, strict=True)
    )


def row_height(cells: Sequence[Fitted]) -> float:
    """Return how tall a row of cells is."""
    return max((each.height for each in cells), default=0.0) + 2 * PAD_Y


def _cut(laid: LaidTable) -> bool:
    return any(cell.cut for row in (laid.heads, *laid.rows) for cell in row)


def _shortened(laid: LaidTable, height: float) -> LaidTable:
    """Return as many rows as fit above the line that counts the rest."""
    if sum(laid.heights) <= height:
        return laid
    room = height - laid.heights[0] - (laid.size * SPACING + 2 * PAD_Y)
    kept = 0
    while kept < len(laid.rows) and sum(laid.heights[1 : kept + 2]) <= room:
        kept += 1
    return LaidTable(
        laid.size,
        laid.widths,
        laid.heads,
        laid.rows[:kept],
        laid.heights[: kept + 1],
        len(laid.rows) - kept,
    )
