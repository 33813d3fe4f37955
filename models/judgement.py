"""What the method made of the store: evidence for every contribution, a signal for every series.

Both are kept as at a date: what was judged then stays, so that a screen can say what changed since.
`fingerprint` is the SHA-256 of everything the result was made from, the method's version included;
the same fingerprint needs no second judgement, another one makes a result stale.
"""

from datetime import date

from sqlalchemy import Column, Date, ForeignKey, String, Text
from sqlmodel import Field, SQLModel

from models.columns import AREA_LENGTH, SLUG_LENGTH
from models.record import HASH_LENGTH


class Evidence(SQLModel, table=True):
    """What the method makes of one contribution, as at a date, as one JSON document."""

    __tablename__ = "evidence"

    contribution: str = Field(
        sa_column=Column(
            String(SLUG_LENGTH), ForeignKey("contributions.contribution"), primary_key=True
        )
    )
    as_at: date = Field(sa_column=Column(Date, primary_key=True))
    method: str = Field(sa_column=Column(String(24), nullable=False))
    seed: str = Field(sa_column=Column(String(24), nullable=False))
    fingerprint: str = Field(sa_column=Column(String(HASH_LENGTH), nullable=False))
    document: str = Field(sa_column=Column(Text, nullable=False))


class SignalRow(SQLModel, table=True):
    """Whether one indicator is moving in one area, as at a date, as one JSON document."""

    __tablename__ = "signals"

    indicator: str = Field(
        sa_column=Column(String(SLUG_LENGTH), ForeignKey("indicators.indicator"), primary_key=True)
    )
    area: str = Field(
        sa_column=Column(String(AREA_LENGTH), ForeignKey("areas.code"), primary_key=True)
    )
    as_at: date = Field(sa_column=Column(Date, primary_key=True))
    method: str = Field(sa_column=Column(String(24), nullable=False))
    fingerprint: str = Field(sa_column=Column(String(HASH_LENGTH), nullable=False))
    document: str = Field(sa_column=Column(Text, nullable=False))
