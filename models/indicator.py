"""Indicators and what belongs to them: targets, observations, annotations."""

from datetime import date
from typing import Any

from sqlalchemy import Column, Index, Integer, func, text
from sqlmodel import Field, SQLModel

from models.columns import Kind, either, one_of, pack_field, rule, table_of
from models.enums import AnnotationKind, Better, Frequency, NoteCode, TargetKind


class Indicator(SQLModel, table=True):
    """A measure of an outcome over time, or, without an outcome, context beside the missions."""

    __tablename__ = "indicators"
    __table_args__: Any = (
        *either("title", "unit", "source"),
        one_of("better", Better),
        one_of("frequency", Frequency),
        rule("window_positive", '"window" >= 1'),
        rule("decimals_range", "decimals BETWEEN 0 AND 10"),
        rule("smallest_change_positive", "smallest_change > 0"),
        rule("headline_of_outcome", "NOT headline OR outcome IS NOT NULL"),
        Index(
            "uq_indicators_headline",
            "outcome",
            unique=True,
            sqlite_where=text("headline"),
            postgresql_where=text("headline"),
        ),
    )

    indicator: str = pack_field(
        Kind.SLUG, "The indicator's key.", "cvd-found", key=True, required=True
    )
    outcome: str | None = pack_field(
        Kind.SLUG,
        "The outcome it measures; empty where it is context only.",
        "high-risk-found",
        refers="outcomes.outcome",
    )
    title_en: str | None = pack_field(
        Kind.TEXT, "Title in English.", "People newly found at high risk", pair=True
    )
    title_cy: str | None = pack_field(
        Kind.TEXT, "Title in Welsh.", "Pobl y canfuwyd eu bod â risg uchel", pair=True
    )
    unit_en: str | None = pack_field(Kind.TEXT, "Unit in English.", "per 1,000", pair=True)
    unit_cy: str | None = pack_field(Kind.TEXT, "Unit in Welsh.", "fesul 1,000", pair=True)
    better: str = pack_field(
        Kind.CHOICE, "Which way is better.", "higher", required=True, choices=Better
    )
    frequency: str = pack_field(
        Kind.CHOICE, "How often it is published.", "quarterly", required=True, choices=Frequency
    )
    window: int | None = pack_field(
        Kind.INTEGER, "Periods pooled in one figure; 1 if empty.", "1", low=1
    )
    headline: bool = pack_field(
        Kind.YES_NO,
        "Whether it is its outcome's headline; at most one is.",
        "yes",
        required=True,
    )
    decimals: int = pack_field(
        Kind.INTEGER, "Decimals a reader is shown, 0 to 10.", "1", required=True, low=0, high=10
    )
    adds_up: bool | None = pack_field(
        Kind.YES_NO, "Whether places add up to a region's figure.", "no"
    )
    seasonal: bool | None = pack_field(
        Kind.YES_NO, "Whether it has seasons; if empty the data decide.", "no"
    )
    smallest_change: float | None = pack_field(
        Kind.NUMBER, "The smallest change that matters, in its unit.", "0.5", low=0
    )
    source_en: str | None = pack_field(
        Kind.TEXT, "Source in English.", "Illustrative figures", pair=True
    )
    source_cy: str | None = pack_field(
        Kind.TEXT, "Source in Welsh.", "Ffigurau enghreifftiol", pair=True
    )
    publisher: str = pack_field(Kind.TEXT, "Who publishes it.", "Nobody", required=True)
    publisher_cy: str | None = pack_field(Kind.TEXT, "Who publishes it, in Welsh.", "Neb")
    source_url: str | None = pack_field(
        Kind.TEXT, "Where it is published: an http or https address."
    )
    licence: str = pack_field(Kind.TEXT, "Its licence.", "CC0-1.0", required=True)
    designation: str | None = pack_field(
        Kind.TEXT, "Its status as a statistic: official, accredited, in_development, management."
    )
    next_release: date | None = pack_field(
        Kind.DATE, "When the next figures are expected.", "2027-02-24"
    )
    illustrative: bool = pack_field(
        Kind.YES_NO, "Whether it is made up for illustration.", "yes", required=True
    )


class Target(SQLModel, table=True):
    """What an indicator should reach, by when; a later `set_on` is a later vintage."""

    __tablename__ = "targets"
    __table_args__ = (one_of("kind", TargetKind),)

    indicator: str = pack_field(
        Kind.SLUG,
        "The indicator.",
        "cvd-found",
        key=True,
        required=True,
        refers="indicators.indicator",
    )
    area: str = pack_field(
        Kind.AREA,
        "The area, an ONS code.",
        "W92000004",
        key=True,
        required=True,
        refers="areas.code",
    )
    target_period: str = pack_field(
        Kind.PERIOD, "The period to reach it in.", "2028-Q4", key=True, required=True
    )
    target_value: float = pack_field(Kind.NUMBER, "The value to reach.", "8", required=True)
    baseline_period: str = pack_field(
        Kind.PERIOD, "The period progress is counted from.", "2021-Q3", required=True
    )
    kind: str = pack_field(
        Kind.CHOICE, "Target or milestone.", "target", key=True, required=True, choices=TargetKind
    )
    set_on: date = pack_field(
        Kind.DATE, "When it was set; empty counts as the earliest.", "2021-11-01", key=True
    )


class Observation(SQLModel, table=True):
    """One figure: indicator × area × period × the date it was published."""

    __tablename__ = "observations"
    __table_args__ = (
        rule("limits_hold_value", "lower <= value AND value <= upper"),
        rule("limits_ordered", "lower <= upper"),
        rule("denominator_not_negative", "denominator >= 0"),
        {"sqlite_with_rowid": False},
    )

    indicator: str = pack_field(
        Kind.SLUG,
        "The indicator.",
        "cvd-found",
        key=True,
        required=True,
        refers="indicators.indicator",
    )
    area: str = pack_field(
        Kind.AREA,
        "The area, an ONS code.",
        "W06000015",
        key=True,
        required=True,
        refers="areas.code",
    )
    period: str = pack_field(Kind.PERIOD, "The period.", "2026-Q2", key=True, required=True)
    published_on: date = pack_field(
        Kind.DATE,
        "When it was published; a later one is a correction.",
        "2026-08-26",
        key=True,
        required=True,
    )
    value: float | None = pack_field(
        Kind.NUMBER, "The figure; empty with a note where there is none.", "6.4"
    )
    lower: float | None = pack_field(Kind.NUMBER, "Lower published 95% limit.", "5.9")
    upper: float | None = pack_field(Kind.NUMBER, "Upper published 95% limit.", "6.9")
    denominator: float | None = pack_field(
        Kind.NUMBER, "What a rate is of; weights regions.", "182000", low=0
    )
    note: str | None = pack_field(
        Kind.CHOICES, "StatsWales note codes joined by semicolons.", "p", choices=NoteCode
    )


class Annotation(SQLModel, table=True):
    """Something that happened to a series: a break, an event, a change of method."""

    __tablename__ = "annotations"
    __table_args__: Any = (*either("text"), one_of("kind", AnnotationKind))

    id: int | None = Field(default=None, sa_column=Column(Integer, primary_key=True))
    indicator: str = pack_field(
        Kind.SLUG,
        "The indicator.",
        "cvd-found",
        key=True,
        primary=False,
        required=True,
        refers="indicators.indicator",
    )
    area: str | None = pack_field(
        Kind.AREA,
        "The area, an ONS code; empty for all.",
        key=True,
        primary=False,
        refers="areas.code",
    )
    period: str = pack_field(
        Kind.PERIOD, "The period.", "2020-Q2", key=True, primary=False, required=True
    )
    kind: str = pack_field(
        Kind.CHOICE,
        "What it is.",
        "event",
        key=True,
        primary=False,
        required=True,
        choices=AnnotationKind,
    )
    text_en: str | None = pack_field(
        Kind.TEXT, "Text in English.", "Pandemic restrictions", pair=True
    )
    text_cy: str | None = pack_field(
        Kind.TEXT, "Text in Welsh.", "Cyfyngiadau'r pandemig", pair=True
    )


_annotations = table_of(Annotation).c
Index(
    "uq_annotations_key",
    _annotations.indicator,
    func.coalesce(_annotations.area, ""),
    _annotations.period,
    _annotations.kind,
    unique=True,
)
