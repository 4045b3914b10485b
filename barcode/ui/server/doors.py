"""Which requests are refused before Streamlit sees them?

Streamlit counts its visitors in the open, offers programs a way in, and lets a websocket begin that does not say from which page
it comes or that comes from another program on this computer; to be sure of the rest it asks another company for its own address.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

CLOSED: Final = ("/_stcore/metrics", "/_stcore/agent")
REFUSED: Final = 1008


class Doors:
    """Middleware that answers 404 where nobody has business, and refuses a websocket that did not begin on a page of ours."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hands on what may come in."""
        if scope["type"] == "websocket" and not is_from_here(Headers(scope=scope)):
            await send({"type": "websocket.close", "code": REFUSED})
        elif scope["type"] == "http" and is_closed(scope["path"]):
            await Response(status_code=404, headers={"Cache-Control": "no-store"})(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def is_closed(path: str) -> bool:
    """Whether a path, also below `server.baseUrlPath`, is one that nobody has business at."""
    return any(f"{door}/" in f"{path}/" for door in CLOSED)


def is_from_here(headers: Headers) -> bool:
    """Whether a websocket says that it began on a page of this server, or of one that `server.corsAllowedOrigins` names."""
    from streamlit import config

    origin = headers.get("origin", "")
    return bool(origin) and (
        urlsplit(origin).netloc == headers.get("host") or origin in config.get_option("server.corsAllowedOrigins")
    )
