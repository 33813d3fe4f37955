"""A retrospective as the rows that are saved: the review, and what a pivot expects instead."""

from collections.abc import Collection, Mapping
from datetime import date

from components.retro_view import RetroView
from data.bilingual import Both
from data.expectations import Expectation
from data.pack.cells import write_number
from evidence.frozen_review import freeze_review
from models.columns import SLUG_LENGTH
from models.enums import Decision

WORDS = ("reason", "learned", "change_our_mind")
EXPECTATION = "expectation"
"""The field that says whether a pivot records its changed expectation at once."""
Typed = Mapping[str, str]


def review_row(view: RetroView, typed: Typed, names: Mapping[str, Both]) -> dict[str, str]:
    """Return the review as a row of the pack, the evidence of now frozen with it.

    Its key says which decision was the last when it was typed: whoever saves another meanwhile
    takes that key, and the slower of the two is told.

    Parameters
    ----------
    typed
        What the fields hold, by column.
    names
        Of areas, outputs and contributions, by code.
    """
    link, last = view.link, view.last
    both = [f"{stem}_{lang}" for stem in WORDS for lang in ("en", "cy")]
    return {
        **{name: typed.get(name, "").strip() for name in (*both, "attended", "owner", "owner_cy")},
        "review": name_review(view),
        "contribution": view.code,
        "held_on": link.moment.today.isoformat(),
        "decision": typed.get("decision", ""),
        "review_on": typed.get("review_on", ""),
        "outcome_of_last": typed.get("outcome_of_last", "") if last is not None else "",
        "evidence": freeze_review(
            link.document, link.facts, names, link.delivered, link.moment.until
        ),
    }


def name_review(view: RetroView) -> str:
    """Return the key of the next review: the first of the expectation's chain, and its number."""
    first = view.history[-1].code
    return _numbered(first, f"review-{len(view.reviews) + 1}")


def changes_expectation(typed: Typed) -> bool:
    """Return whether the changed expectation is recorded with the decision."""
    return typed.get("decision") == Decision.PIVOT and typed.get(EXPECTATION, "yes") == "yes"


def expectation_row(
    view: RetroView, typed: Typed, taken: Collection[str], today: date
) -> dict[str, str]:
    """Return the changed expectation, which takes the place of the one looked at.

    What is not typed stays as it was.

    Parameters
    ----------
    taken
        The keys of all contributions.
    """
    before = view.link.expectation
    return {
        "contribution": name_expectation(before, taken),
        "output": before.output,
        "indicator": before.indicator,
        "hypothesis_en": typed.get("hypothesis_en", "").strip(),
        "hypothesis_cy": typed.get("hypothesis_cy", "").strip(),
        "expected_effect": typed.get("effect", write_number(before.effect)),
        "lag_periods": typed.get("lag", str(before.lag)),
        "design": before.design,
        "places_chosen": before.places_chosen,
        "strata": before.strata or "",
        "primary": "yes" if before.primary else "no",
        "registered_on": today.isoformat(),
        "supersedes": before.code,
    }


def name_expectation(before: Expectation, taken: Collection[str]) -> str:
    """Return a key that is not taken, after the one whose place it takes."""
    numbers = range(2, len(taken) + 3)
    return next(
        code for number in numbers if (code := _numbered(before.code, str(number))) not in taken
    )


def _numbered(stem: str, number: str) -> str:
    return f"{stem[: SLUG_LENGTH - len(number) - 1].rstrip('-')}-{number}"
