"""The grid in a box: how large its words are, and which names of a full cell are counted only."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from components.briefing.deck import GridCell, GridPicture
from components.briefing.fitting import Fitted, fit_words
from components.briefing.table_layout import LINES, PAD_Y, SIZES, SPACING, row_height, stretch
from locales import text

ROW_NAMES = 0.17
"""Share of the width that the names of the rows take."""
GRID_PAD = 14.0
MOST_NAMES = 9
MOST_STRETCHED = 90.0


@dataclass(frozen=True)
class LaidCell:
    """A cell of the grid: its title, the names in it, and how many more there are."""

    title: Fitted | None
    names: tuple[Fitted, ...]
    more: str
    stressed: bool


@dataclass(frozen=True)
class LaidGrid:
    """The grid as it fits its box; everything in units.

    Attributes
    ----------
    widths
        Of the names of the rows, then of each column.
    row_names
        Of each row; `rows` its cells; `heights` of the head and of each row.
    """

    size: float
    widths: tuple[float, ...]
    heads: tuple[Fitted, ...]
    row_names: tuple[Fitted, ...]
    rows: tuple[tuple[LaidCell, ...], ...]
    heights: tuple[float, ...]


def lay_out_grid(picture: GridPicture, lang: str, width: float, height: float) -> LaidGrid:
    """Return the grid as large as its box allows; names that do not fit are counted."""
    most = MOST_NAMES
    for size in (*SIZES, *[SIZES[-1]] * most):
        laid = _lay_out_grid(picture, lang, width, size, most)
        if sum(laid.heights) <= height and (size == SIZES[-1] or not _cut(laid)):
            break
        if size == SIZES[-1]:
            most -= 1
    return replace(laid, heights=stretch(laid.heights, height, MOST_STRETCHED))


def _lay_out_grid(
    picture: GridPicture, lang: str, width: float, size: float, most: int
) -> LaidGrid:
    first = width * ROW_NAMES
    column = (width - first) / max(len(picture.columns), 1)
    heads = _fit_names(picture.columns, column, size)
    names = _fit_names([row.name for row in picture.rows], first, size)
    rows = tuple(
        tuple(_lay_cell(cell, lang, column - 2 * GRID_PAD, size, most) for cell in row.cells)
        for row in picture.rows
    )
    heights = [row_height(heads)]
    for name, cells in zip(names, rows, strict=True):
        tallest = max((cell_height(cell, size) for cell in cells), default=0.0)
        heights.append(max(name.height, tallest) + 2 * PAD_Y)
    widths = (first, *[column] * len(picture.columns))
    return LaidGrid(size, widths, heads, names, rows, tuple(heights))


def _fit_names(said: Sequence[str], room: float, size: float) -> tuple[Fitted, ...]:
    return tuple(
        fit_words(each, room - 2 * GRID_PAD, [size], LINES, weight=600, spacing=SPACING)
        for each in said
    )


def _lay_cell(cell: GridCell, lang: str, room: float, size: float, most: int) -> LaidCell:
    title = None
    if cell.title:
        title = fit_words(cell.title, room, [size], 2, weight=600, spacing=SPACING)
    names = [
        fit_words(name, room, [size], 2, spacing=SPACING) for name in cell.names[: max(most, 0)]
    ]
    more = cell.more + len(cell.names) - len(names)
    said = text(lang)("More: {count}", count=more) if more else ""
    return LaidCell(title, tuple(names), said, cell.stressed)


def cell_height(cell: LaidCell, size: float) -> float:
    """Return how tall the words of a cell are together."""
    lines = [*([cell.title] if cell.title else []), *cell.names]
    return sum(each.height for each in lines) + (size * SPACING if cell.more else 0.0)


def _cut(laid: LaidGrid) -> bool:
    cells = [cell for row in laid.rows for cell in row]
    titles = [cell.title for cell in cells if cell.title]
    names = [name for cell in cells for name in cell.names]
    return any(each.cut for each in (*laid.heads, *laid.row_names, *titles, *names))
