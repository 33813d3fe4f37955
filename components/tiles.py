"""The tile map of Wales: every place the same size, named, with its figure."""

from components.map_view import MapView
from components.palette import Palette
from components.svg import box, drawing, words
from data.tiles import Tile, list_tiles
from locales import Translator
from locales.formats import format_number

WIDTH, HEIGHT, GAP = 92, 58, 5
HATCH = (
    '<defs><pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="7" height="7" fill="{ground}"/>'
    '<line x1="0" y1="0" x2="0" y2="7" stroke="{line}" stroke-width="2"/></pattern></defs>'
)


def build_tiles(view: MapView, picked: str | None, palette: Palette, _: Translator) -> str:
    """Return the tile map as SVG."""
    tiles = list_tiles()
    shapes = [HATCH.format(ground=palette.no_figure, line=palette.line)]
    for tile in tiles:
        shapes.extend(_tile(view, tile, tile.code == picked, palette, _))
    across = max(tile.column for tile in tiles) + 1
    down = max(tile.row for tile in tiles) + 1
    size = across * (WIDTH + GAP) + GAP, down * (HEIGHT + GAP) + GAP
    return drawing(*size, shapes, anchor="middle", with_font=True)


def _tile(view: MapView, tile: Tile, picked: bool, palette: Palette, _: Translator) -> list[str]:
    x, y = GAP + tile.column * (WIDTH + GAP), GAP + tile.row * (HEIGHT + GAP)
    number = view.class_of(tile.code)
    fill = "url(#hatch)" if number is None else palette.classes[number]
    ink = palette.ink if number is None else palette.on_class[number]
    frame, thick = (palette.hoped, 4) if picked else (palette.muted, 0.75)
    middle = x + WIDTH / 2
    return [
        box(x, y, WIDTH, HEIGHT, fill, frame, stroke_width=thick),
        words(middle, y + 24, tile.short.in_language(_.lang)[0], ink, 13, weight=600),
        words(middle, y + 44, _tile_value(view, tile.code, _), ink, 14),
    ]


def _tile_value(view: MapView, code: str, _: Translator) -> str:
    figure = view.shown.get(code)
    if figure is None or figure.value is None:
        return _("no figure")
    return format_number(figure.value, view.figures.facts.decimals, _.lang)
