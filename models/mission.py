"""Missions: the why, set by ministers."""

from datetime import date

from sqlmodel import SQLModel

from models.columns import Kind, either, pack_field, rule
from models.enums import Goal


class Mission(SQLModel, table=True):
    """A mission. It belongs to a government and can be closed; its outcomes live on."""

    __tablename__ = "missions"
    __table_args__ = (
        *either("title", "why"),
        rule("ends_after_set", "target_date >= set_on"),
        rule("closes_after_set", "closed_on >= set_on"),
    )

    mission: str = pack_field(Kind.SLUG, "The mission's key.", "iechyd", key=True, required=True)
    title_en: str | None = pack_field(
        Kind.TEXT, "Title in English.", "Increasing healthy life expectancy", pair=True
    )
    title_cy: str | None = pack_field(
        Kind.TEXT, "Title in Welsh.", "Cynyddu disgwyliad oes iach", pair=True
    )
    why_en: str | None = pack_field(
        Kind.TEXT, "Why it matters, in English.", "People in Wales should live well.", pair=True
    )
    why_cy: str | None = pack_field(
        Kind.TEXT, "Why it matters, in Welsh.", "Dylai pobl Cymru fyw'n dda.", pair=True
    )
    set_by: str = pack_field(Kind.TEXT, "Who set it.", "Welsh Ministers", required=True)
    set_by_cy: str | None = pack_field(Kind.TEXT, "Who set it, in Welsh.", "Gweinidogion Cymru")
    set_on: date = pack_field(Kind.DATE, "When it was set.", "2021-11-01", required=True)
    target_date: date | None = pack_field(Kind.DATE, "By when, if a date was set.", "2035-12-31")
    closed_on: date | None = pack_field(Kind.DATE, "When it was closed, if it was.")
    goals: str | None = pack_field(
        Kind.CHOICES,
        "Well-being goals it serves, joined by semicolons.",
        "healthier",
        choices=Goal,
    )
    illustrative: bool = pack_field(
        Kind.YES_NO, "Whether it is made up for illustration.", "yes", required=True
    )
