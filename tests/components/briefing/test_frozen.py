"""What was frozen stays as it was, whatever is revised and judged afterwards."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from components.briefing.choice import Choice
from components.briefing.compose import offer_screens
from components.briefing.deck import BriefingScreen
from components.briefing.freeze import freeze
from components.briefing.kept import KeptDocument, is_same, read_document
from components.briefing.known import read_known
from components.briefing.since import count_told
from components.shell.actor import Trying
from components.shell.screens import BRIEFINGS, PRESENT
from data.briefing_save import open_briefing
from data.briefings import get_briefing, get_briefing_file, list_briefings
from data.moment import get_moment
from data.pack import import_pack
from data.record import verify_record
from data.store import Store
from evidence.briefing_facts import gather_facts
from evidence.history import judge_past
from evidence.judge import judge_store
from evidence.since_changes import FigureChanged, LinkChanged, PartChanged, What
from evidence.since_frozen import list_changes
from locales import text
from models.area import WALES
from models.roles import Role, operator
from tests.components.briefing.freezing import CABINET, HEALTH, copy_store
from tests.fixtures.apps import OpenScreen
from tests.pages.shipped import sheet

OPERATOR = operator("Operator")
SHOWN = ("iechyd.opening", "iechyd.outcome.h1", "iechyd.grid", "iechyd.map", "iechyd.unknown")
LINK, INDICATOR, OUTPUT = "screening-cvd-found", "cvd-found", "screening"
TODAY = "2026-11-22"


@pytest.fixture
def store(judged_file: Path, tmp_path: Path) -> Iterator[Store]:
    opened = copy_store(judged_file, tmp_path)
    yield opened
    opened.close()


def newest_period() -> str:
    """Return the indicator's last period that is out."""
    return max(
        row["period"]
        for row in sheet("observations")
        if row["indicator"] == INDICATOR and row["published_on"] <= TODAY
    )


def reached() -> list[str]:
    """Return the places that had anything of the output."""
    delivered = (row for row in sheet("deliveries") if row["output"] == OUTPUT)
    return sorted({row["area"] for row in delivered if float(row["delivered"] or 0)})


def write_revision(folder: Path) -> Path:
    """Write a pack in which everything gets worse where the output went, and a title changes."""
    folder.mkdir()
    periods = sorted({r["period"] for r in sheet("observations") if r["indicator"] == INDICATOR})
    out = [period for period in periods if period <= newest_period()]
    rows = [
        (INDICATOR, area, period, TODAY, changed_by(area, period, -3.0), "r")
        for area in (WALES, *reached())
        for period in out[-12:]
    ]
    _write(folder / "observations.csv", "indicator,area,period,published_on,value,note", rows)
    (outcome,) = (dict(row) for row in sheet("outcomes") if row["outcome"] == "h1")
    outcome["owner"] = "Nobody yet"
    _write(folder / "outcomes.csv", ",".join(outcome), [tuple(outcome.values())])
    return folder


def changed_by(area: str, period: str, more: float) -> str:
    found = [
        row
        for row in sheet("observations")
        if (row["indicator"], row["area"], row["period"]) == (INDICATOR, area, period)
        and row["published_on"] <= TODAY
    ]
    value = max(found, key=lambda row: row["published_on"])["value"] if found else ""
    return f"{max(float(value) + more, 0.1):.1f}" if value else ""


def _write(path: Path, head: str, rows: list[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head.split(","))
        writer.writerows(rows)


def revise(store: Store, folder: Path) -> None:
    """Bring the revision in and judge again, as an import does."""
    import_pack(store, write_revision(folder), OPERATOR)
    judge_store(store, OPERATOR)
    judge_past(store, OPERATOR)


def everything(store: Store, code: str) -> tuple[KeptDocument, dict[str, bytes]]:
    with store.read() as connection:
        kept, document = get_briefing(connection, OPERATOR, code)
        files = {
            name: get_briefing_file(connection, OPERATOR, code, name).content for name in kept.files
        }
    return read_document(document), files


def screens_now(store: Store) -> dict[str, BriefingScreen]:
    offered = offer_screens(read_known(store, [HEALTH]), text("en"))
    return {screen.code: screen for screen in offered}


def test_what_was_frozen_stays_and_what_changed_is_told_thing_by_thing(
    store: Store, tmp_path: Path, open_screen: OpenScreen
) -> None:
    code = freeze(store, CABINET, Choice((HEALTH,), SHOWN, ()))
    document, files = everything(store, code)
    before = screens_now(store)
    assert len(files) == 10
    unchanged = open_screen(store, BRIEFINGS, trying=Trying(Role.CABINET))
    assert unchanged.table("Briefings that are kept")[1][-1] == "nothing"

    revise(store, tmp_path / "revision")
    again, same_files = everything(store, code)
    assert same_files == files
    for lang, deck in document.decks.items():
        assert is_same(again.decks[lang], deck)
    assert is_same(again.facts, document.facts)
    now = screens_now(store)
    assert now["iechyd.outcome.h1"] != before["iechyd.outcome.h1"]  # so it could have changed
    shown = {screen.code: screen for screen in again.decks["en"].screens}
    assert is_same(shown["iechyd.outcome.h1"], before["iechyd.outcome.h1"])
    with store.read() as connection:
        assert verify_record(connection).holds
        until = get_moment(connection).until
        changes = list_changes(again.facts, gather_facts(connection, (HEALTH,), until))
    told = {(each.what, getattr(each, "contribution", None)) for each in changes}
    assert (What.VERDICT, LINK) in told
    revised = {
        (each.area, each.period)
        for each in changes
        if isinstance(each, FigureChanged) and each.indicator == INDICATOR
    }
    assert {(area, newest_period()) for area in (WALES, *reached())} <= revised
    (owner,) = (each for each in changes if isinstance(each, PartChanged))
    assert (owner.what, owner.code, owner.now.en) == (What.OWNER, "h1", "Nobody yet")
    assert any(isinstance(each, LinkChanged) and each.reasons for each in changes)
    wall = open_screen(store, PRESENT, trying=Trying(Role.CABINET), briefing=code, screen="since")
    assert str(count_told(changes)) in wall.heading
    assert "Community screening" in wall.text
    seen = open_screen(store, BRIEFINGS, trying=Trying(Role.CABINET))
    assert seen.table("Briefings that are kept")[1][-1] == f"Changes: {count_told(changes)}"


def test_a_newer_one_takes_its_place_and_the_older_stays(store: Store, tmp_path: Path) -> None:
    older = freeze(store, CABINET, Choice((HEALTH,), SHOWN[:1], ()))
    open_briefing(store, CABINET, older)
    document, files = everything(store, older)
    revise(store, tmp_path / "revision")
    newer = freeze(store, CABINET, Choice((HEALTH,), SHOWN[:1], ()))
    open_briefing(store, CABINET, newer)
    with store.read() as connection:
        kept = {each.code: each for each in list_briefings(connection, OPERATOR)}
    assert (kept[older].superseded_by, kept[newer].superseded_by) == (newer, None)
    again, same_files = everything(store, older)
    assert same_files == files
    assert is_same(again.decks["en"], document.decks["en"])
