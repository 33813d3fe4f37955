"""Contributions: the link from an output to an indicator, with what was expected of it."""

from datetime import date

from sqlmodel import SQLModel

from models.columns import Kind, either, one_of, pack_field, rule
from models.enums import Design, PlacesChosen, Strata


class Contribution(SQLModel, table=True):
    """An expectation: dated, immutable, superseded by a new one."""

    __tablename__ = "contributions"
    __table_args__ = (
        *either("hypothesis"),
        one_of("design", Design),
        one_of("places_chosen", PlacesChosen),
        one_of("strata", Strata),
        rule("effect_not_zero", "expected_effect <> 0"),
        rule("lag_not_negative", "lag_periods >= 0"),
        rule("supersedes_another", "supersedes <> contribution"),
    )

    contribution: str = pack_field(
        Kind.SLUG, "The contribution's key.", "screening-cvd-found", key=True, required=True
    )
    output: str = pack_field(
        Kind.SLUG, "The output.", "screening", required=True, refers="outputs.output"
    )
    indicator: str = pack_field(
        Kind.SLUG,
        "The indicator it should move.",
        "cvd-found",
        required=True,
        refers="indicators.indicator",
    )
    hypothesis_en: str | None = pack_field(
        Kind.TEXT, "What is expected, in English.", "Where we screen, more are found.", pair=True
    )
    hypothesis_cy: str | None = pack_field(
        Kind.TEXT, "What is expected, in Welsh.", "Lle rydym yn sgrinio, canfyddir mwy.", pair=True
    )
    expected_effect: float = pack_field(
        Kind.NUMBER,
        "The effect hoped for, in the indicator's unit, signed, per reached authority at full "
        "delivery; never 0.",
        "1",
        required=True,
    )
    lag_periods: int = pack_field(
        Kind.INTEGER, "Periods of the indicator until it should show.", "2", required=True, low=0
    )
    design: str = pack_field(
        Kind.CHOICE, "Reached or not, or more and less.", "binary", required=True, choices=Design
    )
    places_chosen: str = pack_field(
        Kind.CHOICE, "How places were chosen.", "lot", required=True, choices=PlacesChosen
    )
    strata: str | None = pack_field(
        Kind.CHOICE, "Within what the order was decided.", choices=Strata
    )
    primary: bool = pack_field(
        Kind.YES_NO, "Whether it is what the output is for.", "yes", required=True
    )
    registered_on: date = pack_field(
        Kind.DATE, "When it was recorded.", "2022-01-10", required=True
    )
    supersedes: str | None = pack_field(
        Kind.SLUG,
        "The contribution it replaces, if any.",
        refers="contributions.contribution",
    )
