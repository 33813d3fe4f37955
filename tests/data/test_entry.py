"""What somebody enters is held to the pack's rules, saved whole or not at all, and recorded."""

import json
from pathlib import Path
from typing import Any

import pytest

from data.entry import ENTER, Entry, check_entries, place_of, save_entries
from data.meanwhile import DATED
from data.ownership import ASKED_FOR
from data.pack import PackProblems, export_pack, import_pack
from data.pack.schema import SCHEMAS
from data.record import list_record, verify_record
from data.store import Store
from models.roles import operator
from tests.components.making import HOSTILE
from tests.data.entering import (
    CABINET,
    NEW,
    TEAM,
    WRITERS,
    change,
    fill_two_teams,
    new,
    read,
    save,
)


@pytest.fixture(autouse=True)
def _two_teams(request: pytest.FixtureRequest) -> None:
    for name in {"store", "sqlite_store"} & set(request.fixturenames):
        fill_two_teams(request.getfixturevalue(name))


def record_of(store: Store) -> list[dict[str, Any]]:
    with store.read() as connection:
        assert verify_record(connection).holds
        return list(list_record(connection))


def refuse(store: Store, *entries: Entry) -> list[tuple[int | None, str | None]]:
    """Return which entry and which column are refused, the same by checking as by saving."""
    before, record = store.version(), record_of(store)
    by = WRITERS[entries[0].sheet]
    checked = check_entries(store, by, entries, "en")
    with pytest.raises(PackProblems) as refused:
        save_entries(store, by, entries, "en")
    assert tuple(refused.value.problems) == checked
    assert (store.version(), record_of(store)) == (before, record)
    return [(place_of(problem), problem.column) for problem in checked]


@pytest.mark.parametrize("sheet", ASKED_FOR)
def test_a_new_row_of_every_sheet_is_there_and_in_the_record(store: Store, sheet: str) -> None:
    entry = new(sheet)
    key = "/".join(entry.row[name] for name in SCHEMAS[sheet].keys)
    before = store.version()
    assert check_entries(store, WRITERS[sheet], [entry], "en") == ()
    result = save(store, entry)
    assert (result.changed, result.store_version) == (((sheet, key),), before + 1)
    assert store.version() == before + 1
    (row,) = read(store, sheet, **{name: entry.row[name] for name in SCHEMAS[sheet].keys})
    assert {name: said for name, said in row.items() if said} == entry.row
    last = record_of(store)[-1]
    assert (last["who"], last["action"], last["sheet"]) == ("Somebody", ENTER, sheet)
    assert (last["key"], last["before"]) == (key, None)
    kept = {name: said for name, said in json.loads(last["after"]).items() if said}
    assert kept == entry.row


def test_a_changed_row_is_recorded_with_what_differs_before_and_after(store: Store) -> None:
    (row,) = read(store, "outputs", output="p")
    save(store, change(row, "outputs", title_cy="Allbwn", budget_gbp="1500.50"))
    last = record_of(store)[-1]
    assert json.loads(last["before"]) == {"title_cy": None, "budget_gbp": "0"}
    assert json.loads(last["after"]) == {"title_cy": "Allbwn", "budget_gbp": "1500.5"}


def test_saving_what_is_there_already_writes_nothing(store: Store) -> None:
    save(store, new("deliveries"))
    version, record = store.version(), record_of(store)
    assert save(store, new("deliveries")).changed == ()  # a button that is pressed twice
    (row,) = read(store, "outputs", output="p")
    assert save(store, change(row, "outputs")).changed == ()
    assert (store.version(), record_of(store)) == (version, record)


def test_one_wrong_row_keeps_all_of_them_out(store: Store) -> None:
    right = new("deliveries")
    assert refuse(store, right, new("deliveries", period="2025", planned="-1")) == [(1, "planned")]
    assert read(store, "deliveries", area="W06000015") == ()


def test_rows_of_several_sheets_are_saved_together(store: Store) -> None:
    """A pivot and the expectation that takes the old one's place, which stays."""
    (old,) = read(store, "contributions", contribution="c")
    result = save(store, new("contributions"), new("reviews", contribution="c2", decision="pivot"))
    assert result.changed == (("contributions", "c2"), ("reviews", "r2"))
    assert read(store, "contributions", contribution="c") == (old,)
    assert len(record_of(store)) == 3


@pytest.mark.parametrize(
    ("sheet", "changes", "column"),
    [
        ("deliveries", {"planned": "many"}, "planned"),
        ("deliveries", {"period": "2024-Q1"}, "period"),
        ("deliveries", {"area": "Cardiff"}, "area"),
        ("deliveries", {"delivered": "3", "reached_intended": "4"}, "reached_intended"),
        ("contributions", {"expected_effect": "0"}, "expected_effect"),
        ("contributions", {"supersedes": "d"}, "supersedes"),
        ("contributions", {"registered_on": "2023-12-31"}, "registered_on"),
        ("outputs", {"unit_en": ""}, "unit_en"),
        ("outputs", {"ends_on": "2024-06-30"}, "ends_on"),
        ("outputs", {"output": "A key"}, "output"),
        ("indicators", {"headline": "yes"}, "headline"),
        ("targets", {"baseline_period": "2032"}, "baseline_period"),
        ("missions", {"goals": "wealth"}, "goals"),
        ("reviews", {"decision": "wait"}, "decision"),
        ("outcomes", {"mission": "nowhere"}, "mission"),
    ],
)
def test_the_packs_rules_hold_with_the_packs_words(
    sqlite_store: Store, tmp_path: Path, sheet: str, changes: dict[str, str], column: str
) -> None:
    entry = new(sheet, **changes)
    assert refuse(sqlite_store, entry) == [(0, column)]
    (problem,) = check_entries(sqlite_store, WRITERS[sheet], [entry], "cy")
    write_pack(tmp_path, [entry])
    with pytest.raises(PackProblems) as refused:
        import_pack(sqlite_store, tmp_path, operator("Tester"), "cy")
    assert [each.message for each in refused.value.problems] == [problem.message]


@pytest.mark.parametrize(
    ("sheet", "column", "said"),
    [
        ("contributions", "expected_effect", "9"),
        ("reviews", "reason_en", "Another reason."),
        ("deliveries", "planned", "7"),
        ("targets", "target_value", "9"),
    ],
)
def test_what_was_once_said_stays(sqlite_store: Store, sheet: str, column: str, said: str) -> None:
    row = read(sqlite_store, sheet)[0]
    assert refuse(sqlite_store, change(row, sheet, **{column: said})) == [(0, column)]


def test_a_new_plan_has_its_own_date_and_the_first_one_stays(sqlite_store: Store) -> None:
    (first,) = read(sqlite_store, "deliveries", output="p", area="W92000004")
    later = first | {"planned": "7", "recorded_on": "2024-08-01"}
    save(sqlite_store, Entry("deliveries", later, first))
    found = read(sqlite_store, "deliveries", output="p", area="W92000004")
    assert found == (first, later)


@pytest.mark.parametrize("sheet", ASKED_FOR)
def test_a_row_of_nothing_is_refused_and_not_left_out(sqlite_store: Store, sheet: str) -> None:
    if WRITERS[sheet] is TEAM:
        nothing = Entry(sheet, {"output": " ", "period": ""})
    else:
        nothing = Entry(sheet, {})
    refused = refuse(sqlite_store, nothing)
    assert refused[0] == (0, SCHEMAS[sheet].keys[0])


def test_the_same_key_twice_is_refused(sqlite_store: Store) -> None:
    assert refuse(sqlite_store, new("deliveries"), new("deliveries", planned="41")) == [
        (1, "output")
    ]


@pytest.mark.parametrize("sheet", ["areas", "teams", "members", "observations", "record", "people"])
def test_what_comes_by_pack_or_not_at_all_cannot_be_entered(
    sqlite_store: Store, sheet: str
) -> None:
    with pytest.raises(KeyError):
        save_entries(sqlite_store, TEAM, [Entry(sheet, {})], "en")
    with pytest.raises(KeyError):
        read(sqlite_store, sheet)


@pytest.mark.parametrize(
    "said",
    [
        "=1+1",
        "+cmd|' /C calc'!A0",
        "@SUM(A1)",
        "\tTabbed",
        "A bell \x07",
        "A zero \x00",
        "x" * 40_000,
    ],
    ids=["formula", "plus", "at", "tab", "bell", "zero", "endless"],
)
def test_a_text_that_no_spreadsheet_should_meet_is_refused(store: Store, said: str) -> None:
    assert refuse(store, new("outputs", title_en=said)) == [(0, "title_en")]


@pytest.mark.parametrize(
    "said",
    [HOSTILE, "{0} {name} %s %(x)s", "x" * 10_000, "العربية \u202eright to left", "ŵ 𝒜 \U0001f3f4"],
    ids=["markup", "formats", "long", "right-to-left", "signs"],
)
def test_any_other_text_is_kept_as_it_is(store: Store, said: str) -> None:
    save(store, new("outputs", title_en=said))
    assert read(store, "outputs", output="p2")[0]["title_en"] == said


def test_what_is_entered_is_exported_as_the_same_bytes_as_if_it_had_come_by_pack(
    sqlite_store: Store, tmp_path: Path, sqlite_databases: Any
) -> None:
    entries = [new(sheet) for sheet in ASKED_FOR]
    (row,) = read(sqlite_store, "outputs", output="p")
    entries.append(change(row, "outputs", title_en='Fest "Ynys", Môn', budget_gbp="12.50"))
    for sheet in ASKED_FOR:
        save(sqlite_store, *(entry for entry in entries if entry.sheet == sheet))
    export_pack(sqlite_store, tmp_path / "entered")
    with sqlite_databases.opened(sqlite_databases.make_migrated()) as other:
        fill_two_teams(other)
        write_pack(tmp_path / "pack", entries)
        import_pack(other, tmp_path / "pack", operator("Tester"))
        export_pack(other, tmp_path / "imported")
    entered, imported = (contents(tmp_path / name) for name in ("entered", "imported"))
    assert entered == imported
    assert b"Fest" in entered["outputs.csv"]


def test_what_is_not_made_up_ends_the_fixed_today_and_says_so(store: Store) -> None:
    assert not save(store, new("missions")).ended_today
    real = new("missions", mission="m3", illustrative="no")
    assert not save(store, real).ended_today  # there was none to end


def test_a_fixed_today_is_ended_by_what_is_not_made_up(demonstration_copy: Store) -> None:
    made_up, real = new("missions"), new("missions", mission="m3", illustrative="no")
    assert not save(demonstration_copy, made_up, by=CABINET).ended_today
    assert save(demonstration_copy, real, by=CABINET).ended_today


def test_every_sheet_that_is_dated_is_dated_by_its_key() -> None:
    assert all(column in SCHEMAS[sheet].keys for sheet, column in DATED.items())
    assert set(NEW) == set(ASKED_FOR)


def write_pack(folder: Path, entries: list[Entry]) -> None:
    """Write entries as a pack that somebody else might have written."""
    folder.mkdir(exist_ok=True)
    for sheet in {entry.sheet for entry in entries}:
        names = SCHEMAS[sheet].names
        lines = [names, *([e.row.get(n, "") for n in names] for e in entries if e.sheet == sheet)]
        quoted = (",".join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines)
        (folder / f"{sheet}.csv").write_text("\n".join(quoted) + "\n", encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}
