"""The store as it would be if entries were saved: read, and never written.

What the entries touch is copied into tables that only one connection sees and that come before the
store's own of the same name, on SQLite as on PostgreSQL. So every read reads as ever, nobody waits,
and nothing is there afterwards.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, select, update

from data.entry import Entry, write_entries
from data.store import STATE, Store, Writer
from models.roles import Actor


@contextmanager
def read_as_if_saved(
    store: Store, actor: Actor, entries: Sequence[Entry], lang: str
) -> Iterator[Connection]:
    """Yield a connection that sees the store as if entries had been saved.

    Raises
    ------
    PackProblems, ChangedMeanwhile, NotAllowed
        Where saving would: :func:`data.entry.save_entries`.
    """
    with store.read() as connection, _not_prepared(connection):
        demonstration_only = connection.execute(select(STATE.c.demonstration_only)).scalar_one()
        for name in dict.fromkeys([*(entry.sheet for entry in entries), STATE.name]):
            _put_before(connection, name)
        writer = Writer(connection, actor, demonstration_only)
        write_entries(writer, entries, lang)
        kept = writer.demonstration_only
        connection.execute(update(STATE).values(demonstration_only=kept))
        try:
            yield connection
        finally:
            connection.rollback()


def _put_before(connection: Connection, name: str) -> None:
    """Put a copy of a table before it, for this connection and until its transaction ends."""
    quoted = connection.dialect.identifier_preparer.quote(name)
    connection.exec_driver_sql(f"CREATE TEMPORARY TABLE {quoted} AS SELECT * FROM {quoted}")


@contextmanager
def _not_prepared(connection: Connection) -> Iterator[None]:
    """Have no statement prepared: PostgreSQL would go on reading the table it was prepared for."""
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name == "sqlite":
        yield
        return
    threshold, driver.prepare_threshold = driver.prepare_threshold, None
    try:
        yield
    finally:
        driver.prepare_threshold = threshold
