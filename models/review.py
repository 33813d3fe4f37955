"""Reviews: a team's retrospective and what it decided."""

from datetime import date

from sqlmodel import SQLModel

from models.columns import Kind, either, one_of, pack_field, rule
from models.enums import Decision, LastOutcome


class Review(SQLModel, table=True):
    """A retrospective of one contribution; it is never changed, only followed by another."""

    __tablename__ = "reviews"
    __table_args__ = (
        *either("reason"),
        one_of("decision", Decision),
        one_of("outcome_of_last", LastOutcome),
        rule("next_after_held", "review_on >= held_on"),
    )

    review: str = pack_field(
        Kind.SLUG, "The review's key.", "screening-2026-05", key=True, required=True
    )
    contribution: str = pack_field(
        Kind.SLUG,
        "The contribution it looked at.",
        "screening-cvd-found",
        required=True,
        refers="contributions.contribution",
    )
    held_on: date = pack_field(Kind.DATE, "When it was held.", "2026-05-12", required=True)
    decision: str = pack_field(
        Kind.CHOICE, "What was decided.", "persist", required=True, choices=Decision
    )
    reason_en: str | None = pack_field(
        Kind.TEXT, "Why, in English.", "Reached places moved more.", pair=True
    )
    reason_cy: str | None = pack_field(
        Kind.TEXT, "Why, in Welsh.", "Symudodd y lleoedd hyn fwy.", pair=True
    )
    learned_en: str | None = pack_field(
        Kind.TEXT, "What was learned, in English.", "Evening sessions reach more people."
    )
    learned_cy: str | None = pack_field(
        Kind.TEXT, "What was learned, in Welsh.", "Mae sesiynau gyda'r nos yn cyrraedd mwy."
    )
    change_our_mind_en: str | None = pack_field(
        Kind.TEXT, "What would change the decision, in English.", "No difference by 2027."
    )
    change_our_mind_cy: str | None = pack_field(
        Kind.TEXT, "What would change the decision, in Welsh.", "Dim gwahaniaeth erbyn 2027."
    )
    attended: str | None = pack_field(Kind.TEXT, "Who was there.", "the whole team")
    owner: str = pack_field(Kind.TEXT, "Who owns the decision.", "Team lead", required=True)
    owner_cy: str | None = pack_field(Kind.TEXT, "The same in Welsh.", "Arweinydd y tîm")
    review_on: date = pack_field(
        Kind.DATE, "When it will be looked at again.", "2027-05-12", required=True
    )
    outcome_of_last: str | None = pack_field(
        Kind.CHOICE, "Whether the last decision was right.", "right", choices=LastOutcome
    )
    evidence: str | None = pack_field(Kind.JSON, "The evidence frozen with it: one line of JSON.")
