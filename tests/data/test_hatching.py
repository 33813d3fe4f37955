"""Hatching of the map on the screen: lines that lie within their place, and the files on disk."""

import json
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from math import cos, floor, hypot, radians
from pathlib import Path

import numpy as np
import pytest

from data.boundaries import KINDS, outline_paths
from data.geometry import Point, Ring, depths, signed_area
from data.hatching import FOLDER, MIDDLE, SLOPES, STEP, Segment, hatch_rings, write_hatching

ROUNDING = 1e-4
"""Degrees: lines are written with four digits, ten metres."""
SQUEEZE = cos(radians(MIDDLE))
OUTLINES = {code: rings for kind in KINDS for code, rings in outline_paths(kind).items()}
EVERY = pytest.mark.parametrize(
    ("code", "name"), [(code, name) for code in sorted(OUTLINES) for name in SLOPES]
)


def rectangle(west: float, south: float, east: float, north: float) -> Ring:
    return [(west, south), (east, south), (east, north), (west, north), (west, south)]


SQUARE = rectangle(-4.0, 52.0, -3.0, 53.0)
HOLE = rectangle(-3.7, 52.3, -3.3, 52.7)


@cache
def hatched(code: str, name: str) -> list[Segment]:
    """Return the lines of a place as they are on disk."""
    feature = json.loads((FOLDER / f"{code}-{name}.geojson").read_text(encoding="utf-8"))
    assert feature["properties"] == {"code": code}
    assert feature["geometry"]["type"] == "MultiLineString"
    return [((*start,), (*end,)) for start, end in feature["geometry"]["coordinates"]]


def lies_within(point: Point, rings: Iterable[Ring]) -> bool:
    """Tell by how many edges lie to the north of a point: an odd number."""
    lon, lat = point
    crossed = 0
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            west, east = min(x1, x2), max(x1, x2)
            if west <= lon < east:
                crossed += lat < y1 + (lon - x1) * (y2 - y1) / (x2 - x1)
    return crossed % 2 == 1


def middle(segment: Segment) -> Point:
    (x1, y1), (x2, y2) = segment
    return (x1 + x2) / 2, (y1 + y2) / 2


def length(segment: Segment) -> float:
    """Return a line's length in degrees of latitude."""
    (x1, y1), (x2, y2) = segment
    return hypot((x2 - x1) * SQUEEZE, y2 - y1)


def covered(segments: Iterable[Segment]) -> float:
    """Return the area that lines stand for, each as wide as lines are apart, in square degrees."""
    apart = STEP / 2**0.5
    return sum(length(each) for each in segments) * apart


def area(rings: Iterable[Ring]) -> float:
    """Return the area of outlines less that of holes, which run the other way."""
    return abs(sum(signed_area(ring) for ring in rings)) * SQUEEZE


def test_a_point_is_told_from_one_in_a_hole_and_one_outside() -> None:
    assert lies_within((-3.9, 52.1), [SQUARE, HOLE])
    assert not lies_within((-3.5, 52.5), [SQUARE, HOLE])
    assert not lies_within((-4.5, 52.5), [SQUARE, HOLE])
    assert not lies_within((-3.5, 51.5), [SQUARE])


@EVERY
def test_the_middle_of_every_line_lies_within_its_place(code: str, name: str) -> None:
    assert all(lies_within(middle(each), OUTLINES[code]) for each in hatched(code, name))


@EVERY
def test_lines_run_from_border_to_border(code: str, name: str) -> None:
    """Nothing is cut short and nothing sticks out, but for the rounding of coordinates."""
    edges = np.array([edge for ring in OUTLINES[code] for edge in pairwise(ring)])
    ends = np.array(hatched(code, name))
    on_border = depths(ends.reshape(-1, 2), edges[:, 0], edges[:, 1])
    assert np.abs(on_border).max() <= ROUNDING
    for share in (0.05, 0.3, 0.7, 0.95):
        between = ends[:, 0] * (1 - share) + ends[:, 1] * share
        assert depths(between, edges[:, 0], edges[:, 1]).min() >= -ROUNDING


@EVERY
def test_lines_stand_at_45_degrees_and_lean_as_named(code: str, name: str) -> None:
    for segment in hatched(code, name):
        (x1, y1), (x2, y2) = segment
        east, north = (x2 - x1) * SQUEEZE, y2 - y1
        assert east > 0 or length(segment) < 2 * ROUNDING
        assert north == pytest.approx(SLOPES[name] * east, abs=2 * ROUNDING)


@pytest.mark.parametrize("name", SLOPES)
def test_lines_are_one_step_apart(name: str) -> None:
    for code in sorted(OUTLINES):
        across = [
            (y - SLOPES[name] * x * SQUEEZE) / STEP for x, y in map(middle, hatched(code, name))
        ]
        assert across == pytest.approx([round(each) for each in across], abs=0.01)
        assert {round(each) for each in across} == set(
            range(round(min(across)), round(max(across)) + 1)
        ), "no line is left out"


@EVERY
def test_every_place_has_lines_enough_to_be_seen(code: str, name: str) -> None:
    assert len(hatched(code, name)) >= 2


@pytest.mark.parametrize("name", SLOPES)
def test_lines_cover_wales_and_no_more(name: str) -> None:
    places = [code for code in OUTLINES if code.startswith("W06")]
    assert len(places) == 22
    lines = sum(covered(hatched(code, name)) for code in places)
    assert lines == pytest.approx(sum(area(OUTLINES[code]) for code in places), rel=0.02)


@pytest.mark.parametrize("slope", SLOPES.values())
def test_a_hole_is_left_free(slope: float) -> None:
    whole, holed = hatch_rings([SQUARE], slope), hatch_rings([SQUARE, HOLE], slope)
    assert any(lies_within(middle(each), [HOLE]) for each in whole)
    for (x1, y1), (x2, y2) in holed:
        points = [(x1 + (x2 - x1) * at / 20, y1 + (y2 - y1) * at / 20) for at in range(1, 20)]
        assert not any(lies_within(point, [HOLE]) for point in points)
        assert all(lies_within(point, [SQUARE]) for point in points)
    assert covered(whole) == pytest.approx(area([SQUARE]), rel=0.01)
    assert covered(holed) == pytest.approx(area([SQUARE]) - area([HOLE]), rel=0.02)


@pytest.mark.parametrize("slope", SLOPES.values())
def test_which_way_a_ring_runs_and_where_it_starts_changes_nothing(slope: float) -> None:
    turned = [*SQUARE[2:], *SQUARE[1:3]]
    for other in (SQUARE[::-1], turned):
        assert hatch_rings([other], slope) == hatch_rings([SQUARE], slope)


def test_islands_are_hatched_each() -> None:
    island = rectangle(-5.0, 52.0, -4.6, 52.4)
    both = hatch_rings([SQUARE, island], 1.0)
    assert sorted(both) == sorted(hatch_rings([SQUARE], 1.0) + hatch_rings([island], 1.0))


@pytest.mark.parametrize("slope", SLOPES.values())
def test_a_ring_so_small_that_it_lies_between_two_lines_has_none(slope: float) -> None:
    lon, lat = -3.5, 52.5
    level = (lat - slope * lon * SQUEEZE) / STEP
    between = lat + (floor(level) + 0.5 - level) * STEP
    on_line = lat + (floor(level) - level) * STEP
    for middle_lat, lines in ((between, 0), (on_line, 1)):
        tiny = rectangle(lon - 0.001, middle_lat - 0.001, lon + 0.001, middle_lat + 0.001)
        assert len(hatch_rings([tiny], slope)) == lines


def test_the_files_on_disk_are_what_is_cut_from_the_outlines(tmp_path: Path) -> None:
    """After a change of the outlines: ``python -m data.hatching``."""
    written = {path.name: path.read_bytes() for path in write_hatching(tmp_path / "new")}
    assert set(written) == {f"{code}-{name}.geojson" for code in OUTLINES for name in SLOPES}
    assert {path.name: path.read_bytes() for path in FOLDER.iterdir()} == written
    assert {path.name for path in (tmp_path / "new").iterdir()} == set(written)


def test_the_files_are_light_enough_to_be_fetched() -> None:
    """The 22 places of one map, in one slope, before compression."""
    for name in SLOPES:
        sizes = [path.stat().st_size for path in FOLDER.glob(f"W06*-{name}.geojson")]
        assert len(sizes) == 22
        assert sum(sizes) < 20_000
