"""What each place had for so many people: held to a plain sum of the shipped packs, and by hand."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
import pytest

from data.areas import read_areas
from data.clock import released_until
from data.deliveries import COLUMNS, list_delivery_cells
from data.settings import SHIPPED_PACKS
from data.store import Store
from evidence.per_head import SCALES, DeliveredPerHead, Had, PlaceHad, measure_per_head
from models.area import WALES
from tests.components.making import place_codes
from tests.data.filling import fill, rows

PEOPLE = {"a": 50_000, "b": 20_000, "c": 100_000}
DAY = date(2024, 12, 31)
ENDS = ((3, 31), (6, 30), (9, 30), (12, 31))


def cell(area: str, quarter: int, planned: float, delivered: float | None, year: int = 2024) -> Any:
    month, last = ENDS[quarter - 1]
    return {
        "output": "p",
        "area": area,
        "period": f"{year}-Q{quarter}",
        "planned": planned,
        "replanned": None,
        "delivered": delivered,
        "reached_intended": None,
        "first_day": date(year, month - 2, 1),
        "last_day": date(year, month, last),
    }


def measured(
    *cells: dict[str, Any],
    day: date = DAY,
    output: str = "p",
    populations: Mapping[str, int] = PEOPLE,
) -> DeliveredPerHead:
    frame = pd.DataFrame(list(cells), columns=COLUMNS)
    frame["delivered"] = frame["delivered"].astype(float)
    return measure_per_head(frame, output, day, populations)


def test_what_is_delivered_is_summed_and_rated_by_population() -> None:
    found = measured(
        cell("a", 1, 10, 20), cell("a", 2, 10, 30), cell("b", 1, 5, 2), cell("c", 4, 8, 8)
    )
    assert found.people == 1_000
    assert found.places["a"] == PlaceHad(Had.DELIVERED, 50.0, pytest.approx(1.0), 20.0, 0)
    assert found.places["b"] == PlaceHad(Had.DELIVERED, 2.0, pytest.approx(0.1), 5.0, 0)
    assert found.places["c"] == PlaceHad(Had.DELIVERED, 8.0, pytest.approx(0.08), 8.0, 0)


def test_more_than_planned_is_counted_in_full() -> None:
    found = measured(cell("a", 1, 10, 400), cell("b", 1, 10, 10))
    assert (found.places["a"].amount, found.places["a"].planned) == (400.0, 10.0)
    assert found.places["a"].rate == pytest.approx(8.0)


def test_a_missing_return_is_not_nothing() -> None:
    found = measured(
        cell("a", 1, 10, None), cell("a", 2, 10, None), cell("b", 1, 10, 0), cell("c", 1, 5, 9)
    ).places
    assert found["a"] == PlaceHad(Had.UNRETURNED, 0.0, None, 20.0, 2)
    assert found["b"] == PlaceHad(Had.WAITING, 0.0, 0.0, 10.0, 0)


def test_what_is_returned_counts_and_what_is_not_is_told_beside() -> None:
    found = measured(
        cell("a", 1, 10, 6), cell("a", 2, 10, None), cell("b", 1, 10, 0), cell("b", 2, 10, None)
    ).places
    assert (found["a"].had, found["a"].amount, found["a"].returns_missing) == (Had.DELIVERED, 6, 1)
    assert (found["b"].had, found["b"].rate, found["b"].returns_missing) == (
        Had.UNRETURNED,
        None,
        1,
    )


def test_only_periods_that_have_ended_by_the_day_count() -> None:
    cells = cell("a", 1, 10, 5), cell("a", 2, 10, 7), cell("b", 2, 10, None), cell("c", 4, 3, 3)
    before = measured(*cells, day=date(2024, 6, 29))
    assert (before.places["a"].amount, before.places["a"].planned) == (5.0, 10.0)
    assert before.places["b"].had is Had.LATER
    assert before.places["b"].returns_missing == 0
    on_the_day = measured(*cells, day=date(2024, 6, 30))
    assert (on_the_day.places["a"].amount, on_the_day.places["a"].planned) == (12.0, 20.0)
    assert on_the_day.places["b"].had is Had.UNRETURNED
    assert on_the_day.places["c"].had is Had.LATER
    assert before.people == on_the_day.people, "one scale, whichever period is shown"


def test_a_place_that_is_not_named_was_not_to_have_it() -> None:
    found = measured(cell("a", 1, 10, 5), cell("c", 1, 0, 0)).places
    assert found["b"] == PlaceHad(Had.NONE, 0.0, None, 0.0, 0)
    assert found["c"].had is Had.NONE, "nothing planned, nothing had"
    assert set(found) == set(PEOPLE)


def test_another_outputs_deliveries_are_not_counted() -> None:
    other = cell("b", 1, 10, 900) | {"output": "q"}
    found = measured(cell("a", 1, 10, 5), other)
    assert found.places["b"].had is Had.NONE
    assert found.people == 10_000, "nor do they set the scale"


def test_places_that_are_not_asked_for_are_left_out() -> None:
    found = measured(cell("a", 1, 10, 5), cell("z", 1, 1, 9))
    assert set(found.places) == set(PEOPLE)


@pytest.mark.parametrize(
    ("amount", "people"), [(50, 1_000), (49, 10_000), (5, 10_000), (4.9, 100_000), (0.2, 100_000)]
)
def test_the_highest_rate_has_a_digit_before_the_point(amount: float, people: int) -> None:
    found = measured(cell("a", 1, 10, amount), cell("c", 1, 10, amount))
    assert found.people == people
    assert found.places["a"].rate == pytest.approx(amount / 50_000 * people)
    assert found.places["c"].rate == pytest.approx(amount / 100_000 * people)
    highest = max(each.rate or 0 for each in found.places.values())
    assert highest >= 1 or people == SCALES[-1]
    assert highest * 1_000 / people < 1 or people == SCALES[0]


def test_nothing_is_delivered_yet() -> None:
    found = measured(cell("a", 1, 10, 0), cell("b", 1, 10, None), cell("c", 4, 3, None, 2030))
    assert found.begun is None
    assert [found.places[area].had for area in "abc"] == [
        Had.WAITING,
        Had.UNRETURNED,
        Had.LATER,
    ]


@pytest.mark.parametrize("cells", [(), (cell("a", 1, 10, 5) | {"output": "q"},)])
def test_an_output_without_any_row(cells: tuple[dict[str, Any], ...]) -> None:
    found = measured(*cells)
    assert (found.begun, found.whole) == (None, False)
    assert set(found.places.values()) == {PlaceHad(Had.NONE, 0.0, None, 0.0, 0)}


def test_it_began_in_the_first_period_with_anything_delivered() -> None:
    cells = cell("a", 1, 10, 0), cell("b", 2, 10, None), cell("c", 3, 1, 1), cell("a", 4, 1, 9)
    assert measured(*cells).begun == date(2024, 7, 1).toordinal()
    assert measured(*cells, day=date(2024, 9, 29)).begun is None
    nowhere_asked = measured(*cells, cell("z", 2, 1, 1))
    assert nowhere_asked.begun == date(2024, 4, 1).toordinal(), "anywhere counts"


def test_what_goes_to_wales_as_a_whole_reaches_no_place_by_name() -> None:
    found = measured(cell(WALES, 1, 10, 5))
    assert found.whole
    assert found.begun == date(2024, 1, 1).toordinal()
    assert {each.had for each in found.places.values()} == {Had.WHOLE}
    mixed = measured(cell(WALES, 1, 10, 5), cell("a", 1, 10, 7))
    assert (mixed.whole, mixed.for_wales, mixed.places["a"].amount) == (False, 5.0, 7.0)
    assert mixed.places["b"].had is Had.NONE


def test_a_store_in_which_nothing_was_ever_returned(store: Store) -> None:
    unreturned = {"area": "W06000015", "delivered": None, "reached_intended": None, "planned": 4.0}
    fill(store, deliveries=rows("deliveries", unreturned))
    with store.read() as connection:
        cells = list_delivery_cells(connection, DAY)
    found = measure_per_head(cells, "p", DAY, dict.fromkeys(place_codes(), 1_000))
    assert found.begun is None
    assert found.places["W06000015"] == PlaceHad(Had.UNRETURNED, 0.0, None, 4.0, 1)
    assert found.places["W06000022"].had is Had.NONE


def shipped_rows() -> pd.DataFrame:
    """Return the deliveries of every shipped pack as they are written."""
    paths = [path / "deliveries.csv" for path in SHIPPED_PACKS.values()]
    frames = [pd.read_csv(path, dtype={"period": str}) for path in paths if path.is_file()]
    return pd.concat(frames, ignore_index=True)


SHIPPED = shipped_rows()


def quarter_ends(codes: pd.Series) -> pd.Series:
    quarters = pd.PeriodIndex(codes.str.replace("-", ""), freq="Q")
    return pd.Series(quarters.end_time.date, index=codes.index)


@pytest.mark.parametrize("output", sorted(SHIPPED["output"].unique()))
@pytest.mark.parametrize("day", [date(2022, 9, 30), date(2023, 5, 1), date(2026, 9, 30)])
def test_every_shipped_output_is_a_plain_sum_of_its_pack(
    demonstration_store: Store, output: str, day: date
) -> None:
    populations = {row["code"]: row["population"] for row in read_areas()}
    populations = {code: populations[code] for code in place_codes()}
    with demonstration_store.read() as connection:
        cells = list_delivery_cells(connection, released_until(connection))
    found = measure_per_head(cells, output, day, populations)

    own = SHIPPED[SHIPPED["output"] == output].sort_values("recorded_on")
    ends = quarter_ends(own["period"])
    plan = own.assign(end=ends).groupby(["area", "period"]).first().reset_index()
    given = own.assign(end=ends).dropna(subset=["delivered"])
    given = given.groupby(["area", "period"]).last().reset_index()
    planned = plan[plan["end"] <= day].groupby("area")["planned"].sum()
    amounts = given[given["end"] <= day].groupby("area")["delivered"].sum()
    for area, people in populations.items():
        place, amount = found.places[area], float(amounts.get(area, 0.0))
        assert place.amount == pytest.approx(amount)
        assert place.planned == pytest.approx(float(planned.get(area, 0.0)))
        assert (place.had is Had.DELIVERED) == (amount > 0)
        if amount > 0:
            assert place.rate == pytest.approx(amount / people * found.people)
        else:
            due, named = float(planned.get(area, 0.0)) > 0, area in set(own["area"])
            assert place.had is (Had.WAITING if due else Had.LATER if named else Had.NONE)
    begun = given[(given["delivered"] > 0) & (given["end"] <= day)]["end"]
    assert (found.begun is None) == begun.empty
    if found.begun is not None:
        first = pd.Period(begun.min(), freq="Q").start_time.date()
        assert date.fromordinal(found.begun) == first
