"""Where a browser cannot draw the map, the same figures are there as tiles and as a table."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from components.shell.screens import MAP
from tests.browser.screens import (
    CARDIFF,
    POWYS,
    arrive,
    choose,
    figures,
    heading,
    parameters,
    path_of,
    settled,
)
from tests.fixtures.chromium import find_chromium
from tests.fixtures.servers import Server

OFF = ("--no-sandbox", "--disable-gpu", "--disable-3d-apis", "--disable-dev-shm-usage")


@pytest.fixture
def without_webgl(browser: Browser) -> Iterator[Browser]:
    launched = browser.browser_type.launch(executable_path=find_chromium(), args=list(OFF))
    yield launched
    launched.close()


def test_the_tiles_and_the_table_stand_in_for_the_map(
    without_webgl: Browser, server: Server
) -> None:
    page = without_webgl.new_page(base_url=server.address, locale="cy-GB")
    arrive(page, path_of(MAP, lang="cy", indicator="population"))
    assert page.evaluate("document.createElement('canvas').getContext('webgl2')") is None
    table = figures(page)
    assert len(table) == 23
    choose(page, "Lle", "Caerdydd")
    page.wait_for_url(f"**area={CARDIFF}*")
    settled(page)
    expect(page.locator(".mw-picked th")).to_have_text("Caerdydd")

    expect(page.locator('[data-testid="stException"], [role="dialog"]')).to_have_count(0)

    failures: list[str] = []
    asked = {**parameters(page), "as": "tiles"}
    page = without_webgl.new_page(base_url=server.address, locale="cy-GB")
    page.on("pageerror", lambda error: failures.append(str(error)))
    arrive(page, path_of(MAP, **asked))
    tiles = page.locator(".mw-tile")
    expect(tiles).to_have_count(22)
    assert figures(page) == table
    assert set(tiles.locator("span").all_inner_texts()) < set(table)
    expect(page.locator(".mw-tile[aria-current]")).to_contain_text("Caerdydd")
    page.locator(".mw-tile", has_text="Powys").click()
    expect(page.locator(".mw-picked th")).to_have_text("Powys")
    assert parameters(page)["area"] == POWYS
    expect(heading(page)).to_be_visible()
    expect(page.locator('[data-testid="stException"], [role="dialog"]')).to_have_count(0)
    assert failures == []
