"""What is taken from the map's screen: the same numbers as on it, in a light drawing."""

from collections.abc import Mapping

import pytest

from components.chart import Line
from components.hatch import Hatch, hatched
from components.map.legend import list_entries
from components.map.place_chart import place_chart
from components.map.sheet import Sheet, take_sheet
from components.map.small import Times
from components.map.take import (
    MAP_WIDTH,
    take_before,
    take_map,
    take_place,
    take_place_table,
    take_tiles,
    take_times_picture,
)
from components.map.value import value_sheet
from components.map.view import Level, MapView, area_names, map_view
from components.map_svg import map_height
from components.palette import PALETTES
from components.take_charts import picture_size
from components.takeaway import TakenTable
from data.bilingual import Both
from data.figures import Figure
from locales import text
from models.area import WALES
from tests.components.making import (
    HOSTILE,
    area_frame,
    make_figure,
    make_figures,
    make_view,
    place_codes,
)
from tests.components.mapping import PLACES, delivered, make_cross_sheet
from tests.components.markup import drawn_texts, read_drawing

EN, LIGHT = text("en"), PALETTES["light"]
CARDIFF, POWYS = "W06000015", "W06000023"


def rectangular(table: TakenTable) -> bool:
    return {len(row) for row in table.rows} == {len(table.columns)}


def two_periods() -> MapView:
    given = {
        (CARDIFF, "2022"): make_figure(50.5, "2022", lower=49.0, upper=52.0),
        (CARDIFF, "2023"): make_figure(None, "2023", notes=("x",)),
        (POWYS, "2023"): make_figure(3.25, "2023", notes=("p", "b")),
        (WALES, "2023"): 51.0,
    }
    return map_view(make_figures(given), "2023", area_frame(), "en")


def sheet_of(values: Mapping[str, Figure | float | None] | None = None, lang: str = "en") -> Sheet:
    return value_sheet(make_view(values, lang), {}, text(lang))


def test_the_maps_table_holds_wales_and_every_place_by_code() -> None:
    table = take_sheet(sheet_of(), EN)
    assert rectangular(table)
    assert [row[1] for row in table.rows[:1]] == [WALES]
    assert sorted(str(row[1]) for row in table.rows[1:]) == place_codes()
    assert [row[2] for row in table.rows] == [
        11.5,
        *[float(place_codes().index(str(row[1])) + 1) for row in table.rows[1:]],
    ]


def test_a_missing_figure_is_empty_and_its_note_says_so() -> None:
    rows = {row[1]: row[2:] for row in take_sheet(value_sheet(two_periods(), {}, EN), EN).rows}
    assert rows[CARDIFF] == (None, None, None, "no figure: not available")
    assert rows[POWYS] == (3.25, None, None, "provisional, break in the series")
    assert rows["W06000001"] == (None, None, None, "no figure")
    assert rows[WALES][0] == 51.0


def test_a_places_table_has_every_period_latest_first_with_limits() -> None:
    table = take_place_table(two_periods(), CARDIFF, EN)
    assert rectangular(table)
    assert [row[1] for row in table.rows] == ["2023", "2022"]
    assert table.rows[0][2:6] == (None, None, None, "no figure, not available")
    assert table.rows[1][2:5] == (50.5, 49.0, 52.0)
    assert (table.rows[0][-1], table.rows[1][-1]) == (51.0, None)


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_the_map_as_a_picture_names_every_place_and_every_class(lang: str) -> None:
    sheet, _ = sheet_of(lang=lang), text(lang)
    picture = take_map(sheet, CARDIFF, _)
    assert picture_size(picture.svg)[1] == map_height(MAP_WIDTH)
    read = read_drawing(picture.svg)
    assert len(list(read.iter("path"))) == 22
    assert {element.get("fill") for element in read.iter("path")} == set(LIGHT.classes)
    assert set(LIGHT.classes) <= {element.get("fill") for element in read.iter("rect")}
    said = " ".join(drawn_texts(read))
    for klass, _form, words, count in list_entries(sheet):
        assert f"{words} · {_('places: {count}', count=count)}" in said
        assert klass.said in said
    assert picture.title in picture.alt


@pytest.mark.parametrize("level", Level)
def test_every_level_is_drawn_with_its_own_outlines(level: Level) -> None:
    codes = list(area_names(area_frame(), level, "en"))
    figures = make_figures({(code, "2023"): float(at) for at, code in enumerate(codes)})
    sheet = value_sheet(map_view(figures, "2023", area_frame(), "en", level), {}, EN)
    outlines = [
        each.get("d") for each in read_drawing(take_map(sheet, codes[0], EN).svg).iter("path")
    ]
    assert len(set(outlines)) == len(outlines) == len(codes)
    assert take_tiles(sheet, None, EN).svg.count("<text") == 2 * len(codes)


def test_places_without_a_figure_are_hatched_and_the_legend_says_so() -> None:
    read = read_drawing(take_map(value_sheet(two_periods(), {}, EN), None, EN).svg)
    assert sum(str(element.get("fill")).startswith("url(") for element in read.iter("path")) == 21
    assert any(said.startswith("no figure · ") for said in drawn_texts(read))


def test_each_form_is_drawn_on_its_place_and_in_the_legend() -> None:
    values = dict.fromkeys(place_codes(), 3.0) | {
        CARDIFF: make_figure(None, notes=("c",)),
        POWYS: make_figure(None, notes=("z",)),
    }
    read = read_drawing(take_map(sheet_of(values), None, EN).svg)
    fills = [str(each.get("fill")) for each in read.iter("path")]
    assert sum(fill.startswith("url(#falling") for fill in fills) == 1
    assert fills.count(LIGHT.background) == 1
    empty = next(each for each in read.iter("path") if each.get("fill") == LIGHT.background)
    assert empty.get("stroke") == LIGHT.muted
    drawn = [each.get("fill") for each in read.iter("rect")]
    assert hatched(Hatch.FALLING, LIGHT.no_figure) in drawn
    patterns = {pattern.get("id") for pattern in read.iter("pattern")}
    used = [each for each in [*fills, *map(str, drawn)] if each.startswith("url(#")]
    assert {each.removeprefix("url(#").removesuffix(")") for each in used} <= patterns


def test_a_legend_that_is_taller_than_wales_is_not_cut_off() -> None:
    had = {code: delivered(float(at)) for at, code in enumerate(PLACES, start=1)}
    picture = take_map(make_cross_sheet(had, {}), None, EN)
    height = picture_size(picture.svg)[1]
    lows = [float(each.get("y", 0)) for each in read_drawing(picture.svg).iter("text")]
    assert height >= max(lows)
    assert height >= map_height(MAP_WIDTH)


def test_pictures_are_light_whatever_the_screen() -> None:
    sheet = sheet_of()
    times = Times(("2022", "2023"), (sheet, sheet))
    for picture in (
        take_map(sheet, None, EN),
        take_tiles(sheet, None, EN),
        take_before(sheet, EN),
        take_times_picture(times, EN),
    ):
        assert PALETTES["dark"].classes[0] not in picture.svg
        assert LIGHT.classes[0] in picture.svg
        assert picture.title in picture.alt


def test_a_place_as_a_picture_is_the_screens_own_chart() -> None:
    view = two_periods()
    picture, chart = take_place(view, CARDIFF, EN), place_chart(view, CARDIFF, EN)
    assert (picture.title, picture.alt) == (chart.finding, chart.alt)
    names = {layer.label for layer in chart.layers if isinstance(layer, Line)}
    assert names <= set(drawn_texts(read_drawing(picture.svg)))


def test_hostile_titles_are_only_text() -> None:
    view = make_view(unit=Both(HOSTILE, HOSTILE), title=Both(HOSTILE, HOSTILE))
    sheet = value_sheet(view, {}, EN)
    for picture in (take_map(sheet, None, EN), take_tiles(sheet, None, EN)):
        read = read_drawing(picture.svg)
        assert {"script", "img"}.isdisjoint({element.tag for element in read.iter()})
