"""What is typed into a briefing becomes plain words that fit a screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.briefing.choice import Choice
from components.briefing.deck import MOST_SCREENS
from components.briefing.wording import (
    LONGEST_COMMENT,
    LONGEST_TITLE,
    clean_both,
    clean_words,
    list_problems,
    make_remark,
)
from data.bilingual import Both
from locales import text

EN = text("en")


def choice(shown: int = 1, **given_more) -> Choice:
    return Choice(("a",), tuple(f"a.s{number}" for number in range(shown)), (), **given_more)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Health \n in\tMay ", "Health in May"),
        ("a\x00b\x1b[31mc\x7f", "ab[31mc"),
        ("one\u2028two\u00a0three", "one two three"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
        ("שלום \u202eabc\u202c", "שלום abc"),
        ("👩‍⚕️ 🏴󠁧󠁢󠁷󠁬󠁳󠁿", "👩‍⚕️ 🏴󠁧󠁢󠁷󠁬󠁳󠁿"),
        ("y\u0302r w\u0302y\u0302l", "ŷr ŵŷl"),
        ("\ufffe\ue000\ud800", ""),
        (" \n ", ""),
    ],
)
def test_what_cannot_be_printed_goes_and_every_letter_stays(typed: str, kept: str) -> None:
    assert clean_words(typed) == kept


@given(st.text())
def test_cleaned_words_are_clean(typed: str) -> None:
    assert clean_words(clean_words(typed)) == clean_words(typed)


def test_what_is_empty_is_not_there() -> None:
    assert clean_both(" ", "Iechyd") == Both(None, "Iechyd")
    assert make_remark(" ", "\n", "Somebody") is None
    remark = make_remark("", "Sylw", "Some\x00body")
    assert remark is not None
    assert (remark.said, remark.author) == (Both(None, "Sylw"), "Somebody")


def test_what_can_be_frozen_has_no_problem() -> None:
    remark = make_remark("x" * LONGEST_COMMENT, "", "Somebody")
    assert remark is not None
    full = choice(MOST_SCREENS, title=Both("x" * LONGEST_TITLE, None), comments={"a.s0": remark})
    assert list_problems(full, EN) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (choice(0), "No screen is chosen"),
        (Choice((), (), ()), "No mission is chosen"),
        (choice(MOST_SCREENS + 1), "at most 8 screens"),
        (choice(title=Both(None, "x" * 500)), "Letters: 500. At most: 200."),
        (
            choice(comments={"a.s0": make_remark("x" * 401, "", "Somebody")}),
            "A comment is too long. Letters: 401. At most: 400.",
        ),
    ],
)
def test_each_problem_is_one_clear_sentence(wrong: Choice, said: str) -> None:
    (problem,) = list_problems(wrong, EN)
    assert said in problem
