"""A briefing from composing it to the wall, in a real browser, by keyboard and by two people."""

import re
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from components.briefing.arrange import JOINT
from components.shell.screens import BRIEFINGS
from data.briefings import get_briefing, get_briefing_file, list_briefings
from data.store import Store
from models.roles import operator
from tests.browser.screens import LONG, arrive, heading, parameters, path_of, settled
from tests.browser.test_every_screen import violations
from tests.browser.test_trying import choose_role
from tests.fixtures.briefings import OPEN
from tests.fixtures.browsers import NewPage
from tests.fixtures.servers import Server, StartServer
from tests.pages.briefings.test_briefings import all_but

SHOWN = ("iechyd.opening", "iechyd.outcome.h1")
FREEZING = 180_000
"""Milliseconds within which a short briefing is frozen beside other tests."""


@pytest.fixture
def store(judged_file: Path, tmp_path: Path) -> Store:
    return Store(f"sqlite:///{shutil.copy(judged_file, tmp_path / 'store.sqlite')}")


@pytest.fixture
def trying(start_server: StartServer, store: Store) -> Server:
    return start_server(str(store.url), TRY_ROLES="1")


def compose(page: Page, store: Store, lang: str = "en") -> Page:
    """Open a new briefing of two screens as the private office does."""
    hide = all_but(store, *SHOWN)
    given = {"mission": "iechyd", "open": "new", "hide": hide, "pick": SHOWN[1], "lang": lang}
    arrive(page, path_of(BRIEFINGS, **given))
    choose_role(page, "Cabinet and private office")
    return page


def freeze(page: Page) -> str:
    """Press the button, wait for the briefing, and return its code."""
    page.get_by_role("button", name="Freeze", exact=True).click()
    expect(page.get_by_text("The briefing is frozen. It is a draft.")).to_be_visible(
        timeout=FREEZING
    )
    return parameters(settled(page))["briefing"]


def test_what_one_composes_and_freezes_another_opens_and_all_can_present(
    trying: Server, store: Store, new_page: NewPage
) -> None:
    page = compose(new_page(on=trying), store)
    page.get_by_role("textbox", name="Comment in English").fill("Mind the gap")
    page.get_by_role("textbox", name="Title in English").fill("Health <b>in</b> May")
    page.get_by_role("button", name="Move up").press("Enter")
    page.wait_for_url(re.compile("order="))
    page.get_by_role("link", name="Cymraeg").click()
    expect(page.get_by_role("textbox", name="Sylw yn Saesneg")).to_have_value("Mind the gap")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("textbox", name="Title in English")).to_have_value(
        "Health <b>in</b> May"
    )
    assert parameters(page)["order"].split(JOINT) == [SHOWN[1], SHOWN[0]]
    code = freeze(page)
    assert code == OPEN

    with page.expect_download() as waiting:
        page.get_by_role("button", name="Slides (PPTX), English", exact=True).click()
    assert waiting.value.suggested_filename == f"{code}-en.pptx"
    with store.read() as connection:
        kept = get_briefing_file(connection, operator("o"), code, "en.pptx").content
    assert waiting.value.path().read_bytes() == kept

    other = new_page(on=trying)
    arrive(other, path_of(BRIEFINGS, lang="en", briefing=code))
    expect(heading(other)).to_have_text("No briefing is open yet")
    choose_role(other, "Executive")
    other.get_by_role("button", name="Mark as open").click()
    expect(other.get_by_text("The briefing is open.")).to_be_visible()

    visitor = arrive(new_page(on=trying), path_of(BRIEFINGS, lang="en"))
    expect(heading(visitor)).to_have_text("Briefings: 1.")
    link = visitor.locator(".mw-present").get_by_role("link", name="Present", exact=True)
    link.click()
    visitor.wait_for_url(re.compile(f"present.*briefing={code}"))
    # The screen that was moved up comes first, with its comment.
    expect(visitor.get_by_text("Mind the gap")).to_be_visible(timeout=LONG)
    store.close()


def test_two_who_freeze_at_once_lose_nothing(
    trying: Server, store: Store, new_page: NewPage
) -> None:
    pages = [compose(new_page(on=trying), store) for _ in range(2)]
    for number, page in enumerate(pages):
        field = page.get_by_role("textbox", name="Title in English")
        field.fill(f"Briefing {number}")
        field.press("Tab")
        settled(page)
    for page in pages:
        page.get_by_role("button", name="Freeze", exact=True).click()
    for page in pages:
        expect(page.get_by_text("The briefing is frozen.")).to_be_visible(timeout=FREEZING)
    codes = [parameters(page)["briefing"] for page in pages]
    assert len(set(codes)) == 2
    with store.read() as connection:
        titles = [get_briefing(connection, operator("o"), code)[0].title.en for code in codes]
        assert len(list_briefings(connection, operator("o"))) == 2
    assert titles == ["Briefing 0", "Briefing 1"]
    store.close()


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_composing_is_accessible(
    trying: Server, kept_file: Path, start_server: StartServer, new_page: NewPage, lang: str,
    tmp_path: Path,
) -> None:  # fmt: skip
    copy = shutil.copy(kept_file, tmp_path / "kept.sqlite")
    page = new_page(on=start_server(f"sqlite:///{copy}", TRY_ROLES="1"))
    arrive(page, path_of(BRIEFINGS, lang="en", mission="iechyd", open="new"))
    choose_role(page, "Cabinet and private office")
    if lang == "cy":
        page.get_by_role("link", name="Cymraeg").click()
        expect(page.locator("html")).to_have_attribute("lang", "cy")
        settled(page)
    expect(page.locator(".mw-screens").first).to_be_visible()
    assert violations(page, Axe()) == []
