"""What the store holds, in the one form that a pack's sheets are compared in."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import Connection, select

from data.pack.schema import SheetColumn, SheetSchema
from data.pack.table import Sheet, Values, empty_sheet, make_words
from models.columns import EARLIEST, Kind

_MOST_NAMED = 500
"""More keys than this are not named one by one; the whole sheet is read."""


def load_sheet(
    connection: Connection, schema: SheetSchema, first_keys: Iterable[str] | None = None
) -> Sheet:
    """Return a sheet as the store holds it.

    Parameters
    ----------
    first_keys
        Read only rows whose first key column is one of these; all rows by default.
    """
    columns = [schema.table.c[name] for name in schema.names]
    question = select(*columns)
    wanted = None if first_keys is None else sorted(set(first_keys))
    if wanted is not None and len(wanted) <= _MOST_NAMED:
        question = question.where(columns[0].in_(wanted))
    rows = connection.execute(question).fetchall()
    if not rows:
        return empty_sheet(schema)
    cells: Iterable[Sequence[Any]] = zip(*rows, strict=True)
    return Sheet(
        schema,
        np.zeros(len(rows), dtype=np.int64),
        {
            column.name: _values(column, values)
            for column, values in zip(schema.columns, cells, strict=True)
        },
    )


def _values(column: SheetColumn, cells: Sequence[Any]) -> Values:
    if column.is_number:
        return np.array(cells, dtype=np.float64)
    codes, found = pd.factorize(np.array(cells, dtype=object), use_na_sentinel=False)
    return make_words(codes, [_text(column, cell) for cell in found])


def _text(column: SheetColumn, cell: Any) -> str:
    if cell is None or cell is pd.NaT or (isinstance(cell, float) and np.isnan(cell)):
        return ""
    if column.kind is Kind.YES_NO:
        return "yes" if cell else "no"
    if isinstance(cell, date):
        return "" if column.pack.key and cell == EARLIEST else cell.isoformat()
    return str(cell)


def list_known(connection: Connection, schema: SheetSchema) -> frozenset[str]:
    """Return the keys of a sheet whose key is one column."""
    (key,) = schema.keys
    return frozenset(connection.execute(select(schema.table.c[key])).scalars())
