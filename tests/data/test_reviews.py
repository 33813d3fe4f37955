"""Reviews: of each contribution the newest that was held by the day asked for."""

from datetime import date

from data.bilingual import Both
from data.reviews import list_newest_reviews, list_reviews
from data.store import Store
from tests.data.filling import fill, rows


def test_the_newest_held_by_the_day_stands(store: Store) -> None:
    second = {
        "review": "s",
        "held_on": date(2025, 1, 1),
        "review_on": date(2025, 6, 1),
        "decision": "pivot",
        "owner": "Director",
        "owner_cy": "Cyfarwyddwr",
    }
    fill(store, reviews=rows("reviews", {}, second))

    def standing(until: date) -> list[tuple[str, date, Both]]:
        with store.read() as connection:
            found = list_newest_reviews(connection, until)
        return [(each.decision, each.review_on, each.owner) for each in found.values()]

    assert standing(date(2023, 12, 31)) == []
    assert standing(date(2024, 12, 31)) == [("stop", date(2024, 1, 1), Both("Lead", None))]
    assert standing(date(2025, 1, 1)) == [
        ("pivot", date(2025, 6, 1), Both("Director", "Cyfarwyddwr"))
    ]


def test_each_contribution_has_its_own(store: Store) -> None:
    fill(
        store,
        contributions=rows("contributions", {}, {"contribution": "d"}),
        reviews=rows("reviews", {}, {"review": "s", "contribution": "d", "decision": "persist"}),
    )
    with store.read() as connection:
        found = list_newest_reviews(connection, date(2025, 1, 1))
    assert {code: each.decision for code, each in found.items()} == {"c": "stop", "d": "persist"}


def test_what_replaced_an_expectation_goes_on_with_its_reviews(store: Store) -> None:
    """A changed expectation must not make its team forget to ask whether that was right."""
    changed = {"contribution": "d", "supersedes": "c", "registered_on": date(2025, 1, 1)}
    again = {"contribution": "e", "supersedes": "d", "registered_on": date(2025, 6, 1)}
    fill(
        store,
        contributions=rows("contributions", {}, changed, again),
        reviews=rows(
            "reviews",
            {},
            {"review": "s", "held_on": date(2025, 1, 1), "review_on": date(2026, 1, 1)},
            {
                "review": "u",
                "contribution": "d",
                "held_on": date(2025, 3, 1),
                "review_on": date(2026, 3, 1),
            },
        ),
    )
    with store.read() as connection:
        early = list_newest_reviews(connection, date(2025, 2, 1))
        late = list_newest_reviews(connection, date(2025, 7, 1))
    assert {code: each.held_on for code, each in early.items()} == {
        "c": date(2025, 1, 1),
        "d": date(2025, 1, 1),  # the third is not recorded yet
    }
    assert {code: each.held_on for code, each in late.items()} == {
        "c": date(2025, 1, 1),
        "d": date(2025, 3, 1),
        "e": date(2025, 3, 1),
    }


def test_every_review_is_read_whole_in_the_order_they_were_held(store: Store) -> None:
    second = {
        "review": "s",
        "held_on": date(2025, 1, 1),
        "review_on": date(2025, 6, 1),
        "learned_cy": "Llawer",
        "attended": "6",
        "evidence": "{}",
        "outcome_of_last": None,
    }
    fill(store, reviews=rows("reviews", second, {}))
    with store.read() as connection:
        first, newest = list_reviews(connection, date(2025, 1, 1))
        assert [each.code for each in list_reviews(connection, date(2024, 1, 1))] == ["r"]
    assert (first.code, first.outcome_of_last, first.evidence) == ("r", "unclear", None)
    assert newest.learned == Both(None, "Llawer")
    assert (newest.attended, newest.evidence, newest.outcome_of_last) == ("6", "{}", None)
