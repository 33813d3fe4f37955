"""What we lean on in Streamlit, held against the pinned version: an upgrade that moves it fails."""

import inspect
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit
from streamlit import config
from streamlit.runtime.pages_manager import PagesManager
from streamlit.web.server.starlette import starlette_auth_routes
from streamlit.web.server.starlette.starlette_auth_routes import create_auth_routes
from streamlit.web.server.starlette.starlette_server_config import (
    AUTH_COOKIE_MAX_AGE_SECONDS,
    USER_COOKIE_NAME,
)

from components.shell.doorway import SIGN_IN_PATHS
from components.shell.sign_in_door import USER_COOKIE
from components.shell.way_back import LONGEST_SESSION

ROOT = Path(__file__).resolve().parents[1]
BUNDLE = Path(streamlit.__file__).parent / "static"


@pytest.fixture(scope="module")
def served() -> str:
    """What holds in a process that has imported the server."""
    told = (
        "import serve, streamlit as st; from streamlit.runtime.pages_manager import PagesManager; "
        "print(PagesManager.uses_pages_directory, type(serve.app).__name__)"
    )
    done = subprocess.run(
        [sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_the_switch_against_the_page_not_found_dialog_is_there_and_off(served: str) -> None:
    assert "uses_pages_directory" in vars(PagesManager)
    assert served == "False App"


@pytest.fixture(scope="module")
def settings() -> Iterator[dict[str, dict[str, object]]]:
    with (ROOT / ".streamlit" / "config.toml").open("rb") as file:
        yield tomllib.load(file)


@pytest.mark.parametrize(
    ("section", "name", "wanted"),
    [
        ("browser", "gatherUsageStats", False),
        ("client", "toolbarMode", "minimal"),
        ("client", "showErrorDetails", "none"),
        ("runner", "postScriptGC", False),
        ("runner", "fastReruns", False),
        ("server", "enableStaticServing", True),
        ("server", "address", "127.0.0.1"),
        ("server", "headless", True),
    ],
)
def test_settings_are_as_measured(
    settings: dict[str, dict[str, object]], section: str, name: str, wanted: object
) -> None:
    assert settings[section][name] == wanted


def test_streamlit_knows_every_setting_we_give_it(settings: dict[str, dict[str, object]]) -> None:
    known = set(config.get_config_options(force_reparse=False))
    given = {
        f"{section}.{name}.{inner}" if isinstance(value, dict) else f"{section}.{name}"
        for section, options in settings.items()
        for name, value in options.items()
        for inner in (value if isinstance(value, dict) else [""])
    }
    assert given - known == set()


def test_streamlit_takes_the_placeholder_of_a_map_without_a_base_out() -> None:
    scripts = (path.read_text(encoding="utf-8") for path in BUNDLE.rglob("DeckGlJsonChart*.js"))
    assert any("__MAP_STYLE__" in script and "delete e.mapStyle" in script for script in scripts)


def test_streamlits_page_has_the_language_and_the_words_we_replace() -> None:
    page = (BUNDLE / "index.html").read_text(encoding="utf-8")
    assert page.count('<html lang="en">') == 1
    assert page.count("<noscript>") == 1


def test_streamlit_signs_in_where_our_door_looks() -> None:
    told = {route.path for route in create_auth_routes("")}
    assert told == set(SIGN_IN_PATHS)
    assert f"{USER_COOKIE_NAME}=" == USER_COOKIE
    assert {"server.cookieSecret", "server.trustedUserHeaders"} <= set(
        config.get_config_options(force_reparse=False)
    )


def test_streamlit_still_needs_what_we_do_for_it() -> None:
    """Once it sets `Secure`, or counts a sign-in for less than a month, the door can be simpler."""
    assert AUTH_COOKIE_MAX_AGE_SECONDS > LONGEST_SESSION
    assert "secure=" not in inspect.getsource(starlette_auth_routes._set_single_cookie)
