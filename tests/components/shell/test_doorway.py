"""The doorway, before any app: language, headers, addresses that are not there."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from components.shell.doorway import Doorway, preferred_language
from components.shell.screens import SCREENS

SCRIPT = "window.prerenderReady = false"
PAGE = (
    f'<!doctype html><html lang="en"><head><script>{SCRIPT}</script></head><body>'
    "<noscript>You need to enable JavaScript to run this app.</noscript></body></html>"
)


async def answer(request: Request) -> Response:
    if request.url.path.startswith("/_stcore/"):
        return PlainTextResponse("inner")
    asked = dict(request.headers)
    return HTMLResponse(PAGE, headers={"X-Asked": ",".join(sorted(asked))})


@pytest.fixture(scope="module")
def client() -> TestClient:
    inner = Starlette(routes=[Route("/{path:path}", answer)])
    return TestClient(Doorway(inner), base_url="http://localhost")


@pytest.mark.parametrize("path", [f"/{screen.code}" for screen in SCREENS])
@pytest.mark.parametrize("lang", ["en", "cy"])
def test_every_screen_arrives_in_its_language(client: TestClient, path: str, lang: str) -> None:
    found = client.get(f"{path}?lang={lang}")
    assert found.status_code == 200
    assert f'<html lang="{lang}">' in found.text
    assert found.headers["vary"] == "Accept-Language"
    assert int(found.headers["content-length"]) == len(found.content)


@pytest.mark.parametrize(
    ("accepted", "lang"),
    [
        ("cy", "cy"),
        ("cy-GB,cy;q=0.9,en;q=0.8", "cy"),
        ("en-GB,en;q=0.9,cy;q=0.8", "en"),
        ("fr,cy;q=0.5,en;q=0.4", "cy"),
        ("en;q=0.1,cy;q=0.2", "cy"),
        ("fr", "en"),
        ("", "en"),
        ("cy;q=rubbish,en;q=0.1", "en"),
        ("*", "en"),
    ],
)
def test_without_a_language_the_browsers_decides(
    client: TestClient, accepted: str, lang: str
) -> None:
    assert preferred_language(accepted) == lang
    found = client.get("/map", headers={"Accept-Language": accepted})
    assert f'<html lang="{lang}">' in found.text


def test_an_unknown_language_is_as_none(client: TestClient) -> None:
    found = client.get("/map?lang=zz", headers={"Accept-Language": "cy"})
    assert '<html lang="cy">' in found.text


def test_the_page_without_javascript_says_so_in_both_languages(client: TestClient) -> None:
    (said,) = re.findall("<noscript>(.*?)</noscript>", client.get("/").text)
    assert '<p lang="en">This dashboard needs JavaScript.</p>' in said
    assert '<p lang="cy">' in said
    assert "You need to enable" not in said


@pytest.mark.parametrize(
    "path", ["/nonsense", "/map/x", "/map.py", "/pages/map/map.py", "/data/x", "/..%2fapp.py"]
)
def test_an_unknown_address_is_answered_in_both_languages(client: TestClient, path: str) -> None:
    found = client.get(path)
    assert found.status_code == 404
    for lang, said in (("en", "There is no page at this address"), ("cy", "Nid oes tudalen")):
        assert f'<section lang="{lang}"><h1>{said}' in found.text
        assert f'href="/?lang={lang}"' in found.text
    assert "script" not in found.text


def test_what_is_asked_for_is_not_repeated(client: TestClient) -> None:
    assert "hurt" not in client.get("/<script>hurt</script>?lang=<b>hurt").text


@pytest.mark.parametrize("path", ["/", "/map", "/nonsense", "/_stcore/health", "/_stcore/agent/x"])
def test_every_answer_keeps_the_browser_in_this_origin(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    for rule in ("default-src 'self'", "object-src 'none'", "frame-ancestors 'self'"):
        assert rule in policy
    assert "http" not in policy
    assert "unsafe-inline" not in policy.partition("script-src")[2].partition(";")[0]
    assert "'unsafe-eval'" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_exactly_the_pages_own_script_may_run(client: TestClient) -> None:
    wanted = b64encode(sha256(SCRIPT.encode()).digest()).decode()
    assert f"'sha256-{wanted}'" in client.get("/").headers["content-security-policy"]
    assert "sha256" not in client.get("/nonsense").headers["content-security-policy"]


def test_streamlits_own_way_in_for_programs_is_closed(client: TestClient) -> None:
    assert client.get("/_stcore/agent/anything").status_code == 404
    assert client.get("/_stcore/health").text == "inner"


def test_a_page_is_never_taken_from_a_copy_in_the_wrong_language(client: TestClient) -> None:
    """The inner app must not answer "unchanged" or packed: its page is changed on the way."""
    sent = {"If-None-Match": "x", "If-Modified-Since": "x", "Accept-Encoding": "gzip"}
    asked = client.get("/", headers=sent).headers["x-asked"].split(",")
    assert not {"if-none-match", "if-modified-since", "accept-encoding", "range"} & set(asked)
