"""Signing in as the app is really served: in a browser, and with cookies of one's own making."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect
from streamlit.web.server.starlette.starlette_app_utils import (
    create_signed_value,
    generate_xsrf_token_string,
)
from websockets.asyncio.client import connect

from benchmarks.load import Run, Visitor
from tests.browser.screens import arrive, settled
from tests.fixtures.browsers import Watch
from tests.fixtures.people import SECRET, claims
from tests.fixtures.servers import Server

USER, XSRF = "_streamlit_user", "_streamlit_xsrf"
PROVIDERS_STYLE = "https://cdn.jsdelivr.net/npm/@picocss/"
IN, OUT = {"en": "Sign in", "cy": "Mewngofnodi"}, {"en": "Sign out", "cy": "Allgofnodi"}


def sign_in(page: Page, person: str, path: str = "/?lang=en") -> Page:
    """Ask for an address, sign in, and wait until its screen is there."""
    arrive(page, path)
    lang = page.evaluate("document.documentElement.lang")
    page.get_by_role("button", name=IN[lang], exact=True).click()
    choose_person(page, person)
    return settled(page)


def choose_person(page: Page, person: str) -> None:
    """Say at the provider who one is."""
    page.wait_for_url("**/oauth2/authorize**")
    page.get_by_role("button", name=person, exact=True).click()
    page.wait_for_url(lambda url: "/oauth2" not in url)


def sign_out(page: Page) -> Page:
    """Sign out, here and at the provider."""
    lang = page.evaluate("document.documentElement.lang")
    page.get_by_role("button", name=OUT[lang], exact=True).click()
    page.wait_for_url("**/oauth2/end_session**")
    page.get_by_role("button").first.click()
    page.wait_for_url("**/signed-out**")
    return settled(page)


def expect_signed_in(page: Page, name: str) -> None:
    expect(page.get_by_text(name).first).to_be_visible()


def forgive(watch: Watch, provider: str) -> None:
    """Forget what the provider's own pages asked for and complained of: they are not ours."""
    theirs = (provider, PROVIDERS_STYLE)
    watch.outside[:] = [url for url in watch.outside if not url.startswith(theirs)]
    watch.errors[:] = [error for error in watch.errors if not any(each in error for each in theirs)]


def cookie_of(server: Server, person: str, secret: str = SECRET, **other: Any) -> str:
    """Return the cookie of somebody who has signed in at a server, signed with a secret."""
    said = claims(person, **other)
    brought = {"origin": server.address, "provider": "default", **said}
    return create_signed_value(secret, USER, json.dumps(brought)).decode()


@asynccontextmanager
async def visit_with(
    server: Server,
    cookies: Mapping[str, str],
    *,
    origin: str | None = None,
    host: str | None = None,
    token: str | None = None,
    **headers: str,
) -> AsyncIterator[Visitor]:
    """Open a session with such cookies and headers, without a browser."""
    port = urlsplit(server.address).port
    kept = generate_xsrf_token_string()
    brought = {**cookies, XSRF: kept}
    more = {name.replace("_", "-"): said for name, said in headers.items()}
    more["Cookie"] = "; ".join(f"{name}={said}" for name, said in brought.items())
    async with connect(
        f"ws://{host or f'localhost:{port}'}/_stcore/stream",
        host="127.0.0.1",
        port=port,
        origin=origin if origin is not None else server.address,
        subprotocols=["streamlit", token or kept],
        max_size=None,
        additional_headers=more,
    ) as socket:
        yield Visitor(socket)


def look(
    server: Server, cookies: Mapping[str, str], path: str = "/people?lang=en", **more: str
) -> Run:
    """Return what a session with such cookies and headers (`visit_with`) is shown."""

    async def ask() -> Run:
        async with visit_with(server, cookies, **more) as visitor:
            return await visitor.open(path)

    return asyncio.run(ask())
