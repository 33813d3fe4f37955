"""A screen of a briefing filling the window, with the thin bar beneath it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import streamlit as st

from components.briefing import bar
from components.briefing.bar import Way
from components.briefing.deck import Deck
from components.briefing.spot import ANNEX, SINCE, Spot, find_spot
from components.briefing.stage import screen_unit, stage_html, stage_style
from components.html import Html
from components.palette import PALETTES, theme_properties
from components.shell.address import read_text
from components.shell.frame import OWN_NAMES
from components.shell.page import OpenPage, name_page
from components.shell.present import Shown, stop_without_screen
from components.shell.present_since import count_since, read_since
from components.shell.presenter import show_presenter
from components.shell.screens import BRIEFINGS, PRESENT
from components.show import show_html
from locales import LANGUAGES
from locales.formats import format_date

SHEET = Path(bar.__file__).with_name("present.css")
SCREEN, BACK = "screen", "back"
"""In the address: which screen, and from which one came to the annex."""


def show_stage(page: OpenPage, shown: Shown) -> None:
    """Show the screen that the address names, or the list of the annex."""
    deck = shown.decks[page.lang]
    asked = read_text(SCREEN) or None
    spot = find_spot(deck, None if asked in (ANNEX, SINCE) else asked)
    if spot is None:
        stop_without_screen(page, deck, asked)
        return
    if asked == ANNEX:
        _show_annex(page, shown, deck)
    elif asked == SINCE:
        _show_since(page, shown, deck)
    else:
        _show_screen(page, shown, deck, spot)


def _show_screen(page: OpenPage, shown: Shown, deck: Deck, spot: Spot) -> None:
    name_page(page, spot.screen.title)
    number = 0 if spot.in_annex else spot.number
    code = shown.kept.code if shown.kept else ""
    inner = page.draw(
        "stage",
        lambda: stage_html(
            spot.screen, deck, number, len(spot.screens), PALETTES[page.theme], screen_unit
        ),
        f"{code} {deck.missions} {spot.screen.code} {shown.key}",
    )
    before, after = _steps(page, shown, spot), _ways(page, shown, spot)
    _show(page, shown, inner, spot.screen.code, _standing(page, spot), before, after)
    said = f"{_standing(page, spot)}: {spot.screen.title}"
    order = [each.code for each in spot.screens]
    show_presenter(f"{page.lang} {spot.screen.code}", said, order)


def _show_annex(page: OpenPage, shown: Shown, deck: Deck) -> None:
    _ = page.text
    title = _("Annex")
    name_page(page, title)
    back = read_text(BACK) or None
    inner = bar.contents_html(deck, lambda code: _address(page, shown, code, back), _)
    before = [Way(_("Back to the screens"), _address(page, shown, back), "back")]
    _show(page, shown, inner, ANNEX, title, before, _other_ways(page, shown, ANNEX))
    show_presenter(f"{page.lang} {ANNEX}", title, ())


def _show_since(page: OpenPage, shown: Shown, deck: Deck) -> None:
    """Show what has changed since the briefing was frozen: today's figures, and dated so."""
    _ = page.text
    screen = None if shown.kept is None else read_since(page, shown.kept, deck)
    if screen is None:
        stop_without_screen(page, deck, SINCE)
        return
    name_page(page, screen.title)
    day = format_date(page.moment.until, page.lang)
    today = replace(deck, as_at_words=_("Figures as at {date}.", date=day))
    inner = stage_html(screen, today, 0, 0, PALETTES[page.theme], screen_unit)
    before = [Way(_("Back to the screens"), _address(page, shown, read_text(BACK) or None), "back")]
    standing = _("Today's, not frozen")
    _show(page, shown, inner, SINCE, standing, before, _other_ways(page, shown, SINCE))
    show_presenter(f"{page.lang} {SINCE}", f"{standing}: {screen.title}", ())


def _show(
    page: OpenPage,
    shown: Shown,
    inner: Html,
    code: str,
    standing: str,
    before: Iterable[Way],
    after: Iterable[Way],
) -> None:
    _ = page.text
    st.html(Html(_style(page.theme)))
    full, mark = _("Full screen"), _mark(page, shown)
    beneath = bar.bar_html(list(before), list(after), standing, mark, full, _)
    show_html(bar.frame_html(inner, beneath, f"{page.lang} {code}"))


@lru_cache(maxsize=len(PALETTES))
def _style(theme: str) -> str:
    own = SHEET.read_text(encoding="utf-8")
    return f"<style>.mw{{{theme_properties(theme)}}}{stage_style()}{own}</style>"


def _standing(page: OpenPage, spot: Spot) -> str:
    _ = page.text
    number, count = spot.number, len(spot.screens)
    if spot.in_annex:
        return _("Annex {number} of {count}", number=number, count=count)
    return _("Screen {number} of {count}", number=number, count=count)


def _mark(page: OpenPage, shown: Shown) -> str:
    _ = page.text
    if shown.kept is None:
        return _("Preview: nothing is frozen yet")
    return "" if shown.kept.opened_on else _("Draft: not open yet")


def _steps(page: OpenPage, shown: Shown, spot: Spot) -> Iterator[Way]:
    """Yield the two ways that are used most; at either end they stay in their place."""
    _ = page.text
    back = (read_text(BACK) or None) if spot.in_annex else None
    steps = ((_("Previous"), spot.previous, "previous"), (_("Next"), spot.next, "next"))
    for said, code, name in steps:
        yield Way(said, None if code is None else _address(page, shown, code, back), name)


def _ways(page: OpenPage, shown: Shown, spot: Spot) -> Iterator[Way]:
    _ = page.text
    here = spot.screen.code
    back = (read_text(BACK) or None) if spot.in_annex else here
    if spot.in_annex:
        yield Way(_("Back to the screens"), _address(page, shown, back), "back")
    changed = None if shown.kept is None else count_since(page, shown.kept)
    if changed is not None:
        said = _("Changed since: {count}", count=changed)
        yield Way(said, _address(page, shown, SINCE, back), "since")
    if shown.decks[page.lang].annex:
        yield Way(_("Annex"), _address(page, shown, ANNEX, back), "annex")
    yield from _other_ways(page, shown, here)


def _other_ways(page: OpenPage, shown: Shown, here: str) -> Iterator[Way]:
    _ = page.text
    other = next(lang for lang in LANGUAGES if lang != page.lang)
    same = {**shown.given, SCREEN: here, BACK: read_text(BACK) or None}
    address = OpenPage(PRESENT, other, page.theme, page.moment).link(PRESENT, **same)
    yield Way(OWN_NAMES[other], address, "language", other)
    yield Way(_("Leave"), page.link(BRIEFINGS), "leave")


def _address(page: OpenPage, shown: Shown, code: str | None, back: str | None = None) -> str:
    return page.link(PRESENT, **shown.given, **{SCREEN: code, BACK: back})
