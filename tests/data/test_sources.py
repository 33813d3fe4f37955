"""Sources: how fresh each is and what is missing from it, counted by hand."""

from datetime import date
from typing import Any

import pytest

from data.sources import PLACES, Source, list_sources
from data.store import Store
from models.periods import PeriodKind
from tests.data.filling import fill, rows

DAY, NEXT, LATER = date(2024, 1, 1), date(2024, 7, 1), date(2025, 1, 1)
CARDIFF, NEWPORT, WALES = "W06000015", "W06000022", "W92000004"


def figure(area: str, period: str, day: date = DAY, value: float | None = 2.0) -> dict[str, Any]:
    note = None if value is not None else "x"
    made = {"area": area, "period": period, "published_on": day, "value": value, "note": note}
    return rows("observations", made | {"lower": None, "upper": None})[0]


def source(store: Store, *figures: dict[str, Any], until: date = LATER) -> Source:
    fill(store, observations=list(figures))
    with store.read() as connection:
        (found,) = list_sources(connection, until)
    return found


def test_figures_and_gaps_are_counted_by_place_and_period(store: Store) -> None:
    """Two periods: Cardiff and Wales in the first, Newport alone in the second."""
    found = source(
        store, figure(CARDIFF, "2022"), figure(WALES, "2022"), figure(NEWPORT, "2023", NEXT)
    )
    assert (found.first_period, found.last_period, found.periods) == ("2022", "2023", 2)
    assert (found.figures, found.expected) == (3, 2 * PLACES)
    assert found.missing == 2 * PLACES - 2
    assert found.without_wales == 1
    assert (found.last_published, found.as_compiled) == (NEXT, False)
    assert found.kind is PeriodKind.YEAR


def test_a_withdrawn_figure_is_a_gap(store: Store) -> None:
    gone = figure(CARDIFF, "2022", NEXT, None)
    found = source(store, figure(CARDIFF, "2022"), figure(NEWPORT, "2022"), gone)
    assert (found.figures, found.missing, found.without_wales) == (1, PLACES - 1, 1)


def test_vintages_count_once(store: Store) -> None:
    found = source(store, figure(CARDIFF, "2022"), figure(CARDIFF, "2022", NEXT, 2.5))
    assert (found.figures, found.missing) == (1, PLACES - 1)


def test_what_is_not_released_is_not_there(store: Store) -> None:
    later = figure(CARDIFF, "2023", NEXT)
    found = source(store, figure(CARDIFF, "2022"), later, until=date(2024, 6, 30))
    assert (found.last_period, found.last_published) == ("2022", DAY)


@pytest.mark.parametrize(("day", "compiled"), [(DAY, True), (NEXT, False)])
def test_one_date_for_all_periods_is_that_of_the_compilation(
    store: Store, day: date, compiled: bool
) -> None:
    found = source(store, figure(WALES, "2022"), figure(WALES, "2023", day))
    assert found.as_compiled is compiled


def test_a_source_without_figures_is_listed_with_none(store: Store) -> None:
    found = source(store)
    assert (found.first_period, found.last_period, found.kind) == (None, None, None)
    assert (found.periods, found.figures, found.expected, found.missing) == (0, 0, 0, 0)
    assert (found.last_published, found.as_compiled, found.without_wales) == (None, False, 0)


def test_every_shipped_source_counts_up(demonstration_store: Store) -> None:
    with demonstration_store.read() as connection:
        sources = list_sources(connection, date(2026, 11, 22))
    compiled = {source.facts.illustrative: source.as_compiled for source in sources}
    assert compiled == {False: True, True: False}
    for source in sources:
        assert source.figures + source.missing + source.without_wales == 23 * source.periods
