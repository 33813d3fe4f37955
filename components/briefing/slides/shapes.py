"""Plain shapes: filled, framed, dashed, hatched."""

from collections.abc import Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.util import Pt

from components.briefing.placed import Box
from components.briefing.slides.units import corners, emu, points
from components.hatch import OPACITY, seen_on
from components.palette import Palette, rgba

PATTERNS = {
    "rising": MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL,
    "falling": MSO_PATTERN_TYPE.WIDE_DOWNWARD_DIAGONAL,
}
EMPTY = "empty"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
Corner = tuple[float, float]


def put_shape(shapes: Any, box: Box, kind: MSO_SHAPE = MSO_SHAPE.RECTANGLE) -> Any:
    """Put a shape without shadow, fill or line into a box, and return it."""
    shape = shapes.add_shape(kind, *corners(box))
    _take_style(shape)
    shape.fill.background()
    shape.line.fill.background()
    return shape


def put_outline(shapes: Any, rings: Sequence[Sequence[Corner]], closed: bool) -> Any:
    """Put a freeform through points of the stage, one contour a ring, and return it.

    The library's own builder looks at every point again for each one: seconds for a map.
    """
    xs = [x for ring in rings for x, _y in ring]
    ys = [y for ring in rings for _x, y in ring]
    box = Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    shape = put_shape(shapes, box)
    frame = shape._element.spPr.find(f"{{{DRAWING}}}prstGeom")
    frame.getparent().replace(frame, parse_xml(_geometry(rings, box, closed=closed)))
    return shape


def _geometry(rings: Sequence[Sequence[Corner]], box: Box, *, closed: bool) -> str:
    def point(corner: Corner) -> str:
        return f'<a:pt x="{emu(corner[0] - box.x)}" y="{emu(corner[1] - box.y)}"/>'

    contours = "".join(
        f"<a:moveTo>{point(ring[0])}</a:moveTo>"
        + "".join(f"<a:lnTo>{point(corner)}</a:lnTo>" for corner in ring[1:])
        + ("<a:close/>" if closed else "")
        for ring in rings
    )
    return (
        f'<a:custGeom xmlns:a="{DRAWING}"><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>'
        '<a:rect l="l" t="t" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{emu(box.width)}" h="{emu(box.height)}">{contours}</a:path>'
        "</a:pathLst></a:custGeom>"
    )


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
        shape.fill.fore_color.rgb = rgb(blend(colour, seen_on(colour, palette), OPACITY * 0.8))
        shape.fill.back_color.rgb = rgb(colour)
    else:
        fill(shape, colour)


def blend(one: str, other: str, share: float) -> str:
    """Return a colour so far on the way from one to the other."""
    mixed = (
        round(a + (b - a) * share) for a, b in zip(rgba(one)[:3], rgba(other)[:3], strict=True)
    )
    return "#" + "".join(f"{part:02x}" for part in mixed)


def rgb(colour: str) -> RGBColor:
    """Return a ``#rrggbb`` colour as a slide knows it."""
    return RGBColor.from_string(colour[1:].upper())


def _take_style(shape: Any) -> None:
    """Take away the theme's shadow and outline, which every new shape is given."""
    style = shape._element.find("{http://schemas.openxmlformats.org/presentationml/2006/main}style")
    if style is not None:
        shape._element.remove(style)
