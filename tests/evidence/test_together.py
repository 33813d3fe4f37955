"""Wales as a whole beside more where delivered: each combination has its own sentence."""

from itertools import product

import pytest

from evidence.facts import VerdictCode
from evidence.signal_sentences import WalesWord
from evidence.together import MoreWhere, classify_more_where, say_together
from locales import LANGUAGES, text
from tests.evidence.spoken import find_never_said

WORDS = [word for word in WalesWord if word is not WalesWord.NEITHER]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_combination_has_a_sentence_of_its_own(lang: str) -> None:
    _ = text(lang)
    said: dict[str, set[tuple[WalesWord, MoreWhere]]] = {}
    for word, code, alone in product(WORDS, VerdictCode, (True, False)):
        sentence = say_together(word, code, nothing_to_compare=alone, _=_)
        more = classify_more_where(code, nothing_to_compare=alone)
        said.setdefault(sentence, set()).add((word, more))
        assert find_never_said(sentence, lang) == []
    assert all(len(combinations) == 1 for combinations in said.values())
    assert len(said) == len(WORDS) * len(MoreWhere)


@pytest.mark.parametrize(
    ("code", "more"),
    [
        ("moving_as_hoped", "moved"),
        ("moving_less_than_hoped", "moved"),
        ("delivered_not_moving", "flat"),
        ("moving_elsewhere", "flat"),
        ("short_of_hoped", "short"),
        ("wrong_way", "worse"),
        ("cannot_tell", "open"),
        ("paths_differed", "open"),
        ("too_early", "open"),
        ("not_delivered", "open"),
        ("not_enough_data", "open"),
        ("not_set_up", "open"),
    ],
)
def test_classify_more_where(code: str, more: str) -> None:
    verdict = VerdictCode(code)
    assert classify_more_where(verdict, nothing_to_compare=False) == more
    alone = classify_more_where(verdict, nothing_to_compare=True)
    assert alone == ("open" if more == "open" else "alone")


def test_more_where_delivered_is_not_denied_by_a_wales_that_shows_no_change() -> None:
    said = say_together(
        WalesWord.NO_CLEAR_CHANGE,
        VerdictCode.MOVING_AS_HOPED,
        nothing_to_compare=False,
        _=text("en"),
    )
    assert said == (
        "The places where this was delivered moved more than the rest; in Wales as a whole that "
        "does not show yet."
    )


def test_without_a_good_direction_neither_is_told() -> None:
    said = {
        say_together(WalesWord.NEITHER, code, nothing_to_compare=False, _=text("en"))
        for code in VerdictCode
    }
    assert said == {"No good direction is set, so neither fact can be told."}
