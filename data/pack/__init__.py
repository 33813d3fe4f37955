"""Packs: checked, brought in all or nothing, and written out the same bytes each time.

A pack is a folder of CSV files or one XLSX workbook; ``docs/pack.md`` says what it holds. On the
way in, :mod:`~data.pack.read_folder` and :mod:`~data.pack.read_workbook` turn either into texts
with their row numbers, :mod:`~data.pack.check` into canonical columns, :mod:`~data.pack.references`
and :mod:`~data.pack.changes` hold them against the store, and :mod:`~data.pack.importer` writes.
Every step says what is wrong in the one shape of :mod:`~data.pack.problems`.
"""

from data.pack.exporter import ExportRefused, export_pack
from data.pack.importer import ImportResult, check_pack, import_pack
from data.pack.problems import PackProblems, Problem
from data.pack.progress import Progress
from data.pack.shipped import load_shipped_packs

__all__ = [
    "ExportRefused",
    "ImportResult",
    "PackProblems",
    "Problem",
    "Progress",
    "check_pack",
    "export_pack",
    "import_pack",
    "load_shipped_packs",
]
