"""Deliveries of a period: what stands of each place, and the rows that what is typed makes."""

from datetime import date

import pytest

from components.entering.deliveries import (
    empty_cell,
    list_known_places,
    list_periods,
    make_delivery_entries,
    opening_period,
    read_cells,
    usual_basis,
)

TODAY = date(2026, 11, 22)
CARDIFF, POWYS = "W06000015", "W06000023"


def row(period: str = "2026-Q3", area: str = CARDIFF, **changes: str) -> dict[str, str]:
    good = {
        "output": "o",
        "area": area,
        "period": period,
        "planned": "10",
        "delivered": "",
        "reached_intended": "",
        "basis": "",
        "recorded_on": "2026-01-01",
    }
    return good | changes


def test_what_was_returned_stands_though_it_was_planned_anew_since() -> None:
    first = row()
    returned = row(delivered="8", basis="checked", recorded_on="2026-10-01")
    replanned = row(planned="12", recorded_on="2026-10-02")
    cell = read_cells([first, replanned, returned], "o", "2026-Q3")[CARDIFF]
    assert (cell.first, cell.newest) == ("10", replanned)
    assert (cell.now["planned"], cell.now["delivered"], cell.now["basis"]) == ("12", "8", "checked")


def test_only_what_is_typed_otherwise_makes_a_row_of_today() -> None:
    rows = [row(), row(area=POWYS)]
    cells = read_cells(rows, "o", "2026-Q3")
    typed = {f"{CARDIFF}.delivered": "9", f"{POWYS}.planned": "10"}
    seen = {area: cell.newest for area, cell in cells.items()}
    (entry,) = make_delivery_entries(cells.values(), typed, "checked", seen, TODAY)
    assert entry.seen == rows[0]
    assert entry.row == row(delivered="9", basis="checked", recorded_on="2026-11-22")


def test_a_plan_alone_says_nothing_of_how_a_return_is_known() -> None:
    cells = read_cells([row(delivered="8", basis="administrative")], "o", "2026-Q3")
    typed = {f"{CARDIFF}.planned": "20"}
    (entry,) = make_delivery_entries(cells.values(), typed, "checked", {}, TODAY)
    assert (entry.row["planned"], entry.row["basis"]) == ("20", "administrative")


def test_a_place_of_which_nothing_is_recorded_makes_a_whole_row() -> None:
    cell = empty_cell("o", POWYS, "2027-Q1")
    typed = {f"{POWYS}.planned": "5"}
    (entry,) = make_delivery_entries([cell], typed, "", {POWYS: None}, TODAY)
    assert entry.seen is None
    assert {name: said for name, said in entry.row.items() if said} == {
        "output": "o",
        "area": POWYS,
        "period": "2027-Q1",
        "planned": "5",
        "recorded_on": "2026-11-22",
    }


def test_the_usual_way_of_knowing_is_offered() -> None:
    rows = [
        row(area="W06000001", delivered="1", basis="checked"),
        row(area="W06000002", delivered="1", basis="checked"),
        row(area="W06000003", delivered="1", basis="self_reported"),
        row(area="W06000004", basis="administrative"),  # of a plan it says nothing
    ]
    assert usual_basis(read_cells(rows, "o", "2026-Q3").values()) == "checked"
    assert usual_basis([]) == ""


@pytest.mark.parametrize(
    ("known", "after"),
    [
        ("2026-Q3", ["2026-Q4", "2027-Q1"]),
        ("2026-12", ["2027-01", "2027-02"]),
        ("2026", ["2027", "2028"]),
        ("2026-27", ["2027-28", "2028-29"]),
        ("2024-2026", ["2025-2027", "2026-2028"]),
    ],
)
def test_the_next_periods_are_of_the_kind_there_is(known: str, after: list[str]) -> None:
    found = list(list_periods([row(known)], "o", TODAY))
    assert found[0] == known
    assert found[1:3] == after


def test_an_output_without_periods_is_offered_quarters_from_this_one() -> None:
    found = list_periods([row()], "another", TODAY)
    assert list(found)[:2] == ["2026-Q4", "2027-Q1"]
    assert opening_period(found, TODAY) == "2026-Q4"


def test_the_periods_go_on_to_the_one_that_today_is_in() -> None:
    """An output that nobody has returned for years can still be returned for today."""
    found = list_periods([row("2022-Q1")], "o", TODAY)
    assert list(found)[-1] == "2026-Q4"
    assert opening_period(found, TODAY) == "2026-Q3"


def test_a_place_is_known_from_its_first_row_on() -> None:
    rows = [row("2026-Q1"), row("2026-Q3", POWYS), row("2026-Q2", output="another", area="W1")]
    periods = list_periods(rows, "o", TODAY)
    assert list_known_places(rows, "o", periods, "2026-Q1") == {CARDIFF}
    assert list_known_places(rows, "o", periods, "2026-Q4") == {CARDIFF, POWYS}


def test_it_opens_on_the_last_period_that_has_ended() -> None:
    found = list_periods([row("2026-Q2"), row("2026-Q3"), row("2026-Q4")], "o", TODAY)
    assert opening_period(found, TODAY) == "2026-Q3"
    assert opening_period({}, TODAY) is None
