"""Every screen, as sent to the browser: it says what it must, in the reader's language alone."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest

from components.shell.actor import Trying
from components.shell.screens import (
    ACCESSIBILITY,
    BOARD,
    BRIEFINGS,
    ENTER,
    FIGURES,
    LINK,
    MAP,
    METHOD,
    MISSION,
    OUTCOME,
    PEOPLE,
    PLACE,
    PLAN,
    PRESENT,
    RECORD,
    RETROSPECTIVE,
    SCREENS,
    SIGNED_OUT,
    Screen,
    may_open,
)
from data.store import Store
from locales import text
from models.roles import Actor, Role
from tests.components.making import HOSTILE
from tests.components.markup import Element
from tests.fixtures.apps import OpenScreen, Seen
from tests.fixtures.stores import Databases
from tests.pages.english import english_patterns, find_english

LANGUAGES = ("en", "cy")
WITHOUT_FIGURES = (METHOD, ENTER, PEOPLE, ACCESSIBILITY, SIGNED_OUT)
WITH_FIGURES = tuple(screen for screen in SCREENS if screen not in WITHOUT_FIGURES)
CARDIFF = "W06000015"
EVERY_SECTION = "rollout.since.checks.second.caveats.strength.expectation.numbers.plan"
LINKS = (
    "centres-cvd-admissions-u75",
    "hubs-new-products",
    "loans-first-sales",
    "loans-selling-outside",
    "machines-bp-to-target",
    "nurses-chol-to-target",
    "one-application-decision-days",
    "pharmacies-no-bp-reading",
    "screening-cvd-admissions-u75",
    "screening-cvd-found",
)

FRAMED = tuple(screen for screen in SCREENS if screen is not PRESENT)
"""A briefing on the wall has no frame: its screens and nothing else."""

each_screen = pytest.mark.parametrize("screen", SCREENS, ids=lambda each: each.code or "board")
each_language = pytest.mark.parametrize("lang", LANGUAGES)


@pytest.fixture(scope="module")
def empty_store(sqlite_databases: Databases) -> Iterator[Store]:
    with sqlite_databases.opened(sqlite_databases.make_migrated()) as opened:
        yield opened


@each_language
@pytest.mark.parametrize("screen", WITH_FIGURES, ids=lambda each: each.code or "board")
def test_an_empty_store_is_told_and_how_to_fill_it(
    open_screen: OpenScreen, empty_store: Store, screen: Screen, lang: str
) -> None:
    seen = open_screen(empty_store, screen, lang)
    assert seen.heading == text(lang)("Nothing has been loaded yet")
    assert "python manage.py import PACK" in seen.text
    assert "mw-tag" not in {each.attributes.get("class") for each in every(seen)}


def test_the_accessibility_statement_needs_no_figures(
    open_screen: OpenScreen, empty_store: Store
) -> None:
    assert open_screen(empty_store, ACCESSIBILITY).heading == "Accessibility statement"


@each_language
@pytest.mark.parametrize("screen", FRAMED, ids=lambda each: each.code or "board")
def test_every_screen_has_one_finding_its_date_and_its_way_out(
    open_screen: OpenScreen, demonstration_store: Store, screen: Screen, lang: str
) -> None:
    seen = open_screen(demonstration_store, screen, lang)
    _ = text(lang)
    assert seen.heading
    date = {"en": "22 November 2026", "cy": "22 Tachwedd 2026"}[lang]
    head, foot = one(seen, "header"), one(seen, "footer")
    assert date in head.text
    assert _("Illustrative figures") in head.text
    assert _("Accessibility statement") in foot.text
    (navigation,) = head.all("nav")
    assert navigation.attributes["aria-label"] == _("Screens")
    current = [link.text for link in navigation.all("a") if "aria-current" in link.attributes]
    shown = screen.in_menu and may_open(Actor("a viewer"), screen)
    assert current == ([_(screen.title)] if shown else [])


@each_language
@each_screen
def test_every_link_keeps_the_language_and_leads_to_a_screen(
    open_screen: OpenScreen, demonstration_store: Store, screen: Screen, lang: str
) -> None:
    seen = open_screen(demonstration_store, screen, lang)
    links = [link for part in seen.markup for link in part.all("a")]
    inside = [link for link in links if link.attributes["target"] != "_blank"]
    assert len(inside) >= (5 if screen in FRAMED else 4)
    for link in inside:
        address = urlsplit(link.attributes["href"])
        wanted = link.attributes.get("hreflang", lang)
        assert address.path.removeprefix("./") in {each.code for each in SCREENS}
        assert parse_qs(address.query)["lang"] == [wanted]


@pytest.mark.parametrize(
    ("screen", "given"),
    [
        (BOARD, {}),
        (MISSION, {"mission": "economi"}),
        (MISSION, {"mission": "iechyd"}),
        (MAP, {}),
        (MAP, {"area": CARDIFF}),
        (MAP, {"indicator": "greenhouse-gas-per-head", "area": CARDIFF, "period": "2005"}),
        (MAP, {"indicator": "healthy-life-expectancy-female", "area": CARDIFF}),
        (MAP, {"indicator": "employment-rate"}),
        (MAP, {"indicator": "bp-to-target"}),
        (MAP, {"indicator": "nonsense", "period": "nonsense", "area": "nonsense"}),
        (OUTCOME, {"outcome": "h2"}),
        (OUTCOME, {"outcome": "e1", "area": CARDIFF, "open": "table.revisions"}),
        (OUTCOME, {"indicator": "healthy-life-expectancy-female"}),
        (OUTCOME, {"outcome": "h1", "known": "2025-11-20"}),
        (OUTCOME, {"outcome": "nonsense", "area": "nonsense", "known": "nonsense"}),
        *((LINK, {"contribution": code, "open": EVERY_SECTION}) for code in LINKS),
        (LINK, {"contribution": "nonsense"}),
        (PLACE, {}),
        (PLACE, {"area": CARDIFF, "similar": "enterprises", "open": "context.take"}),
        (PLACE, {"area": "W06000023", "similar": "health_board", "show": "headlines"}),
        (PLACE, {"area": "nonsense", "similar": "nonsense", "show": "nonsense"}),
        (PLAN, {}),
        (PLAN, {"contribution": "nurses-chol-to-target", "open": "record"}),
        (PLAN, {"indicator": "nonsense", "effect": "nonsense", "a": "nonsense"}),
        (BRIEFINGS, {"mission": "nonsense", "briefing": "nonsense", "open": "new"}),
        (PRESENT, {}),
        (PRESENT, {"mission": "iechyd", "screen": "iechyd.unknown"}),
        (PRESENT, {"mission": "iechyd", "screen": "iechyd.map"}),
        (PRESENT, {"mission": "economi", "screen": "annex"}),
        (PRESENT, {"mission": "nonsense", "briefing": "nonsense", "screen": "nonsense"}),
        (FIGURES, {}),
        (RECORD, {}),
        (RECORD, {"sheet": "missions", "open": "take"}),
        (RECORD, {"sheet": "nonsense", "from": "nonsense", "key": "nonsense"}),
        (METHOD, {}),
        (METHOD, {"chart": "nonsense"}),
        (ENTER, {}),
        (PEOPLE, {}),
        (ACCESSIBILITY, {}),
        (SIGNED_OUT, {}),
    ],
    ids=lambda each: getattr(each, "script", None) or str(each),
)
def test_a_welsh_screen_holds_no_english_of_ours(
    open_screen: OpenScreen,
    demonstration_store: Store,
    screen: Screen,
    given: dict[str, str],
) -> None:
    seen = open_screen(demonstration_store, screen, "cy", **given)
    assert find_english(seen.words()) == []


def test_english_is_found_where_it_is(open_screen: OpenScreen, demonstration_store: Store) -> None:
    """What the test above looks for is there on the English screens, in every kind of place."""
    seen = open_screen(demonstration_store, MAP, area=CARDIFF)
    found = {each.partition(" in ")[0].strip("'\"") for each in find_english(seen.words())}
    assert {
        "Board",
        "Screens",
        "Place",
        "The numbers as a table",
        "Map of Wales",
        "95% limits: {limits}",
        "{lower} to {upper}",
        "Line chart over time. {finding}",
    } <= found
    assert len(english_patterns()) > 100


def test_an_empty_welsh_screen_holds_no_english_either(
    open_screen: OpenScreen, empty_store: Store
) -> None:
    for screen in SCREENS:
        assert find_english(open_screen(empty_store, screen, "cy").words()) == []


@pytest.mark.parametrize(
    ("asked", "browser", "shown"),
    [("fr", "cy-GB", "cy"), ("", "cy", "cy"), ("fr", "fr-FR", "en"), ("CY", "en-GB", "en")],
)
def test_an_unknown_language_opens_in_the_browsers_or_in_english(
    open_screen: OpenScreen, demonstration_store: Store, asked: str, browser: str, shown: str
) -> None:
    seen = open_screen(demonstration_store, ACCESSIBILITY, asked, locale=browser)
    assert seen.heading == text(shown)("Accessibility statement")


@each_language
@each_screen
def test_hostile_texts_stay_texts(
    open_screen: OpenScreen, hostile_store: Store, screen: Screen, lang: str
) -> None:
    seen = open_screen(
        hostile_store, screen, lang, **({"area": CARDIFF} if screen in (MAP, PLACE) else {})
    )
    for element in every(seen):
        assert element.tag not in ("script", "iframe", "object", "svg")
        assert not any(name.startswith("on") for name in element.attributes)
        assert not element.attributes.get("href", "").lower().startswith("javascript")
    if screen not in WITHOUT_FIGURES:
        assert " ".join(HOSTILE.split()) in seen.text
        assert len([each for each in seen.words() if "<script" in each]) > 1


def every(seen: Seen) -> list[Element]:
    return [element for part in seen.markup for element in part.every()]


@pytest.mark.parametrize(
    ("screen", "trying", "given"),
    [
        (PEOPLE, Trying(Role.ADMIN), {}),
        (RECORD, Trying(Role.ADMIN), {"open": "take"}),
        (ENTER, Trying(Role.CABINET), {"sheet": "missions", "key": "m"}),
        (ENTER, Trying(Role.EXECUTIVE), {"sheet": "indicators", "key": "i"}),
        (ENTER, Trying(Role.TEAM, "t"), {"sheet": "outputs", "key": "p"}),
        (RETROSPECTIVE, Trying(Role.TEAM, "t"), {"team": "t", "contribution": "c"}),
    ],
)
def test_hostile_texts_stay_texts_for_those_with_a_role(
    open_screen: OpenScreen,
    hostile_store: Store,
    screen: Screen,
    trying: Trying,
    given: dict[str, str],
) -> None:
    seen = open_screen(hostile_store, screen, trying=trying, **given)
    assert not seen.heading.startswith("This screen is for these roles")
    for element in every(seen):
        assert element.tag not in ("script", "iframe", "object", "svg")
        assert not any(name.startswith("on") for name in element.attributes)
        assert not element.attributes.get("href", "").lower().startswith("javascript")
    assert [each for each in seen.words() if "<script" in each]


def one(seen: Seen, tag: str) -> Element:
    (found,) = (each for part in seen.markup for each in part.all(tag))
    return found
