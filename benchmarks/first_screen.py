"""The first screen of a server that has just started, in a real browser with nothing kept."""

import re
import statistics
import time
from collections.abc import Callable
from contextlib import AbstractContextManager

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from benchmarks.measures import Measure
from benchmarks.servers import Server, serve_app, serve_as_newcomer
from tests.fixtures.chromium import FLAGS, find_chromium

STARTS = 5
Serve = Callable[[], AbstractContextManager[Server]]


def measure_first_screen(database_url: str) -> list[Measure]:
    """Start each server several times, in turns: until the board's title, the page's last words."""
    took: list[float] = []
    base: list[float] = []
    path = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        for _ in range(STARTS):
            took.append(_open_cold(browser, lambda: serve_app(database_url), _title))
            base.append(_open_cold(browser, lambda: serve_as_newcomer("bare_page.py"), _last_words))
        browser.close()
    ours, bare = statistics.median(took), statistics.median(base)
    return [
        Measure(
            "Board: first screen in a browser, cold server, against the newcomer's page",
            f"{ours:.2f} s",
            f"{bare:.2f} s",
            ours / bare,
            1.3,
            "what the board imports takes longer than plotly and pydeck do",
        )
    ]


def _open_cold(browser: Browser, serve: Serve, shown: Callable[[Page], Locator]) -> float:
    with serve() as server:
        context = browser.new_context()
        page = context.new_page()
        start = time.perf_counter()
        page.goto(server.address, wait_until="commit")
        shown(page).wait_for(timeout=60_000)
        seconds = time.perf_counter() - start
        context.close()
    return seconds


def _title(page: Page) -> Locator:
    return page.locator("h1").first


def _last_words(page: Page) -> Locator:
    return page.get_by_text(re.compile(r"^done"))
