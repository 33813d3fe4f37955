"""Presenting in a real browser: keys and clickers, focus and words, nothing cut."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from components.briefing.choice import Remark
from components.briefing.deck import Deck
from components.shell.screens import BOARD, BRIEFINGS, PRESENT
from data.bilingual import Both
from data.store import Store
from locales import LANGUAGES, text
from tests.browser.screens import (
    LONG,
    arrive,
    heading,
    parameters,
    path_of,
    screen_of,
    settled,
    wait_until,
)
from tests.browser.test_every_screen import look_at, violations
from tests.components.briefing.decks import deck
from tests.components.briefing.keeping import keep_decks, usual_decks
from tests.fixtures.browsers import NewPage, Watch
from tests.fixtures.servers import Server, StartServer

HEALTH, EVERY_KIND = "iechyd-2026-11-22", "economi-2026-11-22"
REMARK = Remark(Both("Ask the pharmacies whom they see.", None), "Mair Rees")
LAPTOP, WALL, PHONE = (1280, 720), (1920, 1080), (390, 844)
READABLE = 38
"""The smallest text is this share of the screen's height."""

MEASURED = """() => {
  const frame = document.querySelector('.mw-stage-frame');
  const problems = [];
  const page = document.documentElement;
  for (const each of [page, document.querySelector('[data-testid="stMain"]')]) {
    if (each.scrollHeight > each.clientHeight + 1) problems.push('it can be moved down');
    if (each.scrollWidth > each.clientWidth + 1) problems.push('it can be moved aside');
  }
  const sizes = [];
  const seen = (each) => getComputedStyle(each).clipPath === 'none' && each.offsetParent !== null;
  const walker = document.createTreeWalker(frame, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, holder = node.parentElement;
    if (!node.textContent.trim() || !seen(holder)) continue;
    sizes.push(parseFloat(getComputedStyle(holder).fontSize));
    const words = document.createRange();
    words.selectNodeContents(node);
    const at = words.getBoundingClientRect();
    const room = holder.closest('.mw-stage-at, .mw-stage-bar, td, th, a, h1');
    const box = room.getBoundingClientRect();
    const inside = at.left >= box.left - 2 && at.right <= box.right + 2
      && at.bottom <= innerHeight + 1 && at.right <= innerWidth + 1;
    const cut = getComputedStyle(holder).textOverflow === 'ellipsis';
    if (!inside && !cut) problems.push('cut: ' + node.textContent.trim().slice(0, 60));
  }
  for (const image of frame.querySelectorAll('img')) {
    if (!image.naturalWidth) problems.push('a drawing is broken');
    const svg = new TextDecoder().decode(
      Uint8Array.from(atob(image.src.split(',')[1]), (each) => each.charCodeAt(0)));
    const scale = image.clientWidth / image.naturalWidth;
    for (const [, size] of svg.matchAll(/font-size="([\\d.]+)"/g)) sizes.push(size * scale);
  }
  return { smallest: Math.min(...sizes), problems };
}"""


@dataclass(frozen=True)
class Kept:
    """A server with two open briefings, and what they hold by code and language."""

    server: Server
    decks: dict[str, dict[str, Deck]]


@pytest.fixture(scope="module")
def kept(
    start_lasting_server: StartServer, judged_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Kept:
    path = tmp_path_factory.mktemp("presented") / "store.sqlite"
    store = Store(f"sqlite:///{shutil.copy(judged_file, path)}")
    decks = {
        HEALTH: usual_decks(store, "iechyd", REMARK),
        EVERY_KIND: {lang: deck(lang) for lang in LANGUAGES},
    }
    keep_decks(store, HEALTH, decks[HEALTH], "iechyd", "Health")
    keep_decks(store, EVERY_KIND, decks[EVERY_KIND])
    store.close()
    return Kept(start_lasting_server(f"sqlite:///{path}"), decks)


@pytest.fixture
def open_briefing(kept: Kept, new_page: NewPage, watch: Watch) -> Any:
    """Open a screen of a briefing: ``open_briefing("cy", HEALTH, "iechyd.map", size=WALL)``."""
    watch.visit(kept.server)

    def opened(
        lang: str = "en",
        code: str = HEALTH,
        screen: str = "",
        *,
        size: tuple[int, int] = LAPTOP,
        dark: bool = False,
    ) -> Page:
        page = new_page(lang, dark=dark)
        page.set_viewport_size({"width": size[0], "height": size[1]})
        return go(page, kept, lang, code, screen)

    return opened


def go(page: Page, kept: Kept, lang: str, code: str, screen: str = "") -> Page:
    given = {"briefing": code, "lang": lang} | ({"screen": screen} if screen else {})
    arrive(page, kept.server.address + path_of(PRESENT, **given))
    return shown(page, lang, screen or kept.decks[code][lang].screens[0].code)


def shown(page: Page, lang: str, screen: str) -> Page:
    """Wait until a screen is shown and has the focus."""
    expect(page.locator(".mw-stage-frame")).to_have_attribute(
        "data-screen", f"{lang} {screen}", timeout=LONG
    )
    expect(heading(page)).to_be_focused(timeout=LONG)
    return settled(page)


def codes(kept: Kept, code: str = HEALTH) -> list[str]:
    return [each.code for each in kept.decks[code]["en"].screens]


@pytest.mark.parametrize(
    ("key", "start", "end"),
    [
        ("ArrowRight", 0, 1),
        ("PageDown", 3, 4),
        ("ArrowLeft", 3, 2),
        ("PageUp", 1, 0),
        ("Home", 5, 0),
        ("End", 2, -1),
        ("ArrowRight", -1, -1),
        ("ArrowLeft", 0, 0),
    ],
)
def test_a_key_leads_from_screen_to_screen(
    open_briefing: Any, kept: Kept, key: str, start: int, end: int
) -> None:
    order = codes(kept)
    page = open_briefing(screen=order[start])
    page.keyboard.press(key)
    shown(page, "en", order[end])
    assert parameters(page)["screen"] == order[end]


def test_keys_pressed_faster_than_screens_are_shown_are_all_followed(
    open_briefing: Any, kept: Kept
) -> None:
    page = open_briefing()
    for _ in range(4):
        page.keyboard.press("PageDown")
    shown(page, "en", codes(kept)[4])


def test_no_other_key_and_no_key_within_a_field_leads_on(open_briefing: Any, kept: Kept) -> None:
    page = open_briefing()
    page.evaluate(
        """() => document.querySelector('.mw-stage-bar').insertAdjacentHTML('afterbegin',
        '<input aria-label="field" value="ab"><textarea aria-label="text">ab</textarea>')"""
    )
    for key in ("Space", "Enter", "n", "p", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
    for key in ("ArrowRight", "PageDown", "End"):
        for held in ("Shift", "Control", "Alt", "Meta"):
            page.evaluate(
                "([key, held]) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown',"
                "{ key, bubbles: true, cancelable: true, [held]: true }))",
                [key, {"Control": "ctrlKey"}.get(held, f"{held.lower()}Key")],
            )
        for field in ("field", "text"):
            page.get_by_label(field).focus()
            page.keyboard.press(key)
    assert "screen" not in parameters(page)
    heading(page).focus()
    page.keyboard.press("ArrowRight")
    shown(page, "en", codes(kept)[1])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_screen_is_announced_and_the_focus_follows(
    open_briefing: Any, kept: Kept, lang: str
) -> None:
    page = open_briefing(lang)
    deck, _ = kept.decks[HEALTH][lang], text(lang)
    page.keyboard.press("ArrowRight")
    shown(page, lang, deck.screens[1].code)
    said = _("Screen {number} of {count}", number=2, count=len(deck.screens))
    expect(page.get_by_role("status")).to_have_text(f"{said}: {deck.screens[1].title}")


def test_the_language_is_switched_in_place(open_briefing: Any, kept: Kept) -> None:
    page = open_briefing(screen="iechyd.map")
    page.get_by_role("link", name="Cymraeg").click()
    shown(page, "cy", "iechyd.map")
    expect(page.locator("html")).to_have_attribute("lang", "cy")
    assert parameters(page) == {"briefing": HEALTH, "screen": "iechyd.map", "lang": "cy"}
    title = next(
        each.title for each in kept.decks[HEALTH]["cy"].screens if each.code == "iechyd.map"
    )
    assert " ".join(heading(page).inner_text().split()) == " ".join(title.split())


@pytest.mark.parametrize("code", [HEALTH, EVERY_KIND])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_screen_can_be_moved_or_is_cut_or_too_small_to_read(
    open_briefing: Any, kept: Kept, lang: str, code: str
) -> None:
    page = open_briefing(lang, code)
    found = []
    for screen in (*(each.code for each in kept.decks[code][lang].all_screens()), "annex"):
        go(page, kept, lang, code, screen)
        for size in (LAPTOP, WALL):
            page.set_viewport_size({"width": size[0], "height": size[1]})
            measured = page.evaluate(MEASURED)
            found += [f"{screen} at {size}: {each}" for each in measured["problems"]]
            if measured["smallest"] < size[1] / READABLE:
                found.append(f"{screen} at {size}: text of {measured['smallest']}")
    assert found == [], found


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_kind_of_screen_is_right_for_axe_and_in_its_theme(
    open_briefing: Any, kept: Kept, dark: bool
) -> None:
    page = open_briefing("cy", EVERY_KIND, dark=dark)
    axe, found = Axe(), []
    for screen in (*(each.code for each in kept.decks[EVERY_KIND]["cy"].all_screens()), "annex"):
        go(page, kept, "cy", EVERY_KIND, screen)
        found += [f"{screen}: {each}" for each in violations(page, axe)]
        if screen == "annex":
            found += look_at(page, "cy", dark)
    assert found == [], found


def test_on_a_phone_it_is_a_page_whose_keys_move_it(open_briefing: Any, kept: Kept) -> None:
    page = open_briefing("cy", EVERY_KIND, "economy.outcome", size=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    sizes = page.locator(".mw-stage-text").evaluate_all(
        "all => all.map(each => parseFloat(getComputedStyle(each).fontSize))"
    )
    assert min(sizes) >= 16
    assert violations(page, Axe()) == []
    page.keyboard.press("PageDown")
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")  # leads on all the same: nothing is to be moved sideways
    shown(page, "cy", "economy.grid")


def test_the_full_screen_is_had_and_left_and_kept_from_screen_to_screen(
    open_briefing: Any, kept: Kept
) -> None:
    page = open_briefing()
    button = page.get_by_role("button", name="Full screen")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    wait_until(page, lambda: page.evaluate("document.fullscreenElement !== null"))
    expect(button).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("ArrowRight")
    shown(page, "en", codes(kept)[1])
    assert page.evaluate("document.fullscreenElement !== null")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    wait_until(page, lambda: page.evaluate("document.fullscreenElement === null"))
    expect(button).to_have_attribute("aria-pressed", "false")


def test_the_annex_leads_back_to_where_one_was(open_briefing: Any, kept: Kept) -> None:
    page = open_briefing(screen="iechyd.grid")
    page.get_by_role("link", name="Annex").click()
    shown(page, "en", "annex")
    page.locator(".mw-stage-contents a").last.click()
    last = kept.decks[HEALTH]["en"].annex[-1]
    shown(page, "en", last.code)
    page.keyboard.press("ArrowLeft")
    shown(page, "en", kept.decks[HEALTH]["en"].annex[-2].code)
    page.get_by_role("link", name="Back to the screens").click()
    shown(page, "en", "iechyd.grid")


def press_until(page: Page, selector: str) -> None:
    """Press Tab until the focus is on something of that kind."""
    for _ in range(300):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"the keyboard never reached {selector!r}")


def test_the_keyboard_alone_leads_from_the_board_to_the_last_screen_and_back(
    kept: Kept, new_page: NewPage, watch: Watch
) -> None:
    watch.visit(kept.server)
    page = new_page("en")
    page.set_viewport_size({"width": LAPTOP[0], "height": LAPTOP[1]})
    arrive(page, kept.server.address + path_of(BOARD, lang="en"))
    press_until(page, f'a[href*="{PRESENT.code}?"]')
    page.keyboard.press("Enter")
    expect(page.locator(".mw-stage-frame")).to_be_attached(timeout=LONG)
    settled(page)
    asked = page.locator(".mw-stage-frame").get_attribute("data-screen")
    assert asked is not None
    page.keyboard.press("End")
    expect(page.locator(".mw-stage-next")).to_have_count(0, timeout=LONG)
    settled(page)
    press_until(page, ".mw-stage-leave")
    page.keyboard.press("Enter")
    expect(page.locator(".mw-head")).to_be_attached(timeout=LONG)
    settled(page)
    assert screen_of(page) == BRIEFINGS.code
    page.go_back()
    expect(page.locator(".mw-stage-frame")).to_be_attached(timeout=LONG)
