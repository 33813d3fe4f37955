"""The store: one engine, reads in a snapshot, writes one after another.

Every committed write goes through :meth:`Store.write`. It holds the store's single state row
from its first statement to its last, so two writers queue, the record stays one chain, and the
store version rises by one exactly when something was recorded.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

from sqlalchemy import Connection, Engine, Row, create_engine, event, select, update
from sqlalchemy.engine import make_url

from data.record import Chain, Entry
from data.settings import settings
from data.standing import renew_actor
from models import StoreState
from models.columns import table_of
from models.roles import Action, Actor, require

BUSY_TIMEOUT_MS = 30_000
STATE = table_of(StoreState)
Snapshot: TypeAlias = Connection
"""What :meth:`Store.read` gives, for those above who hand it on and write no SQL."""


@dataclass
class Writer:
    """A write under way: the connection, who writes, and the entries to be recorded.

    `judged` says that evidence and signals are up to what the store then holds; `keeps_figures`
    that the write leaves everything they are made from as it was.
    """

    connection: Connection
    actor: Actor
    demonstration_only: bool
    judged: bool = False
    keeps_figures: bool = False
    entries: list[Entry] = field(default_factory=list)

    def record(
        self,
        action: str,
        key: str,
        *,
        sheet: str | None = None,
        before: dict[str, Any] | None = None,
        after: dict[str, Any] | None = None,
    ) -> None:
        """Note one thing done; it is chained and written when the write commits."""
        self.entries.append(Entry(action, sheet, key, before, after))

    def require(self, action: Action, *, team: str | None = None) -> None:
        """Raise ``NotAllowed`` unless the writer may do `action`."""
        require(self.actor, action, team=team)


class Store:
    """A store at one database address."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if self.is_sqlite and self.url.database not in (None, "", ":memory:"):
            Path(str(self.url.database)).parent.mkdir(parents=True, exist_ok=True)
        self.engine = _make_engine(url, self.is_sqlite)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Yield a connection that sees one unchanging state of the store."""
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self, actor: Actor, action: Action, *, team: str | None = None) -> Iterator[Writer]:
        """Yield a writer, and commit what it recorded; on any error nothing is written.

        Whoever writes on a sign-in is looked up again once no other write is under way: a role
        that was taken away a moment ago is gone.

        Raises
        ------
        NotAllowed
            Where `actor` may not do `action`; `SignedOut` where the sign-in no longer counts.
        """
        require(actor, action, team=team)
        with self._connect_to_write() as connection:
            with connection.begin():
                state = connection.execute(select(STATE).with_for_update()).one()
                actor = renew_actor(connection, actor, action)
                require(actor, action, team=team)
                writer = Writer(connection, actor, state.demonstration_only)
                yield writer
                if writer.entries:
                    chain = Chain(state.records, state.newest_hash)
                    chain.append(connection, actor.name, writer.entries)
                    connection.execute(
                        update(STATE).values(
                            version=state.version + 1,
                            records=chain.count,
                            newest_hash=chain.newest,
                            demonstration_only=writer.demonstration_only,
                            judged_version=_judged_version(state, writer),
                        )
                    )

    def _connect_to_write(self) -> Connection:
        """Connect so that a writer who waited for another sees what that one committed.

        SQLite takes its one lock at BEGIN. PostgreSQL waits at the state row, and would then, at
        the isolation level of reads, refuse the row because it has changed since the beginning.
        """
        if self.is_sqlite:
            return self.engine.connect().execution_options(writes=True)
        return self.engine.connect().execution_options(isolation_level="READ COMMITTED")

    def version(self) -> int:
        """Return the store version: one more with every committed write."""
        with self.read() as connection:
            return int(connection.execute(select(STATE.c.version)).scalar_one())

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def _judged_version(state: Row[Any], writer: Writer) -> int:
    """Return up to which version everything is judged once this write is committed."""
    was_up_to_date = 0 < state.judged_version == state.version
    if writer.judged or (writer.keeps_figures and was_up_to_date):
        return int(state.version) + 1
    return int(state.judged_version)


def _make_engine(url: str, is_sqlite: bool) -> Engine:
    if not is_sqlite:
        return create_engine(url, pool_pre_ping=True, isolation_level="REPEATABLE READ")
    engine = create_engine(url, connect_args={"timeout": BUSY_TIMEOUT_MS / 1000})

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # SQLAlchemy's own BEGIN below, not the driver's
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


@lru_cache(maxsize=4)
def open_store(url: str | None = None) -> Store:
    """Return the store at `url`, by default where the settings say; one engine an address."""
    return Store(url or settings().database_url)
