"""The whole demonstration store: every map of every indicator tells the same in all its parts.

What is held here is what a reader meets, taken apart again: the words of the tile, the tooltip, the
legend, the table and the taken table, and the colours that are drawn.
"""

import json
import re
from functools import cache
from itertools import product

import pytest

from components.html import Row, table_html
from components.map.choropleth import build_choropleth, build_tooltip
from components.map.legend import build_legend, list_entries
from components.map.sheet import Form, Mode, Ramp, Sheet, cell_words, take_sheet
from components.map.table import BY_NAME, BY_VALUE, ORDERS, build_map_table, can_rank
from components.map.tiles import HATCHES, tile_links
from components.map.view import Level
from components.palette import PALETTES, rgba
from data.settings import ROOT
from data.store import Store
from locales import text
from models.area import WALES
from tests.components.markup import read_markup
from tests.fixtures.maps import MapRead, make_reader

LIGHT = PALETTES["light"]
COUNTS = {Level.PLACES: 22, Level.BOARDS: 7, Level.REGIONS: 4}
NUMBER = re.compile(r"(?<![\w–-])[+\u2212]?\d[\d,]*(?:\.\d+)?(?![\w–-])")
SAME_FOR_ALL = {"95"}
"""Numbers that belong to a label: the confidence of limits."""
COLUMN = {Mode.VALUE: 0, Mode.CHANGE: 0, Mode.DELIVERED: 0, Mode.CROSS: 1, Mode.GAP: 0}
"""Which column of the table holds the number that a tile shows."""
LANGUAGES = ("en", "cy")


@pytest.fixture(scope="module", params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def maps(demonstration_store: Store, lang: str) -> list[MapRead]:
    """Every indicator at every level in every mode, in its first, a middle and its last period."""
    return every_map(demonstration_store, lang)


@cache
def every_map(store: Store, lang: str) -> list[MapRead]:
    found = []
    with pytest.MonkeyPatch.context() as patch:
        read = make_reader(patch)
        for indicator, level in product(read(store, lang).asked.offered.indicators, Level):
            given = {"indicator": indicator, "areas": level}
            offered = read(store, lang, **given).asked.offered
            periods = list(offered.periods)
            some = sorted({periods[0], periods[len(periods) // 2], periods[-1]})
            for mode, period in product(offered.modes, some):
                found.append(read(store, lang, **given, mode=mode, period=period))
    return found


def name_of(read: MapRead) -> str:
    asked = read.asked
    return f"{asked.indicator} {asked.level} {asked.mode} {asked.period}"


def cells_of(sheet: Sheet, lang: str) -> dict[str, list[str]]:
    """Return the map in words by area, as it is written."""
    return {
        row.area: [
            cell_words(value, column, text(lang))
            for value, column in zip(row.values, sheet.columns, strict=True)
        ]
        for row in sheet.rows
    }


def numbers(words: str) -> set[float]:
    """Return the numbers in words; of a date or a code none."""
    found = {each.strip(",") for each in NUMBER.findall(words)} - SAME_FOR_ALL
    return {float(each.replace("\u2212", "-").replace(",", "")) for each in found}


def test_every_area_is_in_a_class_that_the_legend_counts(maps: list[MapRead], lang: str) -> None:
    assert len(maps) > 400
    assert {(read.asked.mode, read.asked.level) for read in maps} == {
        (mode, level)
        for mode in Mode
        for level in Level
        if level is Level.PLACES or mode not in (Mode.SIGNAL, Mode.CROSS)
    }
    for read in maps:
        sheet = read.sheet
        assert len(sheet.names) == COUNTS[read.asked.level], name_of(read)
        assert sheet.shown.keys() == sheet.names.keys()
        assert sum(sheet.counts()) == len(sheet.names)
        assert 0 not in sheet.counts()
        items = [
            item.text for item in read_markup(build_legend(sheet, LIGHT, text(lang))).all("li")
        ]
        entries = [(said, count) for _klass, _form, said, count in list_entries(sheet)]
        assert [numbers(item.rpartition("·")[2]) for item in items] == [
            {count} for _said, count in entries
        ]
        assert all(
            item.startswith(said) for item, (said, _count) in zip(items, entries, strict=True)
        )
        assert sheet.finding
        assert sheet.detail


def test_no_two_classes_look_alike(maps: list[MapRead]) -> None:
    for read in maps:
        looks = [(klass.tint, klass.form) for klass in read.sheet.classes]
        assert len(set(looks)) == len(looks), name_of(read)


def test_no_form_and_no_grey_is_without_a_reason(maps: list[MapRead]) -> None:
    for read in maps:
        sheet = read.sheet
        said = {form: words for _klass, form, words, _count in list_entries(sheet)}
        for code in sheet.names:
            form = sheet.form_of(code)
            assert said.get(form), name_of(read)
            if form is not Form.PLAIN and sheet.class_of(code).form is Form.PLAIN:
                assert sheet.forms[form]
            if sheet.class_of(code).tint.ramp is Ramp.NONE:
                assert any(sheet.shown[code].told), name_of(read)
                assert any(cell and not numbers(cell) for cell in cells_of(sheet, "en")[code])


def test_the_tile_the_tooltip_and_the_table_say_the_same_numbers(
    maps: list[MapRead], lang: str
) -> None:
    told = 0
    for read in maps:
        sheet, cells = read.sheet, cells_of(read.sheet, lang)
        heads = numbers(" ".join(column.title for column in sheet.columns))
        for code, shown in sheet.shown.items():
            row = numbers(" ; ".join(cells[code])) | heads
            assert numbers(" ; ".join(shown.told)) <= row, f"{name_of(read)}: {code}"
            assert numbers(shown.short) <= row, f"{name_of(read)}: {code}"
            told += len(numbers(shown.short))
    assert told > 2_900


def test_a_tile_holds_the_number_its_mode_is_about(maps: list[MapRead], lang: str) -> None:
    for read in maps:
        cells = cells_of(read.sheet, lang)
        for code, shown in read.sheet.shown.items():
            if read.asked.mode in COLUMN and numbers(shown.short):
                written = cells[code][COLUMN[read.asked.mode]]
                assert numbers(shown.short) == numbers(written), name_of(read)


def test_markup_holds_what_the_sheet_says(maps: list[MapRead], lang: str) -> None:
    _ = text(lang)
    for read in maps:
        sheet = read.sheet
        tips = {p.attributes["class"]: p.text for p in read_markup(build_tooltip(sheet)).all("p")}
        tiles = read_markup(tile_links(sheet, None, LIGHT, lambda code: f"?area={code}", _))
        links = {link.attributes["href"].partition("=")[2]: link for link in tiles.all("a")}
        assert tips.keys() == links.keys() == set(sheet.names)
        for code, shown in sheet.shown.items():
            assert tips[code] == " ".join([sheet.names[code], *" ".join(shown.told).split()])
            assert links[code].first("span").text == shown.short
        table = build_map_table(sheet, None, "", BY_NAME, _)
        (made,) = read_markup(table_html(table)).all("table")
        cells = cells_of(sheet, lang)
        wanted = [[row.name, *cells[row.area]] for row in sheet.rows]
        assert made.cells()[1:] == [[" ".join(cell.split()) for cell in row] for row in wanted]


def test_the_taken_table_holds_the_numbers_of_the_screens(maps: list[MapRead], lang: str) -> None:
    for read in maps:
        sheet, cells = read.sheet, cells_of(read.sheet, lang)
        taken = take_sheet(sheet, text(lang))
        assert [str(row[1]) for row in taken.rows] == list(cells)
        for row in taken.rows:
            written = [
                cell_words(value, column, text(lang))
                for value, column in zip(row[2:], sheet.columns, strict=True)
            ]
            assert written == cells[str(row[1])], name_of(read)
        if sheet.unranked:
            assert sheet.unranked in taken.notes


def test_wales_stands_first_where_it_has_a_row_and_every_area_has_one(maps: list[MapRead]) -> None:
    for read in maps:
        areas = [row.area for row in read.sheet.rows]
        assert [area for area in areas if area != WALES] == list(read.sheet.names)
        assert WALES not in areas[1:]


def test_both_orders_of_the_table_hold_every_row_once(maps: list[MapRead], lang: str) -> None:
    assert set(ORDERS) == {BY_NAME, BY_VALUE}
    ranked = 0
    for read in maps:
        tables = [build_map_table(read.sheet, None, "", order, text(lang)).rows for order in ORDERS]
        by_name, by_value = (
            sorted(tuple(map(str, row.cells)) for row in rows if isinstance(row, Row))
            for rows in tables
        )
        assert by_name == by_value
        ranked += len(tables[1]) > len(tables[0])
    assert ranked > 20


def test_a_table_by_name_alone_says_why(maps: list[MapRead]) -> None:
    for read in maps:
        sheet = read.sheet
        at = COLUMN.get(read.asked.mode, 0)
        held = [row for row in sheet.rows if row.area != WALES and row.values[at] is not None]
        assert not (can_rank(sheet) and sheet.unranked), name_of(read)
        assert can_rank(sheet) or sheet.unranked or not held, name_of(read)
    assert {read.asked.mode for read in maps if read.sheet.unranked} == set(Mode) - {Mode.CROSS}
    assert {read.asked.mode for read in maps if can_rank(read.sheet)} >= {
        Mode.VALUE,
        Mode.CHANGE,
        Mode.CROSS,
    }


def test_every_colour_and_line_that_is_drawn_is_in_the_legend(maps: list[MapRead]) -> None:
    for read in maps:
        sheet = read.sheet
        given = json.loads(build_choropleth(sheet, None, LIGHT, text("en")).to_json())
        fills = {
            tuple(rgba(LIGHT.background if klass.form is Form.EMPTY else klass.tint.fill(LIGHT)))
            for klass in sheet.classes
        }
        files = [layer for layer in given["layers"] if layer["@@type"] == "GeoJsonLayer"]
        assert all((ROOT / each["data"].removeprefix("app/")).is_file() for each in files)
        drawn = {tuple(each["getFillColor"]) for each in files if each.get("pickable", False)}
        assert drawn == fills, name_of(read)
        lines = {each["id"].rpartition("-")[2] for each in files if not each.get("pickable", False)}
        forms = {form for _klass, form, _said, _count in list_entries(sheet)}
        assert lines == forms & set(HATCHES), name_of(read)


def test_both_languages_tell_the_same_numbers(demonstration_store: Store) -> None:
    english, welsh = (
        {read.asked.key: read for read in every_map(demonstration_store, lang)}
        for lang in LANGUAGES
    )
    assert english.keys() == welsh.keys()
    for key, here in english.items():
        there = welsh[key]
        assert here.sheet.counts() == there.sheet.counts(), key
        assert numbers_by_area(here.sheet) == numbers_by_area(there.sheet), key
        assert here.sheet.limits == there.sheet.limits, key


def numbers_by_area(sheet: Sheet) -> dict[str, list[object]]:
    return {
        row.area: [value for value in row.values if not isinstance(value, str)]
        for row in sheet.rows
    }
