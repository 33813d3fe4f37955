"""Rows of a pack into the store's tables, many at a time."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, bindparam, update

from data.pack.changes import SheetChanges, cell_text
from data.pack.schema import SheetColumn, SheetSchema
from data.pack.table import Sheet, Words, sort_by_key
from data.pack.write_csv import csv_lines
from models.columns import EARLIEST, Kind

_CHUNK = 50_000


def save_changes(
    connection: Connection, changes: SheetChanges, step: Callable[[int], None]
) -> None:
    """Write one sheet's changed and new rows.

    Parameters
    ----------
    step
        Called with how many more rows are written.
    """
    _update_rows(connection, changes)
    step(len(changes.changed))
    new = changes.pack.take(changes.new)
    new = new.take(sort_by_key(new))
    for start in range(0, len(new), _CHUNK):
        part = new.take(np.arange(start, min(start + _CHUNK, len(new))))
        _insert_rows(connection, part)
        step(len(part))


def prepare_connection(connection: Connection) -> None:
    """Let rows of one sheet refer to each other in any order until the write is committed."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")


def _insert_rows(connection: Connection, sheet: Sheet) -> None:
    """Insert rows through the driver: SQLAlchemy's own insert takes several times as long."""
    quote = connection.dialect.identifier_preparer.quote
    names = ", ".join(quote(name) for name in sheet.schema.names)
    table = quote(sheet.schema.name)
    if connection.dialect.name == "sqlite":
        rows = list(zip(*_driver_columns(sheet), strict=True))
        marks = ", ".join("?" for _name in sheet.schema.names)
        connection.exec_driver_sql(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
        return
    driver: Any = connection.connection.driver_connection
    statement = f"COPY {table} ({names}) FROM STDIN (FORMAT csv)"
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        # PostgreSQL reads the pack's own CSV: yes and no, ISO dates, nothing for NULL.
        copy.write(csv_lines(_with_earliest(sheet)))


def _with_earliest(sheet: Sheet) -> Sheet:
    """Return a sheet in which an empty date of a key is the date that stands for it."""
    columns = dict(sheet.columns)
    for column in sheet.schema.columns:
        values = columns[column.name]
        if column.pack.key and column.kind is Kind.DATE and isinstance(values, Words):
            texts = tuple(text or EARLIEST.isoformat() for text in values.texts)
            columns[column.name] = Words(values.codes, texts)
    return Sheet(sheet.schema, sheet.rows, columns)


def _driver_columns(sheet: Sheet) -> list[list[Any]]:
    columns = []
    for column in sheet.schema.columns:
        values = sheet.columns[column.name]
        if isinstance(values, Words):
            used = set(np.unique(values.codes).tolist())
            cells = np.empty(len(values.texts), dtype=object)
            for code in used:
                cells[code] = python_value(column, values.texts[code], dates_as_text=True)
            columns.append(cells[values.codes].tolist())
        else:
            columns.append(_with_nulls(values))
    return columns


def _with_nulls(numbers: npt.NDArray[np.float64]) -> list[Any]:
    empty = np.isnan(numbers)
    if not empty.any():
        return list(numbers.tolist())
    cells = numbers.astype(object)
    cells[empty] = None
    return list(cells.tolist())


def python_value(column: SheetColumn, text: str, *, dates_as_text: bool = False) -> Any:
    """Return what the store holds for a canonical text.

    Parameters
    ----------
    dates_as_text
        Leave dates as texts, which both drivers understand.
    """
    if not text:
        is_earliest = column.pack.key and column.kind is Kind.DATE
        earliest = EARLIEST.isoformat() if dates_as_text else EARLIEST
        return earliest if is_earliest else None
    if column.kind is Kind.DATE:
        return text if dates_as_text else date.fromisoformat(text)
    if column.kind is Kind.YES_NO:
        return text == "yes"
    if column.kind is Kind.INTEGER:
        return int(text)
    return float(text) if column.is_number else text


def _update_rows(connection: Connection, changes: SheetChanges) -> None:
    if not len(changes.changed):
        return
    schema = changes.pack.schema
    changed = changes.pack.take(changes.changed)
    rows = [
        {f"to_{c.name}": python_value(c, cell_text(changed, c.name, row)) for c in schema.columns}
        for row in range(len(changed))
    ]
    if schema.name == "indicators":
        # A headline passes from one indicator to another: nobody holds it in between.
        _update(connection, schema, ["headline"], [{**row, "to_headline": False} for row in rows])
    columns = [name for name in schema.names if name not in schema.keys]
    _update(connection, schema, columns, rows)


def _update(
    connection: Connection,
    schema: SheetSchema,
    columns: Sequence[str],
    rows: Sequence[Mapping[str, Any]],
) -> None:
    statement = update(schema.table)
    for key in schema.keys:
        column = schema.table.c[key]
        given = bindparam(f"to_{key}", type_=column.type)
        statement = statement.where(column.is_not_distinct_from(given))
    values = {name: bindparam(f"to_{name}", type_=schema.table.c[name].type) for name in columns}
    used = {f"to_{name}" for name in (*schema.keys, *columns)}
    connection.execute(
        statement.values(values), [{k: v for k, v in row.items() if k in used} for row in rows]
    )
