"""What is missing from a mission: each thing by its own sentence, and nothing that is there."""

import pytest

from components.gaps import is_nobody, list_gaps
from data.bilingual import Both
from locales import text
from tests.components.judging import judged, make_known
from tests.components.making import (
    make_headline,
    make_link,
    make_mission,
    make_outcome,
    make_output,
)

EN, CY = text("en"), text("cy")
LINK = make_link(make_output())


def test_gaps_are_told_one_by_one() -> None:
    nothing = make_outcome(
        code="n", indicators=(), headline=None, title=Both("N", "N"), owner=Both("TBC", None)
    )
    no_headline = make_outcome(LINK, headline=None, title=Both("H", "H"))
    no_figure = make_outcome(LINK, headline=make_headline({}), title=Both("F", "F"))
    no_target = make_outcome(LINK, headline=make_headline({"2023": 1.0}), title=Both("T", "T"))
    mission = make_mission(
        nothing,
        no_headline,
        no_figure,
        no_target,
        target_date=None,
        loose=(make_output("l", title=Both("L", "L")),),
    )
    assert list_gaps(mission, make_known(), EN) == [
        "The mission has no date to reach it by.",
        "Outcome that nobody owns: N",
        "Outcome with no output: N",
        "Outcome with no indicator: N",
        "Outcome with no headline indicator: H",
        "Outcome with no figure for Wales: F",
        "Outcome with no target: F",
        "Outcome with no target: T",
        "Output that serves no outcome: L",
    ]


def test_a_whole_mission_has_no_gaps() -> None:
    assert list_gaps(make_mission(make_outcome(LINK)), make_known(), EN) == []
    assert list_gaps(make_mission(), make_known(), EN) == ["The mission has no outcome."]


def test_money_that_ends_before_anybody_could_know_is_a_gap() -> None:
    ends = {
        "earliest_answer": "2027",
        "answer_on": "2027-11-20",
        "ready_on": "2027-11-20",
        "funded_until": "2027-03-31",
    }
    mission = make_mission(make_outcome(LINK))
    assert list_gaps(mission, make_known(judged(LINK, "too_early", **ends)), EN) == [
        "Checks: Funded until March 2027; we could first know in about November 2027."
    ]
    lasting = ends | {"funded_until": "2028-03-31"}
    assert list_gaps(mission, make_known(judged(LINK, "too_early", **lasting)), EN) == []
    answered = make_known(judged(LINK, "delivered_not_moving", **ends))
    assert list_gaps(mission, answered, EN) == []


@pytest.mark.parametrize(
    ("owner", "nobody"),
    [
        (Both("", None), True),
        (Both(None, None), True),
        (Both("–", None), True),
        (Both(" TBC. ", None), True),
        (Both("nobody", "neb"), True),
        (Both("(tbc)", None), True),
        (Both("tbc", "Cyfarwyddwr"), False),
        (Both("Nobody's Child Foundation", None), False),
        (Both("Director", None), False),
    ],
)
def test_a_blank_or_a_placeholder_owns_nothing(owner: Both, nobody: bool) -> None:
    assert is_nobody(owner) is nobody
