"""Teams: long-lived, multi-disciplinary, and the people in them as pseudonyms."""

from datetime import date

from sqlmodel import SQLModel

from models.columns import Kind, either, one_of, pack_field, rule
from models.enums import Funding


class Team(SQLModel, table=True):
    """A delivery team and the problem it is funded to chase."""

    __tablename__ = "teams"
    __table_args__ = (
        *either("name"),
        one_of("funding", Funding),
        rule("funded_after_formed", "funded_until >= formed_on"),
    )

    team: str = pack_field(Kind.SLUG, "The team's key.", "heart-risk", key=True, required=True)
    name_en: str | None = pack_field(Kind.TEXT, "Name in English.", "Heart Risk Team", pair=True)
    name_cy: str | None = pack_field(Kind.TEXT, "Name in Welsh.", "Tîm Risg y Galon", pair=True)
    organisation: str = pack_field(
        Kind.TEXT, "The organisation it belongs to.", "NHS and councils", required=True
    )
    organisation_cy: str | None = pack_field(Kind.TEXT, "The same in Welsh.", "Y GIG a chynghorau")
    outcome: str | None = pack_field(
        Kind.SLUG,
        "The outcome it is funded to chase.",
        "high-risk-found",
        refers="outcomes.outcome",
    )
    problem_en: str | None = pack_field(
        Kind.TEXT, "The problem it works on, in English.", "People do not know their risk."
    )
    problem_cy: str | None = pack_field(
        Kind.TEXT, "The problem it works on, in Welsh.", "Nid yw pobl yn gwybod eu risg."
    )
    formed_on: date = pack_field(Kind.DATE, "When it was formed.", "2021-09-01", required=True)
    funded_until: date | None = pack_field(
        Kind.DATE, "The last day it is funded for.", "2031-03-31"
    )
    funding: str = pack_field(
        Kind.CHOICE,
        "Whether its money follows an outcome or a project.",
        "outcome",
        required=True,
        choices=Funding,
    )


class Member(SQLModel, table=True):
    """A member under a pseudonym; seen by the team and the administrator only."""

    __tablename__ = "members"
    __table_args__ = (rule("leaves_after_joining", "left_on >= joined_on"),)

    team: str = pack_field(
        Kind.SLUG, "The team.", "heart-risk", key=True, required=True, refers="teams.team"
    )
    member: str = pack_field(
        Kind.SLUG, "A pseudonym, never a name.", "member-1", key=True, required=True
    )
    discipline: str = pack_field(Kind.TEXT, "The discipline.", "nurse", required=True)
    joined_on: date = pack_field(
        Kind.DATE, "When they joined.", "2021-09-01", key=True, required=True
    )
    left_on: date | None = pack_field(Kind.DATE, "When they left, if they did.")
