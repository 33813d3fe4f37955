"""What is frozen with a review: the numbers and words of then, whatever is thought since."""

import json
from datetime import date

import pytest

from data.bilingual import Both
from evidence.documents import LINK_KEYS
from evidence.frozen_review import (
    freeze_review,
    frozen_record,
    read_frozen_review,
    say_whole,
)
from evidence.method import METHOD
from evidence.sentences import say_verdict
from evidence.then_now import ThenNow, compare_then_now, has_moved_on
from evidence.told import verdict_record
from locales import text
from tests.components.linking import make_link_document
from tests.components.making import make_delivered, make_facts

DAY = date(2026, 5, 12)
FACTS = make_facts(frequency="annual")
NAMES = {"p": Both("Checks", "Gwiriadau")}


def freeze(**changes: object) -> str:
    document = make_link_document(**changes)
    return freeze_review(document, FACTS, NAMES, make_delivered(), DAY)


def test_what_was_frozen_is_read_again_with_the_same_words_and_numbers() -> None:
    line = freeze()
    assert "\n" not in line
    frozen = read_frozen_review(line)
    assert frozen is not None
    assert (frozen.as_at, frozen.method) == (DAY, METHOD)
    assert set(LINK_KEYS) <= set(frozen.document)
    assert (frozen.document["estimate"], frozen.document["ci95"]) == (2.34, [1.6, 3.0])
    assert frozen.delivered["share"] == 0.93
    for lang in ("en", "cy"):
        record = frozen_record(frozen.document, FACTS, NAMES, lang)
        assert record == verdict_record(make_link_document(), FACTS, NAMES, lang)
        said = say_whole(say_verdict(record, text(lang)))
        assert frozen.sentence.in_language(lang) == (said, lang)


def test_what_is_not_judged_freezes_nothing() -> None:
    assert freeze_review(None, FACTS, NAMES, make_delivered(), DAY) == ""
    assert read_frozen_review("") is None
    assert read_frozen_review(None) is None


@pytest.mark.parametrize(
    "line",
    [
        "{}",
        "[]",
        "3",
        "not json",
        "[" * 100_000,
        '{"as_at": "2026-05-12", "method": "1", "document": [], "sentence": {}, "delivered": {}}',
        '{"as_at": "soon", "method": "1", "document": {}, "sentence": {"en": "", "cy": ""},'
        ' "delivered": {}}',
    ],
)
def test_any_other_json_is_no_evidence(line: str) -> None:
    assert read_frozen_review(line) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"verdict": "brilliant"},
        {"estimate": None},
        {"estimate": "much"},
        {"ci95": [1]},
        {"caveats": 3},
        {"ready_on": "soon"},
    ],
)
def test_numbers_that_cannot_be_told_are_left_to_the_sentence(changes: dict[str, object]) -> None:
    document = json.loads(freeze())["document"] | changes
    assert frozen_record(document, FACTS, NAMES, "en") is None


def test_then_and_now_stand_side_by_side_and_what_changed_is_known() -> None:
    then = make_link_document("too_early", estimate=None, ci95=None, mde80=None, n_reached=4)
    now = make_link_document("moving_as_hoped", reached_intended_share=0.61)
    found = {each.name: each for each in compare_then_now(then, now)}
    assert found["verdict"] == ThenNow("verdict", "too_early", "moving_as_hoped")
    assert found["estimate"] == ThenNow("estimate", None, 2.34)
    assert {name for name, each in found.items() if each.changed} == {
        "verdict",
        "estimate",
        "ci95",
        "mde80",
    }


def test_a_changed_hope_alone_is_no_news() -> None:
    document = make_link_document()
    assert not has_moved_on(compare_then_now(document, document | {"expected": 1.0}))
    assert has_moved_on(compare_then_now(document, document | {"estimate": 1.0}))
    assert has_moved_on(compare_then_now(document, None))
