"""Boundaries of the 22 local authorities and of what they roll up to, and where to write names.

``data/reference/wales_lad.geojson`` is the source. Health boards and regions are made from it, by
taking away the borders within them. The files under ``static/boundaries`` are cut from all of
these, one a place, because a map layer fetches its own place once and is then only told a colour.
``python manage.py boundaries`` replaces the source and them; ``python -m data.boundaries`` cuts
the files again.
"""

import json
from collections.abc import Iterator
from functools import cache
from math import cos, radians
from pathlib import Path
from typing import Any

import numpy as np

from data.areas import read_areas
from data.dissolve import dissolve
from data.geometry import (
    Array,
    Feature,
    Point,
    Polygon,
    Ring,
    depths,
    feature_of,
    polygons_of,
    signed_area,
)
from data.settings import REFERENCE, ROOT
from models.enums import AreaKind

SOURCE = REFERENCE / "wales_lad.geojson"
STATIC_FOLDER = ROOT / "static" / "boundaries"
KINDS = (AreaKind.LOCAL_AUTHORITY, AreaKind.HEALTH_BOARD, AreaKind.REGION)
"""The kinds of area that have outlines."""

_GRID_STEPS = 16
_GRID_ROUNDS = 3


@cache
def load_boundaries(kind: AreaKind = AreaKind.LOCAL_AUTHORITY) -> dict[str, Any]:
    """Return the GeoJSON of all places of a kind.

    Parameters
    ----------
    kind
        One of `KINDS`.

    Returns
    -------
    dict
        A ``FeatureCollection`` in EPSG:4326; each feature's properties are ``code``, ``name_en``
        and ``name_cy``. The same object is handed to every caller: do not change it.
    """
    if kind is AreaKind.LOCAL_AUTHORITY:
        boundaries: dict[str, Any] = json.loads(SOURCE.read_text(encoding="utf-8"))
        return boundaries
    places = dict(_features(AreaKind.LOCAL_AUTHORITY))
    return {"type": "FeatureCollection", "features": dissolve_places(places, kind)}


def dissolve_places(places: dict[str, Feature], kind: AreaKind) -> list[Feature]:
    """Return the outlines of health boards or regions, by code.

    Parameters
    ----------
    places
        The 22 local authorities by code.
    """
    areas = read_areas()
    features = []
    for whole in sorted((row for row in areas if row["kind"] == kind), key=lambda row: row["code"]):
        members = [row["code"] for row in areas if row.get(str(kind)) == whole["code"]]
        polygons = dissolve(polygons_of(places[code]) for code in members)
        names = {name: whole[name] for name in ("code", "name_en", "name_cy")}
        features.append(feature_of(names, polygons))
    return features


def static_files(places: dict[str, Feature]) -> dict[str, str]:
    """Return name and text of the file of every place, and of every board and region.

    Parameters
    ----------
    places
        The 22 local authorities by code.
    """
    wholes = [each for kind in KINDS[1:] for each in dissolve_places(places, kind)]
    features = places | {feature["properties"]["code"]: feature for feature in wholes}
    return {f"{code}.geojson": write_json(features[code]) + "\n" for code in sorted(features)}


def write_json(feature: Feature) -> str:
    """Return a feature as one line without blanks."""
    return json.dumps(feature, ensure_ascii=False, separators=(",", ":"))


def write_static(folder: Path = STATIC_FOLDER) -> list[Path]:
    """Write one GeoJSON file a place, board and region, named by its code.

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
    for name, text in static_files(dict(_features(AreaKind.LOCAL_AUTHORITY))).items():
        path = folder / name
        path.write_text(text, encoding="utf-8", newline="\n")
        written.append(path)
    return written


@cache
def label_points(kind: AreaKind = AreaKind.LOCAL_AUTHORITY) -> dict[str, Point]:
    """Find where the name of each place of a kind is best written.

    Returns
    -------
    dict
        Code to (longitude, latitude): the point of the place's largest part that lies farthest
        from its borders (its pole of inaccessibility, or a point about as deep).
    """
    return {code: _deepest_point(_largest_polygon(feature)) for code, feature in _features(kind)}


@cache
def outline_paths(kind: AreaKind = AreaKind.LOCAL_AUTHORITY) -> dict[str, list[Ring]]:
    """List the border lines of every place of a kind.

    Returns
    -------
    dict
        Code to rings of (longitude, latitude), islands and holes included, each ring closed.
    """
    return {
        code: [ring for polygon in polygons_of(feature) for ring in polygon]
        for code, feature in _features(kind)
    }


def _features(kind: AreaKind) -> Iterator[tuple[str, Feature]]:
    for feature in load_boundaries(kind)["features"]:
        yield feature["properties"]["code"], feature


def _largest_polygon(feature: Feature) -> Polygon:
    return max(polygons_of(feature), key=lambda rings: abs(signed_area(rings[0])))


def _deepest_point(polygon: Polygon) -> Point:
    """Search a grid, then ever finer grids around the best point so far."""
    rings: list[Array] = [np.array(ring) for ring in polygon]
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
        best = points[np.argmax(depths(points, starts, ends))]
        step = (high - low) / (_GRID_STEPS - 1)
        low, high = best - step, best + step
    lon, lat = best / scale
    return round(float(lon), 5), round(float(lat), 5)


if __name__ == "__main__":
    write_static()
