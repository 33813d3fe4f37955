"""What the record keeps of an import."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from data.pack.changes import SheetChanges, cell_text
from data.pack.schema import SHEETS_WITH_VINTAGES
from data.pack.table import Sheet
from data.store import Writer

IMPORT = "import"


def import_key(name: str, digest: str) -> str:
    """Return the key under which an import is recorded."""
    return f"{name} sha256:{digest}"


def record_import(
    writer: Writer, name: str, digest: str, changes: Mapping[str, SheetChanges]
) -> None:
    """Note the import with its digest and counts, and each row that has no vintages.

    Of sheets with vintages a new row is its own record; a changed one is noted.
    """
    counts = {
        sheet: {"new": len(change.new), "changed": len(change.changed)}
        for sheet, change in changes.items()
        if len(change.new) or len(change.changed)
    }
    writer.record(IMPORT, import_key(name, digest), after={"sheets": counts})
    for change in changes.values():
        if change.pack.schema.name not in SHEETS_WITH_VINTAGES:
            record_new(writer, IMPORT, change)
        record_changed(writer, IMPORT, change)


def record_new(writer: Writer, action: str, change: SheetChanges) -> None:
    """Note each row that is new, whole."""
    for row in change.new:
        after = {name: _value(change.pack, name, row) for name in change.pack.schema.names}
        sheet = change.pack.schema.name
        writer.record(action, row_key(change.pack, row), sheet=sheet, after=after)


def record_changed(writer: Writer, action: str, change: SheetChanges) -> None:
    """Note of each row that is changed what differs, before and after."""
    for place, row in enumerate(change.changed):
        names = [name for name, mask in change.different.items() if mask[place]]
        writer.record(
            action,
            row_key(change.pack, row),
            sheet=change.pack.schema.name,
            before={name: _value(change.store, name, place) for name in names},
            after={name: _value(change.pack, name, row) for name in names},
        )


def row_key(sheet: Sheet, row: int | np.integer[Any]) -> str:
    """Return the key of a row as the record writes it."""
    return "/".join(cell_text(sheet, name, int(row)) for name in sheet.schema.keys)


def _value(sheet: Sheet, name: str, row: int | np.integer[Any]) -> str | None:
    return cell_text(sheet, name, int(row)) or None
