"""The moment: what every screen is keyed by and says of itself."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import update
from sqlmodel import SQLModel

from data.moment import Moment, get_moment
from data.store import Store
from tests.data.filling import fill, rows

BEFORE_RELEASE = datetime(2025, 1, 15, 9, 0, tzinfo=UTC)
MARKED = ("missions", "outcomes", "indicators", "outputs")


def moment(store: Store, now: datetime = BEFORE_RELEASE) -> Moment:
    with store.read() as connection:
        return get_moment(connection, now)


def test_an_empty_store_has_today_and_nothing_illustrative(store: Store) -> None:
    assert moment(store) == Moment(
        version=moment(store).version,
        until=date(2025, 1, 14),
        today=date(2025, 1, 15),
        fixed=False,
        illustrative=False,
    )


def test_a_save_raises_the_version(store: Store) -> None:
    before = moment(store).version
    fill(store)
    assert moment(store).version == before + 1


def test_a_store_of_illustrative_figures_may_keep_its_own_day(demonstration_store: Store) -> None:
    found = moment(demonstration_store)
    assert (found.until, found.today) == (date(2026, 11, 22), date(2026, 11, 22))
    assert (found.fixed, found.illustrative) == (True, True)


@pytest.mark.parametrize("table", MARKED)
def test_one_illustrative_row_of_any_kind_marks_the_store(sqlite_store: Store, table: str) -> None:
    real = {each: rows(each, {"illustrative": each == table}) for each in MARKED}
    fill(sqlite_store, **real)
    assert moment(sqlite_store).illustrative


def test_a_store_of_real_figures_says_nothing_of_illustration(store: Store) -> None:
    fill(store, **{each: rows(each, {"illustrative": False}) for each in MARKED})
    assert not moment(store).illustrative


def test_a_fixed_day_does_not_hold_once_real_figures_are_in(demonstration_copy: Store) -> None:
    state = SQLModel.metadata.tables["store_state"]
    with demonstration_copy.engine.connect() as connection, connection.begin():
        connection.execute(update(state).values(demonstration_only=False))
    found = moment(demonstration_copy)
    assert (found.fixed, found.until) == (False, date(2025, 1, 14))
