"""Two people and one row: what each changed of what both had seen, and what cannot be both.

Compared column by column, by the canonical texts of the pack. What only one of the two changed is
kept; what both changed to something else is for the later one to settle.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sqlalchemy import Connection

from data.pack.known import load_sheet
from data.pack.schema import SCHEMAS
from data.pack.typed import list_texts

Row: TypeAlias = Mapping[str, str]

DATED = {"deliveries": "recorded_on", "targets": "set_on"}
"""Sheets of which a later row follows an earlier one, and the column of the key that dates them."""


@dataclass(frozen=True)
class Conflict:
    """A row that is no longer what its writer saw, and that both changed differently.

    Attributes
    ----------
    key
        As the record writes it: the parts joined by a slash.
    mine, theirs, seen
        Every column's text: as it was to be saved, as the store holds it now, and as the writer
        saw it. `theirs` is empty where the row is gone, `seen` where there was none.
    """

    sheet: str
    key: str
    mine: Row
    theirs: Row
    seen: Row

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that cannot be both; what the row is known by is none of them."""
        schema = SCHEMAS[self.sheet]
        return tuple(
            name
            for name in schema.names
            if name not in schema.keys
            and self.mine.get(name, "") != self.theirs.get(name, "")
            and self.theirs.get(name, "") != self.seen.get(name, "")
        )


class ChangedMeanwhile(RuntimeError):
    """Rows were changed by somebody else since their writer saw them; nothing was written."""

    def __init__(self, conflicts: Sequence[Conflict]) -> None:
        super().__init__(", ".join(f"{each.sheet}:{each.key}" for each in conflicts))
        self.conflicts = tuple(conflicts)


class Held:
    """The rows of a sheet that the store holds, and which of them a typed row is about."""

    def __init__(self, connection: Connection, sheet: str, rows: Sequence[Row]) -> None:
        schema = SCHEMAS[sheet]
        self.sheet = sheet
        self.keys = schema.keys
        # Who replaces what does not show in the key: of contributions all are looked at.
        first = None if sheet == "contributions" else {row[schema.keys[0]] for row in rows}
        self.rows = list_texts(load_sheet(connection, schema, first))

    def find(self, mine: Row, seen: Row | None) -> Row | None:
        """Return the row as it stands now that `mine` would change or follow; None of a new one."""
        exact = next((row for row in self.rows if self._is_one(row, mine, self.keys)), None)
        if exact is not None:
            return exact
        if self.sheet in DATED and seen is not None:
            return self._newest(mine)
        if self.sheet == "contributions" and mine["supersedes"]:
            return self._replacing(mine["supersedes"])
        return None

    def _newest(self, mine: Row) -> Row | None:
        dated = DATED[self.sheet]
        others = tuple(name for name in self.keys if name != dated)
        found = [row for row in self.rows if self._is_one(row, mine, others)]
        return max(found, key=lambda row: row[dated], default=None)

    def _replacing(self, superseded: str) -> Row | None:
        return next((row for row in self.rows if row["supersedes"] == superseded), None)

    def _is_one(self, row: Row, other: Row, names: Sequence[str]) -> bool:
        return all(row[name] == other[name] for name in names)


def settle(sheet: str, mine: Row, seen: Row | None, theirs: Row | None) -> Row | Conflict:
    """Return the row that holds what either changed of what was seen, or why there is none.

    Parameters
    ----------
    seen
        None for a new row: then nothing may be there but the very same.
    theirs
        As the store holds it now, None where it holds none.
    """
    schema = SCHEMAS[sheet]
    key = "/".join(mine[name] for name in schema.keys)
    if seen is None:
        same = theirs is None or dict(theirs) == dict(mine)
        return mine if same else Conflict(sheet, key, mine, theirs or {}, {})
    before = {name: seen.get(name, "") for name in schema.names}
    if theirs is None:
        return Conflict(sheet, key, mine, {}, before)
    others = [name for name in schema.names if name not in schema.keys]
    both = [name for name in others if before[name] not in (mine[name], theirs[name])]
    if any(mine[name] != theirs[name] for name in both):
        return Conflict(sheet, key, mine, theirs, before)
    kept = {name: theirs[name] for name in others if mine[name] == before[name]}
    return {**mine, **kept}
