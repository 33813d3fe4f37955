"""Plain shapes: filled, framed, dashed, hatched."""

from collections.abc import Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Pt

from components.briefing.placed import Box
from components.briefing.slides.units import PER_UNIT, corners, points
from components.hatch import OPACITY, seen_on
from components.palette import Palette, rgba

PATTERNS = {
    "rising": MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL,
    "falling": MSO_PATTERN_TYPE.WIDE_DOWNWARD_DIAGONAL,
}
EMPTY = "empty"


def put_shape(shapes: Any, box: Box, kind: MSO_SHAPE = MSO_SHAPE.RECTANGLE) -> Any:
    """Put a shape without shadow, fill or line into a box, and return it."""
    shape = shapes.add_shape(kind, *corners(box))
    _take_style(shape)
    shape.fill.background()
    shape.line.fill.background()
    return shape


def put_outline(shapes: Any, rings: Sequence[Sequence[tuple[float, float]]], closed: bool) -> Any:
    """Put a freeform through points of the stage, one contour a ring, and return it."""
    first, *others = rings
    pen = shapes.build_freeform(*first[0], scale=PER_UNIT)
    pen.add_line_segments(first[1:], close=closed)
    for ring in others:
        pen.move_to(*ring[0])
        pen.add_line_segments(ring[1:], close=closed)
    shape = pen.convert_to_shape()
    _take_style(shape)
    shape.fill.background()
    shape.line.fill.background()
    return shape


def fill(shape: Any, colour: str) -> None:
    """Fill a shape with a colour."""
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(colour)


def stroke(shape: Any, colour: str, width: float, *, dashed: bool = False) -> None:
    """Draw a shape's outline, so many units wide."""
    shape.line.color.rgb = rgb(colour)
    shape.line.width = Pt(points(width))
    if dashed:
        shape.line.dash_style = MSO_LINE_DASH_STYLE.DASH


def dress(shape: Any, colour: str, form: str, palette: Palette, edge: str, width: float) -> None:
    """Give a place or a swatch its look: its colour, and the form that marks it besides."""
    if form == EMPTY:
        fill(shape, palette.background)
        stroke(shape, palette.muted, width, dashed=True)
        return
    stroke(shape, edge, width)
    if form in PATTERNS:
        shape.fill.patterned()
        shape.fill.pattern = PATTERNS[form]
        shape.fill.fore_color.rgb = rgb(_between(colour, seen_on(colour, palette), OPACITY / 2))
        shape.fill.back_color.rgb = rgb(colour)
    else:
        fill(shape, colour)


def rgb(colour: str) -> RGBColor:
    """Return a ``#rrggbb`` colour as a slide knows it."""
    return RGBColor.from_string(colour[1:].upper())


def _between(one: str, other: str, share: float) -> str:
    """Return a colour so far on the way from one to the other."""
    mixed = (
        round(a + (b - a) * share) for a, b in zip(rgba(one)[:3], rgba(other)[:3], strict=True)
    )
    return "#" + "".join(f"{part:02x}" for part in mixed)


def _take_style(shape: Any) -> None:
    """Take away the theme's shadow and outline, which every new shape is given."""
    style = shape._element.find("{http://schemas.openxmlformats.org/presentationml/2006/main}style")
    if style is not None:
        shape._element.remove(style)
