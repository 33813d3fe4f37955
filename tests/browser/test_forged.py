"""Cookies, headers and hosts that are forged, against the app as it is really served."""

import shutil
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from websockets.exceptions import InvalidStatus

from components.shell.screens import ACCESSIBILITY, SCREENS, SIGNED_OUT, may_open
from models.roles import Actor, Role
from tests.browser.screens import path_of
from tests.browser.signing import USER, cookie_of, look
from tests.fixtures.people import SECRET, address_of
from tests.fixtures.providers import Liar, settings_for
from tests.fixtures.servers import Server, StartServer

ADMIN = address_of(Role.ADMIN)
PEOPLE_SHOWN, DOORSTEP = "People with a role", "Sign in to see this screen"
OPEN_TO_ALL = {SIGNED_OUT: "You are signed out", ACCESSIBILITY: "Accessibility statement"}
SENTENCE = "This screen is for these roles"


@pytest.fixture(scope="module")
def own(
    start_lasting_server: StartServer,
    peopled_file: Path,
    liar: Liar,
    tmp_path_factory: pytest.TempPathFactory,
) -> Server:
    copy = shutil.copy(peopled_file, tmp_path_factory.mktemp("forged") / "store.sqlite")
    return start_lasting_server(f"sqlite:///{copy}", **settings_for(liar.issuer))


def right(own: Server, liar: Liar, person: str = ADMIN, **other: Any) -> dict[str, str]:
    return {USER: cookie_of(own, person, **{"iss": liar.issuer, **other})}


def test_the_right_cookie_opens_the_screen(own: Server, liar: Liar) -> None:
    """What the tests below take away from it is what closes the door, and nothing else."""
    assert look(own, right(own, liar)).holds(PEOPLE_SHOWN)


@pytest.mark.parametrize(
    "other",
    [
        {"exp": 1},
        {"iat": 1},
        {"aud": "another"},
        {"iss": "https://evil.example.org"},
        {"email_verified": False},
        {"email_verified": None},
        {"email": None},
        {"is_logged_in": False},
        {"origin": "https://evil.example.org"},
    ],
    ids=str,
)
def test_a_cookie_that_is_not_right_in_one_thing_opens_nothing(
    own: Server, liar: Liar, other: dict[str, Any]
) -> None:
    run = look(own, right(own, liar, **other))
    assert run.holds(DOORSTEP)
    assert not run.holds(PEOPLE_SHOWN)


def test_a_cookie_signed_with_another_secret_opens_nothing(own: Server, liar: Liar) -> None:
    forged = {USER: cookie_of(own, ADMIN, "another secret that is long enough", iss=liar.issuer)}
    assert look(own, forged).holds(DOORSTEP)


def test_a_cookie_without_a_signature_or_with_a_broken_one_opens_nothing(
    own: Server, liar: Liar
) -> None:
    signed = right(own, liar)[USER]
    payload, _dot, signature = signed.rpartition(".")
    for forged in (payload, signed[:-1], f"{payload}.{signature[::-1]}", "{}", ""):
        assert look(own, {USER: forged}).holds(DOORSTEP), forged


def test_a_cookie_signed_for_another_name_opens_nothing(own: Server, liar: Liar) -> None:
    """The session's own cookie is signed with the same secret, and anybody gets one."""
    other = create_signed_value(SECRET, "_streamlit_session", "{}").decode()
    assert look(own, {USER: other}).holds(DOORSTEP)


@pytest.mark.parametrize(
    "headers",
    [
        {"X_Forwarded_For": "127.0.0.1"},
        {"X_Forwarded_Host": "localhost", "X_Forwarded_Proto": "https"},
        {"X_Forwarded_User": ADMIN, "X_Forwarded_Email": ADMIN},
        {"Remote_User": ADMIN, "X_Remote_User": ADMIN},
        {"Authorization": "Bearer anything"},
        {"Forwarded": f"for=127.0.0.1;host=localhost;by={ADMIN}"},
    ],
    ids=str,
)
def test_no_header_makes_somebody_of_nobody(own: Server, headers: dict[str, str]) -> None:
    assert look(own, {}, **headers).holds(DOORSTEP)


def test_another_host_or_another_origin_gets_no_session_with_the_right_cookie(
    own: Server, liar: Liar
) -> None:
    port = urlsplit(own.address).port
    cookie = right(own, liar)
    for host, origin in (
        (f"evil.example.org:{port}", f"http://evil.example.org:{port}"),
        (f"evil.example.org:{port}", own.address),
        (f"localhost:{port}", "http://evil.example.org"),
        (f"127.0.0.1:{port}", f"http://127.0.0.1:{port}"),
    ):
        with pytest.raises(InvalidStatus):
            look(own, cookie, host=host, origin=origin)


def test_another_host_is_not_even_answered_with_the_page(own: Server) -> None:
    for path in ("/people", "/auth/login", "/_stcore/host-config"):
        with pytest.raises(HTTPError) as refused:
            urlopen(Request(own.address + path, headers={"Host": "evil.example.org"}))
        assert refused.value.code == 421


def test_a_cookie_without_the_token_that_only_our_page_reads_is_nobodys(
    own: Server, liar: Liar
) -> None:
    assert look(own, right(own, liar), token="2|00000000|00|0").holds(DOORSTEP)


@pytest.mark.parametrize("role", Role)
def test_each_role_opens_by_a_cold_address_what_it_may(own: Server, liar: Liar, role: Role) -> None:
    cookie = right(own, liar, address_of(role))
    actor = Actor("a", frozenset({role, Role.VIEWER}), "its own")
    for screen in SCREENS:
        run = look(own, cookie, path_of(screen, lang="en"))
        assert not run.broken
        assert not run.holds(DOORSTEP)
        assert run.holds(SENTENCE) is not may_open(actor, screen), screen.code


def test_nobody_opens_anything_by_a_cold_address(own: Server) -> None:
    for screen in SCREENS:
        run = look(own, {}, path_of(screen, lang="en"))
        assert run.holds(OPEN_TO_ALL.get(screen, DOORSTEP)), screen.code
        assert not run.holds("figures as at"), screen.code
