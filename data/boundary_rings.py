"""The rings of one place: closed, simple, inside Wales, rounded, and wound as GeoJSON has it."""

from math import inf
from typing import Any

import numpy as np

from data.geometry import Feature, Point, Polygon, Ring, holds, signed_area
from locales import Translator

DECIMALS = 5
"""A metre: what the present file is rounded to."""

WEST, EAST, SOUTH, NORTH = -5.8, -2.6, 51.3, 53.5
"""Wales lies within these degrees."""

MOST_POINTS = 20_000
"""Of all places together; the map sends and draws every one of them."""

_FEWEST = 4


class RingWrong(ValueError):
    """A place cannot be drawn; the message says why and what would be right."""


def make_polygons(feature: Feature, _: Translator) -> list[Polygon]:
    """Return a feature's polygons in the project's form.

    Raises
    ------
    RingWrong
        At the first thing that is wrong with it.
    """
    geometry = feature.get("geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    given = geometry.get("coordinates") if isinstance(geometry, dict) else None
    polygons = [given] if kind == "Polygon" else given
    if kind not in ("Polygon", "MultiPolygon") or not _is_filled_list(polygons):
        raise RingWrong(_("it has no outline; a polygon would be right."))
    return [_make_polygon(polygon, _) for polygon in polygons or []]


def _is_filled_list(value: Any) -> bool:
    return isinstance(value, list) and bool(value)


def _make_polygon(polygon: Any, _: Translator) -> Polygon:
    if not _is_filled_list(polygon):
        raise RingWrong(_("it has no outline; a polygon would be right."))
    outline, *holes = (_make_ring(ring, _) for ring in polygon)
    if not all(holds(outline, hole) for hole in holes):
        raise RingWrong(_("a hole lies outside its outline; it must lie within."))
    wound = outline if signed_area(outline) > 0 else outline[::-1]
    return [wound, *(hole if signed_area(hole) < 0 else hole[::-1] for hole in holes)]


def _make_ring(given: Any, _: Translator) -> Ring:
    points = [_make_point(each, _) for each in given] if isinstance(given, list) else []
    if points and points[0] != points[-1]:
        raise RingWrong(_("a ring is open; its last point must be its first."))
    ring = [point for at, point in enumerate(points) if at == 0 or point != points[at - 1]]
    if len(ring) < _FEWEST or signed_area(ring) == 0:
        raise RingWrong(_("a ring encloses nothing; it needs three points or more, and an area."))
    if len(ring) <= MOST_POINTS and (crossing := find_crossing(ring)) is not None:
        raise RingWrong(_("a ring crosses itself near {point}; it may not.", point=_show(crossing)))
    return ring


def _make_point(given: Any, _: Translator) -> Point:
    numbers = given[:2] if isinstance(given, list) else []
    plain = [each for each in numbers if type(each) in (int, float) and abs(each) < inf]
    if len(plain) != 2:
        raise RingWrong(_("a point is not two numbers, longitude and latitude."))
    lon, lat = (round(float(each), DECIMALS) for each in plain)
    if not (WEST < lon < EAST and SOUTH < lat < NORTH):
        raise RingWrong(
            _(
                "a point lies outside Wales: {point}. Degrees of longitude and latitude"
                " (EPSG:4326) would be right.",
                point=_show((lon, lat)),
            )
        )
    return lon, lat


def find_crossing(ring: Ring) -> Point | None:
    """Return the start of an edge that another edge of the ring crosses; None where none does.

    Edges that only touch do not cross. Counted in whole steps of the last decimal, so that no
    rounding makes a crossing or hides one.
    """
    corners = np.rint((np.array(ring) - np.array(ring[0])) * 10**DECIMALS).astype(np.int64)
    starts, ends = corners[:-1], corners[1:]
    along = ends - starts
    for at in range(len(starts) - 1):
        start, end, way = starts[at], ends[at], along[at]
        others, other_ends, other_ways = starts[at + 1 :], ends[at + 1 :], along[at + 1 :]
        sides = _side(way, others - start), _side(way, other_ends - start)
        own = _side(other_ways, start - others), _side(other_ways, end - others)
        if ((sides[0] * sides[1] < 0) & (own[0] * own[1] < 0)).any():
            return ring[at]
    return None


def _side(way: Any, offset: Any) -> Any:
    """Return 1, 0 or -1: left of a way, on it, or right of it."""
    return np.sign(way[..., 0] * offset[..., 1] - way[..., 1] * offset[..., 0])


def _show(point: Point) -> str:
    return f"{point[0]:g}, {point[1]:g}"
