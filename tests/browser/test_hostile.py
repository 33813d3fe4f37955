"""A store written by an attacker, in a real browser: nothing of it runs."""

import shutil
from pathlib import Path

import pytest

from components.shell.screens import (
    ACCESSIBILITY,
    ENTER,
    MAP,
    METHOD,
    PEOPLE,
    SCREENS,
    SIGNED_OUT,
)
from tests.browser.screens import CARDIFF, arrive, path_of, point_at, wait_for_map
from tests.fixtures.browsers import NewPage
from tests.fixtures.servers import Server, StartServer

SAYS_NOTHING = (METHOD, ACCESSIBILITY, ENTER, PEOPLE, SIGNED_OUT)
"""To a viewer, of what a store holds; with a role: tests/pages/test_every_screen.py."""
SAID = "<script>window.hurt=1</script>"


@pytest.fixture(scope="module")
def hostile_server(
    start_lasting_server: StartServer, hostile_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Server:
    copy = shutil.copy(hostile_file, tmp_path_factory.mktemp("hostile") / "store.sqlite")
    return start_lasting_server(f"sqlite:///{copy}")


def test_no_screen_runs_what_a_pack_says(hostile_server: Server, new_page: NewPage) -> None:
    """The policy would stop a script too; that none is even tried shows as no error."""
    page = new_page(on=hostile_server)
    for screen in SCREENS:
        picked = {"area": CARDIFF} if screen is MAP else {}
        arrive(page, path_of(screen, lang="cy", **picked))
        assert page.evaluate("window.hurt") is None
        assert page.locator("img[src='x'], .mw script").count() == 0
        if screen not in SAYS_NOTHING:
            assert any(SAID in said for said in page.locator(".mw").all_inner_texts())


def test_the_maps_tooltip_runs_nothing_either(hostile_server: Server, new_page: NewPage) -> None:
    page = arrive(new_page(on=hostile_server), path_of(MAP, lang="en"))
    wait_for_map(page)
    assert SAID in point_at(page, CARDIFF).inner_text()
    assert page.evaluate("window.hurt") is None


def test_a_hostile_address_is_only_repeated_as_text(new_page: NewPage) -> None:
    page = new_page()
    code = "<img src=x onerror='window.hurt=1'>"
    arrive(page, path_of(MAP, lang="en", indicator=code, area=code, period=code))
    assert page.locator("[role=alert]").count() == 3
    assert code in page.locator("[role=alert]").first.inner_text()
    assert page.evaluate("window.hurt") is None
