"""Vintages: when figures came out, and which were published again, as known on a day."""

from datetime import date

from data.store import Store
from data.vintages import Vintage, list_release_days, list_revisions
from tests.data.filling import fill, rows

EARLY, LATE, LAST = date(2024, 3, 1), date(2024, 9, 1), date(2025, 3, 1)
WALES = "W92000004"


def fill_vintages(store: Store) -> None:
    vintages = (
        {"period": "2022", "published_on": EARLY, "value": 1.5},
        {"period": "2023", "published_on": EARLY, "value": 2.0},
        {"period": "2023", "published_on": LAST, "value": None, "lower": None, "upper": None},
        {"period": "2023", "published_on": LATE, "value": 2.5},
    )
    fill(store, observations=rows("observations", *vintages))


def test_release_days_come_newest_first_and_none_before_its_time(store: Store) -> None:
    fill_vintages(store)
    with store.read() as connection:
        assert list_release_days(connection, "i", LAST) == (LAST, LATE, EARLY)
        assert list_release_days(connection, "i", LATE) == (LATE, EARLY)
        assert list_release_days(connection, "other", LAST) == ()


def test_only_what_was_published_again_is_a_revision(store: Store) -> None:
    fill_vintages(store)
    with store.read() as connection:
        (found,) = list_revisions(connection, "i", WALES, LAST)
        assert found.period == "2023"
        assert found.vintages == (Vintage(EARLY, 2.0), Vintage(LATE, 2.5), Vintage(LAST, None))
        assert (found.first.value, found.latest.value) == (2.0, None)
        (then,) = list_revisions(connection, "i", WALES, LATE)
        assert then.latest == Vintage(LATE, 2.5)
        assert list_revisions(connection, "i", WALES, EARLY) == ()
