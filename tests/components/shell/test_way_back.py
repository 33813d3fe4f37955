"""The way back: our own screens and nothing else, cookies that are safe."""

import pytest

from components.shell.way_back import (
    after_signing_in,
    after_signing_out,
    came_from,
    forget_cookie,
    harden_cookie,
    own_address,
    read_cookie,
    write_cookie,
)

BASE = "https://dashboard.example.org"


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("/", "/"),
        ("/?lang=cy", "/?lang=cy"),
        ("/map?indicator=a&area=W06000015&lang=cy", "/map?indicator=a&area=W06000015&lang=cy"),
        ("/link?x=%2F%2Fevil.example.org", "/link?x=%2F%2Fevil.example.org"),
        ("/board-that-is-not", None),
        ("/people#fragment", "/people"),
        ("/people/", "/people"),
        ("/people?signing=failed&lang=cy", "/people?lang=cy"),
    ],
)
def test_an_address_of_our_own_screens_is_kept(asked: str, kept: str | None) -> None:
    assert own_address(asked) == kept


@pytest.mark.parametrize(
    "asked",
    [
        *("//evil.example.org", "//evil.example.org/map", "https://evil.example.org/map", "map"),
        *("/\\evil.example.org", "/map\r\nSet-Cookie: a=b", "/map?a=\x00", "javascript:alert(1)"),
        *(
            "/auth/logout",
            "/oauth2callback",
            "/../people",
            "/people/../..",
            "",
            " /map",
            "http:/map",
        ),
        "/map?a=" + "x" * 2_000,
    ],
)
def test_anything_else_leads_nowhere(asked: str) -> None:
    assert own_address(asked) is None
    assert read_cookie(write_cookie(asked, secure=True).partition(";")[0]) is None
    assert after_signing_in(asked, failed=False).startswith("/")


@pytest.mark.parametrize(
    ("referer", "screen"),
    [
        (f"{BASE}/map?lang=cy", "/map?lang=cy"),
        (f"{BASE}/", "/"),
        (f"{BASE}.evil.example.org/map", "/"),
        (f"{BASE}@evil.example.org/map", "/"),
        (f"{BASE}//evil.example.org", "/"),
        ("https://evil.example.org/map", "/"),
        ("", "/"),
    ],
)
def test_a_browser_that_comes_from_elsewhere_goes_to_the_board(referer: str, screen: str) -> None:
    assert came_from(referer, BASE) == screen


def test_a_cookie_brings_an_address_back_whole() -> None:
    address = "/outcome?outcome=h1&open=table.revisions&lang=cy"
    header = write_cookie(address, secure=True)
    assert read_cookie(f"a=b; {header.partition(';')[0]}; c=d") == address
    assert read_cookie(forget_cookie(secure=True)) is None
    assert {"HttpOnly", "SameSite=Lax", "Secure", "Max-Age=600"} <= set(header.split("; "))
    assert "Secure" not in write_cookie(address, secure=False)


@pytest.mark.parametrize("header", ["", "mw_way_back", "mw_way_back=%", 'mw_way_back="', "\x00=;"])
def test_a_cookie_that_cannot_be_read_is_none(header: str) -> None:
    assert read_cookie(header) is None


def test_leaving_keeps_the_language() -> None:
    assert after_signing_out("/map?area=a&lang=cy") == "/signed-out?lang=cy"
    assert after_signing_out("/map?lang=fr") == "/signed-out"


def test_nobody_lands_on_the_screen_that_says_they_are_out() -> None:
    assert after_signing_in("/signed-out?lang=cy", failed=False) == "/?lang=cy"
    assert after_signing_in("/signed-out?lang=cy", failed=True).startswith("/signed-out?lang=cy&")


def test_what_did_not_work_is_told_at_the_address_that_was_asked_for() -> None:
    assert after_signing_in("/map?lang=cy", failed=True) == "/map?lang=cy&signing=failed"
    assert after_signing_in("/", failed=True) == "/?signing=failed"
    assert own_address("/?signing=failed") == "/"


def test_streamlits_cookies_last_no_longer_than_a_sign_in_and_go_by_https() -> None:
    header = "_streamlit_user=x; HttpOnly; Max-Age=2592000; Path=/; SameSite=lax"
    hard = harden_cookie(header, secure=True)
    assert "Max-Age=43200" in hard
    assert hard.endswith("; Secure")
    assert harden_cookie(hard, secure=True) == hard
    gone = "_streamlit_user=; Max-Age=0; Path=/"
    assert harden_cookie(gone, secure=False) == gone
