"""The computed sentences: natural for none, one and many, and their numbers always add up."""

import re
from itertools import product

import pytest

from components.board_facts import Fact, Share, Standing
from components.board_sentences import say_board, say_busy, say_mission, say_outcomes, say_outputs
from data.portfolio import OutcomeFacts
from locales import text
from tests.components.judging import make_known, make_wales
from tests.components.making import make_headline, make_mission, make_outcome, make_output

EN, CY = text("en"), text("cy")


def standing(*facts: Fact, share: Share = Share.ON_PLAN) -> list[Standing]:
    return [Standing(make_output(f"p{at}"), None, fact, share) for at, fact in enumerate(facts)]


def outcomes(*words: str) -> tuple[tuple[OutcomeFacts, ...], dict[str, object]]:
    made = tuple(
        make_outcome(code=f"o{at}", headline=make_headline({"2023": 1.0}, code=f"i{at}"))
        for at in range(len(words))
    )
    return made, {f"i{at}": make_wales(word) for at, word in enumerate(words) if word}


def test_the_designs_own_sentence() -> None:
    made = standing(Fact.MOVED, Fact.FLAT, Fact.OPEN, Fact.OPEN, Fact.OPEN)
    assert say_outputs(made, EN) == (
        "Of 5 outputs: for 1, places that had it moved more, as hoped; 1 delivered and not moving; "
        "3 cannot be told yet."
    )


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ((), "No output is recorded yet."),
        ((Fact.MOVED,), "Its one output: places that had it moved more, as hoped."),
        ((Fact.LOOSE,), "Its one output: serves no outcome."),
        (
            (Fact.MOVED, Fact.MOVED),
            "Of 2 outputs: for 2, places that had them moved more, as hoped.",
        ),
        (
            (Fact.ALONE, Fact.ALONE, Fact.LOOSE, Fact.LOOSE),
            "Of 4 outputs: for 2, the figures moved after they began, with nothing to compare "
            "with; 2 serve no outcome.",
        ),
        (
            (Fact.UNJUDGED, Fact.WORSE, Fact.SHORT),
            "Of 3 outputs: 1 short of what was hoped, perhaps nothing; 1 worse where delivered; "
            "1 not judged yet.",
        ),
    ],
)
def test_none_one_and_many_are_told_plainly(facts: tuple[Fact, ...], said: str) -> None:
    assert say_outputs(standing(*facts), EN) == said


@pytest.mark.parametrize("lang", ["en", "cy"])
@pytest.mark.parametrize("pair", list(product(Fact, repeat=2)))
def test_the_numbers_add_up_to_the_total(pair: tuple[Fact, Fact], lang: str) -> None:
    made = standing(*pair, *pair, Fact.OPEN)
    for said in (say_outputs(made, text(lang)), say_board(made, filtered=False, _=text(lang))):
        total, *parts = (int(number) for number in re.findall(r"\d+", said))
        assert total == sum(parts) == 5, said


def test_the_board_tells_what_moved_more_as_one_number() -> None:
    made = standing(Fact.MOVED, Fact.LESS, Fact.FLAT)
    assert say_board(made, filtered=False, _=EN) == (
        "Of 3 outputs: for 2, places that had them moved more; 1 delivered and not moving."
    )
    assert say_board(made[:1], filtered=True, _=EN) == (
        "One output matches: places that had it moved more, as hoped."
    )


def test_a_board_without_outputs_says_whether_none_is_there_or_none_matches() -> None:
    assert say_board([], filtered=False, _=EN) == "No output is recorded yet."
    assert say_board([], filtered=True, _=EN) == "No output matches."


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("improving",), "Its one outcome is improving."),
        (("worsening",), "Its one outcome is getting worse."),
        (("no_clear_change",), "Its one outcome shows no clear change."),
        (("too_few",), "Of its one outcome nothing can be said yet."),
        (("improving", "improving", "no_clear_change"), "2 of 3 outcomes improving."),
        (("no_clear_change", "no_clear_change"), "None of 2 outcomes improving."),
        (
            ("worsening", "improving", "too_few", ""),
            "1 of 4 outcomes improving, 1 getting worse, 2 where nothing can be said yet.",
        ),
    ],
)
def test_outcomes_are_counted_by_their_headlines(words: tuple[str, ...], said: str) -> None:
    made, wales = outcomes(*words)
    known = make_known(wales=wales)
    known.evidence.indicators.update(  # type: ignore[attr-defined]
        {each.headline.facts.code: each.headline.facts for each in made if each.headline}
    )
    assert say_outcomes(made, known, EN) == said


def test_a_mission_says_both_in_turn_and_without_outcomes_that() -> None:
    assert say_mission(make_mission(), [], make_known(), EN) == (
        "No outcome is set. No output is recorded yet."
    )
    assert say_mission(make_mission(), [], make_known(), CY) != (
        "No outcome is set. No output is recorded yet."
    )


def test_before_anything_is_judged_no_output_is_found_to_be_anything() -> None:
    assert say_busy([], EN) == "No output to show"
    assert say_busy(standing(Fact.UNJUDGED, Fact.LOOSE), EN) == "No output is judged yet"
    assert say_busy(standing(Fact.UNJUDGED, Fact.MOVED), EN) == "No output is busy but flat"


def test_before_anything_is_judged_no_outcome_is_said_not_to_improve() -> None:
    made, _wales = outcomes("", "", "")
    assert say_outcomes(made, make_known(), EN) == "None of 3 outcomes is judged yet."
    assert say_outcomes(made[:1], make_known(), EN) == "Its one outcome is not judged yet."


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "No output is busy but flat"),
        (1, "One output is busy but flat"),
        (2, "2 outputs are busy but flat"),
    ],
)
def test_the_grids_heading_counts_what_is_busy_but_flat(count: int, said: str) -> None:
    others = standing(Fact.SHORT, Fact.MOVED) + standing(Fact.FLAT, share=Share.BEHIND)
    assert say_busy(others + standing(*[Fact.FLAT] * count), EN) == said
