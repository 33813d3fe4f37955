"""The map as native shapes: 22 named tiles, the key, and the 22 outlines as a group beside them."""

from typing import Any

from components.briefing.deck import Key, MapPicture
from components.briefing.map_layout import LaidKey, LaidTile, lay_out_map
from components.briefing.placed import SMALLEST, Box
from components.briefing.slides.cleaned import clean
from components.briefing.slides.fitted import fit_into
from components.briefing.slides.named import mark_decorative, name
from components.briefing.slides.shapes import EMPTY, dress, put_outline, put_shape
from components.briefing.slides.texts import Style, prepare_frame, put_text, write_run
from components.map_svg import outline_corners
from components.palette import Palette
from locales import text

TILE_EDGE, OUTLINE_EDGE = 1.5, 1.5
SIDE = 3.0
"""Units left free at the sides of a tile."""


def put_map(slide: Any, box: Box, picture: MapPicture, lang: str, palette: Palette) -> None:
    """Put the map into a box: the tiles, what their colours mean, and the shape of Wales."""
    laid = lay_out_map(picture, box)
    for tile in laid.tiles:
        _put_tile(slide, tile, picture.keys[tile.place.key], lang, palette)
    leading = laid.scale.leading
    style = Style(laid.scale.size, palette.ink, lang, leading, weight=600)
    put_text(slide, laid.scale_at, " ".join(laid.scale.lines), style, "scale")
    for at, key in enumerate(laid.keys, start=1):
        _put_key(slide, key, f"key-{at}", lang, palette)
    if laid.outlines is not None:
        _put_outlines(slide, laid.outlines, picture, lang, palette)


def _put_tile(slide: Any, tile: LaidTile, key: Key, lang: str, palette: Palette) -> None:
    shape = put_shape(slide.shapes, tile.box)
    name(shape, tile.place.name, tile.place.told)
    dress(shape, key.fill[0], key.form, palette, palette.muted, TILE_EDGE)
    ink = palette.ink if key.form == EMPTY else key.ink[0]
    frame = shape.text_frame
    prepare_frame(frame, middle=True)
    for at, (said, weight) in enumerate(((tile.name, 600), (tile.said, 400))):
        words = clean(" ".join(said.lines))
        room = Box(0, 0, tile.box.width - 2 * SIDE, said.leading)
        fitted = fit_into(words, room, said.size, said.leading, weight)
        paragraph = frame.add_paragraph() if at else frame.paragraphs[0]
        style = Style(fitted.size, ink, lang, weight=weight, align="center")
        write_run(paragraph, fitted, style)


def _put_key(slide: Any, laid: LaidKey, called: str, lang: str, palette: Palette) -> None:
    swatch = put_shape(slide.shapes, laid.swatch)
    mark_decorative(swatch, f"{called}-swatch")
    dress(swatch, laid.key.fill[0], laid.key.form, palette, palette.muted, TILE_EDGE)
    style = Style(max(laid.said.size, SMALLEST), palette.ink, lang, laid.said.leading)
    put_text(slide, laid.at, " ".join(laid.said.lines), style, called)


def _put_outlines(slide: Any, box: Box, picture: MapPicture, lang: str, palette: Palette) -> None:
    """Put the outlines as one group that says what the map shows, each named by its place."""
    _ = text(lang)
    group = slide.shapes.add_group_shape()
    rings = outline_corners(box.width)
    for place in picture.places:
        if place.code not in rings:
            continue
        moved = [[(box.x + x, box.y + y) for x, y in ring] for ring in rings[place.code]]
        shape = put_outline(group.shapes, moved, closed=True)
        name(shape, _("{place} (map)", place=place.name), place.told)
        key = picture.keys[place.key]
        dress(shape, key.fill[0], key.form, palette, palette.muted, OUTLINE_EDGE)
    name(group, _("Map of Wales"), picture.alt)
