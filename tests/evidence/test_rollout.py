"""Starts and unclear cells, read off deliveries on another calendar than the figures'."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from evidence.inputs import DeliveryCells, LinkData
from evidence.rollout import NEVER, trace_rollout
from evidence.timeline import read_timeline
from tests.evidence.simulation import NOBODY, days_of, last_days, make_cells, make_link


def link_with(cells: DeliveryCells, frequency: str = "quarterly", periods: int = 12) -> LinkData:
    link = make_link(np.zeros((22, periods)), np.full(22, NOBODY), frequency)
    return replace(link, deliveries=cells)


def quarterly_cells(*cells: tuple[int, int, float, float]) -> DeliveryCells:
    """Return cells of (area, quarter since 2010, planned, delivered)."""
    area, quarter, planned, delivered = (np.array(column) for column in zip(*cells, strict=True))
    first, last = days_of("quarterly", quarter)
    return DeliveryCells(area, first, last, planned.astype(float), delivered.astype(float))


def test_start_is_the_first_period_that_begins_on_or_after_the_first_delivery() -> None:
    cells = quarterly_cells((0, 4, 10, 0), (0, 5, 10, 3), (1, 8, 10, 10))
    quarterly = trace_rollout(link_with(cells))
    assert quarterly.starts[:3].tolist() == [5, 8, NEVER]
    assert quarterly.straddled[:2].tolist() == [NEVER, NEVER]
    yearly = trace_rollout(link_with(cells, "annual"))
    assert yearly.starts[:2].tolist() == [2, 2], "April 2011 counts from 2012, January from 2012"
    assert yearly.straddled[:2].tolist() == [1, NEVER]


def test_a_stop_does_not_undo_a_start() -> None:
    found = trace_rollout(link_with(quarterly_cells((0, 4, 10, 10), (0, 5, 10, 0))))
    assert found.starts[0] == 4
    assert found.stopped
    assert not trace_rollout(link_with(quarterly_cells((0, 4, 10, 10), (0, 5, 0, 0)))).stopped


def test_a_planned_period_without_return_before_the_start_is_unclear() -> None:
    cells = quarterly_cells((0, 3, 10, np.nan), (0, 5, 10, 10), (1, 7, 10, np.nan))
    found = trace_rollout(link_with(cells))
    unclear = found.is_unclear(np.arange(12))
    assert np.flatnonzero(unclear[0]).tolist() == [3]
    assert np.flatnonzero(unclear[1]).tolist() == [7]
    assert not unclear[2:].any()
    assert found.returns_missing


def test_starts_still_to_come() -> None:
    cells = quarterly_cells((0, 4, 10, 10), (1, 9, 10, 0), (1, 20, 10, np.nan), (2, 9, 10, 0))
    found = trace_rollout(link_with(cells))
    assert found.starts[:3].tolist() == [4, NEVER, NEVER]
    assert found.to_come[:3].tolist() == [4, 20, NEVER]
    assert not found.returns_missing, "what has not ended is not late"
    assert not found.nothing_due


def test_nothing_is_due_before_the_first_planned_period_has_ended() -> None:
    assert trace_rollout(link_with(quarterly_cells((0, 20, 10, np.nan)))).nothing_due


def test_without_deliveries_nobody_starts() -> None:
    found = trace_rollout(link_with(make_cells([], "quarterly", date(2012, 1, 1))))
    assert (found.starts == NEVER).all()
    assert (found.to_come == NEVER).all()
    assert not found.is_unclear(np.arange(12)).any()


@pytest.mark.parametrize(
    ("frequency", "months"), [("annual", 12), ("quarterly", 3), ("monthly", 1)]
)
def test_timeline_goes_on_before_and_after_the_figures(frequency: str, months: int) -> None:
    timeline = read_timeline(last_days(frequency, 5), frequency)
    assert timeline.first_day(0) == date(2010, 1, 1)
    assert timeline.last_day(12 // months - 1) == date(2010, 12, 31)
    assert timeline.last_day(-1) == date(2009, 12, 31)
    days = np.array(["2010-01-01", "2010-01-02", "2009-12-31"], dtype="datetime64[D]")
    assert timeline.containing(days).tolist() == [0, 0, -1]
    assert timeline.beginning_from(days).tolist() == [0, 1, 0]


def test_timeline_of_financial_years() -> None:
    lasts = np.array(["2021-03-31", "2022-03-31"], dtype="datetime64[D]")
    timeline = read_timeline(lasts, "annual")
    assert timeline.first_day(0) == date(2020, 4, 1)
    assert timeline.containing(np.array(["2021-04-01"], dtype="datetime64[D]")).tolist() == [1]
