"""Briefings: what was shown on a day, frozen, with every file that was made of it.

Nothing of them is ever changed or removed; only, once, a briefing is marked open for all. The
database itself holds to that, and the record keeps what each of them must be.
"""

from datetime import date

from sqlalchemy import Column, Date, ForeignKey, Integer, LargeBinary, String, Text
from sqlmodel import Field, SQLModel

from models.columns import SLUG_LENGTH, either, rule
from models.record import HASH_LENGTH

FILE_NAME_LENGTH = 64
MIME_LENGTH = 128


class Briefing(SQLModel, table=True):
    """A briefing as it was frozen.

    `number` counts them in the order in which they were frozen. `missions` are slugs joined by
    semicolons and refer to nothing: a mission may close or change later. `record_hash` is the
    newest hash of the record, and `store_version` the store's, when its figures were read.
    """

    __tablename__ = "briefings"
    __table_args__ = (
        *either("title"),
        rule("opened_by_somebody", "(opened_on IS NULL) = (opened_by IS NULL)"),
    )

    briefing: str = Field(sa_column=Column(String(SLUG_LENGTH), primary_key=True))
    number: int = Field(sa_column=Column(Integer, nullable=False, unique=True))
    title_en: str | None = Field(default=None, sa_column=Column(Text))
    title_cy: str | None = Field(default=None, sa_column=Column(Text))
    missions: str = Field(sa_column=Column(Text, nullable=False))
    as_at: date = Field(sa_column=Column(Date, nullable=False))
    frozen_on: date = Field(sa_column=Column(Date, nullable=False))
    frozen_by: str = Field(sa_column=Column(Text, nullable=False))
    method: str = Field(sa_column=Column(String(24), nullable=False))
    record_hash: str = Field(sa_column=Column(String(HASH_LENGTH), nullable=False))
    store_version: int = Field(sa_column=Column(Integer, nullable=False))
    document: str = Field(sa_column=Column(Text, nullable=False))
    opened_on: date | None = Field(default=None, sa_column=Column(Date))
    opened_by: str | None = Field(default=None, sa_column=Column(Text))


class BriefingFileRow(SQLModel, table=True):
    """A file as it was made when its briefing was frozen."""

    __tablename__ = "briefing_files"

    briefing: str = Field(
        sa_column=Column(String(SLUG_LENGTH), ForeignKey("briefings.briefing"), primary_key=True)
    )
    name: str = Field(sa_column=Column(String(FILE_NAME_LENGTH), primary_key=True))
    mime: str = Field(sa_column=Column(String(MIME_LENGTH), nullable=False))
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    sha256: str = Field(sa_column=Column(String(HASH_LENGTH), nullable=False))
