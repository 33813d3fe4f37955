"""The map of change: the stored word where there is one, the same rule before, else no word."""

from typing import Any

import pytest

from components.map.change import WORDS, change_sheet, measure_change
from components.map.sheet import Form, Mode, Ramp, Sheet
from components.map.view import Level, MapView, area_names, map_view
from data.bilingual import Both
from data.figures import Figure
from evidence.apart import Limits
from locales import text
from models.area import WALES
from tests.components.making import area_frame, make_figure, make_figures, place_codes
from tests.components.mapping import YEARS, cells_of, legend_of, make_signal, said_of

EN = text("en")
CARDIFF, NEWPORT, POWYS = "W06000015", "W06000022", "W06000023"
PLACES = place_codes()


def view_of(
    *values: float | Figure | None, period: str = "2023", areas: list[str] = PLACES, **facts: Any
) -> MapView:
    """Return a map on which the areas have these figures, year by year."""
    cells = {
        (code, year): value
        for code in areas
        for year, value in zip(YEARS, values, strict=True)
        if value is not None
    }
    return map_view(make_figures(cells, **facts), period, area_frame(), "en")


def signals(**changes: Any) -> dict[str, dict[str, Any]]:
    return {code: make_signal(**changes) for code in PLACES}


def sheet_of(view: MapView, told: dict[str, dict[str, Any]] | None = None) -> Sheet:
    return change_sheet(view, told or {}, EN)


@pytest.mark.parametrize("word", ["improved", "no_clear_change", "deteriorated"])
def test_at_the_newest_figure_the_stored_word_is_the_word(word: str) -> None:
    """Whatever the figures say: the screens that read the stored word must not be contradicted."""
    sheet = sheet_of(view_of(10.0, 11.0, 12.0), signals(progress=word, progress_noise=0.1))
    assert legend_of(sheet) == {WORDS[word]: 22}
    assert {klass.form for klass in sheet.classes} == {Form.PLAIN}
    assert cells_of(sheet, CARDIFF) == ["+2.0", "0.1", "2021", WORDS[word]]


@pytest.mark.parametrize(
    ("then", "better", "word"),
    [
        (12.1, "higher", "improved"),
        (12.0, "higher", "no_clear_change"),
        (8.0, "higher", "no_clear_change"),
        (7.9, "higher", "deteriorated"),
        (12.1, "lower", "deteriorated"),
        (7.9, "lower", "improved"),
    ],
)
def test_at_an_earlier_figure_the_same_rule_holds(then: float, better: str, word: str) -> None:
    """The noise of two tenths more or less decides; the stored word is that of another figure."""
    view = view_of(10.0, then, 10.0, period="2022", better=better)
    told = signals(progress="improved", progress_noise=2.0)
    changed = measure_change(view, CARDIFF, told[CARDIFF])
    assert changed is not None
    assert changed.word == word
    assert changed.reach == 2.0
    assert said_of(sheet_of(view, told), CARDIFF) == WORDS[word]


def test_published_limits_of_both_figures_widen_what_must_be_exceeded() -> None:
    """Half-widths of 3 and 4 are 5 together."""
    first = make_figure(10.0, "2021", lower=7.0, upper=13.0)
    last = make_figure(14.0, "2022", lower=10.0, upper=18.0)
    view = view_of(first, last, 10.0, period="2022")
    changed = measure_change(view, CARDIFF, make_signal(progress_noise=2.0))
    assert changed is not None
    assert (changed.reach, changed.word) == (5.0, "no_clear_change")


def test_figures_without_their_seasons_are_what_is_compared() -> None:
    view = view_of(10.0, 99.0, 10.0, period="2022")
    adjusted = make_signal(adjusted=True, adjusted_values=[10.0, 13.0, 11.0])
    changed = measure_change(view, CARDIFF, adjusted)
    assert changed is not None
    assert (changed.change, changed.word) == (3.0, "improved")


def test_without_a_baseline_there_is_no_word_and_everything_is_hatched() -> None:
    cells = {(code, "2021"): 10.0 for code in PLACES} | {(code, "2023"): 10.0 for code in PLACES}
    cells |= {(CARDIFF, "2023"): 12.0, (NEWPORT, "2023"): 7.0}
    view = map_view(make_figures(cells), "2023", area_frame(), "en")
    sheet = sheet_of(view, signals(progress="not_assessed", progress_noise=None))
    assert sorted(legend_of(sheet).values()) == [1, 1, 20]
    assert {klass.form for klass in sheet.classes} == {Form.RISING}
    assert cells_of(sheet, CARDIFF) == ["+2.0", "", "2021", "higher"]
    assert cells_of(sheet, NEWPORT) == ["\u22123.0", "", "2021", "lower"]
    assert cells_of(sheet, POWYS)[3] == "the same"
    assert sheet.limits == {}
    for shown in sheet.shown.values():
        assert not any(word in " ".join(shown.told) for word in ("improved", "deteriorated"))
        assert "clear" not in " ".join(shown.told)


def test_each_class_looks_unlike_every_other() -> None:
    """A place that is judged beside one that is not: no clear change is not the same figure."""
    view = view_of(10.0, 10.0, 10.0)
    told = signals(progress="no_clear_change")
    told[CARDIFF] = make_signal(progress="not_assessed", progress_noise=None)
    sheet = sheet_of(view, told)
    looks = [(klass.tint, klass.form) for klass in sheet.classes]
    assert len(looks) == 2
    assert len(set(looks)) == 2


@pytest.mark.parametrize("better", ["higher", "lower"])
def test_the_finding_counts_higher_and_lower_by_the_change_itself(better: str) -> None:
    """Where less is good an improved place is a lower one; what is unclear is not the same."""
    cells = {(code, year): 10.0 for code in PLACES for year in ("2021", "2023")}
    cells |= {(CARDIFF, "2023"): 14.0, (NEWPORT, "2023"): 13.0, (POWYS, "2023"): 9.0}
    view = map_view(make_figures(cells, better=better), "2023", area_frame(), "en")
    word = "improved" if better == "higher" else "deteriorated"
    told = {CARDIFF: make_signal(progress=word), POWYS: make_signal(progress="no_clear_change")}
    assert sheet_of(view, told).finding == (
        "2023: higher in 2, lower in 1, the same in 19 of 22 places; not held against noise"
    )


def test_the_finding_counts_the_words() -> None:
    told = signals(progress="no_clear_change")
    told |= {CARDIFF: make_signal(progress="improved"), POWYS: make_signal(progress="deteriorated")}
    sheet = sheet_of(view_of(10.0, 11.0, 12.0), told)
    assert sheet.finding == (
        "2023: improved in 1, deteriorated in 1, no clear change in 20 of 22 places"
    )


def test_the_first_figure_is_what_others_are_counted_from() -> None:
    sheet = sheet_of(view_of(10.0, 11.0, 12.0, period="2021"), signals())
    assert list(legend_of(sheet).values()) == [22]
    assert "no place has a change" in sheet.finding
    assert cells_of(sheet, CARDIFF) == ["", "", "", "this is where it is counted from"]
    assert sheet.classes[0].tint.ramp is Ramp.NONE


def test_a_place_whose_baseline_has_no_figure_is_not_compared() -> None:
    view = view_of(None, 11.0, 12.0)
    assert measure_change(view, CARDIFF, make_signal(progress_since="2021")) is None


def test_no_figure_is_no_change() -> None:
    sheet = sheet_of(view_of(10.0, 11.0, 12.0, areas=PLACES[1:]), signals())
    assert said_of(sheet, PLACES[0]) == "no figure"
    assert cells_of(sheet, PLACES[0]) == ["", "", "", "no figure"]
    assert sheet.shown[PLACES[0]].short == "–"


def test_limits_are_the_change_give_or_take_what_must_be_exceeded() -> None:
    sheet = sheet_of(view_of(10.0, 11.0, 12.0), signals(progress_noise=3.0))
    assert sheet.limits[CARDIFF] == Limits(2.0, -1.0, 5.0)
    assert sheet.shown[CARDIFF].short == "+2.0"
    assert any("3.0" in line for line in sheet.shown[CARDIFF].told)


def test_a_change_of_a_percentage_is_in_percentage_points() -> None:
    assert "percentage points" in sheet_of(view_of(10.0, 11.0, 12.0), signals()).scale
    rate = view_of(10.0, 11.0, 12.0, unit=Both("per 1,000", "fesul 1,000"))
    assert "per 1,000" in sheet_of(rate, signals()).scale


def test_wales_has_a_row_of_its_own() -> None:
    view = view_of(10.0, 11.0, 12.0, areas=[*PLACES, WALES])
    told = signals() | {WALES: make_signal(progress="improved")}
    sheet = sheet_of(view, told)
    assert sheet.rows[0].area == WALES
    assert cells_of(sheet, WALES) == ["+2.0", "2.0", "2021", "improved"]
    assert len(sheet.rows) == 23


def test_a_board_has_no_word() -> None:
    boards = list(area_names(area_frame(), Level.BOARDS, "en"))
    cells = {(code, year): float(at) for code in boards for at, year in enumerate(YEARS)}
    view = map_view(make_figures(cells), "2023", area_frame(), "en", Level.BOARDS)
    sheet = sheet_of(view)
    assert sheet.mode is Mode.CHANGE
    assert {cells_of(sheet, code)[3] for code in boards} == {"higher"}
    assert {klass.form for klass in sheet.classes} == {Form.RISING}
    assert any("roll-up has no word" in note for note in sheet.notes)
