"""What a pack would do to the store: which rows are new, the same, changed, or may not change."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from sqlalchemy import Connection

from data.pack.cells import write_number
from data.pack.check import has_whole_key
from data.pack.known import load_sheet
from data.pack.problems import Problem, show
from data.pack.schema import SCHEMAS
from data.pack.table import Integers, Mask, Sheet, Words, find_rows, is_same
from locales import Translator


@dataclass(frozen=True)
class SheetChanges:
    """A sheet of a pack against the store.

    Attributes
    ----------
    pack
        The rows of the pack.
    store
        For each changed row, in the order of `changed`, the row as the store holds it.
    new, changed
        Positions of rows in the pack whose key is not in the store, and of those that differ.
    different
        For each column with changes (n of changed,) whether it is one.
    """

    pack: Sheet
    store: Sheet
    new: Integers
    changed: Integers
    different: Mapping[str, Mask]

    @property
    def same(self) -> int:
        """How many rows the store holds already, as they are."""
        return len(self.pack) - len(self.new) - len(self.changed)


def compare_sheet(connection: Connection, pack: Sheet) -> SheetChanges:
    """Compare one sheet of a pack with the store."""
    first_keys = pack.words(pack.schema.keys[0])
    named = {first_keys.texts[code] for code in np.unique(first_keys.codes)}
    return compare(pack, load_sheet(connection, pack.schema, named))


def compare(pack: Sheet, store: Sheet) -> SheetChanges:
    """Compare a sheet of a pack with what is known of the same sheet."""
    found = find_rows(pack, store)
    whole = has_whole_key(pack)
    there = np.flatnonzero((found >= 0) & whole)
    mine, theirs = pack.take(there), store.take(found[there])
    others = [name for name in pack.schema.names if name not in pack.schema.keys]
    different = {name: ~is_same(name, mine, theirs) & ~mine.is_bad(name) for name in others}
    any_different = np.zeros(len(there), dtype=bool)
    for mask in different.values():
        any_different |= mask
    return SheetChanges(
        pack,
        theirs.take(any_different),
        np.flatnonzero((found < 0) & whole),
        there[any_different],
        {name: mask[any_different] for name, mask in different.items() if mask.any()},
    )


def cell_text(sheet: Sheet, name: str, row: int) -> str:
    """Return the canonical text of one cell."""
    values = sheet.columns[name]
    if isinstance(values, Words):
        return values.at(row)
    return "" if np.isnan(values[row]) else write_number(float(values[row]))


def find_refused_changes(changes: SheetChanges, _: Translator) -> Iterator[Problem]:
    """Yield each cell that differs from what was once said and stays."""
    schema = changes.pack.schema
    for name, mask in changes.different.items():
        if name not in schema.kept:
            continue
        for place in np.flatnonzero(mask):
            old = show(cell_text(changes.store, name, int(place))) or _("an empty cell")
            number = int(changes.pack.rows[changes.changed[place]])
            yield Problem(schema.name, number, name, _keeps(schema.name, old, _))


def _keeps(sheet: str, old: str, _: Translator) -> str:
    if sheet == "observations":
        return _(
            "published as {old}, which stays; a correction is a row with a later `published_on` "
            "and the note r",
            old=old,
        )
    if sheet == "contributions":
        return _(
            "recorded as {old}, which stays; a changed expectation is a new contribution that "
            "names this one in `supersedes`",
            old=old,
        )
    if sheet == "reviews":
        return _("recorded as {old}, which stays; follow the review by another", old=old)
    if sheet == "targets":
        return _("set as {old}, which stays; a new target is a row with its own `set_on`", old=old)
    return _(
        "planned as {old}, which stays; a new plan is a row with its own `recorded_on`", old=old
    )


def compare_pack(connection: Connection, sheets: Mapping[str, Sheet]) -> dict[str, SheetChanges]:
    """Compare every sheet of a pack with the store, in the order they are written."""
    return {name: compare_sheet(connection, sheets[name]) for name in SCHEMAS if name in sheets}
