"""The newest figure of a place, and everywhere else's in the same period."""

from datetime import date
from typing import Any

from data.place_figures import PlaceFigures, list_place_figures
from data.store import Store
from models.area import WALES
from tests.data.filling import fill, rows

CARDIFF, POWYS = "W06000015", "W06000023"
UNTIL = date(2026, 11, 22)


def observed(area: str, period: str, value: float | None = 2.0, **changes: Any) -> dict[str, Any]:
    limits = {"lower": None, "upper": None, "denominator": None, "note": None}
    return {"area": area, "period": period, "value": value} | limits | changes


def only(store: Store, *figures: dict[str, Any], area: str = CARDIFF) -> PlaceFigures:
    fill(store, observations=rows("observations", *figures))
    return read(store, area)


def read(store: Store, area: str = CARDIFF, until: date = UNTIL) -> PlaceFigures:
    with store.read() as connection:
        (found,) = list_place_figures(connection, area, until)
    return found


def test_all_are_of_the_newest_period_that_the_place_has(store: Store) -> None:
    found = only(
        store,
        observed(CARDIFF, "2023", 1.0),
        observed(WALES, "2023", 3.0),
        observed(WALES, "2024", 4.0),
        observed(POWYS, "2023", 5.0),
    )
    assert (found.period, found.newest) == ("2023", "2024")
    assert {area: each.value for area, each in found.cells.items()} == {
        CARDIFF: 1.0,
        WALES: 3.0,
        POWYS: 5.0,
    }
    assert found.note is None


def test_a_place_without_a_figure_is_shown_where_wales_has_its_newest(store: Store) -> None:
    found = only(store, observed(WALES, "2023"), observed(WALES, "2024"), observed(POWYS, "2024"))
    assert (found.period, found.newest) == ("2024", "2024")
    assert set(found.cells) == {WALES, POWYS}


def test_where_wales_has_none_the_newest_is_any_places(store: Store) -> None:
    found = only(store, observed(POWYS, "2024"), observed(CARDIFF, "2023"))
    assert (found.period, found.newest) == ("2023", "2024")


def test_a_note_instead_of_a_figure_is_told_for_the_newest_period(store: Store) -> None:
    found = only(
        store,
        observed(WALES, "2024"),
        observed(CARDIFF, "2023"),
        observed(CARDIFF, "2024", None, note="c"),
    )
    assert found.period == "2023"
    assert found.note is not None
    assert found.note.notes == ("c",)


def test_a_withdrawn_figure_is_not_the_newest_and_a_later_release_is_not_yet_known(
    store: Store,
) -> None:
    found = only(
        store,
        observed(CARDIFF, "2023", 1.0),
        observed(CARDIFF, "2024", 2.0, published_on=date(2025, 1, 1)),
        observed(CARDIFF, "2024", None, published_on=date(2025, 6, 1), note="x"),
        observed(CARDIFF, "2025", 3.0, published_on=date(2026, 12, 1)),
    )
    assert found.period == "2023"
    assert read(store, until=date(2025, 3, 1)).period == "2024"
    assert read(store, until=date(2026, 12, 1)).period == "2025"


def test_an_indicator_without_any_figure_is_there_without_a_period(store: Store) -> None:
    fill(store, "observations")
    found = read(store)
    assert (found.period, found.kind, found.newest, dict(found.cells)) == (None, None, None, {})
