"""Backing a store up while others write to it, into one file for either kind of database."""

from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from alembic.runtime.migration import MigrationContext
from sqlalchemy import Column, Connection, LargeBinary, Select, String, Table, func, select

from data.audit import audit_store
from data.backup_file import (
    MANIFEST,
    BackupWrong,
    Manifest,
    Part,
    Wrong,
    open_backup,
    part_name,
    to_line,
    write_beside,
)
from data.pack.progress import Progress, quiet
from data.store import STATE, Store
from models.columns import metadata

FAST = 1
"""Of the levels of compression: higher ones take several times as long for a tenth less."""
ROWS_AT_ONCE, FILES_AT_ONCE = 5_000, 1


class BackupNotWritten(Exception):
    """The file cannot be written; the message is the system's own."""


def write_backup(store: Store, path: Path, progress: Progress = quiet) -> Manifest:
    """Write everything a store holds into a file, as it was at one moment, and check the file.

    Raises
    ------
    BackupWrong
        Where the record or a briefing does not hold: it could not be restored.
    BackupNotWritten
        Where the file cannot be written, or something is there already.
    """
    try:
        with write_beside(path) as file:
            with store.read() as connection:
                check_past(connection)
                manifest = _write(connection, file, progress)
            file.flush()
            with open_backup(Path(file.name)):
                pass
        return manifest
    except FileExistsError as error:
        raise BackupNotWritten(str(path)) from error
    except OSError as error:
        raise BackupNotWritten(error.strerror or str(error)) from error


def check_past(connection: Connection, expect: str | None = None) -> None:
    """Raise ``BackupWrong`` unless the record and the briefings are whole."""
    found = audit_store(connection, expect)
    if found.record.broken_at is not None:
        raise BackupWrong(Wrong.RECORD, str(found.record.broken_at))
    if not found.record.expected_found:
        raise BackupWrong(Wrong.EXPECTED)
    if found.briefings:
        raise BackupWrong(Wrong.BRIEFING, found.briefings[0])


def _write(connection: Connection, file: IO[bytes], progress: Progress) -> Manifest:
    tables = metadata.sorted_tables
    counts = [_count(connection, table) for table in tables]
    total, done = sum(counts), 0
    parts = []
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=FAST) as archive:
        for table in tables:
            progress(done, total, table.name)
            parts.append(_write_part(connection, table, archive))
            done += parts[-1].rows
        manifest = _describe(connection, tuple(parts))
        archive.writestr(MANIFEST, manifest.to_json())
    return manifest


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _write_part(connection: Connection, table: Table, archive: ZipFile) -> Part:
    found, size, rows = sha256(), 0, 0
    with archive.open(part_name(table.name), "w", force_zip64=True) as part:
        for lines in _read_blocks(connection, table):
            block = b"".join(lines)
            found.update(block)
            part.write(block)
            size, rows = size + len(block), rows + len(lines)
    return Part(table.name, tuple(table.columns.keys()), rows, size, found.hexdigest())


def _read_blocks(connection: Connection, table: Table) -> Iterator[list[bytes]]:
    """Yield the rows of a table as lines, some thousand at once, files one by one."""
    heavy = any(isinstance(column.type, LargeBinary) for column in table.columns)
    several = FILES_AT_ONCE if heavy else ROWS_AT_ONCE
    streaming = connection.execution_options(yield_per=several)
    for rows in streaming.execute(_in_order(table, connection.dialect.name)).partitions():
        yield [to_line(row) for row in rows]


def _in_order(table: Table, dialect: str) -> Select[Any]:
    """Return the rows by key, in the order that every database can give: letter by letter."""

    def plainly(column: Column[Any]) -> Any:
        if dialect == "sqlite" or not isinstance(column.type, String):
            return column
        return column.collate("C")

    return select(table).order_by(*map(plainly, table.primary_key))


def _describe(connection: Connection, parts: tuple[Part, ...]) -> Manifest:
    state = connection.execute(select(STATE)).one()
    revision = MigrationContext.configure(connection).get_current_revision()
    return Manifest(
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        migration=str(revision),
        store_version=state.version,
        records=state.records,
        newest_hash=state.newest_hash,
        parts=parts,
    )
