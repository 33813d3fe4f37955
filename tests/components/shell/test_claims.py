"""The claims of an identity: whose they are, whether they are for us, and until when."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from components.shell.claims import LONGEST, Refusal, read_claims
from data.sign_in import SignInSettings, read_sign_in
from models.roles import SignIn
from tests.fixtures.people import CLIENT, ENVIRONMENT, ISSUER, claims

NOW = datetime.now(UTC).replace(microsecond=0)
SECONDS = int(NOW.timestamp())
ADA = "ada@example.org"


def settings(**other: str) -> SignInSettings:
    found = read_sign_in(ENVIRONMENT | other)
    assert found is not None
    return found


def read(now: datetime = NOW, **other: Any) -> SignIn | Refusal:
    given = {"iat": SECONDS, "exp": SECONDS + 3600} | other
    return read_claims(claims(ADA, **given), settings(), now)


def test_right_claims_make_a_sign_in() -> None:
    assert read() == SignIn(ADA, NOW, NOW + timedelta(hours=1))


def test_an_address_counts_in_lower_case() -> None:
    found = read(email=" Ada@Example.ORG")
    assert isinstance(found, SignIn)
    assert found.person == ADA


@pytest.mark.parametrize("said", [None, False, "true", 1])
def test_without_streamlits_word_nobody_is_there(said: Any) -> None:
    assert read(is_logged_in=said) is Refusal.NOBODY
    assert read_claims({}, settings(), NOW) is Refusal.NOBODY


@pytest.mark.parametrize(
    "wrong",
    [
        {"iss": "https://evil.example.org"},
        {"iss": None},
        {"aud": "another"},
        {"aud": None},
        {"aud": []},
        {"aud": f"{CLIENT}-other"},
        {"aud": "another", "azp": CLIENT},  # this one passes Authlib
        {"aud": [CLIENT, "another"]},
        {"azp": "another"},
        {"exp": None},
        {"iat": None},
        {"exp": "tomorrow"},
        {"iat": True},
        {"exp": float("nan")},
        {"exp": 1e300},
        {"iat": SECONDS + 121, "exp": SECONDS + 3600},
        {"nbf": SECONDS + 121},
        {"nbf": "soon"},
    ],
)
def test_what_was_not_made_for_us_or_not_yet_is_refused(wrong: dict[str, Any]) -> None:
    assert read(**wrong) is Refusal.NOT_OURS


@pytest.mark.parametrize(
    "right",
    [
        {"aud": [CLIENT]},
        {"aud": [CLIENT, "another"], "azp": CLIENT},
        {"iss": f"{ISSUER}/"},
        {"iat": SECONDS + 119},
        {"nbf": SECONDS + 119},
        {"email_verified": "true"},
    ],
)
def test_what_providers_write_differently_is_understood(right: dict[str, Any]) -> None:
    assert isinstance(read(**right), SignIn)


@pytest.mark.parametrize(
    "wrong",
    [
        *({"email_verified": said} for said in (None, False, "false", "", 0)),
        *({"email": said} for said in (None, 7, ["ada@example.org"])),
    ],
)
def test_an_address_that_nobody_vouches_for_is_nobodys(wrong: dict[str, Any]) -> None:
    assert read(**wrong) is Refusal.UNVERIFIED


def test_it_ends_when_the_provider_says() -> None:
    assert isinstance(read(NOW + timedelta(seconds=3599)), SignIn)
    assert read(NOW + timedelta(seconds=3600)) is Refusal.ENDED


def test_it_ends_after_half_a_day_whatever_the_provider_says() -> None:
    month = SECONDS + 30 * 24 * 3600
    assert isinstance(read(NOW + LONGEST - timedelta(seconds=1), exp=month), SignIn)
    assert read(NOW + LONGEST, exp=month) is Refusal.ENDED


def test_an_issuer_that_is_not_named_is_left_to_the_providers_description() -> None:
    given = settings(OIDC_ISSUER="", OIDC_METADATA_URL=f"{ISSUER}/d")
    moments = {"iat": SECONDS, "exp": SECONDS + 3600}
    brought = claims(ADA, iss="https://any.example.org", **moments)
    assert isinstance(read_claims(brought, given, NOW), SignIn)
