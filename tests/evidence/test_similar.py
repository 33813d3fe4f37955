"""Similar places: the nearest by ratio of one measure, or all others of the same whole."""

from typing import Any

import pytest

from data.areas import read_areas
from evidence.similar import (
    NEAREST,
    PlaceMeasures,
    Similar,
    SimilarBy,
    find_similar,
    is_any_much_like,
    measure_place,
)


def place(code: str, **changes: Any) -> PlaceMeasures:
    good: dict[str, Any] = {
        "population": 100_000,
        "area_km2": 100,
        "enterprises": 4000,
        "health_board": "north",
        "region": "coast",
    }
    return PlaceMeasures(code, **(good | changes))


def shipped() -> list[PlaceMeasures]:
    return [
        PlaceMeasures(
            row["code"],
            row["population"],
            row["area_km2"],
            row["active_enterprises"],
            row["health_board"],
            row["region"],
        )
        for row in read_areas()
        if row["kind"] == "local_authority"
    ]


def test_a_measure_is_what_it_is_called() -> None:
    here = place("a")
    assert measure_place(here, SimilarBy.DENSITY) == 1000.0
    assert measure_place(here, SimilarBy.POPULATION) == 100_000.0
    assert measure_place(here, SimilarBy.ENTERPRISES) == 40.0
    assert measure_place(here, SimilarBy.REGION) is None
    assert measure_place(place("a", area_km2=None), SimilarBy.DENSITY) is None
    assert measure_place(place("a", enterprises=None), SimilarBy.ENTERPRISES) is None
    assert measure_place(place("a", enterprises=0), SimilarBy.ENTERPRISES) == 0.0


def test_twice_as_many_is_as_far_as_half_as_many() -> None:
    places = [place("a"), place("half", population=50_000), place("most", population=199_000)]
    places += [place("less", population=45_000), place("twice", population=200_000)]
    found = find_similar(places, "a", SimilarBy.POPULATION)
    assert [each.code for each in found] == ["most", "half", "twice", "less"]
    assert [each.ratio for each in found] == [1.99, 0.5, 2.0, 0.45]


@pytest.mark.parametrize(
    ("ratios", "like"),
    [
        ([2.0], True),
        ([0.5], True),
        ([0.49], False),
        ([2.01], False),
        ([0.4, 1.1], True),
        ([], False),
    ],
)
def test_half_to_twice_is_much_like(ratios: list[float], like: bool) -> None:
    assert is_any_much_like([Similar("b", 1.0, ratio) for ratio in ratios]) is like


def test_no_more_than_five_are_named_and_never_the_place_itself() -> None:
    for by in (SimilarBy.DENSITY, SimilarBy.POPULATION, SimilarBy.ENTERPRISES):
        for here in shipped():
            found = find_similar(shipped(), here.code, by)
            assert len({each.code for each in found}) == NEAREST
            assert here.code not in {each.code for each in found}
            kept = {each.code for each in found}
            own = measure_place(here, by) or 0.0
            furthest = max(max(each.ratio or 0, 1 / (each.ratio or 1)) for each in found)
            for other in shipped():
                value = measure_place(other, by) or 0.0
                if other.code not in kept and other.code != here.code:
                    assert max(value / own, own / value) >= furthest


def test_the_least_crowded_place_is_held_beside_the_next_least_crowded() -> None:
    powys = find_similar(shipped(), "W06000023", SimilarBy.DENSITY)
    assert powys[0].code == "W06000008"  # Ceredigion: 41 people per km²
    assert powys[0].measure == pytest.approx(72_599 / 1791)
    assert powys[0].ratio == pytest.approx((72_599 / 1791) / (135_059 / 5196))


def test_of_a_health_board_or_a_region_all_others_are_named() -> None:
    board = find_similar(shipped(), "W06000015", SimilarBy.HEALTH_BOARD)
    assert [each.code for each in board] == ["W06000014"]
    assert {each.measure for each in board} == {None}
    region = find_similar(shipped(), "W06000015", SimilarBy.REGION)
    assert len(region) == 9
    assert find_similar(shipped(), "W06000023", SimilarBy.HEALTH_BOARD) == ()


def test_what_is_not_known_makes_no_place_similar() -> None:
    assert find_similar([place("a", area_km2=None), place("b")], "a", SimilarBy.DENSITY) == ()
    assert find_similar([place("a"), place("b", area_km2=None)], "a", SimilarBy.DENSITY) == ()
    assert find_similar([place("a", region=None)] * 2, "a", SimilarBy.REGION) == ()
    without = [place("a", enterprises=0), place("b")]
    assert find_similar(without, "a", SimilarBy.ENTERPRISES) == ()


def test_a_place_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        find_similar(shipped(), "nowhere", SimilarBy.REGION)
