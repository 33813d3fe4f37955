"""Presenting: which briefing an address shows, what each screen offers, what is said instead."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from sqlalchemy import text as sql

from components.briefing.compose import choose_usual, make_deck, offer_screens
from components.briefing.known import read_known
from components.shell.cache import briefings
from components.shell.screens import PRESENT
from data.store import Store
from locales import LANGUAGES, text
from tests.components.briefing.decks import HOSTILE, deck
from tests.components.briefing.freezing import copy_store
from tests.components.briefing.keeping import keep_decks
from tests.fixtures.apps import OpenScreen, Seen
from tests.pages.english import find_english

each_language = pytest.mark.parametrize("lang", LANGUAGES)
CODE, DRAFT = "economi-2026-11-22", "economi-2026-11-22-2"


@dataclass(frozen=True)
class Link:
    """A link of the bar or the annex's list: its words and what its address holds."""

    said: str
    path: str
    given: dict[str, str]


def links(seen: Seen) -> dict[str, Link]:
    found = [link for part in seen.markup for link in part.all("a")]
    return {
        each.text: Link(
            each.text,
            urlsplit(each.attributes["href"]).path,
            dict(parse_qsl(urlsplit(each.attributes["href"]).query)),
        )
        for each in found
    }


def keep(store: Store, code: str, title: str = "Economy", *, opened: bool = True) -> None:
    """Keep a briefing made by hand."""
    keep_decks(store, code, {lang: deck(lang) for lang in LANGUAGES}, title=title, opened=opened)


@pytest.fixture
def kept(judged_copy: Store) -> Store:
    keep(judged_copy, CODE)
    keep(judged_copy, DRAFT, "Secret of the draft", opened=False)
    return judged_copy


@pytest.fixture
def judged_copy(judged_file: Path, tmp_path: Path) -> Iterator[Store]:
    store = copy_store(judged_file, tmp_path)
    yield store
    store.close()


@each_language
def test_a_briefing_opens_on_its_first_screen_with_nothing_around_it(
    open_screen: OpenScreen, kept: Store, lang: str
) -> None:
    seen = open_screen(kept, PRESENT, lang, briefing=CODE)
    assert seen.heading == deck(lang).screens[0].title
    assert not [each for part in seen.markup for each in part.all("header")]
    _ = text(lang)
    assert _("Screen {number} of {count}", number=1, count=9) in seen.text
    assert _("Previous") not in links(seen)
    assert links(seen)[_("Next")].given == {
        "briefing": CODE,
        "screen": "economy.outcome",
        "lang": lang,
    }


@each_language
def test_next_stops_at_the_last_screen(open_screen: OpenScreen, kept: Store, lang: str) -> None:
    seen = open_screen(kept, PRESENT, lang, briefing=CODE, screen="economy.dates")
    _ = text(lang)
    assert _("Next") not in links(seen)
    assert links(seen)[_("Previous")].given["screen"] == "economy.unknown"


def test_the_other_language_keeps_the_screen(open_screen: OpenScreen, kept: Store) -> None:
    seen = open_screen(kept, PRESENT, "cy", briefing=CODE, screen="economy.map")
    assert links(seen)["English"].given == {
        "briefing": CODE,
        "screen": "economy.map",
        "lang": "en",
    }


@each_language
def test_the_annex_is_listed_and_leads_back_to_where_one_was(
    open_screen: OpenScreen, kept: Store, lang: str
) -> None:
    _ = text(lang)
    shown = open_screen(kept, PRESENT, lang, briefing=CODE, screen="economy.grid")
    annex = links(shown)[_("Annex")].given
    assert annex == {"briefing": CODE, "screen": "annex", "back": "economy.grid", "lang": lang}
    listed = open_screen(kept, PRESENT, **annex)
    entries = [each for part in listed.markup for ol in part.all("ol") for each in ol.all("a")]
    for entry, each in zip(entries, deck(lang).annex, strict=True):
        given = dict(parse_qsl(urlsplit(entry.attributes["href"]).query))
        assert (given["screen"], given["back"]) == (each.code, "economy.grid")
        assert each.kicker in entry.text
        assert each.title in entry.text
    inside = open_screen(
        kept, PRESENT, lang, briefing=CODE, screen="economy.places", back="economy.grid"
    )
    assert _("Annex {number} of {count}", number=2, count=2) in inside.text
    assert links(inside)[_("Back to the screens")].given["screen"] == "economy.grid"


@each_language
def test_a_mission_opens_on_its_newest_open_briefing(
    open_screen: OpenScreen, kept: Store, lang: str
) -> None:
    keep(kept, "economi-2026-11-23")
    seen = open_screen(kept, PRESENT, lang, mission="economi")
    assert links(seen)[text(lang)("Next")].given["briefing"] == "economi-2026-11-23"


@each_language
def test_a_mission_with_nothing_frozen_shows_a_preview_that_says_so(
    open_screen: OpenScreen, kept: Store, lang: str
) -> None:
    seen = open_screen(kept, PRESENT, lang, mission="iechyd")
    _ = text(lang)
    assert _("Preview: nothing is frozen yet") in seen.text
    known = read_known(kept, ("iechyd",))
    screens = offer_screens(known, _)
    made = make_deck(known, screens, choose_usual(screens), _)
    assert seen.heading == made.screens[0].title
    assert links(seen)[_("Next")].given["mission"] == "iechyd"


def test_an_address_without_a_choice_shows_the_first_mission(
    open_screen: OpenScreen, kept: Store
) -> None:
    seen = open_screen(kept, PRESENT, "en")
    assert seen.heading
    assert links(seen)["Next"].given["lang"] == "en"


@each_language
def test_an_unknown_briefing_is_said_and_the_open_ones_are_offered(
    open_screen: OpenScreen, kept: Store, lang: str
) -> None:
    seen = open_screen(kept, PRESENT, lang, briefing="nonsense")
    assert seen.heading == text(lang)("There is no such briefing")
    assert links(seen)["Economy"].given["briefing"] == CODE
    assert "Secret" not in seen.text


@each_language
def test_an_unknown_screen_is_said_and_the_known_ones_are_offered(
    open_screen: OpenScreen, kept: Store, lang: str
) -> None:
    seen = open_screen(kept, PRESENT, lang, briefing=CODE, screen="nonsense")
    assert seen.heading == text(lang)("There is no such screen in this briefing")
    offered = {link.given.get("screen") for link in links(seen).values()}
    assert {"economy.opening", "economy.places"} <= offered


@each_language
def test_an_unknown_mission_is_said_and_the_known_ones_are_offered(
    open_screen: OpenScreen, kept: Store, lang: str
) -> None:
    seen = open_screen(kept, PRESENT, lang, mission="nonsense")
    assert seen.heading == text(lang)("There is no such mission to present")
    assert {"economi", "iechyd"} <= {each.given.get("mission") for each in links(seen).values()}


@each_language
def test_a_draft_is_said_to_be_one_and_tells_nothing_else(
    open_screen: OpenScreen, kept: Store, lang: str
) -> None:
    seen = open_screen(kept, PRESENT, lang, briefing=DRAFT)
    assert seen.heading == text(lang)("This briefing is still a draft")
    assert "Secret" not in seen.text
    assert deck(lang).screens[0].title not in seen.text


@each_language
def test_a_document_that_cannot_be_read_is_said(
    open_screen: OpenScreen, kept: Store, lang: str
) -> None:
    with kept.engine.begin() as connection:
        connection.execute(sql("DROP TRIGGER IF EXISTS briefings_opened_once"))
        connection.execute(sql("DROP TRIGGER IF EXISTS briefings_no_update"))
        connection.execute(sql("UPDATE briefings SET document = '{\"shape\": 99}'"))
    seen = open_screen(kept, PRESENT, lang, briefing=CODE)
    assert seen.heading == text(lang)("This briefing cannot be shown")


@pytest.mark.parametrize("screen", ["", "annex", "economy.map", "economy.places", "nonsense"])
def test_a_welsh_screen_holds_no_english_of_ours(
    open_screen: OpenScreen, kept: Store, screen: str
) -> None:
    seen = open_screen(kept, PRESENT, "cy", briefing=CODE, screen=screen)
    assert find_english(seen.words()) == []


def test_a_hostile_address_stays_text(open_screen: OpenScreen, kept: Store) -> None:
    seen = open_screen(kept, PRESENT, "en", briefing=CODE, screen=HOSTILE, back=HOSTILE)
    assert seen.heading == "There is no such screen in this briefing"
    assert "script" not in {tag for part in seen.markup for tag in part.tags()}
    assert "<script>" in seen.text


def test_a_frozen_briefing_is_read_once_however_many_look(
    open_screen: OpenScreen, kept: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[object] = []
    real = briefings.read_document
    monkeypatch.setattr(briefings, "read_document", lambda kept: read.append(kept) or real(kept))
    for screen in ("economy.opening", "economy.map", "economy.grid"):
        open_screen(kept, PRESENT, "en", briefing=CODE, screen=screen)
        open_screen(kept, PRESENT, "cy", briefing=CODE, screen=screen)
    assert len(read) == 1


@each_language
def test_what_has_changed_since_is_a_screen_of_today_beside_the_frozen_ones(
    open_screen: OpenScreen, kept: Store, lang: str
) -> None:
    _ = text(lang)
    before = open_screen(kept, PRESENT, lang, briefing=CODE, screen="economy.grid")
    assert _("Changed since: {count}", count=0) in links(before)
    with kept.engine.begin() as connection:
        connection.execute(sql("UPDATE missions SET title_en = 'Renamed', title_cy = 'Newydd'"))
        connection.execute(sql("UPDATE store_state SET version = version + 1"))
    after = open_screen(kept, PRESENT, lang, briefing=CODE, screen="economy.grid")
    way = links(after)[_("Changed since: {count}", count=1)]
    assert way.given["screen"] == "since"
    assert after.heading == before.heading
    since = open_screen(kept, PRESENT, **way.given)
    assert {"en": "Renamed", "cy": "Newydd"}[lang] in since.text
    assert _("Today's, not frozen") in since.text
    assert links(since)[_("Back to the screens")].given["screen"] == "economy.grid"


def test_a_preview_has_nothing_to_be_held_against(open_screen: OpenScreen, kept: Store) -> None:
    seen = open_screen(kept, PRESENT, "en", mission="iechyd", screen="since")
    assert seen.heading == "There is no such screen in this briefing"
