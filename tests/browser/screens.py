"""Looking at a served screen: arriving, waiting for it to be whole, finding its parts."""

import re
from collections.abc import Callable
from itertools import count
from math import log, pi, tan
from time import monotonic
from urllib.parse import parse_qsl, urlencode, urlsplit

from playwright.sync_api import FloatRect, Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from components.map.choropleth import CENTRE
from components.map.view import KINDS
from components.shell.screens import SCREENS, Screen
from data.boundaries import label_points

READY = '[data-testid="stApp"][data-test-script-state="notRunning"]'
LOADING = '[data-testid="stSkeleton"]'  # in place of a chart whose program is on its way
MAP_CHART = '[data-testid="stDeckGlJsonChart"]'
CARDIFF, POWYS = "W06000015", "W06000023"
OUTLINES_FETCHED = (
    "performance.getEntriesByType('resource')"
    ".filter(each => each.name.includes('/static/boundaries/')).length"
)
LONG = 30_000


def path_of(screen: Screen, /, **given: str) -> str:
    """Return a screen's address as it is typed."""
    return f"/{screen.code}?{urlencode(given)}" if given else f"/{screen.code}"


def arrive(page: Page, path: str) -> Page:
    """Open an address and wait until the whole screen is there."""
    page.goto(path)
    return settled(page)


def settled(page: Page) -> Page:
    """Wait until nothing runs, the screen has its end, and no part of it is still to be loaded."""
    expect(page.locator(".mw-foot").first).to_be_attached(timeout=LONG)
    expect(page.locator(READY)).to_be_attached(timeout=LONG)
    expect(page.locator(LOADING)).to_have_count(0, timeout=LONG)
    return page


def parameters(page: Page) -> dict[str, str]:
    """Return what the address holds."""
    return dict(parse_qsl(urlsplit(page.url).query))


def screen_of(page: Page) -> str:
    """Return the code of the screen the address names."""
    code = urlsplit(page.url).path.strip("/")
    assert code in {screen.code for screen in SCREENS}, page.url
    return code


def heading(page: Page) -> Locator:
    return page.locator("h1")


def figures(page: Page) -> list[str]:
    """Return every figure of the map's table, sorted: the same in both languages."""
    table = page.locator(".mw-table.mw-figures").last
    return sorted(table.locator("tbody td:nth-of-type(1)").all_inner_texts())


def choose(page: Page, label: str, name: str) -> None:
    """Choose from a list as a mouse does."""
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=name).click()


def choose_one(page: Page, label: str, name: str) -> None:
    """Choose one of a few buttons in a row and wait until it is chosen."""
    button = page.get_by_role("radiogroup", name=label, exact=True).get_by_role(
        "radio", name=name, exact=True
    )
    button.click()
    expect(button).to_be_checked(timeout=LONG)
    settled(page)


def wait_for_map(page: Page, areas: int = 22) -> None:
    """Wait until the map has drawn every area: its outlines are all there."""
    expect(page.locator(f"{MAP_CHART} canvas").first).to_be_visible(timeout=LONG)
    wait_until(page, lambda: page.evaluate(OUTLINES_FETCHED) >= areas)


def wait_until(page: Page, holds: Callable[[], bool]) -> None:
    """Wait for what only asking again can tell; the page's policy forbids it to ask itself."""
    end = monotonic() + LONG / 1000
    while not holds():
        assert monotonic() < end, f"waited in vain at {page.url}"
        page.wait_for_timeout(50)


def point_on_map(page: Page, code: str) -> tuple[float, float]:
    """Return where on the screen an area lies, by the map's own projection."""
    chart = page.locator(MAP_CHART)
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    assert box is not None
    points = {each: at for kind in KINDS.values() for each, at in label_points(kind).items()}
    return _on_screen(points[code], box)


def _on_screen(place: tuple[float, float], box: FloatRect) -> tuple[float, float]:
    scale = 512 * 2 ** CENTRE["zoom"] / (2 * pi)
    x, y = _mercator(*place)
    x0, y0 = _mercator(CENTRE["longitude"], CENTRE["latitude"])
    return (
        box["x"] + box["width"] / 2 + scale * (x - x0),
        box["y"] + box["height"] / 2 - scale * (y - y0),
    )


def _mercator(longitude: float, latitude: float) -> tuple[float, float]:
    return longitude * pi / 180, log(tan(pi / 4 + latitude * pi / 360))


def point_at(page: Page, code: str) -> Locator:
    """Move the mouse over a place until the map says which one it is."""
    tip = page.locator(f".mw-tip-{code}")
    x, y = point_on_map(page, code)
    moves = count()

    def told() -> bool:
        page.mouse.move(x + next(moves) % 3, y)
        return tip.count() > 0 and tip.is_visible()

    wait_until(page, told)
    return tip


def click_place(page: Page, code: str) -> None:
    """Click a place on the map until the address holds it.

    Where no graphics card helps, deck.gl may take longer to look what is under the mouse than the
    quarter of a second within which it takes a press for a click: then one clicks again.
    """
    point_at(page, code)
    place = point_on_map(page, code)

    def taken() -> bool:
        page.mouse.click(*place)
        try:
            page.wait_for_url(re.compile(f"area={code}"), timeout=2000, wait_until="commit")
        except PlaywrightTimeout:
            return False
        return True

    wait_until(page, taken)
    settled(page)
