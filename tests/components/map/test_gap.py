"""The map of what is still to go: whose target, both ways of better, and who may be there."""

import pytest

from components.map.gap import gap_sheet, target_of
from components.map.sheet import Form, Mode, Ramp, Sheet
from components.map.view import Level, area_names, map_view
from data.context import TargetFacts
from data.figures import Figure
from locales import text
from models.area import WALES
from tests.components.making import area_frame, make_figure, make_figures, make_view
from tests.components.mapping import (
    PLACES,
    cells_of,
    legend_of,
    make_signal,
    make_spc,
    make_target,
    said_of,
)

EN = text("en")
CARDIFF, NEWPORT, POWYS = "W06000015", "W06000022", "W06000023"
ALIKE = dict.fromkeys(PLACES, 10.0)
FOR_WALES = {WALES: make_target(10.0)}


def sheet_of(
    values: dict[str, float | Figure | None],
    targets: dict[str, TargetFacts] | None = None,
    better: str = "higher",
) -> Sheet:
    view = make_view(values, better=better)
    return gap_sheet(view, FOR_WALES if targets is None else targets, {}, EN)


@pytest.mark.parametrize(
    ("better", "met", "short"),
    [("higher", (10.0, 12.0), 7.0), ("lower", (10.0, 8.0), 13.0)],
)
def test_met_and_short_follow_which_way_is_better(
    better: str, met: tuple[float, float], short: float
) -> None:
    sheet = sheet_of({**ALIKE, CARDIFF: met[1], NEWPORT: short}, better=better)
    assert legend_of(sheet) == {"at the target, or beyond": 21, "3.0": 1}
    assert said_of(sheet, NEWPORT) == "3.0"
    assert sheet.shown[CARDIFF].short == sheet.shown[POWYS].short == "✓"
    sign = "\u2212" if better == "higher" else "+"
    assert sheet.shown[NEWPORT].short == f"{sign}3.0"
    assert cells_of(sheet, NEWPORT) == [
        f"{sign}3.0",
        f"{short:.1f}",
        "10.0",
        "3.0 short of the target",
    ]
    assert sheet.finding == "2023: at the target or beyond in 21 of 22 places"


def test_a_figure_is_held_against_the_target_as_it_is_shown() -> None:
    """9.96 is shown as 10.0: nobody could see why it should fall short of 10."""
    sheet = sheet_of({**ALIKE, CARDIFF: 9.96, NEWPORT: 9.94})
    assert sheet.shown[CARDIFF].short == "✓"
    assert cells_of(sheet, CARDIFF)[0] == "0.0"
    assert sheet.shown[NEWPORT].short == "\u22120.1"


def test_a_place_is_held_against_its_own_target_before_that_of_wales() -> None:
    targets = {**FOR_WALES, CARDIFF: make_target(15.0), NEWPORT: make_target(5.0)}
    sheet = sheet_of(ALIKE, targets)
    assert cells_of(sheet, CARDIFF)[:3] == ["\u22125.0", "10.0", "15.0"]
    assert cells_of(sheet, NEWPORT)[:3] == ["+5.0", "10.0", "5.0"]
    assert cells_of(sheet, POWYS)[:3] == ["0.0", "10.0", "10.0"]
    assert target_of(targets, CARDIFF) == targets[CARDIFF]
    assert target_of(targets, POWYS) == targets[WALES]
    assert not any("no place has one of its own" in note for note in sheet.notes)


def test_where_wales_alone_has_a_target_places_have_promised_nothing() -> None:
    chance, note = sheet_of(ALIKE).notes
    assert "no place has one of its own" in note
    assert "chance" in chance


def test_without_published_limits_the_usual_variation_tells_who_may_be_there_or_not() -> None:
    view = make_view({**dict.fromkeys(PLACES, 10.4), CARDIFF: 15.0})
    wide = {code: make_signal(spc=make_spc(lower_limit=9.0, upper_limit=11.0)) for code in PLACES}
    sheet = gap_sheet(view, FOR_WALES, wide, EN)
    assert sheet.form_of(CARDIFF) is Form.PLAIN
    assert sheet.form_of(NEWPORT) is Form.RISING
    assert len(sheet.limits) == 22
    assert not any("chance" in note for note in sheet.notes)


@pytest.mark.parametrize(
    ("lower", "upper", "form"),
    [
        (9.0, 11.0, Form.RISING),
        (10.0, 11.0, Form.RISING),
        (8.0, 10.0, Form.RISING),
        (10.1, 11.0, Form.PLAIN),
        (8.0, 9.9, Form.PLAIN),
        (None, None, Form.PLAIN),
    ],
)
def test_limits_that_hold_the_target_are_hatched(
    lower: float | None, upper: float | None, form: Form
) -> None:
    sheet = sheet_of({**ALIKE, CARDIFF: make_figure(9.5, lower=lower, upper=upper)})
    assert sheet.form_of(CARDIFF) is form
    assert set(sheet.forms) == {form} - {Form.PLAIN}


def test_the_limits_of_a_figure_are_held_against_the_places_own_target() -> None:
    own = make_figure(9.5, lower=9.0, upper=11.0)
    sheet = sheet_of({**ALIKE, CARDIFF: own}, {**FOR_WALES, CARDIFF: make_target(20.0)})
    assert sheet.form_of(CARDIFF) is Form.PLAIN
    assert sheet.limits == {}, "where one alone has limits nobody can be ranked"
    assert sheet.unranked


def test_what_falls_short_is_classed_by_how_far() -> None:
    short = {code: 10.0 - at for at, code in enumerate(PLACES)}
    sheet = sheet_of(short)
    assert list(legend_of(sheet)) == [
        "at the target, or beyond",
        *[klass.said for klass in sheet.classes[1:]],
    ]
    assert [klass.tint.step for klass in sheet.classes[1:]] == [0, 1, 2, 3]
    assert sheet.classes[0].tint.ramp is Ramp.EITHER_WAY
    assert sheet.class_of(PLACES[-1]).tint.step == 3


def test_no_figure_is_no_gap() -> None:
    sheet = sheet_of({**ALIKE, CARDIFF: None, NEWPORT: make_figure(None, notes=("c",))})
    assert said_of(sheet, CARDIFF) == "no figure"
    assert said_of(sheet, NEWPORT) == "confidential"
    assert cells_of(sheet, CARDIFF) == ["", "", "10.0", "no figure"]
    assert sheet.finding.endswith("20 of 22 places")


def test_wales_has_a_row_of_its_own_and_its_target_stands_under_the_finding() -> None:
    sheet = sheet_of({**ALIKE, WALES: 8.0})
    assert sheet.mode is Mode.GAP
    assert sheet.rows[0].area == WALES
    assert cells_of(sheet, WALES) == ["\u22122.0", "8.0", "10.0", "2.0 short of the target"]
    assert sheet.detail == "Employment · target for Wales: 10.0%, 2030"


def test_a_place_without_a_target_has_its_figure_all_the_same() -> None:
    """Where some places have a target and Wales has none, the rest are no blanks of the data."""
    sheet = sheet_of({**ALIKE, NEWPORT: None}, {CARDIFF: make_target(8.0)})
    assert legend_of(sheet) == {"at the target, or beyond": 1, "no target": 20, "no figure": 1}
    assert sheet.shown[POWYS].told == ("no target", "10.0%")
    assert cells_of(sheet, POWYS) == ["", "10.0", "", "no target"]
    looks = {(klass.tint, klass.form) for klass in sheet.classes}
    assert len(looks) == 3


def test_without_any_target_nothing_is_claimed() -> None:
    sheet = sheet_of(ALIKE, {})
    assert sheet.finding == "No target is set for this measure"
    assert cells_of(sheet, CARDIFF) == ["", "10.0", "", "no target"]


def test_a_board_without_a_figure_says_why() -> None:
    boards = list(area_names(area_frame(), Level.BOARDS, "en"))
    figures = make_figures({(code, "2023"): 10.0 for code in boards[1:]})
    why = {boards[0]: "not computed here: no figure for: Powys"}
    view = map_view(figures, "2023", area_frame(), "en", Level.BOARDS, reasons=why)
    sheet = gap_sheet(view, FOR_WALES, {}, EN)
    assert said_of(sheet, boards[0]) == "not computed here"
    assert cells_of(sheet, boards[0])[3] == why[boards[0]]
