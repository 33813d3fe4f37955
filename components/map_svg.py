"""The map of Wales as an SVG drawing: for small maps on a screen, and for files.

The outlines come from the same boundaries as the map on the screen, rounded to half a pixel of
the drawing: shared borders are rounded alike, so no gap opens between neighbours.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians

from components.hatch import Hatch, hatch_patterns, hatched
from components.palette import Palette
from components.svg import drawing, words
from data.boundaries import Point, label_points, outline_paths
from models.enums import AreaKind

MIDDLE = 52.4
"""Latitude whose scale holds for the whole map, in degrees."""
MARGIN = 3.0
GRID = 2
"""Steps a pixel: an outline's corners lie on half pixels."""
HATCH_STEP = 6
LABEL_SIZE = 11.0


@dataclass(frozen=True)
class PlaceStyle:
    """How one place is drawn.

    Attributes
    ----------
    stroke
        Colour of its outline; None: the background's, a thin white line between neighbours.
    hatch
        Which way lines run across its fill, if any do.
    width
        Of the outline, in pixels.
    """

    fill: str
    stroke: str | None = None
    hatch: Hatch | None = None
    width: float = 1.0


@dataclass(frozen=True)
class PlaceLabel:
    """What is written on a place, and in what colour."""

    said: str
    ink: str


def draw_map(
    styles: Mapping[str, PlaceStyle],
    palette: Palette,
    width: float = 300,
    labels: Mapping[str, PlaceLabel] | None = None,
    label_size: float = LABEL_SIZE,
    kind: AreaKind = AreaKind.LOCAL_AUTHORITY,
) -> str:
    """Return the map of Wales.

    Parameters
    ----------
    styles
        By ONS code; a place without one is drawn as a place without a figure, hatched.
    width
        In pixels; the height follows (:func:`map_height`).
    labels
        By code: written where the place is widest.
    kind
        Which areas are drawn.
    """
    missing = PlaceStyle(palette.no_figure, hatch=Hatch.RISING)
    styled = {code: styles.get(code, missing) for code in _outlines(width, kind)}
    used = [(style.hatch, style.fill) for style in styled.values() if style.hatch]
    # Outlines that stand out are drawn last, so that no neighbour covers them.
    ordered = sorted(styled.items(), key=lambda each: (each[1].stroke is not None, each[1].width))
    shapes = [hatch_patterns(used, palette, HATCH_STEP * GRID)]
    outlines = _outlines(width, kind)
    shapes += [_place(outlines[code], style, palette) for code, style in ordered]
    shapes += [
        words(x, y + label_size * 0.35, label.said, label.ink, label_size, weight=600)
        for code, label in (labels or {}).items()
        for x, y in [_spot(code, width, kind)]
    ]
    return drawing(width, map_height(width), shapes, anchor="middle", with_font=bool(labels))


@lru_cache(maxsize=16)
def map_height(width: float) -> float:
    """Return how tall a map of a width is, in pixels."""
    west, south, east, north = _bounds()
    return round((width - 2 * MARGIN) * (north - south) / (east - west) + 2 * MARGIN)


def _place(outline: str, style: PlaceStyle, palette: Palette) -> str:
    step = HATCH_STEP * GRID
    fill = hatched(style.hatch, style.fill, step) if style.hatch else style.fill
    return (
        f'<path d="{outline}" transform="scale({1 / GRID:g})" fill="{fill}" '
        f'stroke="{style.stroke or palette.background}" stroke-width="{style.width * GRID:g}" '
        'stroke-linejoin="round"/>'
    )


@lru_cache(maxsize=1)
def _bounds() -> tuple[float, float, float, float]:
    """Return west, south, east, north on the flat sheet."""
    flat = [_flat(at) for rings in outline_paths().values() for ring in rings for at in ring]
    xs, ys = [x for x, _ in flat], [y for _, y in flat]
    return min(xs), min(ys), max(xs), max(ys)


def _flat(at: Point) -> Point:
    return at[0] * cos(radians(MIDDLE)), at[1]


def _on_sheet(at: Point, width: float) -> Point:
    west, _south, east, north = _bounds()
    scale = (width - 2 * MARGIN) / (east - west)
    x, y = _flat(at)
    return MARGIN + (x - west) * scale, MARGIN + (north - y) * scale


@lru_cache(maxsize=512)
def _spot(code: str, width: float, kind: AreaKind) -> Point:
    return _on_sheet(label_points(kind)[code], width)


@lru_cache(maxsize=8)
def _outlines(width: float, kind: AreaKind) -> dict[str, str]:
    """Return each place's outline as an SVG path in half pixels, each corner counted from the last.

    Corners that fall on the same spot, or on a straight line between two others, are left out.
    """
    return {
        code: "".join(_ring(ring, width) for ring in rings)
        for code, rings in outline_paths(kind).items()
    }


def _ring(ring: list[Point], width: float) -> str:
    corners = _corners(ring, width)
    if not corners:
        return ""
    (x, y), *rest = corners
    steps = []
    for there_x, there_y in rest:
        across, down = there_x - x, there_y - y
        steps.append(f"{across}{'' if down < 0 else ' '}{down}")
        x, y = there_x, there_y
    return f"M{corners[0][0]} {corners[0][1]}l{_joined(steps)}z"


def _corners(ring: list[Point], width: float) -> list[tuple[int, int]]:
    """Return a ring's corners in half pixels, empty where it is too small to be seen."""
    corners: list[tuple[int, int]] = []
    for at in ring[:-1]:
        x, y = _on_sheet(at, width)
        corner = round(x * GRID), round(y * GRID)
        if not corners or corner != corners[-1]:
            corners.append(corner)
    return corners if len(corners) >= 3 else []


@lru_cache(maxsize=8)
def outline_corners(
    width: float, kind: AreaKind = AreaKind.LOCAL_AUTHORITY
) -> dict[str, list[list[Point]]]:
    """Return each place's rings on a map so wide, in pixels, for who draws shapes of its own."""
    return {
        code: [
            [(x / GRID, y / GRID) for x, y in corners]
            for corners in (_corners(ring, width) for ring in rings)
            if corners
        ]
        for code, rings in outline_paths(kind).items()
    }


def _joined(steps: list[str]) -> str:
    """Return numbers with a blank between them only where no minus parts them."""
    return "".join(
        step if not at or step.startswith("-") else f" {step}" for at, step in enumerate(steps)
    )
