"""Expectations: which stands, what each took the place of, and when it is looked at again."""

from datetime import date

from data.bilingual import Both
from data.expectations import Expectation, list_expectations, trace_history
from data.store import Store
from tests.data.filling import fill, rows

LATER = date(2025, 6, 1)
FIRST, SECOND, THIRD = (
    {"contribution": "c"},
    {"contribution": "d", "supersedes": "c", "registered_on": date(2025, 1, 1)},
    {"contribution": "b", "supersedes": "d", "registered_on": date(2025, 3, 1)},
)


def read(store: Store, until: date = LATER) -> dict[str, Expectation]:
    with store.read() as connection:
        return list_expectations(connection, until)


def test_an_expectation_is_read_as_it_was_recorded(store: Store) -> None:
    fill(store)
    (found,) = read(store).values()
    assert found.hypothesis == Both("It helps.", None)
    assert (found.effect, found.lag, found.places_chosen) == (-0.1, 0, "lot")
    assert (found.output, found.indicator, found.strata) == ("p", "i", "region")
    assert found.stands


def test_a_chain_is_told_newest_first_from_whichever_is_opened(store: Store) -> None:
    fill(store, contributions=rows("contributions", FIRST, SECOND, THIRD))
    found = read(store)
    assert [each.stands for each in found.values()] == [True, False, False]
    assert (found["c"].superseded_by, found["d"].superseded_by) == ("d", "b")
    for code in found:
        assert [each.code for each in trace_history(found, code)] == ["b", "d", "c"]


def test_what_was_recorded_later_is_not_known_yet(store: Store) -> None:
    fill(store, contributions=rows("contributions", FIRST, SECOND, THIRD))
    found = read(store, date(2025, 2, 1))
    assert set(found) == {"c", "d"}
    assert found["d"].stands
    assert read(store, date(2023, 1, 1)) == {}


def test_the_newest_review_says_when_it_is_looked_at_again(store: Store) -> None:
    held = {"held_on": date(2025, 5, 1), "review_on": date(2026, 5, 1), "review": "s"}
    fill(store, reviews=rows("reviews", {}, held))
    assert read(store)["c"].review_on == date(2026, 5, 1)
    assert read(store, date(2025, 4, 30))["c"].review_on == date(2024, 1, 1)


def test_without_a_review_there_is_no_date(store: Store) -> None:
    fill(store, "reviews")
    assert read(store)["c"].review_on is None
