"""*More where delivered?*: the mark, the label, the numbers and the needle say the same."""

from datetime import date
from typing import Any

import pytest

from components.needle import build_needle
from components.palette import PALETTES
from components.verdict_cell import NOTHING_JUDGED, SHAPES, Evidence, verdict_cells
from data.bilingual import Both
from data.figures import IndicatorFacts
from data.portfolio import Link
from data.verdict_labels import get_verdict_label
from evidence.facts import VerdictCode
from locales import text
from tests.components.making import make_output
from tests.components.markup import read_markup

LIGHT, EN, CY = PALETTES["light"], text("en"), text("cy")
FACTS = IndicatorFacts(
    code="i",
    outcome="o",
    title=Both("Waiting", "Aros"),
    unit=Both("days", "diwrnod"),
    better="lower",
    frequency="quarterly",
    window=1,
    headline=True,
    decimals=1,
    source=Both("s", "s"),
    publisher=Both("p", "p"),
    source_url=None,
    licence="CC0-1.0",
    designation=None,
    next_release=None,
    illustrative=True,
)
LINK = Link("l", make_output(), "i", FACTS.title, True, date(2022, 1, 1))


def make_document(**given: Any) -> dict[str, Any]:
    return {
        "verdict": "moving_as_hoped",
        "beneath": None,
        "kind": "moved",
        "rung": "association",
        "design": "imputation_did",
        "estimate": -2.34,
        "ci95": [-3.0, -1.6],
        "ci90": [-2.9, -1.7],
        "expected": -2.0,
        "mde80": 1.1,
        "family_size": 1,
        "delivery_share_low": 1.0,
        "delivery_share_high": 1.0,
        "caveats": [],
        "missing": [],
        "earliest_answer": None,
        "ready_on": None,
        "answer_on": None,
        "answer_never": False,
        "funded_until": None,
    } | given


def make_evidence(**given: Any) -> Evidence:
    return Evidence({"l": make_document(**given)}, {"i": FACTS}, {})


@pytest.mark.parametrize("code", VerdictCode)
def test_every_verdict_has_its_mark_and_its_label(code: VerdictCode) -> None:
    assert code in SHAPES
    beneath = "delivered_not_moving" if code is VerdictCode.MOVING_ELSEWHERE else None
    kind = get_verdict_label(code).kind
    evidence = make_evidence(verdict=code.value, beneath=beneath, kind=kind)
    for _ in (EN, CY):
        said = read_markup(verdict_cells((LINK,), evidence, LIGHT, _)).text
        assert get_verdict_label(code).label.in_language(_.lang)[0] in said


def test_the_numbers_are_those_of_the_document_in_its_own_direction() -> None:
    said = read_markup(verdict_cells((LINK,), make_evidence(), LIGHT, EN)).text
    assert "−2.3" in said
    assert "−3.0" in said
    assert "−1.6" in said


def test_a_verdict_that_prints_no_number_has_no_needle() -> None:
    record = make_evidence(verdict="too_early", kind="open").record(LINK, "en")
    assert record is not None
    assert not build_needle(record, LIGHT, "").markup
    drawn = make_evidence().record(LINK, "en")
    assert drawn is not None
    assert "<img" in build_needle(drawn, LIGHT, "said").markup


def test_an_open_interval_draws_no_needle() -> None:
    record = make_evidence(ci95=[None, 1.0]).record(LINK, "en")
    assert record is not None
    assert not build_needle(record, LIGHT, "").markup


def test_what_is_not_judged_says_so() -> None:
    for _ in (EN, CY):
        said = read_markup(verdict_cells((LINK,), NOTHING_JUDGED, LIGHT, _)).text
        assert _("Not judged yet") in said
