"""A screen's layout as one slide: every part of it in its box, in the order in which it is read."""

from collections.abc import Sequence
from typing import Any

from components.briefing.deck import (
    ChartPicture,
    GridPicture,
    LinePicture,
    MapPicture,
    Picture,
    Sign,
    TablePicture,
)
from components.briefing.placed import (
    SIGN_ROOM,
    Box,
    Placed,
    PlacedFrame,
    PlacedPicture,
    PlacedRule,
    PlacedText,
)
from components.briefing.slides.base import LIGHT
from components.briefing.slides.line_chart import put_line_chart
from components.briefing.slides.map_shapes import put_map
from components.briefing.slides.named import mark_decorative, name
from components.briefing.slides.number_line import put_number_line
from components.briefing.slides.shapes import fill, put_shape, stroke
from components.briefing.slides.signs import put_sign
from components.briefing.slides.tables import put_grid, put_table
from components.briefing.slides.texts import Style, put_text, set_text
from components.briefing.slides.units import corners, inner

FRAME = 2.5
SIGN_SIZE = 0.8
"""Of a sign, in sizes of its words."""


def put_placed(slide: Any, placed: Sequence[Placed], lang: str) -> tuple[str, ...]:
    """Put everything on a slide; return the whole of each text whose end did not fit."""
    cut = []
    for part in placed:
        match part:
            case PlacedText():
                cut += _put_words(slide, part, lang)
            case PlacedRule():
                rule = put_shape(slide.shapes, part.box)
                fill(rule, getattr(LIGHT, part.colour))
                mark_decorative(rule, "rule")
            case PlacedFrame():
                _put_frame(slide, part)
            case PlacedPicture():
                _put_picture(slide, part.box, part.picture, lang)
    return tuple(cut)


def _put_words(slide: Any, text: PlacedText, lang: str) -> list[str]:
    said = " ".join(text.lines)
    style = Style(
        text.size,
        getattr(LIGHT, text.colour),
        text.lang or lang,
        text.leading,
        text.weight,
        text.align,
    )
    box = text.box
    if text.sign is not Sign.NONE:
        side, room = text.size * SIGN_SIZE, text.size * SIGN_ROOM
        top = box.y + (text.leading - side) / 2
        put_sign(slide, text.sign, Box(box.x, top, side, side), LIGHT)
        box = inner(box, left=room)
    if text.tag == "h1":
        cut = _put_title(slide, box, said, style, text.name)
    else:
        cut = put_text(slide, box, said, style, text.name)
    return [text.whole or said] if cut or text.whole else []


def _put_title(slide: Any, box: Box, said: str, style: Style, called: str) -> bool:
    """Put the finding into the title's own place, where outlines and screen readers look."""
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = corners(box)
    name(title, called)
    # It is read where it stands among the rest, which is where it stands in the file.
    title._element.getparent().append(title._element)
    return set_text(title.text_frame, box, said, style)


def _put_frame(slide: Any, frame: PlacedFrame) -> None:
    shape = put_shape(slide.shapes, frame.box)
    mark_decorative(shape, "frame")
    stroke(shape, getattr(LIGHT, frame.colour), FRAME, dashed=frame.dashed)
    if not frame.dashed:
        fill(shape, LIGHT.surface)


def _put_picture(slide: Any, box: Box, picture: Picture, lang: str) -> None:
    match picture:
        case ChartPicture():
            put_line_chart(slide, box, picture, lang, LIGHT)
        case LinePicture():
            put_number_line(slide, box, picture, lang, LIGHT)
        case GridPicture():
            put_grid(slide, box, picture, lang, LIGHT)
        case MapPicture():
            put_map(slide, box, picture, lang, LIGHT)
        case TablePicture():
            put_table(slide, box, picture, lang, LIGHT)
