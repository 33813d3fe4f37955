"""One table, shown and taken away: the numbers on the screen are those in the file."""

from collections.abc import Collection, Iterable
from html import escape

from components.html import Cell, Html, Row, Table, table_html
from components.takeaway import TakenTable, Value
from evidence.numbers import choose_decimals, format_signed
from locales import Translator
from locales.formats import format_number


def shown_table(
    taken: TakenTable,
    _: Translator,
    *,
    signed: Collection[int] = (),
    missing: str = "",
    stacks: bool = False,
) -> Html:
    """Return a table that is taken away as it is shown on the screen.

    Parameters
    ----------
    signed
        Columns, counted from 0, whose numbers are differences: a plus is written before what is
        above zero.
    missing
        What stands for a number that is not there.
    """
    decimals = {
        at: column.decimals
        for at, column in enumerate(taken.columns)
        if column.decimals is not None
    }
    rows = [
        Row([_cell(value, at, decimals, signed, missing, _) for at, value in enumerate(row)])
        for row in taken.rows
    ]
    columns = [column.title for column in taken.columns]
    table = table_html(Table(taken.title, columns, rows, frozenset(decimals), stacks=stacks))
    notes = "".join(
        f'<p class="mw-small mw-muted mw-below">{escape(each)}</p>' for each in taken.notes
    )
    return Html(f'<div class="mw-link-table">{table}{notes}</div>')


def enough_decimals(decimals: int, values: Iterable[float | None]) -> int:
    """Return with how many decimals numbers are written, so that none reads 0 unless it is nearly.

    At most two more than the indicator's own.
    """
    return min(choose_decimals(decimals, list(values)), decimals + 2)


def _cell(
    value: Value,
    at: int,
    decimals: dict[int, int],
    signed: Collection[int],
    missing: str,
    _: Translator,
) -> Cell:
    if value is None:
        return missing
    if isinstance(value, str) or at not in decimals:
        return str(value)
    if at in signed:
        return format_signed(float(value), decimals[at], _.lang)
    return format_number(float(value), decimals[at], _.lang)
