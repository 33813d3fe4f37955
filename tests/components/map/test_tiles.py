"""The tile map and the legend: the same figures as the map, in words."""

from components.map.legend import build_legend
from components.map.tiles import build_tiles
from components.palette import PALETTES
from data.tiles import list_tiles
from locales import text
from tests.components.making import make_view, place_codes
from tests.components.markup import drawn_texts, read_drawing, read_markup, read_pictures

EN, CY, LIGHT = text("en"), text("cy"), PALETTES["light"]
CARDIFF = "W06000015"


def test_each_tile_has_its_name_and_its_figure() -> None:
    read = read_drawing(build_tiles(make_view(), None, LIGHT, CY))
    shown = drawn_texts(read)
    values = {code: f"{at}.0" for at, code in enumerate(place_codes(), start=1)}
    wanted = [
        said
        for tile in list_tiles()
        for said in (tile.short.in_language("cy")[0], values[tile.code])
    ]
    assert shown == wanted


def test_a_tile_without_a_figure_is_hatched_and_says_so() -> None:
    view = make_view(dict.fromkeys(place_codes(), 3.0) | {CARDIFF: None})
    read = read_drawing(build_tiles(view, None, LIGHT, EN))
    assert drawn_texts(read).count("no figure") == 1
    assert sum(rect.get("fill") == "url(#hatch)" for rect in read.findall("rect")) == 1
    assert next(read.iter("pattern")).get("id") == "hatch"


def test_the_picked_tile_alone_is_framed() -> None:
    read = read_drawing(build_tiles(make_view(), CARDIFF, LIGHT, EN))
    framed = [rect for rect in read.findall("rect") if rect.get("stroke") == LIGHT.hoped]
    assert len(framed) == 1
    assert framed[0].get("stroke-width") == "4"


def test_the_legend_tells_each_class_its_limits_and_how_many_places() -> None:
    read = read_markup(build_legend(make_view(), LIGHT, EN))
    assert [item.text for item in read.all("li")] == [
        "18.0 to 22.0 · places: 5",
        "14.0 to 17.9 · places: 4",
        "9.0 to 13.9 · places: 5",
        "5.0 to 8.9 · places: 4",
        "1.0 to 4.9 · places: 4",
    ]


def test_the_legend_tells_what_has_no_figure_only_where_something_has_none() -> None:
    view = make_view(dict.fromkeys(place_codes(), 3.0) | {CARDIFF: None})
    read = read_markup(build_legend(view, LIGHT, EN))
    assert [item.text for item in read.all("li")] == ["3.0 · places: 21", "no figure · places: 1"]
    assert read_markup(build_legend(make_view(), LIGHT, CY)).text.count("dim ffigur") == 0


def test_the_legends_colours_are_the_maps() -> None:
    fills = [
        next(drawing.iter("rect")).get("fill")
        for drawing in read_pictures(build_legend(make_view(), LIGHT, EN))
    ]
    assert fills == list(reversed(LIGHT.classes))


def test_an_empty_map_has_a_legend_that_says_so() -> None:
    read = read_markup(build_legend(make_view({}), LIGHT, EN))
    assert [item.text for item in read.all("li")] == ["no figure · places: 22"]
