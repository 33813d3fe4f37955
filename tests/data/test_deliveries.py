"""Deliveries as recorded by a date: the first plan, the last plan, the last return."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from data.deliveries import COLUMNS, list_delivery_cells
from data.store import Store
from evidence.delivery import measure_deliveries
from tests.data.filling import fill, rows

PLANNED, AGAIN, RETURNED = date(2024, 1, 1), date(2024, 5, 1), date(2025, 2, 1)
NONE: dict[str, Any] = {"delivered": None, "reached_intended": None}


def cells(store: Store, until: date) -> pd.DataFrame:
    with store.read() as connection:
        return list_delivery_cells(connection, until)


def only(store: Store, until: date) -> dict[str, Any]:
    frame = cells(store, until)
    assert len(frame) == 1
    return {name: None if cell != cell else cell for name, cell in frame.iloc[0].items()}


def test_the_first_plan_stays_and_a_later_one_stands_beside_it(store: Store) -> None:
    first = NONE | {"planned": 100.0, "recorded_on": PLANNED}
    again = NONE | {"planned": 40.0, "recorded_on": AGAIN}
    done = {"planned": 40.0, "delivered": 38.0, "recorded_on": RETURNED}
    fill(store, deliveries=rows("deliveries", first, again, done))
    assert cells(store, date(2023, 12, 31)).empty
    before = only(store, date(2024, 4, 30))
    assert (before["planned"], before["replanned"], before["delivered"]) == (100.0, None, None)
    planned_anew = only(store, AGAIN)
    assert (planned_anew["planned"], planned_anew["replanned"]) == (100.0, 40.0)
    assert [each["replanned_on"] for each in (before, planned_anew)] == [None, AGAIN]
    returned = only(store, RETURNED)
    assert (returned["planned"], returned["replanned"]) == (100.0, 40.0)
    assert returned["replanned_on"] == AGAIN
    assert (returned["delivered"], returned["reached_intended"]) == (38.0, 2.0)


def test_a_return_is_not_lost_by_a_plan_recorded_after_it(store: Store) -> None:
    done = {"planned": 100.0, "delivered": 90.0, "recorded_on": AGAIN}
    again = NONE | {"planned": 120.0, "recorded_on": RETURNED}
    fill(store, deliveries=rows("deliveries", done, again))
    assert (only(store, RETURNED)["delivered"], only(store, RETURNED)["replanned"]) == (90.0, 120.0)


def test_whom_it_reached_is_of_the_return_that_counts(store: Store) -> None:
    """Of the 90 first returned 60 were counted; of the 30 they turned out to be, none were."""
    first = {"delivered": 90.0, "reached_intended": 60.0, "recorded_on": AGAIN}
    corrected = {"delivered": 30.0, "reached_intended": None, "recorded_on": RETURNED}
    fill(store, deliveries=rows("deliveries", first, corrected))
    found = only(store, RETURNED)
    assert (found["delivered"], found["reached_intended"]) == (30.0, None)


def test_how_it_is_known_is_of_the_return_that_counts(store: Store) -> None:
    first = {"basis": "self_reported", "recorded_on": AGAIN}
    checked = {"basis": "checked", "recorded_on": RETURNED}
    fill(store, deliveries=rows("deliveries", NONE | {"basis": None}, first, checked))
    assert only(store, PLANNED)["basis"] is None
    assert only(store, AGAIN)["basis"] == "self_reported"
    assert only(store, RETURNED)["basis"] == "checked"


def test_a_return_of_nothing_is_a_return(store: Store) -> None:
    fill(store, deliveries=rows("deliveries", {"delivered": 0.0, "reached_intended": 0.0}))
    assert only(store, RETURNED)["delivered"] == 0.0


def test_a_plan_that_went_and_came_back_is_no_plan_made_anew(store: Store) -> None:
    there, back = {"planned": 5.0, "recorded_on": AGAIN}, {"recorded_on": RETURNED}
    fill(store, deliveries=rows("deliveries", {}, there, back))
    found = only(store, RETURNED)
    assert (found["replanned"], found["replanned_on"]) == (None, None)


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-24", date(2023, 4, 1), date(2024, 3, 31)),
        ("2024-Q1", date(2024, 1, 1), date(2024, 3, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_each_cell_knows_the_days_of_its_period(
    sqlite_store: Store, period: str, first: date, last: date
) -> None:
    fill(sqlite_store, deliveries=rows("deliveries", {"period": period}))
    found = only(sqlite_store, RETURNED)
    assert (found["first_day"], found["last_day"]) == (first, last)


def test_periods_of_two_kinds_in_one_output_are_refused_by_name(sqlite_store: Store) -> None:
    fill(sqlite_store, deliveries=rows("deliveries", {}, {"period": "2024-Q1"}))
    with pytest.raises(ValueError, match="'p'"):
        cells(sqlite_store, RETURNED)


def test_two_outputs_may_each_have_their_own_kind(sqlite_store: Store) -> None:
    fill(
        sqlite_store,
        outputs=rows("outputs", {}, {"output": "q"}),
        deliveries=rows("deliveries", {}, {"output": "q", "period": "2024-Q1"}),
    )
    assert cells(sqlite_store, RETURNED)["output"].tolist() == ["p", "q"]


def test_without_deliveries_the_frame_has_its_columns_all_the_same(store: Store) -> None:
    assert list(cells(store, RETURNED).columns) == COLUMNS


def test_a_store_in_which_nothing_is_returned_yet_can_be_measured(store: Store) -> None:
    fill(store, deliveries=rows("deliveries", NONE | {"planned": 4.0}))
    found = measure_deliveries(cells(store, RETURNED), RETURNED)["p"]
    assert (found.share, found.share_low, found.share_high) == (None, 0.0, 1.0)
    assert (found.planned, found.delivered, found.returns_missing) == (4.0, 0.0, 1)
