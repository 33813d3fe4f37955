"""How people sign in: the settings of OpenID Connect, all of them or none."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from locales import Translator, mark

SHORTEST_SECRET = 32
WELL_KNOWN = "/.well-known/openid-configuration"
CALLBACK = "/oauth2callback"
OWN_MACHINE = ("localhost", "127.0.0.1")
NEEDED = ("OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "COOKIE_SECRET", "BASE_URL")
ASKS_FOR_IT = ("OIDC_ISSUER", "OIDC_METADATA_URL", *NEEDED[:3], "PUBLIC_VIEW")


class SignInWrong(ValueError):
    """Raised where signing in is half set up, or not safely; it can be said in both languages."""

    def __init__(self, message: str, **values: str) -> None:
        super().__init__(message)
        self.message = message
        self.values = values

    def say(self, _: Translator) -> str:
        """Return what is wrong, as one sentence."""
        return _(self.message, **self.values)


@dataclass(frozen=True)
class SignInSettings:
    """How people sign in.

    Attributes
    ----------
    metadata_url
        Where the provider describes itself.
    issuer
        Who must have issued an identity; empty where the provider's own description says it.
    base_url
        The address readers use: the one origin that is answered, without a closing slash.
    public_view
        Whether everybody may look without signing in.
    """

    metadata_url: str
    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    cookie_secret: str = field(repr=False)
    base_url: str
    public_view: bool = False

    @property
    def secure(self) -> bool:
        """Whether readers come by https, so that cookies may go by nothing else."""
        return self.base_url.startswith("https://")

    def as_secrets(self) -> dict[str, Any]:
        """Return the settings as Streamlit takes them."""
        return {
            "auth": {
                "redirect_uri": f"{self.base_url}{CALLBACK}",
                "cookie_secret": self.cookie_secret,
                "client_id": self.client_id,
                "client_secret": self.client_secret,
                "server_metadata_url": self.metadata_url,
            }
        }


@lru_cache(maxsize=1)
def sign_in() -> SignInSettings | None:
    """Return how people sign in by the environment, None where nobody does.

    Raises
    ------
    SignInWrong
        Where it is half set up, or not safely.
    """
    return read_sign_in(os.environ)


def read_sign_in(environment: Mapping[str, str]) -> SignInSettings | None:
    """Return how people sign in, None where nothing asks for it.

    It is set by ``OIDC_ISSUER`` or ``OIDC_METADATA_URL``, ``OIDC_CLIENT_ID``,
    ``OIDC_CLIENT_SECRET``, ``COOKIE_SECRET``, ``BASE_URL``, and ``PUBLIC_VIEW`` (1 for yes).

    Raises
    ------
    SignInWrong
        Where some of them are missing or not safe.
    """
    names = {*ASKS_FOR_IT, *NEEDED, "TRY_ROLES"}
    given = {name: environment.get(name, "").strip() for name in names}
    if not any(given[name] for name in ASKS_FOR_IT):
        return None
    _refuse_gaps(given)
    base = given["BASE_URL"].rstrip("/")
    issuer = given["OIDC_ISSUER"]
    metadata = given["OIDC_METADATA_URL"] or issuer.rstrip("/") + WELL_KNOWN
    for name, address in (("OIDC_ISSUER", issuer), ("OIDC_METADATA_URL", metadata)):
        if address and not _is_safe(address):
            raise SignInWrong(NOT_SAFE, name=name)
    if not _is_safe(base) or urlsplit(base).path or urlsplit(base).query:
        raise SignInWrong(NOT_AN_ORIGIN)
    if len(given["COOKIE_SECRET"]) < SHORTEST_SECRET:
        raise SignInWrong(SHORT_SECRET, least=str(SHORTEST_SECRET))
    if given["TRY_ROLES"] == "1":
        raise SignInWrong(ROLES_TRIED)
    return SignInSettings(
        metadata_url=metadata,
        issuer=issuer,
        client_id=given["OIDC_CLIENT_ID"],
        client_secret=given["OIDC_CLIENT_SECRET"],
        cookie_secret=given["COOKIE_SECRET"],
        base_url=base,
        public_view=given["PUBLIC_VIEW"] == "1",
    )


NOT_WHOLE = mark("Signing in is only half set up; still missing: {names}")
NOT_SAFE = mark("{name} must be an address that begins with https, but for one on this machine.")
NOT_AN_ORIGIN = mark(
    "BASE_URL must be the https address that readers use and nothing after the host, but for one"
    " on this machine."
)
SHORT_SECRET = mark("COOKIE_SECRET must have at least {least} characters, and be random.")
ROLES_TRIED = mark("Roles cannot be tried where people sign in; take TRY_ROLES away.")


def _refuse_gaps(given: Mapping[str, str]) -> None:
    missing = [name for name in NEEDED if not given[name]]
    if not given["OIDC_ISSUER"] and not given["OIDC_METADATA_URL"]:
        missing.insert(0, "OIDC_ISSUER")
    if missing:
        raise SignInWrong(NOT_WHOLE, names=", ".join(missing))


def _is_safe(address: str) -> bool:
    """Return whether an address is https, or plain http to this very machine."""
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return False
    if not host or parts.username or parts.password or parts.fragment:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and host in OWN_MACHINE)
