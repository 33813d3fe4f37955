"""Columns of the store that are also columns of the pack.

A sheet of the pack and a table of the store are one thing: the same name, the same columns.
Each column therefore says here, once, what the database must enforce and what the pack format
asks for; ``docs/pack.md``, the template workbook, the importer and the exporter read it back
through :func:`pack_column`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Double,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeEngine
from sqlmodel import Field, SQLModel

EARLIEST = date.min
"""Stands in a key for a date that was left empty: an empty key part counts as the earliest."""

SLUG_LENGTH = 64
PERIOD_LENGTH = 9
AREA_LENGTH = 24

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata: MetaData = SQLModel.metadata
metadata.naming_convention = NAMING


class Kind(StrEnum):
    """What a cell of the pack may hold."""

    SLUG = "slug"
    TEXT = "text"
    DATE = "date"
    PERIOD = "period"
    NUMBER = "number"
    INTEGER = "whole number"
    YES_NO = "yes/no"
    CHOICE = "choice"
    CHOICES = "choices"
    AREA = "area"
    JSON = "json"


@dataclass(frozen=True)
class PackColumn:
    """How one column stands in the pack.

    Attributes
    ----------
    kind
        What a cell may hold.
    doc
        One English sentence for ``docs/pack.md`` and the template workbook.
    example
        The cell of the worked example, as it is typed.
    required
        Whether every row must fill it.
    key
        Whether it is part of the sheet's key.
    pair
        Whether it is one of a ``_en``/``_cy`` pair of which one is required.
    choices
        The words allowed, for ``CHOICE`` and ``CHOICES``.
    low, high
        The smallest and the largest number allowed, for ``NUMBER`` and ``INTEGER``.
    """

    kind: Kind
    doc: str
    example: str
    required: bool
    key: bool
    pair: bool
    choices: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None


SQL_TYPES: dict[Kind, TypeEngine[Any]] = {
    Kind.SLUG: String(SLUG_LENGTH),
    Kind.TEXT: Text(),
    Kind.DATE: Date(),
    Kind.PERIOD: String(PERIOD_LENGTH),
    Kind.NUMBER: Double(),
    Kind.INTEGER: Integer(),
    Kind.YES_NO: Boolean(),
    Kind.CHOICE: String(24),
    Kind.CHOICES: Text(),
    Kind.AREA: String(AREA_LENGTH),
    Kind.JSON: Text(),
}


def pack_field(
    kind: Kind,
    doc: str,
    example: str = "",
    *,
    required: bool = False,
    key: bool = False,
    primary: bool | None = None,
    pair: bool = False,
    choices: Iterable[StrEnum] | type[StrEnum] = (),
    low: float | None = None,
    high: float | None = None,
    refers: str | None = None,
) -> Any:
    """Return the SQLModel field of a column that the pack carries.

    Parameters
    ----------
    primary
        Whether the column is part of the table's primary key; by default the pack's key is.
    refers
        ``table.column`` of a foreign key.

    Notes
    -----
    An optional date in a key is stored as :data:`EARLIEST`, never as NULL, because two NULLs
    are never equal to a database.
    """
    words = tuple(str(word.value) for word in choices)
    in_primary = key if primary is None else primary
    dated_key = key and not required and kind is Kind.DATE
    extra: list[Any] = [ForeignKey(refers)] if refers else []
    column: Column[Any] = Column(
        SQL_TYPES[kind],
        *extra,
        primary_key=in_primary,
        nullable=not (required or in_primary),
        autoincrement=False,
        default=EARLIEST if dated_key else None,
        info={"pack": PackColumn(kind, doc, example, required, key, pair, words, low, high)},
    )
    return Field(sa_column=column, default=EARLIEST if dated_key else None)


def pack_column(column: Column[Any]) -> PackColumn | None:
    """Return how a table's column stands in the pack, or None where the pack has no such one."""
    found = column.info.get("pack")
    return found if isinstance(found, PackColumn) else None


def table_of(model: type[SQLModel]) -> Table:
    """Return the table of a model."""
    return metadata.tables[str(model.__tablename__)]


def one_of(column: str, words: type[StrEnum]) -> CheckConstraint:
    """Return the check that a column holds one of a closed set of words, or nothing."""
    listed = ", ".join(f"'{word.value}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def either(*stems: str) -> list[CheckConstraint]:
    """Return the checks that each ``_en``/``_cy`` pair has at least one of the two."""
    return [
        CheckConstraint(f"{stem}_en IS NOT NULL OR {stem}_cy IS NOT NULL", name=f"{stem}_given")
        for stem in stems
    ]


def rule(name: str, condition: str) -> CheckConstraint:
    """Return a named check; a condition over an empty cell passes, as SQL has it."""
    return CheckConstraint(condition, name=name)
