"""The signs before words as small native shapes; the words say the same, so they are decorative."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.shapes import MSO_SHAPE

from components.briefing.deck import Sign
from components.briefing.placed import Box
from components.briefing.slides.named import mark_decorative
from components.briefing.slides.shapes import fill, put_outline, put_shape, stroke
from components.chart import Colour
from components.palette import Palette

SIDE = 20.0
"""Units of the square that a sign is drawn in before it is put in its place."""
THIN, HEAVY = 2.0, 3.0
Corner = tuple[float, float]


@dataclass(frozen=True)
class Drawn:
    """What a sign is made of, from the back to the front.

    Attributes
    ----------
    shape
        What is behind the lines: an ellipse or a square; None: nothing.
    solid
        Whether it is filled; else it is an outline.
    inside
        Corners of what is filled; closed.
    lines
        Each through its corners, in the colour of the paper where the shape is filled.
    """

    colour: Colour
    shape: MSO_SHAPE | None = None
    solid: bool = False
    dashed: bool = False
    inside: Sequence[Corner] = ()
    lines: Sequence[Sequence[Corner]] = ()
    width: float = THIN


RING, BLOCK = MSO_SHAPE.OVAL, MSO_SHAPE.RECTANGLE
HEAD, FOOT = ((4.6, 9.2), (10, 3.6), (15.4, 9.2)), ((4.6, 10.8), (10, 16.4), (15.4, 10.8))
RIGHT_HALF = (
    *((10.0, 2.0), (13.1, 2.6), (15.7, 4.3), (17.4, 6.9), (18.0, 10.0)),
    *((17.4, 13.1), (15.7, 15.7), (13.1, 17.4), (10.0, 18.0)),
)
DRAWN: dict[Sign, Drawn] = {
    Sign.BETTER: Drawn("better", lines=(((10, 17), (10, 4)), HEAD), width=HEAVY),
    Sign.WORSE: Drawn("concern", lines=(((10, 3), (10, 16)), FOOT), width=HEAVY),
    Sign.LEVEL: Drawn("muted", lines=(((2.5, 10), (17.5, 10)),), width=HEAVY),
    Sign.TICK: Drawn("better", RING, True, lines=(((5.8, 10.4), (8.6, 13.2), (14.2, 7.2)),)),
    Sign.RING_TICK: Drawn("better", RING, lines=(((6.2, 10.3), (8.8, 12.9), (13.8, 7.5)),)),
    Sign.HALF: Drawn("ink", RING, inside=RIGHT_HALF),
    Sign.BAR: Drawn("concern", BLOCK, True, lines=(((6, 10), (14, 10)),)),
    Sign.SQUARE: Drawn("concern", BLOCK),
    Sign.FORK: Drawn("muted", lines=(((3, 16), (7, 16), (16, 5)), ((7, 16), (17, 16)))),
    Sign.CLOCK: Drawn("muted", RING, dashed=True, lines=(((10, 6), (10, 10.2), (12.8, 11.8)),)),
    Sign.EXCLAMATION: Drawn("concern", RING, lines=(((10, 5.6), (10, 10.8)), ((10, 13), (10, 15)))),
    Sign.EMPTY: Drawn("muted", RING),
    Sign.DASH: Drawn("muted", RING, lines=(((6.4, 10), (13.6, 10)),)),
    Sign.DIAMOND: Drawn(
        "hoped", lines=(((10, 2.5), (17.5, 10), (10, 17.5), (2.5, 10), (10, 2.5)),)
    ),
}


def put_sign(slide: Any, sign: Sign, box: Box, palette: Palette) -> None:
    """Put a sign into a square box, as one group."""
    drawn, scale = DRAWN[sign], box.width / SIDE
    colour = str(getattr(palette, drawn.colour))
    group = slide.shapes.add_group_shape()

    def at(corners: Sequence[Corner]) -> list[Corner]:
        return [(box.x + x * scale, box.y + y * scale) for x, y in corners]

    if drawn.shape is not None:
        (left, top), (right, bottom) = at(((2, 2), (18, 18)))
        shape = put_shape(group.shapes, Box(left, top, right - left, bottom - top), drawn.shape)
        mark_decorative(shape, "sign")
        if drawn.solid:
            fill(shape, colour)
        else:
            stroke(shape, colour, THIN * scale, dashed=drawn.dashed)
    if drawn.inside:
        filled = put_outline(group.shapes, [at(drawn.inside)], closed=True)
        fill(filled, colour)
        mark_decorative(filled, "sign")
    for corners in drawn.lines:
        line = put_outline(group.shapes, [at(corners)], closed=False)
        ink = palette.background if drawn.solid else colour
        stroke(line, ink, drawn.width * scale)
        mark_decorative(line, "sign")
    mark_decorative(group, "sign")
