"""A slide is the stage: 13.333 by 7.5 inches, 6350 English Metric Units to a unit."""

from pptx.util import Emu

from components.briefing.placed import Box

PER_UNIT = 6350
UNITS_A_POINT = 2.0
SMALLEST_POINTS = 14.25
"""Of any text: 1/38 of the height of a slide."""


def emu(units: float) -> Emu:
    """Return a length of the stage in the units of a slide."""
    return Emu(round(units * PER_UNIT))


def points(units: float) -> float:
    """Return a length of the stage in points, to the hundredth that a slide can hold."""
    return round(units / UNITS_A_POINT, 2)


def corners(box: Box) -> tuple[Emu, Emu, Emu, Emu]:
    """Return left, top, width and height of a box on a slide."""
    return emu(box.x), emu(box.y), emu(box.width), emu(box.height)


def inner(box: Box, left: float = 0, top: float = 0, right: float = 0, bottom: float = 0) -> Box:
    """Return a box without so much at each of its sides."""
    wide, tall = box.width - left - right, box.height - top - bottom
    return Box(box.x + left, box.y + top, wide, tall)
