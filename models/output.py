"""Outputs: the how, made by delivery teams; and what was planned and delivered where."""

from datetime import date

from sqlmodel import SQLModel

from models.columns import Kind, either, one_of, pack_field, rule
from models.enums import Basis


class Output(SQLModel, table=True):
    """Something a team makes."""

    __tablename__ = "outputs"
    __table_args__ = (
        *either("title", "unit"),
        rule("ends_after_start", "ends_on >= starts_on"),
        rule("budget_not_negative", "budget_gbp >= 0"),
    )

    output: str = pack_field(Kind.SLUG, "The output's key.", "screening", key=True, required=True)
    team: str = pack_field(
        Kind.SLUG, "The team that makes it.", "heart-risk", required=True, refers="teams.team"
    )
    title_en: str | None = pack_field(
        Kind.TEXT, "Title in English.", "Community screening", pair=True
    )
    title_cy: str | None = pack_field(
        Kind.TEXT, "Title in Welsh.", "Sgrinio yn y gymuned", pair=True
    )
    description_en: str | None = pack_field(
        Kind.TEXT, "What it is, in English.", "Checks in halls and markets."
    )
    description_cy: str | None = pack_field(
        Kind.TEXT, "What it is, in Welsh.", "Gwiriadau mewn neuaddau a marchnadoedd."
    )
    for_whom_en: str | None = pack_field(
        Kind.TEXT, "Whom it is for, in English.", "people at high risk"
    )
    for_whom_cy: str | None = pack_field(
        Kind.TEXT, "Whom it is for, in Welsh.", "pobl â risg uchel"
    )
    unit_en: str | None = pack_field(
        Kind.TEXT, "What is counted, in English.", "people screened", pair=True
    )
    unit_cy: str | None = pack_field(
        Kind.TEXT, "What is counted, in Welsh.", "pobl wedi'u sgrinio", pair=True
    )
    starts_on: date = pack_field(Kind.DATE, "When it starts.", "2022-04-01", required=True)
    ends_on: date | None = pack_field(Kind.DATE, "When it ends, if it does.", "2027-03-31")
    budget_gbp: float | None = pack_field(Kind.NUMBER, "Its budget in pounds.", "4200000", low=0)
    illustrative: bool = pack_field(
        Kind.YES_NO, "Whether it is made up for illustration.", "yes", required=True
    )


class Delivery(SQLModel, table=True):
    """A planned and delivered quantity: output × area × period; later records are vintages."""

    __tablename__ = "deliveries"
    __table_args__ = (
        one_of("basis", Basis),
        rule("planned_not_negative", "planned >= 0"),
        rule("delivered_not_negative", "delivered >= 0"),
        rule("reached_not_negative", "reached_intended >= 0"),
        rule("reached_of_delivered", "reached_intended <= delivered"),
        rule("reached_needs_delivered", "reached_intended IS NULL OR delivered IS NOT NULL"),
    )

    output: str = pack_field(
        Kind.SLUG, "The output.", "screening", key=True, required=True, refers="outputs.output"
    )
    area: str = pack_field(
        Kind.AREA,
        "The area, an ONS code.",
        "W06000001",
        key=True,
        required=True,
        refers="areas.code",
    )
    period: str = pack_field(Kind.PERIOD, "The period.", "2022-Q2", key=True, required=True)
    planned: float = pack_field(Kind.NUMBER, "The quantity planned.", "500", required=True, low=0)
    delivered: float | None = pack_field(
        Kind.NUMBER, "The quantity delivered; empty while not returned, never zero.", "480", low=0
    )
    reached_intended: float | None = pack_field(
        Kind.NUMBER, "Of the delivered, how many reached those it is for.", "290", low=0
    )
    basis: str | None = pack_field(
        Kind.CHOICE, "How the delivered quantity is known.", "administrative", choices=Basis
    )
    recorded_on: date = pack_field(
        Kind.DATE, "When it was recorded; empty counts as the earliest.", "2022-08-01", key=True
    )
