"""Rings of points: what they hold, how far away they are, and the shapes GeoJSON knows."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Point: TypeAlias = tuple[float, float]
Edge: TypeAlias = tuple[Point, Point]
Ring: TypeAlias = list[Point]
Polygon: TypeAlias = list[Ring]
Feature: TypeAlias = dict[str, Any]
Array: TypeAlias = NDArray[np.float64]


def polygons_of(feature: Feature) -> list[Polygon]:
    """Return a feature's polygons: each its outline, then its holes, as (longitude, latitude)."""
    geometry = feature["geometry"]
    coordinates: list[Any] = geometry["coordinates"]
    polygons = [coordinates] if geometry["type"] == "Polygon" else coordinates
    return [[[(point[0], point[1]) for point in ring] for ring in each] for each in polygons]


def feature_of(properties: dict[str, str], polygons: list[Polygon]) -> Feature:
    """Return polygons as a feature: a ``Polygon`` where there is one, else a ``MultiPolygon``."""
    lists = [[[list(point) for point in ring] for ring in polygon] for polygon in polygons]
    kind, coordinates = ("Polygon", lists[0]) if len(lists) == 1 else ("MultiPolygon", lists)
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": kind, "coordinates": coordinates},
    }


def edges_of(polygons: Iterable[Polygon]) -> Iterator[Edge]:
    """Yield every edge of every ring, from point to point as it is drawn."""
    for polygon in polygons:
        for ring in polygon:
            yield from pairwise(ring)


def signed_area(ring: Ring) -> float:
    """Return the area of a closed ring in square degrees, negative where it runs clockwise."""
    # Counted from its first point: far from the origin the products would lose their last digits.
    x, y = (np.array(ring) - np.array(ring[0])).T
    return float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]) / 2)


def depths(points: Array, starts: Array, ends: Array) -> Array:
    """Return each point's distance to the nearest edge, negative outside, (n,).

    Parameters
    ----------
    points
        (n, 2)
    starts, ends
        (m, 2) the edges of closed rings, holes included; all in one unit.
    """
    along = ends - starts
    offset = points[:, None, :] - starts[None, :, :]
    share = np.clip((offset * along).sum(axis=2) / (along**2).sum(axis=1), 0.0, 1.0)
    distances: Array = np.linalg.norm(offset - share[:, :, None] * along, axis=2).min(axis=1)
    return np.where(inside(points, starts, ends), distances, -distances)


def inside(points: Array, starts: Array, ends: Array) -> NDArray[np.bool_]:
    """Tell by even-odd crossings of a ray to the east, holes counting as outside (`depths`)."""
    x, y = points[:, :1], points[:, 1:]
    spans = (starts[:, 1] > y) != (ends[:, 1] > y)
    rise = np.where(ends[:, 1] == starts[:, 1], 1.0, ends[:, 1] - starts[:, 1])
    crossing = starts[:, 0] + (y - starts[:, 1]) * (ends[:, 0] - starts[:, 0]) / rise
    odd: NDArray[np.bool_] = (spans & (x < crossing)).sum(axis=1) % 2 == 1
    return odd


def holds(outline: Ring, hole: Ring) -> bool:
    """Return whether a hole lies in an outline, told by the middle of an edge: points may touch."""
    corners = np.array(outline)
    middle = np.array([hole[0], hole[1]]).mean(axis=0, keepdims=True)
    return bool(inside(middle, corners[:-1], corners[1:])[0])
