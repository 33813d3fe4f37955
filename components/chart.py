"""A chart as a frozen description: what is drawn, where, and what each part means.

One description, several writers: :mod:`components.chart_plotly` on the screen,
:mod:`components.chart_svg` for files and small pictures. Neither works anything out, so the two
cannot disagree. Colours are named by their meaning (a field of `Palette`), so the same chart
serves both themes.
"""

from dataclasses import dataclass
from typing import Literal

Colour = Literal["ink", "muted", "line", "fact", "better", "concern", "hoped"]
Shape = Literal["dot", "ring", "triangle_up", "triangle_down", "diamond", "square"]
Dash = Literal["solid", "dashed", "dotted"]


@dataclass(frozen=True)
class Point:
    """One point of a chart.

    `x` is a decimal year on a time axis (2024.5 is the middle of 2024), else a number; `hover` is
    what is told of it, in the reader's words.
    """

    x: float
    y: float
    hover: str = ""


@dataclass(frozen=True)
class Line:
    """A line through points, its name written at its last point; `parts` where it is interrupted.

    Attributes
    ----------
    parts
        Each a run of points that are joined; a gap in the figures begins a new one.
    """

    parts: tuple[tuple[Point, ...], ...]
    colour: Colour
    label: str = ""
    width: float = 2.0
    dash: Dash = "solid"


@dataclass(frozen=True)
class Marks:
    """Single points, each a shape."""

    points: tuple[Point, ...]
    colour: Colour
    shape: Shape = "dot"
    size: float = 7.0
    label: str = ""


@dataclass(frozen=True)
class Band:
    """The room between two lines over the same x, shaded: limits, a likely range."""

    x: tuple[float, ...]
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    colour: Colour
    label: str = ""


@dataclass(frozen=True)
class Level:
    """A horizontal line across the whole chart (or from `start` to `end`), named at its right."""

    y: float
    colour: Colour
    label: str = ""
    dash: Dash = "solid"
    width: float = 1.0
    start: float | None = None
    end: float | None = None


@dataclass(frozen=True)
class Stretch:
    """A shaded stretch of x over the whole height, named at its top: a lag window, a pause."""

    start: float
    end: float
    colour: Colour
    label: str = ""


@dataclass(frozen=True)
class Moment:
    """A vertical line at one x, named at its top: a break, a start."""

    x: float
    colour: Colour
    label: str = ""
    dash: Dash = "dashed"


Layer = Line | Marks | Band | Level | Stretch | Moment


@dataclass(frozen=True)
class Axis:
    """One axis: what its numbers are.

    Attributes
    ----------
    ticks
        (where, what is written there); empty: the writer chooses round numbers.
    unit
        Written once above the axis; ``%`` is written at each number.
    decimals
        Of the numbers that the writer chooses.
    signed
        Whether a plus is written before what is above zero.
    low, high
        Ends of the axis; None: what the layers need, and a little room.
    """

    unit: str = ""
    ticks: tuple[tuple[float, str], ...] = ()
    decimals: int = 0
    signed: bool = False
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Chart:
    """A chart.

    Attributes
    ----------
    finding
        What it shows, in one sentence: its title.
    alt
        What who cannot see it is told; says the same as the picture.
    x, y
        The axes.
    layers
        Drawn in this order, the first at the back.
    note
        A short line under the finding: the unit, how to read it.
    """

    finding: str
    alt: str
    x: Axis
    y: Axis
    layers: tuple[Layer, ...]
    note: str = ""
