"""An address copied from any screen shows the same in another browser, in the other language."""

import re
from collections import Counter

from playwright.sync_api import Page, expect

from components.shell.screens import (
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
    LOADING,
    LONG,
    READY,
    arrive,
    parameters,
    path_of,
    settled,
    wait_until,
)
from tests.fixtures.browsers import NewPage

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
EVERYTHING = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  // How many ticks a chart writes hangs on how wide the words beside them are; its table says all.
  main.querySelectorAll('.js-plotly-plot').forEach(each => { each.style.display = 'none'; });
  const alts = [...main.querySelectorAll('img[alt], [aria-label]')];
  const said = alts.map(each => each.getAttribute('alt') || each.getAttribute('aria-label'));
  return main.innerText + ' ' + said.join(' ');
}"""
VIEWS = (
    (BOARD, {"says": "flat", "goal": "healthier", "since": "2025-11-01", "open": "filter"}),
    (MISSION, {"mission": "economi"}),
    (OUTCOME, {"outcome": "h1", "area": CARDIFF, "known": "2025-11-20", "open": "table"}),
    (LINK, {"contribution": "pharmacies-no-bp-reading", "open": "checks.rollout"}),
    (MAP, {"indicator": "greenhouse-gas-per-head", "area": CARDIFF, "period": "2015"}),
    (PLACE, {"area": CARDIFF, "similar": "region", "show": "headlines", "open": "context"}),
    (MAP, {"indicator": "bp-to-target", "mode": "gap", "as": "tiles", "area": CARDIFF}),
    (PLAN, {"indicator": "cvd-found", "effect": "1", "lag": "2"}),
    (BRIEFINGS, {"mission": "economi.iechyd"}),
    (PRESENT, {"mission": "economi", "screen": "economi.outcome.e2"}),
    (RETROSPECTIVE, {"team": "loans-markets", "contribution": "loans-first-sales"}),
    (TEAM, {"team": "heart-risk"}),
    (DECISIONS, {"state": "wrong"}),
    (ENTER, {"sheet": "outputs"}),
    (FIGURES, {}),
    (RECORD, {"sheet": "outputs", "action": "import", "below": "90"}),
    (METHOD, {"chart": "usual"}),
    (SIGNED_OUT, {}),
)


def numbers(page: Page) -> Counter[str]:
    """Count every number on the screen and in what is read aloud; dates are numbers too."""
    seen: list[Counter[str]] = [Counter()]

    def is_still() -> bool:
        page.wait_for_timeout(200)
        # What is left of the last run may still be shown, and a chart's program be on its way.
        if not page.locator(READY).count() or page.locator(LOADING).count():
            seen.append(Counter())
            return False
        seen.append(Counter(NUMBER.findall(page.evaluate(EVERYTHING).replace("\xa0", " "))))
        return seen[-1] == seen[-2]

    wait_until(page, is_still)
    return seen[-1]


def test_an_address_shows_the_same_elsewhere(new_page: NewPage) -> None:
    here, there = new_page("en"), new_page("cy")
    for screen, given in VIEWS:
        path = path_of(screen, **given)
        arrive(here, path_of(screen, **given, lang="en"))
        english = seen(here)
        here.get_by_role("link", name="Cymraeg").click()
        expect(here.locator("html")).to_have_attribute("lang", "cy", timeout=LONG)
        settled(here)
        assert {**parameters(here), "lang": ""} == {**given, "lang": ""}, path
        arrive(there, path_of(screen, **parameters(here)))
        assert seen(there) == english, path
        assert seen(here) == english, path
        assert english[1] == set(given.get("open", "").split(".")) - {""}, path


def seen(page: Page) -> tuple[Counter[str], set[str], int]:
    """Return every number, what is open, and how many places are picked."""
    counted = numbers(page)
    return counted, opened(page), page.locator(".mw-picked").count()


def opened(page: Page) -> set[str]:
    """Return which sections are open, by their slugs."""
    keys = page.locator("[class*=st-key-section_] details[open]").evaluate_all(
        "all => all.map(each => each.closest('[class*=st-key-section_]').className)"
    )
    return {re.search(r"st-key-section_([\w-]+)", key)[1] for key in keys}  # type: ignore[index]
