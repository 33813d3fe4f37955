"""Rows put straight into a store, each a step away from a good one: what a read is tested on."""

from typing import Any

from sqlalchemy import insert
from sqlmodel import SQLModel

from data.store import Store
from models.roles import Action, operator
from tests.models.world import WORLD

Rows = list[dict[str, Any]]
NOT_OF_THE_PACK = (
    *("areas", "about", "record", "evidence", "signals"),
    *("briefings", "briefing_files"),
    *("people", "sign_outs", "draft_fields"),
)


def rows(table: str, *changes: dict[str, Any]) -> Rows:
    """Return good rows of a table, one for each of the given changes."""
    return [WORLD[table] | change for change in changes]


def fill(store: Store, *without: str, **tables: Rows) -> None:
    """Write the rows of `tables`; of every other table the one good row, but for `without`."""
    skipped = {*NOT_OF_THE_PACK, *without}
    with store.write(operator("Tester"), Action.IMPORT_PACK) as writer:
        for name in WORLD:
            given = tables.get(name, [] if name in skipped else rows(name, {}))
            for row in given:
                writer.connection.execute(insert(SQLModel.metadata.tables[name]).values(row))
        writer.record("import", "rows of a test")
