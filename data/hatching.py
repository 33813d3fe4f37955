"""Hatching for the map on the screen: thin lines across each place, as one file a place and slope.

A map layer knows colours only. Where a place must be marked in form, not by colour alone, a second
layer draws these lines over it. They are cut from the outlines, once: ``manage.py boundaries`` does
it with the outlines, ``python -m data.hatching`` by itself.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from math import cos, radians
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from data.boundaries import KINDS, STATIC_FOLDER, dissolve_places, load_boundaries
from data.geometry import Feature, Ring, polygons_of

FOLDER = STATIC_FOLDER.with_name("hatching")
STEP = 0.06
"""Between two lines, measured across a meridian in degrees of latitude: nine pixels on a screen."""
SLOPES = {"rising": 1.0, "falling": -1.0}
MIDDLE = 52.4
"""Latitude at which the lines stand at 45 degrees."""

_Array = NDArray[np.float64]
Segment = tuple[tuple[float, float], tuple[float, float]]


def hatch_rings(rings: Iterable[Ring], slope: float) -> list[Segment]:
    """Return the parts of parallel lines that lie within rings of (longitude, latitude).

    By even-odd crossings, so that a hole is left free.

    Parameters
    ----------
    slope
        1 for lines that rise to the east, −1 for lines that fall.
    """
    squeeze = cos(radians(MIDDLE))
    edges = [_edges(np.asarray(ring) * (squeeze, 1.0), slope) for ring in rings]
    starts = np.concatenate([start for start, _ in edges])
    ends = np.concatenate([end for _, end in edges])
    found = []
    low, high = starts[:, 1].min(), starts[:, 1].max()
    for at in np.arange(np.ceil(low / STEP), np.floor(high / STEP) + 1) * STEP:
        for left, right in _inside(starts, ends, float(at)):
            found.append((_back(left, at, slope, squeeze), _back(right, at, slope, squeeze)))
    return found


def _edges(ring: _Array, slope: float) -> tuple[_Array, _Array]:
    """Return a ring's edges, turned so that the lines lie level: (along, across) the lines."""
    along = ring[:, 0] + slope * ring[:, 1]
    across = ring[:, 1] - slope * ring[:, 0]
    turned = np.stack([along, across], axis=1)
    return turned[:-1], turned[1:]


def _inside(starts: _Array, ends: _Array, level: float) -> Iterator[tuple[float, float]]:
    """Yield where a level line enters and leaves."""
    crossed = (starts[:, 1] > level) != (ends[:, 1] > level)
    here, there = starts[crossed], ends[crossed]
    share = (level - here[:, 1]) / (there[:, 1] - here[:, 1])
    crossings = np.sort(here[:, 0] + share * (there[:, 0] - here[:, 0]))
    yield from zip(crossings[0::2], crossings[1::2], strict=True)


def _back(along: float, across: float, slope: float, squeeze: float) -> tuple[float, float]:
    """Return a turned point as longitude and latitude."""
    x, y = (along - slope * across) / 2, (slope * along + across) / 2
    return round(float(x / squeeze), 4), round(float(y), 4)


def hatching_files(places: Mapping[str, Feature]) -> dict[str, str]:
    """Return name and text of the lines across every place, board and region, a file a slope.

    Parameters
    ----------
    places
        The 22 local authorities by code.
    """
    wholes = [each for kind in KINDS[1:] for each in dissolve_places(dict(places), kind)]
    features = {**places, **{each["properties"]["code"]: each for each in wholes}}
    return {
        f"{code}-{name}.geojson": _feature(code, features[code], slope)
        for code in sorted(features)
        for name, slope in SLOPES.items()
    }


def write_hatching(folder: Path = FOLDER) -> list[Path]:
    """Write them all; the folder is made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    places = {each["properties"]["code"]: each for each in load_boundaries()["features"]}
    written = []
    for name, text in hatching_files(places).items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
        written.append(folder / name)
    return written


def _feature(code: str, feature: Feature, slope: float) -> str:
    rings = [ring for polygon in polygons_of(feature) for ring in polygon]
    lines = {"type": "MultiLineString", "coordinates": hatch_rings(rings, slope)}
    hatched = {"type": "Feature", "properties": {"code": code}, "geometry": lines}
    return json.dumps(hatched, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    write_hatching()
