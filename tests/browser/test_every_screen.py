"""Every screen as a browser shows it: both languages, both themes, from a phone to a large screen.

One page a language and theme goes through all screens, so that the browser loads the app once.
"""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from components.palette import PALETTES
from components.shell.screens import (
    ACCESSIBILITY,
    BOARD,
    BRIEFINGS,
    DECISIONS,
    ENTER,
    FIGURES,
    LINK,
    MAP,
    METHOD,
    MISSION,
    OUTCOME,
    PEOPLE,
    PLACE,
    PLAN,
    PRESENT,
    RECORD,
    RETROSPECTIVE,
    SIGNED_OUT,
    TEAM,
)
from tests.browser.screens import (
    CARDIFF,
    MAP_CHART,
    arrive,
    heading,
    path_of,
    settled,
    wait_for_map,
    wait_until,
)
from tests.fixtures.browsers import NewPage
from tests.pages.english import find_english

EVERY_SECTION = "rollout.since.checks.second.caveats.strength.expectation.numbers.take"
VIEWS: tuple[tuple[Any, dict[str, str]], ...] = (
    (BOARD, {}),
    (MISSION, {"mission": "iechyd"}),
    (MAP, {"indicator": "healthy-life-expectancy-female", "area": CARDIFF}),
    (MISSION, {"mission": "nonsense"}),
    (OUTCOME, {"outcome": "h1"}),
    (OUTCOME, {"outcome": "e1", "area": CARDIFF, "open": "table.revisions"}),
    (LINK, {"contribution": "screening-cvd-found", "open": EVERY_SECTION}),
    (LINK, {"contribution": "one-application-decision-days"}),
    (LINK, {"contribution": "nurses-chol-to-target", "open": "plan.take"}),
    (PLACE, {"area": CARDIFF, "open": "context.take"}),
    (PLAN, {"contribution": "nurses-chol-to-target"}),
    (BRIEFINGS, {"mission": "iechyd", "open": "new"}),
    (PRESENT, {"mission": "iechyd"}),
    (PRESENT, {"mission": "economi", "screen": "economi.map"}),
    (PRESENT, {"mission": "economi", "screen": "annex"}),
    (PRESENT, {"mission": "nonsense"}),
    (RETROSPECTIVE, {"team": "loans-markets", "open": "reach.earlier.take"}),
    (TEAM, {"team": "blood-pressure-cholesterol"}),
    (DECISIONS, {"decision": "pivot"}),
    (ENTER, {}),
    (METHOD, {}),
    (METHOD, {"chart": "usual"}),
    (FIGURES, {}),
    (RECORD, {"sheet": "outputs", "open": "take"}),
    (PEOPLE, {}),
    (ACCESSIBILITY, {}),
    (SIGNED_OUT, {}),
)
DESKTOP, PHONE = (1366, 768), (390, 844)
SIZES = (DESKTOP, (1920, 1080), PHONE, (1366 // 2, 768 // 2))  # the last: zoomed to 200%
SERIOUS = {"serious", "critical"}
FAULTS_ALONE = {"resultTypes": ["violations"]}
"""What is right need not be told element by element, which takes three times as long."""

TOO_WIDE = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  const page = document.documentElement;
  return Math.max(main.scrollWidth - main.clientWidth, page.scrollWidth - page.clientWidth);
}"""
SHOWN = """() => {
  // What is marked as another language, or as a code of none, is not for the reader's own.
  const lang = document.documentElement.lang;
  const others = [...document.querySelectorAll('.mw [lang]')].filter(each => each.lang !== lang);
  others.forEach(each => { each.style.display = 'none'; });
  const said = document.querySelector('[data-testid="stMain"]').innerText;
  others.forEach(each => { each.style.display = ''; });
  return said;
}"""
GROUND = "getComputedStyle(document.querySelector('[data-testid=\"stApp\"]')).backgroundColor"


@pytest.fixture(scope="module")
def axe() -> Axe:
    return Axe()


@pytest.mark.parametrize(
    ("lang", "dark"),
    [("en", False), ("cy", False), ("cy", True)],  # a colour is the same in both languages
    ids=["en-light", "cy-light", "cy-dark"],
)
def test_every_screen(new_page: NewPage, axe: Axe, lang: str, dark: bool) -> None:
    page = new_page(lang, dark=dark)
    found: list[str] = []
    for screen, given in VIEWS:
        path = path_of(screen, lang=lang, **given)
        page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
        arrive(page, path)
        if screen is MAP:
            wait_for_map(page)
        found += [f"{path}: {each}" for each in look_at(page, lang, dark)]
        found += [f"{path}: {each}" for each in violations(page, axe)]
        for width, height in () if dark else SIZES:  # a colour takes no room
            page.set_viewport_size({"width": width, "height": height})
            found += [f"{path} at {width}: {each}" for each in overflow(page, width)]
            if (width, height) == PHONE and lang == "cy":  # the longer words
                found += [f"{path} on a phone: {each}" for each in violations(page, axe)]
    assert found == []


def look_at(page: Page, lang: str, dark: bool) -> list[str]:
    """Return what is wrong in language, theme and structure."""
    problems = []
    if page.evaluate("document.documentElement.lang") != lang:
        problems.append("<html lang> is not the reader's")
    ground = PALETTES["dark" if dark else "light"].background
    if page.evaluate(GROUND) != f"rgb{tuple(bytes.fromhex(ground[1:]))}":
        problems.append(f"the ground is {page.evaluate(GROUND)}")
    if heading(page).count() != 1:
        problems.append(f"there are {heading(page).count()} titles")
    if page.locator('[data-testid="stException"], [role="dialog"]').count():
        problems.append("an error or a dialog is shown")
    if lang == "cy":
        problems += find_english([page.title(), *page.evaluate(SHOWN).splitlines()])
    return problems


def violations(page: Page, axe: Axe) -> list[str]:
    """Return what axe finds serious or critical, with the elements."""
    return [
        f"{each['id']} ({each['impact']}): {[node['html'][:160] for node in each['nodes'][:3]]}"
        for each in axe.run(page, options=FAULTS_ALONE).response["violations"]
        if each["impact"] in SERIOUS
    ]


def overflow(page: Page, width: int) -> list[str]:
    """Return by how much the page is wider than the window, once it has taken the new size."""
    wait_until(page, lambda: page.evaluate("document.documentElement.clientWidth") == width)
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    too_wide = page.evaluate(TOO_WIDE)
    return [f"the page is {too_wide} pixels too wide"] if too_wide > 0 else []


def test_axe_and_the_measure_of_width_find_what_they_are_for(page: Page, axe: Axe) -> None:
    arrive(page, path_of(ACCESSIBILITY, lang="en"))
    assert violations(page, axe) == []
    assert overflow(page, 1280) == []
    page.evaluate(
        """() => document.querySelector('.mw-foot').insertAdjacentHTML('afterbegin',
        '<img src="data:,"><p style="width:3000px;color:#eee;background:#fff">pale</p>')"""
    )
    assert {each.split()[0] for each in violations(page, axe)} >= {"image-alt", "color-contrast"}
    assert overflow(page, 1280) != []


def test_the_map_has_words_for_who_cannot_see_it(page: Page) -> None:
    arrive(page, path_of(MAP, lang="cy"))
    chart = page.locator(MAP_CHART)
    expect(chart).to_have_attribute("role", "figure")
    expect(chart).to_have_attribute("aria-label", f"Map o Gymru. {heading(page).inner_text()}")


def test_a_theme_that_changes_is_followed(page: Page) -> None:
    arrive(page, path_of(BOARD, lang="en"))
    page.emulate_media(color_scheme="dark")
    dark = PALETTES["dark"].muted
    wait_until(page, lambda: page.evaluate(GROUND) == "rgb(17, 22, 28)")
    settled(page)
    wait_until(
        page,
        lambda: (
            page.evaluate(
                "getComputedStyle(document.querySelector('.mw-foot').closest('.mw'))"
                ".getPropertyValue('--mw-muted')"
            ).strip()
            == dark
        ),
    )
