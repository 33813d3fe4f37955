"""The map of signals: the one stored word, and for an earlier figure its point on the chart."""

from typing import Any

import pytest

from components.map.sheet import Form, Mode, Ramp, Sheet
from components.map.signal import SIGNS, WORDS, read_word, signal_sheet
from components.map.view import MapView, map_view
from locales import text
from models.area import WALES
from tests.components.making import area_frame, make_figures, place_codes
from tests.components.mapping import YEARS, cells_of, legend_of, make_signal, make_spc, said_of

EN = text("en")
CARDIFF, NEWPORT, POWYS = "W06000015", "W06000022", "W06000023"
PLACES = place_codes()
POINTS = ["improving", "concerning", "common"]


def view_of(period: str = "2023", without: str = "") -> MapView:
    cells = {(code, year): 10.0 for code in [*PLACES, WALES] for year in YEARS if code != without}
    return map_view(make_figures(cells), period, area_frame(), "en")


def signals(**changes: Any) -> dict[str, dict[str, Any]]:
    return {code: make_signal(**changes) for code in [*PLACES, WALES]}


def sheet_of(view: MapView, told: dict[str, dict[str, Any]] | None = None) -> Sheet:
    return signal_sheet(view, told or {}, EN)


@pytest.mark.parametrize(
    "word", ["improving", "no_clear_change", "worsening", "too_few", "neither"]
)
def test_at_the_newest_figure_the_stored_word_is_the_word(word: str) -> None:
    """Whatever the chart says: every screen tells the same of the newest figure."""
    sheet = sheet_of(view_of(), signals(moving=word, spc=make_spc(points=["improving"] * 3)))
    assert legend_of(sheet) == {WORDS[word]: 22}
    assert cells_of(sheet, CARDIFF) == [WORDS[word], "10.0"]
    assert cells_of(sheet, WALES) == [WORDS[word], "10.0"]


@pytest.mark.parametrize(("period", "word"), [("2021", "improving"), ("2022", "worsening")])
def test_at_an_earlier_figure_its_point_is_told(period: str, word: str) -> None:
    told = signals(moving="no_clear_change", spc=make_spc(points=POINTS))
    sheet = sheet_of(view_of(period), told)
    assert legend_of(sheet) == {WORDS[word]: 22}
    assert any("earlier figure" in note for note in sheet.notes)


def test_a_drifting_series_says_that_the_trend_is_for_the_newest_alone() -> None:
    told = signals(moving="improving", spc=make_spc(gated=True))
    assert read_word(view_of(), CARDIFF, told[CARDIFF]) == "improving"
    sheet = sheet_of(view_of("2021"), told)
    assert legend_of(sheet) == {WORDS["not_then"]: 22}
    assert "nothing can be said" in sheet.finding


@pytest.mark.parametrize(
    ("moving", "spc", "word"),
    [
        ("too_few", make_spc(mean=None, variation=None), "too_few"),
        ("too_few", make_spc(trial=True, variation=None), "too_few"),
        ("neither", make_spc(), "neither"),
        ("neither", make_spc(gated=True), "neither"),
    ],
)
def test_a_series_that_cannot_be_judged_now_was_not_clear_of_change_before_either(
    moving: str, spc: dict[str, Any], word: str
) -> None:
    """Too few figures and no good direction leave every point `common`: that is no finding."""
    told = signals(moving=moving, spc=spc)
    for period in YEARS:
        assert read_word(view_of(period), CARDIFF, told[CARDIFF]) == word


def test_every_class_has_a_mark_or_a_form_beside_its_colour() -> None:
    for word in WORDS:
        sheet = sheet_of(view_of(), signals(moving=word))
        (klass,) = sheet.classes
        assert (klass.tint.ramp is Ramp.NONE) == (word not in SIGNS)
        assert (klass.form is Form.PLAIN) == (word in SIGNS)
        assert {shown.short for shown in sheet.shown.values()} == {SIGNS.get(word, "?")}


def test_a_place_that_was_never_judged_says_so() -> None:
    told = signals(moving="improving")
    del told[CARDIFF], told[POWYS]
    told[NEWPORT] = make_signal(("2019",))
    sheet = sheet_of(view_of(without=POWYS), told)
    assert said_of(sheet, CARDIFF) == said_of(sheet, NEWPORT) == WORDS["not_judged"]
    assert cells_of(sheet, CARDIFF) == [WORDS["not_judged"], "10.0"]
    assert said_of(sheet, POWYS) == "no figure"
    assert cells_of(sheet, POWYS) == ["no figure", ""]


def test_the_finding_counts_the_words() -> None:
    told = signals(moving="no_clear_change")
    told |= {CARDIFF: make_signal(moving="improving"), POWYS: make_signal(moving="worsening")}
    told[NEWPORT] = make_signal(moving="too_few")
    sheet = sheet_of(view_of(), told)
    assert sheet.mode is Mode.SIGNAL
    assert sheet.finding == (
        "2023: improving in 1, worsening in 1, no clear change in 19 of 22 places"
    )
    assert sheet.shown[CARDIFF].told == ("improving", "10.0")


def test_places_are_never_ranked_by_their_signal() -> None:
    sheet = sheet_of(view_of(), signals())
    assert sheet.limits == {}
    assert sheet.unranked
    assert [row.area for row in sheet.rows[1:]] == list(sheet.names)
