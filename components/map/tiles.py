"""The tile map of Wales: every place the same size, named. On the screen each tile is a link."""

from collections.abc import Callable, Iterator
from html import escape

from components.hatch import Hatch, hatch_patterns, hatched
from components.html import Html
from components.map.sheet import Form, Sheet
from components.map.view import Level
from components.palette import Palette
from components.svg import box, drawing, words
from data.tiles import list_tiles, short_names
from locales import Translator

WIDTH, HEIGHT, GAP = 92, 58, 5
SMALL = 30, 21, 2
SMALL_STEP = 6.0
NO_FILL = "none"
HATCHES = {Form.RISING: Hatch.RISING, Form.FALLING: Hatch.FALLING}
ACROSS_FLOW = 2
"""How many tiles of health boards or regions stand side by side in a drawing."""


def tile_links(
    sheet: Sheet,
    picked: str | None,
    palette: Palette,
    address: Callable[[str | None], str],
    _: Translator,
) -> Html:
    """Return the tiles as a list of links, each to the same map with that place picked.

    Parameters
    ----------
    address
        Of the map with a place picked; None: with none, for the tile that is picked already.
    """
    places = {tile.code: (tile.column + 1, tile.row + 1) for tile in list_tiles()}
    flows = not set(sheet.names) <= set(places)
    items = "".join(
        _item(sheet, code, places.get(code), picked, palette, address, _) for code in sheet.names
    )
    css = "mw-tiles mw-tiles-flow" if flows else "mw-tiles"
    return Html(f'<ul class="{css}" aria-label="{escape(sheet.finding)}">{items}</ul>')


def _item(
    sheet: Sheet,
    code: str,
    at: tuple[int, int] | None,
    picked: str | None,
    palette: Palette,
    address: Callable[[str | None], str],
    _: Translator,
) -> str:
    klass, shown = sheet.class_of(code), sheet.shown[code]
    form = sheet.form_of(code)
    fill = palette.background if form is Form.EMPTY else klass.tint.fill(palette)
    ink = palette.ink if form is Form.EMPTY else klass.tint.ink(palette)
    place = f"grid-area:{at[1]}/{at[0]};" if at else ""
    chosen = code == picked
    current = ' aria-current="true"' if chosen else ""
    name = short_names()[code][0].in_language(_.lang)[0]
    told = f"{sheet.names[code]}: {klass.said}"
    return (
        f'<li style="{place}"><a class="mw-tile mw-form-{form}"{current} target="_self" '
        f'href="{escape(address(None if chosen else code))}" title="{escape(told)}" '
        f'style="background-color:{fill};color:{ink}"><b>{escape(name)}</b> '
        f"<span>{escape(shown.short)}</span></a></li>"
    )


def build_tiles(sheet: Sheet, picked: str | None, palette: Palette, _: Translator) -> str:
    """Return the tile map as a drawing, for files."""
    at = _positions(sheet)
    shapes = [hatch_patterns(hatches(sheet, palette), palette)]
    for code in sheet.names:
        shapes.extend(_tile(sheet, code, at[code], code == picked, palette, _))
    across = max(column for column, _row in at.values()) + 1
    down = max(row for _column, row in at.values()) + 1
    size = across * (WIDTH + GAP) + GAP, down * (HEIGHT + GAP) + GAP
    return drawing(*size, shapes, anchor="middle", with_font=True)


def build_small_tiles(sheet: Sheet, palette: Palette) -> str:
    """Return the tile map in small, without words: beside a map that names the places."""
    shapes = [small_hatching(palette), *small_tiles(sheet, palette, 0, 0)]
    return drawing(*small_size(sheet), shapes)


def small_hatching(palette: Palette) -> str:
    """Return the lines that lie over small tiles, whatever their colour."""
    return hatch_patterns([(hatch, NO_FILL) for hatch in Hatch], palette, SMALL_STEP)


def small_tiles(sheet: Sheet, palette: Palette, left: float, top: float) -> Iterator[str]:
    """Yield small tiles without words, from a corner on: one outline for all that look alike."""
    width, height, gap = SMALL
    fills: dict[str, list[str]] = {}
    for code, (column, row) in _positions(sheet).items():
        form = sheet.form_of(code)
        tint = sheet.class_of(code).tint.fill(palette)
        x, y = left + gap + column * (width + gap), top + gap + row * (height + gap)
        outline = f"M{x:g} {y:g}h{width}v{height}h-{width}z"
        fills.setdefault(palette.background if form is Form.EMPTY else tint, []).append(outline)
        if form in HATCHES:
            fills.setdefault(hatched(HATCHES[form], NO_FILL, SMALL_STEP), []).append(outline)
    for fill, outlines in sorted(fills.items()):  # a colour, by its #, before what lies over it
        yield f'<path d="{"".join(outlines)}" fill="{fill}" stroke="{palette.muted}"/>'


def small_size(sheet: Sheet) -> tuple[int, int]:
    """Return how wide and tall small tiles are, in pixels."""
    width, height, gap = SMALL
    at = _positions(sheet)
    across = max(column for column, _row in at.values()) + 1
    down = max(row for _column, row in at.values()) + 1
    return across * (width + gap) + gap, down * (height + gap) + gap


def hatches(sheet: Sheet, palette: Palette) -> Iterator[tuple[Hatch, str]]:
    """Yield the hatching that a drawing of a sheet needs."""
    for code in sheet.names:
        form = sheet.form_of(code)
        if form in HATCHES:
            yield HATCHES[form], sheet.class_of(code).tint.fill(palette)


def filled(form: Form, fill: str, palette: Palette) -> str:
    """Return what a shape of a form is filled with."""
    if form in HATCHES:
        return hatched(HATCHES[form], fill)
    return palette.background if form is Form.EMPTY else fill


def _positions(sheet: Sheet) -> dict[str, tuple[int, int]]:
    """Return the column and row of each tile; those of a roll-up stand one after the other."""
    tiles = {tile.code: (tile.column, tile.row) for tile in list_tiles()}
    if set(sheet.names) <= set(tiles):
        return {code: tiles[code] for code in sheet.names}
    return {code: divmod(at, ACROSS_FLOW)[::-1] for at, code in enumerate(sheet.names)}


def _tile(
    sheet: Sheet, code: str, at: tuple[int, int], picked: bool, palette: Palette, _: Translator
) -> list[str]:
    x, y = GAP + at[0] * (WIDTH + GAP), GAP + at[1] * (HEIGHT + GAP)
    tint, form = sheet.class_of(code).tint, sheet.form_of(code)
    ink = palette.ink if form is Form.EMPTY else tint.ink(palette)
    frame, thick = (palette.hoped, 4) if picked else (palette.muted, 0.75)
    name = short_names()[code][0].in_language(_.lang)[0]
    middle = x + WIDTH / 2
    fill = filled(form, tint.fill(palette), palette)
    return [
        box(x, y, WIDTH, HEIGHT, fill, frame, stroke_width=thick),
        words(middle, y + 24, name, ink, 13, weight=600),
        words(middle, y + 44, sheet.shown[code].short, ink, 14),
    ]


def level_of(sheet: Sheet) -> Level:
    """Return which areas a sheet is of."""
    codes = set(sheet.names)
    if codes <= {tile.code for tile in list_tiles()}:
        return Level.PLACES
    return Level.BOARDS if any(code.startswith("W11") for code in codes) else Level.REGIONS
