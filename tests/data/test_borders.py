"""A source whose neighbours do not draw their border alike is told, and by name."""

from collections.abc import Callable

import pytest

from data.borders import find_borders_apart, find_overlaps
from data.boundaries import load_boundaries
from data.geometry import Polygon, Ring, polygons_of

Places = dict[str, list[Polygon]]
RHONDDA, BRIDGEND, MERTHYR = "W06000016", "W06000013", "W06000024"
CARDIFF, GWYNEDD, POWYS = "W06000015", "W06000002", "W06000023"


def shipped() -> Places:
    features = load_boundaries()["features"]
    return {feature["properties"]["code"]: polygons_of(feature) for feature in features}


def redrawn(places: Places, draw: Callable[[Ring], Ring]) -> Places:
    return {
        code: [[draw(ring) for ring in polygon] for polygon in polygons]
        for code, polygons in places.items()
    }


def shared_point(places: Places, one: str, other: str) -> int:
    """Find a point of `one` in the midst of its border with `other`."""
    there = {point for polygon in places[other] for ring in polygon for point in ring}
    ring = places[one][0][0]
    return next(
        at
        for at in range(2, len(ring) - 2)
        if all(point in there for point in ring[at - 2 : at + 3])
    )


def test_one_point_left_out_by_one_of_two_is_told() -> None:
    places = shipped()
    del places[RHONDDA][0][0][shared_point(places, RHONDDA, BRIDGEND)]
    assert find_borders_apart(places) == [(BRIDGEND, RHONDDA)]


def test_one_point_too_many_on_a_straight_line_is_told() -> None:
    places = shipped()
    ring = places[RHONDDA][0][0]
    at = shared_point(places, RHONDDA, MERTHYR)
    (x1, y1), (x2, y2) = ring[at : at + 2]
    ring.insert(at + 1, ((x1 + x2) / 2, (y1 + y2) / 2))
    assert find_borders_apart(places) == [(RHONDDA, MERTHYR)]


@pytest.mark.parametrize("metres", [-60.0, -1.0, 1.0, 60.0])
def test_one_point_moved_by_one_of_two_is_told(metres: float) -> None:
    places = shipped()
    at = shared_point(places, POWYS, GWYNEDD)
    lon, lat = places[POWYS][0][0][at]
    places[POWYS][0][0][at] = (lon, lat + metres / 111_200)
    assert find_borders_apart(places) == [(GWYNEDD, POWYS)]


def test_outlines_simplified_apart_are_told_pair_by_pair() -> None:
    thinned = redrawn(shipped(), lambda ring: [*ring[:-1:3], ring[0]] if len(ring) > 40 else ring)
    found = find_borders_apart(thinned)
    assert len(found) >= 30
    assert (GWYNEDD, "W06000003") in found
    assert all(len(pair) == 2 for pair in found)


def test_places_that_lie_over_each_other_are_told() -> None:
    places = shipped()
    assert find_overlaps(places) == []
    places[CARDIFF] = places[POWYS]
    assert set(find_overlaps(places)) == {(CARDIFF, POWYS)}
