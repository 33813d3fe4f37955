"""What an executive does alone at a laptop: five seconds, two clicks, five minutes."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from components.shell.screens import BOARD, OUTCOME
from data.verdict_labels import get_verdict_label
from locales import text
from tests.browser.screens import (
    LONG,
    arrive,
    choose,
    heading,
    parameters,
    path_of,
    screen_of,
    settled,
)
from tests.fixtures.browsers import NewPage

BUSY_BUT_FLAT = "pharmacies-no-bp-reading"
PHARMACIES = {
    "en": "Digital health check in pharmacies",
    "cy": "Gwiriad iechyd digidol mewn fferyllfeydd",
}
REACHED = "19%"


def tab_to(page: Page, wanted: Locator, most: int = 120) -> None:
    """Press Tab until the focus is on what is wanted, as somebody without a mouse does."""
    expect(wanted).to_be_visible(timeout=LONG)
    for _ in range(most):
        if wanted.evaluate(
            "each => each === document.activeElement || each.contains(document.activeElement)"
        ):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {wanted} at {page.url}")


def section(page: Page, slug: str) -> Locator:
    return page.locator(f".st-key-section_{slug}")


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_busy_but_flat_is_found_by_keyboard_alone(new_page: NewPage, lang: str) -> None:
    page = arrive(new_page(lang, width=1366, height=768), path_of(BOARD, lang=lang))
    grid = page.locator(".mw-matrix td", has=page.locator(".mw-busy"))
    expect(grid).to_contain_text(PHARMACIES[lang])
    tab_to(page, grid.get_by_role("link", name=PHARMACIES[lang]))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/link"))
    settled(page)
    label = get_verdict_label("delivered_not_moving").label.in_language(lang)[0]
    expect(heading(page)).to_contain_text(label, timeout=LONG)
    settled(page)
    assert parameters(page) == {"contribution": BUSY_BUT_FLAT, "lang": lang}
    shown = page.locator('[data-testid="stMain"]').inner_text()
    assert REACHED in shown
    assert PHARMACIES[lang] in shown
    tab_to(page, section(page, "checks").locator("summary"))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("open=checks"))
    expect(section(page, "checks").locator("li, td").first).to_be_visible(timeout=LONG)


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_five_minutes_from_the_board_to_an_answer_one_can_defend(
    new_page: NewPage, lang: str
) -> None:
    _ = text(lang)
    page = arrive(new_page(lang, width=1366, height=768), path_of(BOARD, lang=lang))
    page.evaluate("window.stillHere = true")
    board = heading(page).inner_text()

    # The outcome behind it, for Wales and then for one place
    page.locator('.mw a[href*="./outcome?"][href*="outcome="]').first.click()
    page.wait_for_url(re.compile("/outcome"))
    expect(heading(page)).not_to_have_text(board, timeout=LONG)
    settled(page)
    assert screen_of(page) == OUTCOME.code
    choose(page, _("Area"), {"en": "Cardiff", "cy": "Caerdydd"}[lang])
    page.wait_for_url(re.compile("area=W06000015"))
    settled(page)
    expect(page.locator('[data-testid="stPlotlyChart"]').first).to_be_visible(timeout=LONG)

    # What the figures say of one output, and how it is judged
    outcome = heading(page).inner_text()
    page.locator('.mw a[href*="./link?contribution="]').first.click()
    page.wait_for_url(re.compile("/link"))
    expect(heading(page)).not_to_have_text(outcome, timeout=LONG)
    settled(page)
    label = heading(page).inner_text()
    for slug in ("checks", "numbers"):
        section(page, slug).locator("summary").click()
        page.wait_for_url(re.compile(slug))
        settled(page)
        expect(section(page, slug).locator("li, td").first).to_be_visible(timeout=LONG)
    page.locator(".mw-how").first.click()
    page.wait_for_url(re.compile("/method"))
    settled(page)
    page.go_back()
    expect(heading(page)).to_have_text(label, timeout=LONG)
    settled(page)
    expect(section(page, "numbers").locator("table").first).to_be_visible(timeout=LONG)

    # The numbers taken away
    section(page, "take").locator("summary").click()
    page.wait_for_url(re.compile("take"))
    settled(page)
    with page.expect_download(timeout=LONG) as taken:
        section(page, "take").get_by_role("button", name=re.compile("^CSV")).first.click()
    assert taken.value.suggested_filename.endswith(f"{lang}.csv")
    assert page.evaluate("window.stillHere === true")
