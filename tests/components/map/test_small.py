"""The same map at several times: chosen by whole years, on one scale, with a table that agrees."""

import re
from dataclasses import replace
from typing import Any

import pytest

from components.map.change import change_sheet
from components.map.small import (
    MOST,
    Times,
    build_times,
    choose_times,
    take_times,
    times_finding,
    times_html,
    times_table,
)
from components.map.value import value_sheet
from components.map.view import map_view
from components.palette import PALETTES
from evidence.classes import choose_classes
from locales import text
from models.area import WALES
from tests.components.making import area_frame, make_figures, place_codes
from tests.components.markup import drawn_texts, read_drawing, read_markup

EN, LIGHT = text("en"), PALETTES["light"]
YEARS = tuple(map(str, range(2010, 2024)))
QUARTERS = tuple(f"{year}-Q{quarter}" for year in range(2019, 2024) for quarter in (1, 2, 3, 4))
CARDIFF, NEWPORT = "W06000015", "W06000022"
CORNER = re.compile(r"M([0-9.]+) ([0-9.]+)h")


def make_times() -> Times:
    """Return three years on one scale: 1 to 22, then 11 to 32, then 21 to 42; one has no figure."""
    cells = {
        (code, year): float(at + 10 * step)
        for step, year in enumerate(("2021", "2022", "2023"))
        for at, code in enumerate(place_codes(), start=1)
    }
    del cells[CARDIFF, "2021"]
    cells |= {(WALES, year): 12.5 for year in ("2021", "2022", "2023")}
    views = [
        map_view(make_figures(cells), year, area_frame(), "en") for year in ("2021", "2022", "2023")
    ]
    classes = choose_classes([value for (code, _), value in cells.items() if code != WALES], 1)
    sheets = tuple(value_sheet(replace(view, classes=classes), {}, EN) for view in views)
    return Times(("2021", "2022", "2023"), sheets)


@pytest.mark.parametrize(
    ("periods", "yearly", "chosen"),
    [
        (YEARS[:4], 1, ("2010", "2011", "2012", "2013")),
        (YEARS, 1, ("2011", "2014", "2017", "2020", "2023")),
        (QUARTERS, 4, tuple(f"{year}-Q4" for year in range(2019, 2024))),
        (QUARTERS[:-1], 4, tuple(f"{year}-Q3" for year in range(2019, 2024))),
        (YEARS[:1], 1, ("2010",)),
        ((), 1, ()),
    ],
)
def test_times_end_at_the_newest_and_lie_whole_years_apart(
    periods: tuple[str, ...], yearly: int, chosen: tuple[str, ...]
) -> None:
    assert choose_times(periods, yearly) == chosen
    assert len(chosen) <= MOST


def test_one_scale_holds_for_all_times() -> None:
    times = make_times()
    steps = [sheet.class_of(NEWPORT).tint.step for sheet in times.sheets]
    assert steps == sorted(steps)
    assert steps[0] < steps[-1]


def test_the_picture_names_each_time_and_draws_every_place_of_each() -> None:
    times = make_times()
    read = read_drawing(build_times(times, LIGHT))
    assert drawn_texts(read) == list(times.named)
    corners = [corner for drawn in colours(read) for corner in CORNER.findall(drawn.get("d", ""))]
    assert len(corners) == len(set(corners)) == 3 * 22
    hatches = [each for each in read.findall("path") if each.get("fill", "").startswith("url(")]
    assert [len(CORNER.findall(each.get("d", ""))) for each in hatches] == [1]
    assert max(float(across) for across, _down in corners) < float(read.get("width", 0))


def colours(read: Any) -> list[Any]:
    """Return the outlines that are filled with a colour; hatching lies over them."""
    return [each for each in read.findall("path") if each.get("fill", "").startswith("#")]


def test_each_time_stands_under_its_name_with_its_own_finding_for_who_cannot_see_it() -> None:
    times = make_times()
    assert times_finding(times, EN).endswith("2021 to 2023")
    read = read_markup(times_html(times, LIGHT, EN))
    assert read.first("h2").text == times_finding(times, EN)
    assert [each.text for each in read.all("b")] == list(times.named)
    alts = [each.attributes["alt"] for each in read.all("img")]
    assert alts == [sheet.finding for sheet in times.sheets]
    assert len(set(alts)) == 3


def test_the_table_holds_each_time_of_each_place_and_says_what_is_missing() -> None:
    table = times_table(make_times(), EN)
    assert list(table.columns) == ["Place", "2021", "2022", "2023"]
    rows = {str(row.cells[0]): row.cells[1:] for row in table.rows if hasattr(row, "cells")}
    assert rows["Wales"] == ("12.5", "12.5", "12.5")
    assert rows["Cardiff"] == ("no figure", "24.0", "34.0")
    assert len(rows) == 23


def test_each_row_is_of_one_area_where_wales_has_no_figure_at_some_times() -> None:
    """A map of change has a row for Wales only where Wales has a figure."""
    cells = {(code, year): 1.0 for code in place_codes() for year in ("2021", "2022", "2023")}
    cells |= {(WALES, "2021"): 1.0, (WALES, "2022"): 5.0, (CARDIFF, "2023"): 3.0}
    made = make_figures(cells)
    sheets = [
        change_sheet(map_view(made, year, area_frame(), "en"), {}, EN) for year in ("2022", "2023")
    ]
    assert [len(sheet.rows) for sheet in sheets] == [23, 22]
    for shown in (sheets, sheets[::-1]):
        taken = take_times(Times(("a", "b"), tuple(shown)), EN)
        rows = {row[1]: set(row[2:]) for row in taken.rows}
        assert taken.rows[0][1] == WALES
        assert rows[WALES] == {4.0, None}
        assert rows[CARDIFF] == {0.0, 2.0}
        table = times_table(Times(("a", "b"), tuple(shown)), EN)
        assert [row.cells[0] for row in table.rows] == [row[0] for row in taken.rows]  # type: ignore[union-attr]


def test_what_is_taken_holds_the_same_numbers_and_leaves_the_missing_empty() -> None:
    taken = take_times(make_times(), EN)
    rows = {row[1]: row[2:] for row in taken.rows}
    assert rows[CARDIFF] == (None, 24.0, 34.0)
    assert rows[WALES] == (12.5, 12.5, 12.5)
    assert [column.title for column in taken.columns] == ["Place", "Code", "2021", "2022", "2023"]
    assert taken.title == times_finding(make_times(), EN)
