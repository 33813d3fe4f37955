"""A pack's path into texts: a folder of CSV files, or a workbook."""

from pathlib import Path

from data.pack.problems import Problem, show
from data.pack.progress import Progress
from data.pack.raw import RawPack
from data.pack.read_folder import read_folder
from data.pack.read_workbook import read_workbook
from data.settings import ROOT, SHIPPED_PACKS
from locales import Translator


def is_workbook(path: Path) -> bool:
    """Return whether a pack of this name is a workbook."""
    return path.suffix.lower() == ".xlsx"


def read_pack(path: Path, _: Translator, progress: Progress) -> RawPack:
    """Return the texts of a pack; what cannot be read is among its problems."""
    pack = RawPack(show(path.name) or path.resolve().name)
    try:
        if path.is_dir():
            return read_folder(path, _, progress)
        if is_workbook(path) and path.is_file():
            return read_workbook(path, _, progress)
        if path.exists():
            message = _("a pack is a folder of CSV files or a workbook that ends in `.xlsx`")
        else:
            shipped = ", ".join(str(pack.relative_to(ROOT)) for pack in SHIPPED_PACKS.values())
            message = _(
                "there is no such folder or workbook; those that ship are {known}", known=shipped
            )
    except OSError:
        message = _("it cannot be read; is it allowed?")
    pack.problems.append(Problem(pack.name, None, None, message))
    return pack
