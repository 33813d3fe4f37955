"""The file of a backup: a ZIP of our own, one part a table, that fits either kind of database.

A part is a table's rows, each one line of JSON; `manifest.json` says what every part must be. A
file is never half there: it is written beside its place and moved once it is whole.
"""

import json
import os
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from io import TextIOWrapper
from pathlib import Path
from tempfile import mkstemp
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

FORMAT = "missions-backup-1"
MANIFEST = "manifest.json"
LONGEST_MANIFEST = 1_000_000
BLOCK = 1 << 20
TORN = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, KeyError)
"""What reading a ZIP raises that is not whole, or not one of ours."""


class Wrong(StrEnum):
    """Why a backup cannot be restored."""

    NOT_A_BACKUP = "not_a_backup"
    DAMAGED = "damaged"
    NEWER = "newer"
    RECORD = "record"
    EXPECTED = "expected"
    BRIEFING = "briefing"
    RULES = "rules"


class BackupWrong(Exception):
    """A backup that cannot be restored, or a store that cannot be backed up.

    `named` is the part, entry, briefing or reason that it is about.
    """

    def __init__(self, why: Wrong, named: str = "") -> None:
        super().__init__(f"{why.value} {named}".strip())
        self.why = why
        self.named = named


@dataclass(frozen=True)
class Part:
    """One table as it was: its columns in order, and what its rows must come to."""

    table: str
    columns: tuple[str, ...]
    rows: int
    size: int
    sha256: str

    @property
    def name(self) -> str:
        """Return what it is called in the file."""
        return part_name(self.table)


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself.

    Attributes
    ----------
    made_at
        The moment, as ISO text in UTC.
    migration
        The revision of the tables.
    records, newest_hash
        What the record must end with.
    """

    made_at: str
    migration: str
    store_version: int
    records: int
    newest_hash: str
    parts: tuple[Part, ...]

    def to_json(self) -> bytes:
        """Return it as it stands in the file."""
        return json.dumps({"format": FORMAT, **asdict(self)}, indent=1).encode()


def part_name(table: str) -> str:
    """Return what a table's part is called in the file."""
    return f"{table}.jsonl"


def to_line(row: Any) -> bytes:
    """Return a row as one line."""
    said = json.dumps(
        list(row), ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=_plain
    )
    return f"{said}\n".encode()


def _plain(value: Any) -> str:
    return b64encode(value).decode() if isinstance(value, bytes) else str(value.isoformat())


class BackupFile:
    """A backup that is open, and that has been found to be what its manifest says."""

    def __init__(self, archive: ZipFile, manifest: Manifest, digest: str) -> None:
        self._archive = archive
        self.manifest = manifest
        self.digest = digest

    def read_rows(self, part: Part) -> Iterator[list[Any]]:
        """Yield the rows of a part, as they came from JSON."""
        try:
            with TextIOWrapper(self._archive.open(part.name), "utf-8", newline="\n") as lines:
                for line in lines:
                    row = json.loads(line)
                    if not isinstance(row, list) or len(row) != len(part.columns):
                        raise ValueError(line[:80])
                    yield row
        except TORN as error:
            raise BackupWrong(Wrong.DAMAGED, part.table) from error


@contextmanager
def open_backup(path: Path) -> Iterator[BackupFile]:
    """Open a backup and check all of it against its manifest.

    Raises
    ------
    BackupWrong
        Where it is no backup, not whole, or not as it was made.
    OSError
        Where it cannot be read.
    """
    digest = _hash_file(path)
    try:
        archive = ZipFile(path)
    except TORN as error:
        raise BackupWrong(Wrong.NOT_A_BACKUP, path.name) from error
    with archive:
        manifest = _read_manifest(archive, path.name)
        _check_names(archive, manifest)
        for part in manifest.parts:
            _check_part(archive, part)
        yield BackupFile(archive, manifest, digest)


def _hash_file(path: Path) -> str:
    found = sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            found.update(block)
    return found.hexdigest()


def _read_manifest(archive: ZipFile, name: str) -> Manifest:
    try:
        if archive.getinfo(MANIFEST).file_size > LONGEST_MANIFEST:
            raise ValueError(MANIFEST)
        told = json.loads(archive.read(MANIFEST))
        if told.pop("format") != FORMAT:
            raise ValueError(FORMAT)
        parts = [Part(**{**each, "columns": tuple(each["columns"])}) for each in told.pop("parts")]
        return Manifest(**told, parts=tuple(parts))
    except (*TORN, TypeError, AttributeError) as error:
        raise BackupWrong(Wrong.NOT_A_BACKUP, name) from error


def _check_names(archive: ZipFile, manifest: Manifest) -> None:
    there, told = archive.namelist(), [MANIFEST, *(part.name for part in manifest.parts)]
    for name in {*there, *told}:
        if there.count(name) != 1 or told.count(name) != 1:
            raise BackupWrong(Wrong.DAMAGED, name)


def _check_part(archive: ZipFile, part: Part) -> None:
    found, size, rows = sha256(), 0, 0
    try:
        with archive.open(part.name) as file:
            while size <= part.size and (block := file.read(BLOCK)):
                found.update(block)
                size += len(block)
                rows += block.count(b"\n")
    except TORN as error:
        raise BackupWrong(Wrong.DAMAGED, part.table) from error
    if (size, rows, found.hexdigest()) != (part.size, part.rows, part.sha256):
        raise BackupWrong(Wrong.DAMAGED, part.table)


@contextmanager
def write_beside(path: Path) -> Iterator[IO[bytes]]:
    """Yield a file that takes the place of `path` once it is whole; readable by its owner alone.

    Whatever goes wrong, nothing is left at `path`, nor beside it unless the process was killed.

    Raises
    ------
    FileExistsError
        Where something is there already.
    """
    if path.exists():
        raise FileExistsError(path)
    handle, name = mkstemp(prefix=f".{path.name}.", suffix=".partial", dir=path.parent)
    os.close(handle)
    beside = Path(name)
    try:
        with beside.open("w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def decode(value: Any, python_type: type) -> Any:
    """Return a value of a row as its column holds it.

    Raises
    ------
    ValueError
        Where it is none of the column's kind.
    """
    if value is None:
        return None
    if python_type is bytes:
        return b64decode(value, validate=True)
    if python_type is date:
        return date.fromisoformat(value).isoformat()
    if type(value) is not python_type and not (python_type is float and type(value) is int):
        raise ValueError(value)
    return value
