"""The legend: every class and every form, what it says, how it looks, how many places."""

import re

import pytest

from components.map.legend import build_legend, list_entries
from components.map.sheet import Form, Sheet
from components.map.value import value_sheet
from components.palette import PALETTES
from evidence.moves import Moved
from locales import text
from models.area import WALES
from tests.components.making import make_figure, make_view, place_codes
from tests.components.mapping import (
    BETTER,
    PLACES,
    UNCLEAR,
    WORSE,
    delivered,
    make_cross_sheet,
)
from tests.components.markup import read_markup

EN, CY, LIGHT = text("en"), text("cy"), PALETTES["light"]
CARDIFF, NEWPORT, POWYS = "W06000015", "W06000022", "W06000023"
ALIKE = dict.fromkeys(place_codes(), 3.0)


def sheet_of(values: object = None) -> Sheet:
    return value_sheet(make_view(values), {}, EN)  # type: ignore[arg-type]


def items(sheet: Sheet, theme: str = "light") -> list[str]:
    return [item.text for item in read_markup(build_legend(sheet, PALETTES[theme], EN)).all("li")]


def test_each_class_tells_its_limits_and_how_many_places() -> None:
    assert items(sheet_of()) == [
        "18.0 to 22.0 · places: 5",
        "14.0 to 17.9 · places: 4",
        "9.0 to 13.9 · places: 5",
        "5.0 to 8.9 · places: 4",
        "1.0 to 4.9 · places: 4",
    ]


def test_what_has_no_figure_is_told_only_where_something_has_none() -> None:
    assert items(sheet_of(ALIKE | {CARDIFF: None})) == ["3.0 · places: 21", "no figure · places: 1"]
    assert items(sheet_of(ALIKE)) == ["3.0 · places: 22"]
    assert items(sheet_of({})) == ["no figure · places: 22"]


def test_each_reason_for_no_figure_has_an_entry_and_a_swatch_of_its_own() -> None:
    notes = {CARDIFF: "x", NEWPORT: "c", POWYS: "z"}
    gaps = {code: make_figure(None, notes=(note,)) for code, note in notes.items()}
    sheet = sheet_of(ALIKE | gaps)
    assert items(sheet)[1:] == [
        "no figure · places: 1",
        "confidential · places: 1",
        "not applicable · places: 1",
    ]
    assert len(set(swatches(sheet))) == 4


def swatches(sheet: Sheet, theme: str = "light") -> list[str]:
    """Return each entry's colour and the form over it."""
    read = read_markup(build_legend(sheet, PALETTES[theme], EN))
    return [
        f"{each.attributes['style'].rpartition(':')[2]} {each.attributes['class'].split('-')[-1]}"
        for each in read.all("i")
    ]


@pytest.mark.parametrize("theme", PALETTES)
def test_the_legends_colours_are_the_maps(theme: str) -> None:
    colours = reversed(PALETTES[theme].classes)
    assert swatches(sheet_of(), theme) == [f"{colour} plain" for colour in colours]


def test_a_form_over_a_colour_has_an_entry_with_the_places_it_marks() -> None:
    values = {
        CARDIFF: make_figure(3.0, lower=2.0, upper=4.0),
        NEWPORT: make_figure(3.0, notes=("u",)),
        WALES: make_figure(3.5),
    }
    sheet = sheet_of(ALIKE | values)
    told = items(sheet)
    assert len(told) == 3
    assert "Wales" in told[1]
    assert "low reliability" in told[2]
    assert [each.rpartition(": ")[2] for each in told] == ["22", "1", "1"]
    assert [each.split()[1] for each in swatches(sheet)[1:]] == ["rising", "falling"]
    assert LIGHT.no_figure not in {each.split()[0] for each in swatches(sheet)[1:]}


def test_a_class_with_a_form_is_no_second_entry() -> None:
    entries = list(list_entries(sheet_of(ALIKE | {CARDIFF: None})))
    assert [form for _klass, form, _said, _count in entries] == [Form.PLAIN, Form.RISING]


def test_the_scale_stands_above_the_classes() -> None:
    read = read_markup(build_legend(sheet_of(), LIGHT, EN))
    assert read.first("h2").text == "Legend"
    assert read.first("p").text.startswith("% · ")
    assert read_markup(build_legend(sheet_of(), LIGHT, CY)).first("h2").text != "Legend"
    assert read.all("table") == []


def test_delivered_and_changed_has_a_square_of_nine_that_counts_like_the_list() -> None:
    moves = {Moved.WORSE: WORSE, Moved.UNCLEAR: UNCLEAR, Moved.BETTER: BETTER}
    had = {code: delivered(20.0) for code in PLACES[:4]} | {PLACES[4]: delivered(1.0)}
    moved = dict(zip(PLACES[:3], moves.values(), strict=True))
    sheet = make_cross_sheet(had, moved)
    markup = build_legend(sheet, LIGHT, EN)
    (square,) = read_markup(markup).all("table")
    assert square.cells() == [
        ["", "worse", "unclear", "better"],
        ["much", "1", "2", "1"],
        ["less", "0", "1", "0"],
        ["none", "0", "17", "0"],
    ]
    assert [each.attributes["scope"] for each in square.all("th")] == ["col"] * 3 + ["row"] * 3
    looks = [cell.attributes["style"] for cell in square.all("td") if "style" in cell.attributes]
    fills = [re.findall("#[0-9A-Fa-f]{6}", look)[0] for look in looks]
    assert len(set(fills)) == 9
    colours = [each.split()[0] for each in swatches(sheet)]
    assert set(colours) <= set(fills)
    assert fills[1] == colours[items(sheet).index("much delivered, no clear change · places: 2")]
