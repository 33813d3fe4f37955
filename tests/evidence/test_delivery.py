"""Delivery shares by hand: what is missing, what is too much, what was planned anew."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from evidence.delivery import Delivered, measure_deliveries, measure_delivery

END = date(2024, 3, 31)
COLUMNS = ["area", "planned", "delivered", "reached_intended", "replanned", "last_day"]


def cells(*rows: tuple[Any, ...]) -> pd.DataFrame:
    """Return cells: area, planned, delivered, reached, replanned, last day; the end may lack."""
    padded = [(*row, *(None, None, None, None, END)[len(row) - 1 :]) for row in rows]
    frame = pd.DataFrame(padded, columns=COLUMNS)
    numbers = ["planned", "delivered", "reached_intended", "replanned"]
    return frame.astype(dict.fromkeys(numbers, float))


def measured(*rows: tuple[Any, ...], until: date = END) -> Delivered:
    return measure_delivery(cells(*rows), until)


def test_a_share_is_what_was_delivered_of_what_was_planned() -> None:
    found = measured(("A", 60, 45), ("B", 40, 40))
    assert (found.share, found.share_low, found.share_high) == (0.85, 0.85, 0.85)
    assert (found.planned, found.delivered) == (100, 85)
    assert (found.places_planned, found.places_reached) == (2, 2)


def test_too_much_in_one_place_does_not_pay_for_another() -> None:
    found = measured(("A", 50, 100), ("B", 50, 0))
    assert found.share == 0.5
    assert found.delivered == 100
    assert (found.places_planned, found.places_reached) == (2, 1)


def test_too_much_in_one_period_pays_for_the_same_place_in_another() -> None:
    assert measured(("A", 50, 80), ("A", 50, 20)).share == 1.0


def test_a_missing_return_is_neither_nothing_nor_everything() -> None:
    """75 of the 100 returned; 25 of 125 at the worst, all of those 25 at the best."""
    found = measured(("A", 50, 50), ("B", 50, 25), ("C", 25, None))
    assert found.share == 0.75
    assert found.share_low == 75 / 125
    assert found.share_high == 100 / 125
    assert (found.returns_missing, found.planned, found.delivered) == (1, 125, 75)


def test_a_return_of_nothing_is_zero_and_not_missing() -> None:
    found = measured(("A", 50, 0))
    assert (found.share, found.share_high, found.returns_missing) == (0.0, 0.0, 0)


def test_without_any_return_there_is_no_share_but_there_are_bounds() -> None:
    found = measured(("A", 50, None))
    assert (found.share, found.share_low, found.share_high) == (None, 0.0, 1.0)


def test_only_periods_that_have_ended_are_due() -> None:
    running = ("A", 500, 400, None, None, date(2024, 4, 1))
    found = measured(("A", 10, 9), running)
    assert (found.share, found.planned, found.delivered) == (0.9, 10, 9)


def test_a_period_is_due_on_its_last_day_and_not_the_day_before() -> None:
    assert measured(("A", 10, 9)).share == 0.9
    before = measured(("A", 10, 9), until=date(2024, 3, 30))
    assert (before.share, before.share_low, before.share_high) == (None, None, None)
    assert (before.planned, before.places_planned, before.returns_missing) == (0, 0, 0)


def test_what_nobody_planned_has_no_share_and_does_not_count_towards_one() -> None:
    found = measured(("A", 0, 30), ("B", 10, 5))
    assert found.share == 0.5
    assert (found.places_planned, found.places_reached) == (1, 2)
    assert measured(("A", 0, 30)).share is None


def test_whom_it_reached_is_a_share_of_what_was_counted() -> None:
    """B was not counted: its 60 are neither reached nor missed."""
    found = measured(("A", 50, 40, 10), ("B", 60, 60), ("C", 10, None, 3))
    assert found.reached_intended_share == 0.25
    assert measured(("B", 60, 60)).reached_intended_share is None
    assert measured(("A", 50, 0, 0)).reached_intended_share is None


@pytest.mark.parametrize(("replanned", "told"), [(None, False), (30, True)])
def test_a_plan_made_anew_is_told_and_changes_no_share(replanned: int | None, told: bool) -> None:
    found = measured(("A", 60, 30, None, replanned))
    assert (found.share, found.replanned) == (0.5, told)


def test_each_output_is_measured_by_itself() -> None:
    both = pd.concat(
        [cells(("A", 10, 5)).assign(output="p"), cells(("A", 4, 1)).assign(output="q")]
    )
    found = measure_deliveries(both, END)
    assert {code: each.share for code, each in found.items()} == {"p": 0.5, "q": 0.25}
