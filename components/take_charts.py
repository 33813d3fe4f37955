"""Charts as files: the drawing of the screen, framed with what it is, as SVG and as PNG.

A file travels alone: its title, its source, its date, its address and whether its figures are
made up are part of the picture.
"""

import re
from collections.abc import Iterator
from html import escape

import resvg_py

from components.fonts import FAMILY, font_files, text_width
from components.palette import PALETTES
from components.svg import box, drawing, line, words, wrap
from components.take_tables import address_words, source_sentences
from components.takeaway import About, TakenPicture
from locales import Translator

MARGIN = 24.0
NARROWEST = 560.0
"""Of the room for words, in pixels: sources under a small picture still need a line to read."""
TITLE, SMALL = 20.0, 12.0
ENLARGED = 2
"""Pixels of a PNG for each of the drawing: sharp in a document and on a good screen."""
SIZE = re.compile(r'<svg\b[^>]*?\bwidth="([\d.]+)"[^>]*?\bheight="([\d.]+)"')
LIGHT = PALETTES["light"]


def write_svg(picture: TakenPicture, about: About, _: Translator) -> bytes:
    """Return the framed picture as SVG; it carries its font."""
    return _frame(picture, about, _).encode()


def write_png(picture: TakenPicture, about: About, _: Translator) -> bytes:
    """Return the framed picture as PNG, drawn with the shipped font and no other.

    Raises
    ------
    ValueError
        Where the picture is no drawing.
    """
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=_frame(picture, about, _),
            zoom=ENLARGED,
            background=LIGHT.background,
            skip_system_fonts=True,
            font_files=[str(path) for path in font_files()],
            sans_serif_family=FAMILY,
        )
    )


def picture_size(svg: str) -> tuple[float, float]:
    """Return a drawing's width and height in pixels.

    Raises
    ------
    ValueError
        Where it says none.
    """
    found = SIZE.search(svg)
    if found is None:
        raise ValueError("the picture is no drawing of a known size")
    return float(found[1]), float(found[2])


def _frame(picture: TakenPicture, about: About, _: Translator) -> str:
    """Return the picture with its title above it, and under it where it comes from."""
    width, height = picture_size(picture.svg)
    room = max(width, NARROWEST)
    shapes = [
        f"<title>{escape(picture.title)}</title><desc>{escape(picture.alt)}</desc>",
    ]
    above: list[str] = []
    at = MARGIN
    if about.illustrative:
        above += _tag(at, _)
        at += 34
    for said in wrap(picture.title, room, TITLE, most=4):
        above.append(words(MARGIN, at + TITLE * 0.8, said, LIGHT.ink, TITLE, weight=600))
        at += TITLE * 1.25
    at += 12
    placed = _placed(picture.svg, MARGIN, at)
    at += height + 16
    below = [line(MARGIN, at, MARGIN + room, at, LIGHT.line)]
    at += 8
    for told in _under(about, _):
        for said in wrap(_breakable(told, room), room, SMALL, most=9, weight=400):
            at += SMALL * 1.4
            below.append(words(MARGIN, at, said, LIGHT.muted, SMALL))
        at += 3
    at += MARGIN - SMALL * 0.4
    whole = room + 2 * MARGIN
    ground = f'<rect width="{whole:g}" height="{at:g}" fill="{LIGHT.background}"/>'
    return drawing(whole, round(at), [*shapes, ground, *above, placed, *below], with_font=True)


def _placed(svg: str, x: float, y: float) -> str:
    """Return a drawing set into another; its font is the frame's."""
    inner = re.sub(r"<style>@font-face.*?</style>", "", svg, flags=re.DOTALL)
    return inner.replace("<svg ", f'<svg x="{x:g}" y="{y:g}" ', 1)


def _tag(y: float, _: Translator) -> Iterator[str]:
    """Draw the mark of made-up figures, as on the screen."""
    said = _("Illustrative figures")
    wide = text_width(said, 13, 600) + 18
    yield box(MARGIN, y, wide, 22, "none", LIGHT.hoped, dashed=True)
    yield words(MARGIN + 9, y + 15.5, said, LIGHT.hoped, 13, weight=600)


def _breakable(told: str, room: float) -> str:
    """Return a text whose words all fit a line: a long address is broken, never cut short."""
    pieces = []
    for word in told.split():
        piece = ""
        for letter in word:
            if text_width(piece + letter, SMALL) > room:
                pieces.append(piece)
                piece = ""
            piece += letter
        pieces.append(piece)
    return " ".join(pieces)


def _under(about: About, _: Translator) -> Iterator[str]:
    yield about.view
    yield from source_sentences(about)
    yield about.as_at
    if about.address:
        yield address_words(about, _)
