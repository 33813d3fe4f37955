"""Reviews: of each contribution the newest that was held by the day asked for."""

from datetime import date

from data.bilingual import Both
from data.reviews import list_newest_reviews
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
