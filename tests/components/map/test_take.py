"""What is taken from the map's and the figures' screens: the same numbers as on them."""

from datetime import date

import pytest

from components.chart import Line
from components.figures_take import take_sources
from components.figures_view import figures_finding
from components.map.place_chart import place_chart
from components.map.take import (
    MAP_WIDTH,
    take_map,
    take_map_table,
    take_place,
    take_place_table,
    take_tiles,
)
from components.map.view import MapView, map_view
from components.map_svg import map_height
from components.palette import PALETTES
from components.take_charts import picture_size
from components.takeaway import TakenTable
from data.bilingual import Both
from locales import text
from models.area import WALES
from tests.components.making import (
    HOSTILE,
    MOMENT,
    area_frame,
    make_facts,
    make_figure,
    make_figures,
    make_source,
    make_view,
    place_codes,
)
from tests.components.markup import drawn_texts, read_drawing

EN, CY, LIGHT = text("en"), text("cy"), PALETTES["light"]
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


def test_the_maps_table_holds_wales_and_every_place_by_code() -> None:
    table = take_map_table(make_view(), EN)
    assert rectangular(table)
    assert [row[1] for row in table.rows[:1]] == [WALES]
    assert sorted(str(row[1]) for row in table.rows[1:]) == place_codes()
    assert [row[2] for row in table.rows] == [
        11.5,
        *[float(place_codes().index(str(row[1])) + 1) for row in table.rows[1:]],
    ]


def test_a_missing_figure_is_empty_and_its_note_says_so() -> None:
    rows = {row[1]: row[2:] for row in take_map_table(two_periods(), EN).rows}
    assert rows[CARDIFF] == (None, None, None, "no figure, not available")
    assert rows[POWYS] == (3.25, None, None, "provisional, break in the series")
    assert rows["W06000001"] == (None, None, None, "no figure")
    assert rows[WALES][0] == 51.0


def test_a_places_table_has_every_period_latest_first_with_limits() -> None:
    table = take_place_table(two_periods(), CARDIFF, EN)
    assert rectangular(table)
    assert [row[1] for row in table.rows] == ["2023", "2022"]
    assert table.rows[1][2:5] == (50.5, 49.0, 52.0)
    assert (table.rows[0][-1], table.rows[1][-1]) == (51.0, None)


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_the_map_as_a_picture_names_every_place_and_every_class(lang: str) -> None:
    view, _ = make_view(lang=lang), text(lang)
    picture = take_map(view, CARDIFF, _)
    assert picture_size(picture.svg)[1] == map_height(MAP_WIDTH)
    read = read_drawing(picture.svg)
    assert len(list(read.iter("path"))) == 22
    fills = {element.get("fill") for element in read.iter("path")}
    assert fills == set(LIGHT.classes)
    swatches = {element.get("fill") for element in read.iter("rect")}
    assert set(LIGHT.classes) <= swatches
    assert len(drawn_texts(read)) == 22 + 1 + 5
    assert picture.title in picture.alt


def test_places_without_a_figure_are_hatched_and_the_legend_says_so() -> None:
    read = read_drawing(take_map(two_periods(), None, EN).svg)
    assert sum(str(element.get("fill")).startswith("url(") for element in read.iter("path")) == 21
    assert "no figure" in drawn_texts(read)


def test_pictures_are_light_whatever_the_screen() -> None:
    for picture in (take_map(make_view(), None, EN), take_tiles(make_view(), None, EN)):
        assert PALETTES["dark"].classes[0] not in picture.svg


def test_a_place_as_a_picture_is_the_screens_own_chart() -> None:
    view = two_periods()
    picture, chart = take_place(view, CARDIFF, EN), place_chart(view, CARDIFF, EN)
    assert (picture.title, picture.alt) == (chart.finding, chart.alt)
    names = {layer.label for layer in chart.layers if isinstance(layer, Line)}
    assert names <= set(drawn_texts(read_drawing(picture.svg)))


def test_every_source_is_a_row_of_its_own() -> None:
    sources = [
        make_source(),
        make_source(
            facts=make_facts(code="j", illustrative=True, next_release=date(2025, 1, 1)),
            missing=7,
        ),
        make_source(first_period=None, last_period=None, figures=0, last_published=None),
    ]
    table = take_sources(sources, MOMENT, "Sources", EN)
    assert rectangular(table)
    titles = [column.title for column in table.columns]
    rows = [dict(zip(titles, row, strict=True)) for row in table.rows]
    assert [row["Code"] for row in rows] == ["i", "j", "i"]
    assert [row["Illustrative"] for row in rows] == ["no", "yes", "no"]
    assert [row["Overdue"] for row in rows] == ["no", "yes", "no"]
    assert [row["Local authority figures missing"] for row in rows] == [0, 7, 0]
    assert rows[2]["First period"] is None
    assert str(sum(row["Overdue"] == "yes" for row in rows)) in figures_finding(sources, MOMENT, EN)


def test_hostile_titles_are_only_text() -> None:
    view = make_view(unit=Both(HOSTILE, HOSTILE), title=Both(HOSTILE, HOSTILE))
    read = read_drawing(take_map(view, None, EN).svg)
    assert {"script", "img"}.isdisjoint({element.tag for element in read.iter()})
