"""What a store says of itself."""

from sqlmodel import SQLModel

from models.columns import Kind, pack_field


class About(SQLModel, table=True):
    """One thing the store says of itself: its fixed today, its title."""

    __tablename__ = "about"

    key: str = pack_field(
        Kind.SLUG, "One of: today, title_en, title_cy.", "today", key=True, required=True
    )
    value: str | None = pack_field(
        Kind.TEXT,
        "The value. `today` is a fixed date for demonstrations; it ends when figures that are "
        "neither illustrative nor from the shipped official pack are imported.",
        "2026-11-22",
    )


ABOUT_KEYS = ("today", "title_en", "title_cy")
