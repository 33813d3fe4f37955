"""A folder of CSV files into texts."""

from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG

from data.pack.problems import Problem, show
from data.pack.progress import Progress
from data.pack.raw import RawPack, unknown_sheet
from data.pack.read_csv import read_csv
from data.pack.schema import SCHEMAS
from locales import Translator

CSV_LIMIT = 200_000_000


def read_folder(path: Path, _: Translator, progress: Progress) -> RawPack:
    """Read every sheet of a folder, and name everything in it that is not one.

    Files whose name begins with a dot are what desktops leave behind, and are passed over.
    """
    pack = RawPack(path.resolve().name)
    entries = sorted(entry.name for entry in path.iterdir() if not entry.name.startswith("."))
    readable = [entry for entry in entries if _is_sheet(path / entry, _, pack.problems)]
    sizes = {entry: (path / entry).stat().st_size for entry in readable}
    done = 0
    for name in SCHEMAS:
        entry = f"{name}.csv"
        if entry in readable:
            progress(done, sum(sizes.values()), _("reading {sheet}", sheet=name))
            _read_file(path / entry, name, _, pack)
            done += sizes[entry]
    if not entries:
        message = _("the folder holds no sheet; a sheet is a file such as `missions.csv`")
        pack.problems.append(Problem(pack.name, None, None, message))
    return pack


def _is_sheet(path: Path, _: Translator, problems: list[Problem]) -> bool:
    """Return whether something in the folder is a sheet's file, or say what it is instead."""
    mode = path.lstat().st_mode
    name = show(path.name)
    if S_ISLNK(mode):
        message = _("this is a link; put the file itself into the folder")
    elif S_ISDIR(mode):
        message = _("this is a folder; a pack holds its sheets beside each other")
    elif not S_ISREG(mode):
        message = _("this is not a file")
    elif path.suffix.lower() != ".csv":
        message = _("a folder that is a pack holds CSV files only; take this out")
    elif path.name not in {f"{name}.csv" for name in SCHEMAS}:
        problems.append(unknown_sheet(path.name.removesuffix(".csv"), _))
        return False
    else:
        return True
    problems.append(Problem(name, None, None, message))
    return False


def _read_file(path: Path, name: str, _: Translator, pack: RawPack) -> None:
    if path.stat().st_size > CSV_LIMIT:
        limit = CSV_LIMIT // 1_000_000
        message = _("the file is larger than {limit} MB; split the pack", limit=limit)
        pack.problems.append(Problem(name, None, None, message))
        return
    try:
        data = path.read_bytes()
    except OSError:
        message = _("the file cannot be read; is it allowed?")
        pack.problems.append(Problem(name, None, None, message))
        return
    sheet = read_csv(name, data, _, pack.problems)
    if sheet is not None:
        pack.sheets.append(sheet)
