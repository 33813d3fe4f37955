"""Figures as known on a date: the newest vintage that was out by then, and nothing before."""

from datetime import date

import pytest

from data.figures import Figure, get_indicator_figures, list_indicators
from data.store import Store
from models.periods import PeriodKind
from tests.data.filling import fill, rows

EARLY, LATE, LAST = date(2024, 3, 1), date(2024, 9, 1), date(2025, 3, 1)
CARDIFF = "W06000015"


def figures_of(store: Store, until: date) -> dict[tuple[str, str], Figure]:
    with store.read() as connection:
        return dict(get_indicator_figures(connection, "i", until).cells)


def test_nothing_is_known_before_its_release_and_all_of_it_on_the_day(store: Store) -> None:
    fill(store, observations=rows("observations", {"published_on": LATE}))
    assert figures_of(store, date(2024, 8, 31)) == {}
    assert figures_of(store, LATE)["W92000004", "2023"].value == 2.0


def test_the_newest_vintage_by_then_is_current_and_says_it_was_revised(store: Store) -> None:
    vintages = (
        {"published_on": EARLY, "value": 2.0, "note": "p"},
        {"published_on": LATE, "value": 2.5, "note": "r"},
        {"published_on": LAST, "value": 2.75, "note": "r;b"},
    )
    fill(store, observations=rows("observations", *vintages))
    cell = ("W92000004", "2023")
    assert figures_of(store, EARLY)[cell] == Figure(
        "2023", 2.0, 1.0, 3.0, ("p",), EARLY, denominator=0.0
    )
    assert figures_of(store, LAST - (LAST - LATE) / 2)[cell].value == 2.5
    last = figures_of(store, LAST)[cell]
    assert (last.value, last.notes, last.revised) == (2.75, ("r", "b"), True)


def test_a_withdrawal_takes_the_value_and_says_why(store: Store) -> None:
    gone = {"published_on": LATE, "value": None, "lower": None, "upper": None, "note": "x"}
    fill(store, observations=rows("observations", {"published_on": EARLY}, gone))
    assert figures_of(store, EARLY)["W92000004", "2023"].value == 2.0
    withdrawn = figures_of(store, LATE)["W92000004", "2023"]
    assert (withdrawn.value, withdrawn.notes) == (None, ("x",))


def test_vintages_of_one_place_and_period_leave_the_others_alone(store: Store) -> None:
    given = (
        {"published_on": EARLY},
        {"published_on": EARLY, "area": CARDIFF, "value": 1.5},
        {"published_on": EARLY, "period": "2022", "value": 1.25},
        {"published_on": LATE, "value": 2.5},
    )
    fill(store, observations=rows("observations", *given))
    found = figures_of(store, LAST)
    assert {cell: figure.value for cell, figure in found.items()} == {
        ("W92000004", "2023"): 2.5,
        (CARDIFF, "2023"): 1.5,
        ("W92000004", "2022"): 1.25,
    }


def test_other_indicators_figures_stay_out(store: Store) -> None:
    other = rows("indicators", {}, {"indicator": "j", "headline": False})
    fill(store, indicators=other, observations=rows("observations", {"indicator": "j"}))
    assert figures_of(store, LAST) == {}
    with store.read() as connection:
        assert [facts.code for facts in list_indicators(connection)] == ["i", "j"]


def test_periods_are_in_order_of_time_and_of_one_kind(store: Store) -> None:
    periods = ({"period": each} for each in ("2023-Q1", "2022-Q4", "2022-Q1"))
    fill(
        store,
        indicators=rows("indicators", {"frequency": "quarterly"}),
        observations=rows("observations", *periods),
    )
    with store.read() as connection:
        found = get_indicator_figures(connection, "i", LAST)
    assert found.periods == ("2022-Q1", "2022-Q4", "2023-Q1")
    assert found.kind is PeriodKind.QUARTER
    assert found.latest == date(2024, 1, 1)


def test_an_indicator_without_figures_has_no_periods_and_no_kind(store: Store) -> None:
    fill(store, "observations")
    with store.read() as connection:
        found = get_indicator_figures(connection, "i", LAST)
    assert (found.periods, found.kind, found.latest, dict(found.cells)) == ((), None, None, {})


def test_an_unknown_indicator_is_named(sqlite_store: Store) -> None:
    with sqlite_store.read() as connection, pytest.raises(KeyError, match="nonsense"):
        get_indicator_figures(connection, "nonsense", LAST)


def test_cells_that_are_shared_cannot_be_changed(sqlite_store: Store) -> None:
    fill(sqlite_store)
    with sqlite_store.read() as connection:
        cells = get_indicator_figures(connection, "i", LAST).cells
    with pytest.raises(TypeError):
        cells["W92000004", "2023"] = None  # type: ignore[index]
