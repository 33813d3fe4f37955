"""What the pictures of the method are drawn with: numbered badges, dots, arrows, shaded parts."""

from collections.abc import Sequence

from components.palette import Palette
from components.svg import drawing, words

WIDTH, HEIGHT = 560, 300
BADGE = 12
Place = tuple[float, float]


def picture_of(shapes: Sequence[str]) -> str:
    """Return a picture of the size that all of them have, with the font of its numbers."""
    return drawing(WIDTH, HEIGHT, shapes, with_font=True)


def badge(x: float, y: float, number: int, palette: Palette) -> str:
    """Return the number of a point in a disc, where the point is about."""
    disc = (
        f'<circle cx="{x:g}" cy="{y:g}" r="{BADGE}" fill="{palette.ink}" '
        f'stroke="{palette.background}" stroke-width="2"/>'
    )
    return disc + words(x, y + 5, str(number), palette.background, 14, weight=700, anchor="middle")


def badges(places: Sequence[Place], palette: Palette) -> list[str]:
    """Return the numbers of all points, counted from 1 in their order."""
    return [badge(x, y, number, palette) for number, (x, y) in enumerate(places, start=1)]


def shade(x: float, y: float, width: float, height: float, fill: str, alpha: float = 0.16) -> str:
    """Return a stretch that is shaded."""
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="{fill}" '
        f'fill-opacity="{alpha:g}"/>'
    )


def area(corners: Sequence[Place], fill: str, alpha: float = 0.16) -> str:
    """Return a shape of any corners that is shaded."""
    around = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
    return f'<polygon points="{around}" fill="{fill}" fill-opacity="{alpha:g}"/>'


def band(x: Sequence[float], lower: Sequence[float], upper: Sequence[float], fill: str) -> str:
    """Return the room between two lines, shaded."""
    there = list(zip(x, upper, strict=True))
    back = list(zip(x, lower, strict=True))[::-1]
    return area([*there, *back], fill)


def dashed(start: Place, end: Place, colour: str, width: float = 2) -> str:
    """Return a dashed line."""
    return (
        f'<line x1="{start[0]:g}" y1="{start[1]:g}" x2="{end[0]:g}" y2="{end[1]:g}" '
        f'stroke="{colour}" stroke-width="{width:g}" stroke-dasharray="6 5"/>'
    )


def triangle(x: float, y: float, half: float, fill: str, *, up: bool = True) -> str:
    """Return a triangle that points up or down."""
    tip, base = (y - half, y + half) if up else (y + half, y - half)
    corners = f"{x - half:g},{base:g} {x + half:g},{base:g} {x:g},{tip:g}"
    return f'<polygon points="{corners}" fill="{fill}"/>'


def spread(count: int, start: float, end: float) -> list[float]:
    """Return so many places, evenly from one end to the other."""
    return [start + (end - start) * at / (count - 1) for at in range(count)]
