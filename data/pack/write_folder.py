"""Sheets into a folder of CSV files: beside it first, then in its place, never half."""

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from data.pack.problems import show
from data.pack.schema import SCHEMAS
from data.pack.table import Sheet
from data.pack.write_csv import csv_chunks
from locales import Translator


class ExportRefused(ValueError):
    """An export was not made; the message says why, in the reader's language."""


def write_folder(path: Path, sheets: Iterable[Sheet], _: Translator) -> None:
    """Write sheets as files of a folder that appears whole or not at all.

    Raises
    ------
    ExportRefused
        Where the folder holds anything but a pack's sheets, or cannot be written.
    """
    target = path.resolve()
    _refuse_other_contents(target, _)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as beside:
            made = Path(beside) / "new"
            made.mkdir()
            for sheet in sheets:
                with (made / f"{sheet.schema.name}.csv").open("wb") as file:
                    file.writelines(csv_chunks(sheet))
            _swap(made, target, Path(beside) / "old")
    except OSError as error:
        raise ExportRefused(cannot_write(path, error, _)) from error


def cannot_write(path: Path, error: OSError, _: Translator) -> str:
    """Return the sentence for a place that cannot be written to."""
    return _("{path} cannot be written: {reason}", path=show(str(path)), reason=error.strerror)


def _refuse_other_contents(target: Path, _: Translator) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        message = _(
            "{path} is a file; name a folder, or a workbook that ends in `.xlsx`", path=target
        )
        raise ExportRefused(message)
    ours = {f"{name}.csv" for name in SCHEMAS}
    foreign = sorted(entry.name for entry in target.iterdir() if entry.name not in ours)
    if foreign:
        message = _(
            "{path} holds {file}, which is no sheet of a pack; name another folder",
            path=target,
            file=show(foreign[0]),
        )
        raise ExportRefused(message)


def _swap(made: Path, target: Path, aside: Path) -> None:
    """Put `made` in the place of `target`; on failure what was there is put back."""
    if not target.exists():
        made.rename(target)
        return
    target.rename(aside)
    try:
        made.rename(target)
    except OSError:
        aside.rename(target)
        raise
    shutil.rmtree(aside)
