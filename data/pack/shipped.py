"""The packs that are shipped, brought in once."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from data.pack.importer import ImportResult, import_pack
from data.pack.problems import PackProblems, Problem
from data.pack.progress import Progress
from data.pack.recording import IMPORT, import_key
from data.record import RECORD
from data.settings import SHIPPED_PACKS
from data.store import Store
from models.roles import operator


@dataclass(frozen=True)
class ShippedPack:
    """What became of one shipped pack.

    Attributes
    ----------
    result
        What the import did; None where it was in the store already, or could not come in.
    problems
        Why it could not: the store holds other values, which stay.
    """

    name: str
    result: ImportResult | None
    problems: list[Problem]


def load_shipped_packs(
    store: Store, lang: str = "en", progress: Progress | None = None
) -> list[ShippedPack]:
    """Bring in the official pack and the demonstration, each once a store.

    What was edited since stays, whatever a later version ships: a pack whose name is in the
    record is not brought in again, and one that would change a row of the store not at all.
    """
    loaded = []
    for name, path in SHIPPED_PACKS.items():
        with store.read() as connection:
            if _is_loaded(connection, name):
                loaded.append(ShippedPack(name, None, []))
                continue
        try:
            result = import_pack(
                store, path, operator("init"), lang, progress, shipped_as=_recorded_name(name)
            )
        except PackProblems as refused:
            loaded.append(ShippedPack(name, None, refused.problems))
        else:
            loaded.append(ShippedPack(name, result, []))
    return loaded


def _recorded_name(name: str) -> str:
    """Return a name that no folder can have, so that only this import is taken for it."""
    return f"shipped/{name}"


def _is_loaded(connection: Connection, name: str) -> bool:
    start = import_key(_recorded_name(name), "")
    found = select(RECORD.c.number).where(
        RECORD.c.action == IMPORT, RECORD.c.sheet.is_(None), RECORD.c.key.startswith(start)
    )
    return connection.execute(found.limit(1)).first() is not None
