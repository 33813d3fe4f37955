"""Where everything on a screen of a briefing stands: the one layout that every writer follows.

A stage is 1920 wide and 1080 tall in whole units, whatever it is shown on: a unit is a pixel on a
projector, 1/144 inch on a slide. Sizes of text are chosen here, from how wide the words are, so
that what fits on the screen fits on the slide and on paper.
"""

from dataclasses import dataclass
from typing import Literal

from components.briefing.deck import Picture, Sign
from components.chart import Colour

WIDE, TALL = 1920, 1080
SMALLEST = 29
"""Units of the smallest text: a little more than 1/38 of the height."""
SIGN_ROOM = 1.2
"""Room that a sign takes before every line of its words, in their size."""

Tag = Literal["h1", "h2", "p", "li"]


@dataclass(frozen=True)
class Box:
    """A rectangle on the stage, in its units, from its top left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class PlacedText:
    """Words in a box: already broken into lines that fit.

    Attributes
    ----------
    name
        What it is, for whoever edits the slide and for who reads by ear: ``title``, ``lead``…
    lines
        Broken for the box's width; what did not fit ends in "…", and then stands in the notes.
    size
        Of the letters, in units; `leading` from line to line.
    tag
        What it is in a document; ``h1`` once a screen.
    lang
        Where it is not the briefing's own language.
    whole
        All the words, where the lines do not hold them all; else empty.
    """

    name: str
    box: Box
    lines: tuple[str, ...]
    size: float
    leading: float
    colour: Colour = "ink"
    weight: int = 400
    align: Literal["left", "right", "center"] = "left"
    tag: Tag = "p"
    sign: Sign = Sign.NONE
    lang: str = ""
    whole: str = ""


@dataclass(frozen=True)
class PlacedRule:
    """A horizontal bar: the top of a card."""

    box: Box
    colour: Colour


@dataclass(frozen=True)
class PlacedFrame:
    """A frame around words: filled for a comment, dashed for the mark of made-up figures."""

    box: Box
    colour: Colour
    dashed: bool = False


@dataclass(frozen=True)
class PlacedPicture:
    """A picture in a box; it draws its own words no smaller than `SMALLEST`."""

    box: Box
    picture: Picture


Placed = PlacedText | PlacedRule | PlacedFrame | PlacedPicture
