"""The record's screen: what was changed, in words, from page to page, and whether it is whole."""

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO
from urllib.parse import parse_qsl, urlsplit

import pytest
from openpyxl import load_workbook
from sqlalchemy import update

from components.record_take import take_record
from components.record_words import ACTIONS, SHEETS
from components.shell.actor import Trying
from components.shell.screens import FIGURES, RECORD
from components.take_tables import RUN_BY_SPREADSHEETS, write_csv, write_workbook
from components.takeaway import About
from data.moment import get_moment
from data.record import STATE, list_record, newest_hash
from data.record_asked import Asked
from data.record_lines import Reader
from data.record_pages import read_record_page
from data.store import Store
from locales import text
from models.roles import Actor, Role
from tests.components.markup import Element
from tests.data.entering import MINE, change, fill_two_teams, new, read, save
from tests.data.test_record_pages import entry, record
from tests.fixtures.apps import OpenScreen, Seen
from tests.pages.shipped import sheet

ABOUT = About("A view", "As at a day", ("A source",), False, "/record")
TABLE = "Entries, newest first"


@pytest.fixture
def entered(sqlite_store: Store) -> Store:
    """A store in which a team has entered a delivery and then mended it."""
    fill_two_teams(sqlite_store)
    record(sqlite_store, entry("members", f"{MINE}/kite/2024-01-01", member="kite"))
    with sqlite_store.engine.begin() as connection:
        newest = newest_hash_of(sqlite_store)
        connection.execute(update(STATE).values(records=2, newest_hash=newest))
    save(sqlite_store, new("outputs"))
    (row,) = read(sqlite_store, "outputs", output="p2")
    save(sqlite_store, change(row, "outputs", title_en="A better name"))
    with sqlite_store.engine.begin() as connection:  # so that roles may be tried on it
        connection.execute(update(STATE).values(demonstration_only=True))
    return sqlite_store


def newest_hash_of(store: Store) -> str:
    with store.read() as connection:
        return str(list(list_record(connection))[-1]["hash"])


def links_of(seen: Seen) -> list[Element]:
    return [each for part in seen.markup for each in part.all("a")]


def rows_of(seen: Seen) -> list[list[str]]:
    return seen.table(TABLE)[1:]


def test_the_newest_change_comes_first_with_what_was_before(
    open_screen: OpenScreen, entered: Store
) -> None:
    seen = open_screen(entered, RECORD)
    assert seen.heading.startswith("Entries in the record: 4. The newest: ")
    first = rows_of(seen)[0]
    assert first[1] == "Somebody"
    assert "Outputs : entered on a screen" in " ".join(first[2].split())
    assert "p2" in first[2]
    said = " ".join(first[3].split())
    assert "title_en : before: Another output ; now: A better name" in said


def test_a_choice_and_a_key_are_in_the_address(open_screen: OpenScreen, entered: Store) -> None:
    assert len(rows_of(open_screen(entered, RECORD, key="p2"))) == 2
    assert len(rows_of(open_screen(entered, RECORD, sheet="members"))) == 1
    assert len(rows_of(open_screen(entered, RECORD, below="3"))) == 2
    assert "No entry is like that." in open_screen(entered, RECORD, to="2020-01-01").text
    wrong = open_screen(entered, RECORD, sheet="nonsense", **{"from": "yesterday"})
    assert "There is no “nonsense” here." in wrong.text
    assert "There is no “yesterday” here." in wrong.text
    assert len(rows_of(wrong)) == 4


MEMBERS = {(row["team"], row["member"]) for row in sheet("members")}
TEAMS = sorted({team for team, _member in MEMBERS})


@pytest.mark.parametrize(
    ("trying", "shown"),
    [
        (None, ()),
        (Trying(Role.EXECUTIVE), ()),
        (Trying(Role.TEAM, TEAMS[0]), TEAMS[:1]),
        (Trying(Role.ADMIN), TEAMS),
    ],
)
def test_members_are_told_to_that_team_and_the_admin_only(
    open_screen: OpenScreen, demonstration_store: Store, trying: Trying | None, shown: Sequence[str]
) -> None:
    told, hidden = set(), 0
    below: str | None = ""
    while below is not None:
        seen = open_screen(demonstration_store, RECORD, trying=trying, sheet="members", below=below)
        told |= {row[2].split()[-5] for row in rows_of(seen) if "Every change" in row[2]}
        hidden += seen.text.count("is seen by that team and the admin only")
        older = [each for each in links_of(seen) if each.text == "Older entries"]
        below = (
            dict(parse_qsl(urlsplit(older[0].attributes["href"]).query))["below"] if older else None
        )
    entries = {(team, member) for team, member in MEMBERS if team in shown}
    assert {tuple(key.split("/")[:2]) for key in told} == entries
    assert (hidden == 0) is (len(shown) == len(TEAMS))


@pytest.mark.parametrize(("role", "leads"), [(Role.VIEWER, False), (Role.TEAM, True)])
def test_a_change_leads_only_to_what_the_reader_may_open(
    open_screen: OpenScreen, demonstration_store: Store, role: Role, leads: bool
) -> None:
    trying = Trying(role, TEAMS[0])
    seen = open_screen(demonstration_store, RECORD, trying=trying, sheet="outputs")
    addresses = {urlsplit(each.attributes["href"]).path for each in links_of(seen)}
    assert ("./enter" in addresses) is leads


def test_checking_finds_the_record_whole_and_gives_its_newest_hash(
    open_screen: OpenScreen, entered: Store
) -> None:
    seen = open_screen(entered, RECORD)
    seen.app.button(key="record_check").click().run()
    checked = Seen(seen.app)
    assert "Every entry is as it was written" in checked.text
    with entered.read() as connection:
        newest = newest_hash(connection)
    fields = [each for part in checked.markup for each in part.all("input")]
    assert newest in {each.attributes["value"] for each in fields}


def test_checking_finds_what_was_changed_since_it_was_last_looked_at(
    open_screen: OpenScreen, entered: Store
) -> None:
    seen = open_screen(entered, RECORD)
    seen.app.button(key="record_check").click().run()
    with entered.engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER record_no_update")
        connection.exec_driver_sql("UPDATE record SET who = 'Nobody' WHERE number = 3")
    seen.app.button(key="record_check").click().run()
    assert "The record does not hold from entry 3 on." in Seen(seen.app).text


def test_the_figures_screen_leads_to_it(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, FIGURES)
    assert "./record?lang=en" in {each.attributes["href"] for each in links_of(seen)}


def test_a_file_hides_what_the_screen_hides(entered: Store) -> None:
    with entered.read() as connection:
        reader = Reader(Actor("v"), get_moment(connection).until)
        lines = read_record_page(connection, reader, Asked()).lines
    written = write_csv(take_record(lines, False, "t", text("en")), ABOUT, text("en")).decode()
    assert "kite" not in written
    assert "is seen by that team and the admin only" in written


def test_a_hostile_past_runs_in_no_file(hostile_store: Store) -> None:
    with hostile_store.read() as connection:
        admin = Reader(Actor("a", frozenset(Role)), get_moment(connection).until)
        lines = read_record_page(connection, admin, Asked()).lines
    assert any(line.key.startswith("=HYPERLINK") for line in lines)
    table = take_record(lines, False, "t", text("en"))
    as_csv = write_csv(table, ABOUT, text("en")).decode("utf-8-sig")
    for row in csv.reader(StringIO(as_csv)):
        for cell in row:
            assert not cell.startswith(RUN_BY_SPREADSHEETS)
    workbook = load_workbook(BytesIO(write_workbook([table], ABOUT, text("en"))))
    kinds = {cell.data_type for sheet in workbook for row in sheet.rows for cell in row}
    assert "f" not in kinds
    assert not any(cell.hyperlink for cell in _cells(workbook) if "elsewhere" in str(cell.value))


def _cells(workbook):  # type: ignore[no-untyped-def]
    return (cell for sheet in workbook for row in sheet.rows for cell in row)


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_every_word_for_a_sheet_or_an_action_is_in_both_languages(lang: str) -> None:
    said = [text(lang)(words) for words in (*ACTIONS.values(), *SHEETS.values())]
    assert len(set(said)) == len(said)
