"""The map in a box: 22 named tiles that touch nothing, the key beside them, Wales under it."""

from itertools import combinations

import pytest

from components.briefing.map_layout import lay_out_map
from components.briefing.placed import SMALLEST, Box
from tests.components.briefing.decks import map_picture
from tests.components.briefing.test_layout import touch

BOX = Box(80, 250, 1760, 690)


@pytest.mark.parametrize("lang", ["en", "cy"])
@pytest.mark.parametrize("height", [700, 560])
def test_every_place_has_a_tile_with_its_name_and_figure_whole(lang: str, height: float) -> None:
    picture = map_picture(lang)
    laid = lay_out_map(picture, Box(80, 250, 1760, height))
    assert [tile.place for tile in laid.tiles] == list(picture.places)
    assert not any(tile.name.cut or tile.said.cut for tile in laid.tiles)
    assert min(tile.name.size for tile in laid.tiles) >= SMALLEST
    assert all(tile.top >= tile.box.y for tile in laid.tiles)
    assert len({tile.name.size for tile in laid.tiles}) == 1


def test_nothing_touches_anything_or_leaves_the_box() -> None:
    laid = lay_out_map(map_picture("en"), BOX)
    assert laid.outlines is not None
    boxes = [tile.box for tile in laid.tiles] + [laid.scale_at, laid.outlines]
    boxes += [each for key in laid.keys for each in (key.swatch, key.at)]
    assert not any(touch(one, other) for one, other in combinations(boxes, 2))
    for box in boxes:
        assert BOX.x <= box.x <= box.x + box.width <= BOX.x + BOX.width + 1
        assert BOX.y <= box.y <= box.y + box.height <= BOX.y + BOX.height + 1


def test_every_entry_of_the_key_says_how_many_places_are_so() -> None:
    laid = lay_out_map(map_picture("en"), BOX)
    assert laid.keys[0].said.lines == ("moved more: 9",)


def test_without_room_for_it_wales_is_left_out() -> None:
    assert lay_out_map(map_picture("en"), Box(80, 250, 1760, 300)).outlines is None
