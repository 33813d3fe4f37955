"""A provider that signs what is wrong: nobody is signed in, and it is told."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from joserfc.jwk import RSAKey
from playwright.sync_api import expect

from components.shell.screens import FIGURES
from tests.browser.screens import arrive, heading, path_of, screen_of, settled
from tests.browser.signing import IN, forgive
from tests.fixtures.browsers import NewPage, Watch
from tests.fixtures.people import CLIENT
from tests.fixtures.providers import Liar, settings_for, unchanged
from tests.fixtures.servers import Server, StartServer

DOORSTEP = "Sign in to see this screen"
FAILED = "Signing in did not work."
NOT_OURS = "was not made for this dashboard"
ENDED = "You have been signed out, or your time is up."
UNVERIFIED = "does not say that your e-mail address is verified"


@pytest.fixture(scope="module")
def own(
    start_lasting_server: StartServer,
    peopled_file: Path,
    liar: Liar,
    tmp_path_factory: pytest.TempPathFactory,
) -> Server:
    copy = shutil.copy(peopled_file, tmp_path_factory.mktemp("wrong") / "store.sqlite")
    return start_lasting_server(f"sqlite:///{copy}", **settings_for(liar.issuer))


@pytest.fixture(autouse=True)
def honest_again(watch: Watch, liar: Liar) -> Iterator[None]:
    yield
    liar.change, liar.signs_with = unchanged, None
    forgive(watch, liar.issuer)


def test_an_honest_token_signs_somebody_in(own: Server, new_page: NewPage) -> None:
    page = arrive(new_page(on=own), path_of(FIGURES, lang="en"))
    page.get_by_role("button", name=IN["en"], exact=True).click()
    expect(page.get_by_text("Signed in: Person admin")).to_be_visible()
    assert screen_of(page) == FIGURES.code


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda now: {"aud": "another"}, FAILED),
        (lambda now: {"aud": "another", "azp": CLIENT}, NOT_OURS),
        (lambda now: {"aud": [CLIENT, "another"], "azp": "another"}, FAILED),
        (lambda now: {"iss": "https://evil.example.org"}, FAILED),
        (lambda now: {"exp": now - 3600}, FAILED),
        (lambda now: {"exp": now - 60}, ENDED),  # within what Authlib forgives a slow clock
        (lambda now: {"nbf": now + 3600}, FAILED),
        (lambda now: {"iat": now + 3600}, FAILED),
        (lambda now: {"nonce": "of somebody else"}, FAILED),
        (lambda now: {"nonce": None}, FAILED),
        (lambda now: {"iat": now - 13 * 3600}, ENDED),
        (lambda now: {"email": None}, UNVERIFIED),
        (lambda now: {"email_verified": False}, UNVERIFIED),
        (lambda now: {"email_verified": None}, UNVERIFIED),
    ],
    ids=[
        *("audience", "audience-of-another-for-us", "party", "issuer", "expired", "just-expired"),
        *("not-yet", "issued-later", "nonce", "no-nonce", "too-old"),
        *("no-address", "unverified", "not-said-to-be-verified"),
    ],
)
def test_a_token_that_is_wrong_signs_nobody_in(
    own: Server, new_page: NewPage, liar: Liar, wrong: Any, said: str
) -> None:
    liar.change = lambda claims: claims | wrong(claims["iat"])
    page = arrive(new_page(on=own), path_of(FIGURES, lang="en"))
    page.get_by_role("button", name=IN["en"], exact=True).click()
    expect(page.get_by_text(said)).to_be_visible()
    settled(page)
    expect(heading(page)).to_have_text(DOORSTEP)
    assert screen_of(page) == FIGURES.code


def test_a_token_of_another_key_signs_nobody_in(own: Server, new_page: NewPage, liar: Liar) -> None:
    liar.signs_with = RSAKey.generate_key(2048, parameters={"kid": str(liar.key.kid)})
    page = arrive(new_page(on=own), path_of(FIGURES, lang="en"))
    page.get_by_role("button", name=IN["en"], exact=True).click()
    expect(page.get_by_text(FAILED)).to_be_visible()
