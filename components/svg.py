"""A small writer of SVG: shapes as text, every word escaped."""

from collections.abc import Iterable
from html import escape

from components.fonts import FAMILY, SEMIBOLD, font_style, text_width

FONT = f"'{FAMILY}','Source Sans 3','Source Sans Pro','Segoe UI',system-ui,sans-serif"
EMBEDDED = "@font-face"
HEAVY = 'font-weight="'


def drawing(
    width: float,
    height: float,
    shapes: Iterable[str],
    *,
    anchor: str = "",
    with_font: bool = False,
) -> str:
    """Return a drawing of the given size in pixels.

    Parameters
    ----------
    anchor
        Holds for words that say none.
    with_font
        Whether the drawing carries its font (11 kB a weight): a picture on the screen cannot use
        the page's. For pictures with words; the widths that words were given room for are its.
    """
    held = f' text-anchor="{anchor}"' if anchor else ""
    drawn = "".join(shapes)
    style = font_style(_weights(drawn)) if with_font and EMBEDDED not in drawn else ""
    font = f' font-family="{FONT}"{held}' if "<text" in drawn else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
        f'viewBox="0 0 {width:g} {height:g}"{font}>{style}{drawn}</svg>'
    )


def _weights(drawn: str) -> list[int]:
    """Return the font weights that a drawing's words need."""
    heavy = HEAVY in drawn
    return [400, SEMIBOLD] if heavy else [400]


def line(x1: float, y1: float, x2: float, y2: float, colour: str, width: float = 1) -> str:
    """Return a straight line."""
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" '
        f'stroke-width="{width:g}"/>'
    )


def path(points: Iterable[tuple[float, float]], colour: str, width: float = 2) -> str:
    """Return a line through points."""
    steps = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return (
        f'<polyline points="{steps}" fill="none" stroke="{colour}" stroke-width="{width:g}" '
        'stroke-linejoin="round" stroke-linecap="round"/>'
    )


def curve(x1: float, y1: float, x2: float, y2: float, colour: str, dashed: bool = False) -> str:
    """Return an S-shaped link between two points, left to right."""
    middle = (x1 + x2) / 2
    dash = ' stroke-dasharray="5 4"' if dashed else ""
    return (
        f'<path d="M{x1:.1f},{y1:.1f} C{middle:.1f},{y1:.1f} {middle:.1f},{y2:.1f} '
        f'{x2:.1f},{y2:.1f}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>'
    )


def box(
    x: float,
    y: float,
    width: float,
    height: float,
    fill: str,
    stroke: str = "none",
    *,
    stroke_width: float = 1,
    dashed: bool = False,
) -> str:
    """Return a rectangle with slightly rounded corners."""
    dash = ' stroke-dasharray="5 4"' if dashed else ""
    return (
        f'<rect x="{_at(x)}" y="{_at(y)}" width="{_at(width)}" height="{_at(height)}" rx="3" '
        f'fill="{fill}" stroke="{stroke}" stroke-width="{stroke_width:g}"{dash}/>'
    )


def dot(x: float, y: float, radius: float, fill: str, stroke: str = "none") -> str:
    """Return a disc."""
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" fill="{fill}" stroke="{stroke}"/>'


def diamond(x: float, y: float, half: float, stroke: str, fill: str) -> str:
    """Return a diamond: the mark of what was hoped for."""
    around = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
    corners = " ".join(f"{across:.1f},{down:.1f}" for across, down in around)
    return f'<polygon points="{corners}" fill="{fill}" stroke="{stroke}" stroke-width="2"/>'


def words(
    x: float,
    y: float,
    said: str,
    colour: str,
    size: float = 14,
    *,
    weight: int = 400,
    anchor: str = "start",
) -> str:
    """Return one line of text; `y` is its base line."""
    heavy = f' font-weight="{weight}"' if weight != 400 else ""
    held = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return (
        f'<text x="{_at(x)}" y="{_at(y)}" font-size="{size:g}"{heavy}{held} fill="{colour}">'
        f"{escape(said)}</text>"
    )


def _at(place: float) -> str:
    """Return a place to a tenth of a pixel, as short as it can be written."""
    return f"{round(place, 1):g}"


def wrap(said: str, width: float, size: float, most: int = 3, weight: int = 600) -> list[str]:
    """Return text cut into lines that fit `width` pixels; the last ends in … where cut."""
    lines: list[str] = []
    rest = said.split()
    while rest and len(lines) < most:
        taken = [rest.pop(0)]
        while rest and text_width(" ".join([*taken, rest[0]]), size, weight) <= width:
            taken.append(rest.pop(0))
        lines.append(" ".join(taken))
    if rest:
        lines[-1] += "…"
    return [_shorten(each, width, size, weight) for each in lines]


def _shorten(said: str, width: float, size: float, weight: int) -> str:
    """Return a line that fits, its end cut off where it did not."""
    if text_width(said, size, weight) <= width:
        return said
    kept = said.rstrip("…")
    while len(kept) > 1 and text_width(f"{kept}…", size, weight) > width:
        kept = kept[:-1].rstrip()
    return f"{kept}…"
