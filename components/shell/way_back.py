"""The way back: the address somebody asked for survives signing in, in a short-lived cookie.

Streamlit leads everybody to the board afterwards. The browser says where it came from when it
goes to sign in; that is kept if it is one of our own screens, and nothing else ever is.
"""

import re
from http.cookies import SimpleCookie
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from components.shell.screens import SCREENS, SIGNED_OUT
from data.sign_in import CALLBACK
from locales import LANGUAGES

LOGIN, LOGOUT = "/auth/login", "/auth/logout"
COOKIE = "mw_way_back"
MINUTES = 10
LONGEST_ADDRESS = 2_000
LONGEST_SESSION = 12 * 60 * 60
FAILED = "signing"
"""In an address, to say that signing in did not work; it is gone from the next one that is kept."""
_MAX_AGE = re.compile(r"(?i)\bmax-age=(\d+)")
_PLAIN = re.compile(r"[\x21-\x5b\x5d-\x7e]*")  # no blank, no control, no backslash


def own_address(asked: str) -> str | None:
    """Return an address as the path and query of one of our screens, None where it is not."""
    if len(asked) > LONGEST_ADDRESS or not _PLAIN.fullmatch(asked):
        return None
    try:
        parts = urlsplit(asked)
    except ValueError:
        return None
    code = parts.path.removeprefix("/").removesuffix("/")
    known = {screen.code for screen in SCREENS}
    if parts.scheme or parts.netloc or not parts.path.startswith("/") or code not in known:
        return None
    given = [pair for pair in parse_qsl(parts.query) if pair[0] != FAILED]
    return f"/{code}?{urlencode(given)}" if given else f"/{code}"


def came_from(referer: str, base_url: str) -> str:
    """Return the screen that a browser says it comes from, the board where it is none of ours."""
    inside = referer.removeprefix(base_url)
    if inside == referer or not inside.startswith("/"):
        return "/"
    return own_address(inside) or "/"


def after_signing_out(address: str) -> str:
    """Return the screen that says one is signed out, in the language of the one before."""
    lang = dict(parse_qsl(urlsplit(address).query)).get("lang")
    return f"/{SIGNED_OUT.code}?lang={lang}" if lang in LANGUAGES else f"/{SIGNED_OUT.code}"


def after_signing_in(address: str, *, failed: bool) -> str:
    """Return where somebody goes afterwards: what they asked for, and whether it did not work."""
    address = own_address(address) or "/"
    if not failed:  # nobody wants to be told that they are signed out as soon as they are in
        return address.replace(f"/{SIGNED_OUT.code}", "/", 1)
    return f"{address}{'&' if '?' in address else '?'}{FAILED}=failed"


def write_cookie(address: str, *, secure: bool) -> str:
    """Return the header that keeps an address for as long as signing in may take."""
    only = "; Secure" if secure else ""
    value = quote(address, safe="")
    return (
        f"{COOKIE}={value}; Max-Age={60 * MINUTES}; Path={CALLBACK}; HttpOnly; SameSite=Lax{only}"
    )


def forget_cookie(*, secure: bool) -> str:
    """Return the header that takes the kept address away again."""
    only = "; Secure" if secure else ""
    return f"{COOKIE}=; Max-Age=0; Path={CALLBACK}; HttpOnly; SameSite=Lax{only}"


def read_cookie(header: str) -> str | None:
    """Return the address that a browser has kept, None where there is none or it is not ours."""
    try:
        found = SimpleCookie(header).get(COOKIE)
    except Exception:  # whatever a stranger writes into a header
        return None
    return None if found is None else own_address(unquote(found.value))


def harden_cookie(header: str, *, secure: bool) -> str:
    """Return a cookie of Streamlit's that lasts no longer than a sign-in, and goes by https only.

    Parameters
    ----------
    secure
        Whether readers come by https.
    """
    header = _MAX_AGE.sub(
        lambda found: f"Max-Age={min(int(found[1]), LONGEST_SESSION)}", header, count=1
    )
    if secure and "secure" not in {part.strip().lower() for part in header.split(";")[1:]}:
        header += "; Secure"
    return header
