"""The same map at several times, in small and on one scale: how the pattern came about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from components.fonts import text_width
from components.html import Html, Row, Table, picture, table_html
from components.map.legend import list_entries, swatch
from components.map.sheet import Form, MapClass, MapColumn, Sheet, cell_words
from components.map.tiles import build_small_tiles, small_hatching, small_size, small_tiles
from components.palette import Palette
from components.svg import drawing, words
from components.takeaway import Column, TakenTable, Value
from locales import Translator
from models.area import WALES

MOST = 6
GAP, HEAD = 22, 22


@dataclass(frozen=True)
class Times:
    """The same map at several times.

    Attributes
    ----------
    named
        What each time is called.
    sheets
        One a time, all with the same classes.
    """

    named: tuple[str, ...]
    sheets: tuple[Sheet, ...]


def choose_times(periods: Sequence[str], yearly: int) -> tuple[str, ...]:
    """Return up to `MOST` periods that end with the newest, evenly spaced by whole years.

    Parameters
    ----------
    yearly
        How many periods make a year.
    """
    years = list(periods[::-1][::yearly])
    step = max(1, -(-len(years) // MOST))
    return tuple(reversed(years[::step][:MOST]))


def build_times(times: Times, palette: Palette) -> str:
    """Return the small maps side by side as one drawing."""
    drawn, height = small_size(times.sheets[0])
    width = max(drawn, *(text_width(name, 13, 600) for name in times.named))
    shapes = [small_hatching(palette)]
    for at, (name, sheet) in enumerate(zip(times.named, times.sheets, strict=True)):
        left = at * (width + GAP)
        shapes.append(words(left + width / 2, 15, name, palette.ink, 13, weight=600))
        shapes.extend(small_tiles(sheet, palette, left + (width - drawn) / 2, HEAD))
    total = len(times.sheets) * (width + GAP) - GAP
    return drawing(total, HEAD + height, shapes, anchor="middle", with_font=True)


def times_finding(times: Times, _: Translator) -> str:
    """Return what the picture is of."""
    return _(
        "The same over time, on one scale: {first} to {last}",
        first=times.named[0],
        last=times.named[-1],
    )


def times_html(times: Times, palette: Palette, _: Translator) -> Html:
    """Return the small maps in a row, each under its time and with its own finding as its text."""
    items = "".join(
        f"<li><b>{escape(name)}</b>"
        f"{picture(build_small_tiles(sheet, palette), sheet.finding, 'mw-picture')}</li>"
        for name, sheet in zip(times.named, times.sheets, strict=True)
    )
    entries = "".join(
        f"<li>{swatch(klass.tint, form, palette)}<span>{escape(said)}</span></li>"
        for klass, form, said in times_legend(times)
    )
    return Html(
        f'<h2 class="mw-small-title mw-gap">{escape(times_finding(times, _))}</h2>'
        f'<ol class="mw-times">{items}</ol>'
        f'<ul class="mw-legend mw-legend-row mw-small">{entries}</ul>'
    )


def times_legend(times: Times) -> list[tuple[MapClass, Form, str]]:
    """Return every look that occurs at some time, once, with what it says."""
    found = {
        said: (klass, form, said)
        for sheet in times.sheets
        for klass, form, said, _count in list_entries(sheet)
    }
    return list(found.values())


def times_table(times: Times, _: Translator) -> Table:
    """Return the same as a table: the first column of the map in words, time by time."""
    column = times.sheets[-1].columns[0]
    rows = [
        Row((name, *_cells(times, area, values, column, _)))
        for area, name, values in _first_values(times)
    ]
    columns = (_("Place"), *times.named)
    return Table(times_finding(times, _), columns, rows, frozenset(range(1, len(columns))))


def _cells(
    times: Times, area: str, values: Sequence[Value], column: MapColumn, _: Translator
) -> Iterator[str]:
    """Yield each time's number, or what its tile says where there is none."""
    for value, sheet in zip(values, times.sheets, strict=True):
        shown = sheet.shown.get(area)
        yield cell_words(value, column, _) or (shown.short if shown else _("no figure"))


def times_table_html(times: Times, _: Translator) -> Html:
    """Return the table as markup."""
    return table_html(times_table(times, _))


def take_times(times: Times, _: Translator) -> TakenTable:
    """Return the table to be taken away."""
    decimals = times.sheets[-1].columns[0].decimals
    columns = [Column(_("Place")), Column(_("Code"))]
    columns += [Column(name, decimals) for name in times.named]
    rows = [(name, area, *values) for area, name, values in _first_values(times)]
    return TakenTable("over-time", times_finding(times, _), columns, rows)


def _first_values(times: Times) -> Iterator[tuple[str, str, list[Value]]]:
    """Yield code, name and what each time says of an area; Wales may have no row at some times."""
    found = [{row.area: row.values[0] for row in sheet.rows} for sheet in times.sheets]
    names = {row.area: row.name for sheet in times.sheets for row in sheet.rows}
    for area in sorted(names, key=lambda code: code != WALES):
        yield area, names[area], [each.get(area) for each in found]
