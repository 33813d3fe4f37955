"""Expectations: what each contribution was hoped to move, when that was recorded, its history."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from data.bilingual import Both, both
from data.reviews import list_newest_reviews
from models import Contribution
from models.columns import table_of

CONTRIBUTIONS = table_of(Contribution)


@dataclass(frozen=True)
class Expectation:
    """One expectation as it was recorded; it never changes, only a newer one takes its place.

    Attributes
    ----------
    code
        The contribution.
    effect
        Hoped for, in the indicator's unit, signed, per reached place at full delivery.
    lag
        Periods of the indicator until it should show.
    supersedes
        The expectation whose place it took, None where it is the first.
    superseded_by
        The expectation that has taken its place by the date asked for, None where it stands.
    review_on
        When the newest review said it will be looked at again; None without a review.
    """

    code: str
    output: str
    indicator: str
    hypothesis: Both
    effect: float
    lag: int
    design: str
    places_chosen: str
    strata: str | None
    primary: bool
    registered_on: date
    supersedes: str | None
    superseded_by: str | None
    review_on: date | None

    @property
    def stands(self) -> bool:
        """Whether no newer expectation has taken its place."""
        return self.superseded_by is None


def list_expectations(connection: Connection, until: date) -> dict[str, Expectation]:
    """Return every expectation recorded on or before `until`, by code; superseded ones among them.

    Where several name the same one as superseded, the one recorded last has taken its place.
    """
    query = (
        select(CONTRIBUTIONS)
        .where(CONTRIBUTIONS.c.registered_on <= until)
        .order_by(CONTRIBUTIONS.c.registered_on, CONTRIBUTIONS.c.contribution)
    )
    rows = list(connection.execute(query).mappings())
    newer = {row["supersedes"]: row["contribution"] for row in rows if row["supersedes"]}
    reviews = list_newest_reviews(connection, until)
    return {
        code: Expectation(
            code=code,
            output=row["output"],
            indicator=row["indicator"],
            hypothesis=both(row, "hypothesis"),
            effect=row["expected_effect"],
            lag=row["lag_periods"],
            design=row["design"],
            places_chosen=row["places_chosen"],
            strata=row["strata"],
            primary=bool(row["primary"]),
            registered_on=row["registered_on"],
            supersedes=row["supersedes"],
            superseded_by=newer.get(code),
            review_on=reviews[code].review_on if code in reviews else None,
        )
        for code, row in sorted({row["contribution"]: row for row in rows}.items())
    }


def trace_history(expectations: Mapping[str, Expectation], code: str) -> tuple[Expectation, ...]:
    """Return an expectation and all it took the place of and was replaced by, newest first."""
    newest, seen = code, {code}
    while (after := expectations[newest].superseded_by) and after not in seen:
        newest = after
        seen.add(after)
    chain = [newest]
    while (before := expectations[chain[-1]].supersedes) in expectations and before not in chain:
        chain.append(str(before))
    return tuple(expectations[each] for each in chain)
