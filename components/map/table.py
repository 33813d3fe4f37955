"""The map in words: every place, by name or by value in groups that cannot be told apart."""

from collections.abc import Iterator, Mapping

from components.html import Cell, Group, Row, Table
from components.map.sheet import MapRow, Sheet, cell_words, numbers_of
from components.map.tiles import level_of
from components.map.view import Level
from evidence.apart import Limits, group_apart
from locales import Translator, mark
from models.area import WALES

BY_NAME, BY_VALUE = "name", "value"
ORDERS: Mapping[str, str] = {BY_NAME: mark("by name"), BY_VALUE: mark("by value, in groups")}


def can_rank(sheet: Sheet) -> bool:
    """Return whether places can be put in an order at all without claiming more than is known."""
    return len(sheet.limits) > 1


def build_map_table(
    sheet: Sheet, picked: str | None, caption: Cell, order: str, _: Translator
) -> Table:
    """Return the map in words; Wales first where it has a row."""
    ordered = order == BY_VALUE and can_rank(sheet)
    rows = list(_by_value(sheet, picked, _) if ordered else _by_name(sheet, picked, _))
    first = _("Place") if level_of(sheet) is Level.PLACES else _("Area")
    columns = (first, *(column.title for column in sheet.columns))
    return Table(caption, columns, rows, numbers=numbers_of(sheet.columns))


def _by_name(sheet: Sheet, picked: str | None, _: Translator) -> Iterator[Row | Group]:
    yield from (_row(row, sheet, picked, _) for row in sheet.rows)


def _by_value(sheet: Sheet, picked: str | None, _: Translator) -> Iterator[Row | Group]:
    """Yield the groups, the highest first; within a group by name, for it has no order."""
    rows = {row.area: row for row in sheet.rows}
    if WALES in rows:
        yield _row(rows[WALES], sheet, picked, _)
    for group in group_apart(_in_order(sheet)):
        if len(group) > 1:
            said = _("Cannot be told apart, places: {count}", count=len(group))
        else:
            said = _("Apart from all others")
        yield Group(said)
        yield from (_row(rows[code], sheet, picked, _) for code in group)
    rest = [row for row in sheet.rows if row.area != WALES and row.area not in sheet.limits]
    if rest:
        yield Group(_("Not compared: no figure, or no limits"))
        yield from (_row(row, sheet, picked, _) for row in rest)


def _in_order(sheet: Sheet) -> dict[str, Limits]:
    return {code: sheet.limits[code] for code in sheet.names if code in sheet.limits}


def _row(row: MapRow, sheet: Sheet, picked: str | None, _: Translator) -> Row:
    cells = [
        cell_words(value, column, _)
        for value, column in zip(row.values, sheet.columns, strict=True)
    ]
    return Row((row.name, *cells), picked=row.area == picked)
