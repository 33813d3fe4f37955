"""Restoring a backup into either kind of database: checked first, then all of it or nothing."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Connection,
    Inspector,
    Row,
    Select,
    column,
    delete,
    func,
    insert,
    inspect,
    select,
    text,
    update,
)
from sqlalchemy.exc import DataError, IntegrityError

from data.areas import AREAS, save_areas
from data.backup import check_past
from data.backup_file import BackupFile, BackupWrong, Manifest, Part, Wrong, decode, open_backup
from data.migrate import drop_tables, is_known, upgrade_tables
from data.pack.progress import Progress, quiet
from data.pack.save import prepare_connection
from data.record import Chain, Entry
from data.store import STATE, Store
from models import Person, SignOut
from models.columns import metadata, table_of
from models.roles import Action, Actor, require

RESTORE = "restore"
"""What the record calls it."""
VERSION_TABLE = "alembic_version"
ROWS_AT_ONCE, FILES_AT_ONCE = 5_000, 4
PEOPLE, SIGN_OUTS = table_of(Person), table_of(SignOut)


@dataclass(frozen=True)
class Shape:
    """A table as the database has it.

    Attributes
    ----------
    kinds
        The Python type of each column, by name.
    numbered
        The one whole number that is its key, None where its key is another.
    """

    name: str
    kinds: dict[str, type]
    numbered: str | None

    @classmethod
    def read(cls, asked: Inspector, name: str) -> "Shape":
        """Read one."""
        kinds = {each["name"]: each["type"].python_type for each in asked.get_columns(name)}
        keys = asked.get_pk_constraint(name)["constrained_columns"]
        numbered = keys[0] if len(keys) == 1 and kinds[keys[0]] is int else None
        return cls(name, kinds, numbered)


class StoreHoldsSomething(Exception):
    """The store is not empty, and nobody said that it may be replaced."""


@dataclass(frozen=True)
class Restored:
    """What restoring did.

    Attributes
    ----------
    newest_hash
        What the record ends with now: the restoring itself is its last entry.
    """

    manifest: Manifest
    records: int
    newest_hash: str


def restore_backup(
    store: Store,
    path: Path,
    actor: Actor,
    *,
    replace: bool = False,
    expect: str | None = None,
    progress: Progress = quiet,
) -> Restored:
    """Put a backup in place of what a store holds, in one transaction.

    Everybody who was signed in must sign in anew. Whoever has the app open sees the restored store
    at once, since its version is higher than either was.

    Parameters
    ----------
    replace
        Whether what the store holds may go; its record goes with it, but for its newest hash.
    expect
        A hash printed earlier that the backup's record must contain.

    Raises
    ------
    NotAllowed
        Where `actor` may not.
    BackupWrong
        Where the backup is not whole, its past does not hold, or the store's rules refuse it.
    StoreHoldsSomething
        Where it holds something and `replace` was not said.
    """
    require(actor, Action.MAINTAIN_STORE)
    with open_backup(path) as backup:
        if not is_known(backup.manifest.migration):
            raise BackupWrong(Wrong.NEWER)
        try:
            with _write_all(store) as connection:
                before = _clear(connection, replace)
                upgrade_tables(connection, backup.manifest.migration)
                _fill(connection, backup, progress)
                _check(connection, backup.manifest)
                upgrade_tables(connection)
                check_past(connection, expect)
                save_areas(connection)
                return _take_over(connection, actor, path, backup, before)
        except _refusals(store) as error:
            raise BackupWrong(Wrong.RULES, _say(error)) from error


def _refusals(store: Store) -> tuple[type[Exception], ...]:
    """Return what is raised of rows that break a rule; the driver's own where it has them."""
    driver: Any = store.engine.dialect.loaded_dbapi
    return (IntegrityError, DataError, driver.IntegrityError, driver.DataError)


def _say(error: Exception) -> str:
    return str(getattr(error, "orig", error)).splitlines()[0]


@contextmanager
def _write_all(store: Store) -> Iterator[Connection]:
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


def _clear(connection: Connection, replace: bool) -> Row[Any] | None:
    """Empty the database; return where the store that was in it stood, if there was one."""
    if not inspect(connection).has_table(STATE.name):
        return None
    before = connection.execute(select(STATE)).one_or_none()
    if not replace and _holds_something(connection):
        raise StoreHoldsSomething
    drop_tables(connection)
    return before


def _holds_something(connection: Connection) -> bool:
    there = set(inspect(connection).get_table_names()) - {AREAS.name, STATE.name}
    ours = [table for table in metadata.sorted_tables if table.name in there]
    return any(
        connection.execute(select(func.count()).select_from(table)).scalar_one() for table in ours
    )


def _fill(connection: Connection, backup: BackupFile, progress: Progress) -> None:
    """Put every part into its table; what a migration put there already is the part's to say."""
    total, done = sum(part.rows for part in backup.manifest.parts), 0
    tables = _find_tables(connection, backup.manifest)
    prepare_connection(connection)
    for name in (STATE.name, AREAS.name):
        connection.execute(delete(metadata.tables[name]))
    for part, table in zip(backup.manifest.parts, tables, strict=True):
        progress(done, total, part.table)
        for rows in _typed(backup, part, table):
            _insert(connection, table, part.columns, rows)
        _count_on(connection, table)
        done += part.rows


def _find_tables(connection: Connection, manifest: Manifest) -> list[Shape]:
    """Return the table of each part as the database has it: it may be of an older revision."""
    asked = inspect(connection)
    there = {name: Shape.read(asked, name) for name in asked.get_table_names()}
    there.pop(VERSION_TABLE, None)
    told = {part.table: set(part.columns) for part in manifest.parts}
    for name in sorted({*there, *told}):
        if name not in there or set(there[name].kinds) != told.get(name):
            raise BackupWrong(Wrong.DAMAGED, name)
    return [there[part.table] for part in manifest.parts]


def _typed(backup: BackupFile, part: Part, table: Shape) -> Iterator[list[tuple[Any, ...]]]:
    """Yield rows as the columns hold them, some thousand at once, files a few."""
    kinds = [table.kinds[name] for name in part.columns]
    rows = backup.read_rows(part)
    while several := list(islice(rows, FILES_AT_ONCE if bytes in kinds else ROWS_AT_ONCE)):
        yield _decode(several, kinds, part)


def _decode(
    rows: Sequence[Sequence[Any]], kinds: Sequence[type], part: Part
) -> list[tuple[Any, ...]]:
    """Return rows with each value decoded, column by column: most columns repeat themselves."""
    columns = []
    try:
        for values, kind in zip(zip(*rows, strict=True), kinds, strict=True):
            known: dict[tuple[type, Any], Any] = {}
            for value in values:
                key = (type(value), value)
                if key not in known:
                    known[key] = decode(value, kind)
            columns.append([known[(type(value), value)] for value in values])
    except (ValueError, TypeError) as error:
        raise BackupWrong(Wrong.DAMAGED, part.table) from error
    return list(zip(*columns, strict=True))


def _insert(
    connection: Connection, table: Shape, names: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    """Insert rows through the driver: SQLAlchemy's own insert takes several times as long."""
    quote = connection.dialect.identifier_preparer.quote
    listed = ", ".join(map(quote, names))
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" for _name in names)
        statement = f"INSERT INTO {quote(table.name)} ({listed}) VALUES ({marks})"
        connection.exec_driver_sql(statement, list(rows))
        return
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor:
        with cursor.copy(f"COPY {quote(table.name)} ({listed}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


def _count_on(connection: Connection, table: Shape) -> None:
    """Let PostgreSQL go on counting after the highest number that a table holds."""
    if connection.dialect.name == "sqlite" or table.numbered is None:
        return
    counter = select(func.pg_get_serial_sequence(table.name, table.numbered))
    sequence = connection.execute(counter).scalar_one()
    highest: Select[Any] = select(func.max(column(table.numbered))).select_from(text(table.name))
    last = connection.execute(highest).scalar_one()
    if sequence is not None and last is not None:
        connection.execute(select(func.setval(sequence, last)))


def _check(connection: Connection, manifest: Manifest) -> None:
    """Raise ``BackupWrong`` unless the record ends as the manifest says."""
    state = connection.execute(select(STATE.c.records, STATE.c.newest_hash)).one_or_none()
    if state is None or tuple(state) != (manifest.records, manifest.newest_hash):
        raise BackupWrong(Wrong.DAMAGED, STATE.name)


def _take_over(
    connection: Connection, actor: Actor, path: Path, backup: BackupFile, before: Row[Any] | None
) -> Restored:
    """Note the restoring in the record, let no sign-in count any more, and raise the version."""
    state, manifest = connection.execute(select(STATE)).one(), backup.manifest
    gone = {"records": before.records, "newest_hash": before.newest_hash} if before else None
    came = {"made_at": manifest.made_at, "records": state.records, "newest_hash": state.newest_hash}
    chain = Chain(state.records, state.newest_hash)
    entry = Entry(RESTORE, None, f"{path.name} sha256:{backup.digest}", gone, came)
    chain.append(connection, actor.name, [entry])
    _sign_everybody_out(connection)
    version = max(state.version, before.version if before else 0) + 1
    judged = version if 0 < state.judged_version == state.version else state.judged_version
    connection.execute(
        update(STATE).values(
            version=version,
            judged_version=judged,
            records=chain.count,
            newest_hash=chain.newest,
        )
    )
    return Restored(manifest, chain.count, chain.newest)


def _sign_everybody_out(connection: Connection) -> None:
    now = (datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=1)).isoformat()
    connection.execute(delete(SIGN_OUTS))
    for person in connection.execute(select(PEOPLE.c.person)).scalars().all():
        connection.execute(insert(SIGN_OUTS).values(person=person, before=now))
