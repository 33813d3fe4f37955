"""Entering in a real browser: by keyboard alone, by two people at once, in both languages."""

import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from components.shell.screens import ENTER, LINK
from data.entry import read_entry_rows
from data.record import list_record
from data.store import Store
from tests.browser.screens import arrive, parameters, path_of, settled
from tests.browser.test_every_screen import DESKTOP, PHONE, overflow, violations
from tests.browser.test_trying import choose_role
from tests.fixtures.browsers import NewPage
from tests.fixtures.servers import Server, StartServer

CHECK, SAVE = "Check, and show what it changes", "Save"
SAVED = "Saved. What the figures say is up to date."
SCREENING = {"sheet": "outputs", "key": "screening"}
RETURNS = {"sheet": "deliveries", "key": "screening", "period": "2026-Q3"}
MOST_STEPS = 200


@pytest.fixture
def store(judged_file: Path, tmp_path: Path) -> Store:
    return Store(f"sqlite:///{shutil.copy(judged_file, tmp_path / 'store.sqlite')}")


@pytest.fixture
def trying(start_server: StartServer, store: Store) -> Server:
    return start_server(str(store.url), TRY_ROLES="1")


def read(store: Store, sheet: str, **where: str) -> tuple[dict[str, str], ...]:
    with store.read() as connection:
        return read_entry_rows(connection, sheet, **where)


def newest(store: Store, area: str) -> dict[str, str]:
    return read(store, "deliveries", output="screening", area=area, period="2026-Q3")[-1]


def open_as_team(page: Page, **given: str) -> Page:
    arrive(page, path_of(ENTER, lang="en", **given))
    choose_role(page, "Delivery team")
    page.get_by_role("combobox", name="Team").click()
    page.get_by_role("option", name="Heart Risk Team").click()
    return settled(page)


def fill(page: Page, label: str, said: str) -> None:
    field = page.get_by_role("textbox", name=label, exact=True)
    field.fill(said)
    field.press("Tab")
    settled(page)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def save_at_once(first: Page, second: Page) -> Locator:
    """Save what two have checked before either saved; return what the second is told."""
    for page in (first, second):
        press(page, CHECK)
        expect(page.get_by_role("button", name=SAVE, exact=True)).to_be_visible()
    press(first, SAVE)
    expect(first.get_by_text(SAVED)).to_be_visible()
    press(second, SAVE)
    told = second.get_by_role("alert")
    expect(told).to_contain_text("Somebody else saved this since you opened it.")
    return told


def keep_mine(page: Page) -> None:
    """Save one's own after all, having been told of the other's."""
    press(page, "Keep mine")
    expect(page.get_by_role("alert")).to_have_count(0)
    settled(page)
    press(page, CHECK)
    press(page, SAVE)
    expect(page.get_by_text(SAVED)).to_be_visible()


def step_to(page: Page, label: str) -> None:
    """Go by Tab until what has the focus is called so."""
    for _step in range(MOST_STEPS):
        page.keyboard.press("Tab")
        named = page.evaluate(
            "document.activeElement.getAttribute('aria-label') || document.activeElement.innerText"
        )
        if named.strip() == label:
            return
    raise AssertionError(f"{label!r} is not reached by Tab")


def test_a_return_is_entered_by_keyboard_alone_across_a_switch_of_language(
    trying: Server, store: Store, new_page: NewPage
) -> None:
    page = open_as_team(new_page(on=trying), **RETURNS)
    step_to(page, "Torfaen: Delivered")
    page.keyboard.type("1e")
    page.keyboard.press("Tab")
    settled(page)
    step_to(page, CHECK)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Torfaen: Delivered: 1e is not a plain")
    page.get_by_role("link", name="Cymraeg").press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "cy")
    settled(page)
    field = page.get_by_role("textbox", name="Torfaen: Wedi'i gyflawni", exact=True)
    expect(field).to_have_value("1e")
    expect(page.get_by_role("alert")).to_contain_text("1e")
    step_to(page, "Torfaen: Wedi'i gyflawni")
    page.keyboard.press("Control+A")
    page.keyboard.type("150")
    page.keyboard.press("Tab")
    expect(page.get_by_role("alert")).to_have_count(0)
    step_to(page, "Gwirio, a dangos beth mae'n ei newid")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Wedi'i gyflawni, o'r cynllun cyntaf:")).to_be_visible()
    settled(page)
    step_to(page, "Cadw")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Wedi'i gadw.")).to_be_visible()
    saved = newest(store, "W06000020")
    assert (saved["delivered"], saved["recorded_on"]) == ("150", "2026-11-22")
    store.close()


def test_two_browsers_save_one_output_and_the_second_keeps_what_is_hers(
    trying: Server, store: Store, new_page: NewPage
) -> None:
    first, second = (open_as_team(new_page(on=trying), **SCREENING) for _ in range(2))
    fill(first, "Title in English", "Theirs <b>bold</b>")
    fill(second, "Title in English", "Mine")
    fill(second, "Title in Welsh", "Fy un i")
    told = save_at_once(first, second)
    expect(told).to_contain_text("Theirs <b>bold</b>")
    expect(second.get_by_role("textbox", name="Title in English")).to_have_value("Mine")
    assert violations(second, Axe()) == []
    settled(second)
    keep_mine(second)
    (row,) = read(store, "outputs", output="screening")
    assert (row["title_en"], row["title_cy"]) == ("Mine", "Fy un i")
    store.close()


def test_two_browsers_return_the_same_delivery_and_nothing_is_lost(
    trying: Server, store: Store, new_page: NewPage
) -> None:
    first, second = (open_as_team(new_page(on=trying), **RETURNS) for _ in range(2))
    fill(first, "Torfaen: Delivered", "150")
    fill(first, "Torfaen: Reached those it is for", "90")
    fill(second, "Torfaen: Delivered", "140")
    fill(second, "Newport: Delivered", "310")
    told = save_at_once(first, second)
    expect(told).to_contain_text("150")
    settled(second)
    expect(second.get_by_role("textbox", name="Newport: Delivered", exact=True)).to_have_value(
        "310"
    )
    assert newest(store, "W06000022")["delivered"] != "310"  # all or nothing
    keep_mine(second)
    saved = newest(store, "W06000020")
    assert (saved["delivered"], saved["reached_intended"]) == ("140", "90")
    assert newest(store, "W06000022")["delivered"] == "310"
    with store.read() as connection:
        told_of = [each["after"] for each in list_record(connection)]
    assert any('"delivered":"150"' in after.replace(" ", "") for after in told_of)
    store.close()


def test_from_what_is_read_to_a_new_expectation_that_stands(
    trying: Server, store: Store, new_page: NewPage
) -> None:
    page = open_as_team(new_page(on=trying))
    page.goto(page.url)  # a full reload is a new session, and with it a viewer
    settled(page)
    expect(page.get_by_text("This screen is for these roles:")).to_be_visible()
    arrive(page, path_of(LINK, lang="en", contribution="screening-cvd-found"))
    assert page.get_by_role("link", name="Change what is expected").count() == 0
    choose_role(page, "Delivery team")
    page.get_by_role("combobox", name="Team").click()
    page.get_by_role("option", name="Heart Risk Team").click()
    settled(page)
    page.get_by_role("link", name="Change what is expected").click()
    expect(page.get_by_role("textbox", name="Hoped for")).to_be_visible()
    settled(page)
    fill(page, "Hoped for", "40")
    press(page, CHECK)
    expect(page.get_by_text("What the figures say would change: 2")).to_be_visible()
    settled(page)
    press(page, SAVE)
    expect(page.get_by_text(SAVED)).to_be_visible()
    (new,) = read(store, "contributions", supersedes="screening-cvd-found")
    assert parameters(page)["key"] == new["contribution"]
    arrive(page, path_of(LINK, lang="en", contribution="screening-cvd-found"))
    expect(page.get_by_text("This expectation was replaced.")).to_be_visible()
    store.close()


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_the_forms_are_accessible_and_fit_a_phone(
    trying: Server, store: Store, new_page: NewPage, lang: str
) -> None:
    page = open_as_team(new_page(on=trying), **RETURNS)
    if lang == "cy":
        page.get_by_role("link", name="Cymraeg").click()
        expect(page.locator("html")).to_have_attribute("lang", "cy")
        settled(page)
    found = violations(page, Axe())
    for width, height in (DESKTOP, PHONE):
        page.set_viewport_size({"width": width, "height": height})
        found += overflow(page, width)
    page.locator(".mw-crumbs a").click()
    expect(page.locator(".mw-crumbs")).to_have_count(0)
    expect(page.locator(".mw-foot")).to_have_count(1)
    settled(page)
    found += violations(page, Axe())
    store.close()
    assert found == []
