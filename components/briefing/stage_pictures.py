"""What a picture of a briefing is on the screen and on paper: a drawing, or our own HTML."""

from collections.abc import Callable, Iterator
from html import escape

from components.briefing.deck import (
    ChartPicture,
    GridPicture,
    Key,
    LinePicture,
    MapPicture,
    Picture,
    TablePicture,
)
from components.briefing.fitting import Fitted
from components.briefing.grid_layout import LaidCell, LaidGrid, lay_out_grid
from components.briefing.line_drawing import draw_line
from components.briefing.map_layout import LaidKey, LaidTile, lay_out_map
from components.briefing.placed import Box, PlacedPicture
from components.briefing.table_layout import LaidTable, lay_out_table
from components.chart_svg import svg_chart
from components.hatch import Hatch
from components.html import Html, picture
from components.map_svg import PlaceStyle, draw_map
from components.palette import PALETTES, Palette
from locales import text

CHART_SCALE = 2.25
"""Units of the stage for a pixel of a chart: its ticks are 13 pixels."""
HATCHES = {"rising": Hatch.RISING, "falling": Hatch.FALLING}

Unit = Callable[[float], str]
"""Turns units of the stage into a length of CSS."""


def picture_html(placed: PlacedPicture, lang: str, palette: Palette, unit: Unit) -> Html:
    """Return a picture in its box."""
    return Html("".join(_drawn(placed.picture, placed.box, lang, palette, unit)))


def at_box(box: Box, unit: Unit) -> str:
    """Return where something stands, as the custom properties that the stylesheet reads."""
    return f"--x:{unit(box.x)};--y:{unit(box.y)};--w:{unit(box.width)};--h:{unit(box.height)};"


def lines_html(lines: tuple[str, ...]) -> str:
    """Return lines; where there is no room for them side by side, they flow as one text."""
    return " <br>".join(escape(line) for line in lines)


def _drawn(shown: Picture, box: Box, lang: str, palette: Palette, unit: Unit) -> Iterator[str]:
    match shown:
        case ChartPicture():
            width, height = box.width / CHART_SCALE, box.height / CHART_SCALE
            svg = svg_chart(shown.chart, palette, lang, round(width), round(height))
            yield _image(svg, shown.alt, box, unit)
        case LinePicture():
            svg = draw_line(shown, palette, lang, round(box.width), round(box.height))
            yield _image(svg, shown.alt, box, unit)
        case MapPicture():
            yield from _map(shown, box, lang, palette, unit)
        case GridPicture():
            laid = lay_out_grid(shown, lang, box.width, box.height)
            yield _table(box, unit, laid, shown.alt, "mw-stage-grid", _grid(shown, laid, unit))
        case TablePicture():
            table = lay_out_table(shown, box.width, box.height)
            yield _table(box, unit, table, shown.alt, "mw-stage-table", _rows(table, lang, unit))


def _image(svg: str, alt: str, box: Box, unit: Unit, css: str = "mw-stage-drawn") -> str:
    """Return a drawing; on a phone it keeps a size at which it can be read, and is moved along."""
    return (
        f'<div class="mw-stage-at mw-stage-picture {css}" style="{at_box(box, unit)}" tabindex="0">'
        f"{picture(svg, alt, 'mw-stage-image')}</div>"
    )


# Tables


def _table(
    box: Box, unit: Unit, laid: LaidTable | LaidGrid, alt: str, css: str, rows: Iterator[str]
) -> str:
    columns = "".join(f'<col style="width:{unit(width)}">' for width in laid.widths)
    return (
        f'<div class="mw-stage-at mw-stage-picture" style="{at_box(box, unit)}" tabindex="0">'
        f'<table class="{css}" style="--s:{unit(laid.size)}"><caption class="mw-stage-unseen">'
        f"{escape(alt)}</caption><colgroup>{columns}</colgroup>{''.join(rows)}</table></div>"
    )


def _rows(laid: LaidTable, lang: str, unit: Unit) -> Iterator[str]:
    head = "".join(f'<th scope="col">{lines_html(each.lines)}</th>' for each in laid.heads)
    yield f"<thead>{_row(laid.heights[0], unit, head)}</thead><tbody>"
    for height, (first, *rest) in zip(laid.heights[1:], laid.rows, strict=True):
        cells = "".join(f"<td>{lines_html(each.lines)}</td>" for each in rest)
        yield _row(height, unit, f'<th scope="row">{lines_html(first.lines)}</th>{cells}')
    if laid.hidden:
        said = escape(text(lang)("Not shown here: {count}", count=laid.hidden))
        yield f'<tr><td class="mw-stage-muted" colspan="{len(laid.heads)}">{said}</td></tr>'
    yield "</tbody>"


def _row(height: float, unit: Unit, cells: str) -> str:
    return f'<tr style="height:{unit(height)}">{cells}</tr>'


def _grid(shown: GridPicture, laid: LaidGrid, unit: Unit) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{lines_html(each.lines)}</th>' for each in laid.heads)
    yield f"<thead>{_row(laid.heights[0], unit, f'<td></td>{heads}')}</thead><tbody>"
    for height, name, cells in zip(laid.heights[1:], laid.row_names, laid.rows, strict=True):
        said = "".join(_cell(cell) for cell in cells)
        yield _row(height, unit, f'<th scope="row">{lines_html(name.lines)}</th>{said}')
    yield "</tbody>"


def _cell(cell: LaidCell) -> str:
    css = ' class="mw-stage-stressed"' if cell.stressed else ""
    title = f"<strong>{lines_html(cell.title.lines)}</strong>" if cell.title else ""
    names = "".join(f"<p>{lines_html(name.lines)}</p>" for name in cell.names)
    more = f'<p class="mw-stage-muted">{escape(cell.more)}</p>' if cell.more else ""
    return f"<td{css}>{title}{names}{more}</td>"


# The map


def _map(shown: MapPicture, box: Box, lang: str, palette: Palette, unit: Unit) -> Iterator[str]:
    laid = lay_out_map(shown, box)
    theme = 0 if palette is PALETTES["light"] else 1
    tiles = "".join(_tile(each, shown.keys, theme, unit) for each in laid.tiles)
    yield f'<ul class="mw-stage-tiles" aria-label="{escape(shown.alt)}">{tiles}</ul>'
    yield _words(laid.scale_at, laid.scale, unit, "mw-stage-scale")
    keys = "".join(_key(each, theme, unit) for each in laid.keys)
    yield f'<ul class="mw-stage-keys" aria-label="{escape(shown.scale)}">{keys}</ul>'
    if laid.outlines:
        said = text(lang)("The outlines of Wales in the same colours")
        svg = _outlines(shown, theme, palette, laid.outlines.width)
        yield _image(svg, said, laid.outlines, unit, "mw-stage-outlines")


def _tile(tile: LaidTile, keys: tuple[Key, ...], theme: int, unit: Unit) -> str:
    key, box = keys[tile.place.key], tile.box
    style = f"{at_box(box, unit)}--s:{unit(tile.name.size)};--l:{unit(tile.name.leading)};"
    style += f"--column:{tile.place.column + 1};--row:{tile.place.row + 1};"
    colours = f"background-color:{key.fill[theme]};color:{key.ink[theme]}"
    return (
        f'<li class="mw-stage-at mw-stage-tile mw-stage-{escape(key.form)}" '
        f'style="{style}{colours}"><b>{lines_html(tile.name.lines)}</b> '
        f"<span>{lines_html(tile.said.lines)}</span>"
        f'<span class="mw-stage-unseen"> {escape(key.said)}</span></li>'
    )


def _key(laid: LaidKey, theme: int, unit: Unit) -> str:
    key = laid.key
    swatch = (
        f'<span class="mw-stage-at mw-stage-swatch mw-stage-{escape(key.form)}" '
        f'style="{at_box(laid.swatch, unit)}background-color:{key.fill[theme]}"></span>'
    )
    return f"<li>{swatch}{_words(laid.at, laid.said, unit, 'mw-stage-said', tag='span')}</li>"


def _words(box: Box, said: Fitted, unit: Unit, css: str, tag: str = "p") -> str:
    sizes = f"--s:{unit(said.size)};--l:{unit(said.leading)}"
    return (
        f'<{tag} class="mw-stage-at mw-stage-text {css}" style="{at_box(box, unit)}{sizes}">'
        f"{lines_html(said.lines)}</{tag}>"
    )


def _outlines(shown: MapPicture, theme: int, palette: Palette, width: float) -> str:
    styles = {}
    for place in shown.places:
        key = shown.keys[place.key]
        hatch = HATCHES.get(key.form)
        stroke = palette.muted if key.form == "empty" else None
        styles[place.code] = PlaceStyle(key.fill[theme], stroke=stroke, hatch=hatch)
    return draw_map(styles, palette, round(width))
