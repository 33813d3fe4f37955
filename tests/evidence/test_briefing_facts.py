"""What a briefing stands on: the same numbers as the commands print, to JSON and back."""

from datetime import date
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from hypothesis import given, settings
from pydantic import TypeAdapter
from sqlalchemy import insert, update

from data.bilingual import Both
from data.judgements import list_evidence, list_signals
from data.store import Store
from evidence.briefing_facts import gather_facts
from evidence.documents import LINK_KEYS
from evidence.frozen_facts import (
    BriefingFacts,
    FrozenCell,
    FrozenFigure,
    FrozenLink,
    FrozenMission,
    FrozenOutcome,
    FrozenReview,
    FrozenTarget,
)
from evidence.judge import judge_store
from evidence.method import METHOD
from evidence.signal_sentences import WalesWord
from evidence.since_changes import FigureChanged, LinkChanged, What
from evidence.since_frozen import list_changes
from models import Mission, Observation
from models.area import WALES
from models.columns import table_of
from models.roles import Action, operator
from tests.data.filling import fill, rows
from tests.evidence import freezing
from tests.models.world import DAY, LATER

JSON = TypeAdapter(BriefingFacts)
UNTIL = date(2026, 11, 22)
CARDIFF = {"area": "W06000015"}


def gather(store: Store, *missions: str, until: date = UNTIL) -> BriefingFacts:
    with store.read() as connection:
        return gather_facts(connection, missions, until)


@settings(deadline=None, max_examples=300)
@given(freezing.facts)
def test_facts_go_to_json_and_back_exactly(found: BriefingFacts) -> None:
    assert JSON.validate_json(JSON.dump_json(found)) == found


def test_the_demonstrations_facts_go_to_json_and_back_exactly(demonstration_store: Store) -> None:
    found = gather(demonstration_store, "iechyd", "economi")
    written = JSON.dump_json(found)
    assert JSON.validate_json(written) == found
    assert JSON.dump_json(JSON.validate_json(written)) == written


def test_links_and_words_are_those_that_were_judged(demonstration_store: Store) -> None:
    found = gather(demonstration_store, "iechyd", "economi")
    with demonstration_store.read() as connection:
        judged, signals = list_evidence(connection, UNTIL), list_signals(connection, UNTIL)
    assert (found.until, found.method) == (UNTIL, METHOD)
    assert set(found.links) == {
        code for code, each in judged.items() if not each.document["superseded"]
    }
    for code, link in found.links.items():
        document = judged[code].document
        for name in ("output", "indicator", "verdict", "beneath", "rung", "estimate"):
            assert getattr(link, name) == document[name]
        assert (link.expected, link.earliest_answer) == (
            document["expected"],
            document["earliest_answer"],
        )
        assert document["ci95"] == (None if link.ci95 is None else list(link.ci95))
        assert set(LINK_KEYS) >= {"verdict", "estimate", "ci95"}
    for code, indicator in found.indicators.items():
        assert len(indicator.words) == 23
        for area, word in indicator.words.items():
            assert word == signals[code, area].document["moving"]
    targets = found.indicators["cvd-found"].targets
    assert targets == {
        WALES: FrozenTarget(
            period="2028-Q4",
            value=8.0,
            baseline_period="2021-Q2",
            odds=signals["cvd-found", WALES].document["target"]["odds"],
            too_far=False,
        )
    }


def test_each_mission_brings_its_own_things_only(demonstration_store: Store) -> None:
    health, economy = (gather(demonstration_store, each) for each in ("iechyd", "economi"))
    both = gather(demonstration_store, "economi", "iechyd")
    for name in ("missions", "outcomes", "indicators", "links"):
        one, other = getattr(health, name), getattr(economy, name)
        assert one
        assert other
        assert not one.keys() & other.keys()
        assert getattr(both, name) == one | other


def test_an_unknown_mission_is_a_key_error(demonstration_store: Store) -> None:
    with pytest.raises(KeyError, match="nowhere"):
        gather(demonstration_store, "iechyd", "nowhere")


def test_a_small_store_is_told_whole(store: Store) -> None:
    second = {"planned": 4.0, "delivered": None, "reached_intended": None, "basis": None}
    fill(
        store,
        deliveries=rows("deliveries", {"planned": 3.0}, {"period": "2024"} | second),
        observations=rows(
            "observations",
            {},
            CARDIFF,
            {"area": "W11000028"},
            {"published_on": LATER, "value": None, "lower": None, "upper": None, "note": "x;c"},
        ),
        contributions=rows(
            "contributions", {}, {"contribution": "d", "supersedes": "c", "registered_on": LATER}
        ),
        reviews=rows("reviews", {"contribution": "d", "held_on": LATER, "review_on": LATER}),
    )
    first, both = gather(store, "m", until=DAY), gather(store, "m", until=UNTIL)
    assert first.missions == {"m": FrozenMission(Both("Mission", None), LATER, LATER)}
    owner = Both("Somebody", None)
    assert first.outcomes == {"o": FrozenOutcome("m", Both(None, "Canlyniad"), owner, "i")}
    indicator, later = first.indicators["i"], both.indicators["i"]
    assert indicator.figures == {
        WALES: {"2023": FrozenFigure(2.0, 1.0, 3.0)},
        CARDIFF["area"]: {"2023": FrozenFigure(2.0, 1.0, 3.0)},
    }
    assert later.figures[WALES] == {"2023": FrozenFigure(None, notes=("x", "c"))}
    assert (indicator.words[WALES], later.words[WALES]) == (None, WalesWord.NO_FIGURE)
    assert indicator.words["W06000001"] is WalesWord.NO_FIGURE
    assert indicator.targets == {WALES: FrozenTarget("2030", 1.0, "2020", None, False)}
    assert (first.links.keys(), both.links.keys()) == ({"c"}, {"d"})
    assert both.links["d"] == FrozenLink(
        output="p",
        indicator="i",
        expected=-0.1,
        replaces=("c",),
        verdict=None,
        beneath=None,
        alone=False,
        rung=None,
        estimate=None,
        ci95=None,
        earliest_answer=None,
        review=FrozenReview("stop", LATER, LATER),
    )
    output = both.outputs["p"]
    assert (output.planned, output.delivered, output.share) == (7.0, 2.0, 2 / 3)
    assert output.funded_until == DAY
    assert output.cells == {
        WALES: {"2023": FrozenCell(3.0, None, 2.0, 2.0), "2024": FrozenCell(4.0, None, None, None)}
    }


def test_an_empty_mission_has_nothing_but_itself(store: Store) -> None:
    fill(store, missions=rows("missions", {}, {"mission": "empty"}))
    found = gather(store, "empty")
    assert list(found.missions) == ["empty"]
    held = (found.outcomes, found.indicators, found.outputs, found.links)
    assert held == ({}, {}, {}, {})
    assert JSON.validate_json(JSON.dump_json(found)) == found


@pytest.fixture
def judged_copy(judged_file: Path, tmp_path: Path) -> Any:
    copied = Store(f"sqlite:///{copy(judged_file, tmp_path / 'store.sqlite')}")
    yield copied
    copied.close()


def revise(store: Store, indicator: str, add: float, *, periods: int, area: str = WALES) -> None:
    """Publish the newest figures of a series again, each so much higher."""
    found = gather(store, "iechyd", "economi").indicators[indicator].figures[area]
    with store.write(operator("Tester"), Action.IMPORT_PACK) as writer:
        for period in sorted(found)[-periods:]:
            value = (found[period].value or 0.0) + add
            key = {"indicator": indicator, "area": area, "period": period, "published_on": UNTIL}
            row = key | {"value": value, "note": "r"}
            writer.connection.execute(insert(table_of(Observation)).values(row))
        writer.record("import", "revised")


def test_a_revision_and_what_is_judged_of_it_are_told_and_nothing_else(judged_copy: Store) -> None:
    then = gather(judged_copy, "iechyd")
    revise(judged_copy, "cvd-found", 0.25, periods=2)
    judge_store(judged_copy, operator("Judge"))
    changes = list_changes(then, gather(judged_copy, "iechyd"))
    revised = [each for each in changes if isinstance(each, FigureChanged)]
    assert [(each.what, each.area) for each in revised] == [(What.REVISED, WALES)] * 2
    assert {each.now.value - each.then.value for each in revised} == {0.25}  # type: ignore[operator,union-attr]
    assert {each.indicator for each in revised} == {"cvd-found"}
    assert {getattr(each, "indicator", "cvd-found") for each in changes} == {"cvd-found"}


def test_a_revision_of_what_another_mission_shows_is_no_change(judged_copy: Store) -> None:
    then = gather(judged_copy, "iechyd")
    economy = gather(judged_copy, "economi")
    revise(judged_copy, "first-sales", 5.0, periods=8)
    judge_store(judged_copy, operator("Judge"))
    assert list_changes(economy, gather(judged_copy, "economi")) != ()
    assert list_changes(then, gather(judged_copy, "iechyd")) == ()


def test_a_mission_that_is_closed_is_a_change(judged_copy: Store) -> None:
    then = gather(judged_copy, "iechyd")
    with judged_copy.write(operator("Tester"), Action.IMPORT_PACK) as writer:
        writer.connection.execute(update(table_of(Mission)).values(closed_on=UNTIL))
        writer.record("import", "closed")
    (change,) = list_changes(then, gather(judged_copy, "iechyd"))
    assert (change.what, getattr(change, "now", None)) == (What.CLOSED, UNTIL)


def test_what_was_known_a_quarter_ago_and_now_differs_in_what_came_in(
    demonstration_store: Store,
) -> None:
    then = gather(demonstration_store, "iechyd", until=date(2026, 8, 1))
    changes = list_changes(then, gather(demonstration_store, "iechyd"))
    assert {What.NEW_FIGURES, What.DELIVERY} <= {each.what for each in changes}
    verdicts = [each for each in changes if each.what is What.VERDICT]
    assert all(isinstance(each, LinkChanged) and each.reasons for each in verdicts)
