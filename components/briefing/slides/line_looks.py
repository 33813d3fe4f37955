"""How each role of a series looks in a native chart: what is fact is never drawn like a hope."""

from dataclasses import dataclass

from components.briefing.deck import Role
from components.briefing.slides.chart_xml import (
    NO_LINE,
    NO_MARKER,
    Dash,
    marker_xml,
    stroke_xml,
)
from components.chart import Colour
from components.palette import Palette

MANY = 48
"""Periods from which on the marks of the figures are drawn smaller."""


@dataclass(frozen=True)
class Look:
    """A line, its colour by meaning, its width in units, and the mark of its points."""

    colour: Colour
    width: float
    dash: Dash = "solid"
    symbol: str = ""
    size: int = 0
    hollow: bool = False
    bold: bool = False


LOOKS = {
    Role.FACT: Look("fact", 5.5, symbol="circle", size=7, bold=True),
    Role.PATH: Look("hoped", 4.5, "dash"),
    Role.TARGET: Look("hoped", 0, symbol="diamond", size=14, hollow=True, bold=True),
    Role.MIDDLE: Look("muted", 2.5),
    Role.LIMIT: Look("muted", 2.5, "dash"),
    Role.LIKELY_LOW: Look("fact", 2.5, "sysDot"),
    Role.LIKELY_HIGH: Look("fact", 2.5, "sysDot"),
}


def look_xml(role: Role, count: int, palette: Palette) -> str:
    """Return the line and the marks of a series with so many periods."""
    look = LOOKS[role]
    colour = str(getattr(palette, look.colour))
    line = stroke_xml(colour, look.width, look.dash) if look.width else NO_LINE
    marker = NO_MARKER
    if look.symbol:
        size = look.size - 3 if count > MANY and role is Role.FACT else look.size
        # Some programs draw no edge: a mark filled with the paper's colour would not be seen.
        inside = "" if look.hollow else colour
        marker = marker_xml(look.symbol, size, inside, colour, 4.5 if look.hollow else 1.5)
    return f"<c:spPr>{line}</c:spPr>{marker}"
