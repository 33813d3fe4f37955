"""Colour classes by hand, and that one extreme place does not flatten the rest."""

from datetime import date
from math import inf, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.figures import get_indicator_figures
from data.store import Store
from evidence.classes import MOST_CLASSES, choose_classes

NEATH_PORT_TALBOT = "W06000012"


def test_ten_values_make_five_classes_of_two() -> None:
    found = choose_classes([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0)
    assert found is not None
    assert found.starts == (1, 3, 5, 7, 9)
    assert [found.class_of(value) for value in (1, 2, 3, 6, 7, 9, 10)] == [0, 0, 1, 2, 3, 4, 4]


def test_spans_leave_no_room_between_classes_at_the_decimals_shown() -> None:
    found = choose_classes([0.1, 0.2, 0.3, 0.4, 0.5], 1)
    assert found is not None
    assert [found.span(number) for number in range(5)] == [
        (0.1, 0.1),
        (0.2, 0.2),
        (0.3, 0.3),
        (0.4, 0.4),
        (0.5, 0.5),
    ]


def test_a_value_is_classed_as_it_is_shown() -> None:
    """1.96 is shown as 2.0, and 2.0 begins the second class."""
    found = choose_classes([1.0, 2.0], 1, most=2)
    assert found is not None
    assert found.starts == (1.0, 2.0)
    assert (found.class_of(1.94), found.class_of(1.96)) == (0, 1)


def test_one_extreme_place_leaves_the_classes_of_the_rest_alone() -> None:
    usual = [4.0, 4.5, 5.0, 5.5, 6.0, 6.5, 7.0, 7.5, 8.0]
    found = choose_classes([*usual, 70.0], 1)
    assert found is not None
    assert len({found.class_of(value) for value in usual}) == MOST_CLASSES


def test_where_there_are_as_many_places_as_classes_each_has_its_own() -> None:
    found = choose_classes([9.0, 1.0, 5.0], 0, most=3)
    assert found is not None
    assert [found.class_of(value) for value in (1.0, 5.0, 9.0)] == [0, 1, 2]


def test_where_all_are_equal_there_is_one_class() -> None:
    found = choose_classes([3.0] * 22, 1)
    assert found is not None
    assert (found.starts, found.span(0)) == ((3.0,), (3.0, 3.0))


@pytest.mark.parametrize("values", [[], [nan], [inf, nan]])
def test_where_there_is_no_value_there_are_no_classes(values: list[float]) -> None:
    assert choose_classes(values, 1) is None


def test_a_value_below_the_first_start_is_in_the_first_class() -> None:
    found = choose_classes([5.0, 6.0], 0)
    assert found is not None
    assert found.class_of(-1.0) == 0


@given(
    st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=60),
    st.integers(0, 3),
)
def test_every_value_lies_in_the_span_of_its_class(values: list[float], decimals: int) -> None:
    found = choose_classes(values, decimals)
    assert found is not None
    for value in values:
        low, high = found.span(found.class_of(value))
        assert low <= round(value, decimals) <= high or np.isclose(round(value, decimals), high)
    assert 1 <= len(found.starts) <= MOST_CLASSES
    assert list(found.starts) == sorted(set(found.starts))


def test_emissions_a_head_use_at_least_four_colours(demonstration_store: Store) -> None:
    """Neath Port Talbot emits more than twice what the next place does, Wrexham."""
    with demonstration_store.read() as connection:
        figures = get_indicator_figures(connection, "greenhouse-gas-per-head", date(2026, 11, 22))
    values = {
        code: figure.value
        for (code, period), figure in figures.cells.items()
        if period == "2024" and code.startswith("W06") and figure.value is not None
    }
    found = choose_classes(list(values.values()), 2)
    assert found is not None
    classes = {code: found.class_of(value) for code, value in values.items()}
    assert len(classes) == 22
    assert classes[NEATH_PORT_TALBOT] == MOST_CLASSES - 1
    assert len(set(classes.values())) >= 4
    without = sorted(set(values) - {NEATH_PORT_TALBOT})
    assert max(values[code] for code in without) < values[NEATH_PORT_TALBOT] / 2
