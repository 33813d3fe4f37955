"""What stands in front of Streamlit: the page's language, security headers, unknown addresses.

Streamlit's page is one fixed English file. On the way out its ``<html lang>`` becomes the
reader's, its noscript line is said in both languages, and every answer carries the headers
that keep the browser inside this origin.
"""

import re
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from html import escape
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.shell.screens import SCREENS
from components.shell.way_back import LOGIN, LOGOUT
from data.sign_in import CALLBACK
from locales import LANGUAGES, text

CONTENT_POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' blob:{inline}; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; worker-src 'self' blob:; "
    "connect-src 'self'; font-src 'self' data:; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'self'"
)
SECURITY_HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY.format(inline=""),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
PAGE_PATHS = {f"/{screen.code}" for screen in SCREENS}
OWN_PREFIXES = ("/_stcore/", "/static/", "/app/static/", "/media/", "/component/", "/health")
CLOSED_PREFIXES = ("/_stcore/agent",)  # Streamlit's own way in for programs is not offered
SIGN_IN_PATHS = (LOGIN, LOGOUT, CALLBACK)
ROOT_FILES = ("/favicon.png", "/manifest.json", "/robots.txt")
NO_SPECIAL: Mapping[str, str] = MappingProxyType({})
INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)


def language_of(scope: Scope) -> str:
    """Return the language an address asks for, else the one the browser prefers."""
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("lang", [""])[0]
    if asked in LANGUAGES:
        return asked
    return preferred_language(Headers(scope=scope).get("accept-language", ""))


def preferred_language(accepted: str) -> str:
    """Return the first of our languages in an ``Accept-Language`` header, else English."""
    weighted = []
    for order, part in enumerate(accepted.split(",")):
        tag, _, weight = part.strip().partition(";q=")
        try:
            quality = float(weight or 1)
        except ValueError:
            quality = 0.0
        weighted.append((-quality, order, tag.split("-")[0].lower()))
    return next((tag for _, _, tag in sorted(weighted) if tag in LANGUAGES), "en")


def not_found_page() -> str:
    """Return the page for an unknown address, in both languages."""
    parts = []
    for lang in LANGUAGES:
        _ = text(lang)
        parts.append(
            f'<section lang="{lang}"><h1>{escape(_("There is no page at this address"))}</h1>'
            f'<p><a href="/?lang={lang}">{escape(_("Go to the board"))}</a></p></section>'
        )
    style = "body{font:1.2rem/1.5 sans-serif;margin:12vh auto;max-width:40rem;padding:0 1rem}"
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>404</title>'
        f"<style>{style}</style></head><body><main>{''.join(parts)}</main></body></html>"
    )


class Doorway:
    """ASGI middleware in front of the Streamlit app.

    Parameters
    ----------
    signs_in
        Whether people sign in, so that Streamlit's ways to do so are open.
    """

    def __init__(self, app: ASGIApp, signs_in: bool = False) -> None:
        self.app = app
        self.own_paths = (*ROOT_FILES, *(SIGN_IN_PATHS if signs_in else ()))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path = scope["path"].rstrip("/") or "/"
        if path.startswith(CLOSED_PREFIXES):
            await PlainTextResponse("", status_code=404)(scope, receive, _with_headers(send))
        elif path in PAGE_PATHS:
            await self._page(scope, receive, send)
        elif path.startswith(OWN_PREFIXES) or path in self.own_paths:
            await self.app(scope, receive, _with_headers(send))
        else:
            answer = HTMLResponse(not_found_page(), status_code=404)
            await answer(scope, receive, _with_headers(send))

    async def _page(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with Streamlit's page in the reader's language."""
        unwanted = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")
        headers = [(name, value) for name, value in scope["headers"] if name not in unwanted]
        inner: dict[str, Any] = {"start": None, "body": b""}

        async def collect(message: Message) -> None:
            if message["type"] == "http.response.start":
                inner["start"] = message
            else:
                inner["body"] += message.get("body", b"")

        await self.app({**scope, "headers": headers}, receive, collect)
        body = _in_language(inner["body"], language_of(scope))
        start = inner["start"]
        MutableHeaders(scope=start)["content-length"] = str(len(body))
        MutableHeaders(scope=start)["vary"] = "Accept-Language"
        outward = _with_headers(send, {"Content-Security-Policy": _policy_for(body)})
        await outward(start)
        await outward({"type": "http.response.body", "body": body})


def _in_language(body: bytes, lang: str) -> bytes:
    page = body.decode()
    said = "".join(
        f'<p lang="{each}">{escape(text(each)("This dashboard needs JavaScript."))}</p>'
        for each in LANGUAGES
    )
    page = page.replace('<html lang="en">', f'<html lang="{lang}">', 1)
    return NOSCRIPT.sub(f"<noscript>{said}</noscript>", page, count=1).encode()


def _policy_for(body: bytes) -> str:
    """Return the content policy that lets exactly the page's own inline scripts run."""
    found = INLINE_SCRIPT.findall(body)
    hashes = (b64encode(sha256(script).digest()).decode() for script in found)
    return CONTENT_POLICY.format(inline="".join(f" 'sha256-{each}'" for each in hashes))


def _with_headers(send: Send, special: Mapping[str, str] = NO_SPECIAL) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in (SECURITY_HEADERS | dict(special)).items():
                headers[name] = value
        await send(message)

    return sending
