"""Signing in and out in a real browser, against a provider on this machine."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from components.shell.screens import FIGURES, MAP, MISSION, PEOPLE, SIGNED_OUT
from data.people import GivenPerson, change_person, take_roles_away
from data.standing import PersonFacts, get_standing
from data.store import Store
from locales import text
from models.roles import Role
from tests.browser.screens import CARDIFF, arrive, heading, parameters, path_of, screen_of, settled
from tests.browser.signing import IN, choose_person, forgive, sign_in, sign_out
from tests.browser.test_every_screen import SHOWN, overflow, violations
from tests.fixtures.browsers import NewPage, Watch
from tests.fixtures.people import ROOT_ACTOR, address_of
from tests.fixtures.providers import STRANGER, settings_for
from tests.fixtures.servers import Server, StartServer
from tests.pages.english import find_english

ADMIN, STEWARD, CABINET = (address_of(role) for role in (Role.ADMIN, Role.STEWARD, Role.CABINET))
DOORSTEP = {"en": "Sign in to see this screen", "cy": "Mewngofnodwch i weld y sgrin hon"}
FOR_ADMINS = "This screen is for these roles: Administrator."


@pytest.fixture(scope="module")
def own(
    start_lasting_server: StartServer,
    peopled_file: Path,
    provider: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> Server:
    """A server whose people sign in; its store is this module's own."""
    copy = shutil.copy(peopled_file, tmp_path_factory.mktemp("signing") / "store.sqlite")
    return start_lasting_server(f"sqlite:///{copy}", **settings_for(provider))


@pytest.fixture
def store(own: Server) -> Iterator[Store]:
    opened = Store(own.database_url)
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def forgiving(watch: Watch, provider: str) -> Iterator[None]:
    yield
    forgive(watch, provider)


def facts(store: Store, person: str) -> PersonFacts:
    with store.read() as connection:
        found = get_standing(connection, person).facts
    assert found is not None
    return found


def give(store: Store, person: str, *roles: Role) -> None:
    given = GivenPerson(person, facts(store, person).name, frozenset(roles))
    change_person(store, ROOT_ACTOR, given, text("en"))


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_the_address_asked_for_survives_signing_in(
    own: Server, new_page: NewPage, lang: str
) -> None:
    path = path_of(MAP, indicator="population", area=CARDIFF, lang=lang)
    page = arrive(new_page(lang, on=own), path)  # cold, at a deep address
    expect(heading(page)).to_have_text(DOORSTEP[lang])
    assert page.evaluate("document.documentElement.lang") == lang
    page.get_by_role("button", name=IN[lang], exact=True).click()
    choose_person(page, CABINET)
    settled(page)
    assert screen_of(page) == MAP.code
    assert parameters(page) == {"indicator": "population", "area": CARDIFF, "lang": lang}
    expect(page.locator(".mw-picked th")).to_have_text({"en": "Cardiff", "cy": "Caerdydd"}[lang])
    expect(page.get_by_text("Person cabinet")).to_be_visible()


def test_a_language_chosen_on_the_doorstep_is_that_of_the_screen(
    own: Server, new_page: NewPage
) -> None:
    page = arrive(new_page("en", on=own), path_of(MISSION, mission="iechyd", lang="en"))
    page.get_by_role("link", name="Cymraeg").click()
    expect(heading(page)).to_have_text(DOORSTEP["cy"])
    page.get_by_role("button", name=IN["cy"], exact=True).click()
    choose_person(page, CABINET)
    settled(page)
    assert screen_of(page) == MISSION.code
    assert parameters(page) == {"mission": "iechyd", "lang": "cy"}


def test_the_keyboard_alone_leads_in(own: Server, new_page: NewPage) -> None:
    page = arrive(new_page(on=own), path_of(FIGURES, lang="en"))
    button = page.get_by_role("button", name=IN["en"], exact=True)
    for _press in range(12):
        page.keyboard.press("Tab")
        if button.evaluate("each => each === document.activeElement"):
            break
    page.keyboard.press("Enter")
    choose_person(page, CABINET)
    settled(page)
    assert screen_of(page) == FIGURES.code


def test_what_the_browser_keeps_is_out_of_reach_of_scripts_and_of_other_sites(
    own: Server, new_page: NewPage
) -> None:
    page = sign_in(new_page(on=own), CABINET)
    kept = {each["name"]: each for each in page.context.cookies()}
    assert {"_streamlit_user", "_streamlit_user_tokens"} <= set(kept)
    for name, cookie in kept.items():
        assert cookie["sameSite"] == "Lax", name
        if name != "_streamlit_xsrf":  # it is there to be read by the page
            assert cookie["httpOnly"], name
    half_a_day = 12 * 60 * 60
    now = page.evaluate("Date.now() / 1000")
    assert kept["_streamlit_user"]["expires"] <= now + half_a_day + 60
    assert "mw_way_back" not in kept
    assert page.evaluate("Object.keys(localStorage).filter(each => each.includes('token'))") == []


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_signing_out_in_one_tab_ends_the_other_and_every_write_of_it(
    own: Server, new_page: NewPage, store: Store, lang: str
) -> None:
    here = sign_in(new_page(lang, on=own), ADMIN, path_of(PEOPLE, lang="en"))
    there = here.context.new_page()
    arrive(there, path_of(FIGURES, lang=lang))
    here.get_by_label("Name", exact=True).fill("Nobody at all")
    here.get_by_label("E-mail address", exact=True).fill("nobody@example.org")
    sign_out(there)
    assert screen_of(there) == SIGNED_OUT.code
    assert parameters(there) == {"lang": lang}
    expect(heading(there)).to_have_text(text(lang)("You are signed out"))
    before = store.version()
    here.get_by_role("button", name="Save", exact=True).click()
    expect(heading(here)).to_have_text(DOORSTEP["en"])
    expect(here.get_by_text("You have been signed out")).to_be_visible()
    assert store.version() == before
    # The cookie is gone: another window, or this one loaded anew, is nobody's as well.
    expect(heading(arrive(here, path_of(FIGURES, lang="en")))).to_have_text(DOORSTEP["en"])


def test_whoever_comes_back_after_signing_out_is_in_again(own: Server, new_page: NewPage) -> None:
    page = sign_out(sign_in(new_page(on=own), STEWARD))
    page.get_by_role("button", name=IN["en"], exact=True).click()
    choose_person(page, STEWARD)
    settled(page)
    assert screen_of(page) == ""  # and not the screen that says one is out
    expect(page.get_by_text("Person steward")).to_be_visible()


def test_a_role_taken_away_is_gone_at_the_next_step(
    own: Server, new_page: NewPage, store: Store
) -> None:
    give(store, STEWARD, Role.ADMIN)
    page = sign_in(new_page(on=own), STEWARD, path_of(PEOPLE, lang="en"))
    expect(heading(page)).to_contain_text("Administrators: 2.")
    page.get_by_label("Name", exact=True).fill("Nobody at all")
    give(store, STEWARD, Role.STEWARD)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(heading(page)).to_have_text(FOR_ADMINS)
    expect(page.get_by_role("link", name="People", exact=True)).to_have_count(0)


def test_whoever_is_without_any_role_now_is_told_whom_to_ask(
    own: Server, new_page: NewPage, store: Store
) -> None:
    page = sign_in(new_page(on=own), CABINET)
    held = facts(store, CABINET)
    take_roles_away(store, ROOT_ACTOR, held, text("en"))
    page.get_by_role("link", name="Figures", exact=True).click()
    expect(heading(page)).to_have_text("Ask for a role")
    expect(page.get_by_text("Administrators: Person admin")).to_be_visible()
    give(store, CABINET, Role.CABINET)
    expect(heading(arrive(page, path_of(FIGURES, lang="en")))).not_to_have_text("Ask for a role")


def test_a_stranger_sees_nothing_and_can_leave(own: Server, new_page: NewPage) -> None:
    page = sign_in(new_page(on=own), STRANGER, path_of(FIGURES, lang="en"))
    expect(heading(page)).to_have_text("Ask for a role")
    assert screen_of(sign_out(page)) == SIGNED_OUT.code


def test_whoever_says_no_at_the_provider_is_told_that_it_did_not_work(
    own: Server, new_page: NewPage
) -> None:
    page = arrive(new_page(on=own), path_of(FIGURES, lang="en"))
    page.get_by_role("button", name=IN["en"], exact=True).click()
    page.wait_for_url("**/oauth2/authorize**")
    page.get_by_role("button", name="Deny").evaluate(
        "each => { each.form.noValidate = true; each.click(); }"
    )
    page.wait_for_url("**/figures**")
    settled(page)
    expect(page.get_by_text("Signing in did not work.")).to_be_visible()
    assert screen_of(page) == FIGURES.code


def test_where_everybody_may_look_signing_in_only_adds(
    start_server: StartServer, peopled_file: Path, provider: str, new_page: NewPage, tmp_path: Path
) -> None:
    copy = shutil.copy(peopled_file, tmp_path / "store.sqlite")
    settings = settings_for(provider, PUBLIC_VIEW="1")
    public = start_server(f"sqlite:///{copy}", **settings)
    page = arrive(new_page(on=public), path_of(FIGURES, lang="en"))
    expect(heading(page)).not_to_have_text(DOORSTEP["en"])
    expect(page.get_by_text("Nobody is signed in.")).to_be_visible()
    page = sign_in(page, ADMIN, path_of(PEOPLE, lang="en"))
    expect(heading(page)).to_contain_text("People with a role: 6.")
    sign_out(page)
    expect(heading(arrive(page, path_of(PEOPLE, lang="en")))).to_have_text(FOR_ADMINS)


@pytest.mark.parametrize(("lang", "dark"), [("en", False), ("cy", False), ("cy", True)])
def test_the_doorstep_the_people_and_the_way_out_can_be_used_by_all(
    own: Server, new_page: NewPage, lang: str, dark: bool
) -> None:
    axe, page = Axe(), new_page(lang, dark=dark, on=own)
    arrive(page, path_of(PEOPLE, lang=lang))
    found = look_over(page, axe, lang)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_role("button", name=IN[lang], exact=True).click()
    choose_person(page, ADMIN)
    found += look_over(settled(page), axe, lang)
    assert page.locator("table").count() == 2
    found += look_over(sign_out(page), axe, lang)
    assert found == []


def look_over(page: Page, axe: Axe, lang: str) -> list[str]:
    """Return what is wrong with a screen, on a laptop and on a phone."""
    found = violations(page, axe)
    if lang == "cy":
        found += find_english([page.title(), *page.evaluate(SHOWN).splitlines()])
    for width, height in ((1280, 900), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        found += overflow(page, width)
    return found + violations(page, axe)


def test_the_administrator_adds_somebody_who_then_signs_in(
    own: Server, new_page: NewPage, store: Store
) -> None:
    page = sign_in(new_page(on=own), ADMIN, path_of(PEOPLE, lang="en"))
    page.get_by_label("E-mail address", exact=True).fill(STRANGER)
    page.get_by_label("Name", exact=True).fill("Sara Stranger")
    tick(page, "Executive")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    assert facts(store, STRANGER).roles == {Role.EXECUTIVE}
    other = sign_in(new_page(on=own), STRANGER, path_of(FIGURES, lang="en"))
    expect(other.get_by_text("Signed in: Sara Stranger (Executive)")).to_be_visible()
    take_roles_away(store, ROOT_ACTOR, facts(store, STRANGER), text("en"))


def tick(page: Page, label: str) -> None:
    """Tick a box as a mouse does: Streamlit hides the box itself."""
    page.locator("label").filter(has_text=label).first.click()
    expect(page.get_by_role("checkbox", name=label)).to_be_checked()
