"""The store's fixed today: it holds while everything is illustrative or officially shipped."""

from pathlib import Path

import pytest

from data.clock import fixed_today
from data.pack import export_pack, import_pack
from data.store import Store
from models.roles import operator
from tests.data.pack.packs import Draft, Row, example

BY = operator("test")


def is_fixed(store: Store) -> bool:
    with store.read() as connection:
        return fixed_today(connection) is not None


def test_what_is_shipped_keeps_it(demonstration_store: Store):
    assert is_fixed(demonstration_store)


def test_an_export_of_what_is_shipped_keeps_it(
    demonstration_store: Store, sqlite_store: Store, tmp_path: Path
):
    export_pack(demonstration_store, tmp_path / "out")
    assert not import_pack(sqlite_store, tmp_path / "out", BY).ended_today
    assert is_fixed(sqlite_store)


def test_an_illustrative_pack_keeps_it(sqlite_store: Store, tmp_path: Path):
    assert not import_pack(sqlite_store, Draft().write(tmp_path / "p"), BY).ended_today
    assert is_fixed(sqlite_store)


REAL_INDICATOR = {"indicator": "real", "outcome": "", "headline": "no", "illustrative": "no"}
REAL_OUTPUT = {"output": "real", "team": "real", "illustrative": "no"}
LONE_TEAM = {"team": "real", "outcome": ""}
REAL_THINGS: dict[str, dict[str, Row]] = {
    "an indicator": {"indicators": REAL_INDICATOR},
    "a mission": {"missions": {"mission": "real", "illustrative": "no"}},
    "a team with nothing to its name": {"teams": LONE_TEAM},
    "a team with an output": {"teams": LONE_TEAM, "outputs": REAL_OUTPUT},
}


@pytest.mark.parametrize("things", REAL_THINGS.values(), ids=REAL_THINGS)
def test_anything_else_ends_it_and_says_so(
    things: dict[str, Row], demonstration_copy: Store, tmp_path: Path
):
    assert is_fixed(demonstration_copy)
    rows = {sheet: [{**example()[sheet][0], **changes}] for sheet, changes in things.items()}
    result = import_pack(demonstration_copy, Draft(sheets=rows).write(tmp_path / "p"), BY)
    assert result.ended_today
    assert not is_fixed(demonstration_copy)


def test_an_illustrative_team_and_its_members_keep_it(demonstration_copy: Store, tmp_path: Path):
    rows = {
        "teams": [{**example()["teams"][0], **LONE_TEAM}],
        "members": [{**example()["members"][0], "team": "real"}],
        "outputs": [{**example()["outputs"][0], **REAL_OUTPUT, "illustrative": "yes"}],
    }
    import_pack(demonstration_copy, Draft(sheets=rows).write(tmp_path / "p"), BY)
    assert is_fixed(demonstration_copy)


def test_real_figures_of_an_official_indicator_end_it(demonstration_copy: Store, tmp_path: Path):
    row = {
        "indicator": "population", "area": "W92000004", "period": "2025",
        "published_on": "2026-07-10", "value": "3200000", "note": "",
    }  # fmt: skip
    pack = Draft(sheets={"observations": [row]}).write(tmp_path / "p")
    assert import_pack(demonstration_copy, pack, BY).ended_today
    assert not is_fixed(demonstration_copy)


def test_it_ends_once(demonstration_copy: Store, tmp_path: Path):
    row = {"indicator": "population", "area": "W92000004", "period": "2025",
           "published_on": "2026-07-10", "value": "3200000"}  # fmt: skip
    draft = Draft(sheets={"observations": [row]})
    assert import_pack(demonstration_copy, draft.write(tmp_path / "p"), BY).ended_today
    draft.row("observations")["published_on"] = "2026-07-11"
    assert not import_pack(demonstration_copy, draft.write(tmp_path / "p"), BY).ended_today


def test_without_a_fixed_today_there_is_nothing_to_end(sqlite_store: Store, tmp_path: Path):
    draft = Draft()
    del draft.sheets["about"]
    draft.add("indicators", indicator="real", headline="no", illustrative="no")
    assert not import_pack(sqlite_store, draft.write(tmp_path / "p"), BY).ended_today
