"""Hatching in a drawing: a mark besides colour, in two slopes that stay apart without colour."""

from collections.abc import Iterable
from enum import StrEnum

from components.palette import Palette, rgba

STEP = 7.0
"""Pixels between two lines."""
OPACITY = 0.5


class Hatch(StrEnum):
    """Which way the lines run, seen from left to right."""

    RISING = "rising"
    FALLING = "falling"


TURN = {Hatch.RISING: -45, Hatch.FALLING: 45}
"""By how many degrees level lines are turned."""


def hatch_patterns(used: Iterable[tuple[Hatch, str]], palette: Palette, step: float = STEP) -> str:
    """Return the patterns that a drawing needs: each slope over a fill's colour, or over none."""
    drawn = "".join(
        f'<pattern id="{_name(hatch, fill, step)}" width="{step:g}" height="{step:g}" '
        f'patternUnits="userSpaceOnUse" patternTransform="rotate({TURN[hatch]})">'
        f'<rect width="{step:g}" height="{step:g}" fill="{fill}"/>'
        f'<line x1="0" y1="0" x2="{step:g}" y2="0" stroke="{seen_on(fill, palette)}" '
        f'stroke-opacity="{OPACITY:g}" stroke-width="{step / 2.5:g}"/></pattern>'
        for hatch, fill in sorted(set(used))
    )
    return f"<defs>{drawn}</defs>" if drawn else ""


def hatched(hatch: Hatch, fill: str, step: float = STEP) -> str:
    """Return what a shape is filled with whose drawing holds the pattern."""
    return f"url(#{_name(hatch, fill, step)})"


def seen_on(fill: str, palette: Palette) -> str:
    """Return the muted ink or the background, whichever is farther from a fill in brightness."""
    if not fill.startswith("#"):
        return palette.muted
    inks = (palette.muted, palette.background)
    return max(inks, key=lambda ink: abs(_brightness(ink) - _brightness(fill)))


def _name(hatch: Hatch, fill: str, step: float) -> str:
    return f"{hatch}-{fill.removeprefix('#')}-{step:g}"


def _brightness(colour: str) -> float:
    red, green, blue, _ = rgba(colour)
    return 0.299 * red + 0.587 * green + 0.114 * blue
