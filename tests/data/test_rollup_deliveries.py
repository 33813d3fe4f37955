"""Boards' and regions' deliveries are sums of the returned, and missing while a return is."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from data.areas import list_areas
from data.deliveries import list_delivery_cells
from data.rollup_deliveries import ROLLED_UP, roll_up_deliveries
from data.store import Store
from evidence.delivery import measure_deliveries
from models.enums import AreaKind
from tests.data.filling import fill, rows

LAST = date(2030, 1, 1)
HYWEL_DDA, MID, SOUTH_WEST = "W11000025", "mid-wales", "south-west-wales"
CEREDIGION, PEMBROKESHIRE, CARMARTHENSHIRE = ("W06000008", "W06000009", "W06000010")


def rolled(store: Store, kind: AreaKind, *deliveries: dict[str, Any]) -> pd.DataFrame:
    fill(store, deliveries=rows("deliveries", *deliveries))
    with store.read() as connection:
        cells = list_delivery_cells(connection, LAST)
        return roll_up_deliveries(cells, list_areas(connection), kind)


def of(area: str, planned: float, delivered: float | None, **more: Any) -> dict[str, Any]:
    return {"area": area, "planned": planned, "delivered": delivered} | {
        "reached_intended": None, **more
    }  # fmt: skip


def only(frame: pd.DataFrame) -> dict[str, Any]:
    assert len(frame) == 1
    return {name: None if cell is not cell or (isinstance(cell, float) and cell != cell) else cell
            for name, cell in frame.iloc[0].items()}  # fmt: skip


def test_plans_and_returns_add_up(store: Store) -> None:
    found = only(
        rolled(
            store,
            AreaKind.HEALTH_BOARD,
            of(CEREDIGION, 10.0, 9.0, reached_intended=4.0),
            of(CARMARTHENSHIRE, 30.0, 0.0, reached_intended=0.0),
        )
    )
    assert (found["area"], found["planned"], found["delivered"]) == (HYWEL_DDA, 40.0, 9.0)
    assert (found["reached_intended"], found["replanned"]) == (4.0, None)
    assert found["members"] == (CEREDIGION, CARMARTHENSHIRE)
    assert found["not_returned"] == ()
    assert (found["first_day"], found["last_day"]) == (date(2023, 1, 1), date(2023, 12, 31))


def test_one_return_that_is_missing_leaves_the_sum_missing_and_is_named(store: Store) -> None:
    found = only(
        rolled(
            store,
            AreaKind.HEALTH_BOARD,
            of(CEREDIGION, 10.0, 9.0, reached_intended=9.0),
            of(PEMBROKESHIRE, 20.0, None),
        )
    )
    assert (found["planned"], found["delivered"], found["reached_intended"]) == (30.0, None, None)
    assert found["not_returned"] == (PEMBROKESHIRE,)


def test_whom_it_reached_is_missing_where_one_member_did_not_count(store: Store) -> None:
    found = only(
        rolled(
            store,
            AreaKind.HEALTH_BOARD,
            of(CEREDIGION, 10.0, 9.0, reached_intended=9.0),
            of(PEMBROKESHIRE, 20.0, 20.0),
        )
    )
    assert (found["delivered"], found["reached_intended"]) == (29.0, None)


def test_a_plan_made_anew_in_one_member_is_a_new_plan_of_the_whole(store: Store) -> None:
    anew = of(CEREDIGION, 4.0, 3.0, recorded_on=date(2024, 5, 1))
    found = only(
        rolled(
            store,
            AreaKind.HEALTH_BOARD,
            of(CEREDIGION, 10.0, None, recorded_on=date(2024, 1, 1)),
            anew,
            of(PEMBROKESHIRE, 20.0, 20.0),
        )
    )
    assert (found["planned"], found["replanned"], found["delivered"]) == (30.0, 24.0, 23.0)
    assert found["replanned_on"] == date(2024, 5, 1)


def test_members_of_one_board_may_be_of_two_regions(store: Store) -> None:
    frame = rolled(
        store,
        AreaKind.REGION,
        of(CEREDIGION, 10.0, 9.0),
        of(CEREDIGION, 5.0, 5.0, period="2024"),
        of(PEMBROKESHIRE, 20.0, 20.0),
        of("W92000004", 99.0, 99.0),
    )
    found = frame.set_index(["area", "period"])["planned"].to_dict()
    assert found == {(MID, "2023"): 10.0, (MID, "2024"): 5.0, (SOUTH_WEST, "2023"): 20.0}


def test_without_deliveries_the_frame_has_its_columns_all_the_same(store: Store) -> None:
    assert list(rolled(store, AreaKind.REGION).columns) == ROLLED_UP


@pytest.mark.parametrize("kind", [AreaKind.HEALTH_BOARD, AreaKind.REGION])
def test_what_ships_is_what_another_computation_gives_with_every_seventh_return_gone(
    demonstration_store: Store, kind: AreaKind
) -> None:
    with demonstration_store.read() as connection:
        cells, areas = list_delivery_cells(connection, LAST), list_areas(connection)
    cells.loc[cells.index[::7], ["delivered", "reached_intended"]] = None
    found = roll_up_deliveries(cells, areas, kind).set_index(["output", "area", "period"])
    parts = cells.assign(area=cells["area"].map(areas[str(kind)])).dropna(subset=["area"])
    groups = parts.groupby(["output", "area", "period"])
    sizes, returned = groups.size(), groups["delivered"].count()
    assert len(sizes) > 50
    assert found["members"].map(len).equals(sizes)
    assert found["not_returned"].map(len).equals(sizes - returned)
    assert ((sizes - returned).sum(), len(cells.index[::7])) == (51, 51)
    delivered = groups["delivered"].sum().where(sizes == returned)
    pd.testing.assert_series_equal(found["delivered"], delivered)
    pd.testing.assert_series_equal(found["planned"], groups["planned"].sum().astype(float))


def test_the_frame_is_measured_as_that_of_the_places_is(demonstration_store: Store) -> None:
    with demonstration_store.read() as connection:
        cells, areas = list_delivery_cells(connection, LAST), list_areas(connection)
    whole = measure_deliveries(roll_up_deliveries(cells, areas, AreaKind.REGION), LAST)
    parts = measure_deliveries(cells, LAST)
    assert {code: each.planned for code, each in whole.items()} == pytest.approx(
        {code: each.planned for code, each in parts.items()}
    )


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [("checked", "checked", "checked"), ("checked", "administrative", None), (None, None, None)],
)
def test_how_it_is_known_holds_of_the_whole_only_where_it_holds_of_every_member(
    sqlite_store: Store, first: str | None, second: str | None, whole: str | None
) -> None:
    parts = of(CEREDIGION, 10.0, 9.0, basis=first), of(PEMBROKESHIRE, 10.0, 9.0, basis=second)
    assert only(rolled(sqlite_store, AreaKind.HEALTH_BOARD, *parts))["basis"] == whole
