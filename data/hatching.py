"""Hatching for the map on the screen: thin lines across each place, as one file a place and slope.

A map layer knows colours only. Where a place must be marked in form, not by colour alone, a second
layer draws these lines over it. They are cut from the outlines, once: run
``python -m data.hatching`` after the outlines have changed.
"""

import json
from collections.abc import Iterable, Iterator
from math import cos, radians
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from data.boundaries import outline_paths
from data.geometry import Ring
from data.settings import ROOT
from models.enums import AreaKind

FOLDER = ROOT / "static" / "hatching"
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


def write_hatching(folder: Path = FOLDER) -> list[Path]:
    """Write one GeoJSON file a place and slope: ``<code>-rising.geojson``, ``…-falling…``."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    kinds = (AreaKind.LOCAL_AUTHORITY, AreaKind.HEALTH_BOARD, AreaKind.REGION)
    outlines = {code: rings for kind in kinds for code, rings in outline_paths(kind).items()}
    for code, rings in sorted(outlines.items()):
        for name, slope in SLOPES.items():
            path = folder / f"{code}-{name}.geojson"
            path.write_text(_feature(code, rings, slope), encoding="utf-8", newline="\n")
            written.append(path)
    return written


def _feature(code: str, rings: Iterable[Ring], slope: float) -> str:
    lines = {"type": "MultiLineString", "coordinates": hatch_rings(rings, slope)}
    feature = {"type": "Feature", "properties": {"code": code}, "geometry": lines}
    return json.dumps(feature, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    write_hatching()
