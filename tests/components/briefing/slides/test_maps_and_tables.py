"""The map as named shapes, the grid and tables as native tables."""

from dataclasses import replace

import pytest
from pptx.enum.dml import MSO_FILL, MSO_LINE_DASH_STYLE
from pptx.enum.shapes import MSO_SHAPE_TYPE

from components.briefing.deck import Kind, TablePicture
from components.briefing.slides import write_slides
from tests.components.briefing.decks import (
    deck,
    grid_picture,
    map_picture,
    screen,
    table_picture,
)
from tests.components.briefing.slides.reading import alt, everything, named, read


def slide_of(kind: Kind, lang: str = "en", **given: object) -> object:
    return read(write_slides([deck(lang, screen(kind, lang, **given))])).slides[0]


@pytest.mark.parametrize("lang", ["en", "cy"])
class TestMap:
    def test_every_place_is_a_tile_and_an_outline_by_name(self, lang: str) -> None:
        slide, picture = slide_of(Kind.MAP, lang), map_picture(lang)
        assert len(picture.places) == 22
        for place in picture.places:
            tile, outline = named(slide, place.name), named(slide, f"{place.name} (map)")
            assert tile.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE
            assert outline.shape_type == MSO_SHAPE_TYPE.FREEFORM
            assert alt(tile) == alt(outline) == place.told
            assert tile.text_frame.text.split("\n") == [place.short, place.said]

    def test_tile_outline_and_key_look_alike(self, lang: str) -> None:
        slide, picture = slide_of(Kind.MAP, lang), map_picture(lang)
        looks = {}
        for at, _key in enumerate(picture.keys):
            looks[at] = look(named(slide, f"key-{at + 1}-swatch"))
        assert len(set(looks.values())) == len(picture.keys)
        for place in picture.places:
            assert look(named(slide, place.name)) == looks[place.key]
            assert look(named(slide, f"{place.name} (map)")) == looks[place.key]

    def test_the_key_counts_the_places(self, lang: str) -> None:
        slide = slide_of(Kind.MAP, lang)
        for at, key in enumerate(map_picture(lang).keys, start=1):
            assert named(slide, f"key-{at}").text_frame.text == f"{key.said}: {key.count}"

    def test_the_outlines_are_one_group_that_is_told_in_words(self, lang: str) -> None:
        slide, picture = slide_of(Kind.MAP, lang), map_picture(lang)
        groups = [
            shape
            for shape in slide.shapes
            if shape.shape_type == MSO_SHAPE_TYPE.GROUP and alt(shape)
        ]
        assert [(alt(group), len(group.shapes)) for group in groups] == [(picture.alt, 22)]


def look(shape: object) -> tuple[object, ...]:
    """Return what marks a shape: how it is filled, with what, and whether its edge is dashed."""
    fill = shape.fill
    pattern = fill.pattern if fill.type == MSO_FILL.PATTERNED else None
    back = fill.back_color.rgb if pattern is not None else fill.fore_color.rgb
    return fill.type, pattern, back, shape.line.dash_style == MSO_LINE_DASH_STYLE.DASH


def test_a_place_is_marked_besides_its_colour() -> None:
    slide, picture = slide_of(Kind.MAP), map_picture("en")
    forms = {}
    for place in picture.places:
        forms[picture.keys[place.key].form] = look(named(slide, place.name))
    assert forms["falling"][0] == MSO_FILL.PATTERNED
    assert forms["empty"][3]
    assert forms["plain"][0] == MSO_FILL.SOLID
    assert not forms["plain"][3]


def test_tiles_do_not_lie_on_one_another() -> None:
    slide = slide_of(Kind.MAP)
    tiles = [named(slide, place.name) for place in map_picture("en").places]
    for at, one in enumerate(tiles):
        for other in tiles[at + 1 :]:
            assert (
                one.left + one.width <= other.left
                or other.left + other.width <= one.left
                or one.top + one.height <= other.top
                or other.top + other.height <= one.top
            )


def test_the_grid_is_a_table_with_heads_both_ways() -> None:
    table, picture = named(slide_of(Kind.GRID), "grid").table, grid_picture("en")
    assert table.first_row
    assert table.first_col
    rows = [[cell.text_frame.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["", *picture.columns]
    for row, shown in zip(picture.rows, rows[1:], strict=True):
        assert shown[0] == row.name
        for cell, words in zip(row.cells, shown[1:], strict=True):
            lines = words.split("\n") if words else []
            assert all(name in lines for name in cell.names)
            assert not cell.title or lines[0] == cell.title
            assert not cell.more or lines[-1] == f"More: {cell.more}"


def test_only_the_cell_to_look_at_is_filled_and_framed() -> None:
    table, picture = named(slide_of(Kind.GRID), "grid").table, grid_picture("en")
    for at, row in enumerate(picture.rows, start=1):
        for across, cell in enumerate(row.cells, start=1):
            native = table.cell(at, across)
            sides = [part.tag[-3:] for part in native._tc.tcPr if part.tag[-3:].startswith("ln")]
            assert (native.fill.type == MSO_FILL.SOLID) is cell.stressed
            assert (sides == ["lnL", "lnR", "lnT", "lnB"]) is cell.stressed


def test_a_table_holds_its_cells_and_its_header_is_one() -> None:
    table, picture = named(slide_of(Kind.DATES), "table").table, table_picture()
    rows = [tuple(cell.text_frame.text for cell in row.cells) for row in table.rows]
    assert table.first_row
    assert rows == [picture.columns, *picture.rows]


def test_rows_that_do_not_fit_are_counted() -> None:
    slide = slide_of(Kind.DATES, picture=table_picture(40))
    shown = len(named(slide, "table").table.rows) - 1
    assert named(slide, "rest").text_frame.text == f"Not shown here: {40 - shown}"


def test_numbers_stand_under_one_another_and_dates_do_not() -> None:
    rows = (("Powys", "1.5", "3 March 2027"), ("Cardiff", "−10.25%", "–"))
    picture = TablePicture(("Place", "Value", "When"), rows, "a table")
    table = named(slide_of(Kind.DATES, picture=picture), "table").table
    aligned = [str(cell.text_frame.paragraphs[0].alignment)[:5] for cell in table.rows[1].cells]
    assert aligned == ["LEFT ", "RIGHT", "LEFT "]


def test_markup_in_names_stays_words() -> None:
    hostile = "<b>&amp;</b>"
    picture = map_picture("en")
    places = (replace(picture.places[0], name=hostile, short=hostile, told=hostile),)
    slide = slide_of(Kind.MAP, picture=replace(picture, places=places))
    assert alt(named(slide, hostile)) == hostile
    assert [shape.name for shape in everything(slide.shapes)].count(f"{hostile} (map)") == 1
