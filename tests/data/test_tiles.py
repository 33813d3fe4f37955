"""The tile map: every place once, each where it can be seen, named so that it fits."""

from data.areas import read_areas
from data.tiles import list_tiles
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
