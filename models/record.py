"""The append-only record of every write, and the one row that says where the store stands."""

from typing import Any

from sqlalchemy import Column, Index, Integer, String, Text
from sqlmodel import Field, SQLModel

from models.columns import rule

HASH_LENGTH = 64
NO_HASH = "0" * HASH_LENGTH
"""The hash before the first entry."""


class RecordEntry(SQLModel, table=True):
    """One write: who, when, what, before and after, chained to the entry before it."""

    __tablename__ = "record"
    __table_args__: Any = (
        Index("ix_record_who", "who", "number"),
        Index("ix_record_action", "action", "number"),
        Index("ix_record_sheet", "sheet", "number"),
        Index("ix_record_at", "at"),
        Index("ix_record_key", "key", postgresql_ops={"key": "text_pattern_ops"}),
    )

    number: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    at: str = Field(sa_column=Column(String(32), nullable=False))
    who: str = Field(sa_column=Column(Text, nullable=False))
    action: str = Field(sa_column=Column(String(24), nullable=False))
    sheet: str | None = Field(default=None, sa_column=Column(String(24)))
    key: str = Field(sa_column=Column(Text, nullable=False))
    before: str | None = Field(default=None, sa_column=Column(Text))
    after: str | None = Field(default=None, sa_column=Column(Text))
    previous_hash: str = Field(sa_column=Column(String(HASH_LENGTH), nullable=False))
    hash: str = Field(sa_column=Column(String(HASH_LENGTH), nullable=False, unique=True))


class StoreState(SQLModel, table=True):
    """The single row every committed write raises.

    `version` is the store version that caches are keyed by; `records` and `newest_hash` are
    what the record must end with; `demonstration_only` holds while everything in the store is
    illustrative or from the shipped official pack; `judged_version` is the store version that
    the evidence and the signals were last brought up to.
    """

    __tablename__ = "store_state"
    __table_args__ = (rule("single", "id = 1"),)

    id: int = Field(default=1, sa_column=Column(Integer, primary_key=True, autoincrement=False))
    version: int = 0
    records: int = 0
    newest_hash: str = Field(default=NO_HASH, max_length=HASH_LENGTH)
    demonstration_only: bool = True
    judged_version: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
