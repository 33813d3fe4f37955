"""Restoring a backup into either kind of database: checked first, then all of it or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, inspect, select, update
from sqlalchemy.exc import DataError, IntegrityError

from data.areas import AREAS, save_areas
from data.backup import check_past
from data.backup_file import BackupFile, BackupWrong, Manifest, Wrong, open_backup
from data.migrate import drop_tables, is_known, upgrade_tables
from data.pack.progress import Progress, quiet
from data.record import Chain, Entry
from data.restore_rows import fill_tables
from data.store import STATE, Store
from models import Person, SignOut
from models.columns import metadata, table_of
from models.roles import Action, Actor, require

RESTORE = "restore"
"""What the record calls it."""
PEOPLE, SIGN_OUTS = table_of(Person), table_of(SignOut)


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
                fill_tables(connection, backup, progress)
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
