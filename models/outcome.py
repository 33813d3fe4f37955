"""Outcomes: the so-what, set by executive leaders."""

from sqlmodel import SQLModel

from models.columns import Kind, either, pack_field


class Outcome(SQLModel, table=True):
    """An outcome of a mission; it moves to the next mission by changing `mission`."""

    __tablename__ = "outcomes"
    __table_args__ = (*either("title"),)

    outcome: str = pack_field(
        Kind.SLUG, "The outcome's key.", "high-risk-found", key=True, required=True
    )
    mission: str = pack_field(
        Kind.SLUG,
        "The mission it serves.",
        "iechyd",
        required=True,
        refers="missions.mission",
    )
    title_en: str | None = pack_field(
        Kind.TEXT, "Title in English.", "More people at high risk are found in time", pair=True
    )
    title_cy: str | None = pack_field(
        Kind.TEXT, "Title in Welsh.", "Canfod mwy o bobl risg uchel mewn pryd", pair=True
    )
    so_what_en: str | None = pack_field(
        Kind.TEXT, "What it would mean, in English.", "Fewer heart attacks and strokes."
    )
    so_what_cy: str | None = pack_field(
        Kind.TEXT, "What it would mean, in Welsh.", "Llai o drawiadau ar y galon a strociau."
    )
    owner: str = pack_field(Kind.TEXT, "Who answers for it.", "Director A", required=True)
    owner_cy: str | None = pack_field(Kind.TEXT, "The same in Welsh.", "Cyfarwyddwr A")
    illustrative: bool = pack_field(
        Kind.YES_NO, "Whether it is made up for illustration.", "yes", required=True
    )
