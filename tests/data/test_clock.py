"""The clock: 09:30 in Cardiff, winter and summer, and a store's own fixed today."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert, update

from data.clock import ABOUT, CARDIFF, fixed_today, last_release, released_until, today
from data.record import STATE
from data.store import Store
from models.roles import Action, operator

FIXED = date(2026, 11, 22)
NOON = datetime(2030, 6, 1, 12, 0, tzinfo=UTC)
MIDNIGHT_IN_SUMMER = datetime(2030, 6, 1, 23, 30, tzinfo=UTC)
"""Half past midnight of the next day in Cardiff."""


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def fix_today(store: Store, *, only: bool = True) -> None:
    with store.write(operator("Tester"), Action.IMPORT_PACK) as writer:
        writer.connection.execute(insert(ABOUT).values(key="today", value=FIXED.isoformat()))
        writer.record("import", "today", sheet="about")
        writer.demonstration_only = only


@pytest.mark.parametrize(
    ("now", "released"),
    [
        ("2026-01-15T09:29:59.999999", "2026-01-14"),  # winter: Cardiff is at UTC
        ("2026-01-15T09:30:00", "2026-01-15"),
        ("2026-07-15T08:29:59.999999", "2026-07-14"),  # summer: an hour ahead
        ("2026-07-15T08:30:00", "2026-07-15"),
        ("2026-07-15T23:30:00", "2026-07-15"),  # already the 16th in Cardiff, before 09:30
        ("2026-03-29T08:29:00", "2026-03-28"),  # the night the clocks went forward
        ("2026-03-29T08:30:00", "2026-03-29"),
        ("2026-10-25T09:29:00", "2026-10-24"),  # the night they went back
        ("2026-10-25T09:30:00", "2026-10-25"),
        ("2026-01-01T00:00:00", "2025-12-31"),
    ],
)
def test_figures_are_released_at_half_past_nine_in_cardiff(now: str, released: str) -> None:
    assert last_release(utc(now)) == date.fromisoformat(released)


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),
    st.integers(-12, 14),
)
def test_a_release_is_the_same_moment_wherever_the_server_stands(now: datetime, hours: int) -> None:
    elsewhere = now.astimezone(timezone(timedelta(hours=hours)))
    assert last_release(elsewhere) == last_release(now)
    assert last_release(now) <= now.astimezone(CARDIFF).date()
    assert last_release(now) <= last_release(now + timedelta(minutes=1))


def test_without_a_fixed_today_it_is_today_in_cardiff(store: Store) -> None:
    with store.read() as connection:
        assert fixed_today(connection) is None
        assert today(connection, NOON) == date(2030, 6, 1)
        assert today(connection, MIDNIGHT_IN_SUMMER) == date(2030, 6, 2)
        assert released_until(connection, MIDNIGHT_IN_SUMMER) == date(2030, 6, 1)
        assert released_until(connection, utc("2030-06-01T08:00:00")) == date(2030, 5, 31)


def test_without_being_told_the_time_it_is_now(store: Store) -> None:
    with store.read() as connection:
        before = last_release(datetime.now(UTC))
        assert before <= released_until(connection) <= last_release(datetime.now(UTC))
        earliest = datetime.now(CARDIFF).date()
        assert earliest <= today(connection) <= datetime.now(CARDIFF).date()


def test_a_fixed_today_holds_at_any_hour_and_its_whole_day_has_passed(store: Store) -> None:
    fix_today(store)
    with store.read() as connection:
        for now in (NOON, MIDNIGHT_IN_SUMMER, utc("2026-11-22T03:00:00")):
            assert today(connection, now) == FIXED
            assert released_until(connection, now) == FIXED


def test_real_figures_end_a_fixed_today(store: Store) -> None:
    fix_today(store, only=False)
    with store.read() as connection:
        assert fixed_today(connection) is None
        assert today(connection, NOON) == date(2030, 6, 1)
        assert released_until(connection, NOON) == date(2030, 6, 1)


def test_a_today_that_was_taken_away_fixes_nothing(store: Store) -> None:
    fix_today(store)
    with store.write(operator("Tester"), Action.IMPORT_PACK) as writer:
        writer.connection.execute(update(ABOUT).values(value=None))
        writer.record("import", "today", sheet="about")
    with store.read() as connection:
        assert fixed_today(connection) is None


def test_a_store_without_its_state_row_fixes_nothing(store: Store) -> None:
    fix_today(store)
    with store.engine.connect() as connection:
        connection.execute(STATE.delete())
        assert fixed_today(connection) is None
        connection.rollback()
