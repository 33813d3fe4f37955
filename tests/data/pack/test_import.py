"""What an import writes, what it refuses to change, and what it leaves as it was."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from data.pack import PackProblems, check_pack, import_pack, load_shipped_packs
from data.pack.known import load_sheet
from data.pack.save import save_changes
from data.pack.schema import SCHEMAS
from data.record import list_record, verify_record
from data.settings import SHIPPED_PACKS
from data.store import Store
from models.roles import Actor, NotAllowed, Role, operator
from tests.data.pack.packs import Draft

BY = operator("test")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "pack"


def bring_in(store: Store, draft: Draft, folder: Path):
    return import_pack(store, draft.write(folder), BY)


def places(problems: list[Any]) -> list[str]:
    return [str(problem).split(": ")[0] for problem in problems]


def refused_places(store: Store, draft: Draft, folder: Path) -> list[str]:
    before = store.version()
    with pytest.raises(PackProblems) as refused:
        bring_in(store, draft, folder)
    assert places(check_pack(store, folder)) == places(refused.value.problems)
    assert store.version() == before
    return places(refused.value.problems)


def rows_of(store: Store, name: str) -> list[dict[str, Any]]:
    table = SCHEMAS[name].table
    with store.read() as connection:
        return [dict(row) for row in connection.execute(select(table)).mappings()]


def record_of(store: Store) -> list[dict[str, Any]]:
    with store.read() as connection:
        assert verify_record(connection).holds
        return list(list_record(connection))


def test_every_cell_arrives_as_what_it_is(store: Store, folder: Path):
    bring_in(store, Draft(), folder)
    for name, schema in SCHEMAS.items():
        with store.read() as connection:
            sheet = load_sheet(connection, schema)
        row = next(
            number
            for number in range(len(sheet))
            if all(sheet.words(key).at(number) == Draft().row(name)[key] for key in schema.keys)
        )
        for column in schema.columns:
            if not column.is_number:
                assert sheet.words(column.name).at(row) == column.pack.example
            elif column.pack.example:
                assert sheet.numbers(column.name)[row] == float(column.pack.example)


def test_importing_twice_writes_nothing_at_all(store: Store, folder: Path):
    first = bring_in(store, Draft(), folder)
    version, record = store.version(), record_of(store)
    again = Draft()
    again.row("deliveries")["planned"] = "500.0"
    again.row("missions")["title_en"] += "  "
    again.sheets["observations"].reverse()
    second = bring_in(store, again, folder)
    assert first.wrote
    assert not second.wrote
    assert second.digest == first.digest
    assert (store.version(), record_of(store)) == (version, record)


def test_the_digest_tells_packs_apart(store: Store, folder: Path):
    first = bring_in(store, Draft(), folder)
    draft = Draft()
    draft.row("members")["discipline"] = "doctor"
    assert bring_in(store, draft, folder).digest != first.digest


def test_an_absent_row_or_sheet_deletes_nothing(store: Store, folder: Path):
    bring_in(store, Draft(), folder)
    bring_in(store, Draft(sheets={"members": []}), folder / "none")
    assert len(rows_of(store, "members")) == 1


def test_an_absent_optional_column_is_an_empty_one(store: Store, folder: Path):
    bring_in(store, Draft(), folder)
    draft = Draft()
    del draft.row("outcomes")["so_what_en"]
    result = bring_in(store, draft, folder)
    assert result.counts["outcomes"].changed == 1
    assert rows_of(store, "outcomes")[0]["so_what_en"] is None


KEPT = [
    ("observations", "value", "6.5"),
    ("observations", "note", ""),
    ("contributions", "expected_effect", "2"),
    ("contributions", "hypothesis_en", "Otherwise."),
    ("reviews", "decision", "stop"),
    ("deliveries", "planned", "501"),
    ("targets", "target_value", "9"),
]


@pytest.mark.parametrize(("sheet", "column", "value"), KEPT, ids=lambda part: part or "empty")
def test_what_was_once_said_is_not_changed(
    sheet: str, column: str, value: str, sqlite_store: Store, folder: Path
):
    bring_in(sqlite_store, Draft(), folder)
    draft = Draft()
    draft.row(sheet)[column] = value
    draft.row("missions")["title_en"] = "This must not be written either"
    assert refused_places(sqlite_store, draft, folder) == [f"{sheet}:2:{column}"]
    assert rows_of(sqlite_store, "missions")[0]["title_en"] != "This must not be written either"


def test_a_refusal_says_what_would_be_right(sqlite_store: Store, folder: Path):
    bring_in(sqlite_store, Draft(), folder)
    for sheet, column, value, right in (
        ("observations", "value", "6.5", "published_on"),
        ("contributions", "lag_periods", "3", "supersedes"),
        ("reviews", "owner", "Someone", "another"),
        ("deliveries", "planned", "501", "recorded_on"),
        ("targets", "target_value", "9", "set_on"),
    ):
        draft = Draft()
        old = draft.row(sheet)[column]
        draft.row(sheet)[column] = value
        (problem,) = check_pack(sqlite_store, draft.write(folder))
        assert old in problem.message
        assert right in problem.message


def test_corrections_and_withdrawals_are_rows_of_their_own(store: Store, folder: Path):
    bring_in(store, Draft(), folder)
    draft = Draft()
    draft.add("observations", published_on="2026-11-21", value="6.5", note="r")
    draft.add("observations", published_on="2026-11-22", value="", lower="", upper="", note="x")
    assert bring_in(store, draft, folder).counts["observations"].new == 2
    found = sorted(
        (str(row["published_on"]), row["value"], row["note"])
        for row in rows_of(store, "observations")
        if row["period"] == "2026-Q3"
    )
    assert found == [
        ("2026-11-20", 6.4, "p"), ("2026-11-21", 6.5, "r"), ("2026-11-22", None, "x"),
    ]  # fmt: skip


def test_a_plan_may_be_made_again_and_its_return_come_later(store: Store, folder: Path):
    draft = Draft()
    draft.row("deliveries").update(recorded_on="", delivered="", reached_intended="", basis="")
    bring_in(store, draft, folder)
    draft.row("deliveries").update(delivered="0")
    draft.add("deliveries", planned="450", recorded_on="2022-08-01")
    result = bring_in(store, draft, folder)
    assert (result.counts["deliveries"].new, result.counts["deliveries"].changed) == (1, 1)
    entry = next(entry for entry in record_of(store) if entry["before"] is not None)
    assert entry["sheet"] == "deliveries"
    assert entry["key"] == "screening/W06000001/2022-Q2/"
    assert json.loads(entry["before"]) == {"delivered": None}
    assert json.loads(entry["after"]) == {"delivered": "0"}


def test_a_target_may_be_set_again(store: Store, folder: Path):
    draft = Draft()
    draft.row("targets")["set_on"] = ""
    bring_in(store, draft, folder)
    draft.add("targets", target_value="9", set_on="2024-01-01")
    draft.row("targets")["baseline_period"] = "2021-Q2"
    counts = bring_in(store, draft, folder).counts["targets"]
    assert (counts.new, counts.changed) == (1, 1)


def test_elsewhere_a_row_is_updated_with_before_and_after(store: Store, folder: Path):
    bring_in(store, Draft(), folder)
    draft = Draft()
    draft.row("missions").update(closed_on="2030-01-01", goals="healthier;resilient")
    draft.row("annotations")["text_en"] = "Restrictions"
    bring_in(store, draft, folder)
    entries = [entry for entry in record_of(store) if entry["before"] is not None]
    assert [(entry["sheet"], entry["key"]) for entry in entries] == [
        ("missions", "iechyd"), ("annotations", "cvd-found//2020-Q2/event"),
    ]  # fmt: skip
    assert json.loads(entries[0]["before"]) == {"closed_on": None, "goals": "healthier"}
    assert json.loads(entries[0]["after"]) == {
        "closed_on": "2030-01-01", "goals": "healthier;resilient",
    }  # fmt: skip
    assert rows_of(store, "annotations")[0]["text_en"] == "Restrictions"


def test_the_record_names_the_pack_and_every_row_without_vintages(store: Store, folder: Path):
    result = bring_in(store, Draft(), folder)
    entries = record_of(store)
    assert entries[0]["key"] == f"pack sha256:{result.digest}"
    assert entries[0]["who"] == "test"
    assert json.loads(entries[0]["after"])["sheets"]["observations"] == {"new": 2, "changed": 0}
    assert [entry["sheet"] for entry in entries[1:]] == [
        "about", "missions", "outcomes", "indicators", "teams", "members", "outputs", "annotations",
    ]  # fmt: skip
    assert json.loads(entries[2]["after"])["title_en"] == "Increasing healthy life expectancy"
    assert store.version() == 1


def test_a_pack_may_lean_on_the_store(store: Store, folder: Path):
    draft = Draft()
    bring_in(store, draft, folder)
    draft.add("observations", period="2026-Q4", published_on="2027-02-24")
    part = Draft(sheets={"observations": draft.sheets["observations"][-1:]})
    assert bring_in(store, part, folder / "part").counts["observations"].new == 1


def test_a_headline_passes_from_one_indicator_to_another_in_one_pack(store: Store, folder: Path):
    draft = Draft()
    draft.add("outcomes", outcome="second")
    draft.add("indicators", indicator="other", outcome="second")
    bring_in(store, draft, folder)
    one, other = draft.sheets["indicators"]
    one["outcome"], other["outcome"] = other["outcome"], one["outcome"]
    draft.add("indicators", indicator="new", outcome="second")
    one["headline"] = "no"
    bring_in(store, draft, folder)
    headlines = {row["indicator"]: row["outcome"] for row in rows_of(store, "indicators")
                 if row["headline"]}  # fmt: skip
    assert headlines == {"other": "high-risk-found", "new": "second"}


def test_a_second_headline_is_refused_against_the_store(sqlite_store: Store, folder: Path):
    bring_in(sqlite_store, Draft(), folder)
    draft = Draft()
    draft.add("indicators", indicator="other")
    part = Draft(sheets={"indicators": draft.sheets["indicators"][1:]})
    assert refused_places(sqlite_store, part, folder / "part") == ["indicators:2:headline"]


def test_ends_stay_alike_when_one_of_them_changes(sqlite_store: Store, folder: Path):
    bring_in(sqlite_store, Draft(), folder)
    part = Draft(sheets={"outputs": Draft().sheets["outputs"]})
    part.row("outputs")["illustrative"] = "no"
    assert refused_places(sqlite_store, part, folder / "part") == ["outputs:2:illustrative"]


def test_an_indicator_keeps_the_frequency_of_its_figures(sqlite_store: Store, folder: Path):
    bring_in(sqlite_store, Draft(), folder)
    part = Draft(sheets={"indicators": Draft().sheets["indicators"]})
    part.row("indicators")["frequency"] = "monthly"
    assert refused_places(sqlite_store, part, folder / "part") == ["indicators:2:frequency"]


def test_an_indicator_keeps_the_window_of_its_pooled_figures(sqlite_store: Store, folder: Path):
    draft = Draft(sheets={name: Draft().sheets[name] for name in ("missions", "outcomes")})
    draft.sheets["indicators"] = Draft().sheets["indicators"]
    draft.row("indicators").update(frequency="annual", window="3")
    draft.sheets["observations"] = Draft().sheets["observations"][:1]
    draft.row("observations")["period"] = "2020-2022"
    bring_in(sqlite_store, draft, folder)
    draft.row("indicators")["window"] = ""
    del draft.sheets["observations"]
    (folder / "observations.csv").unlink()
    assert refused_places(sqlite_store, draft, folder) == ["indicators:2:window"]


def test_an_output_keeps_its_kind_of_period(sqlite_store: Store, folder: Path):
    bring_in(sqlite_store, Draft(), folder)
    part = Draft(sheets={"deliveries": Draft().sheets["deliveries"]})
    part.row("deliveries")["period"] = "2022-23"
    part.add("deliveries", period="2023-24")
    assert refused_places(sqlite_store, part, folder / "part") == [
        "deliveries:2:period", "deliveries:3:period",
    ]  # fmt: skip


def test_december_may_be_a_financial_year_where_all_others_are(sqlite_store: Store, folder: Path):
    draft = Draft()
    draft.row("deliveries")["period"] = "2011-12"
    draft.add("deliveries", period="2012-13")
    bring_in(sqlite_store, draft, folder)
    draft.add("deliveries", period="2012-11")
    assert refused_places(sqlite_store, draft, folder) == ["deliveries:4:period"]


def test_contributions_come_in_in_any_order(store: Store, folder: Path):
    draft = Draft()
    draft.add(
        "contributions", contribution="a-first-by-name", supersedes="screening-again",
        registered_on="2024-01-10",
    )  # fmt: skip
    bring_in(store, draft, folder)
    assert len(rows_of(store, "contributions")) == 3


def test_nothing_is_written_where_writing_fails(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    def fail_at_reviews(connection: Any, changes: Any, step: Any) -> None:
        if changes.pack.schema.name == "reviews":
            raise RuntimeError("the disk is full")
        save_changes(connection, changes, step)

    monkeypatch.setattr("data.pack.importer.save_changes", fail_at_reviews)
    with pytest.raises(RuntimeError, match="disk"):
        bring_in(store, Draft(), folder)
    assert store.version() == 0
    assert all(rows_of(store, name) == [] for name in SCHEMAS)


def test_only_a_steward_brings_in_packs_and_only_the_cabinet_missions(store: Store, folder: Path):
    pack = Draft().write(folder)
    steward = Actor("steward", frozenset({Role.STEWARD}))
    for actor in (Actor("anyone"), Actor("team", frozenset({Role.TEAM, Role.ADMIN})), steward):
        with pytest.raises(NotAllowed):
            import_pack(store, pack, actor)
    assert store.version() == 0
    import_pack(store, pack, BY)
    again = Draft()
    again.row("outcomes")["owner"] = "Director B"
    import_pack(store, again.write(folder), steward)
    again.row("missions")["set_by"] = "A steward"
    with pytest.raises(NotAllowed):
        import_pack(store, again.write(folder), steward)


def test_two_imports_at_once_both_arrive(store: Store, tmp_path: Path):
    bring_in(store, Draft(), tmp_path / "base")
    packs = []
    for number in range(4):
        part = Draft(sheets={"members": Draft().sheets["members"]})
        part.row("members")["member"] = f"member-{number + 10}"
        packs.append(part.write(tmp_path / f"part-{number}"))
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda pack: import_pack(store, pack, BY), packs))
    assert all(result.wrote for result in results)
    assert len(rows_of(store, "members")) == 5
    assert store.version() == 5
    assert record_of(store)


def test_more_keys_than_are_named_one_by_one(sqlite_store: Store, folder: Path):
    draft = Draft()
    for number in range(600):
        draft.add("members", member=f"m-{number}")
        draft.add("outputs", output=f"o-{number}")
        draft.add("deliveries", output=f"o-{number}")
    bring_in(sqlite_store, draft, folder)
    assert not bring_in(sqlite_store, draft, folder).wrote


def test_progress_is_told(sqlite_store: Store, folder: Path):
    told: list[tuple[int, int, str]] = []
    pack = Draft().write(folder)
    import_pack(sqlite_store, pack, BY, "en", lambda *step: told.append(step))
    assert any(what == "writing observations" for _done, _total, what in told)
    assert all(0 <= done <= total for done, total, _what in told)


def test_shipped_packs_come_in_once_and_leave_edits_alone(
    demonstration_copy: Store, tmp_path: Path
):
    store = demonstration_copy
    with store.read() as connection:
        table = SCHEMAS["missions"].table
        mission = connection.execute(select(table.c.mission).limit(1)).scalar_one()
        count = connection.execute(select(func.count()).select_from(table)).scalar_one()
    from data.pack import export_pack

    export_pack(store, tmp_path / "out")
    edited = (tmp_path / "out" / "missions.csv").read_text().replace("Cynyddu", "Codi")
    (tmp_path / "out" / "missions.csv").write_text(edited)
    assert import_pack(store, tmp_path / "out", BY).wrote
    version = store.version()
    assert [pack.result for pack in load_shipped_packs(store)] == [None, None]
    assert store.version() == version
    assert mission
    assert count == 2


def test_a_shipped_pack_overwrites_nothing_it_finds(sqlite_store: Store, tmp_path: Path):
    folder = tmp_path / "official"
    folder.mkdir()
    for file in SHIPPED_PACKS["official"].iterdir():
        text = file.read_text().replace("Active enterprises", "Enterprises that are active")
        (folder / file.name).write_text(text)
    import_pack(sqlite_store, folder, BY)
    official, demonstration = load_shipped_packs(sqlite_store)
    assert official.result is None
    assert places(official.problems) == ["indicators:2"]
    assert demonstration.result is not None
    titles = {row["title_en"] for row in rows_of(sqlite_store, "indicators")}
    assert "Enterprises that are active" in titles
