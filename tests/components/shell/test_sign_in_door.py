"""The door where people sign in: one host, safe cookies, and the way back past the provider."""

from collections.abc import Callable
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient, WebSocketDenialResponse
from starlette.websockets import WebSocket, WebSocketDisconnect

from components.shell.doorway import SIGN_IN_PATHS, Doorway
from components.shell.sign_in_door import SignInDoor
from components.shell.way_back import COOKIE
from data.sign_in import read_sign_in
from tests.fixtures.people import ENVIRONMENT

BASE = ENVIRONMENT["BASE_URL"]
DEEP = "/map?indicator=a&lang=cy"
PROVIDER = "https://provider.example.org/authorize"

Answer = Callable[[Request], Response]


def signed_in(request: Request) -> Response:
    """Answer as Streamlit does when signing in has worked."""
    answer = RedirectResponse("/", 302)
    answer.set_cookie("_streamlit_user", "somebody", max_age=30 * 24 * 3600, httponly=True)
    return answer


def refused(request: Request) -> Response:
    """Answer as Streamlit does when it has not: its cookies are taken away."""
    answer = RedirectResponse("/", 302)
    answer.delete_cookie("_streamlit_user")
    return answer


def client_of(answer: Answer = signed_in, base: str = BASE, **settings: Any) -> TestClient:
    async def reply(request: Request) -> Response:
        return answer(request)

    async def socket(websocket: WebSocket) -> None:
        await websocket.accept()
        await websocket.send_text("inside")
        await websocket.close()

    found = read_sign_in(ENVIRONMENT | settings)
    assert found is not None
    routes = [WebSocketRoute("/_stcore/stream", socket), Route("/{path:path}", reply)]
    app = Doorway(SignInDoor(Starlette(routes=routes), found), signs_in=True)
    return TestClient(app, base_url=base, follow_redirects=False)


def to_provider(request: Request) -> Response:
    return RedirectResponse(PROVIDER, 302)


def cookies_of(answer: Any) -> list[str]:
    return answer.headers.get_list("set-cookie")


@pytest.mark.parametrize("path", SIGN_IN_PATHS)
def test_streamlits_ways_in_are_closed_where_nobody_signs_in(path: str) -> None:
    async def reply(request: Request) -> Response:
        return PlainTextResponse("inside")

    inner = Starlette(routes=[Route("/{path:path}", reply)])
    assert TestClient(Doorway(inner), base_url="http://localhost").get(path).status_code == 404
    assert TestClient(Doorway(inner, signs_in=True), base_url="http://localhost").get(path).text


def test_the_way_to_the_provider_keeps_where_somebody_was_and_the_way_back_leads_there() -> None:
    going = client_of(to_provider).get("/auth/login", headers={"Referer": BASE + DEEP})
    assert going.headers["location"] == PROVIDER
    (kept,) = cookies_of(going)
    assert {"HttpOnly", "Secure", "SameSite=Lax", "Path=/oauth2callback"} <= set(kept.split("; "))
    back = client_of().get("/oauth2callback?code=1&state=2", headers={"Cookie": kept})
    assert back.headers["location"] == DEEP
    assert any(each.startswith(f"{COOKIE}=; Max-Age=0") for each in cookies_of(back))
    assert back.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "address",
    ["//evil.example.org", "https%3A%2F%2Fevil.example.org%2Fmap", "%2F%2Fevil.example.org", ""],
)
def test_a_forged_cookie_leads_to_the_board_and_nowhere_else(address: str) -> None:
    cookie = {"Cookie": f"{COOKIE}={address}"}
    assert client_of().get("/oauth2callback?code=1", headers=cookie).headers["location"] == "/"


def test_a_page_elsewhere_that_sends_somebody_to_sign_in_leads_them_to_the_board() -> None:
    going = client_of(to_provider).get(
        "/auth/login", headers={"Referer": "https://evil.example.org/map"}
    )
    back = client_of().get("/oauth2callback?code=1", headers={"Cookie": cookies_of(going)[0]})
    assert back.headers["location"] == "/"


def test_signing_in_that_did_not_work_is_told_where_it_was_tried() -> None:
    kept = cookies_of(client_of(to_provider).get("/auth/login", headers={"Referer": BASE + DEEP}))
    for query in ("code=1&state=2", "error=access_denied&state=2"):
        back = client_of(refused).get(f"/oauth2callback?{query}", headers={"Cookie": kept[0]})
        assert back.headers["location"] == f"{DEEP}&signing=failed"


def test_leaving_leads_to_the_screen_that_says_so_with_or_without_the_provider() -> None:
    plain = client_of(refused).get("/auth/logout", headers={"Referer": BASE + DEEP})
    assert plain.headers["location"] == "/signed-out?lang=cy"
    going = client_of(to_provider).get("/auth/logout", headers={"Referer": BASE + DEEP})
    assert going.headers["location"] == PROVIDER
    back = client_of(refused).get("/oauth2callback", headers={"Cookie": cookies_of(going)[0]})
    assert back.headers["location"] == "/signed-out?lang=cy"


def test_cookies_last_half_a_day_and_go_by_https_where_readers_come_by_it() -> None:
    (cookie, _forgotten) = cookies_of(client_of().get("/oauth2callback?code=1"))
    assert "Max-Age=43200" in cookie
    assert cookie.endswith("; Secure")
    local = client_of(base="http://localhost:8501", BASE_URL="http://localhost:8501")
    for plain in cookies_of(local.get("/oauth2callback?code=1")):
        assert "Secure" not in plain
        assert "HttpOnly" in plain


@pytest.mark.parametrize(
    "host", ["evil.example.org", "localhost", "dashboard.example.org:8501", ""]
)
def test_another_host_is_answered_by_nothing_of_the_app(host: str) -> None:
    client = client_of(lambda _: PlainTextResponse("inside"))
    for path in ("/media/file.csv", "/oauth2callback?code=1"):
        answer = client.get(path, headers={"Host": host})
        assert (answer.status_code, answer.text) == (421, "")
    with pytest.raises((WebSocketDisconnect, WebSocketDenialResponse)):
        with client.websocket_connect("/_stcore/stream", headers={"Host": host}):
            pass


@pytest.mark.parametrize(
    "host", ["dashboard.example.org", "Dashboard.Example.Org", "dashboard.example.org:443"]
)
def test_its_own_host_is_answered_however_it_is_written(host: str) -> None:
    client = client_of(lambda _: PlainTextResponse("inside"))
    assert client.get("/media/file.csv", headers={"Host": host}).text == "inside"
    with client.websocket_connect("/_stcore/stream", headers={"Host": host}) as socket:
        assert socket.receive_text() == "inside"


def test_two_hosts_are_none() -> None:
    client = client_of(lambda _: PlainTextResponse("inside"))
    headers = [("Host", "dashboard.example.org"), ("Host", "evil.example.org")]
    assert client.get("/media/file.csv", headers=headers).status_code == 421


def test_health_is_answered_under_any_name() -> None:
    client = client_of(lambda _: PlainTextResponse("ok"))
    assert client.get("/health", headers={"Host": "10.0.0.7"}).text == "ok"
    assert client.get("/healthy", headers={"Host": "10.0.0.7"}).status_code == 421


def test_what_a_request_says_of_a_proxy_changes_nothing() -> None:
    client = client_of(lambda _: PlainTextResponse("inside"))
    forwarded = {"X-Forwarded-Host": "dashboard.example.org", "Host": "evil.example.org"}
    assert client.get("/media/file.csv", headers=forwarded).status_code == 421
