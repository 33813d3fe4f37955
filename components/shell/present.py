"""Which briefing an address asks for, and what is said where there is none to show."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from components.briefing.deck import Deck
from components.html import Html, finding_html, plain, safe
from components.shell import cache
from components.shell.actor import read_actor
from components.shell.address import Choice, read_choice, read_several, read_text
from components.shell.briefing_preview import read_preview
from components.shell.page import OpenPage, close_page, frame_page, name_page
from components.shell.problems import show_unknown, stop_if_empty
from components.show import show_html
from data.briefings import KeptBriefing
from data.portfolio import MissionFacts


@dataclass(frozen=True)
class Shown:
    """The briefing that is presented.

    Attributes
    ----------
    decks
        By language; a preview's only in the reader's.
    kept
        None for a preview.
    given
        What its addresses hold: the briefing's code, or the mission's for a preview.
    key
        What else a preview depends on; empty where nothing.
    """

    decks: Mapping[str, Deck]
    kept: KeptBriefing | None
    given: Mapping[str, str]
    key: str = ""


def choose_shown(page: OpenPage) -> Shown:
    """Return the briefing the address names, else a mission's newest open one, else its preview.

    Where there is none to show it says why, offers those there are, and ends the page.
    """
    moment = page.moment
    kept = {each.code: each for each in cache.read_briefings(moment.version, read_actor())}
    asked = read_choice("briefing", list(kept))
    if asked.unknown is not None:
        _stop_without_briefing(page, asked, kept)
    if asked.code is not None:
        return _shown(page, kept[asked.code])
    missions = cache.read_portfolio(moment.version, moment.until).missions
    if not missions:
        frame_page(page)
    stop_if_empty(page, empty=not missions)
    if read_text("preview"):
        return _composed(page, missions)
    mission = _choose_mission(page, missions)
    opened = (each for each in kept.values() if each.opened_on is not None)
    newest = next((each for each in opened if each.missions == (mission,)), None)
    if newest is not None:
        return _shown(page, newest)
    deck = cache.preview_briefing(moment.version, moment.until, mission, page.lang)
    return Shown({page.lang: deck}, None, {"mission": mission})


def _composed(page: OpenPage, missions: tuple[MissionFacts, ...]) -> Shown:
    """Return the preview of what is being composed, of several missions where it is."""
    asked = read_several("mission", [each.code for each in missions], [missions[0].code])
    if asked.unknown is not None or not asked.codes:
        _stop_without_mission(page, asked.unknown, missions)
    preview = read_preview(page, asked.codes)
    return Shown({page.lang: preview.deck}, None, preview.given, preview.key)


def _choose_mission(page: OpenPage, missions: tuple[MissionFacts, ...]) -> str:
    mission = read_choice("mission", [each.code for each in missions], missions[0].code)
    if mission.unknown is not None:
        _stop_without_mission(page, mission.unknown, missions)
    return mission.code or missions[0].code


def _stop_without_mission(
    page: OpenPage, asked: str | None, missions: tuple[MissionFacts, ...]
) -> None:
    _ = page.text
    titles = {each.code: plain(each.title, page.lang) for each in missions}
    _begin_problem(page, _("There is no such mission to present"))
    show_unknown(page, "mission", Choice(None, asked), titles)
    _end(page)


def _shown(page: OpenPage, kept: KeptBriefing) -> Shown:
    """Return a kept briefing; where it cannot be read it says so and ends the page."""
    try:
        document = cache.read_kept_document(read_actor(), kept)
    except (ValueError, KeyError, TypeError):
        _ = page.text
        _begin_problem(page, _("This briefing cannot be shown"))
        said = _("What was kept of it cannot be read by this version. Its files are still there.")
        show_html(Html(f'<p class="mw-lead mw-gap">{safe(said)}</p>'))
        _end(page)
    return Shown(document.decks, kept, {"briefing": kept.code})


def _stop_without_briefing(page: OpenPage, asked: Choice, kept: Mapping[str, KeptBriefing]) -> None:
    _ = page.text
    if cache.read_is_hidden(page.moment.version, read_actor(), asked.unknown or ""):
        _begin_problem(page, _("This briefing is still a draft"))
        said = _("It can be seen here once it has been marked as open.")
        show_html(Html(f'<p class="mw-lead mw-gap">{safe(said)}</p>'))
    else:
        _begin_problem(page, _("There is no such briefing"))
        names = {code: plain(each.title, page.lang) for code, each in kept.items()}
        show_unknown(page, "briefing", asked, names)
    _end(page)


def stop_without_screen(page: OpenPage, deck: Deck, asked: str | None) -> None:
    """Say that there is no such screen, offer those there are, and end the page."""
    _ = page.text
    if asked is None:
        _begin_problem(page, _("This briefing has no screens"))
    else:
        _begin_problem(page, _("There is no such screen in this briefing"))
        names = {each.code: each.title for each in deck.all_screens()}
        show_unknown(page, "screen", Choice(None, asked), names)
    _end(page)


def _begin_problem(page: OpenPage, finding: str) -> None:
    frame_page(page)
    name_page(page, finding)
    show_html(finding_html(finding))


def _end(page: OpenPage) -> None:
    close_page(page)
    st.stop()
