"""Then beside now: the words of then, one axis, and only what reads otherwise is called other."""

import json
from typing import Any

import pytest

from components.number_line import read_number_line
from components.palette import PALETTES
from components.retro_early import say_reach
from components.retro_then import (
    _on_one_axis,
    decided_html,
    take_then_now,
    then_now_finding,
    then_now_html,
)
from components.retro_view import RetroView
from data.bilingual import Both
from evidence.early import Reach
from evidence.frozen_review import FrozenReview, freeze_review, read_frozen_review
from locales import text
from tests.components.linking import make_link_document, make_link_view
from tests.components.making import HOSTILE, TODAY, make_delivered, make_facts
from tests.components.markup import read_markup
from tests.components.test_decisions_log import make_review
from tests.components.test_review_rows import make_retro_view

EN, CY = text("en"), text("cy")
LIGHT = PALETTES["light"]


def frozen(verdict: str = "moving_as_hoped", **changes: Any) -> FrozenReview:
    document = make_link_document(verdict, **changes)
    facts = make_facts(frequency="annual")
    found = read_frozen_review(freeze_review(document, facts, {}, make_delivered(), TODAY))
    assert found is not None
    return found


def view_of(then: FrozenReview | None, **now: Any) -> RetroView:
    return make_retro_view(make_link_document(**now), (make_review(),), then=then)


def test_the_words_of_then_stand_as_they_were_whatever_would_be_said_now() -> None:
    then = frozen()
    said = FrozenReview(
        then.as_at, then.method, then.document, Both("As we said it.", None), then.delivered
    )
    told = read_markup(then_now_html(view_of(said), LIGHT, EN)).text
    assert "As we said it." in told
    assert "This was not kept" not in told


def test_both_number_lines_have_one_axis() -> None:
    lines = [
        read_number_line(make_link_view(make_link_document(**given)).record)
        for given in ({}, {"estimate": 9.0, "ci95": [8.0, 10.0], "ci90": [8.5, 9.5]})
    ]
    first, second = _on_one_axis(lines)
    assert first is not None
    assert second is not None
    assert (first.start, first.end) == (second.start, second.end)
    assert _on_one_axis([None, lines[0]]) == [None, lines[0]]


def test_what_reads_alike_is_not_called_other() -> None:
    view = view_of(frozen(), estimate=2.341, p=0.5)
    assert view.then is not None
    rows = {row[0]: row for row in take_then_now(view, view.then, EN).rows}
    assert rows["What came"][1:] == ("+2.3", "+2.3", "the same")
    assert then_now_finding(view, view.then, EN) == "Nothing that was known then has changed since."


@pytest.mark.parametrize(
    ("then", "now", "finding"),
    [
        ({}, {"estimate": 2.6}, "The figures say the same as then, with other numbers."),
        (
            {"verdict": "too_early", "estimate": None, "ci95": None, "ci90": None, "mde80": None},
            {},
            "Then: Too early to tell. Now: More where delivered, as hoped.",
        ),
    ],
)
def test_the_finding_says_what_has_become_of_it(
    then: dict[str, Any], now: dict[str, Any], finding: str
) -> None:
    view = view_of(frozen(**then), **now)
    assert view.then is not None
    assert then_now_finding(view, view.then, EN) == finding


def test_of_another_measure_only_the_words_are_told() -> None:
    found = read_markup(then_now_html(view_of(frozen(indicator="j")), LIGHT, EN))
    assert "Then another measure was looked at than now." in found.text
    assert found.all("table") == []


def test_without_anything_kept_it_says_so() -> None:
    told = read_markup(then_now_html(view_of(None), LIGHT, CY)).text
    assert told == CY("What the figures said then was not kept, and cannot be worked out any more.")


def test_evidence_of_any_shape_is_shown_without_a_traceback_or_markup() -> None:
    document = {"indicator": "i", "verdict": HOSTILE, "estimate": HOSTILE, "ci95": 3}
    line = json.dumps(
        {
            "as_at": "2026-01-01",
            "method": HOSTILE,
            "document": document,
            "sentence": {"en": HOSTILE, "cy": HOSTILE},
            "delivered": {},
        }
    )
    told = then_now_html(view_of(read_frozen_review(line)), LIGHT, EN)
    assert "<script" not in str(told)
    assert "not known" in read_markup(told).text


def test_a_stop_is_told_as_learning_and_hostile_words_stay_words() -> None:
    stop = decided_html(make_review(decision="stop", reason=Both(HOSTILE, HOSTILE)), EN)
    assert "What is stopped in time is learnt from" in read_markup(stop).text
    assert "<script" not in str(stop)
    assert "learnt from" not in read_markup(decided_html(make_review(), EN)).text


def test_places_are_counted_and_none_is_taken_for_zero() -> None:
    places = (
        Reach("a", 10.0, 10.0, 0.4, 0),
        Reach("b", 10.0, 2.0, 0.75, 0),
        Reach("c", 10.0, None, None, 1),
    )
    assert say_reach(make_retro_view(places=places), EN) == [
        "Places that were to have it by now: 3. As planned: 1. No returns: 1.",
        "Of the delivered, those it is for: from 40% to 75%, place by place. Counted in places: 2.",
    ]
    assert say_reach(make_retro_view(), EN) == [
        "Nothing was to be delivered yet, or no plan is recorded."
    ]
