"""How does a test ask an ASGI application something, without a network?"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import Headers
from starlette.types import ASGIApp


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Headers
    body: bytes


def messages(app: ASGIApp, scope: dict[str, Any], received: dict[str, Any]) -> list[Any]:
    """Everything that `app` sends in answer to one message."""
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return received

    async def send(message: Any) -> None:
        sent.append(message)

    # On a thread of its own: a browser that another test opened keeps an event loop on this one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, app(scope, receive, send)).result()
    return sent


def asked(app: ASGIApp, path: str, method: str = "GET", scheme: str = "http", **headers: str) -> Answer:
    """What `app` answers to a request; a header is named with underscores."""
    path, _, query = path.partition("?")
    scope = {
        "type": "http", "method": method, "scheme": scheme, "path": path, "query_string": query.encode(), "root_path": "",
        "headers": _raw(headers),
    }  # fmt: skip
    start, *rest = messages(app, scope, {"type": "http.request", "body": b"", "more_body": False})
    return Answer(start["status"], Headers(raw=start["headers"]), b"".join(message.get("body", b"") for message in rest))


def knocked(app: ASGIApp, path: str, **headers: str) -> str:
    """The type of the first message that `app` sends to a websocket that wants to begin."""
    scope = {"type": "websocket", "scheme": "ws", "path": path, "query_string": b"", "root_path": "", "headers": _raw(headers)}
    return str(messages(app, scope, {"type": "websocket.connect"})[0]["type"])


def _raw(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
