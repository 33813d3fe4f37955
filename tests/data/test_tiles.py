"""The tile map: every place once, each where it can be seen, named so that it fits."""

import pytest

from data.areas import read_areas
from data.tiles import list_tiles, short_names
from models.area import WALES
from models.enums import AreaKind


def test_the_tiles_are_the_22_places_under_their_own_names() -> None:
    places = {
        row["code"]: (row["name_en"], row["name_cy"])
        for row in read_areas()
        if row["kind"] == AreaKind.LOCAL_AUTHORITY
    }
    assert {tile.code: (tile.name.en, tile.name.cy) for tile in list_tiles()} == places
    assert len(list_tiles()) == 22


def test_no_two_tiles_lie_on_each_other() -> None:
    assert len({(tile.column, tile.row) for tile in list_tiles()}) == 22
    assert min(tile.column for tile in list_tiles()) == min(tile.row for tile in list_tiles()) == 0


def test_the_north_is_up_and_the_west_is_left() -> None:
    at = {str(tile.name.en): tile for tile in list_tiles()}
    assert at["Isle of Anglesey"].row < at["Powys"].row < at["Cardiff"].row
    assert at["Pembrokeshire"].column < at["Cardiff"].column < at["Monmouthshire"].column


def test_short_names_tell_the_places_apart_in_both_languages() -> None:
    for lang in ("en", "cy"):
        shorts = [tile.short.in_language(lang) for tile in list_tiles()]
        on_map = [tile.on_map.in_language(lang) for tile in list_tiles()]
        assert len({name for name, _ in shorts}) == len({name for name, _ in on_map}) == 22
        assert {written for _, written in shorts + on_map} == {lang}
        assert max(len(name) for name, _ in shorts) <= 13


def test_every_area_but_wales_has_short_names() -> None:
    assert set(short_names()) == {row["code"] for row in read_areas()} - {WALES}


def test_tiles_carry_the_short_names_of_their_place() -> None:
    for tile in list_tiles():
        assert (tile.short, tile.on_map) == short_names()[tile.code]


@pytest.mark.parametrize("kind", [each for each in AreaKind if each is not AreaKind.COUNTRY])
def test_short_names_of_a_kind_are_whole_and_tell_apart(kind: AreaKind) -> None:
    codes = [row["code"] for row in read_areas() if row["kind"] == kind]
    for lang in ("en", "cy"):
        for names in zip(*(short_names()[code] for code in codes), strict=True):
            told = [name.in_language(lang) for name in names]
            assert {written for _, written in told} == {lang}
            assert len({name for name, _ in told}) == len(codes)


def test_short_names_are_no_longer_than_the_names() -> None:
    full = {row["code"]: row for row in read_areas()}
    for code, (short, on_map) in short_names().items():
        for lang in ("en", "cy"):
            for each in (short, on_map):
                assert len(each.in_language(lang)[0]) <= len(full[code][f"name_{lang}"])
