"""Signing in is set up whole and safely, or the server says in one sentence why not."""

import subprocess
import sys
from pathlib import Path

import pytest

from data.sign_in import SignInWrong, read_sign_in
from locales import LANGUAGES, text
from tests.fixtures.people import ENVIRONMENT, ISSUER, SECRET

ROOT = Path(__file__).resolve().parents[2]


def refusal(environment: dict[str, str]) -> str:
    with pytest.raises(SignInWrong) as refused:
        read_sign_in(environment)
    said = {refused.value.say(text(lang)) for lang in LANGUAGES}
    assert len(said) == len(LANGUAGES)
    return refused.value.say(text("en"))


@pytest.mark.parametrize(
    "environment", [{}, {"BASE_URL": "http://anywhere.example.org/under", "TRY_ROLES": "1"}]
)
def test_nobody_signs_in_where_nothing_asks_for_it(environment: dict[str, str]) -> None:
    assert read_sign_in(environment) is None


def test_all_of_it_makes_what_streamlit_needs() -> None:
    found = read_sign_in(ENVIRONMENT)
    assert found is not None
    assert found.metadata_url == f"{ISSUER}/.well-known/openid-configuration"
    assert (found.secure, found.public_view) == (True, False)
    auth = found.as_secrets()["auth"]
    assert auth["redirect_uri"] == "https://dashboard.example.org/oauth2callback"
    assert auth["cookie_secret"] == SECRET


def test_an_issuer_that_ends_with_a_slash_is_kept_as_it_is() -> None:
    found = read_sign_in(ENVIRONMENT | {"OIDC_ISSUER": f"{ISSUER}/"})
    assert found is not None
    assert found.issuer == f"{ISSUER}/"
    assert found.metadata_url == f"{ISSUER}/.well-known/openid-configuration"


def test_the_providers_description_is_enough_without_its_name() -> None:
    given = ENVIRONMENT | {"OIDC_ISSUER": "", "OIDC_METADATA_URL": "https://p.example.org/d"}
    found = read_sign_in(given)
    assert found is not None
    assert (found.issuer, found.metadata_url) == ("", "https://p.example.org/d")


@pytest.mark.parametrize("missing", sorted(ENVIRONMENT))
def test_half_of_it_is_refused_by_name(missing: str) -> None:
    said = refusal(ENVIRONMENT | {missing: " "})
    assert said == f"Signing in is only half set up; still missing: {missing}"


def test_asking_for_a_public_view_alone_is_half_of_it() -> None:
    assert "OIDC_ISSUER, OIDC_CLIENT_ID" in refusal({"PUBLIC_VIEW": "1"})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("OIDC_ISSUER", "http://provider.example.org"),
        ("OIDC_ISSUER", "provider.example.org"),
        ("OIDC_METADATA_URL", "ftp://provider.example.org/d"),
        ("OIDC_METADATA_URL", "https://user:secret@provider.example.org/d"),
    ],
)
def test_a_provider_that_anybody_could_stand_in_for_is_refused(name: str, value: str) -> None:
    assert refusal(ENVIRONMENT | {name: value}).startswith(f"{name} must be an address")


@pytest.mark.parametrize(
    "base",
    [
        *("http://dashboard.example.org", "dashboard.example.org", "https://d.example.org/under"),
        *("https://d.example.org?x=1", "https://d.example.org:port", "https://"),
    ],
)
def test_the_address_of_readers_is_an_origin_and_safe(base: str) -> None:
    assert refusal(ENVIRONMENT | {"BASE_URL": base}).startswith("BASE_URL must be the https")


def test_this_very_machine_may_go_without_https() -> None:
    given = {"BASE_URL": "http://localhost:8501/", "OIDC_ISSUER": "http://127.0.0.1:9400"}
    found = read_sign_in(ENVIRONMENT | given)
    assert found is not None
    assert (found.base_url, found.secure) == ("http://localhost:8501", False)


def test_a_short_secret_is_refused() -> None:
    assert "32 characters" in refusal(ENVIRONMENT | {"COOKIE_SECRET": "x" * 31})
    assert read_sign_in(ENVIRONMENT | {"COOKIE_SECRET": "x" * 32}) is not None


def test_roles_cannot_be_tried_where_people_sign_in() -> None:
    assert refusal(ENVIRONMENT | {"TRY_ROLES": "1"}).startswith("Roles cannot be tried")


def test_secrets_are_not_printed() -> None:
    shown = repr(read_sign_in(ENVIRONMENT))
    assert SECRET not in shown
    assert ENVIRONMENT["OIDC_CLIENT_SECRET"] not in shown


def test_the_server_does_not_start_on_half_of_it() -> None:
    done = subprocess.run(
        [sys.executable, "serve.py"],
        cwd=ROOT,
        env={"OIDC_CLIENT_ID": "dashboard", "PATH": ""},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 1
    english, welsh = done.stderr.strip().splitlines()
    assert english.endswith("OIDC_ISSUER, OIDC_CLIENT_SECRET, COOKIE_SECRET, BASE_URL")
    assert welsh.startswith("Dim ond hanner")
