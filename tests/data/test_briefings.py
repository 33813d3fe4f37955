"""Frozen briefings: kept as they were, seen by whom they are for, never changed or removed."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from sqlalchemy import Connection, delete, text, update
from sqlalchemy.exc import DBAPIError

from data.bilingual import Both
from data.briefing_record import BRIEFINGS, FILES
from data.briefing_save import CodeTaken, free_code, open_briefing, save_briefing
from data.briefings import (
    BriefingFile,
    FileDamaged,
    KeptBriefing,
    get_briefing,
    get_briefing_file,
    list_briefings,
    newest_briefing,
)
from data.clock import today
from data.judgements import is_ever_judged, is_stale, save_judgements
from data.record import list_record, verify_record
from data.store import Store
from models.roles import Action, Actor, NotAllowed, Role, operator
from tests.data.briefing_making import (
    DAY,
    EXECUTIVE,
    MINISTER,
    PAPER,
    SLIDES,
    VIEWER,
    a_briefing,
    freeze,
)
from tests.data.writes import write_mission

CODE = "iechyd-2026-11-22"


def get(store: Store, code: str = CODE, actor: Actor = MINISTER) -> KeptBriefing:
    with store.read() as connection:
        return get_briefing(connection, actor, code)[0]


def codes(store: Store, actor: Actor = MINISTER) -> list[str]:
    with store.read() as connection:
        return [each.code for each in list_briefings(connection, actor)]


def newest(store: Store, mission: str, actor: Actor = VIEWER) -> str | None:
    with store.read() as connection:
        return newest_briefing(connection, actor, mission)


def entries(store: Store) -> list[dict[str, object]]:
    with store.read() as connection:
        return list(list_record(connection))


def test_what_was_frozen_comes_back_whole(store: Store) -> None:
    new = a_briefing()
    save_briefing(store, MINISTER, new)
    with store.read() as connection:
        kept, document = get_briefing(connection, MINISTER, CODE)
        files = [
            get_briefing_file(connection, MINISTER, CODE, name) for name in ("en.pptx", "cy.pdf")
        ]
    assert document == new.document
    assert files == [SLIDES, PAPER]
    assert kept == KeptBriefing(
        code=CODE,
        title=Both("Health in May", None),
        missions=("iechyd",),
        as_at=DAY,
        frozen_on=DAY,
        frozen_by=MINISTER.name,
        method="1.0",
        record_hash="0" * 64,
        store_version=7,
        opened_on=None,
        opened_by=None,
        superseded_by=None,
        files=("cy.pdf", "en.pptx"),
    )


def test_the_record_keeps_what_was_frozen_and_what_every_file_must_be(store: Store) -> None:
    freeze(store, CODE)
    (entry,) = entries(store)
    assert (entry["who"], entry["action"], entry["sheet"]) == (MINISTER.name, "freeze", "briefings")
    assert (entry["key"], entry["before"]) == (CODE, None)
    after = json.loads(str(entry["after"]))
    assert (after["title_en"], after["title_cy"]) == ("Health in May", None)
    assert (after["missions"], after["as_at"]) == ("iechyd", "2026-11-22")
    assert after["record_hash"] == "0" * 64
    assert len(after["document"]) == 64
    assert set(after["files"]) == {"en.pptx", "cy.pdf"}
    assert {len(file["sha256"]) for file in after["files"].values()} == {64}
    assert store.version() == 1


@pytest.mark.parametrize("role", [None, *Role])
def test_only_cabinet_and_executives_freeze_and_open(store: Store, role: Role | None) -> None:
    actor = Actor("Somebody", frozenset({role} if role else ()), team="ours")
    freeze(store, CODE)
    if role in (Role.CABINET, Role.EXECUTIVE):
        save_briefing(store, actor, a_briefing("another"))
        assert open_briefing(store, actor, CODE)
        return
    with pytest.raises(NotAllowed):
        save_briefing(store, actor, a_briefing("another"))
    with pytest.raises(NotAllowed):
        open_briefing(store, actor, CODE)
    assert codes(store) == [CODE]
    assert store.version() == 1


def test_a_code_that_is_taken_is_refused_and_nothing_is_written(store: Store) -> None:
    freeze(store, CODE)
    other = a_briefing(document={"other": 1}, files=(BriefingFile("en.xlsx", "x", b"x"),))
    with pytest.raises(CodeTaken, match=CODE):
        save_briefing(store, EXECUTIVE, other)
    assert get(store).files == ("cy.pdf", "en.pptx")
    assert get(store).frozen_by == MINISTER.name
    assert store.version() == 1


def test_of_two_who_freeze_under_one_code_at_once_one_does(store: Store) -> None:
    def attempt(title: str) -> str:
        try:
            save_briefing(store, Actor(title, MINISTER.roles), a_briefing(title=Both(title, None)))
        except CodeTaken:
            return "taken"
        return title

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(attempt, ["one", "two"]))
    (winner,) = set(done) - {"taken"}
    assert "taken" in done
    assert (get(store).title.en, get(store).frozen_by) == (winner, winner)
    assert store.version() == 1


def test_a_freeze_that_fails_leaves_nothing(store: Store) -> None:
    for broken in (
        a_briefing(document={"n": float("nan")}),
        a_briefing(title=Both(None, None)),
        a_briefing(files=(SLIDES, SLIDES)),
    ):
        with pytest.raises((ValueError, DBAPIError)):
            save_briefing(store, MINISTER, broken)
    assert codes(store) == []
    assert store.version() == 0


def test_a_draft_is_seen_by_who_may_freeze_and_by_all_once_it_is_open(store: Store) -> None:
    freeze(store, CODE)
    for code, name in ((CODE, "en.pptx"), (CODE, "cy.pdf")):
        with store.read() as connection:
            with pytest.raises(NotAllowed):
                get_briefing(connection, VIEWER, code)
            with pytest.raises(NotAllowed):
                get_briefing_file(connection, VIEWER, code, name)
    assert (codes(store, VIEWER), codes(store, EXECUTIVE)) == ([], [CODE])
    assert open_briefing(store, EXECUTIVE, CODE)
    assert codes(store, VIEWER) == [CODE]
    with store.read() as connection:
        assert get_briefing_file(connection, VIEWER, CODE, "cy.pdf") == PAPER
        day = today(connection)
    kept = get(store, actor=VIEWER)
    assert (kept.opened_on, kept.opened_by) == (day, EXECUTIVE.name)


def test_opening_is_recorded_and_happens_once(store: Store) -> None:
    freeze(store, CODE)
    assert open_briefing(store, EXECUTIVE, CODE)
    assert not open_briefing(store, MINISTER, CODE)
    assert store.version() == 2
    assert get(store).opened_by == EXECUTIVE.name
    opened = entries(store)[-1]
    assert (opened["action"], opened["key"], opened["who"]) == ("open", CODE, EXECUTIVE.name)


def test_what_is_not_there_is_a_key_error(store: Store) -> None:
    freeze(store, CODE)
    with pytest.raises(KeyError, match="nowhere"):
        open_briefing(store, MINISTER, "nowhere")
    with store.read() as connection:
        with pytest.raises(KeyError, match="nowhere"):
            get_briefing(connection, MINISTER, "nowhere")
        with pytest.raises(KeyError, match="nowhere"):
            get_briefing_file(connection, MINISTER, "nowhere", "en.pptx")
        with pytest.raises(KeyError, match=r"en\.docx"):
            get_briefing_file(connection, MINISTER, CODE, "en.docx")


def test_briefings_are_listed_newest_first_though_frozen_on_one_day(store: Store) -> None:
    frozen = [CODE, *(f"{CODE}-{number}" for number in range(2, 12))]
    freeze(store, *frozen)
    assert codes(store) == frozen[::-1]


def test_the_newest_open_one_of_the_same_missions_supersedes(store: Store) -> None:
    freeze(store, "a", "b", "c")
    freeze(store, "other", missions=("economi",))
    freeze(store, "both", missions=("iechyd", "economi"))
    freeze(store, "both-again", missions=("economi", "iechyd"))
    assert {each: get(store, each).superseded_by for each in codes(store)} == dict.fromkeys(
        codes(store)
    )
    for code in ("b", "other", "both", "both-again"):
        open_briefing(store, MINISTER, code)
    assert get(store, "a").superseded_by == "b"
    assert get(store, "b").superseded_by is None
    assert get(store, "both").superseded_by == "both-again"
    open_briefing(store, MINISTER, "c")
    assert (get(store, "a").superseded_by, get(store, "b").superseded_by) == ("c", "c")
    open_briefing(store, MINISTER, "a")  # opened last, but frozen first
    assert get(store, "c").superseded_by is None
    assert get(store, "other").superseded_by is None


def test_the_newest_is_open_and_of_exactly_that_mission(store: Store) -> None:
    freeze(store, "a", "b", "c")
    freeze(store, "both", missions=("iechyd", "economi"))
    assert newest(store, "iechyd", MINISTER) is None
    for code in ("both", "b", "a"):
        open_briefing(store, MINISTER, code)
    assert (newest(store, "iechyd"), newest(store, "iechyd", MINISTER)) == ("b", "b")
    assert newest(store, "economi") is None


def test_a_free_code_says_of_what_and_when(store: Store) -> None:
    def code(*missions: str, day: date = DAY) -> str:
        with store.read() as connection:
            return free_code(connection, missions, day)

    assert code("iechyd") == CODE
    freeze(store, code("iechyd"))
    freeze(store, code("iechyd"))
    assert code("iechyd") == f"{CODE}-3"
    assert code("iechyd", day=date(2026, 11, 23)) == "iechyd-2026-11-23"
    assert code("iechyd", "economi") == "cabinet-2026-11-22"
    long = "a" * 52 + "-" + "b" * 11
    assert code(long) == "a" * 52 + "-2026-11-22"
    freeze(store, code(long))
    assert code(long) == "a" * 51 + "-2026-11-22-2"
    assert len(code("c" * 64)) == 64


def damage(connection: Connection, sqlite: bool) -> None:
    """Change a file as somebody with the database in hand could."""
    if sqlite:
        connection.exec_driver_sql("DROP TRIGGER briefing_files_no_update")
    else:
        connection.exec_driver_sql("ALTER TABLE briefing_files DISABLE TRIGGER ALL")
    connection.execute(update(FILES).where(FILES.c.name == "cy.pdf").values(content=b"%PDF-1.8"))


def test_a_file_that_is_not_what_it_was_is_not_given_out(store: Store) -> None:
    freeze(store, CODE)
    with store.engine.connect() as connection, connection.begin():
        damage(connection, store.is_sqlite)
    with store.read() as connection:
        with pytest.raises(FileDamaged, match=f"{CODE}/cy.pdf"):
            get_briefing_file(connection, MINISTER, CODE, "cy.pdf")
        assert get_briefing_file(connection, MINISTER, CODE, "en.pptx") == SLIDES


@pytest.mark.parametrize("column", [c.name for c in BRIEFINGS.c if c.name != "opened_on"])
def test_the_database_itself_refuses_to_change_a_briefing(store: Store, column: str) -> None:
    freeze(store, CODE)
    open_briefing(store, MINISTER, CODE)
    with store.engine.connect() as connection:
        same = BRIEFINGS.c[column]
        with pytest.raises(DBAPIError, match="a frozen briefing is never changed"):
            connection.execute(update(BRIEFINGS).values({column: same}))
        connection.rollback()


@pytest.mark.parametrize(
    "statement",
    [
        delete(BRIEFINGS),
        delete(FILES),
        update(FILES).values(content=b""),
        update(BRIEFINGS).values(opened_on=None, opened_by=None),
    ],
    ids=str,
)
def test_the_database_itself_refuses_to_remove_or_close_one(
    store: Store, statement: object
) -> None:
    freeze(store, CODE)
    open_briefing(store, MINISTER, CODE)
    with store.engine.connect() as connection:
        with pytest.raises(DBAPIError, match="a frozen briefing is never changed"):
            connection.execute(statement)  # type: ignore[call-overload]
        connection.rollback()
    assert get(store).opened_by == MINISTER.name


@pytest.mark.parametrize("databases", ["postgres"], indirect=True)
@pytest.mark.parametrize("table", ["briefings, briefing_files", "briefing_files"])
def test_postgresql_refuses_to_empty_them_too(store: Store, table: str) -> None:
    freeze(store, CODE)
    with store.engine.connect() as connection:
        with pytest.raises(DBAPIError, match="a frozen briefing is never changed"):
            connection.execute(text(f"TRUNCATE {table}"))
        connection.rollback()
    assert codes(store) == [CODE]


def judge(store: Store) -> None:
    with store.write(operator("Judge"), Action.JUDGE) as writer:
        save_judgements(writer, [], [])


def stale(store: Store) -> bool:
    with store.read() as connection:
        return is_stale(connection)


def test_freezing_and_opening_leave_what_is_judged_up_to_date(store: Store) -> None:
    judge(store)
    freeze(store, CODE)
    open_briefing(store, MINISTER, CODE)
    assert not stale(store)
    assert store.version() == 3
    write_mission(store, "m")
    assert stale(store)


def test_freezing_does_not_hide_that_something_is_stale(store: Store) -> None:
    judge(store)
    write_mission(store, "m")
    freeze(store, CODE)
    assert stale(store)


def test_freezing_is_no_judging(store: Store) -> None:
    freeze(store, CODE)
    with store.read() as connection:
        assert not is_ever_judged(connection)
        assert verify_record(connection).holds
