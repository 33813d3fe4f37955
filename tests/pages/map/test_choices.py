"""What can be asked of the map: it is all in the address, and what cannot be shown says why."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from components.map.sheet import MODES, Mode
from components.map.table import BY_VALUE
from components.map.view import Level
from components.shell.screens import MAP
from data.store import Store
from locales import text
from tests.components.making import HOSTILE
from tests.components.markup import Element
from tests.fixtures.apps import OpenScreen, Seen
from tests.pages.shipped import sheet

CARDIFF = "W06000015"
LINKED = {row["output"]: row["indicator"] for row in sheet("contributions")}
HUBS, MACHINES = "new-products", "bp-to-target"
WITHOUT_LINK = "greenhouse-gas-per-head"
LEVEL_OF = {"places": 22, "boards": 7, "regions": 4}


def parts(seen: Seen, css: str) -> list[Element]:
    return [
        each
        for part in seen.markup
        for each in part.every()
        if css in each.attributes.get("class", "").split()
    ]


def status(seen: Seen) -> list[str]:
    return [each.text for each in parts(seen, "mw-note") if each.attributes.get("role") == "status"]


def choose(seen: Seen, name: str, value: str | None) -> Seen:
    """Choose on the screen, by the name that the choice has in the address."""
    every = (*seen.app.selectbox, *seen.app.button_group, *seen.app.radio, *seen.app.select_slider)
    (found,) = (each for each in every if name_of(each.key) == name)
    found.set_value(value).run()
    return Seen(seen.app)


def name_of(key: str | None) -> str:
    """Return the name that a choice has in the address: its key holds the language too."""
    return str(key).removeprefix("choice_").rpartition("_")[0]


def chosen(seen: Seen) -> dict[str, object]:
    every = (*seen.app.selectbox, *seen.app.button_group)
    return {name_of(each.key): each.value for each in every}


def offered_in(seen: Seen, name: str) -> list[str]:
    (found,) = (each for each in seen.app.button_group if name_of(each.key) == name)
    return list(found.options)


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("level", Level)
def test_every_mode_is_in_the_address_and_what_cannot_be_shown_says_why(
    open_screen: OpenScreen, demonstration_store: Store, mode: Mode, level: Level
) -> None:
    seen = open_screen(demonstration_store, MAP, mode=mode, areas=level, indicator=MACHINES)
    places_alone = mode in (Mode.SIGNAL, Mode.CROSS)
    refused = places_alone and level is not Level.PLACES
    assert (MODES[mode] in offered_in(seen, "mode")) is not refused
    assert len(status(seen)) == refused
    assert all(said.startswith(f"“{MODES[mode]}”") for said in status(seen))
    assert chosen(seen)["mode"] == (Mode.VALUE if refused else mode)
    assert seen.address["mode"] == mode
    rows = seen.table("The map in words")[1:]
    assert len([row for row in rows if row[0] != "Wales"]) == LEVEL_OF[level]


@pytest.mark.parametrize("mode", [Mode.DELIVERED, Mode.CROSS, Mode.GAP])
def test_what_needs_an_output_or_a_target_shows_the_figures_where_there_is_none(
    open_screen: OpenScreen, demonstration_store: Store, mode: Mode
) -> None:
    seen = open_screen(demonstration_store, MAP, indicator=WITHOUT_LINK, mode=mode)
    plain = open_screen(demonstration_store, MAP, indicator=WITHOUT_LINK)
    assert MODES[mode] not in offered_in(seen, "mode")
    (said,) = status(seen)
    assert said.startswith(f"“{MODES[mode]}”")
    assert ("target" in said) is (mode is Mode.GAP)
    assert seen.heading == plain.heading
    assert seen.table("The map in words") == plain.table("The map in words")
    assert status(plain) == []


def test_choosing_a_mode_keeps_everything_else(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    given = {"indicator": MACHINES, "area": CARDIFF, "period": "2024-Q3", "as": "tiles"}
    seen = open_screen(demonstration_store, MAP, **given)
    for mode in (Mode.CHANGE, Mode.CROSS, Mode.GAP):
        seen = choose(seen, "mode", mode)
        assert seen.address == {**given, "lang": "en", "mode": mode}
        assert parts(seen, "mw-picked")
    seen = choose(seen, "as", "map")
    assert seen.address == {**given, "lang": "en", "mode": Mode.GAP, "as": "map"}


def test_choosing_an_indicator_takes_the_period_and_the_output_out(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    output = next(output for output, indicator in LINKED.items() if indicator == MACHINES)
    given = {"indicator": MACHINES, "period": "2024-Q3", "output": output, "mode": "delivered"}
    seen = open_screen(demonstration_store, MAP, **given, area=CARDIFF)
    assert parts(seen, "mw-note-concern") == []
    after = choose(seen, "indicator", HUBS)
    assert after.address == {
        "lang": "en",
        "indicator": HUBS,
        "mode": "delivered",
        "area": CARDIFF,
    }
    assert status(after) == []


def test_choosing_areas_takes_the_place_out(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, MAP, indicator=MACHINES, area=CARDIFF)
    after = choose(seen, "areas", "boards")
    assert after.address == {"lang": "en", "indicator": MACHINES, "areas": "boards"}
    assert len(after.table("The map in words")) == 1 + 1 + 7
    assert parts(after, "mw-picked") == []


def test_an_output_that_is_to_move_the_measure_is_chosen(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, MAP, indicator=MACHINES, mode="delivered")
    outputs = [output for output, indicator in LINKED.items() if indicator == MACHINES]
    titles = {row["output"]: row["title_en"] for row in sheet("outputs")}
    (offered,) = (each for each in seen.app.selectbox if name_of(each.key) == "output")
    assert sorted(offered.options) == sorted(titles[output] for output in outputs)
    assert titles[offered.value] in seen.heading


@pytest.mark.parametrize(
    "given",
    [
        {"mode": "change", "period": "2023-Q1", "area": CARDIFF, "sort": "value"},
        {"mode": "signal", "period": "2024-Q1"},
        {"mode": "delivered", "areas": "boards", "as": "tiles"},
        {"mode": "delivered-changed", "area": CARDIFF},
        {"mode": "gap", "as": "tiles", "areas": "regions"},
    ],
    ids=str,
)
def test_an_address_shows_the_same_in_the_other_language(
    open_screen: OpenScreen, demonstration_store: Store, given: dict[str, str]
) -> None:
    english, welsh = (
        open_screen(demonstration_store, MAP, lang, indicator=MACHINES, **given)
        for lang in ("en", "cy")
    )
    assert {**english.address, "lang": ""} == {**welsh.address, "lang": ""}
    for seen in (english, welsh):
        assert parts(seen, "mw-note-concern") == []
        assert status(seen) == []
    assert chosen(english) == chosen(welsh)
    assert numbers(english) == numbers(welsh)
    assert len(parts(english, "mw-picked")) == len(parts(welsh, "mw-picked"))


def numbers(seen: Seen) -> list[list[str]]:
    """Return every cell that holds a number: the same in both languages."""
    return [
        [cell for cell in row[1:] if re.fullmatch(r"[+−]?[0-9.,]*", cell)] for row in figures(seen)
    ]


def figures(seen: Seen) -> list[list[str]]:
    """Return the rows of the map's table, in an order that is no language's."""
    (table,) = (
        table
        for part in seen.markup
        for table in part.all("table")
        if table.first("caption").text in (text("en")("The map in words"), "Y map mewn geiriau")
    )
    return sorted(([row[0], "".join(row[1:2])] for row in table.cells()[1:]), key=lambda r: r[1])


def test_the_order_of_the_table_is_chosen_where_places_can_be_told_apart(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    limited = next(row for row in sheet("observations", "official") if row["lower"])
    given = {name: limited[name] for name in ("indicator", "period")}
    seen = open_screen(demonstration_store, MAP, **given)
    assert parts(seen, "mw-group") == []
    after = choose(seen, "sort", BY_VALUE)
    assert after.address["sort"] == BY_VALUE
    assert parts(after, "mw-group")
    signal = open_screen(demonstration_store, MAP, indicator=MACHINES, mode="signal")
    assert len(signal.app.radio) == 0
    assert "By name" in signal.text


def test_tiles_are_links_to_the_same_map_with_a_place_picked(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    given = {"indicator": MACHINES, "mode": "change", "as": "tiles", "sort": "value"}
    seen = open_screen(demonstration_store, MAP, "cy", **given, area=CARDIFF)
    tiles = parts(seen, "mw-tile")
    assert len(tiles) == 22
    for tile in tiles:
        asked = {name: value[0] for name, value in parse_qs(address_of(tile)).items()}
        picked = "aria-current" in tile.attributes
        assert ("area" not in asked) is picked
        assert {**asked, "area": ""} == {**given, "lang": "cy", "area": ""}
    assert not any(each.type == "deck_gl_json_chart" for each in seen.elements)


def address_of(tile: Element) -> str:
    return urlsplit(tile.attributes["href"]).query


def test_a_hostile_address_stays_text_in_the_links_of_the_tiles(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, MAP, **{"as": "tiles", "sort": HOSTILE})
    assert {"script", "img"}.isdisjoint(
        set().union(*(tile.tags() for tile in parts(seen, "mw-tiles")))
    )
    assert all("<" not in tile.attributes["href"] for tile in parts(seen, "mw-tile"))


@pytest.mark.parametrize("name", ["screen", "self", "parameters"])
def test_a_name_that_no_choice_has_does_no_harm(
    open_screen: OpenScreen, demonstration_store: Store, name: str
) -> None:
    seen = open_screen(demonstration_store, MAP)
    seen.app.query_params["as"] = "tiles"
    seen.app.query_params[name] = "x"
    assert len(parts(Seen(seen.app.run()), "mw-tile")) == 22


def test_what_all_places_together_say_is_beside_delivered_and_changed(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    machines = open_screen(demonstration_store, MAP, indicator=MACHINES, mode="delivered-changed")
    assert "moved no more than the rest" in machines.text
    assert "10 of the 10 places that had it" in machines.heading
    hubs = open_screen(demonstration_store, MAP, indicator=HUBS, mode="delivered-changed")
    assert hubs.heading.startswith("Already on another path before it began")
    for seen in (machines, hubs):
        (square,) = parts(seen, "mw-square")
        assert sum(int(cell) for row in square.cells()[1:] for cell in row[1:]) == 22
        (before,) = parts(seen, "mw-before")
        assert before.first("img").attributes["alt"].startswith("Before it began")


def test_where_every_place_had_it_nothing_is_compared(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    given = {"indicator": "decision-days", "mode": "delivered-changed"}
    assert "nothing to compare with" in open_screen(demonstration_store, MAP, **given).heading
    early = open_screen(demonstration_store, MAP, **given, period="2016-Q1")
    assert "begun nowhere" in early.heading
    assert parts(early, "mw-before") == []
