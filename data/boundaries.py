"""Boundaries of the 22 local authorities: whole, as one file a place, and where to write names.

``data/reference/wales_lad.geojson`` is the source. The files under ``static/boundaries`` are cut
from it, one a place, because a map layer fetches its own place once and is then only told a colour.
Run ``python -m data.boundaries`` after changing the source.
"""

import json
from collections.abc import Iterator
from functools import cache
from math import cos, radians
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

_ROOT = Path(__file__).resolve().parent.parent
SOURCE = _ROOT / "data" / "reference" / "wales_lad.geojson"
STATIC_FOLDER = _ROOT / "static" / "boundaries"

Point: TypeAlias = tuple[float, float]
Ring: TypeAlias = list[Point]
Feature: TypeAlias = dict[str, Any]
_Array: TypeAlias = NDArray[np.float64]

_GRID_STEPS = 16
_GRID_ROUNDS = 3


@cache
def load_boundaries() -> dict[str, Any]:
    """Read the GeoJSON of all 22 places.

    Returns
    -------
    dict
        A ``FeatureCollection`` in EPSG:4326; each feature's properties are ``code``, ``name_en``
        and ``name_cy``. The same object is handed to every caller: do not change it.
    """
    boundaries: dict[str, Any] = json.loads(SOURCE.read_text(encoding="utf-8"))
    return boundaries


def write_static(folder: Path = STATIC_FOLDER) -> list[Path]:
    """Write one GeoJSON file a place, named by its code.

    Parameters
    ----------
    folder
        Where to write; made if it is not there.

    Returns
    -------
    list of Path
        The files written, in order of code.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for code, feature in sorted(_features()):
        path = folder / f"{code}.geojson"
        text = json.dumps(feature, ensure_ascii=False, separators=(",", ":"))
        path.write_text(text + "\n", encoding="utf-8", newline="\n")
        written.append(path)
    return written


@cache
def label_points() -> dict[str, Point]:
    """Find where a place's name is best written.

    Returns
    -------
    dict
        Code to (longitude, latitude): the point of the place's largest part that lies farthest
        from its borders (its pole of inaccessibility, or a point about as deep).
    """
    return {code: _deepest_point(_largest_polygon(feature)) for code, feature in _features()}


@cache
def outline_paths() -> dict[str, list[Ring]]:
    """List the border lines of every place.

    Returns
    -------
    dict
        Code to rings of (longitude, latitude), islands and holes included, each ring closed.
    """
    return {
        code: [
            [(lon, lat) for lon, lat in ring] for polygon in _polygons(feature) for ring in polygon
        ]
        for code, feature in _features()
    }


def _features() -> Iterator[tuple[str, Feature]]:
    for feature in load_boundaries()["features"]:
        yield feature["properties"]["code"], feature


def _polygons(feature: Feature) -> list[list[Any]]:
    geometry = feature["geometry"]
    coordinates: list[Any] = geometry["coordinates"]
    return [coordinates] if geometry["type"] == "Polygon" else coordinates


def _largest_polygon(feature: Feature) -> list[_Array]:
    polygons = [[np.array(ring) for ring in polygon] for polygon in _polygons(feature)]
    return max(polygons, key=lambda rings: _ring_area(rings[0]))


def _ring_area(ring: _Array) -> float:
    x, y = ring[:, 0], ring[:, 1]
    return float(abs(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])) / 2)


def _deepest_point(rings: list[_Array]) -> Point:
    """Search a grid, then ever finer grids around the best point so far."""
    # A degree of longitude is shorter than one of latitude: measure in equal units.
    scale = np.array([cos(radians(float(rings[0][:, 1].mean()))), 1.0])
    starts = np.concatenate([ring[:-1] for ring in rings]) * scale
    ends = np.concatenate([ring[1:] for ring in rings]) * scale
    low, high = starts.min(axis=0), starts.max(axis=0)
    best = (low + high) / 2
    for _ in range(_GRID_ROUNDS):
        xs = np.linspace(low[0], high[0], _GRID_STEPS)
        ys = np.linspace(low[1], high[1], _GRID_STEPS)
        points = np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)
        best = points[np.argmax(_depths(points, starts, ends))]
        step = (high - low) / (_GRID_STEPS - 1)
        low, high = best - step, best + step
    lon, lat = best / scale
    return round(float(lon), 5), round(float(lat), 5)


def _depths(points: _Array, starts: _Array, ends: _Array) -> _Array:
    """Give the distance of each point to the nearest border, negative outside."""
    along = ends - starts
    offset = points[:, None, :] - starts[None, :, :]
    share = np.clip((offset * along).sum(axis=2) / (along**2).sum(axis=1), 0.0, 1.0)
    distances: _Array = np.linalg.norm(offset - share[:, :, None] * along, axis=2).min(axis=1)
    return np.where(_inside(points, starts, ends), distances, -distances)


def _inside(points: _Array, starts: _Array, ends: _Array) -> NDArray[np.bool_]:
    """Tell by even-odd crossings of a ray to the east, so that holes count as outside."""
    x, y = points[:, :1], points[:, 1:]
    spans = (starts[:, 1] > y) != (ends[:, 1] > y)
    rise = np.where(ends[:, 1] == starts[:, 1], 1.0, ends[:, 1] - starts[:, 1])
    crossing = starts[:, 0] + (y - starts[:, 1]) * (ends[:, 0] - starts[:, 0]) / rise
    odd: NDArray[np.bool_] = (spans & (x < crossing)).sum(axis=1) % 2 == 1
    return odd


if __name__ == "__main__":
    write_static()
