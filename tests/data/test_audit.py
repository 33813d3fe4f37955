"""The audit: a briefing that is not what was recorded is found, whatever was done to it."""

from collections.abc import Callable

import pytest
from sqlalchemy import Connection, delete, insert, select, update

from data.audit import audit_store
from data.briefing_record import BRIEFINGS, FILES
from data.briefing_save import open_briefing
from data.store import Store
from tests.data.briefing_making import DAY, MINISTER, freeze
from tests.data.writes import write_mission

Tampering = Callable[[Connection], object]
SQLITE_TRIGGERS = (
    *("briefings_no_update", "briefings_opened_once", "briefings_no_delete"),
    *("briefing_files_no_update", "briefing_files_no_delete"),
)


@pytest.fixture
def three(store: Store) -> Store:
    """A store with three briefings, of which the first two are open."""
    freeze(store, "a", "b", "c")
    for code in ("a", "b"):
        open_briefing(store, MINISTER, code)
    write_mission(store, "m")
    return store


def broken(store: Store) -> tuple[str, ...]:
    with store.read() as connection:
        found = audit_store(connection)
    assert found.record.holds
    assert found.holds is not bool(found.briefings)
    return found.briefings


def tamper(store: Store, change: Tampering) -> None:
    """Change briefings as somebody with the database in hand could: without its triggers."""
    with store.engine.connect() as connection, connection.begin():
        if store.is_sqlite:
            for name in SQLITE_TRIGGERS:
                connection.exec_driver_sql(f"DROP TRIGGER {name}")
        else:
            for table in ("briefings", "briefing_files"):
                connection.exec_driver_sql(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
        change(connection)


def set_in_b(**values: object) -> Tampering:
    return lambda connection: connection.execute(
        update(BRIEFINGS).where(BRIEFINGS.c.briefing == "b").values(values)
    )


def set_in_file(**values: object) -> Tampering:
    this = (FILES.c.briefing == "b") & (FILES.c.name == "cy.pdf")
    return lambda connection: connection.execute(update(FILES).where(this).values(values))


def remove_file(connection: Connection) -> None:
    connection.execute(delete(FILES).where(FILES.c.briefing == "b", FILES.c.name == "cy.pdf"))


def remove_b(connection: Connection) -> None:
    connection.execute(delete(FILES).where(FILES.c.briefing == "b"))
    connection.execute(delete(BRIEFINGS).where(BRIEFINGS.c.briefing == "b"))


def put_one_in(connection: Connection) -> None:
    """Copy one by hand under another code."""
    row = connection.execute(select(BRIEFINGS).where(BRIEFINGS.c.briefing == "b")).mappings().one()
    connection.execute(insert(BRIEFINGS).values({**row, "briefing": "d", "number": 9}))


def put_a_file_in(connection: Connection) -> None:
    row = {"briefing": "b", "name": "en.pdf", "mime": "x", "content": b"", "sha256": "0" * 64}
    connection.execute(insert(FILES).values(row))


def test_briefings_as_they_were_frozen_and_opened_hold(three: Store) -> None:
    assert broken(three) == ()


CHANGES = [
    set_in_b(document='{"decks": {}}'),
    set_in_b(title_en="Another"),
    set_in_b(title_cy="Arall"),
    set_in_b(missions="economi"),
    set_in_b(as_at=DAY.replace(day=1)),
    set_in_b(frozen_on=DAY.replace(day=1)),
    set_in_b(frozen_by="Another"),
    set_in_b(method="2.0"),
    set_in_b(record_hash="f" * 64),
    set_in_b(store_version=8),
    set_in_b(number=9),
    set_in_b(opened_on=None, opened_by=None),
    set_in_b(opened_by="Another"),
    set_in_b(opened_on=DAY.replace(day=1)),
    set_in_file(content=b"%PDF-1.8"),
    set_in_file(content=b"%PDF-1.8", sha256="f" * 64),
    set_in_file(sha256="f" * 64),
    set_in_file(mime="text/html"),
    set_in_file(name="en.pdf"),
    remove_file,
    put_a_file_in,
    remove_b,
]


@pytest.mark.parametrize("change", CHANGES, ids=range(len(CHANGES)))
def test_what_was_done_to_one_briefing_names_it(three: Store, change: Tampering) -> None:
    tamper(three, change)
    assert broken(three) == ("b",)


def test_a_briefing_opened_behind_the_records_back_is_found(three: Store) -> None:
    this = BRIEFINGS.c.briefing == "c"
    values = {"opened_on": DAY, "opened_by": "Somebody"}
    tamper(three, lambda each: each.execute(update(BRIEFINGS).where(this).values(values)))
    assert broken(three) == ("c",)


def test_a_briefing_put_in_by_hand_is_found(three: Store) -> None:
    tamper(three, put_one_in)
    assert broken(three) == ("d",)
