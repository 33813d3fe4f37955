"""The areas of a store are those the project ships, and stay so."""

from collections import Counter

import pytest
from sqlalchemy import delete, update

from data.areas import AREAS, list_areas, read_areas
from data.migrate import upgrade_store
from data.store import Store
from models.area import WALES
from models.enums import AreaKind

KINDS = {
    AreaKind.COUNTRY: 1,
    AreaKind.LOCAL_AUTHORITY: 22,
    AreaKind.HEALTH_BOARD: 7,
    AreaKind.REGION: 4,
}


def test_wales_its_22_places_seven_boards_and_four_regions_are_shipped() -> None:
    assert Counter(row["kind"] for row in read_areas()) == KINDS
    assert [row["code"] for row in read_areas() if row["kind"] == "country"] == [WALES]


def test_what_is_rolled_up_to_comes_before_what_rolls_up() -> None:
    seen = {None}
    for row in read_areas():
        assert {row["health_board"], row["region"]} <= seen
        seen.add(row["code"])


def test_numbers_are_numbers_and_what_is_empty_is_none() -> None:
    for row in read_areas():
        assert "" not in row.values()
        for name in ("population", "population_year", "active_enterprises", "area_km2"):
            assert isinstance(row[name], int)


def test_a_new_store_has_exactly_the_shipped_areas(store: Store) -> None:
    with store.read() as connection:
        frame = list_areas(connection)
    shipped = {row.pop("code"): row for row in read_areas()}
    assert set(frame.index) == set(shipped)
    for code, row in shipped.items():
        found = {name: None if cell != cell else cell for name, cell in frame.loc[code].items()}
        assert found == row


def test_every_area_is_named_in_both_languages(store: Store) -> None:
    with store.read() as connection:
        frame = list_areas(connection)
    assert frame["name_en"].str.len().min() > 0
    assert frame["name_cy"].str.len().min() > 0
    assert frame.loc["W06000015", ["name_en", "name_cy"]].tolist() == ["Cardiff", "Caerdydd"]


@pytest.mark.parametrize("parent", ["health_board", "region"])
def test_places_add_up_to_wales_through_boards_and_regions(store: Store, parent: str) -> None:
    with store.read() as connection:
        frame = list_areas(connection)
    places = frame[frame["kind"] == AreaKind.LOCAL_AUTHORITY]
    sums = places.groupby(parent)["population"].sum()
    assert sums.to_dict() == frame[frame["kind"] == parent]["population"].to_dict()
    assert sums.sum() == frame.loc[WALES, "population"]


def test_upgrading_mends_an_area_that_differs_or_is_missing(store: Store) -> None:
    with store.engine.connect() as connection, connection.begin():
        connection.execute(update(AREAS).where(AREAS.c.code == WALES).values(name_cy="Walia"))
        connection.execute(delete(AREAS).where(AREAS.c.code == "W06000015"))
    upgrade_store(store)
    with store.read() as connection:
        frame = list_areas(connection)
    assert frame.loc[WALES, "name_cy"] == "Cymru"
    assert frame.loc["W06000015", "name_cy"] == "Caerdydd"
    assert len(frame) == sum(KINDS.values())
