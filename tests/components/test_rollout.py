"""The roll-out, place by place and period by period, and the staircase that draws it."""

from datetime import date

import pandas as pd
import pytest

from components.palette import PALETTES
from components.rollout import NO_ROLLOUT, Planned, read_rollout
from components.staircase import (
    draw_cell,
    draw_staircase,
    staircase_finding,
    take_rollout,
    take_staircase,
)
from locales import text
from models.area import WALES
from tests.components.linking import PLACES, make_cells, make_link_view
from tests.components.markup import drawn_texts, read_drawing

_ = text("en")
PALETTE = PALETTES["light"]
UNTIL = date(2026, 11, 22)
A, B, C = PLACES[:3]


def test_an_output_without_a_plan_has_no_roll_out() -> None:
    assert read_rollout(make_cells(), "p", UNTIL) is NO_ROLLOUT
    assert read_rollout(make_cells((A, "2022", 1.0, 1.0)), "another", UNTIL) is NO_ROLLOUT


def test_a_place_is_summed_over_the_periods_that_have_ended() -> None:
    cells = make_cells(
        (A, "2022", 10.0, 0.0),
        (A, "2023", 10.0, 8.0),
        (A, "2024", 10.0, None),
        (A, "2026", 7.0, None),
    )
    place = read_rollout(cells, "p", UNTIL).places[A]
    assert (place.started, place.first_planned) == ("2023", "2022")
    assert (place.planned_due, place.delivered, place.to_come) == (30.0, 8.0, 7.0)
    assert place.returns_missing == 1


def test_a_later_plan_is_kept_beside_the_first() -> None:
    cells = make_cells((A, "2027", 10.0, None)).assign(replanned=25.0)
    place = read_rollout(cells, "p", UNTIL).places[A]
    assert place.cells["2027"].replanned == 25.0
    assert place.to_come == 25.0


def test_periods_run_without_gaps_and_rows_by_start() -> None:
    cells = make_cells((B, "2024", 1.0, 1.0), (A, "2021", 1.0, 0.0), (C, "2022", 1.0, 1.0))
    rollout = read_rollout(cells, "p", UNTIL)
    assert rollout.periods == ("2021", "2022", "2023", "2024")
    names = {A: "a", B: "b", C: "c", PLACES[5]: "never"}
    assert rollout.in_order(names) == [C, B, A, PLACES[5]]
    assert rollout.starts == ["2022", "2024"]


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (("2023-Q3", "2024-Q2"), ("2023-Q3", "2023-Q4", "2024-Q1", "2024-Q2")),
        (("2023-11", "2024-02"), ("2023-11", "2023-12", "2024-01", "2024-02")),
        (("2021-22", "2023-24"), ("2021-22", "2022-23", "2023-24")),
        (("2019-2021", "2022-2024"), ("2019-2021", "2022-2024")),
    ],
)
def test_every_kind_of_period_is_filled(codes: tuple[str, ...], expected: tuple[str, ...]) -> None:
    cells = pd.concat([make_cells((A, "2022", 1.0, 1.0)).assign(period=code) for code in codes])
    assert read_rollout(cells, "p", UNTIL).periods == expected


def test_a_cell_is_filled_as_far_as_it_was_delivered() -> None:
    def high(planned: Planned) -> float:
        drawn = read_drawing(
            f'<svg xmlns="http://www.w3.org/2000/svg">'
            f"{''.join(draw_cell(planned, 0, 0, 20, PALETTE))}</svg>"
        )
        fills = [each for each in drawn.iter("rect") if each.get("fill") == PALETTE.fact]
        return sum(float(each.get("height", 0)) for each in fills)

    whole = high(Planned(10, None, 10, True))
    assert high(Planned(10, None, 5, True)) == pytest.approx(whole / 2)
    assert high(Planned(10, None, 9, True)) == whole
    assert high(Planned(10, None, 0, True)) == 0
    assert high(Planned(10, None, None, False)) == 0


def test_a_new_plan_is_marked_in_form() -> None:
    def corners(planned: Planned) -> int:
        return "".join(draw_cell(planned, 0, 0, 20, PALETTE)).count("<polygon")

    assert corners(Planned(10, 12, 10, True)) == 1
    assert corners(Planned(10, None, 10, True)) == 0


@pytest.mark.parametrize("width", [1100, 350])
def test_the_staircase_draws_each_cell_once_and_names_each_row(width: float) -> None:
    view = make_link_view()
    drawn = read_drawing(draw_staircase(view.rollout, view.names, PALETTE, "en", width))
    filled = [each for each in drawn.iter("rect") if each.get("fill") == PALETTE.fact]
    assert len(filled) == 4
    assert len([each for each in drawn_texts(drawn) if not each.isdigit()]) == 22
    assert {"2022"} <= set(drawn_texts(drawn))


def test_the_finding_and_the_tables_hold_the_same_counts() -> None:
    view = make_link_view()
    said = staircase_finding(view, _)
    assert said == "Begun in 4 places, all at the same time. Planned and not begun: 1."
    assert len(take_rollout(view, _).rows) == 5
    periods = take_staircase(view, _)
    assert [row[2:4] for row in periods.rows].count((10.0, 10.0)) == 4
    assert periods.rows[-1][2:] == (10.0, None, "still to come")


def test_wales_as_a_whole_is_one_row() -> None:
    view = make_link_view(cells=make_cells((WALES, "2023", 5.0, 5.0)))
    assert staircase_finding(view, _) == "Delivered to Wales as a whole. Begun in: 2023"
    assert len(take_rollout(view, _).rows) == 1
