"""Tables and the grid as native tables, as large as the layout says: a header row that is one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from components.briefing.deck import GridPicture, TablePicture
from components.briefing.fitting import Fitted
from components.briefing.grid_layout import GRID_PAD, LaidCell, lay_out_grid
from components.briefing.placed import Box
from components.briefing.slides.arial import BOLD
from components.briefing.slides.native_table import Cell, Sheet, Words, put_sheet
from components.briefing.slides.texts import Style, put_text
from components.briefing.table_layout import PAD_X, PAD_Y, SPACING, lay_out_table
from components.palette import Palette
from locales import text

NUMBER = re.compile(r"[+\-\N{MINUS SIGN}£]?[0-9][0-9,.]*%?|[\-\N{EN DASH}]?")
"""A cell that is a number, or says that there is none."""


@dataclass(frozen=True)
class _Inks:
    """The colours of a table's words."""

    palette: Palette

    def head(self, said: Fitted, *, right: bool = False) -> Cell:
        return Cell((Words(joined(said), self.palette.muted, BOLD),), right)

    def cell(self, said: Fitted, *, right: bool = False) -> Cell:
        return Cell((Words(joined(said), self.palette.ink),), right)

    def row_name(self, said: Fitted) -> Cell:
        return Cell((Words(joined(said), self.palette.ink, BOLD),))

    def grid_cell(self, cell: LaidCell) -> Cell:
        lines = [Words(joined(name), self.palette.ink) for name in cell.names]
        if cell.title:
            ink = self.palette.concern if cell.stressed else self.palette.muted
            lines.insert(0, Words(joined(cell.title), ink, BOLD))
        if cell.more:
            lines.append(Words(cell.more, self.palette.muted))
        return Cell(tuple(lines), stressed=cell.stressed)


def joined(fitted: Fitted) -> str:
    """Return words as one line: where it is broken is found anew for the font of slides."""
    return " ".join(fitted.lines)


def put_table(slide: Any, box: Box, picture: TablePicture, lang: str, palette: Palette) -> None:
    """Put a table into a box; how many rows did not fit stands under it."""
    laid, inks = lay_out_table(picture, box.width, box.height), _Inks(palette)
    right = [_holds_numbers([row[at] for row in picture.rows]) for at in range(len(laid.heads))]
    rows = [
        [inks.head(said, right=side) for said, side in zip(laid.heads, right, strict=True)],
        *(
            [inks.cell(said, right=side) for said, side in zip(row, right, strict=True)]
            for row in laid.rows
        ),
    ]
    sheet = Sheet(rows, laid.widths, laid.heights, laid.size, SPACING, (0.0, PAD_X, PAD_Y))
    put_sheet(slide, box, sheet, "table", picture.alt, lang, palette)
    if laid.hidden:
        y = box.y + sum(laid.heights)
        rest = Box(box.x, y + PAD_Y, box.width, laid.size * SPACING)
        said = text(lang)("Not shown here: {count}", count=laid.hidden)
        put_text(slide, rest, said, Style(laid.size, palette.muted, lang), "rest")


def put_grid(slide: Any, box: Box, picture: GridPicture, lang: str, palette: Palette) -> None:
    """Put the grid into a box: a column a finding, a row a state of delivery."""
    laid, inks = lay_out_grid(picture, lang, box.width, box.height), _Inks(palette)
    rows = [
        [Cell(()), *map(inks.head, laid.heads)],
        *(
            [inks.row_name(name), *map(inks.grid_cell, cells)]
            for name, cells in zip(laid.row_names, laid.rows, strict=True)
        ),
    ]
    pads = GRID_PAD, GRID_PAD, PAD_Y
    sheet = Sheet(rows, laid.widths, laid.heights, laid.size, SPACING, pads, named_rows=True)
    put_sheet(slide, box, sheet, "grid", picture.alt, lang, palette)


def _holds_numbers(cells: Sequence[str]) -> bool:
    said = [cell.strip() for cell in cells]
    return any(said) and all(NUMBER.fullmatch(each) for each in said)
