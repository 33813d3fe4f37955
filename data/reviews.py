"""Reviews as they stand: the newest of each contribution, and when it is to be looked at again."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from data.bilingual import Both, both
from models import Review
from models.columns import table_of

REVIEWS = table_of(Review)


@dataclass(frozen=True)
class ReviewFacts:
    """What was decided of a contribution, by whom and why, and when they will look again."""

    contribution: str
    held_on: date
    decision: str
    owner: Both
    review_on: date
    reason: Both


def list_newest_reviews(connection: Connection, until: date) -> dict[str, ReviewFacts]:
    """Return the newest review held by `until` of each contribution that has one, by its code."""
    query = (
        select(REVIEWS)
        .where(REVIEWS.c.held_on <= until)
        .order_by(REVIEWS.c.contribution, REVIEWS.c.held_on, REVIEWS.c.review)
    )
    return {
        row["contribution"]: ReviewFacts(
            row["contribution"],
            row["held_on"],
            row["decision"],
            both(row, "owner"),
            row["review_on"],
            both(row, "reason"),
        )
        for row in connection.execute(query).mappings()
    }
