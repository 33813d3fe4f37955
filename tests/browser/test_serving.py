"""The server itself: cold starts, unknown addresses, headers, health, and plain Streamlit."""

import json
import shutil
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, expect

from components.shell.screens import MAP, MISSION, SCREENS
from locales import text
from tests.browser.screens import CARDIFF, arrive, heading, parameters, path_of, settled
from tests.fixtures.browsers import NewPage, Watch
from tests.fixtures.servers import Server, StartServer
from tests.pages.shipped import sheet

COLD_COMPLAINT = "The page that you have requested does not seem to exist"
DIALOG = '[data-testid="stDialog"], [role="dialog"]'


@pytest.fixture
def own_copy(demonstration_file: Path, tmp_path: Path) -> str:
    return f"sqlite:///{shutil.copy(demonstration_file, tmp_path / 'store.sqlite')}"


def test_a_deep_welsh_address_on_a_cold_server_shows_its_screen_and_no_dialog(
    start_server: StartServer, own_copy: str, new_page: NewPage
) -> None:
    cold = start_server(own_copy)
    page = new_page("en", on=cold)
    arrive(page, path_of(MAP, lang="cy", indicator="population", area=CARDIFF))
    assert page.evaluate("document.documentElement.lang") == "cy"
    expect(heading(page)).to_contain_text("mae hanner y lleoedd")
    expect(page.locator(".mw-picked th")).to_have_text("Caerdydd")
    expect(page.locator(DIALOG)).to_have_count(0)


def test_plain_streamlit_serves_the_screens_too(
    start_server: StartServer, own_copy: str, new_page: NewPage, watch: Watch
) -> None:
    """Also at a deep address on a cold start, where Streamlit runs a flat page without app.py."""
    plain = start_server(own_copy, plain=True)
    page = new_page("en", on=plain)
    arrive(page, path_of(MISSION, lang="cy", mission="iechyd"))
    (row,) = (each for each in sheet("missions") if each["mission"] == "iechyd")
    expect(heading(page)).to_contain_text(row["title_cy"])
    assert page.title().startswith("Cenhadaeth")
    expect(page.locator("html")).to_have_attribute("lang", "cy")
    board = arrive(new_page("en", on=plain), "/?lang=en")
    expect(board.locator(".mw-mission").first).to_be_visible()
    expect(board.locator(DIALOG)).to_have_count(0)
    # Streamlit's own complaint of a deep address on a cold start, which `serve.py` spares readers.
    assert [error for error in watch.errors if COLD_COMPLAINT not in error] == []
    watch.errors.clear()


def test_an_unknown_address_is_answered_in_both_languages_and_leads_back(
    page: Page, watch: Watch
) -> None:
    answer = page.goto("/nonsense/map")
    assert answer is not None
    assert answer.status == 404
    assert [each.get_attribute("lang") for each in page.locator("section").all()] == ["en", "cy"]
    watch.errors.clear()  # the browser itself complains of the 404
    page.get_by_role("link", name=text("cy")("Go to the board")).click()
    settled(page)
    assert parameters(page) == {"lang": "cy"}


def test_health_says_that_the_store_can_be_read(server: Server) -> None:
    with urlopen(f"{server.address}/health") as answer:
        told = json.load(answer)
    assert told["status"] == "ok"
    assert told["store_version"] >= 2  # one for each shipped pack


def test_health_fails_where_the_store_cannot_be_read(
    start_server: StartServer, own_copy: str
) -> None:
    broken = start_server(own_copy)
    Path(own_copy.removeprefix("sqlite:///")).write_bytes(b"no database" * 500)
    with pytest.raises(HTTPError) as refused:
        urlopen(f"{broken.address}/health")
    assert refused.value.code == 503
    assert json.load(refused.value) == {"status": "store cannot be read"}


@pytest.mark.parametrize("path", [f"/{screen.code}" for screen in SCREENS])
@pytest.mark.parametrize("lang", ["en", "cy"])
def test_every_screen_is_answered_with_its_language_and_a_policy(
    server: Server, path: str, lang: str
) -> None:
    with urlopen(Request(server.address + path, headers={"Accept-Language": lang})) as answer:
        body = answer.read().decode()
    assert f'<html lang="{lang}">' in body
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "'sha256-" in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_policy_is_kept_and_not_only_sent(page: Page, watch: Watch) -> None:
    """A script of somebody else's that got into the page would not run."""
    arrive(page, "/?lang=en")
    page.evaluate(
        """() => {
        const script = document.createElement('script');
        script.textContent = 'window.hurt = 1';
        document.body.append(script);
        }"""
    )
    assert page.evaluate("window.hurt") is None
    assert len(watch.errors) == 1
    assert "Content Security Policy" in watch.errors.pop()


def test_nothing_of_the_project_is_served_but_what_is_static(server: Server) -> None:
    for path in (
        "/app.py",
        "/app/static/../../app.py",
        "/data/local/missions.sqlite",
        "/.git/HEAD",
    ):
        with pytest.raises(HTTPError) as refused:
            urlopen(server.address + path)
        assert refused.value.code in (400, 403, 404)
    with urlopen(f"{server.address}/app/static/boundaries/{CARDIFF}.geojson") as answer:
        assert json.load(answer)["properties"]["code"] == CARDIFF
