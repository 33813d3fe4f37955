"""The record page by page: every entry once, and nothing of it to whom it is not for."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import insert

from data.briefing_save import open_briefing
from data.record import NO_HASH, RECORD, Chain, Entry, list_record
from data.record_asked import Asked
from data.record_lines import Hidden, Reader, RecordLine
from data.record_pages import RecordPage, list_known, read_record_page
from data.store import Store
from models.roles import Actor, Role, operator
from tests.data.briefing_making import MINISTER, freeze
from tests.data.writes import write_mission

UNTIL = date(2026, 11, 22)
VIEWER = Actor("v")
ADMIN = Actor("a", frozenset({Role.ADMIN}))
OWN, OTHER = (Actor("t", frozenset({Role.TEAM}), team=team) for team in ("ours", "theirs"))


def record(store: Store, *entries: Entry, who: str = "Nia") -> None:
    """Put entries into the record, as writes of any kind leave them."""
    with store.engine.begin() as connection:
        rows = list(list_record(connection))
        chain = Chain(len(rows), rows[-1]["hash"] if rows else NO_HASH)
        chain.append(connection, who, entries)


def entry(sheet: str | None = "missions", key: str = "m", **after: Any) -> Entry:
    return Entry("enter", sheet, key, None, after or {"a": "b"})


def page(
    store: Store, actor: Actor = VIEWER, below: int | None = None, size: int = 25, **asked: Any
) -> RecordPage:
    with store.read() as connection:
        return read_record_page(connection, Reader(actor, UNTIL), Asked(**asked), below, size)


def numbers(found: RecordPage) -> list[int]:
    return [line.number for line in found.lines]


def only(found: RecordPage) -> RecordLine:
    (line,) = found.lines
    return line


@pytest.mark.parametrize("size", [1, 3, 7, 10, 11])
def test_from_page_to_page_every_entry_comes_once_and_back_again(store: Store, size: int) -> None:
    record(store, *(entry(key=str(at)) for at in range(10)))
    seen, pages, below = [], [], None
    while True:
        found = page(store, below=below, size=size)
        seen += numbers(found)
        pages.append(found)
        if found.older is None:
            break
        below = found.older
    assert seen == list(range(10, 0, -1))
    assert pages[0].newer is None
    for earlier, later in pairwise(pages):
        assert later.newer is not None
        assert page(store, below=later.newer or None, size=size).lines == earlier.lines


def test_an_entry_tells_all_of_it(store: Store) -> None:
    before = {"title_en": "Old", "closed_on": None, "headline": True, "decimals": 2}
    after = {"title_en": "New", "closed_on": date(2026, 1, 2)}
    record(store, Entry("import", "missions", "m", before, after))
    line = only(page(store))
    assert (line.who, line.action, line.sheet, line.key) == ("Nia", "import", "missions", "m")
    assert line.before == {"title_en": "Old", "headline": "yes", "decimals": "2"}
    assert line.after == {"title_en": "New", "closed_on": "2026-01-02"}
    assert datetime.now(UTC) - line.at < timedelta(minutes=1)
    assert line.hidden is None


CHOICES: list[tuple[dict[str, Any], list[int]]] = [
    ({}, [5, 4, 3, 2, 1]),
    ({"who": "Nia"}, [4, 2, 1]),
    ({"who": "Nobody"}, []),
    ({"sheet": "outputs"}, [3, 2]),
    ({"action": "judge"}, [5]),
    ({"key": "p"}, [3, 2]),
    ({"key": "p/W06000015"}, [3]),
    ({"key": "p", "who": "Nia"}, [2]),
    ({"key": "100%"}, [4]),
    ({"key": "%"}, []),
    ({"first": date(2026, 6, 1)}, [5, 4]),
    ({"last": date(2026, 6, 1)}, [4, 3, 2, 1]),
    ({"first": date(2026, 3, 1), "last": date(2026, 3, 1)}, [3, 2]),
    ({"first": date(2030, 1, 1)}, []),
    ({"last": date(2020, 1, 1)}, []),
]


@pytest.mark.parametrize(("asked", "found"), CHOICES, ids=range(len(CHOICES)))
def test_entries_are_found_by_who_what_key_and_day(
    store: Store, asked: dict[str, Any], found: list[int]
) -> None:
    rows = [
        ("Nia", "import", "missions", "m", "2026-01-01T12:00"),
        ("Nia", "enter", "outputs", "p", "2026-03-01T00:00"),
        ("Eryl", "enter", "outputs", "p/W06000015", "2026-03-01T23:59"),
        # Half past eleven in the evening by UTC is the next day in Cardiff's summer.
        ("Nia", "enter", "teams", "100%", "2026-05-31T23:30"),
        ("Eryl", "judge", None, "judgements", "2026-06-30T09:00"),
    ]
    with store.engine.begin() as connection:
        for number, (who, action, sheet, key, at) in enumerate(rows, 1):
            row = {"number": number, "who": who, "action": action, "sheet": sheet, "key": key}
            row |= {"at": f"{at}:00.000000+00:00", "hash": str(number), "previous_hash": ""}
            connection.execute(insert(RECORD).values(row))
    assert numbers(page(store, **asked)) == found


def hidden(store: Store, actor: Actor) -> Hidden | None:
    line = only(page(store, actor))
    if line.hidden is not None:
        assert (line.key, line.before, line.after) == ("", None, None)
    return line.hidden


def test_members_are_seen_by_their_team_and_the_admin_only(store: Store) -> None:
    record(store, entry("members", "ours/kite/2024-01-01", member="kite"))
    assert hidden(store, VIEWER) is Hidden.MEMBERS
    assert hidden(store, OTHER) is Hidden.MEMBERS
    assert hidden(store, replace(OWN, team=None)) is Hidden.MEMBERS
    assert hidden(store, replace(OWN, team="our")) is Hidden.MEMBERS
    assert hidden(store, OWN) is None
    assert hidden(store, ADMIN) is None


def test_who_signs_in_is_seen_by_the_admin_only(store: Store) -> None:
    for sheet in ("people", "sign_outs"):
        record(store, entry(sheet, "a@b.wales", name="A"))
    for actor in (VIEWER, OWN, Actor("c", frozenset(set(Role) - {Role.ADMIN}), "ours")):
        assert {line.hidden for line in page(store, actor).lines} == {Hidden.PEOPLE}
    assert {line.hidden for line in page(store, ADMIN).lines} == {None}


def test_a_name_that_is_an_address_is_for_the_admin_only(store: Store) -> None:
    record(store, entry(), who="a@b.wales")
    assert only(page(store)).who == ""
    assert only(page(store, ADMIN)).who == "a@b.wales"
    assert numbers(page(store, who="a@b.wales")) == []
    assert numbers(page(store, ADMIN, who="a@b.wales")) == [1]
    with store.read() as connection:
        assert list_known(connection, VIEWER).who == ()
        assert list_known(connection, ADMIN).who == ("a@b.wales",)


def test_a_briefing_is_hidden_until_it_is_open(store: Store) -> None:
    freeze(store, "b")
    assert hidden(store, VIEWER) is Hidden.DRAFT
    assert hidden(store, MINISTER) is None
    open_briefing(store, MINISTER, "b")
    assert {line.hidden for line in page(store).lines} == {None}


@pytest.mark.parametrize("column", ["published_on", "recorded_on", "set_on"])
def test_what_is_not_out_yet_is_not_told_to_anybody(store: Store, column: str) -> None:
    record(store, entry("deliveries", "p/W06000015/2026", **{column: "2026-11-23"}))
    assert hidden(store, ADMIN) is Hidden.NOT_OUT
    with store.read() as connection:
        later = Reader(VIEWER, date(2026, 11, 23))
        assert only(read_record_page(connection, later, Asked())).hidden is None


def test_a_change_of_a_row_that_is_not_out_yet_is_not_told_either(store: Store) -> None:
    key = "p/W06000015/2026/2026-11-23"
    record(store, Entry("enter", "deliveries", key, {"delivered": "1"}, {"delivered": "2"}))
    assert hidden(store, ADMIN) is Hidden.NOT_OUT


HIDDEN_KEYS = [
    ("members", "ours/kite/2024-01-01", (VIEWER, OTHER), (OWN, ADMIN)),
    ("people", "a@b.wales", (VIEWER, OWN), (ADMIN,)),
    ("sign_outs", "a@b.wales", (VIEWER, OWN), (ADMIN,)),
]


@pytest.mark.parametrize(("sheet", "key", "not_for", "for_them"), HIDDEN_KEYS)
def test_asking_for_a_key_does_not_tell_that_it_is_there(
    store: Store, sheet: str, key: str, not_for: tuple[Actor, ...], for_them: tuple[Actor, ...]
) -> None:
    record(store, entry(sheet, key))
    for asked in (key, key[:3]):
        for actor in not_for:
            assert numbers(page(store, actor, key=asked)) == []
        for actor in for_them:
            assert numbers(page(store, actor, key=asked)) == [1]


def test_asking_for_a_drafts_key_does_not_tell_that_it_is_there(store: Store) -> None:
    freeze(store, "b")
    assert numbers(page(store, key="b")) == []
    assert numbers(page(store, MINISTER, key="b")) == [1]


def test_what_can_be_asked_for_is_what_there_is(store: Store) -> None:
    for key in ("m1", "m2"):
        write_mission(store, key)
    record(store, entry(None, "x"), who="Eryl")
    with store.read() as connection:
        known = list_known(connection, operator("root"))
    assert known.who == ("Eryl", "Tester")
    assert (known.actions, known.sheets, known.count) == (("enter", "import"), ("missions",), 3)


def test_an_empty_record_is_an_empty_page(store: Store) -> None:
    assert page(store) == RecordPage(())
