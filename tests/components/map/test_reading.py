"""From what is asked to the map: Wales beside what is computed, reasons, and times on one scale."""

from types import MappingProxyType

import pytest

from components.map.reading import reason_words, with_wales
from components.map.sheet import Mode
from data.rollups import NotComputed, NotComputedBecause, RolledUp
from data.store import Store
from locales import text
from models.area import WALES
from tests.components.making import area_frame, make_figures
from tests.data.filling import fill
from tests.fixtures.maps import ReadMap

EN, CY = text("en"), text("cy")
CARDIFF, POWYS = "W06000015", "W06000023"


def test_the_published_figure_of_wales_stands_beside_what_is_computed() -> None:
    computed = make_figures({("W11000001", "2023"): 1.0})
    published = make_figures({(WALES, "2023"): 5.0, (CARDIFF, "2023"): 9.0})
    rolled = RolledUp(computed, {}, MappingProxyType({}))
    cells = with_wales(rolled, published).cells
    assert {code: figure.value for (code, _), figure in cells.items()} == {
        "W11000001": 1.0,
        WALES: 5.0,
    }


@pytest.mark.parametrize("because", NotComputedBecause)
def test_each_reason_has_words_of_its_own(because: NotComputedBecause) -> None:
    words = [reason_words(NotComputed(each), area_frame(), EN) for each in NotComputedBecause]
    assert len(set(words)) == len(words)
    named = reason_words(NotComputed(because, (CARDIFF, POWYS)), area_frame(), CY)
    asks_for_names = because in (NotComputedBecause.NO_FIGURE, NotComputedBecause.NO_DENOMINATOR)
    assert ("Caerdydd, Powys" in named) is asks_for_names


def test_times_are_on_one_scale_and_end_at_the_newest_whatever_is_shown(
    read_map: ReadMap, demonstration_store: Store
) -> None:
    read = read_map(demonstration_store, indicator="greenhouse-gas-per-head", period="2015")
    assert read.times is not None
    assert read.times.named[-1] == "2024"
    newest = read_map(demonstration_store, indicator="greenhouse-gas-per-head")
    assert newest.times == read.times
    scales = {
        klass.said: klass.tint
        for sheet in read.times.sheets
        for klass in sheet.classes
        if klass.said != "no figure"
    }
    for sheet in read.times.sheets:
        assert all(scales[klass.said] == klass.tint for klass in sheet.classes)
    alone = {klass.said for klass in read.sheet.classes}
    assert alone != set(scales)


def test_quarters_are_shown_a_year_apart(read_map: ReadMap, demonstration_store: Store) -> None:
    read = read_map(demonstration_store, "en", indicator="bp-to-target", period="2023-Q3")
    assert read.times is not None
    assert {name.rpartition(" ")[0] for name in read.times.named} == {"July to September"}


def test_there_are_no_times_where_there_is_one_period_or_a_target_that_is_set_for_one(
    read_map: ReadMap, demonstration_store: Store, sqlite_store: Store
) -> None:
    fill(sqlite_store)
    assert read_map(sqlite_store).times is None
    gap = read_map(demonstration_store, indicator="bp-to-target", mode="gap")
    assert gap.asked.mode is Mode.GAP
    assert gap.times is None


def test_the_change_before_is_read_for_delivered_and_changed_alone(
    read_map: ReadMap, demonstration_store: Store
) -> None:
    for mode in Mode:
        read = read_map(demonstration_store, indicator="bp-to-target", mode=mode)
        assert (read.before is not None) is (mode is Mode.CROSS)
