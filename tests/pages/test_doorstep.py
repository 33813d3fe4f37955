"""Before signing in nothing is shown, on any screen; afterwards what the role may see."""

from typing import Any

import pytest

from components.shell.screens import ACCESSIBILITY, BOARD, SCREENS, SIGNED_OUT, Screen, may_open
from data.store import Store
from locales import text
from models.roles import Actor, Role
from tests.fixtures.apps import OpenScreen, Seen
from tests.fixtures.people import SetUp, address_of, claims
from tests.pages.english import find_english
from tests.pages.shipped import sheet

LANGUAGES = ("en", "cy")
NOBODY: dict[str, Any] = {}
each_screen = pytest.mark.parametrize("screen", SCREENS, ids=lambda each: each.code or "board")


def buttons(seen: Seen) -> list[str]:
    return [each.label for each in seen.app.button]


def names_in_the_store() -> set[str]:
    rows = [*sheet("missions"), *sheet("outcomes"), *sheet("outputs")]
    return {row[f"title_{lang}"] for row in rows for lang in LANGUAGES if row[f"title_{lang}"]}


@each_screen
@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_of_the_store_is_shown_before_signing_in(
    open_screen: OpenScreen, peopled_store: Store, signing_in: SetUp, screen: Screen, lang: str
) -> None:
    signing_in()
    seen = open_screen(peopled_store, screen, lang, signed_in=NOBODY)
    _ = text(lang)
    open_to_all = {SIGNED_OUT: "You are signed out", ACCESSIBILITY: "Accessibility statement"}
    assert seen.heading == _(open_to_all.get(screen, "Sign in to see this screen"))
    assert (screen.asks == ()) is (screen in open_to_all)
    assert buttons(seen) == [_("Sign in")]
    assert {each.type for each in seen.elements} <= {"html", "button", "bidi_component"}
    assert not any(name in seen.text for name in names_in_the_store())
    if screen is not ACCESSIBILITY:  # it tells when it was written
        assert "2026" not in seen.text
    if lang == "cy":
        assert find_english(seen.words()) == []


@pytest.mark.parametrize(
    ("brought", "said"),
    [
        (claims(address_of(Role.ADMIN), aud="another"), "was not made for this dashboard"),
        (claims(address_of(Role.ADMIN), exp=1), "You have been signed out, or your time is up"),
        (claims(address_of(Role.ADMIN), email_verified=None), "is verified"),
    ],
)
def test_whoever_is_refused_is_told_why(
    open_screen: OpenScreen,
    peopled_store: Store,
    signing_in: SetUp,
    brought: dict[str, Any],
    said: str,
) -> None:
    signing_in()
    seen = open_screen(peopled_store, BOARD, signed_in=brought)
    assert said in seen.text
    assert buttons(seen) == ["Sign in"]


def test_a_stranger_is_told_whom_to_ask_and_sees_nothing(
    open_screen: OpenScreen, peopled_store: Store, signing_in: SetUp
) -> None:
    signing_in()
    seen = open_screen(peopled_store, BOARD, signed_in=claims("eve@example.org"))
    assert seen.heading == "Ask for a role"
    assert "Administrators: Person admin" in seen.text
    assert address_of(Role.ADMIN) not in seen.text
    assert buttons(seen) == ["Sign out"]


def test_an_attempt_that_failed_is_told(
    open_screen: OpenScreen, peopled_store: Store, signing_in: SetUp
) -> None:
    signing_in()
    seen = open_screen(peopled_store, BOARD, signed_in=NOBODY, signing="failed")
    assert "Signing in did not work." in seen.text


@each_screen
def test_where_everybody_may_look_nobody_need_sign_in(
    open_screen: OpenScreen, peopled_store: Store, signing_in: SetUp, screen: Screen
) -> None:
    signing_in(PUBLIC_VIEW="1")
    seen = open_screen(peopled_store, screen, signed_in=NOBODY)
    assert seen.heading != "Sign in to see this screen"
    assert may_open(Actor("a"), screen) is not seen.heading.startswith("This screen is for")


@each_screen
@pytest.mark.parametrize("role", Role)
def test_each_role_opens_by_a_cold_address_what_it_may_and_nothing_else(
    open_screen: OpenScreen, peopled_store: Store, signing_in: SetUp, screen: Screen, role: Role
) -> None:
    signing_in()
    seen = open_screen(peopled_store, screen, signed_in=claims(address_of(role)))
    allowed = may_open(Actor("a", frozenset({role, Role.VIEWER}), "t"), screen)
    assert allowed is not seen.heading.startswith("This screen is for these roles")
    linked = [
        part.attributes["href"].partition("?")[0].removeprefix("./")
        for each in seen.markup
        for head in each.all("header")
        for nav in head.all("nav")
        for part in nav.all("a")
        if "hreflang" not in part.attributes
    ]
    if linked:  # what is presented has no row of links
        assert ("people" in linked) is (role is Role.ADMIN)
