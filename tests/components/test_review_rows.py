"""A retrospective as rows: what is typed, what is frozen, and the key that two would both want."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from components.retro_view import RetroView
from components.review_rows import (
    changes_expectation,
    expectation_row,
    name_expectation,
    review_row,
)
from data.bilingual import Both
from data.pack.schema import SCHEMAS
from data.reviews import ReviewRecord
from data.teams import TeamRecord
from evidence.frozen_review import read_frozen_review
from models.columns import SLUG_LENGTH
from tests.components.linking import make_expectation, make_link_document, make_link_view
from tests.components.making import DAY, TODAY
from tests.components.test_decisions_log import make_review

TEAM = TeamRecord("t", Both("Team", "Tîm"), Both("Body", None), "o", Both(None, None), DAY, None,
                  "outcome")  # fmt: skip


def make_retro_view(
    document: dict[str, Any] | None = None, reviews: tuple[ReviewRecord, ...] = (), **changes: Any
) -> RetroView:
    link = make_link_view(document)
    good: dict[str, Any] = {
        "team": TEAM,
        "link": link,
        "history": (link.expectation,),
        "reviews": reviews,
        "then": None,
        "happenings": (),
        "others": {},
        "earlier": {},
        "places": (),
        "periods": (),
    }
    return RetroView(**(good | changes))


TYPED = {
    "decision": "pivot",
    "reason_cy": "  Achos. ",
    "owner": "Lead",
    "review_on": "2027-11-22",
    "outcome_of_last": "wrong",
    "hypothesis_en": "Another way.",
    "effect": "-0.5",
}


def test_the_review_holds_what_is_typed_and_the_evidence_of_now() -> None:
    row = review_row(make_retro_view(make_link_document()), TYPED, {})
    assert set(row) <= set(SCHEMAS["reviews"].names)
    assert (row["decision"], row["reason_cy"], row["reason_en"]) == ("pivot", "Achos.", "")
    assert row["held_on"] == TODAY.isoformat()
    frozen = read_frozen_review(row["evidence"])
    assert frozen is not None
    assert frozen.document["estimate"] == 2.34
    assert row["outcome_of_last"] == ""  # there is no last one


def test_two_who_saw_the_same_decisions_want_the_same_key() -> None:
    first = make_retro_view()
    again = make_retro_view(reviews=(make_review(),))
    assert review_row(first, TYPED, {})["review"] == review_row(first, {}, {})["review"]
    assert review_row(first, TYPED, {})["review"] != review_row(again, TYPED, {})["review"]
    assert review_row(again, TYPED, {})["outcome_of_last"] == "wrong"


def test_a_changed_expectation_takes_the_place_of_the_one_before() -> None:
    view = make_retro_view()
    row = expectation_row(view, TYPED, {"p-i"}, date(2026, 11, 22))
    assert set(row) == set(SCHEMAS["contributions"].names)
    assert (row["supersedes"], row["contribution"]) == ("p-i", "p-i-2")
    assert (row["expected_effect"], row["lag_periods"]) == ("-0.5", "2")
    assert (row["output"], row["indicator"], row["primary"]) == ("p", "i", "yes")


@pytest.mark.parametrize(
    ("typed", "changes"),
    [
        ({"decision": "pivot"}, True),
        ({"decision": "pivot", "expectation": "yes"}, True),
        ({"decision": "pivot", "expectation": "no"}, False),
        ({"decision": "stop", "expectation": "yes"}, False),
        ({}, False),
    ],
)
def test_only_a_pivot_changes_what_is_expected(typed: dict[str, str], changes: bool) -> None:
    assert changes_expectation(typed) is changes


def test_a_key_is_never_taken_nor_too_long() -> None:
    before = make_expectation("a" * SLUG_LENGTH)
    taken = {name_expectation(before, set())}
    second = name_expectation(before, taken)
    assert second not in taken
    assert len(second) <= SLUG_LENGTH
    long = replace(make_retro_view(), history=(before,))
    assert len(review_row(long, TYPED, {})["review"]) <= SLUG_LENGTH
