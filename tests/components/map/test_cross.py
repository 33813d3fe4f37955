"""The map of delivered × changed: nine fields, both counts, and what all places together say."""

from itertools import product

import pytest

from components.map.cross import before_sheet
from components.map.cross_words import CELLS, WHY_NONE
from components.map.crossed import COLUMNS, MUCH, NONE, ROWS, SOME, Cross, amount_rows
from components.map.sheet import Form, Mode, Ramp
from components.map.table import can_rank
from data.verdict_labels import get_verdict_label
from evidence.apart import Limits
from evidence.moves import Move, Moved, NoMoves
from evidence.per_head import Had, PlaceHad
from locales import text
from tests.components.making import make_figure, make_view
from tests.components.mapping import (
    BETTER,
    PLACES,
    SPAN,
    UNCLEAR,
    UNSIZED,
    WORSE,
    cells_of,
    delivered,
    legend_of,
    make_cross,
    make_cross_sheet,
    make_had,
    make_moves,
    make_place,
    said_of,
)

EN = text("en")
MOVES = {Moved.WORSE: WORSE, Moved.UNCLEAR: UNCLEAR, Moved.BETTER: BETTER}
MUCH_OF_IT, LESS_OF_IT, NOTHING = delivered(20.0), delivered(5.0), make_place()
HALF = dict.fromkeys(PLACES[:11], MUCH_OF_IT)


def test_places_fall_into_nine_fields() -> None:
    rows = {MUCH: MUCH_OF_IT, SOME: LESS_OF_IT, NONE: NOTHING}
    cells = list(product(ROWS, COLUMNS))
    had = {code: rows[cells[at % 9][0]] for at, code in enumerate(PLACES)}
    moved = {code: MOVES[cells[at % 9][1]] for at, code in enumerate(PLACES)}
    sheet = make_cross_sheet(had, moved)
    assert sheet.mode is Mode.CROSS
    assert [klass.said for klass in sheet.classes] == list(CELLS.values())
    assert {klass.tint.step for klass in sheet.classes} == set(range(9))
    assert {klass.tint.ramp for klass in sheet.classes} == {Ramp.CROSS}
    for at, code in enumerate(PLACES):
        assert said_of(sheet, code) == CELLS[cells[at % 9]] == cells_of(sheet, code)[-1]
        assert sheet.shown[code].told[-1] == CELLS[cells[at % 9]]
    assert sum(legend_of(sheet).values()) == 22


def test_much_begins_at_the_middle_of_those_that_were_reached() -> None:
    rates = {code: delivered(float(at)) for at, code in enumerate(PLACES[:5], start=1)}
    amounts = amount_rows(make_had(rates))
    assert [amounts[code] for code in PLACES[:6]] == [SOME, SOME, MUCH, MUCH, MUCH, NONE]
    alike = amount_rows(make_had(dict.fromkeys(PLACES[:5], MUCH_OF_IT)))
    assert {alike[code] for code in PLACES[:5]} == {MUCH}


def test_what_is_not_returned_is_not_none_delivered() -> None:
    late = make_place(Had.UNRETURNED, planned=40.0, returns_missing=3)
    sheet = make_cross_sheet({PLACES[0]: late, PLACES[1]: MUCH_OF_IT}, {PLACES[0]: BETTER})
    assert said_of(sheet, PLACES[0]) == "not returned yet" == cells_of(sheet, PLACES[0])[-1]
    assert cells_of(sheet, PLACES[0])[:2] == ["", "+3.0"]
    assert sheet.shown[PLACES[0]].told[0].endswith("?")
    assert sheet.shown[PLACES[0]].told[-1] == "not returned yet"
    assert "0 of the 1 places that had it, and 0 of the 20 that had none" in sheet.finding
    assert any("is not zero" in note for note in sheet.notes)


def test_the_finding_counts_places_with_and_without() -> None:
    """A map of the reached alone would make every change of Wales look like a success."""
    moved = {PLACES[0]: BETTER, PLACES[1]: WORSE, PLACES[20]: BETTER, PLACES[21]: BETTER}
    sheet = make_cross_sheet(HALF, moved)
    assert "1 of the 11 places that had it, and 2 of the 11 that had none" in sheet.finding


def test_places_on_another_path_before_are_said_in_the_finding() -> None:
    sheet = make_cross_sheet(HALF, {PLACES[0]: BETTER}, verdict="paths_differed")
    assert sheet.finding.startswith("Already on another path before it began")
    assert "1 of the 11" in sheet.finding
    assert "0 of the 11" in sheet.finding
    assert any("Compare the change before" in note for note in sheet.notes)


@pytest.mark.parametrize("verdict", ["moving_elsewhere", "moving_as_hoped", None])
def test_what_all_places_together_say_stands_beside_the_map(verdict: str | None) -> None:
    notes = make_cross_sheet(HALF, {PLACES[0]: BETTER}, verdict=verdict).notes
    assert any(note.startswith("All places together: ") for note in notes) is (verdict is not None)
    elsewhere = any("moved no more than the rest" in note for note in notes)
    assert elsewhere is (verdict == "moving_elsewhere")
    assert any("does not say that one brought the other" in note for note in notes)
    assert any("one in twenty" in note for note in notes)


def test_where_every_place_had_it_there_is_nothing_to_compare_with() -> None:
    sheet = make_cross_sheet(dict.fromkeys(PLACES, MUCH_OF_IT), {PLACES[0]: BETTER})
    assert "1 of 22" in sheet.finding
    assert "nothing to compare with" in sheet.finding
    late = dict.fromkeys(PLACES, MUCH_OF_IT) | {PLACES[0]: make_place(Had.UNRETURNED)}
    assert "Every place" not in make_cross_sheet(late, {}).finding


@pytest.mark.parametrize("why", NoMoves)
def test_why_nothing_can_be_said_is_said(why: NoMoves) -> None:
    sheet = make_cross_sheet(HALF, why)
    assert WHY_NONE[why] in sheet.finding
    assert legend_of(sheet) == {"cannot be told for this period": 22}
    assert sheet.classes[0].form is Form.FALLING
    assert not any("one brought the other" in note for note in sheet.notes)


def test_a_place_without_every_figure_cannot_be_told() -> None:
    """A place that has the figure shown, but not all that a year's mean needs."""
    moves = make_moves({})
    some = type(moves)(SPAN, {code: moves.places[code] for code in PLACES[1:]})
    sheet = make_cross_sheet(HALF, some)
    assert said_of(sheet, PLACES[0]) == "cannot be told for this period"
    assert cells_of(sheet, PLACES[0])[-1] == "cannot be told for this period"
    assert sheet.shown[PLACES[0]].short == "?"
    assert "of the 10 places that had it" in sheet.finding


def test_a_place_without_a_figure_says_so() -> None:
    view = make_view(dict.fromkeys(PLACES[2:], 1.0) | {PLACES[1]: make_figure(None, notes=("c",))})
    moves = make_moves({})
    some = type(moves)(SPAN, {code: moves.places[code] for code in PLACES[2:]})
    sheet = make_cross_sheet(HALF, some, view=view)
    assert said_of(sheet, PLACES[0]) == "no figure"
    assert said_of(sheet, PLACES[1]) == "confidential"
    assert cells_of(sheet, PLACES[1])[-1] == "no figure: confidential"


def test_without_limits_no_place_is_coloured_by_its_change() -> None:
    sheet = make_cross_sheet(HALF, dict.fromkeys(PLACES, UNSIZED))
    assert "not known" in sheet.finding
    assert legend_of(sheet) == {"limits not known": 22}
    assert not can_rank(sheet)
    assert "not known" in sheet.unranked
    assert cells_of(sheet, PLACES[0])[1:4] == ["+2.0", "", ""]


def test_one_change_is_told_alike_in_tile_tooltip_and_table() -> None:
    before = make_moves({PLACES[0]: Move(Moved.UNCLEAR, 0.7, -0.3, 1.7)}, before=True)
    sheet = make_cross_sheet({PLACES[0]: MUCH_OF_IT}, {PLACES[0]: BETTER}, before)
    assert sheet.shown[PLACES[0]].short == "+3.0"
    assert cells_of(sheet, PLACES[0])[:5] == ["20.0", "+3.0", "+2.0", "+4.0", "+0.7"]
    assert sheet.shown[PLACES[0]].told[0].endswith(" 20.0")
    assert sheet.shown[PLACES[0]].told[1].endswith("+3.0 (95% limits +2.0 to +4.0)")
    assert sheet.limits[PLACES[0]] == Limits(3.0, 2.0, 4.0)


def before_of(cross: Cross) -> str:
    sheet = before_sheet(make_view(), cross, EN)
    assert sheet is not None
    return sheet.finding


def test_the_change_before_is_counted_alike_and_coloured_without_delivery() -> None:
    earlier = make_moves({PLACES[0]: BETTER, PLACES[1]: WORSE, PLACES[21]: BETTER}, before=True)
    cross = make_cross(HALF, {}, earlier)
    assert "1 of the 11 places that had it later, and in 1 of the 11 that had none" in before_of(
        cross
    )
    sheet = before_sheet(make_view(), cross, EN)
    assert sheet is not None
    assert {klass.tint.ramp for klass in sheet.classes} == {Ramp.EITHER_WAY}
    assert legend_of(sheet) == {
        "changed for the better": 2,
        "no clear change": 19,
        "changed for the worse": 1,
    }
    assert "2015 → 2019" in sheet.detail


def test_where_figures_do_not_reach_back_there_is_no_change_before() -> None:
    cross = make_cross(HALF, {}, NoMoves.NO_YEAR_BEFORE)
    assert before_sheet(make_view(), cross, EN) is None


@pytest.mark.parametrize(
    "verdict", ["too_early", "not_delivered", "not_enough_data", "cannot_tell"]
)
def test_where_all_places_together_give_no_answer_the_title_begins_with_that(verdict: str) -> None:
    finding = make_cross_sheet(HALF, {PLACES[0]: BETTER}, verdict=verdict).finding
    label = get_verdict_label(verdict).label.en
    assert label is not None
    assert finding.startswith(f"{label}; changed for the better: 1 of the 1")


def test_worse_places_are_counted_too() -> None:
    moves = {PLACES[0]: BETTER, PLACES[1]: WORSE, PLACES[21]: WORSE}
    notes = make_cross_sheet(HALF, moves).notes
    assert any("worse: 1 of the 11 places that had it, and 1 of the 11" in note for note in notes)


def test_what_is_recorded_for_wales_alone_is_no_places_none() -> None:
    had = {code: PlaceHad(Had.WHOLE, 0.0, None, 0.0, 0) for code in PLACES}
    sheet = make_cross_sheet(had, dict.fromkeys(PLACES, BETTER), whole=True)
    assert list(legend_of(sheet)) == ["recorded for Wales as a whole"]
    assert "Wales as a whole" in sheet.finding


def test_the_legend_says_from_what_rate_on_a_place_had_much() -> None:
    had = {PLACES[0]: delivered(2.0), PLACES[1]: delivered(4.0), PLACES[2]: delivered(9.0)}
    assert make_cross_sheet(had, {PLACES[0]: BETTER}).scale.endswith("much: 4.0 or more")
