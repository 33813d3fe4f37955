"""What a map shows, by hand: classes, the finding, what is missing, and the reader's order."""

from dataclasses import replace

import pytest

from components.map.view import Level, area_names, map_detail, map_finding, map_view
from data.bilingual import Both
from locales import text
from models.area import WALES
from tests.components.making import (
    area_frame,
    make_figure,
    make_figures,
    make_view,
    place_codes,
)

EN = text("en")
CARDIFF, NEWPORT = "W06000015", "W06000022"
OTHER = {
    Level.PLACES: Level.BOARDS,
    Level.BOARDS: Level.REGIONS,
    Level.REGIONS: Level.PLACES,
}
RATE = {"unit": Both("per 1,000", "fesul 1,000")}


def test_the_22_places_are_there_in_the_alphabet_of_the_reader() -> None:
    english, welsh = list(make_view().names.values()), list(make_view(lang="cy").names.values())
    assert (english[0], english[-1], len(english)) == ("Blaenau Gwent", "Wrexham", 22)
    assert welsh[:3] == ["Abertawe", "Blaenau Gwent", "Bro Morgannwg"]
    assert welsh[-1] == "Ynys Môn"


def test_wales_is_no_place_of_the_map() -> None:
    view = make_view()
    assert WALES not in view.names
    assert view.wales is not None
    assert view.wales.value == 11.5


def test_22_places_fill_five_classes_evenly() -> None:
    """1 to 22: the classes begin at the 1st, 5th, 9th, 14th and 18th."""
    view = make_view()
    assert view.classes is not None
    assert view.classes.starts == (1, 5, 9, 14, 18)
    counts = [sum(view.class_of(code) == number for code in view.names) for number in range(5)]
    assert counts == [4, 4, 5, 4, 5]


def test_half_of_the_places_lie_between_the_quarters() -> None:
    """6 to 16 are eleven of the 22."""
    found = map_finding(make_view(**RATE), EN)
    assert found == "2023: half of the places lie in the range 6.0 to 16.0 per 1,000"


def test_few_places_are_counted_and_none_is_said() -> None:
    few = dict.fromkeys(place_codes()[:3], 1.0)
    assert map_finding(make_view(few), EN) == "2023: places with a figure: 3 of 22"
    none = dict.fromkeys(place_codes()[:3])
    assert map_finding(make_view(none), EN) == "2023: no place has a figure"
    empty = replace(make_view(none), period="")
    assert map_finding(empty, EN) == "No place has a figure yet"


def test_what_is_missing_is_named_and_never_a_colour() -> None:
    values = {code: 2.0 for code in place_codes() if code not in (CARDIFF, NEWPORT)}
    withdrawn = make_figure(None, notes=("x",))
    view = make_view(values | {NEWPORT: withdrawn})
    assert view.missing == [CARDIFF, NEWPORT]
    assert (view.class_of(CARDIFF), view.class_of(NEWPORT)) == (None, None)
    assert view.shown[NEWPORT] == withdrawn
    assert CARDIFF not in view.shown
    detail = map_detail(view, EN)
    assert detail == "Employment · no figure for Wales is published · no figure: Cardiff, Newport"


def test_wales_is_told_beside_the_places() -> None:
    assert map_detail(make_view(**RATE), EN) == "Employment · Wales: 11.5 per 1,000"


def test_a_period_is_classed_by_itself() -> None:
    """Over both together the older, far higher, would leave the newer one colour or two."""
    cells = {(code, "2022"): 100.0 + at for at, code in enumerate(place_codes())}
    cells |= {(code, "2023"): float(at) for at, code in enumerate(place_codes())}
    figures = make_figures(cells)
    for period in ("2022", "2023"):
        view = map_view(figures, period, area_frame(), "en")
        assert {view.class_of(code) for code in view.names} == {0, 1, 2, 3, 4}


def test_without_any_figure_there_are_no_classes() -> None:
    view = make_view({})
    assert (view.classes, len(view.missing)) == (None, 22)
    assert map_finding(view, EN) == "2023: no place has a figure"


@pytest.mark.parametrize(("level", "count"), [("places", 22), ("boards", 7), ("regions", 4)])
def test_each_level_has_its_own_areas(level: str, count: int) -> None:
    english, welsh = (area_names(area_frame(), Level(level), lang) for lang in ("en", "cy"))
    assert len(english) == count
    assert english.keys() == welsh.keys()
    assert WALES not in english
    assert not set(english) & set(area_names(area_frame(), OTHER[Level(level)], "en"))


def test_boards_lie_in_a_range_and_what_is_not_computed_is_said() -> None:
    boards = list(area_names(area_frame(), Level.BOARDS, "en"))
    figures = make_figures({(code, "2023"): float(at) for at, code in enumerate(boards)}, **RATE)
    view = map_view(figures, "2023", area_frame(), "en", Level.BOARDS)
    assert map_finding(view, EN) == "2023: the areas lie in the range 0.0 to 6.0 per 1,000"
    none = map_view(make_figures({(WALES, "2023"): 1.0}), "2023", area_frame(), "en", Level.BOARDS)
    assert map_finding(none, EN) == "2023: not computed for any of these areas"


def test_wales_may_be_given_beside_the_figures() -> None:
    figures = make_figures({(CARDIFF, "2023"): 3.0})
    assert map_view(figures, "2023", area_frame(), "en").wales is None
    given = map_view(figures, "2023", area_frame(), "en", wales=make_figure(7.0))
    assert given.wales == make_figure(7.0)
    assert "Wales: 7.0%" in map_detail(given, EN)


def test_one_extreme_place_does_not_flatten_the_rest() -> None:
    values = {code: float(at) for at, code in enumerate(place_codes())}
    view = make_view(values | {NEWPORT: 10_000.0})
    assert {view.class_of(code) for code in view.names} == {0, 1, 2, 3, 4}
