"""Trying roles as the app is really served: where it is refused, and how long a choice lasts."""

import asyncio
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from websockets.asyncio.client import connect

from benchmarks.load import Visitor
from components.shell.screens import BOARD, BRIEFINGS
from data.store import Store
from models.roles import Action, Actor, Role
from tests.browser.screens import arrive, heading, parameters, path_of, settled
from tests.fixtures.browsers import NewPage
from tests.fixtures.servers import Server, StartServer

SAID = "Trying roles: nobody is signed in"
DRAFTS = "Drafts: 1."


@pytest.fixture
def url(kept_file: Path, tmp_path: Path) -> str:
    return f"sqlite:///{shutil.copy(kept_file, tmp_path / 'store.sqlite')}"


def shows(server: Server, words: str, host: str = "localhost", **headers: str) -> bool:
    """Return whether the briefings' screen says so to a session that comes with such headers."""
    port = urlsplit(server.address).port

    async def ask() -> bool:
        async with connect(
            f"ws://{host}:{port}/_stcore/stream",
            host="127.0.0.1",
            subprotocols=["streamlit"],
            max_size=None,
            additional_headers={name.replace("_", "-"): said for name, said in headers.items()},
        ) as socket:
            run = await Visitor(socket).open("/briefings?lang=en")
            assert run.holds("<h1")
            return run.holds(words)

    return asyncio.run(ask())


def choose_role(page: Page, name: str) -> None:
    page.get_by_role("combobox", name="Role").click()
    page.get_by_role("option", name=name).click()
    settled(page)


def test_it_is_offered_on_ones_own_machine_alone(start_server: StartServer, url: str) -> None:
    server = start_server(url, TRY_ROLES="1")
    assert shows(server, SAID)
    assert shows(server, SAID, "127.0.0.1")
    assert not shows(server, SAID, "dashboard.example.org")
    for name in ("X_Forwarded_For", "X_Forwarded_Host", "Forwarded", "Via", "X_Real_IP"):
        assert not shows(server, SAID, **{name: "127.0.0.1"}), name


def test_it_is_not_offered_unless_it_is_asked_for(start_server: StartServer, url: str) -> None:
    assert not shows(start_server(url), SAID)
    assert not shows(start_server(url, TRY_ROLES="0"), SAID)


def test_a_server_bound_beyond_its_machine_does_not_offer_it(
    start_server: StartServer, url: str
) -> None:
    assert not shows(start_server(url, TRY_ROLES="1", HOST="0.0.0.0"), SAID)


def test_plain_streamlit_does_not_offer_it(start_server: StartServer, url: str) -> None:
    assert not shows(start_server(url, plain=True, TRY_ROLES="1"), SAID)


def test_a_role_lasts_through_links_and_languages_and_ends_with_the_session(
    start_server: StartServer, url: str, new_page: NewPage
) -> None:
    server = start_server(url, TRY_ROLES="1")
    page = arrive(new_page(on=server), path_of(BRIEFINGS, lang="en"))  # cold, at a deep address
    expect(heading(page)).not_to_contain_text(DRAFTS)
    choose_role(page, "Cabinet and private office")
    expect(heading(page)).to_contain_text(DRAFTS)
    page.get_by_role("link", name="Cymraeg").click()
    expect(heading(page)).to_contain_text("Drafftiau: 1.")
    page.get_by_role("link", name="Bwrdd", exact=True).click()
    expect(page.locator("h2").first).to_be_visible()
    page.get_by_role("link", name="Briffiau", exact=True).click()
    expect(heading(page)).to_contain_text("Drafftiau: 1.")
    assert set(parameters(page)) == {"lang"}
    copied = arrive(new_page(on=server), page.url)
    expect(heading(copied)).not_to_contain_text("Drafftiau: 1.")


def test_a_role_is_gone_at_once_when_real_figures_come_in(
    start_server: StartServer, url: str, new_page: NewPage
) -> None:
    server = start_server(url, TRY_ROLES="1")
    page = arrive(new_page(on=server), path_of(BRIEFINGS, lang="en"))
    choose_role(page, "Executive")
    expect(heading(page)).to_contain_text(DRAFTS)
    store = Store(url)
    with store.write(Actor("s", frozenset({Role.STEWARD})), Action.IMPORT_PACK) as writer:
        writer.demonstration_only = False
        writer.record("import", "real figures")
    store.close()
    page.get_by_role("link", name="Figures", exact=True).click()
    expect(page.get_by_text(SAID)).to_have_count(0)
    page.get_by_role("link", name="Briefings", exact=True).click()
    expect(heading(page)).to_have_text("Briefings: 1.")
    arrive(page, path_of(BOARD, lang="en"))
    expect(page.get_by_text(SAID)).to_have_count(0)
