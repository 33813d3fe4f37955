"""What a store says of itself."""

from sqlmodel import SQLModel

from models.columns import Kind, one_of, pack_field
from models.enums import AboutKey


class About(SQLModel, table=True):
    """One thing the store says of itself: its fixed today, its title."""

    __tablename__ = "about"
    __table_args__ = (one_of("key", AboutKey),)

    key: str = pack_field(
        Kind.CHOICE, "What it says.", "today", key=True, required=True, choices=AboutKey
    )
    value: str | None = pack_field(
        Kind.TEXT,
        "The value. `today` is a fixed date for demonstrations; it ends when figures that are "
        "neither illustrative nor from the shipped official pack are imported.",
        "2026-11-22",
    )
