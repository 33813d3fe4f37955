"""The map of figures: classes, what is marked in form, what is missing, what may be ranked."""

import pytest

from components.map.sheet import Form, Mode, Ramp, Sheet
from components.map.table import can_rank
from components.map.value import value_sheet
from components.map.view import Level, area_names, map_view
from data.figures import Figure
from evidence.apart import Limits
from locales import text
from models.area import WALES
from tests.components.making import (
    area_frame,
    make_figure,
    make_figures,
    make_view,
    place_codes,
)
from tests.components.mapping import cells_of, legend_of, make_signal, make_spc, said_of

EN = text("en")
CARDIFF, NEWPORT, POWYS, GWYNEDD = "W06000015", "W06000022", "W06000023", "W06000002"
ALIKE = dict.fromkeys(place_codes(), 10.0)


def sheet_of(values: dict[str, float | Figure | None] | None = None, **facts: object) -> Sheet:
    return value_sheet(make_view(values, **facts), {}, EN)


def test_the_legend_tells_each_class_its_limits_and_how_many_places() -> None:
    assert legend_of(sheet_of()) == {
        "18.0 to 22.0": 5,
        "14.0 to 17.9": 4,
        "9.0 to 13.9": 5,
        "5.0 to 8.9": 4,
        "1.0 to 4.9": 4,
    }


def test_the_highest_class_is_first_and_has_the_last_colour_of_the_scale() -> None:
    tints = [klass.tint for klass in sheet_of().classes]
    assert [tint.step for tint in tints] == [4, 3, 2, 1, 0]
    assert {tint.ramp for tint in tints} == {Ramp.SCALE}
    assert {klass.form for klass in sheet_of().classes} == {Form.PLAIN}


def test_classes_survive_one_extreme_place() -> None:
    values = {code: float(at) for at, code in enumerate(place_codes())} | {NEWPORT: 10_000.0}
    counts = list(legend_of(sheet_of(values)).values())
    assert len(counts) == 5
    assert max(counts) <= 6


def test_one_value_everywhere_is_one_class() -> None:
    assert legend_of(sheet_of(ALIKE)) == {"10.0": 22}


@pytest.mark.parametrize(
    ("note", "said", "form"),
    [
        ("x", "no figure", Form.RISING),
        ("c", "confidential", Form.FALLING),
        ("z", "not applicable", Form.EMPTY),
    ],
)
def test_each_reason_for_no_figure_has_a_form_of_its_own(note: str, said: str, form: Form) -> None:
    sheet = sheet_of({**ALIKE, CARDIFF: make_figure(None, notes=(note,)), NEWPORT: None})
    assert said_of(sheet, CARDIFF) == said
    assert sheet.form_of(CARDIFF) is form
    assert sheet.class_of(CARDIFF).tint.ramp is Ramp.NONE
    assert said_of(sheet, NEWPORT) == "no figure"
    assert sheet.form_of(NEWPORT) is Form.RISING
    assert cells_of(sheet, CARDIFF)[:3] == ["", "", ""]
    assert cells_of(sheet, CARDIFF)[3].startswith("no figure: ")
    assert sheet.shown[CARDIFF].told == (cells_of(sheet, CARDIFF)[3],)


def test_a_missing_figure_is_never_zero() -> None:
    zero = sheet_of({**ALIKE, CARDIFF: 0.0, NEWPORT: None})
    assert (zero.shown[CARDIFF].short, zero.shown[NEWPORT].short) == ("0.0", "no figure")
    assert said_of(zero, CARDIFF) != said_of(zero, NEWPORT)
    assert cells_of(zero, CARDIFF)[0] == "0.0"
    assert cells_of(zero, NEWPORT)[0] == ""


def test_what_cannot_be_computed_is_said_with_its_reason() -> None:
    boards = list(area_names(area_frame(), Level.BOARDS, "en"))
    figures = make_figures({(code, "2023"): 4.0 for code in boards[1:]})
    why = {boards[0]: "not computed here: no figure for: Powys"}
    view = map_view(figures, "2023", area_frame(), "en", Level.BOARDS, reasons=why)
    sheet = value_sheet(view, {}, EN)
    assert said_of(sheet, boards[0]) == "not computed here"
    assert sheet.form_of(boards[0]) is not Form.PLAIN
    assert cells_of(sheet, boards[0])[3] == why[boards[0]]
    assert sheet.shown[boards[0]].told == (why[boards[0]],)
    assert sheet.notes == ("Not computed here: no figure for: Powys.",)
    assert legend_of(sheet) == {"4.0": len(boards) - 1, "not computed here": 1}


@pytest.mark.parametrize(
    ("lower", "upper", "form"),
    [
        (8.0, 12.0, Form.RISING),
        (10.0, 12.0, Form.RISING),
        (8.0, 10.0, Form.RISING),
        (10.1, 12.0, Form.PLAIN),
        (8.0, 9.9, Form.PLAIN),
        (None, None, Form.PLAIN),
    ],
)
def test_limits_that_hold_the_figure_of_wales_are_hatched(
    lower: float | None, upper: float | None, form: Form
) -> None:
    own = make_figure(9.0, lower=lower, upper=upper)
    sheet = sheet_of({**ALIKE, CARDIFF: own, WALES: 10.0})
    assert sheet.form_of(CARDIFF) is form
    assert set(sheet.forms) == ({form} - {Form.PLAIN})
    assert all("Wales" in said for said in sheet.forms.values())


def test_without_a_figure_for_wales_nothing_is_hatched_for_it() -> None:
    own = make_figure(9.0, lower=8.0, upper=12.0)
    assert sheet_of({**ALIKE, CARDIFF: own}).form_of(CARDIFF) is Form.PLAIN


def test_low_reliability_falls_whatever_its_limits_hold() -> None:
    own = make_figure(9.0, lower=8.0, upper=12.0, notes=("p", "u"))
    sheet = sheet_of({**ALIKE, CARDIFF: own, WALES: 10.0})
    assert sheet.form_of(CARDIFF) is Form.FALLING
    assert "low reliability" in sheet.forms[Form.FALLING]
    assert sheet.class_of(CARDIFF).tint.ramp is Ramp.SCALE
    assert "low reliability" in cells_of(sheet, CARDIFF)[3]


def test_value_limits_and_notes_are_told_alike_in_tile_tooltip_and_table() -> None:
    own = make_figure(52.1, lower=50.0, upper=54.2, notes=("p", "u"))
    sheet = sheet_of({CARDIFF: own, NEWPORT: make_figure(None, notes=("x",)), WALES: 51.0})
    assert sheet.shown[CARDIFF].short == "52.1"
    assert sheet.shown[CARDIFF].told == (
        "52.1%",
        "95% limits: 50.0 to 54.2",
        "provisional, low reliability",
    )
    assert cells_of(sheet, CARDIFF) == ["52.1", "50.0", "54.2", "provisional, low reliability"]
    assert cells_of(sheet, NEWPORT) == ["", "", "", "no figure: not available"]
    assert cells_of(sheet, WALES) == ["51.0", "", "", ""]


def test_wales_stands_first_and_then_every_place_in_the_readers_alphabet() -> None:
    for lang, first in (("en", "Blaenau Gwent"), ("cy", "Abertawe")):
        rows = value_sheet(make_view(lang=lang), {}, text(lang)).rows
        assert rows[0].area == WALES
        assert rows[1].name == first
        assert sorted(row.area for row in rows[1:]) == place_codes()


def test_published_limits_say_which_places_can_be_told_apart() -> None:
    limited = {code: make_figure(10.0, lower=9.0, upper=11.0) for code in place_codes()}
    sheet = sheet_of(limited)
    assert sheet.limits.keys() == set(place_codes())
    assert sheet.limits[CARDIFF] == Limits(10.0, 9.0, 11.0)
    assert sheet.unranked == ""


def test_where_one_places_limits_are_missing_nobody_is_ranked() -> None:
    limited = {code: make_figure(10.0, lower=9.0, upper=11.0) for code in place_codes()}
    sheet = sheet_of({**limited, CARDIFF: 10.0})
    assert not can_rank(sheet)
    assert "By name only" in sheet.unranked


def test_without_published_limits_the_usual_variation_tells_places_apart() -> None:
    """Half of the distance between the limits of usual variation, each side of the figure."""
    view = make_view(ALIKE)
    spc = make_spc(lower_limit=7.0, upper_limit=13.0)
    signals = {code: make_signal(spc=spc) for code in place_codes()}
    sheet = value_sheet(view, signals, EN)
    assert sheet.limits[CARDIFF] == Limits(10.0, 7.0, 13.0)
    assert sheet.unranked == ""
    unknown = make_signal(spc=make_spc(lower_limit=None, upper_limit=None))
    assert value_sheet(view, signals | {POWYS: unknown}, EN).limits == {}


def test_three_places_are_never_ranked() -> None:
    few = {code: make_figure(10.0, lower=9.0, upper=11.0) for code in (CARDIFF, NEWPORT, GWYNEDD)}
    sheet = sheet_of(few)
    assert not can_rank(sheet)
    assert sheet.unranked


def test_an_empty_map_says_so_everywhere() -> None:
    sheet = sheet_of({})
    assert legend_of(sheet) == {"no figure": 22}
    assert sheet.mode is Mode.VALUE
    assert "no place has a figure" in sheet.finding
    assert {cells_of(sheet, code)[3] for code in place_codes()} == {"no figure"}
