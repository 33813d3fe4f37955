"""The map in a real browser: a place is picked by click, on a tile or by keyboard, and kept."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from components.shell.screens import MAP
from tests.browser.screens import (
    CARDIFF,
    LONG,
    MAP_CHART,
    POWYS,
    arrive,
    choose_one,
    click_place,
    figures,
    heading,
    parameters,
    path_of,
    point_at,
    settled,
    wait_for_map,
    wait_until,
)
from tests.browser.test_every_screen import overflow, violations
from tests.fixtures.browsers import NewPage

GIVEN = {"lang": "en", "indicator": "bp-to-target", "mode": "change", "period": "2025-Q3"}
NORTH_WALES = "W11000023"
HATCHING_FETCHED = (
    "performance.getEntriesByType('resource')"
    ".filter(each => each.name.includes('/static/hatching/'))"
    ".map(each => each.responseStatus)"
)
MODES = ("Change", "Signal", "Delivered", "Delivered × changed", "To target", "Figure")
CODES = {"change", "signal", "delivered", "delivered-changed", "gap"}
VIEWS = (
    {"mode": "change", "as": "tiles", "areas": "places"},
    {"mode": "delivered-changed", "as": "tiles", "area": CARDIFF},
    {"mode": "delivered", "as": "tiles", "areas": "boards"},
    {"mode": "signal", "as": "map"},
)


def tile(page: Page, name: str) -> Locator:
    return page.locator(".mw-tile", has_text=name)


def picked(page: Page) -> Locator:
    return page.locator(".mw-picked th")


def wait_for_address(page: Page, **given: str | None) -> None:
    """Wait until the address holds these, None: not at all, and the screen has followed."""

    def holds() -> bool:
        return all(parameters(page).get(name) == value for name, value in given.items())

    wait_until(page, holds)
    settled(page)


def test_a_place_is_picked_on_the_map_on_a_tile_and_by_keyboard(page: Page) -> None:
    arrive(page, path_of(MAP, **GIVEN))
    page.evaluate("window.stillHere = true")
    wait_for_map(page)
    click_place(page, POWYS)
    expect(picked(page)).to_have_text("Powys", timeout=LONG)
    assert parameters(page) == {**GIVEN, "area": POWYS}
    shown, said = figures(page), heading(page).inner_text()

    choose_one(page, "As", "Tiles")
    expect(page.locator(".mw-tile")).to_have_count(22, timeout=LONG)
    expect(page.locator(MAP_CHART)).to_have_count(0)
    assert parameters(page) == {**GIVEN, "area": POWYS, "as": "tiles"}
    assert (figures(page), heading(page).inner_text()) == (shown, said)
    expect(page.locator(".mw-tile[aria-current]")).to_contain_text("Powys")
    expect(picked(page)).to_have_text("Powys")

    tile(page, "Cardiff").click()
    wait_for_address(page, area=CARDIFF)
    expect(picked(page)).to_have_text("Cardiff", timeout=LONG)
    expect(page.locator(".mw-tile[aria-current]")).to_contain_text("Cardiff")

    tile(page, "Cardiff").focus()
    page.keyboard.press("Tab")
    told = str(page.locator(".mw-tile:focus").get_attribute("title"))
    page.keyboard.press("Enter")
    following = told.partition(":")[0]
    assert following not in ("Cardiff", "Powys")
    expect(picked(page)).to_have_text(following, timeout=LONG)
    expect(page.locator(".mw-tile[aria-current]")).to_have_attribute("title", told)
    settled(page)
    assert parameters(page)["area"] not in (CARDIFF, POWYS)

    page.go_back()
    wait_for_address(page, area=CARDIFF)
    expect(picked(page)).to_have_text("Cardiff", timeout=LONG)
    tile(page, "Cardiff").click()
    wait_for_address(page, area=None)
    expect(picked(page)).to_have_count(0, timeout=LONG)
    choose_one(page, "As", "Map")
    wait_for_map(page)
    assert {**parameters(page), "as": "map"} == {**GIVEN, "as": "map"}
    assert page.evaluate("window.stillHere === true")


def test_modes_and_levels_are_in_the_address_and_back_undoes_them(page: Page) -> None:
    arrive(page, path_of(MAP, lang="en", indicator="bp-to-target"))
    findings = [heading(page).inner_text()]
    for mode in MODES[:-1]:
        choose_one(page, "Show", mode)
        expect(heading(page)).not_to_have_text(findings[-1], timeout=LONG)
        assert parameters(page)["mode"] in CODES
        findings.append(heading(page).inner_text())
    assert len(set(findings)) == len(MODES)
    choose_one(page, "Areas", "Regions")
    wait_for_address(page, areas="regions", mode="gap")
    expect(page.get_by_role("radio", name="Signal")).to_have_count(0, timeout=LONG)
    assert len(figures(page)) == 1 + 4
    page.go_back()
    wait_for_address(page, areas=None)
    expect(heading(page)).to_have_text(findings[-1], timeout=LONG)
    page.go_back()
    expect(heading(page)).to_have_text(findings[-2], timeout=LONG)
    expect(page.get_by_role("radio", name="Delivered × changed")).to_be_checked(timeout=LONG)


def test_a_board_is_picked_on_the_map_and_its_hatching_is_there(page: Page) -> None:
    given = {"lang": "en", "indicator": "population", "areas": "boards", "mode": "change"}
    arrive(page, path_of(MAP, **given))
    wait_for_map(page, 7)
    wait_until(page, lambda: len(page.evaluate(HATCHING_FETCHED)) == 7)
    assert set(page.evaluate(HATCHING_FETCHED)) == {200}
    told = point_at(page, NORTH_WALES).inner_text()
    click_place(page, NORTH_WALES)
    assert parameters(page) == {**given, "area": NORTH_WALES}
    name = told.splitlines()[0]
    expect(picked(page)).to_have_text(name, timeout=LONG)
    expect(page.locator("h2", has_text=f"{name}: ")).to_be_visible()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_way_of_showing_it_can_be_read_by_all_and_fits_a_phone(
    new_page: NewPage, dark: bool
) -> None:
    page, found = new_page("en", dark=dark), []
    for given in VIEWS:
        page.set_viewport_size({"width": 1366, "height": 768})
        arrive(page, path_of(MAP, lang="en", indicator="bp-to-target", **given))
        found += [f"{given}: {each}" for each in violations(page, Axe())]
        page.set_viewport_size({"width": 390, "height": 844})
        found += [f"{given} on a phone: {each}" for each in overflow(page, 390)]
        found += [f"{given} on a phone: {each}" for each in violations(page, Axe())]
    assert found == []


def test_the_language_is_switched_and_what_is_chosen_stays_chosen(page: Page) -> None:
    """The names of quarters and of modes change with the language; what they name does not."""
    arrive(page, path_of(MAP, **GIVEN))
    english = heading(page).inner_text()
    page.get_by_role("link", name="Cymraeg").click()
    expect(heading(page)).not_to_have_text(english, timeout=LONG)
    settled(page)
    slider = page.get_by_role("slider")
    expect(slider).to_have_attribute("aria-valuetext", "Gorffennaf i Fedi 2025", timeout=LONG)
    checked = page.locator('[role="radio"][aria-checked="true"]')
    expect(checked).to_have_count(3)
    assert parameters(page) == {**GIVEN, "lang": "cy"}
