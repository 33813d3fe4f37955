"""What people do, in a real browser: arrive, switch, choose, click, share, go back."""

import re

from playwright.sync_api import Page, expect

from components.shell.screens import BOARD, FIGURES, MAP, MISSION
from tests.browser.screens import (
    CARDIFF,
    LONG,
    POWYS,
    arrive,
    choose,
    click_place,
    figures,
    heading,
    parameters,
    path_of,
    point_at,
    screen_of,
    settled,
    wait_for_map,
    wait_until,
)
from tests.fixtures.browsers import NewPage


def mark_the_document(page: Page) -> None:
    """Leave a mark that a reload would wipe out."""
    page.evaluate("window.stillHere = true")


def was_never_reloaded(page: Page) -> bool:
    return bool(page.evaluate("window.stillHere === true"))


def newest_period(page: Page) -> str:
    """Return the period the map opens on, once its slider stands where the finding says."""

    def agree() -> bool:
        period = page.get_by_role("slider").get_attribute("aria-valuetext")
        return heading(page).inner_text().startswith(f"{period}: ")

    wait_until(page, agree)
    return str(page.get_by_role("slider").get_attribute("aria-valuetext"))


def test_the_language_is_switched_in_place_and_keeps_everything(page: Page) -> None:
    arrive(page, path_of(MAP, lang="en", indicator="population", period="2015", area=CARDIFF))
    english, numbers = heading(page).inner_text(), figures(page)
    assert page.evaluate("document.documentElement.lang") == "en"
    mark_the_document(page)
    page.get_by_role("link", name="Cymraeg").click()
    expect(heading(page)).not_to_have_text(english, timeout=LONG)
    settled(page)
    assert was_never_reloaded(page)
    assert page.evaluate("document.documentElement.lang") == "cy"
    assert parameters(page) == {
        "lang": "cy",
        "indicator": "population",
        "period": "2015",
        "area": CARDIFF,
    }
    assert figures(page) == numbers
    expect(page.get_by_role("slider")).to_have_attribute("aria-valuetext", "2015")
    expect(page).to_have_title(re.compile("^Map · 2015: mae hanner"))

    page.go_back()
    expect(heading(page)).to_have_text(english, timeout=LONG)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert parameters(page)["lang"] == "en"


def test_links_are_followed_without_a_reload_and_back_returns(page: Page) -> None:
    arrive(page, path_of(BOARD, lang="cy"))
    board = heading(page).inner_text()
    mark_the_document(page)
    page.locator(".mw-mission h2 a").first.click()
    expect(heading(page)).not_to_have_text(board, timeout=LONG)
    settled(page)
    assert screen_of(page) == "mission"
    assert parameters(page)["lang"] == "cy"
    mission = heading(page).inner_text()

    page.get_by_role("link", name="Ffigurau", exact=True).click()
    expect(heading(page)).not_to_have_text(mission, timeout=LONG)
    settled(page)
    assert (screen_of(page), parameters(page)) == ("figures", {"lang": "cy"})

    page.go_back()
    expect(heading(page)).to_have_text(mission, timeout=LONG)
    assert screen_of(page) == "mission"
    page.go_back()
    expect(heading(page)).to_have_text(board, timeout=LONG)
    assert (screen_of(page), parameters(page)) == ("", {"lang": "cy"})
    assert was_never_reloaded(page)


def test_from_the_board_to_one_place_and_on_to_somebody_else(page: Page, new_page: NewPage) -> None:
    arrive(page, "/")
    page.get_by_role("link", name="Map", exact=True).click()
    page.wait_for_url(re.compile("/map"))
    settled(page)

    choose(page, "Indicator", "Greenhouse gas emissions per head")
    page.wait_for_url(re.compile("indicator=greenhouse-gas-per-head"))
    settled(page)
    last = newest_period(page)

    page.get_by_role("slider").press("ArrowLeft")
    page.wait_for_url(re.compile("period="))
    settled(page)
    earlier = parameters(page)["period"]
    assert int(earlier) == int(last) - 1
    expect(heading(page)).to_contain_text(f"{earlier}: ")

    wait_for_map(page)
    assert "Powys" in point_at(page, POWYS).inner_text()
    click_place(page, POWYS)
    expect(page.locator("h2", has_text="Powys: ")).to_be_visible()
    expect(page.locator(".mw-picked")).to_have_count(1)
    expect(page.locator(".mw-picked th")).to_have_text("Powys")

    shared = parameters(page)
    assert shared == {
        "lang": "en",
        "indicator": "greenhouse-gas-per-head",
        "period": earlier,
        "area": POWYS,
    }
    other = new_page("cy")
    arrive(other, path_of(MAP, **(shared | {"lang": "cy"})))
    assert figures(other) == figures(page)
    expect(other.locator(".mw-picked th")).to_have_text("Powys")
    expect(other.get_by_role("slider")).to_have_attribute("aria-valuetext", earlier)
    assert parameters(other) == shared | {"lang": "cy"}

    page.go_back()
    expect(page.locator(".mw-picked")).to_have_count(0, timeout=LONG)
    assert "area" not in parameters(page)
    page.go_back()
    expect(page.get_by_role("slider")).to_have_attribute("aria-valuetext", last, timeout=LONG)
    assert parameters(page).get("period") is None


def test_a_place_is_picked_from_the_list_by_keyboard_alone(page: Page) -> None:
    arrive(page, path_of(MAP, lang="cy", indicator="population"))
    page.get_by_role("combobox", name="Lle").focus()
    page.keyboard.type("Caerd")
    page.get_by_role("option", name="Caerdydd").wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(f"area={CARDIFF}"))
    settled(page)
    expect(page.locator(".mw-picked th")).to_have_text("Caerdydd")


def test_without_a_language_the_browsers_is_taken(new_page: NewPage) -> None:
    page = arrive(new_page("cy"), "/figures")
    assert page.evaluate("document.documentElement.lang") == "cy"
    expect(page.get_by_role("link", name="English")).to_be_visible()


def test_a_mission_is_chosen_from_the_list_and_its_address_shared(page: Page) -> None:
    arrive(page, path_of(MISSION, lang="en", mission="economi"))
    assert heading(page).inner_text().startswith("Creating a strong")
    choose(page, "Mission", "Increasing healthy life expectancy")
    page.wait_for_url(re.compile("mission=iechyd"))
    expect(heading(page)).to_contain_text("Increasing healthy life expectancy")


def test_the_head_of_the_figures_leads_to_the_map_of_one(page: Page) -> None:
    arrive(page, path_of(FIGURES, lang="cy"))
    page.get_by_role("link", name="Cyfanswm y boblogaeth").click()
    page.wait_for_url(re.compile("/map"))
    settled(page)
    assert parameters(page) == {"indicator": "population", "lang": "cy"}
