"""From packs through the store to documents: known truths, and what is judged anew."""

import csv
import json
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from sqlalchemy import func, update

import data.packs.demonstration_source as demonstration_source
import manage
from benchmarks.evidence_pack_counts import count_pack
from benchmarks.evidence_packs import write_pack
from data.clock import released_until
from data.commands.terminal import DONE
from data.figures import get_indicator_figures, list_indicators
from data.judgements import (
    EVIDENCE,
    SHAPE,
    SIGNALS,
    list_evidence,
    list_releases_to_come,
    list_signals,
)
from data.judgements import JUDGE as JUDGE_ACTION
from data.migrate import upgrade_store
from data.pack import import_pack
from data.settings import settings
from data.store import Store
from evidence import judge, judge_links, judge_series
from evidence.judge import Judged, judge_store
from evidence.ladder import Rung
from evidence.link_result import LinkCase, LinkResult, judge_link
from evidence.progress import published_noise, word_change
from evidence.reports import evidence_document, signals_document
from evidence.signals import SeriesInput, Signal, judge_signal
from models.area import WALES
from models.roles import Action, Actor, NotAllowed, operator
from tests.data.filling import fill, rows
from tests.evidence.simulation import CODES
from tests.fixtures.stores import Databases

JUDGE = operator("Judge")
PROGRESS_KEYS = ("progress_since", "progress_change", "progress_noise")
SCREENING, ADMISSIONS = "screening-cvd-found", "cvd-admissions-u75"


@pytest.fixture(scope="module")
def judged_demonstration(
    demonstration_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Judged]:
    """The demonstration store, judged once; copy it before writing."""
    path = tmp_path_factory.mktemp("judged") / "store.sqlite"
    shutil.copy(demonstration_file, path)
    store = Store(f"sqlite:///{path}")
    found = judge_store(store, JUDGE)
    store.close()
    return path, found


@pytest.fixture
def demonstration(judged_demonstration: tuple[Path, Judged], tmp_path: Path) -> Iterator[Store]:
    """A copy of it for this test alone, to write to."""
    store = Store(f"sqlite:///{shutil.copy(judged_demonstration[0], tmp_path / 'store.sqlite')}")
    yield store
    store.close()


@dataclass
class Asked:
    """What was worked out anew: the contributions, and how many series."""

    links: list[str] = field(default_factory=list)
    series: int = 0


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Count what is judged, in this process."""
    counted = Asked()

    def count_link(case: LinkCase) -> LinkResult:
        counted.links.append(case.link.contribution)
        return judge_link(case)

    def count_signal(given: SeriesInput) -> Signal:
        counted.series += 1
        return judge_signal(given)

    monkeypatch.setattr(judge_links, "judge_link", count_link)
    monkeypatch.setattr(judge_series, "judge_signal", count_signal)
    return counted


def read_truth() -> list[dict[str, str]]:
    """Return what is true of the demonstration, row by row."""
    path = Path(str(demonstration_source.__file__)).parent / "truth.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def import_sheets(store: Store, folder: Path, **sheets: list[dict[str, Any]]) -> None:
    """Import a pack of a few rows."""
    folder.mkdir()
    for sheet, given in sheets.items():
        pd.DataFrame(given).to_csv(folder / f"{sheet}.csv", index=False)
    import_pack(store, folder, JUDGE)


def test_judge_store_lets_no_nan_out(judged_demonstration: tuple[Path, Judged]) -> None:
    judged = judged_demonstration[1]
    json.dumps(evidence_document(judged), allow_nan=False)
    json.dumps(signals_document(judged), allow_nan=False)
    json.dumps(list(judged.evidence.values()), allow_nan=False)


@pytest.mark.parametrize("row", read_truth(), ids=lambda row: row["contribution"])
def test_judge_store_finds_what_is_true_of_the_demonstration(
    judged_demonstration: tuple[Path, Judged], row: dict[str, str]
) -> None:
    found = judged_demonstration[1].evidence[row["contribution"]]
    assert found["verdict"] == row["verdict"]
    assert (found["beneath"] or "") == row["beneath"]
    assert found["design"] == row["design"]
    if not row["rung_cap"]:
        assert found["rung"] is None
        return
    rungs = list(Rung)
    assert rungs.index(found["rung"]) <= rungs.index(Rung(row["rung_cap"]))


def test_judge_store_gives_the_demonstrations_top_rung_to_the_lot(
    judged_demonstration: tuple[Path, Judged],
) -> None:
    evidence = judged_demonstration[1].evidence
    assert evidence[SCREENING]["rung"] == Rung.EVIDENCE
    assert sum(found["rung"] == Rung.EVIDENCE for found in evidence.values()) == 1
    assert evidence["loans-first-sales"]["rung"] == Rung.CONSISTENT
    assert evidence["one-application-decision-days"]["rung"] == Rung.ASSOCIATION


def test_judge_store_judges_nothing_twice(
    judged_demonstration: tuple[Path, Judged], demonstration: Store, asked: Asked
) -> None:
    again = judge_store(demonstration, JUDGE)
    assert again.judged == 0
    assert (asked.links, asked.series) == ([], 0)
    first = judged_demonstration[1]
    assert evidence_document(again) == evidence_document(first)
    assert signals_document(again) == signals_document(first)


def test_judge_store_judges_what_hangs_on_a_new_vintage(
    demonstration: Store, asked: Asked, tmp_path: Path
) -> None:
    revised = {"indicator": ADMISSIONS, "area": CODES[0], "period": "2024-Q1", "value": 71.5}
    import_sheets(
        demonstration, tmp_path / "new", observations=[{**revised, "published_on": "2026-11-20"}]
    )
    judge_store(demonstration, JUDGE)
    assert sorted(asked.links) == ["centres-cvd-admissions-u75", "screening-cvd-admissions-u75"]
    assert asked.series == 1, "one place's series; what Wales says stays"


def test_judge_store_judges_releases_to_come_for_their_day(
    demonstration: Store, asked: Asked, tmp_path: Path
) -> None:
    """A figure that is in the store already is judged, and kept for the day of its release."""
    due = {"indicator": ADMISSIONS, "area": CODES[0], "period": "2026-Q4", "value": 70.1}
    import_sheets(
        demonstration, tmp_path / "due", observations=[{**due, "published_on": "2027-02-18"}]
    )
    found = judge_store(demonstration, JUDGE)
    assert asked.links, "the releases to come are judged now"
    with demonstration.read() as connection:
        (day,) = list_releases_to_come(connection, found.as_at)
        later = list_signals(connection, day)[ADMISSIONS, CODES[0]].document
        now = list_signals(connection, found.as_at)[ADMISSIONS, CODES[0]].document
        kept = list_evidence(connection, found.as_at)
    assert later["current"]["period"] == "2026-Q4"
    assert now["current"]["period"] == "2026-Q3"
    assert {code: each.document for code, each in kept.items()} == found.evidence


def test_what_is_kept_in_another_shape_is_judged_anew(demonstration: Store) -> None:
    """As an upgrade finds it: nothing is shown of it, and judging brings all of it back."""
    with demonstration.read() as connection:
        now = released_until(connection)
        before = list_evidence(connection, now)
        series = list_signals(connection, now)
    with demonstration.write(JUDGE, Action.JUDGE) as writer:
        for table in (EVIDENCE, SIGNALS):
            old = func.replace(table.c.document, f'"shape": {SHAPE}', f'"shape": {SHAPE - 1}')
            writer.connection.execute(update(table).values(document=old))
        writer.record(JUDGE_ACTION, "judgements", after={})
    with demonstration.read() as connection:
        assert list_evidence(connection, now) == {}
        assert list_signals(connection, now) == {}
    assert judge_store(demonstration, JUDGE).judged == len(before) + len(series)
    with demonstration.read() as connection:
        assert list_evidence(connection, now) == before
        assert list_signals(connection, now) == series


def test_the_signal_document_holds_what_progress_rests_on(
    judged_demonstration: tuple[Path, Judged], demonstration: Store
) -> None:
    """A screen can tell the word again, and the word for any other period, from what is kept."""
    with demonstration.read() as connection:
        now = released_until(connection)
        known = {
            facts.code: get_indicator_figures(connection, facts.code, now)
            for facts in list_indicators(connection)
        }
    told: Counter[str] = Counter()
    for (indicator, area), document in judged_demonstration[1].signals.items():
        told[document["progress"]] += 1
        kept = [document[name] for name in PROGRESS_KEYS]
        if document["progress"] == "not_assessed":
            assert kept == [None, None, None]
            continue
        since, change, noise = kept
        figures = known[indicator]
        ends = [figures.cells[area, code] for code in (since, document["current"]["period"])]
        halves = [
            np.nan if each.lower is None or each.upper is None else (each.upper - each.lower) / 2
            for each in ends
        ]
        threshold = max(noise, published_noise(np.array(halves)))
        word = word_change(change, threshold + 1e-9, figures.facts.better)
        assert word == document["progress"], (indicator, area)
        if not document["adjusted"]:
            assert change == pytest.approx((ends[1].value or 0) - (ends[0].value or 0), abs=1e-7)
    assert {"improved", "no_clear_change", "not_assessed"} <= set(told)


@pytest.mark.parametrize(
    ("baseline", "charted"), [("2001-2003", False), ("2002-2004", True), ("2003-2005", False)]
)
def test_the_baseline_of_pooled_years_is_named_whether_it_is_charted_or_not(
    sqlite_store: Store, baseline: str, charted: bool
) -> None:
    """Charts and trends take every third of the three-year figures; progress may count from any."""
    years = [f"{first}-{first + 2}" for first in range(1985, 2021)]
    values = 20 + 0.5 * np.arange(36) + 0.2 * np.sin(np.arange(36))
    figures = [
        {"period": year, "value": float(value), "lower": None, "upper": None}
        for year, value in zip(years, values, strict=True)
    ]
    target = {"target_period": "2029-2031", "baseline_period": baseline, "target_value": 60.0}
    fill(
        sqlite_store,
        *("annotations", "outputs", "deliveries", "contributions", "reviews"),
        indicators=rows("indicators", {"window": 3}),
        targets=rows("targets", target),
        observations=rows("observations", *figures),
    )
    document = judge_store(sqlite_store, JUDGE).signals["i", WALES]
    assert (baseline in document["periods"]) is charted
    assert (document["progress"], document["progress_since"]) == ("improved", baseline)
    assert document["progress_change"] == pytest.approx(values[-1] - values[years.index(baseline)])


def test_judge_store_is_not_for_everybody(
    demonstration_copy: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judge, "judge_every_series", lambda *_: ({}, []))
    monkeypatch.setattr(judge, "judge_every_link", lambda *_: ({}, []))
    with pytest.raises(NotAllowed):
        judge_store(demonstration_copy, Actor("Visitor"))


def test_judge_store_gives_the_same_documents_with_more_workers(
    sqlite_databases: Databases, tmp_path: Path
) -> None:
    write_pack(tmp_path / "pack", 7, "years", nulls=3, trues=3)
    found = []
    for workers in (1, 2):
        with sqlite_databases.opened(sqlite_databases.make_migrated()) as store:
            import_pack(store, tmp_path / "pack", JUDGE)
            judged = judge_store(store, JUDGE, workers=workers)
        found.append(json.dumps([evidence_document(judged), signals_document(judged)]))
    assert found[0] == found[1]


@pytest.mark.parametrize(("size", "least_found"), [("quarters", 12), ("years", 10)])
def test_judge_store_finds_what_is_true_of_simulated_packs(
    size: str,
    least_found: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Twenty links without and twenty with an effect, through the import command; seeds fixed.

    Were the seeds drawn, each bound would be missed in fewer than one of a hundred packs: with
    5.5% false alarms more than 5 of 20 come once in 1,000; of 84 (years 74)% found fewer than 12
    (10) of 20 once in 200; of intervals that cover 94.5%, fewer than 34 of 40 once in 150.
    """
    truth = write_pack(tmp_path / "pack", 20261122, size, nulls=20, trues=20)
    store = open_imported(tmp_path, monkeypatch)
    judged = judge_store(store, JUDGE)
    store.close()
    count = count_pack(judged.evidence, truth)
    assert count.false_alarms <= 5
    assert count.found >= least_found
    assert count.covered >= 34
    assert count.wrong_on_true <= 1
    assert count.top_on_null <= 1


def open_imported(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Import the pack in `folder` by the command, into a fresh store there, and open that."""
    url = f"sqlite:///{folder}/store.sqlite"
    monkeypatch.setenv("DATABASE_URL", url)
    settings.cache_clear()
    try:
        made = Store(url)
        upgrade_store(made)
        made.close()
        assert manage.main(["import", str(folder / "pack"), "--no-judge"]) == DONE
    finally:
        monkeypatch.undo()
        settings.cache_clear()
    return Store(url)
