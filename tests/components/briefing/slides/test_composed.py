"""Briefings made from stores, as slides: the shipped ones, every verdict, and hostile words."""

from collections.abc import Iterator

import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE

from components.briefing.compose import choose_usual, make_deck, offer_screens
from components.briefing.deck import BriefingScreen, ChartPicture, Deck, LinePicture, MapPicture
from components.briefing.known import read_known
from components.briefing.slides import write_slides
from components.briefing.slides.units import SMALLEST_POINTS
from data.moment import get_moment
from data.portfolio import get_portfolio
from data.store import Store
from locales import LANGUAGES, text
from tests.components.briefing.slides.reading import (
    alt,
    everything,
    is_decorative,
    named,
    read,
    sheet_rows,
    sizes,
)

Shown = list[tuple[BriefingScreen, object]]


def decks_of(store: Store) -> Iterator[Deck]:
    with store.read() as connection:
        until = get_moment(connection).until
        missions = [each.code for each in get_portfolio(connection, until).missions]
    for mission in missions:
        known = read_known(store, [mission])
        for lang in LANGUAGES:
            screens = offer_screens(known, text(lang))
            yield make_deck(known, screens, choose_usual(screens), text(lang))


@pytest.fixture(scope="module", params=["demonstration_store", "simulated_store", "hostile_store"])
def shown(request: pytest.FixtureRequest) -> Shown:
    """Every screen of a store's briefings with the slide that was made of it."""
    decks = list(decks_of(request.getfixturevalue(request.param)))
    left = iter(read(write_slides(decks)).slides)
    found: Shown = []
    for deck in decks:
        found += [(screen, next(left)) for screen in deck.all_screens()]
        next(left)
    assert next(left, None) is None
    assert found
    return found


def test_charts_over_time_hold_the_briefings_numbers(shown: Shown) -> None:
    for screen, slide in shown:
        if isinstance(picture := screen.picture, ChartPicture):
            chart = named(slide, "chart").chart
            head, *rows = sheet_rows(chart)
            assert tuple(row[0] for row in rows) == picture.periods
            for at, made in enumerate(picture.series, start=1):
                assert tuple(row[at] for row in rows) == made.values, (screen.code, head[at])
            drawn = chart.plots[len(chart.plots) - 1].series
            assert [tuple(each.values) for each in drawn] == [s.values for s in picture.series]


def test_number_lines_hold_the_briefings_numbers(shown: Shown) -> None:
    for screen, slide in shown:
        if isinstance(picture := screen.picture, LinePicture):
            along = {x for _name, x, _y in sheet_rows(named(slide, "number-line").chart)[1:]}
            numbers = {picture.estimate, picture.expected, *picture.ci95, *picture.ci90, 0.0}
            if picture.mde is not None:
                numbers |= {-picture.mde, picture.mde}
            assert along == numbers, screen.code


def test_maps_have_every_place_twice_by_name(shown: Shown) -> None:
    for screen, slide in shown:
        if isinstance(picture := screen.picture, MapPicture):
            assert len(picture.places) == 22
            outlines = [
                shape.name
                for shape in everything(slide.shapes)
                if shape.shape_type == MSO_SHAPE_TYPE.FREEFORM and alt(shape)
            ]
            assert outlines == [f"{place.name} (map)" for place in picture.places], screen.code
            for place in picture.places:
                assert alt(named(slide, place.name)) == place.told


def test_every_object_is_told_and_every_letter_large_enough(shown: Shown) -> None:
    for screen, slide in shown:
        assert slide.shapes.title.text_frame.text, screen.code
        for shape in everything(slide.shapes):
            words = shape.has_text_frame and shape.text_frame.text.strip()
            assert words or alt(shape) or is_decorative(shape), (screen.code, shape.name)
            if shape.has_chart:
                assert min(sizes(shape.chart.element)) >= SMALLEST_POINTS
        assert min(sizes(slide._element)) >= SMALLEST_POINTS, screen.code


def test_nothing_leaves_a_slide(shown: Shown) -> None:
    for screen, slide in shown:
        wide, tall = 1920 * 6350, 1080 * 6350
        for shape in slide.shapes:
            assert shape.left >= 0, (screen.code, shape.name)
            assert shape.top >= 0, (screen.code, shape.name)
            assert shape.left + shape.width <= wide + 6350, (screen.code, shape.name)
            assert shape.top + shape.height <= tall + 6350, (screen.code, shape.name)
