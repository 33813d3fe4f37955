"""Bringing a pack in: all of it or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from data.pack.changes import SheetChanges, compare_pack, find_refused_changes
from data.pack.check import find_sheet_problems
from data.pack.illustrative import is_demonstration
from data.pack.parse import Pack, parse_pack
from data.pack.problems import PackProblems, Problem, sort_problems
from data.pack.progress import Progress, quiet
from data.pack.read import read_pack
from data.pack.recording import record_import
from data.pack.references import find_reference_problems
from data.pack.save import prepare_connection, save_changes
from data.pack.write_csv import digest_sheets
from data.store import Store, Writer
from locales import Translator, text
from models import About
from models.columns import table_of
from models.roles import Action, Actor, require


@dataclass(frozen=True)
class SheetCounts:
    """How many rows of a sheet were new, changed, or in the store as they are."""

    new: int
    changed: int
    same: int


@dataclass(frozen=True)
class ImportResult:
    """What an import did.

    Attributes
    ----------
    name
        The pack's name: its folder's or its workbook's.
    digest
        SHA-256 of what the pack says, whatever its form or the order of its rows.
    counts
        By sheet; only sheets that the pack has.
    ended_today
        Whether it ended the store's fixed today, by bringing in what is neither illustrative nor
        from the shipped official pack.
    """

    name: str
    digest: str
    counts: Mapping[str, SheetCounts]
    ended_today: bool

    @property
    def wrote(self) -> bool:
        """Whether anything was written."""
        return any(count.new or count.changed for count in self.counts.values())


def check_pack(
    store: Store, path: Path | str, lang: str = "en", progress: Progress | None = None
) -> list[Problem]:
    """Return everything that is wrong with a pack, on its own and against the store.

    Parameters
    ----------
    path
        A folder of CSV files, or a workbook.
    lang
        The language of the messages.
    """
    _ = text(lang)
    pack = read_and_check(Path(path), _, progress or quiet)
    with store.read() as connection:
        against, _changes = hold_against_store(connection, pack, _)
    return sort_problems([*pack.problems, *against])


def import_pack(
    store: Store,
    path: Path | str,
    actor: Actor,
    lang: str = "en",
    progress: Progress | None = None,
    *,
    shipped_as: str | None = None,
) -> ImportResult:
    """Bring a pack into the store, all of it or nothing.

    Parameters
    ----------
    shipped_as
        The name to record for a pack that is shipped; such a pack may add rows, not change any.

    Raises
    ------
    PackProblems
        Where anything is wrong with the pack; nothing is written.
    NotAllowed
        Where `actor` may not bring in packs, or not this one's missions.
    """
    require(actor, Action.IMPORT_PACK)
    _, progress = text(lang), progress or quiet
    pack = read_and_check(Path(path), _, progress)
    if pack.problems:
        with store.read() as connection:
            against, _changes = hold_against_store(connection, pack, _)
        raise PackProblems([*pack.problems, *against])
    digest = digest_sheets(pack.sheets)
    with store.write(actor, Action.IMPORT_PACK) as writer:
        problems, changes = hold_against_store(writer.connection, pack, _)
        if shipped_as is not None:
            problems += _find_overwritten(changes, _)
        if problems:
            raise PackProblems(problems)
        ended = _write(writer, shipped_as or pack.name, digest, changes, _, progress)
    return ImportResult(pack.name, digest, _count(changes), ended)


def read_and_check(path: Path, _: Translator, progress: Progress) -> Pack:
    """Return a pack with everything that is wrong with it on its own."""
    pack = parse_pack(read_pack(path, _, progress), _, progress)
    for sheet in pack.sheets.values():
        pack.problems.extend(find_sheet_problems(sheet, _))
    return pack


def hold_against_store(
    connection: Connection, pack: Pack, _: Translator
) -> tuple[list[Problem], dict[str, SheetChanges]]:
    """Return what is wrong with a pack against the store, and what it would do to it."""
    problems = list(find_reference_problems(connection, pack.sheets, pack.unread, _))
    changes = compare_pack(connection, pack.sheets)
    for sheet_changes in changes.values():
        problems.extend(find_refused_changes(sheet_changes, _))
    return problems, changes


def _find_overwritten(changes: Mapping[str, SheetChanges], _: Translator) -> list[Problem]:
    message = _("the store holds this row with other values, and they stay")
    return [
        Problem(name, int(change.pack.rows[row]), None, message)
        for name, change in changes.items()
        for row in change.changed
    ]


def _write(
    writer: Writer,
    name: str,
    digest: str,
    changes: Mapping[str, SheetChanges],
    _: Translator,
    progress: Progress,
) -> bool:
    """Write what is new or changed; return whether that ended the fixed today."""
    written = {sheet: c for sheet, c in changes.items() if len(c.new) or len(c.changed)}
    if not written:
        return False
    if "missions" in written:
        writer.require(Action.CHANGE_MISSION)
    record_import(writer, name, digest, changes)
    return write_rows(writer, written, _, progress)


def write_rows(
    writer: Writer, written: Mapping[str, SheetChanges], _: Translator, progress: Progress
) -> bool:
    """Write the rows of changes; return whether that ended the fixed today."""
    prepare_connection(writer.connection)
    total = sum(len(change.new) + len(change.changed) for change in written.values())
    done = 0
    for sheet, change in written.items():

        def step(count: int, what: str = _("writing {sheet}", sheet=sheet)) -> None:
            nonlocal done
            done += count
            progress(done, total, what)

        save_changes(writer.connection, change, step)
    return _end_demonstration(writer, written, _)


def _end_demonstration(writer: Writer, written: Mapping[str, SheetChanges], _: Translator) -> bool:
    if not writer.demonstration_only or is_demonstration(writer.connection, written, _):
        return False
    writer.demonstration_only = False
    about = table_of(About)
    fixed = select(about.c.value).where(about.c.key == "today")
    return bool(writer.connection.execute(fixed).scalar())


def _count(changes: Mapping[str, SheetChanges]) -> dict[str, SheetCounts]:
    return {
        name: SheetCounts(len(change.new), len(change.changed), change.same)
        for name, change in changes.items()
    }
