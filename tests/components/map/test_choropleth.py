"""The map as deck.gl gets it: nothing asked of the network, nothing hostile, colours that say."""

import json
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from components.map.choropleth import build_choropleth, build_tooltip
from components.map.view import MapView
from components.palette import PALETTES, rgba
from components.style import stylesheet
from data.settings import ROOT
from locales import text
from models.area import WALES
from tests.components.making import HOSTILE, make_figure, make_view, place_codes
from tests.components.markup import Element, read_markup

EN, CY, LIGHT = text("en"), text("cy"), PALETTES["light"]
PLACEHOLDER = "__MAP_STYLE__"
CARDIFF, NEWPORT = "W06000015", "W06000022"


def specification(view: MapView, picked: str | None = None, theme: str = "light") -> Any:
    return json.loads(build_choropleth(view, picked, PALETTES[theme], EN).to_json())


@cache
def usual() -> Any:
    return specification(make_view())


def places(given: Any) -> dict[str, Any]:
    return {each["id"]: each for each in given["layers"] if each["@@type"] == "GeoJsonLayer"}


def test_there_is_no_base_map_to_fetch() -> None:
    """pydeck writes a placeholder that Streamlit takes out; null or "" would fetch tiles."""
    assert usual().get("mapStyle", PLACEHOLDER) == PLACEHOLDER
    assert usual().get("mapProvider") is None
    assert "http" not in json.dumps(usual())


def test_each_place_is_a_layer_named_by_its_code_that_reads_its_own_file() -> None:
    layers = places(usual())
    assert sorted(layers) == place_codes()
    for code, layer in layers.items():
        assert layer["pickable"]
        assert layer["data"] == f"app/static/boundaries/{code}.geojson"
        assert (ROOT / layer["data"].removeprefix("app/")).is_file()


@pytest.mark.parametrize("theme", PALETTES)
def test_each_place_has_the_colour_of_its_class(theme: str) -> None:
    view = make_view({code: float(at) for at, code in enumerate(place_codes())} | {CARDIFF: None})
    for code, layer in places(specification(view, theme=theme)).items():
        number = view.class_of(code)
        palette = PALETTES[theme]
        wanted = palette.no_figure if number is None else palette.classes[number]
        assert layer["getFillColor"] == rgba(wanted)


def test_the_picked_place_is_outlined_over_its_neighbours() -> None:
    layers = list(places(specification(make_view(), CARDIFF)).values())
    assert layers[-1]["id"] == CARDIFF
    assert layers[-1]["getLineColor"] == rgba(LIGHT.hoped)
    assert layers[-1]["getLineWidth"] > layers[0]["getLineWidth"]
    assert len(layers) == 22


def test_labels_are_drawn_over_the_places_and_cannot_be_picked() -> None:
    kinds = [layer["@@type"] for layer in usual()["layers"]]
    assert kinds == ["GeoJsonLayer"] * 22 + ["TextLayer"] * (len(kinds) - 22)
    labels = [layer for layer in usual()["layers"] if layer["@@type"] == "TextLayer"]
    assert sum(len(layer["data"]) for layer in labels) == 22
    assert not any(layer["pickable"] for layer in labels)


def test_every_layer_has_an_id_of_its_own() -> None:
    ids = [layer["id"] for layer in usual()["layers"]]
    assert len(set(ids)) == len(ids)


def test_the_tooltip_fills_in_nothing_but_the_code() -> None:
    """What is filled in goes into the page as it is: it may only be a code of ours."""
    markup = build_choropleth(make_view(), None, LIGHT, EN)._tooltip["html"]
    assert [part.partition("}")[0] for part in markup.split("{")[1:]] == ["code"]


def tips(view: MapView, lang: str = "en") -> dict[str, Element]:
    read = read_markup(build_tooltip(view, text(lang)))
    return {each.attributes["class"]: each for each in read.all("p")}


def test_the_tooltip_shows_the_place_pointed_at_and_only_that() -> None:
    assert sorted(tips(make_view())) == place_codes()
    for theme in PALETTES:
        for code in place_codes():
            assert f".mw-tip-{code} .{code}" in stylesheet(theme)


def test_the_tooltip_tells_value_limits_and_notes() -> None:
    values = {
        CARDIFF: make_figure(52.1, lower=50.0, upper=54.2, notes=("p",)),
        NEWPORT: make_figure(None, notes=("x",)),
    }
    told = tips(make_view(values))
    assert told[CARDIFF].text == "Cardiff 52.1% 95% limits: 50.0 to 54.2 provisional"
    assert told[NEWPORT].text == "Newport no figure not available"
    assert told[place_codes()[0]].text.endswith("no figure")
    assert tips(make_view(values, "cy"), "cy")[CARDIFF].text.startswith("Caerdydd 52.1%")


def test_hostile_names_stay_text_in_the_tooltip() -> None:
    view = make_view()
    hostile = replace(view, names=dict.fromkeys(view.names, HOSTILE))
    read = read_markup(build_tooltip(hostile, EN))
    assert read.tags() == {"div", "p", "b", "br"}
    assert read.first("b").text == " ".join(HOSTILE.split())


def test_a_place_that_is_no_code_is_never_outlined() -> None:
    assert places(specification(make_view(), WALES)).keys() == places(usual()).keys()


def test_a_map_without_any_figure_is_drawn_all_the_same() -> None:
    layers = places(specification(make_view({})))
    assert {tuple(layer["getFillColor"]) for layer in layers.values()} == {
        tuple(rgba(LIGHT.no_figure))
    }
