"""Serves the app: Streamlit's ASGI application behind our own headers, language and health.

``streamlit run app.py`` works too, without what this adds.
"""

import os
import sys
from typing import Any

import streamlit as st
import uvicorn
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from streamlit import config
from streamlit.runtime.pages_manager import PagesManager

from components.shell.doorway import Doorway
from components.shell.served import say_served
from components.shell.sign_in_door import SignInDoor
from data.settings import ROOT
from data.sign_in import SignInSettings, SignInWrong, sign_in
from data.store import open_store
from locales import LANGUAGES, text

HOST = os.environ.get("HOST", "127.0.0.1")
PORT = int(os.environ.get("PORT", "8501"))

# While a folder `pages/` exists, the first session of a cold process at any deep address gets
# Streamlit's English "Page not found" dialog over the right page. The switch is internal and
# therefore held by a test against the pinned version.
PagesManager.uses_pages_directory = False


def health(_: Request) -> JSONResponse:
    """Answer whether the store can be read, and at which version it stands."""
    try:
        version = open_store().version()
    except Exception:
        return JSONResponse({"status": "store cannot be read"}, status_code=503)
    return JSONResponse({"status": "ok", "store_version": version})


def read_settings() -> SignInSettings | None:
    """Return how people sign in; where it is half set up, say so in both languages and stop."""
    try:
        return sign_in()
    except SignInWrong as wrong:
        sys.exit("\n".join(wrong.say(text(lang)) for lang in LANGUAGES))


def make_app(settings: SignInSettings | None) -> st.App:
    """Return the app, with signing in where it is set up."""
    doors: list[Any] = [Middleware(Doorway, signs_in=settings is not None)]
    if settings is not None:
        doors.append(Middleware(SignInDoor, settings=settings))
        # Before its secrets are read Streamlit signs the way to the provider and back by this one,
        # and makes it up anew in each process where it is not given.
        config.set_option("server.cookieSecret", settings.cookie_secret)
        # Who somebody is comes from the provider and from no header of a proxy.
        config.set_option("server.trustedUserHeaders", {})
    return st.App(
        ROOT / "app.py",
        routes=[Route("/health", health)],
        middleware=doors,
        secrets=settings.as_secrets() if settings else None,
    )


app = make_app(read_settings())

if __name__ == "__main__":
    say_served(HOST, PORT)
    print(f"http://localhost:{PORT}", flush=True)
    uvicorn.run(
        app,
        host=HOST,
        port=PORT,
        log_level="warning",
        access_log=False,
        proxy_headers=False,  # what a request says of where it comes from is believed of nobody
        ws_per_message_deflate=False,  # as Streamlit serves: compressing costs more than it saves
        ws_max_size=64 * 1024 * 1024,
    )
