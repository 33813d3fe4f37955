"""The map of Wales on the screen: one deck.gl layer a place, each reading its own outline.

The outlines are static files that the browser keeps; a rerun sends colours and words only. Where a
place is marked in form, a second layer draws lines across it, from a static file too. The tooltip
holds every place's words once and shows the one whose code the outline carries.
"""

import json
from functools import cached_property
from html import escape
from typing import Any

import pydeck as pdk

from components.hatch import seen_on
from components.map.sheet import Form, Sheet
from components.map.tiles import HATCHES, level_of
from components.map.view import KINDS
from components.palette import Palette, rgba
from data.boundaries import label_points
from data.tiles import short_names
from locales import Translator

HEIGHT = 500
CENTRE = {"latitude": 52.42, "longitude": -3.98, "zoom": 6.5}
OUTLINES = "app/static/boundaries/{code}.geojson"
HATCHING = "app/static/hatching/{code}-{form}.geojson"
HATCH_OPACITY = 140
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
    sheet: Sheet, picked: str | None, palette: Palette, _: Translator
) -> DrawnDeck:
    """Return the map; it asks nothing of the network but the app's own outlines."""
    layers = [_place_layer(sheet, code, code == picked, palette) for code in sheet.names]
    if picked in sheet.names:  # drawn last, so that its outline lies over its neighbours'
        layers.append(layers.pop(list(sheet.names).index(picked)))
    return DrawnDeck(
        layers=[*layers, *_hatch_layers(sheet, palette), *_label_layers(sheet, palette, _.lang)],
        views=[pdk.View(type="MapView", controller=MOVES)],
        initial_view_state=pdk.ViewState(**CENTRE),
        map_provider=None,
        tooltip={
            "html": build_tooltip(sheet),
            "style": {"backgroundColor": "transparent", "padding": "0", "zIndex": 2},
        },
    )


def _place_layer(sheet: Sheet, code: str, picked: bool, palette: Palette) -> pdk.Layer:
    colour = place_fill(sheet, code, palette)
    edge = palette.hoped if picked else _edge(sheet, code, palette)
    return pdk.Layer(
        "GeoJsonLayer",
        OUTLINES.format(code=code),
        id=code,
        pickable=True,
        # Streamlit fades the colour of every place but the picked one, which would tear the map
        # from its legend; what is set on the inner layer stays.
        _sub_layer_props={"polygons-fill": {"getFillColor": rgba(colour)}},
        get_fill_color=rgba(colour),
        get_line_color=rgba(edge),
        line_width_min_pixels=4 if picked else 1,  # of a line that is a metre wide
    )


def place_fill(sheet: Sheet, code: str, palette: Palette) -> str:
    """Return the colour of a place."""
    empty = sheet.form_of(code) is Form.EMPTY
    return palette.background if empty else sheet.class_of(code).tint.fill(palette)


def place_ink(sheet: Sheet, code: str, palette: Palette) -> str:
    """Return the colour of what is written on a place."""
    empty = sheet.form_of(code) is Form.EMPTY
    return palette.ink if empty else sheet.class_of(code).tint.ink(palette)


def _edge(sheet: Sheet, code: str, palette: Palette) -> str:
    return palette.muted if sheet.form_of(code) is Form.EMPTY else palette.background


def _hatch_layers(sheet: Sheet, palette: Palette) -> list[pdk.Layer]:
    """Return the lines across places that are marked in form."""
    return [
        pdk.Layer(
            "GeoJsonLayer",
            HATCHING.format(code=code, form=form),
            id=f"{code}-{form}",
            get_line_color=rgba(seen_on(place_fill(sheet, code, palette), palette), HATCH_OPACITY),
            line_width_min_pixels=2,
        )
        for code in sheet.names
        if (form := sheet.form_of(code)) in HATCHES
    ]


def _label_layers(sheet: Sheet, palette: Palette, lang: str) -> list[pdk.Layer]:
    """Return the labels: one layer for each colour of ink that the places under them ask for."""
    points = label_points(KINDS[level_of(sheet)])
    by_ink: dict[str, list[dict[str, Any]]] = {}
    for code in sorted(sheet.names):
        label = {
            "t": short_names()[code][1].in_language(lang)[0],
            "p": [round(at, 4) for at in points[code]],
        }
        by_ink.setdefault(place_ink(sheet, code, palette), []).append(label)
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
    )


def build_tooltip(sheet: Sheet) -> str:
    """Return the tooltip's markup: all places, of which the style shows the one pointed at."""
    told = "".join(
        f'<p class="{code}"><b>{escape(name)}</b><br>{_told(sheet, code)}</p>'
        for code, name in sheet.names.items()
    )
    return f'<div class="mw-tip mw-tip-{{code}}">{told}</div>'


def _told(sheet: Sheet, code: str) -> str:
    return "<br>".join(escape(each) for each in sheet.shown[code].told)
