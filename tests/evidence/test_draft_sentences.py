"""When we could first know, in one sentence: with one roll-out, or with two side by side."""

from datetime import date

import pytest

from evidence.designs import Design
from evidence.draft import Draft, WhyNone
from evidence.draft_sentences import say_when
from locales import text

SOON, LATE = (Draft(Design.IMPUTATION, answer_ends=date(year, 3, 31)) for year in (2027, 2029))
NEVER = Draft(Design.IMPUTATION, why_none=WhyNone.TOO_SMALL)
UNTOLD = Draft(Design.NONE, why_none=WhyNone.FEW_USABLE)
CASES = (
    (SOON, None, "With this roll-out we could first know in March 2027"),
    (NEVER, None, "With this roll-out we could not know within ten years"),
    (UNTOLD, None, "When we could know cannot be told from these figures"),
    (SOON, SOON, "With roll-out A and with B alike we could first know in March 2027"),
    (SOON, LATE, "With roll-out A we could first know in March 2027, with B in March 2029"),
    (SOON, NEVER, "With roll-out A we could first know in March 2027, with B not within ten years"),
    (NEVER, LATE, "With roll-out B we could first know in March 2029, with A not within ten years"),
    (NEVER, NEVER, "With neither roll-out could we know within ten years"),
    (UNTOLD, UNTOLD, "When we could know cannot be told from these figures"),
    (
        SOON,
        UNTOLD,
        "With roll-out A we could first know in March 2027; when we could with B cannot be told "
        "from these figures",
    ),
    (
        UNTOLD,
        LATE,
        "With roll-out B we could first know in March 2029; when we could with A cannot be told "
        "from these figures",
    ),
    (
        NEVER,
        UNTOLD,
        "With roll-out A we could not know within ten years; when we could with B cannot be told "
        "from these figures",
    ),
)


@pytest.mark.parametrize(("first", "second", "said"), CASES)
def test_when_we_could_first_know_is_one_sentence(
    first: Draft, second: Draft | None, said: str
) -> None:
    assert say_when(first, second, text("en")) == said


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_each_case_has_a_sentence_of_its_own(lang: str) -> None:
    alike = [first is UNTOLD and second in (None, UNTOLD) for first, second, _ in CASES]
    said = {say_when(first, second, text(lang)) for first, second, _ in CASES}
    assert len(said) == len(CASES) - sum(alike) + 1


def test_the_welsh_puts_no_name_where_it_would_change_the_word_before_it() -> None:
    """*Gyda* is *gydag* before A: the noun stands between."""
    said = [say_when(first, second, text("cy")) for first, second, _ in CASES[-3:]]
    assert [each.count(" threfn A") for each in said] == [1, 1, 1]
    assert [each.count(" threfn B") for each in said] == [1, 1, 1]
