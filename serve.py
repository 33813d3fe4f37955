"""Serves the app: Streamlit's ASGI application behind our own headers, language and health.

``streamlit run app.py`` works too, without what this adds.
"""

import os

import streamlit as st
import uvicorn
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from streamlit.runtime.pages_manager import PagesManager

from components.shell.doorway import Doorway
from components.shell.served import say_served
from data.settings import ROOT
from data.store import open_store

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


app = st.App(
    ROOT / "app.py",
    routes=[Route("/health", health)],
    middleware=[Middleware(Doorway)],
)

if __name__ == "__main__":
    say_served(HOST, PORT)
    print(f"http://localhost:{PORT}", flush=True)
    uvicorn.run(
        app,
        host=HOST,
        port=PORT,
        log_level="warning",
        access_log=False,
        ws_per_message_deflate=False,  # as Streamlit serves: compressing costs more than it saves
        ws_max_size=64 * 1024 * 1024,
    )
