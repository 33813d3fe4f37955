"""The rows of a backup, put into the tables of either kind of database."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Inspector, Select, column, delete, func, inspect, select, text

from data.areas import AREAS
from data.backup_file import BackupFile, BackupWrong, Manifest, Part, Wrong, decode
from data.pack.progress import Progress
from data.pack.save import prepare_connection
from data.store import STATE
from models.columns import metadata

VERSION_TABLE = "alembic_version"
ROWS_AT_ONCE, FILES_AT_ONCE = 5_000, 4


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


def fill_tables(connection: Connection, backup: BackupFile, progress: Progress) -> None:
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
