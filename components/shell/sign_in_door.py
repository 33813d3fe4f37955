"""What stands in front of Streamlit where people sign in, besides the doorway.

One host is answered and no other; cookies last no longer than a sign-in and go by https alone
where readers come by it; and the address that was asked for survives signing in and out.
"""

from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.shell.way_back import (
    LOGIN,
    LOGOUT,
    after_signing_in,
    after_signing_out,
    came_from,
    forget_cookie,
    harden_cookie,
    read_cookie,
    write_cookie,
)
from data.sign_in import CALLBACK, SignInSettings

HEALTH = "/health"
"""Asked for by what watches over the server, under any name."""
PLAIN_PORTS = {"http": 80, "https": 443}
USER_COOKIE = "_streamlit_user="
ANSWERS = ("code", "error")
"""What a provider's answer holds; without one it is somebody who comes from signing out."""


class SignInDoor:
    """ASGI middleware in front of the Streamlit app, where people sign in."""

    def __init__(self, app: ASGIApp, settings: SignInSettings) -> None:
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
        elif scope["path"] != HEALTH and not self._is_own_host(scope):
            await _refuse_host(scope, receive, send)
        elif scope["type"] == "websocket":
            await self.app(scope, receive, send)
        else:
            await self.app(scope, receive, self._outward(scope, send))

    def _is_own_host(self, scope: Scope) -> bool:
        """Return whether a request asks for the one host that people sign in at.

        Another name may lead here too, and whoever owns it could show the app under it.
        """
        asked = [value.strip().lower() for value in Headers(scope=scope).getlist("host")]
        base = urlsplit(self.settings.base_url.lower())
        plain = PLAIN_PORTS[base.scheme]
        own = {base.netloc}
        if base.port in (None, plain):
            own = {str(base.hostname), f"{base.hostname}:{plain}"}
        return len(asked) == 1 and asked[0] in own

    def _outward(self, scope: Scope, send: Send) -> Send:
        """Return what sends an answer with safe cookies, and to where somebody was."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._harden(message)
                headers = MutableHeaders(scope=message)
                if scope["path"].rstrip("/") in (LOGIN, LOGOUT, CALLBACK):
                    headers["cache-control"] = "no-store"
                    self._lead(scope, headers)
            await send(message)

        return sending

    def _harden(self, message: Message) -> None:
        message["headers"] = [
            (name, self._hardened(value) if name.lower() == b"set-cookie" else value)
            for name, value in message.get("headers", [])
        ]

    def _hardened(self, value: bytes) -> bytes:
        safe = harden_cookie(value.decode("latin-1"), secure=self.settings.secure)
        return safe.encode("latin-1")

    def _lead(self, scope: Scope, headers: MutableHeaders) -> None:
        """Keep where somebody is as they go to the provider; lead them there as they come back."""
        path, asked = scope["path"].rstrip("/"), Headers(scope=scope)
        before = came_from(asked.get("referer", ""), self.settings.base_url)
        secure = self.settings.secure
        is_home = headers.get("location") == "/"
        if path == CALLBACK and is_home:
            came = read_cookie(asked.get("cookie", "")) or "/"
            headers["location"] = _after_provider(scope, headers, came)
            headers.append("set-cookie", forget_cookie(secure=secure))
        elif path == LOGIN and not is_home:
            headers.append("set-cookie", write_cookie(before, secure=secure))
        elif path == LOGIN:
            headers["location"] = after_signing_in(before, failed=True)
        elif path == LOGOUT and not is_home:
            headers.append("set-cookie", write_cookie(after_signing_out(before), secure=secure))
        elif path == LOGOUT:
            headers["location"] = after_signing_out(before)


def _after_provider(scope: Scope, headers: MutableHeaders, came: str) -> str:
    """Return where somebody goes who comes back from the provider."""
    given = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    if not any(name in given for name in ANSWERS):
        return came
    cookies = [each.partition("=") for each in headers.getlist("set-cookie")]
    signed_in = any(
        f"{name}=" == USER_COOKIE and "max-age=0" not in rest.lower() for name, _, rest in cookies
    )
    return after_signing_in(came, failed=not signed_in)


async def _refuse_host(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008})
    else:
        await PlainTextResponse("", status_code=421)(scope, receive, send)
