"""The record: every way of rewriting the past is found, and the database refuses the plain ones."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import DBAPIError

from data.record import (
    RECORD,
    STATE,
    Verification,
    as_json,
    hash_entry,
    list_record,
    verify_record,
)
from data.store import Store
from models.record import NO_HASH
from models.roles import Action, operator
from tests.data.writes import write_mission

Tampering = Callable[[Connection], object]


@pytest.fixture
def five(store: Store) -> Store:
    """A store with five entries, on each kind of database."""
    for number in range(1, 6):
        write_mission(store, f"k-{number}")
    return store


def check(store: Store, expect: str | None = None) -> Verification:
    with store.read() as connection:
        return verify_record(connection, expect)


def hash_of(store: Store, number: int) -> str:
    with store.read() as connection:
        return str(connection.execute(select(RECORD.c.hash).filter_by(number=number)).scalar_one())


def tamper(store: Store, change: Tampering) -> None:
    """Change the record as somebody with the database in hand could: without its triggers."""
    with store.engine.connect() as connection, connection.begin():
        if store.is_sqlite:
            connection.exec_driver_sql("DROP TRIGGER record_no_update")
            connection.exec_driver_sql("DROP TRIGGER record_no_delete")
        else:
            connection.exec_driver_sql("ALTER TABLE record DISABLE TRIGGER ALL")
        change(connection)


def set_in(number: int, /, **values: object) -> Tampering:
    return lambda connection: connection.execute(
        update(RECORD).where(RECORD.c.number == number).values(values)
    )


def remove(*numbers: int) -> Tampering:
    return lambda connection: connection.execute(delete(RECORD).where(RECORD.c.number.in_(numbers)))


def swap_two_and_three(connection: Connection) -> None:
    for old, new in ((2, 99), (3, 2), (99, 3)):
        connection.execute(update(RECORD).where(RECORD.c.number == old).values(number=new))


def remove_two_and_close_the_gap(connection: Connection) -> None:
    remove(2)(connection)
    for number in (3, 4, 5):
        connection.execute(
            update(RECORD).where(RECORD.c.number == number).values(number=number - 1)
        )


def rewrite_from(number: int) -> Tampering:
    """Change one entry and make every hash after it fit again, the stored one too."""

    def rewrite(connection: Connection) -> None:
        rows = list(list_record(connection))
        rows[number - 1]["who"] = "Somebody else"
        before = rows[number - 2]["hash"] if number > 1 else NO_HASH
        connection.execute(delete(RECORD))
        for row in rows[number - 1 :]:
            row["previous_hash"] = before
            row["hash"] = before = hash_entry(row)
        connection.execute(insert(RECORD), rows)
        connection.execute(update(STATE).values(newest_hash=before))

    return rewrite


def cut_to(number: int) -> Tampering:
    """Cut the tail and make the stored count and hash fit what is left."""

    def cut(connection: Connection) -> None:
        remove(*range(number + 1, 6))(connection)
        newest = connection.execute(select(RECORD.c.hash).filter_by(number=number)).scalar_one()
        connection.execute(update(STATE).values(records=number, newest_hash=newest))

    return cut


def test_what_was_written_verifies(five: Store) -> None:
    found = check(five)
    assert (found.count, found.broken_at, found.holds) == (5, None, True)
    assert found.newest == hash_of(five, 5)


def test_nothing_written_verifies_too(store: Store) -> None:
    assert check(store) == Verification(0, NO_HASH, None, True)
    assert check(store, expect=NO_HASH).holds


def test_an_entry_says_who_when_what_before_and_after(store: Store) -> None:
    with store.write(operator("Nia"), Action.IMPORT_PACK) as writer:
        writer.record("change", "a-key", sheet="teams", before={"ŵ": 1}, after={"b": date.min})
    with store.read() as connection:
        (entry,) = list_record(connection)
    at = entry.pop("at")
    assert at.endswith("+00:00")
    assert len(at) == 32
    assert entry == {
        "number": 1,
        "who": "Nia",
        "action": "change",
        "sheet": "teams",
        "key": "a-key",
        "before": '{"ŵ": 1}',
        "after": '{"b": ""}',
        "previous_hash": NO_HASH,
        "hash": hash_entry(entry | {"at": at}),
    }


def test_the_order_of_the_values_does_not_change_what_is_recorded() -> None:
    assert as_json({"b": 1, "a": None}) == as_json({"a": None, "b": 1}) == '{"a": null, "b": 1}'
    assert as_json(None) is None


CHANGES = [
    *(("who", "Another"), ("at", "2020-01-01T00:00:00.000000+00:00"), ("action", "export")),
    *(("sheet", "teams"), ("sheet", None), ("key", "other"), ("before", "{}"), ("after", None)),
    *(("previous_hash", "f" * 64), ("hash", "f" * 64)),
]


@pytest.mark.parametrize(("column", "value"), CHANGES)
def test_a_changed_entry_is_found_whatever_was_changed(
    five: Store, column: str, value: object
) -> None:
    tamper(five, set_in(3, **{column: value}))
    assert check(five).broken_at == 3
    assert not check(five).holds


@pytest.mark.parametrize(
    ("change", "broken_at"),
    [
        (remove(1), 1),
        (remove(3), 3),
        (remove_two_and_close_the_gap, 2),
        (swap_two_and_three, 2),
        (set_in(3, number=30), 3),
        (remove(5), 5),
        (remove(4, 5), 4),
        (remove(1, 2, 3, 4, 5), 1),
    ],
)
def test_what_was_removed_or_reordered_or_cut_is_found(
    five: Store, change: Tampering, broken_at: int
) -> None:
    tamper(five, change)
    assert check(five).broken_at == broken_at


@pytest.mark.parametrize(
    "values", [{"records": 4}, {"records": 6}, {"newest_hash": "f" * 64}, {"newest_hash": NO_HASH}]
)
def test_a_stored_count_or_hash_that_does_not_fit_is_found(
    five: Store, values: dict[str, object]
) -> None:
    tamper(five, lambda connection: connection.execute(update(STATE).values(values)))
    assert not check(five).holds


def test_a_lost_state_row_is_found(five: Store) -> None:
    tamper(five, lambda connection: connection.execute(delete(STATE)))
    assert not check(five).holds


def test_an_entry_added_by_hand_is_found(five: Store) -> None:
    row = {"number": 6, "at": "", "who": "", "action": "", "key": "", "sheet": None}
    row |= {"before": None, "after": None, "previous_hash": hash_of(five, 5)}
    row["hash"] = hash_entry(row)
    tamper(five, lambda connection: connection.execute(insert(RECORD).values(row)))
    assert check(five).broken_at == 6


@pytest.mark.parametrize("change", [rewrite_from(1), rewrite_from(5), cut_to(4), cut_to(1)])
def test_a_past_rewritten_whole_is_found_by_a_hash_that_was_printed(
    five: Store, change: Tampering
) -> None:
    printed = hash_of(five, 5)
    assert check(five, expect=printed).holds
    tamper(five, change)
    assert check(five).holds
    found = check(five, expect=printed)
    assert (found.expected_found, found.holds) == (False, False)


def test_a_hash_printed_long_ago_is_still_found(five: Store) -> None:
    printed = hash_of(five, 2)
    write_mission(five, "k-6")
    assert check(five, expect=printed).holds
    assert not check(five, expect="f" * 64).holds


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE record SET who = 'Another' WHERE number = 2",
        "UPDATE record SET who = who",
        "DELETE FROM record WHERE number = 2",
        "DELETE FROM record",
    ],
)
def test_the_database_itself_refuses_to_change_the_record(five: Store, sql: str) -> None:
    with five.engine.connect() as connection:
        with pytest.raises(DBAPIError, match="the record is append-only"):
            connection.exec_driver_sql(sql)
        connection.rollback()
    assert check(five).holds


@pytest.mark.parametrize("databases", ["postgres"], indirect=True)
def test_postgresql_refuses_to_empty_it_too(five: Store) -> None:
    with five.engine.connect() as connection:
        with pytest.raises(DBAPIError, match="the record is append-only"):
            connection.exec_driver_sql("TRUNCATE record")
        connection.rollback()
    assert check(five).holds
