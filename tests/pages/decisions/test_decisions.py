"""The log of decisions as a page: all of them, those that are asked for, and no ranking."""

import pytest

from components.shell.screens import DECISIONS
from data.store import Store
from locales import text
from tests.fixtures.apps import OpenScreen
from tests.pages.shipped import sheet

REVIEWS = sheet("reviews")


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_every_decision_is_there_with_its_reason(
    open_screen: OpenScreen, demonstration_store: Store, lang: str
) -> None:
    seen = open_screen(demonstration_store, DECISIONS, lang)
    _head, *rows = seen.table(text(lang)("What teams decided"))
    assert len(rows) == len(REVIEWS)
    assert all(any(each[f"reason_{lang}"] in cell for row in rows for cell in row)
               for each in REVIEWS)  # fmt: skip
    assert seen.heading == text(lang)("Decisions: {count}.", count=len(REVIEWS)) + " " + text(lang)(
        "Due within 60 days: {count}.", count=1
    )


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({"decision": "pivot"}, {row["review"] for row in REVIEWS if row["decision"] == "pivot"}),
        ({"team": "loans-markets"}, {"loans-2025-05", "loans-2026-05"}),
        ({"mission": "economi"}, {"loans-2025-05", "loans-2026-05"}),
        ({"state": "wrong"}, {"machines-2025-06"}),
        ({"state": "due"}, {"pharmacies-2025-03"}),
        ({"team": "loans-markets", "state": "right"}, {"loans-2025-05"}),
    ],
)
def test_an_address_asks_for_some(
    open_screen: OpenScreen, demonstration_store: Store, given: dict[str, str], wanted: set[str]
) -> None:
    seen = open_screen(demonstration_store, DECISIONS, **given)
    assert {row["review"] for row in REVIEWS if row["reason_en"] in seen.text} == wanted


def test_none_is_a_sentence_and_no_table(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, DECISIONS, team="hubs", state="overdue")
    assert seen.heading == "No decision is recorded here yet"
    assert not [each for part in seen.markup for each in part.all("table")]
