"""A native table: words in cells of a given size, rules between rows, a frame around one cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml

from components.briefing.placed import SMALLEST, Box
from components.briefing.slides.base import LANGUAGES
from components.briefing.slides.cleaned import clean
from components.briefing.slides.fitted import FittedWords, fit_into
from components.briefing.slides.named import name
from components.briefing.slides.shapes import DRAWING, rgb
from components.briefing.slides.texts import Style, write_run
from components.briefing.slides.units import PER_UNIT, corners, emu, points
from components.palette import Palette

NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The built-in style of tables that draws nothing: every rule is drawn here."""
FRAME, RULE = 5.0, 2.0


@dataclass(frozen=True)
class Words:
    """One paragraph of a cell."""

    said: str
    ink: str
    weight: int = 400


@dataclass(frozen=True)
class Cell:
    """One cell: its paragraphs, whether they stand at the right, whether it is the one to see."""

    words: tuple[Words, ...]
    right: bool = False
    stressed: bool = False


@dataclass(frozen=True)
class Sheet:
    """A table, its first row the header.

    Attributes
    ----------
    widths, heights
        Of its columns and rows, in units.
    pads
        Free at the left of a cell, at its right, and above and below its words.
    named_rows
        Whether the first column is what the rows are called.
    """

    rows: Sequence[Sequence[Cell]]
    widths: Sequence[float]
    heights: Sequence[float]
    size: float
    spacing: float
    pads: tuple[float, float, float]
    named_rows: bool = False

    def fitted(self) -> Iterator[tuple[Words, FittedWords]]:
        """Yield all words as they fit their column at the table's size."""
        left, right, _ends = self.pads
        for row in self.rows:
            for cell, width in zip(row, self.widths, strict=True):
                for words in cell.words:
                    yield words, self.fit(words, width - left - right)

    def fit(self, words: Words, width: float) -> FittedWords:
        """Return words in a column so wide."""
        leading = self.size * self.spacing
        longest = max(clean(words.said).split(), key=len, default="")
        # The longest word decides the size; where the rest is broken is the program's to say.
        held = fit_into(longest, Box(0, 0, width, leading), self.size, leading, words.weight)
        return FittedWords(clean(words.said), held.size, held.leading, held.spacing)


def put_sheet(
    slide: Any, box: Box, sheet: Sheet, called: str, alt: str, lang: str, palette: Palette
) -> None:
    """Put a native table at the top of a box."""
    place = Box(box.x, box.y, sum(sheet.widths), sum(sheet.heights))
    count = len(sheet.rows), len(sheet.widths)
    frame = slide.shapes.add_table(*count, *corners(place))
    name(frame, called, alt)
    table = frame.table
    table.first_row, table.horz_banding, table.first_col = True, False, sheet.named_rows
    table._tbl.tblPr.find(f"{{{DRAWING}}}tableStyleId").text = NO_STYLE
    for column, width in zip(table.columns, sheet.widths, strict=True):
        column.width = emu(width)
    size = min((fitted.size for _words, fitted in sheet.fitted()), default=sheet.size)
    for at, (row, height) in enumerate(zip(sheet.rows, sheet.heights, strict=True)):
        table.rows[at].height = emu(height)
        for across, cell in enumerate(row):
            native = table.cell(at, across)
            _dress(native, cell, sheet.pads, palette, header=not at)
            width = sheet.widths[across] - sheet.pads[0] - sheet.pads[1]
            _write(native.text_frame, cell, sheet, width, size, lang)


def _write(frame: Any, cell: Cell, sheet: Sheet, width: float, size: float, lang: str) -> None:
    frame.word_wrap = True
    for at, words in enumerate(cell.words):
        paragraph = frame.add_paragraph() if at else frame.paragraphs[0]
        style = Style(
            size, words.ink, lang, weight=words.weight, align="right" if cell.right else "left"
        )
        fitted = sheet.fit(words, width)
        set_in = FittedWords(fitted.said, size, size * sheet.spacing, fitted.spacing)
        write_run(paragraph, set_in, style)
    if not cell.words:
        # An empty cell would else be as tall as the largest words of the theme.
        end = frame.paragraphs[0]._p.get_or_add_endParaRPr()
        end.set("lang", LANGUAGES[lang])
        end.set("sz", str(round(points(SMALLEST) * 100)))


def _dress(
    native: Any, cell: Cell, pads: tuple[float, float, float], palette: Palette, *, header: bool
) -> None:
    """Give a cell its margins and its look."""
    native.margin_left, native.margin_right = emu(pads[0]), emu(pads[1])
    native.margin_top = native.margin_bottom = emu(pads[2])
    native.vertical_anchor = MSO_ANCHOR.MIDDLE
    properties = native._tc.get_or_add_tcPr()
    if cell.stressed:
        sides, colour, width = ("lnL", "lnR", "lnT", "lnB"), palette.concern, FRAME
        native.fill.solid()
        native.fill.fore_color.rgb = rgb(palette.surface)
    else:
        sides, colour, width = ("lnB",), palette.muted if header else palette.line, RULE
        native.fill.background()
    for at, side in enumerate(sides):
        properties.insert(at, parse_xml(_rule(side, colour, width)))


def _rule(side: str, colour: str, width: float) -> str:
    return (
        f'<a:{side} xmlns:a="{DRAWING}" w="{round(width * PER_UNIT)}"><a:solidFill>'
        f'<a:srgbClr val="{colour[1:].upper()}"/></a:solidFill></a:{side}>'
    )
