"""The sheets and columns of a pack, read out of the models."""

from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Column, Table

from models import SHEETS
from models.columns import Kind, PackColumn, pack_column, table_of

KEPT_COLUMNS: dict[str, frozenset[str]] = {
    "targets": frozenset({"target_value"}),
    "deliveries": frozenset({"planned"}),
}
KEPT_SHEETS = frozenset({"observations", "contributions", "reviews"})
"""What was once said stays: these are never changed, only followed by another row."""

SHEETS_WITH_VINTAGES = frozenset(
    {"observations", "targets", "deliveries", "contributions", "reviews"}
)
"""A new row of these is its own record; of the others the record carries one entry a row."""


@dataclass(frozen=True)
class SheetColumn:
    """One column of a sheet: its name, what the pack asks of it, and what it refers to."""

    name: str
    pack: PackColumn
    refers: str | None

    @property
    def kind(self) -> Kind:
        """What a cell may hold."""
        return self.pack.kind

    @property
    def is_number(self) -> bool:
        """Whether it is held as numbers rather than as texts."""
        return self.kind is Kind.NUMBER

    @property
    def pair(self) -> str | None:
        """The stem of the ``_en``/``_cy`` pair of which one is required, if it is in one."""
        return self.name[: -len("_en")] if self.pack.pair else None


@dataclass(frozen=True)
class SheetSchema:
    """One sheet: its table and its columns in the order they are written."""

    name: str
    table: Table
    columns: tuple[SheetColumn, ...]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The columns' names."""
        return tuple(column.name for column in self.columns)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The names of the columns that are the key."""
        return tuple(column.name for column in self.columns if column.pack.key)

    @cached_property
    def pairs(self) -> tuple[str, ...]:
        """The stems of the pairs of which one is required."""
        return tuple(dict.fromkeys(column.pair for column in self.columns if column.pair))

    @cached_property
    def kept(self) -> frozenset[str]:
        """The columns that are never changed once a row is there."""
        if self.name in KEPT_SHEETS:
            return frozenset(self.names) - frozenset(self.keys)
        return KEPT_COLUMNS.get(self.name, frozenset())

    def column(self, name: str) -> SheetColumn:
        """Return the column of that name."""
        return self.columns[self.names.index(name)]


def _read_column(column: Column[object], pack: PackColumn) -> SheetColumn:
    targets = [key.column.table.name for key in column.foreign_keys]
    refers = targets[0] if targets and pack.kind is Kind.SLUG else None
    return SheetColumn(column.name, pack, refers)


def _read_schema(table: Table) -> SheetSchema:
    packed = [(column, pack_column(column)) for column in table.columns]
    return SheetSchema(
        table.name,
        table,
        tuple(_read_column(column, pack) for column, pack in packed if pack is not None),
    )


SCHEMAS: dict[str, SheetSchema] = {
    table.name: _read_schema(table) for table in map(table_of, SHEETS)
}
"""Every sheet by its name, each after everything it refers to."""
