"""The words of a number line: each beside what it names, in rows in which none touches another."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pptx.enum.shapes import MSO_SHAPE

from components.briefing.deck import LinePicture, Sign
from components.briefing.placed import SMALLEST, Box
from components.briefing.slides.arial import arial_width
from components.briefing.slides.named import mark_decorative
from components.briefing.slides.shapes import fill, put_shape
from components.briefing.slides.signs import put_sign
from components.briefing.slides.texts import Style, put_text
from components.palette import Palette
from components.rows import free_row
from locales import text

ROWS, GAP = (36.0, 46.0), 26.0
"""Units of a row of words, at least and at most, and kept free between two of them."""
MARK, MARK_ROOM = 24.0, 36.0
"""Units of the small mark before words that name a mark, and the room that it takes."""
MARKED = ("estimate", "expected")
Named = tuple[str, str, float, str]


@dataclass(frozen=True)
class Label:
    """One text: which number it names, where its middle is, its row from the line outwards."""

    called: str
    said: str
    middle: float
    wide: float
    row: int
    above: bool
    colour: str

    @property
    def weight(self) -> int:
        """Return how heavy it is: what came and what was hoped for stand out."""
        return 600 if self.called in MARKED else 400


def place_labels(
    picture: LinePicture, box: Box, across: Callable[[float], float], lang: str, colours: Palette
) -> tuple[Label, ...]:
    """Return every text in the nearest row that has room for it.

    Parameters
    ----------
    across
        Where on the stage a value lies.
    """
    placed: list[Label] = []
    for called, said, value, colour in _named(picture, lang, colours):
        above, marked = called in MARKED, called in MARKED
        wide = arial_width(said, SMALLEST, 600 if marked else 400) * 1.02 + 8
        wide = min(wide + (MARK_ROOM if marked else 0), box.width)
        middle = min(max(across(value), box.x + wide / 2), box.x + box.width - wide / 2)
        beside = [other for other in placed if other.above is above]
        row = free_row(beside, middle, wide, GAP)
        placed.append(Label(called, said, middle, wide, row, above, colour))
    return tuple(placed)


def _named(picture: LinePicture, lang: str, colours: Palette) -> Iterator[Named]:
    said, _ = dict(picture.said), text(lang)
    if said.get("expected"):
        yield "expected", said["expected"], picture.expected, colours.hoped
    if said.get("estimate"):
        colour = str(getattr(colours, picture.colour))
        yield "estimate", said["estimate"], picture.estimate, colour
    yield "zero", said.get("zero") or _("no difference"), 0.0, colours.ink
    if said.get("mde"):
        yield "mde", said["mde"], 0.0, colours.muted


def put_label(
    slide: Any, label: Label, frame: Box, row: float, lang: str, colours: Palette
) -> None:
    """Put a text above or below the line, what it names drawn in small before it.

    Parameters
    ----------
    row
        Units of each row of words.
    """
    y = frame.y - row * (label.row + 1)
    if not label.above:
        y = frame.y + frame.height + row * label.row
    box = Box(label.middle - label.wide / 2, y, label.wide, ROWS[0])
    if label.called in MARKED:
        mark = Box(box.x, box.y + 6, MARK, MARK)
        if label.called == "expected":
            put_sign(slide, Sign.DIAMOND, mark, colours)
        else:
            disc = put_shape(slide.shapes, mark, MSO_SHAPE.OVAL)
            fill(disc, label.colour)
            mark_decorative(disc, "sign")
        box = Box(box.x + MARK_ROOM, box.y, box.width - MARK_ROOM, box.height)
    style = Style(SMALLEST, label.colour, lang, weight=label.weight, align="center")
    put_text(slide, box, label.said, style, label.called)


def put_ends(slide: Any, box: Box, picture: LinePicture, lang: str, colours: Palette) -> None:
    """Write which way is better and which is worse at the foot, and the unit between them."""
    _, said = text(lang), dict(picture.said)
    row = ROWS[0]
    y = box.y + box.height - row
    ends = [
        (said.get("worse") or _("worse"), colours.concern),
        (said.get("better") or _("better"), colours.better),
    ]
    if picture.better in ("higher", "lower"):
        (left, low), (right, high) = ends if picture.better == "higher" else ends[::-1]
        side = Box(box.x, y, box.width / 4, row)
        put_text(slide, side, f"← {left}", Style(SMALLEST, low, lang, weight=600), "left")
        side = Box(box.x + box.width * 3 / 4, y, box.width / 4, row)
        style = Style(SMALLEST, high, lang, weight=600, align="right")
        put_text(slide, side, f"{right} →", style, "right")
    middle = Box(box.x + box.width / 4, y, box.width / 2, row)
    style = Style(SMALLEST, colours.muted, lang, align="center")
    put_text(slide, middle, picture.unit, style, "unit")
