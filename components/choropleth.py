"""The map of Wales on the screen: one deck.gl layer a place, each reading its own outline.

The outlines are static files that the browser keeps; a rerun sends colours and words only. The
tooltip holds every place's words once and shows the one whose code the outline carries.
"""

import json
from functools import cached_property
from html import escape
from typing import Any

import pydeck as pdk

from components.map_view import MapView
from components.palette import Palette, rgba
from components.words import limits_words, notes_words, value_words
from data.boundaries import label_points
from data.tiles import list_tiles
from locales import Translator

HEIGHT = 500
CENTRE = {"latitude": 52.42, "longitude": -3.98, "zoom": 6.5}
OUTLINES = "app/static/boundaries/{code}.geojson"
MOVES = {"scrollZoom": False, "dragRotate": False, "touchRotate": False, "keyboard": False}


class DrawnDeck(pdk.Deck):  # type: ignore[misc]
    """A map that is written as JSON once, however often it is shown."""

    @cached_property
    def _written(self) -> str:
        indented = super().to_json()  # more than half of it blanks
        return json.dumps(json.loads(indented), separators=(",", ":"), ensure_ascii=False)

    def to_json(self) -> str:
        """Return the map as deck.gl's JSON."""
        return self._written


def build_choropleth(
    view: MapView, picked: str | None, palette: Palette, _: Translator
) -> DrawnDeck:
    """Return the map; it asks nothing of the network but the app's own outlines."""
    layers = [_place_layer(view, code, code == picked, palette) for code in view.names]
    if picked in view.names:  # drawn last, so that its outline lies over its neighbours'
        layers.append(layers.pop(list(view.names).index(picked)))
    return DrawnDeck(
        layers=[*layers, *_label_layers(view, palette, _.lang)],
        views=[pdk.View(type="MapView", controller=MOVES)],
        initial_view_state=pdk.ViewState(**CENTRE),
        map_provider=None,
        tooltip={
            "html": build_tooltip(view, _),
            "style": {"backgroundColor": "transparent", "padding": "0", "zIndex": 2},
        },
    )


def _place_layer(view: MapView, code: str, picked: bool, palette: Palette) -> pdk.Layer:
    number = view.class_of(code)
    colour = palette.no_figure if number is None else palette.classes[number]
    return pdk.Layer(
        "GeoJsonLayer",
        OUTLINES.format(code=code),
        id=code,
        filled=True,
        stroked=True,
        pickable=True,
        # Streamlit fades the colour of every place but the picked one, which would tear the map
        # from its legend; what is set on the inner layer stays.
        _sub_layer_props={"polygons-fill": {"getFillColor": rgba(colour)}},
        get_fill_color=rgba(colour),
        get_line_color=rgba(palette.hoped if picked else palette.background),
        line_width_units=pdk.types.String("pixels"),
        get_line_width=4 if picked else 1,
    )


def _label_layers(view: MapView, palette: Palette, lang: str) -> list[pdk.Layer]:
    """Return the labels: one layer for each colour of ink that the places under them ask for."""
    points = label_points()
    by_ink: dict[str, list[dict[str, Any]]] = {}
    for tile in list_tiles():
        label = {
            "t": tile.on_map.in_language(lang)[0],
            "p": [round(at, 4) for at in points[tile.code]],
        }
        by_ink.setdefault(_ink(view.class_of(tile.code), palette), []).append(label)
    return [_labels(labels, ink) for ink, labels in by_ink.items()]


def _labels(labels: list[dict[str, Any]], ink: str) -> pdk.Layer:
    return pdk.Layer(
        "TextLayer",
        labels,
        id=f"labels{ink}",
        get_text="t",
        get_position="p",
        get_size=11,
        get_color=rgba(ink),
        _sub_layer_props={"characters": {"getColor": rgba(ink)}},
        font_family=pdk.types.String("Source Sans, sans-serif"),
        font_weight=600,
        character_set=pdk.types.String("auto"),
        pickable=False,
    )


def _ink(number: int | None, palette: Palette) -> str:
    return palette.ink if number is None else palette.on_class[number]


def build_tooltip(view: MapView, _: Translator) -> str:
    """Return the tooltip's markup: all places, of which the style shows the one pointed at."""
    told = "".join(
        f'<p class="{code}"><b>{escape(name)}</b><br>{_place_words(view, code, _)}</p>'
        for code, name in view.names.items()
    )
    return f'<div class="mw-tip mw-tip-{{code}}">{told}</div>'


def _place_words(view: MapView, code: str, _: Translator) -> str:
    figure = view.shown.get(code)
    if figure is None:
        return escape(_("no figure"))
    lines = []
    if figure.value is None:
        lines.append(_("no figure"))
    else:
        lines.append(value_words(figure.value, view.figures.facts, _.lang))
    limits = limits_words(figure, view.figures.facts, _)
    if limits:
        lines.append(_("95% limits: {limits}", limits=limits))
    if figure.notes:
        lines.append(notes_words(figure, _))
    return "<br>".join(escape(each) for each in lines)
