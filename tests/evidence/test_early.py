"""What can be learnt early: counted, with what is missing told, and nothing said of effects."""

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from data.expectations import Expectation
from evidence.early import Reach, find_earlier, is_waiting, reach_by_period, reach_by_place
from tests.components.linking import make_expectation, make_link_document

UNTIL = date(2023, 6, 30)


def cells(*given: tuple[str, str, float, float, float]) -> pd.DataFrame:
    """Return cells of (area, year, planned, delivered, reached); NaN: not known."""
    return pd.DataFrame(
        [
            {
                "output": "p",
                "area": area,
                "period": year,
                "planned": planned,
                "delivered": delivered,
                "reached_intended": reached,
                "last_day": date(int(year), 12, 31),
            }
            for area, year, planned, delivered, reached in given
        ]
    )


NONE = np.nan
CELLS = cells(
    ("a", "2021", 10, 8, 4),
    ("a", "2022", 10, 12, NONE),
    ("b", "2022", 10, NONE, NONE),
    ("c", "2022", 0, NONE, NONE),
    ("d", "2022", 10, 0, 0),
    ("a", "2023", 10, 10, 10),  # this year has not ended
)


def test_each_place_has_its_sums_and_a_missing_return_is_not_zero() -> None:
    found = {each.code: each for each in reach_by_place(CELLS, "p", UNTIL)}
    assert found == {
        "a": Reach("a", 20.0, 20.0, 0.5, 0),  # of the eight that were counted, four
        "b": Reach("b", 10.0, None, None, 1),
        "d": Reach("d", 10.0, 0.0, None, 0),
    }
    assert {code: each.share for code, each in found.items()} == {"a": 1.0, "b": None, "d": 0.0}


def test_each_period_that_has_ended_has_its_sums() -> None:
    assert reach_by_period(CELLS, "p", UNTIL) == (
        Reach("2021", 10.0, 8.0, 0.5, 0),
        Reach("2022", 30.0, 12.0, None, 2),
    )


def test_an_output_without_a_plan_has_nothing_to_learn_from() -> None:
    assert reach_by_place(CELLS, "other", UNTIL) == ()


@pytest.mark.parametrize(
    ("verdict", "beneath", "waits"),
    [
        ("too_early", None, True),
        ("not_enough_data", None, True),
        ("cannot_tell", None, False),
        ("delivered_not_moving", None, False),
        ("moving_elsewhere", "cannot_tell", False),
    ],
)
def test_only_what_figures_cannot_say_yet_waits(
    verdict: str, beneath: str | None, waits: bool
) -> None:
    assert is_waiting(make_link_document(verdict, beneath=beneath)) is waits
    assert is_waiting(None)


def test_the_earlier_indicators_are_those_that_can_be_judged_sooner() -> None:
    known: dict[str, Expectation] = {
        code: make_expectation(code, **changes)
        for code, changes in {
            "own": {},
            "says": {"indicator": "j"},
            "sooner": {"indicator": "k"},
            "later": {"indicator": "l"},
            "gone": {"indicator": "m", "superseded_by": "says"},
            "elsewhere": {"output": "q"},
            "unjudged": {"indicator": "n"},
        }.items()
    }

    def document(verdict: str, ready_on: str | None) -> dict[str, Any]:
        return make_link_document(verdict, ready_on=ready_on)

    documents = {
        "own": document("too_early", "2028-01-01"),
        "says": document("cannot_tell", None),
        "sooner": document("too_early", "2027-06-01"),
        "later": document("too_early", "2029-01-01"),
        "gone": document("cannot_tell", None),
        "elsewhere": document("cannot_tell", None),
    }
    assert find_earlier("own", known, documents) == ("says", "sooner")
