"""The map as deck.gl gets it: nothing asked of the network, nothing hostile, colours that say."""

import json
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from components.map.choropleth import build_choropleth, build_tooltip
from components.map.sheet import Form, Sheet
from components.map.value import value_sheet
from components.map.view import Level, area_names, map_view
from components.palette import PALETTES, rgba
from components.style import stylesheet
from data.settings import ROOT
from locales import text
from models.area import WALES
from tests.components.making import (
    HOSTILE,
    area_frame,
    make_figure,
    make_figures,
    make_view,
    place_codes,
)
from tests.components.markup import Element, read_markup

EN, CY, LIGHT = text("en"), text("cy"), PALETTES["light"]
PLACEHOLDER = "__MAP_STYLE__"
CARDIFF, NEWPORT, POWYS, GWYNEDD = "W06000015", "W06000022", "W06000023", "W06000002"
COUNTS = {Level.PLACES: 22, Level.BOARDS: 7, Level.REGIONS: 4}
MARKED = {
    CARDIFF: make_figure(None, notes=("x",)),
    NEWPORT: make_figure(None, notes=("c",)),
    POWYS: make_figure(None, notes=("z",)),
    GWYNEDD: make_figure(11.0, lower=10.0, upper=13.0),
}
"""A place of each form: rising, falling, empty, and rising over a colour."""


def sheet_of(values: Any = None, lang: str = "en") -> Sheet:
    return value_sheet(make_view(values, lang), {}, text(lang))


def marked_sheet() -> Sheet:
    values = {code: float(at) for at, code in enumerate(place_codes())}
    return sheet_of({**values, **MARKED, WALES: 11.5})


def level_sheet(level: Level) -> Sheet:
    codes = list(area_names(area_frame(), level, "en"))
    figures = make_figures({(code, "2023"): float(at) for at, code in enumerate(codes)})
    return value_sheet(map_view(figures, "2023", area_frame(), "en", level), {}, EN)


def specification(sheet: Sheet, picked: str | None = None, theme: str = "light") -> Any:
    return json.loads(build_choropleth(sheet, picked, PALETTES[theme], EN).to_json())


@cache
def usual() -> Any:
    return specification(sheet_of())


def places(given: Any) -> dict[str, Any]:
    """Return the layers of places by code: those that can be picked."""
    return {each["id"]: each for each in given["layers"] if each.get("pickable", False)}


def hatching(given: Any) -> dict[str, Any]:
    return {each["id"]: each for each in given["layers"] if "hatching" in str(each["data"])}


def is_file(address: str) -> bool:
    return (ROOT / address.removeprefix("app/")).is_file()


def test_there_is_no_base_map_to_fetch() -> None:
    """pydeck writes a placeholder that Streamlit takes out; null or "" would fetch tiles."""
    assert usual().get("mapStyle", PLACEHOLDER) == PLACEHOLDER
    assert usual().get("mapProvider") is None
    assert "http" not in json.dumps(usual())


@pytest.mark.parametrize("level", Level)
def test_each_area_is_a_layer_named_by_its_code_that_reads_its_own_file(level: Level) -> None:
    sheet = level_sheet(level)
    layers = places(specification(sheet))
    assert set(layers) == set(sheet.names)
    assert len(layers) == COUNTS[level]
    for code, layer in layers.items():
        assert layer["@@type"] == "GeoJsonLayer"
        assert layer["data"] == f"app/static/boundaries/{code}.geojson"
        assert is_file(layer["data"])


@pytest.mark.parametrize("level", Level)
def test_an_outline_carries_the_code_that_the_tooltip_asks_for(level: Level) -> None:
    for code, layer in places(specification(level_sheet(level))).items():
        outline = json.loads((ROOT / layer["data"].removeprefix("app/")).read_text("utf-8"))
        features = outline.get("features", [outline])
        assert {feature["properties"]["code"] for feature in features} == {code}


@pytest.mark.parametrize("level", Level)
def test_every_area_can_be_hatched_either_way_from_a_file(level: Level) -> None:
    for note, slope in (("x", "rising"), ("c", "falling")):
        codes = list(area_names(area_frame(), level, "en"))
        figures = make_figures({(c, "2023"): make_figure(None, notes=(note,)) for c in codes})
        view = map_view(figures, "2023", area_frame(), "en", level)
        lines = hatching(specification(value_sheet(view, {}, EN)))
        assert set(lines) == {f"{code}-{slope}" for code in codes}
        assert all(is_file(layer["data"]) for layer in lines.values())


@pytest.mark.parametrize("theme", PALETTES)
def test_each_place_has_the_colour_of_its_class(theme: str) -> None:
    sheet, palette = marked_sheet(), PALETTES[theme]
    for code, layer in places(specification(sheet, theme=theme)).items():
        empty = sheet.form_of(code) is Form.EMPTY
        wanted = palette.background if empty else sheet.class_of(code).tint.fill(palette)
        assert layer["getFillColor"] == rgba(wanted)
        assert layer["_subLayerProps"]["polygons-fill"]["getFillColor"] == rgba(wanted)


def test_what_is_marked_in_form_is_drawn_over_its_place_and_nothing_else_is() -> None:
    given = specification(marked_sheet())
    lines = hatching(given)
    assert set(lines) == {f"{CARDIFF}-rising", f"{NEWPORT}-falling", f"{GWYNEDD}-rising"}
    assert not any(layer.get("pickable", False) for layer in lines.values())
    ids = [layer["id"] for layer in given["layers"]]
    assert all(ids.index(each) > ids.index(each.partition("-")[0]) for each in lines)


def test_an_empty_place_is_seen_by_its_edge() -> None:
    edge = places(specification(marked_sheet()))[POWYS]["getLineColor"]
    assert edge == rgba(LIGHT.muted)
    assert edge != places(specification(marked_sheet()))[CARDIFF]["getLineColor"]


def test_the_picked_place_is_outlined_over_its_neighbours() -> None:
    layers = list(places(specification(sheet_of(), CARDIFF)).values())
    assert layers[-1]["id"] == CARDIFF
    assert layers[-1]["getLineColor"] == rgba(LIGHT.hoped)
    assert layers[-1]["lineWidthMinPixels"] > layers[0]["lineWidthMinPixels"]
    assert len(layers) == 22


@pytest.mark.parametrize("level", Level)
def test_labels_are_drawn_over_the_areas_and_cannot_be_picked(level: Level) -> None:
    layers = specification(level_sheet(level))["layers"]
    kinds = [layer["@@type"] for layer in layers]
    count = COUNTS[level]
    assert kinds == ["GeoJsonLayer"] * count + ["TextLayer"] * (len(kinds) - count)
    labels = [layer for layer in layers if layer["@@type"] == "TextLayer"]
    assert sum(len(layer["data"]) for layer in labels) == count
    assert not any(layer.get("pickable", False) for layer in labels)


def test_every_layer_has_an_id_of_its_own() -> None:
    ids = [layer["id"] for layer in specification(marked_sheet(), CARDIFF)["layers"]]
    assert len(set(ids)) == len(ids)


def test_the_tooltip_fills_in_nothing_but_the_code() -> None:
    """What is filled in goes into the page as it is: it may only be a code of ours."""
    markup = build_choropleth(sheet_of(), None, LIGHT, EN)._tooltip["html"]
    assert [part.partition("}")[0] for part in markup.split("{")[1:]] == ["code"]


def tips(sheet: Sheet) -> dict[str, Element]:
    read = read_markup(build_tooltip(sheet))
    return {each.attributes["class"]: each for each in read.all("p")}


@pytest.mark.parametrize("level", Level)
def test_the_tooltip_shows_the_area_pointed_at_and_only_that(level: Level) -> None:
    sheet = level_sheet(level)
    assert sorted(tips(sheet)) == sorted(sheet.names)
    for theme in PALETTES:
        for code in sheet.names:
            assert f".mw-tip-{code} .{code}" in stylesheet(theme)


def test_the_tooltip_tells_value_limits_and_notes() -> None:
    values = {
        CARDIFF: make_figure(52.1, lower=50.0, upper=54.2, notes=("p",)),
        NEWPORT: make_figure(None, notes=("x",)),
    }
    told = tips(sheet_of(values))
    assert told[CARDIFF].text == "Cardiff 52.1% 95% limits: 50.0 to 54.2 provisional"
    assert told[NEWPORT].text == "Newport no figure: not available"
    assert told[place_codes()[0]].text.endswith("no figure")
    assert tips(sheet_of(values, "cy"))[CARDIFF].text.startswith("Caerdydd 52.1%")


def test_hostile_names_stay_text_in_the_tooltip() -> None:
    sheet = sheet_of()
    hostile = replace(sheet, names=dict.fromkeys(sheet.names, HOSTILE))
    read = read_markup(build_tooltip(hostile))
    assert read.tags() == {"div", "p", "b", "br"}
    assert read.first("b").text == " ".join(HOSTILE.split())


def test_a_place_that_is_no_code_is_never_outlined() -> None:
    assert places(specification(sheet_of(), WALES)).keys() == places(usual()).keys()


def test_a_map_without_any_figure_is_drawn_all_the_same() -> None:
    layers = places(specification(sheet_of({})))
    assert {tuple(layer["getFillColor"]) for layer in layers.values()} == {
        tuple(rgba(LIGHT.no_figure))
    }
    assert len(hatching(specification(sheet_of({})))) == 22
