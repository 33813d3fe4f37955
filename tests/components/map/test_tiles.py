"""The tiles: each a link on the screen, and the same as a drawing for files."""

import re
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from components.map.sheet import Form, Sheet
from components.map.tiles import (
    build_small_tiles,
    build_tiles,
    hatches,
    level_of,
    small_size,
    tile_links,
)
from components.map.value import value_sheet
from components.map.view import Level, area_names, map_view
from components.palette import PALETTES
from components.shell.address import href
from components.shell.screens import MAP
from data.tiles import list_tiles, short_names
from locales import text
from tests.components.making import (
    HOSTILE,
    area_frame,
    make_figure,
    make_figures,
    make_view,
    place_codes,
)
from tests.components.markup import Element, drawn_texts, read_drawing, read_markup

EN, CY, LIGHT = text("en"), text("cy"), PALETTES["light"]
CARDIFF, NEWPORT, POWYS = "W06000015", "W06000022", "W06000023"
GIVEN = {"lang": "cy", "mode": "change", "as": "tiles"}


def sheet_of(lang: str = "en") -> Sheet:
    return value_sheet(make_view(lang=lang), {}, text(lang))


def marked_sheet() -> Sheet:
    values = dict.fromkeys(place_codes(), 3.0)
    marked = {
        CARDIFF: make_figure(None, notes=("x",)),
        NEWPORT: make_figure(None, notes=("c",)),
        POWYS: make_figure(None, notes=("z",)),
    }
    return value_sheet(make_view({**values, **marked}), {}, EN)


def level_sheet(level: Level, lang: str = "en") -> Sheet:
    codes = list(area_names(area_frame(), level, lang))
    figures = make_figures({(code, "2023"): float(at) for at, code in enumerate(codes)})
    return value_sheet(map_view(figures, "2023", area_frame(), lang, level), {}, text(lang))


def address(code: str | None) -> str:
    return href(MAP, {**GIVEN, "area": code})


def links(sheet: Sheet, picked: str | None = None, lang: str = "en") -> dict[str, Element]:
    """Return the tiles by code, in their own order."""
    read = read_markup(tile_links(sheet, picked, LIGHT, address, text(lang)))
    return dict(zip(sheet.names, read.all("a"), strict=True))


def asked(tile: Element) -> dict[str, list[str]]:
    return parse_qs(urlsplit(tile.attributes["href"]).query)


@pytest.mark.parametrize("level", Level)
def test_each_tile_leads_to_the_same_map_with_its_place_picked(level: Level) -> None:
    given = {name: [value] for name, value in GIVEN.items()}
    for code, tile in links(level_sheet(level)).items():
        assert asked(tile) == {**given, "area": [code]}
        assert tile.attributes["target"] == "_self"


def test_the_picked_tile_is_current_and_leads_back_to_none() -> None:
    tiles = links(sheet_of(), CARDIFF)
    current = [code for code, tile in tiles.items() if "aria-current" in tile.attributes]
    assert current == [CARDIFF]
    assert tiles[CARDIFF].attributes["aria-current"] == "true"
    assert "area" not in asked(tiles[CARDIFF])
    assert asked(tiles[CARDIFF])["mode"] == ["change"]


def test_the_tiles_are_a_list_that_says_what_it_is_of() -> None:
    sheet = sheet_of()
    read = read_markup(tile_links(sheet, None, LIGHT, address, EN))
    (tiles,) = read.all("ul")
    assert tiles.attributes["aria-label"] == sheet.finding
    assert [child.tag for child in tiles.children] == ["li"] * 22
    assert all(len(item.all("a")) == 1 for item in tiles.children)


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_each_tile_says_its_name_and_its_figure(lang: str) -> None:
    values = {code: f"{at}.0" for at, code in enumerate(place_codes(), start=1)}
    for code, tile in links(sheet_of(lang), lang=lang).items():
        assert tile.text == f"{short_names()[code][0].in_language(lang)[0]} {values[code]}"


def test_each_tile_tells_its_whole_name_and_its_class_when_pointed_at() -> None:
    sheet = sheet_of()
    for code, tile in links(sheet).items():
        assert tile.attributes["title"] == f"{sheet.names[code]}: {sheet.class_of(code).said}"


def test_each_tile_stands_where_its_place_lies() -> None:
    places = {tile.code: f"grid-area:{tile.row + 1}/{tile.column + 1}" for tile in list_tiles()}
    read = read_markup(tile_links(sheet_of(), None, LIGHT, address, EN))
    shown = [item.attributes["style"].rstrip(";") for item in read.all("li")]
    assert shown == [places[code] for code in sheet_of().names]
    assert len(set(shown)) == 22


@pytest.mark.parametrize("level", [Level.BOARDS, Level.REGIONS])
def test_boards_and_regions_flow_by_name(level: Level) -> None:
    sheet = level_sheet(level)
    read = read_markup(tile_links(sheet, None, LIGHT, address, EN))
    assert "mw-tiles-flow" in read.first("ul").attributes["class"]
    assert {item.attributes["style"] for item in read.all("li")} == {""}
    assert level_of(sheet) is level


@pytest.mark.parametrize("theme", PALETTES)
def test_colour_ink_and_form_are_those_of_the_class(theme: str) -> None:
    sheet, palette = marked_sheet(), PALETTES[theme]
    read = read_markup(tile_links(sheet, None, palette, address, EN))
    for code, tile in zip(sheet.names, read.all("a"), strict=True):
        form, tint = sheet.form_of(code), sheet.class_of(code).tint
        empty = form is Form.EMPTY
        fill = palette.background if empty else tint.fill(palette)
        ink = palette.ink if empty else tint.ink(palette)
        assert tile.attributes["style"] == f"background-color:{fill};color:{ink}"
        assert tile.attributes["class"] == f"mw-tile mw-form-{form}"
    assert {sheet.form_of(code) for code in (CARDIFF, NEWPORT, POWYS)} == {
        Form.RISING,
        Form.FALLING,
        Form.EMPTY,
    }


def test_hostile_names_and_findings_stay_text() -> None:
    sheet = sheet_of()
    hostile = replace(
        sheet,
        names=dict.fromkeys(sheet.names, HOSTILE),
        finding=HOSTILE,
        classes=tuple(replace(klass, said=HOSTILE) for klass in sheet.classes),
        shown={code: replace(each, short=HOSTILE) for code, each in sheet.shown.items()},
    )
    read = read_markup(
        tile_links(hostile, CARDIFF, LIGHT, lambda code: f"./map?x={code}{HOSTILE}", EN)
    )
    assert read.tags() == {"ul", "li", "a", "b", "span"}
    assert read.first("ul").attributes["aria-label"] == HOSTILE
    assert read.first("a").attributes["title"] == f"{HOSTILE}: {HOSTILE}"
    assert set(read.first("a").attributes) == {"class", "target", "href", "title", "style"}


def test_each_tile_of_the_drawing_has_its_name_and_its_figure() -> None:
    read = read_drawing(build_tiles(sheet_of("cy"), None, LIGHT, CY))
    values = {code: f"{at}.0" for at, code in enumerate(place_codes(), start=1)}
    names = {tile.code: tile.short.in_language("cy")[0] for tile in list_tiles()}
    wanted = [said for code in sheet_of("cy").names for said in (names[code], values[code])]
    assert drawn_texts(read) == wanted


def test_a_tile_without_a_figure_is_marked_in_the_drawing_and_says_so() -> None:
    read = read_drawing(build_tiles(marked_sheet(), None, LIGHT, EN))
    assert drawn_texts(read).count("no figure") == 3
    patterns = {pattern.get("id") for pattern in read.iter("pattern")}
    used = [rect.get("fill", "") for rect in read.findall("rect")]
    hatched = [fill for fill in used if fill.startswith("url(#")]
    assert {fill.removeprefix("url(#").removesuffix(")") for fill in hatched} == patterns
    assert len(hatched) == len(patterns) == 2
    assert used.count(LIGHT.background) == 1


def test_the_picked_tile_alone_is_framed() -> None:
    read = read_drawing(build_tiles(sheet_of(), CARDIFF, LIGHT, EN))
    framed = [rect for rect in read.findall("rect") if rect.get("stroke") == LIGHT.hoped]
    assert len(framed) == 1
    assert framed[0].get("stroke-width") == "4"


@pytest.mark.parametrize("level", Level)
def test_no_two_tiles_lie_on_one_another(level: Level) -> None:
    large = read_drawing(build_tiles(level_sheet(level), None, LIGHT, EN))
    small = read_drawing(build_small_tiles(level_sheet(level), LIGHT))
    places = [(rect.get("x"), rect.get("y")) for rect in large.findall("rect")]
    for read, corners in ((large, places), (small, [at for at, _fill in small_tiles_of(small)])):
        assert len(set(corners)) == len(corners) == len(level_sheet(level).names)
        width, height = float(read.get("width", 0)), float(read.get("height", 0))
        assert all(float(x or 0) < width and float(y or 0) < height for x, y in corners)


def small_tiles_of(read: Any) -> list[tuple[tuple[str, str], str]]:
    """Return corner and colour of every small tile; hatching lies over them."""
    return [
        (corner, drawn.get("fill", ""))
        for drawn in read.findall("path")
        if drawn.get("fill", "").startswith("#")
        for corner in re.findall(r"M([0-9.]+) ([0-9.]+)h", drawn.get("d", ""))
    ]


def test_small_tiles_have_the_colours_of_the_sheet_and_no_words() -> None:
    sheet = marked_sheet()
    small = read_drawing(build_small_tiles(sheet, LIGHT))
    assert drawn_texts(small) == []
    wanted = [
        LIGHT.background
        if sheet.form_of(code) is Form.EMPTY
        else sheet.class_of(code).tint.fill(LIGHT)
        for code in sheet.names
    ]
    assert sorted(fill for _at, fill in small_tiles_of(small)) == sorted(wanted)
    hatched = [each for each in small.findall("path") if each.get("fill", "").startswith("url(")]
    forms = {sheet.form_of(code) for code in sheet.names} & {Form.RISING, Form.FALLING}
    assert len(hatched) == len(forms) > 0
    large = read_drawing(build_tiles(sheet, None, LIGHT, EN))
    assert small_size(sheet) < (int(large.get("width", 0)), int(large.get("height", 0)))


def test_hatching_is_asked_for_only_where_a_place_is_hatched() -> None:
    assert list(hatches(sheet_of(), LIGHT)) == []
    assert len(set(hatches(marked_sheet(), LIGHT))) == 2
