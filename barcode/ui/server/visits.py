"""Whose session is this? Only the browser that began a session may take it up again after a cut line.

Streamlit gives a session to whoever shows its number, and that number stands in the address of every upload, and so in the log of
every proxy. A cookie that no script can read and no other site makes a browser send says who began it.
"""

from __future__ import annotations

from collections import OrderedDict
from http.cookies import CookieError, SimpleCookie
from secrets import token_urlsafe
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from barcode.ui.server.headers import is_over_https

COOKIE: Final = "woonwerk_visit"
PROTOCOLS: Final = b"sec-websocket-protocol"
# Streamlit's own word, the token against foreign sites, and the session to take up again.
BEFORE_SESSION: Final = 2
SESSIONS_REMEMBERED: Final = 10_000


class Visits:
    """Middleware that gives each browser a cookie, and takes the number of another's session out of what it asks."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._began: OrderedDict[str, str] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hands the request on as the browser that asks it may have it."""
        if scope["type"] == "websocket":
            await self._session(scope, receive, send)
        elif scope["type"] == "http" and not browser_of(scope):
            await self._app(scope, receive, _with_cookie(send, is_over_https(scope)))
        else:
            await self._app(scope, receive, send)

    async def _session(self, scope: Scope, receive: Receive, send: Send) -> None:
        browser = browser_of(scope)
        asked = [part.strip() for part in Headers(scope=scope).get(PROTOCOLS.decode(), "").split(",")]
        sessions = asked[BEFORE_SESSION:]
        if sessions and not (browser and self._began.get(sessions[0]) == browser):
            kept = ", ".join(asked[:BEFORE_SESSION])
            others = [pair for pair in scope["headers"] if pair[0] != PROTOCOLS]
            scope = {**scope, "headers": [*others, (PROTOCOLS, kept.encode("latin-1"))], "subprotocols": asked[:BEFORE_SESSION]}
        known = False

        async def noting(message: Message) -> None:
            nonlocal known
            if not known and message["type"] == "websocket.send" and message.get("bytes"):
                session = _session_in(message["bytes"])
                if session:
                    known = True
                    self._remember(session, browser)
            await send(message)

        await self._app(scope, receive, noting)

    def _remember(self, session: str, browser: str) -> None:
        if browser:
            self._began.setdefault(session, browser)
            self._began.move_to_end(session)
            while len(self._began) > SESSIONS_REMEMBERED:
                self._began.popitem(last=False)


def browser_of(scope: Scope) -> str:
    """What the cookie of a request says; a blank when there is none."""
    try:
        found = SimpleCookie(Headers(scope=scope).get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _session_in(data: bytes) -> str:
    """The number of the session, when a message of the server says it."""
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

    message = ForwardMsg.FromString(data)
    return str(message.new_session.initialize.session_id) if message.WhichOneof("type") == "new_session" else ""


def _with_cookie(send: Send, over_https: bool) -> Send:
    """`send`, which gives a document the cookie."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            if headers.get("content-type", "").startswith("text/html"):
                secure = "; Secure" if over_https else ""
                headers.append("Set-Cookie", f"{COOKIE}={token_urlsafe()}; HttpOnly; Path=/; SameSite=Lax{secure}")
        await send(message)

    return sending
