"""What is wrong with a source of boundaries is said, all of it, before anything is drawn."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from data import boundary_rings
from data.boundaries import load_boundaries
from data.boundary_check import BoundariesWrong, CheckedBoundaries, check_boundaries
from data.boundary_rings import find_crossing
from data.connectors.open_geography import SourceRead
from data.geometry import polygons_of, signed_area
from locales import text

EN, CY = text("en"), text("cy")
CARDIFF, VALE, ANGLESEY = "W06000015", "W06000014", "W06000001"
BOX = [[-3.2, 51.4], [-3.1, 51.4], [-3.1, 51.5], [-3.2, 51.5], [-3.2, 51.4]]
BOW_TIE = [[-3.2, 51.4], [-3.1, 51.5], [-3.1, 51.4], [-3.2, 51.6], [-3.2, 51.4]]

Features = dict[str, dict[str, Any]]


def shipped() -> Features:
    features = json.loads(json.dumps(load_boundaries()["features"]))
    return {feature["properties"]["code"]: feature for feature in features}


def check(features: Features, crs: str | None = None, lang: str = "en") -> CheckedBoundaries:
    read = SourceRead(tuple(features.values()), crs, "a file", None)
    return check_boundaries(read, CY if lang == "cy" else EN)


def problems(features: Features, crs: str | None = None, lang: str = "en") -> tuple[str, ...]:
    with pytest.raises(BoundariesWrong) as wrong:
        check(features, crs, lang)
    assert all("\n" not in problem for problem in wrong.value.problems)
    return wrong.value.problems


def with_outline(code: str, kind: str, coordinates: Any) -> Features:
    features = shipped()
    features[code]["geometry"] = {"type": kind, "coordinates": coordinates}
    return features


def test_what_ships_is_right_and_comes_out_as_it_went_in() -> None:
    found = check(shipped())
    assert found.places == shipped()
    assert (found.points, found.warnings) == (3074, ())


def test_form_is_mended_rounding_winding_repeats_and_names() -> None:
    features = shipped()
    for feature in features.values():
        code, english, _welsh = feature["properties"].values()
        feature["properties"] = {
            "FID": 7, "LAD25CD": code, "LAD25NM": english.upper(), "LAD25NMW": " "
        }  # fmt: skip
        geometry = feature["geometry"]
        many = geometry["type"] == "MultiPolygon"
        for polygon in geometry["coordinates"] if many else [geometry["coordinates"]]:
            for ring in polygon:
                ring[:] = [[lon + 4e-6, lat - 4e-6, 12.0] for lon, lat in reversed(ring)]
                ring.insert(1, ring[0])
    found = check(features, crs="urn:ogc:def:crs:OGC:1.3:CRS84")
    assert [each["properties"] for each in found.places.values()] == [
        each["properties"] for each in shipped().values()
    ]
    for code, feature in found.places.items():
        for outline, *holes in polygons_of(feature):
            assert signed_area(outline) > 0
            assert all(signed_area(hole) < 0 for hole in holes)
        rings = [sorted(ring[:-1]) for polygon in polygons_of(feature) for ring in polygon]
        wanted = [sorted(ring[:-1]) for polygon in polygons_of(shipped()[code]) for ring in polygon]
        assert rings == wanted


def test_a_place_that_is_not_there_is_named_in_the_readers_language() -> None:
    features = shipped()
    del features[CARDIFF], features[ANGLESEY]
    (english,) = problems(features)
    assert english.startswith(
        "Not in the source: Isle of Anglesey (W06000001), Cardiff (W06000015)"
    )
    (welsh,) = problems(features, lang="cy")
    assert "Ynys Môn (W06000001), Caerdydd (W06000015)" in welsh
    assert "source" not in welsh


def test_a_code_that_is_not_one_of_the_22_is_named() -> None:
    features = shipped()
    features[CARDIFF]["properties"]["code"] = "E06000023"
    missing, unknown = problems(features)
    assert "Cardiff (W06000015)" in missing
    assert unknown.startswith("Unknown: E06000023.")


def test_a_place_that_is_there_twice_is_named() -> None:
    features = shipped()
    twice = json.loads(json.dumps(features[CARDIFF]))
    assert "Cardiff (W06000015): it is there twice" in problems(features | {"again": twice})[0]


@pytest.mark.parametrize("name", ["name_en", "name_cy"])
def test_a_code_with_another_places_name_is_refused(name: str) -> None:
    features = shipped()
    features[CARDIFF]["properties"][name] = "Swansea"
    (problem,) = problems(features)
    assert problem.startswith("Cardiff (W06000015): the source calls it Swansea;")


@pytest.mark.parametrize("nothing", [{"type": "Feature"}, {"properties": {"FID": 1}}, 3, None, "x"])
def test_a_place_without_a_code_is_refused(nothing: Any) -> None:
    assert problems(shipped() | {"nothing": nothing})[0].startswith("A place in the source has no")


def test_another_reference_system_is_refused() -> None:
    assert problems(shipped(), crs="EPSG:27700")[0].startswith("The source is in EPSG:27700;")
    assert check(shipped(), crs="EPSG:4326").points == 3074


@pytest.mark.parametrize(
    ("kind", "coordinates", "said"),
    [
        ("Point", [-3.2, 51.4], "it has no outline"),
        ("Polygon", [], "it has no outline"),
        ("MultiPolygon", [[]], "it has no outline"),
        ("Polygon", None, "it has no outline"),
        ("Polygon", [BOX[:-1]], "open"),
        ("Polygon", [[]], "encloses nothing"),
        ("Polygon", [7], "encloses nothing"),
        ("Polygon", [BOX[:2] + BOX[:1]], "encloses nothing"),
        ("Polygon", [[[-3.2, 51.4], [-3.2, 51.5], [-3.2, 51.6], [-3.2, 51.4]]], "encloses nothing"),
        ("Polygon", [[[-3.2, "51.4"], *BOX[1:]]], "not two numbers"),
        ("Polygon", [[[-3.2, True], *BOX[1:]]], "not two numbers"),
        ("Polygon", [[[-3.2, float("nan")], *BOX[1:]]], "not two numbers"),
        ("Polygon", [[[-3.2, float("inf")], *BOX[1:]]], "not two numbers"),
        ("Polygon", [[[-3.2], *BOX[1:]]], "not two numbers"),
        ("Polygon", [[[51.4, -3.2], *BOX[1:]]], "outside Wales: 51.4, -3.2"),
        ("Polygon", [[[318000.0, 176000.0], *BOX[1:]]], "outside Wales"),
        ("Polygon", [BOW_TIE], "crosses itself"),
        ("Polygon", [BOX, [[lon - 1, lat] for lon, lat in BOX]], "outside its outline"),
    ],
)
def test_an_outline_that_cannot_be_drawn_is_told_with_its_place(
    kind: str, coordinates: Any, said: str
) -> None:
    told = problems(with_outline(CARDIFF, kind, coordinates))
    assert len([problem for problem in told if said in problem]) == 1
    assert told[0].startswith("Cardiff (W06000015): ")


def test_two_places_in_one_spot_are_told() -> None:
    features = shipped()
    features[CARDIFF]["geometry"] = features[VALE]["geometry"]
    told = problems(features)
    assert told == (
        "These lie over each other: Vale of Glamorgan (W06000014), Cardiff (W06000015). Each must"
        " lie beside the other.",
    )


def test_more_points_than_a_map_can_bear_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.boundary_check.MOST_POINTS", 3073)
    assert "3074" in problems(shipped())[0]
    assert boundary_rings.MOST_POINTS > 3074


def test_everything_wrong_is_told_at_once() -> None:
    features = with_outline(CARDIFF, "Polygon", [BOW_TIE])
    features[VALE]["properties"]["name_en"] = "Nowhere"
    del features[ANGLESEY]
    assert len(problems(features, crs="EPSG:27700")) == 4


def test_borders_that_are_not_alike_are_a_warning() -> None:
    features = shipped()
    (ring,) = features["W06000024"]["geometry"]["coordinates"]
    del ring[5]
    (warning,) = check(features).warnings
    assert "Merthyr Tydfil (W06000024)" in warning


@pytest.mark.parametrize(
    ("draw", "crosses"),
    [
        (lambda ring: ring, False),
        (lambda ring: [*ring[:3], (1.0, -1.0), *ring[3:]], True),
        (lambda ring: [*ring[:3], (2.0, 0.0), *ring[3:]], False),  # it only touches an edge
        (lambda ring: [*ring[:1], (2.0, 0.0), (1.0, 0.0), *ring[1:]], False),  # it goes back on it
    ],
)
def test_a_ring_that_touches_itself_does_not_cross(
    draw: Callable[[list[tuple[float, float]]], list[tuple[float, float]]], crosses: bool
) -> None:
    ring = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0)]
    assert (find_crossing(draw(ring)) is not None) is crosses
