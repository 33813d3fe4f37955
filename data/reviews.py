"""Reviews: every one as it was recorded, and of each expectation the newest."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from data.bilingual import Both, both
from models import Contribution, Review
from models.columns import table_of

REVIEWS, CONTRIBUTIONS = table_of(Review), table_of(Contribution)


@dataclass(frozen=True)
class ReviewFacts:
    """What was decided of a contribution, by whom and why, and when they will look again."""

    contribution: str
    held_on: date
    decision: str
    owner: Both
    review_on: date
    reason: Both


@dataclass(frozen=True)
class ReviewRecord(ReviewFacts):
    """A review whole.

    Attributes
    ----------
    code
        The review's own key.
    learned, change_our_mind
        May be empty.
    attended
        Who was there, as the team wrote it: for the team's own eyes.
    outcome_of_last
        Whether the decision before this one was right; None where that was not asked.
    evidence
        What was frozen with it, one line of JSON; None where nothing was.
    """

    code: str
    learned: Both
    change_our_mind: Both
    attended: str | None
    outcome_of_last: str | None
    evidence: str | None


def list_newest_reviews(connection: Connection, until: date) -> dict[str, ReviewFacts]:
    """Return the newest review held by `until` of each contribution that has one, by its code.

    A contribution that took the place of another goes on with its reviews: the decision to change
    an expectation is asked about again under the new one.
    """
    after = _successors(connection, until)
    query = (
        select(REVIEWS)
        .where(REVIEWS.c.held_on <= until)
        .order_by(REVIEWS.c.held_on, REVIEWS.c.review)
    )
    newest: dict[str, ReviewFacts] = {}
    for row in connection.execute(query).mappings():
        facts = ReviewFacts(
            row["contribution"],
            row["held_on"],
            row["decision"],
            both(row, "owner"),
            row["review_on"],
            both(row, "reason"),
        )
        for code in _follow(row["contribution"], after):
            newest[code] = facts
    return dict(sorted(newest.items()))


def list_reviews(connection: Connection, until: date) -> tuple[ReviewRecord, ...]:
    """Return every review held by `until`, in the order they were held."""
    query = (
        select(REVIEWS)
        .where(REVIEWS.c.held_on <= until)
        .order_by(REVIEWS.c.held_on, REVIEWS.c.review)
    )
    return tuple(
        ReviewRecord(
            contribution=row["contribution"],
            held_on=row["held_on"],
            decision=row["decision"],
            owner=both(row, "owner"),
            review_on=row["review_on"],
            reason=both(row, "reason"),
            code=row["review"],
            learned=both(row, "learned"),
            change_our_mind=both(row, "change_our_mind"),
            attended=row["attended"],
            outcome_of_last=row["outcome_of_last"],
            evidence=row["evidence"],
        )
        for row in connection.execute(query).mappings()
    )


def _successors(connection: Connection, until: date) -> dict[str, str]:
    """Return by contribution the one that took its place; of several the one recorded last."""
    query = (
        select(CONTRIBUTIONS.c.supersedes, CONTRIBUTIONS.c.contribution)
        .where(CONTRIBUTIONS.c.registered_on <= until, CONTRIBUTIONS.c.supersedes.is_not(None))
        .order_by(CONTRIBUTIONS.c.registered_on, CONTRIBUTIONS.c.contribution)
    )
    return {row.supersedes: row.contribution for row in connection.execute(query)}


def _follow(code: str, after: dict[str, str]) -> Iterator[str]:
    """Yield a contribution and each that took the place of the one before."""
    seen: set[str] = set()
    at: str | None = code
    while at is not None and at not in seen:
        yield at
        seen.add(at)
        at = after.get(at)
