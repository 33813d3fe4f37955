"""*More where delivered?*: the mark, the label, the numbers and the needle say the same."""

import re
from datetime import date
from typing import Any

import pytest

from components import marks
from components.needle import MARGIN, WIDTH, build_needle, has_needle, needle_colour
from components.palette import PALETTES
from components.verdict_cell import Evidence, needle_cell, say_numbers, verdict_cell, verdict_shape
from data.bilingual import Both
from data.figures import IndicatorFacts
from data.portfolio import Link
from data.verdict_labels import get_verdict_label
from evidence.facts import VerdictCode
from evidence.sentences import say_verdict
from evidence.verdict_record import VerdictRecord
from locales import text
from tests.components.judging import make_document
from tests.components.making import make_output
from tests.components.markup import read_markup, read_pictures

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


FALL = {"estimate": -2.34, "ci95": [-3.0, -1.6], "ci90": [-2.9, -1.7], "expected": -2.0}


def make_record(verdict: str = "moving_as_hoped", **given: Any) -> VerdictRecord:
    """Return the record of a link whose figures fall, which is good."""
    document = make_document(verdict, **(FALL | given))
    record = Evidence({"l": document}, {"i": FACTS}, {}).record(LINK, "en")
    assert record is not None
    return record


@pytest.mark.parametrize("code", VerdictCode)
def test_every_verdict_has_its_mark_and_its_label(code: VerdictCode) -> None:
    beneath = "delivered_not_moving" if code is VerdictCode.MOVING_ELSEWHERE else None
    record = make_record(code.value, beneath=beneath)
    for _ in (EN, CY):
        cell = read_markup(verdict_cell(record, "", LIGHT, _))
        assert get_verdict_label(code).label.in_language(_.lang)[0] in cell.text
        assert len(cell.all("img")) == 1


def test_one_series_alone_has_a_mark_and_a_label_of_its_own() -> None:
    alone = make_record(design="interrupted_series")
    assert verdict_shape(alone) is marks.ring_tick
    assert verdict_shape(make_record()) is marks.tick
    told = read_markup(verdict_cell(alone, "", LIGHT, EN)).text
    assert told == "Moved after it began, as hoped; nothing to compare with"


def test_the_sentence_of_both_facts_stands_below_the_label() -> None:
    told = read_markup(verdict_cell(make_record(), "Both <facts>.", LIGHT, EN)).text
    assert told == "More where delivered, as hoped Both <facts>."


@pytest.mark.parametrize("lang", ["en", "cy"])
@pytest.mark.parametrize(
    "given",
    [
        {},
        {"estimate": -0.04, "ci95": [-0.09, 0.01], "ci90": [-0.08, 0.0]},
        {"estimate": 12345.6, "ci95": [12000.0, 13000.0], "ci90": [12100.0, 12900.0]},
        {"expected": -0.5001, "ci90": [-2.9, 0.5]},
    ],
)
def test_the_numbers_are_written_as_the_finding_writes_them(
    given: dict[str, Any], lang: str
) -> None:
    record, _ = make_record("cannot_tell", **given), text(lang)
    finding = say_verdict(record, _).finding
    numbers = re.findall(r"[+−]?[\d,.]*\d", say_numbers(record, _))
    assert len(numbers) == 4
    assert all(number in finding for number in numbers[:3])


def test_a_verdict_that_prints_no_number_has_no_needle() -> None:
    waiting = make_record("too_early")
    assert not build_needle(waiting, LIGHT, "").markup
    assert not say_numbers(waiting, EN)
    assert "<img" in build_needle(make_record(), LIGHT, "said").markup


def test_an_open_interval_draws_no_needle() -> None:
    record = make_record(ci95=[None, 1.0])
    assert not has_needle(record)
    assert not build_needle(record, LIGHT, "").markup


@pytest.mark.parametrize("code", VerdictCode)
def test_the_needle_has_the_colour_of_its_labels_kind(code: VerdictCode) -> None:
    meaning = {"moved": "better", "flat": "concern", "worse": "concern", "open": "muted"}
    wanted = getattr(LIGHT, meaning[get_verdict_label(code).kind])
    record = make_record(code.value)
    assert needle_colour(record, LIGHT) == wanted
    if has_needle(record):
        (drawing,) = read_pictures(build_needle(record, LIGHT, ""))
        assert wanted in {line.get("stroke") for line in drawing.iter("line")}


def test_the_needle_stands_where_its_numbers_are() -> None:
    """Zero, the estimate and the hope by their shares of the range from −3.0 to 0."""
    (drawing,) = read_pictures(build_needle(make_record(), LIGHT, ""))
    (dot,) = drawing.iter("circle")
    width = WIDTH - 2 * MARGIN
    assert float(dot.get("cx")) == pytest.approx(MARGIN + width * (3.0 - 2.34) / 3.0, abs=0.1)
    (hope,) = drawing.iter("polygon")
    assert float(hope.get("points").split(",")[0]) == pytest.approx(
        MARGIN + width * (3.0 - 2.0) / 3.0, abs=0.1
    )
    zero = [line for line in drawing.iter("line") if line.get("x1") == line.get("x2")]
    assert float(zero[0].get("x1")) == pytest.approx(MARGIN + width, abs=0.1)


def test_what_is_not_judged_says_so() -> None:
    for _ in (EN, CY):
        assert read_markup(verdict_cell(None, "", LIGHT, _)).text == _("Not judged yet")
        assert not needle_cell(None, LIGHT, _).markup
