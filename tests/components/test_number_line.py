"""The number line: everything lies where its number is, and no two words touch."""

import re
from itertools import pairwise
from random import Random
from typing import Any
from xml.etree import ElementTree

import pytest

from components.fonts import text_width
from components.number_line import (
    MARGIN,
    draw_number_line,
    read_number_line,
    round_numbers,
)
from components.palette import PALETTES
from data.bilingual import Both
from evidence.designs import Design
from evidence.facts import VerdictCode
from evidence.numbers import Measure
from evidence.sentences import NUMBERLESS
from evidence.verdict_record import VerdictRecord
from locales import text
from tests.components.markup import read_drawing

PALETTE = PALETTES["light"]
WIDTHS = (1240, 350)


def make_record(code: str = "moving_as_hoped", **given: Any) -> VerdictRecord:
    good: dict[str, Any] = {
        "measure": Measure(Both("per 1,000 people", "fesul 1,000 o bobl"), 1, "higher"),
        "design": Design.IMPUTATION,
        "estimate": 1.1,
        "ci95": (0.7, 1.5),
        "ci90": (0.8, 1.4),
        "expected": 1.0,
        "mde80": 0.6,
    }
    return VerdictRecord(VerdictCode(code), **(good | given))


def drawn(record: VerdictRecord, lang: str = "en", width: float = 1240) -> ElementTree.Element:
    shown = read_number_line(record)
    assert shown is not None
    return read_drawing(draw_number_line(shown, PALETTE, text(lang), width))


@pytest.mark.parametrize("code", sorted(NUMBERLESS))
def test_a_verdict_that_prints_no_number_has_no_line(code: str) -> None:
    assert read_number_line(make_record(code)) is None
    assert read_number_line(None) is None


@pytest.mark.parametrize("width", WIDTHS)
def test_every_shape_lies_where_its_number_is(width: float) -> None:
    record = make_record(expected=2.5, estimate=-0.4, ci95=(-1.2, 0.4), ci90=(-1.0, 0.2))
    shown = read_number_line(record)
    assert shown is not None
    picture = drawn(record, width=width)

    def value(x: float) -> float:
        share = (x - MARGIN) / (width - 2 * MARGIN)
        return shown.start + share * (shown.end - shown.start)

    pixel = (shown.end - shown.start) / (width - 2 * MARGIN)
    rings = [float(each.get("cx", 0)) for each in picture.iter("circle")]
    assert any(value(x) == pytest.approx(-0.4, abs=pixel) for x in rings)
    bars = {
        each.get("stroke-width"): (float(each.get("x1", 0)), float(each.get("x2", 0)))
        for each in picture.iter("line")
        if each.get("stroke") == PALETTE.better
    }
    assert [value(x) for x in bars["3.5"]] == pytest.approx([-1.2, 0.4], abs=pixel)
    assert [value(x) for x in bars["10"]] == pytest.approx([-1.0, 0.2], abs=pixel)
    (zone,) = (each for each in picture.iter("rect") if each.get("fill") == PALETTE.no_figure)
    start = float(zone.get("x", 0))
    ends = start, start + float(zone.get("width", 0))
    assert [value(x) for x in ends] == pytest.approx([-0.6, 0.6], abs=pixel)


def test_ticks_are_where_they_say() -> None:
    record = make_record()
    shown = read_number_line(record)
    assert shown is not None
    said = {
        float((each.text or "").replace("−", "-")): float(each.get("x", 0))
        for each in drawn(record).iter("text")
        if re.fullmatch(r"[+−]?\d+(\.\d+)?", each.text or "")
    }
    assert len(said) >= 3
    assert 0.0 in said
    for value, x in said.items():
        at = MARGIN + (1240 - 2 * MARGIN) * shown.share(value)
        assert x == pytest.approx(at, abs=0.2)


@pytest.mark.parametrize("lang", ["en", "cy"])
@pytest.mark.parametrize("width", WIDTHS)
def test_no_two_words_touch_and_none_leaves_the_picture(width: float, lang: str) -> None:
    """However the numbers fall: two hundred links of every size, good either way."""
    chance = Random(20261123)
    for _ in range(200):
        size = 10 ** chance.uniform(-2, 3)
        estimate = chance.uniform(-2, 2) * size
        wide = chance.uniform(0.1, 2) * size
        ci95 = (estimate - wide, estimate + wide)
        record = make_record(
            estimate=estimate,
            ci95=ci95,
            ci90=(estimate - 0.8 * wide, estimate + 0.8 * wide),
            expected=chance.choice((-1, 1)) * chance.uniform(0.1, 3) * size,
            mde80=chance.choice((None, chance.uniform(0.1, 2) * size)),
            measure=Measure(
                Both("per 100,000 people under 75", "fesul 100,000 o bobl dan 75 oed"),
                chance.choice((0, 1, 2)),
                chance.choice(("higher", "lower")),
            ),
        )
        boxes = [box_of(each) for each in drawn(record, lang, width).iter("text")]
        assert len(boxes) > 5
        for at, (left, right, base, said) in enumerate(boxes):
            assert left >= -1, (said, left)
            assert right <= width + 1, (said, right)
            for other_left, other_right, other_base, other in boxes[at + 1 :]:
                apart = right < other_left or other_right < left
                assert apart or abs(base - other_base) >= 13, (said, other)


def box_of(element: ElementTree.Element) -> tuple[float, float, float, str]:
    """Return left, right and base line of a text, and what it says."""
    said, x = element.text or "", float(element.get("x", 0))
    weight = int(element.get("font-weight", 400))
    wide = text_width(said, float(element.get("font-size", 0)), weight)
    shift = {"middle": wide / 2, "end": wide}.get(element.get("text-anchor", "start"), 0.0)
    return x - shift, x - shift + wide, float(element.get("y", 0)), said


@pytest.mark.parametrize(("better", "first"), [("higher", "worse"), ("lower", "better")])
def test_the_ends_say_which_way_is_better(better: str, first: str) -> None:
    record = make_record(measure=Measure(Both("days", "o ddiwrnodau"), 0, better))
    ends = [
        (float(each.get("x", 0)), each.text)
        for each in drawn(record).iter("text")
        if each.text in ("better", "worse")
    ]
    assert min(ends)[1] == first


def test_round_numbers_hold_zero_and_are_even() -> None:
    numbers = round_numbers(-1.3, 2.9)
    assert 0.0 in numbers
    steps = {round(b - a, 9) for a, b in pairwise(numbers)}
    assert len(steps) == 1
    assert numbers[0] >= -1.3
    assert numbers[-1] <= 2.9
