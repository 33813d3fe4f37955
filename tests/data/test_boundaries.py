"""The shipped boundaries: whole, complete, in step with their files, and labelled inside.

Health boards and regions are their members without the borders within: no more, no less.
"""

import csv
import json
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from data import boundaries
from data.areas import read_areas
from data.borders import find_borders_apart, find_overlaps
from data.geometry import edges_of, polygons_of, signed_area
from models.enums import AreaKind

AREAS = Path(__file__).resolve().parents[2] / "data" / "reference" / "areas.csv"


def local_authority_codes() -> set[str]:
    with AREAS.open(encoding="utf-8", newline="") as file:
        return {row["code"] for row in csv.DictReader(file) if row["kind"] == "local_authority"}


def features_by_code(
    kind: AreaKind = AreaKind.LOCAL_AUTHORITY,
) -> dict[str, dict[str, Any]]:
    features = boundaries.load_boundaries(kind)["features"]
    return {feature["properties"]["code"]: feature for feature in features}


def codes_of(kind: AreaKind) -> set[str]:
    return {row["code"] for row in read_areas() if row["kind"] == kind}


def members_of(kind: AreaKind, whole: str) -> list[str]:
    return [row["code"] for row in read_areas() if row[str(kind)] == whole]


WHOLES = [
    pytest.param(kind, code, id=code)
    for kind in (AreaKind.HEALTH_BOARD, AreaKind.REGION)
    for code in sorted(codes_of(kind))
]


def crosses_to_the_east(ring: list[tuple[float, float]], lon: float, lat: float) -> int:
    crossings = 0
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > lat) != (y2 > lat) and lon < x1 + (lat - y1) * (x2 - x1) / (y2 - y1):
            crossings += 1
    return crossings


def test_the_boundaries_are_those_of_the_22_places() -> None:
    assert len(features_by_code()) == 22
    assert set(features_by_code()) == local_authority_codes()


@pytest.mark.parametrize("kind", boundaries.KINDS)
def test_the_names_are_those_of_the_areas(kind: AreaKind) -> None:
    with AREAS.open(encoding="utf-8", newline="") as file:
        areas = {row["code"]: row for row in csv.DictReader(file)}
    assert set(features_by_code(kind)) == codes_of(kind)
    for code, feature in features_by_code(kind).items():
        assert feature["properties"] == {
            key: areas[code][key] for key in ("code", "name_en", "name_cy")
        }


def test_the_static_files_are_the_whole_file_cut_up() -> None:
    cut = {
        path.stem: json.loads(path.read_text(encoding="utf-8"))
        for path in boundaries.STATIC_FOLDER.iterdir()
    }
    assert cut == {
        code: feature
        for kind in boundaries.KINDS
        for code, feature in features_by_code(kind).items()
    }
    assert len(cut) == 22 + 7 + 4


def test_writing_again_gives_the_same_bytes(tmp_path: Path) -> None:
    for path in boundaries.write_static(tmp_path):
        assert path.read_bytes() == (boundaries.STATIC_FOLDER / path.name).read_bytes()


@pytest.mark.parametrize("kind", boundaries.KINDS)
def test_every_outline_is_closed_and_inside_wales(kind: AreaKind) -> None:
    outlines = boundaries.outline_paths(kind)
    assert set(outlines) == codes_of(kind)
    for rings in outlines.values():
        assert rings
        for ring in rings:
            assert ring[0] == ring[-1]
            assert all(-5.8 < lon < -2.6 and 51.3 < lat < 53.5 for lon, lat in ring)


@pytest.mark.parametrize(
    ("kind", "code"),
    [(AreaKind.LOCAL_AUTHORITY, code) for code in sorted(local_authority_codes())] + WHOLES,
)
def test_a_name_is_written_inside_its_own_place(kind: AreaKind, code: str) -> None:
    lon, lat = boundaries.label_points(kind)[code]
    holding = [
        other
        for other, rings in boundaries.outline_paths(kind).items()
        if sum(crosses_to_the_east(ring, lon, lat) for ring in rings) % 2 == 1
    ]
    assert holding == [code]


def test_a_name_stands_well_clear_of_the_border() -> None:
    """Powys is wide: its label must lie 20 km or more from every point of its border."""
    lon, lat = boundaries.label_points()["W06000023"]
    km = [
        (((x - lon) * 68.0) ** 2 + ((y - lat) * 111.2) ** 2) ** 0.5
        for ring in boundaries.outline_paths()["W06000023"]
        for x, y in ring
    ]
    assert min(km) > 20


def test_neighbours_share_their_borders_point_by_point() -> None:
    places = {code: polygons_of(feature) for code, feature in features_by_code().items()}
    assert find_overlaps(places) == [], "these places lie over each other in the source"
    assert find_borders_apart(places) == [], (
        "the source does not draw the borders of these places alike: their health boards and"
        " regions would show a border within"
    )


@pytest.mark.parametrize("kind", boundaries.KINDS)
def test_outlines_run_counterclockwise_and_holes_clockwise(kind: AreaKind) -> None:
    for feature in features_by_code(kind).values():
        for outline, *holes in polygons_of(feature):
            assert signed_area(outline) > 0
            assert all(signed_area(hole) < 0 for hole in holes)


@pytest.mark.parametrize(("kind", "code"), WHOLES)
def test_the_edges_of_a_whole_are_those_its_members_do_not_share(kind: AreaKind, code: str) -> None:
    """Edges either way: those of one member stay, those of two go, and none is new."""
    drawn = Counter(
        frozenset(edge)
        for member in members_of(kind, code)
        for edge in edges_of(polygons_of(features_by_code()[member]))
    )
    assert set(drawn.values()) <= {1, 2}
    found = Counter(frozenset(edge) for edge in edges_of(polygons_of(features_by_code(kind)[code])))
    assert found == Counter({edge: 1 for edge, times in drawn.items() if times == 1})


@pytest.mark.parametrize(("kind", "code"), WHOLES)
def test_a_whole_is_as_large_as_its_members(kind: AreaKind, code: str) -> None:
    def area_of(feature: dict[str, Any]) -> float:
        return sum(signed_area(ring) for polygon in polygons_of(feature) for ring in polygon)

    members = sum(area_of(features_by_code()[member]) for member in members_of(kind, code))
    assert area_of(features_by_code(kind)[code]) == pytest.approx(members, rel=1e-9)


def test_islands_and_holes_are_kept() -> None:
    def shape(kind: AreaKind, code: str) -> list[int]:
        return [len(polygon) - 1 for polygon in polygons_of(features_by_code(kind)[code])]

    # The mainland, Ynys Môn and Bardsey; a lagoon in each of the first two.
    assert shape(AreaKind.REGION, "north-wales") == [1, 1, 0]
    # The mainland and four islands; the Loughor between Carmarthenshire and Swansea is a hole.
    assert shape(AreaKind.REGION, "south-west-wales") == [1, 0, 0, 0, 0]
    assert shape(AreaKind.REGION, "south-east-wales") == [0]


@pytest.mark.parametrize(("kind", "code"), [(AreaKind.HEALTH_BOARD, "W11000024")])
def test_a_whole_of_one_member_is_that_member(kind: AreaKind, code: str) -> None:
    (member,) = members_of(kind, code)
    whole = set(edges_of(polygons_of(features_by_code(kind)[code])))
    assert whole == set(edges_of(polygons_of(features_by_code()[member])))
