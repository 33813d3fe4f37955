"""What a signed-in browser says of itself, held against what we ask for, in every run anew.

Streamlit keeps the claims of the identity in a signed cookie for thirty days and never looks at
them again. Authlib looks once, at signing in, and lets an audience pass that is not ours where the
authorised party is.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from math import isfinite
from typing import Any

from data.sign_in import SignInSettings
from models.roles import SignIn

LONGEST = timedelta(hours=12)
"""Nobody stays signed in for longer, whatever the provider allows."""
LEEWAY = timedelta(seconds=120)
"""By how much the provider's clock may be ahead of ours; Authlib allows the same."""
TRUE = (True, "true")
"""How providers write that an address is verified."""


class Refusal(StrEnum):
    """Why what a browser says makes nobody of its reader."""

    NOBODY = "nobody"
    NOT_OURS = "not_ours"
    ENDED = "ended"
    UNVERIFIED = "unverified"


def read_claims(
    claims: Mapping[str, Any], settings: SignInSettings, now: datetime
) -> SignIn | Refusal:
    """Return the sign-in that the claims of an identity make at `now`, or why they make none.

    Parameters
    ----------
    claims
        Of the identity token, and `is_logged_in`.
    """
    if claims.get("is_logged_in") is not True:
        return Refusal.NOBODY
    if not _is_issued_to_us(claims, settings):
        return Refusal.NOT_OURS
    issued, expires = _moment(claims.get("iat")), _moment(claims.get("exp"))
    begins = _moment(claims["nbf"]) if "nbf" in claims else issued
    if issued is None or expires is None or begins is None or max(issued, begins) > now + LEEWAY:
        return Refusal.NOT_OURS
    until = min(expires, issued + LONGEST)
    if now >= until:
        return Refusal.ENDED
    address = claims.get("email")
    if not isinstance(address, str) or claims.get("email_verified") not in TRUE:
        return Refusal.UNVERIFIED
    return SignIn(address.strip().lower(), issued, until)


def _is_issued_to_us(claims: Mapping[str, Any], settings: SignInSettings) -> bool:
    issuer = str(claims.get("iss", ""))
    if settings.issuer and issuer.rstrip("/") != settings.issuer.rstrip("/"):
        return False
    audience = claims.get("aud")
    to = audience if isinstance(audience, list) else [audience]
    party = claims.get("azp")
    if party is None and len(to) > 1:
        return False
    return settings.client_id in to and party in (None, settings.client_id)


def _moment(seconds: Any) -> datetime | None:
    """Return a moment of whole or broken seconds since 1970, None where it is none."""
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not isfinite(seconds):
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError):
        return None
