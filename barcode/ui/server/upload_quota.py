"""How much may one visitor send to the server in files?

Streamlit bounds one file and not their number, and keeps each in memory until the visitor leaves.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from typing import Final

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from barcode.language import LANGUAGES, Language, say

MEBIBYTE: Final = 1024 * 1024
MEGABYTES: Final = 60
FILES: Final = 100
SESSIONS_REMEMBERED: Final = 10_000
ADDRESS: Final = re.compile(r"/_stcore/upload_file/(?P<session>[^/]+)/(?P<file>[^/]+)/?$")
NO_LENGTH, TOO_LARGE, TOO_MANY = 411, 413, 429
REFUSED_FROM = 400


class UploadQuota:
    """Middleware that counts what each session has sent and not yet thrown away, and refuses what goes beyond."""

    def __init__(self, app: ASGIApp, megabytes: int = MEGABYTES, files: int = FILES) -> None:
        self._app, self._bytes, self._files = app, megabytes * MEBIBYTE, files
        self._held: OrderedDict[str, dict[str, int]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hands an upload on when there is room for it."""
        address = ADDRESS.search(scope["path"]) if scope["type"] == "http" else None
        if address is None or scope["method"] not in ("PUT", "DELETE"):
            await self._app(scope, receive, send)
            return
        session, file = address["session"], address["file"]
        held = self._held.get(session, {})
        if scope["method"] == "DELETE":
            await self._app(scope, receive, send)
            self._forget(session, file)
            return
        size = Headers(scope=scope).get("content-length", "")
        others = [other for name, other in held.items() if name != file]
        if not size.isdecimal():
            await self._refusal(NO_LENGTH)(scope, receive, send)
        elif sum(others) + int(size) > self._bytes:
            await self._refusal(TOO_LARGE)(scope, receive, send)
        elif len(others) >= self._files:
            await self._refusal(TOO_MANY)(scope, receive, send)
        else:
            await self._taken_in(session, file, int(size), scope, receive, send)

    async def _taken_in(self, session: str, file: str, size: int, scope: Scope, receive: Receive, send: Send) -> None:
        """Counts before the body comes, so that uploads at the same time do not pass together; gives back what is refused."""
        before = self._held.get(session, {}).get(file)
        status = 0

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        self._held.setdefault(session, {})[file] = size
        self._held.move_to_end(session)
        while len(self._held) > SESSIONS_REMEMBERED:
            self._held.popitem(last=False)
        try:
            await self._app(scope, receive, noting)
        finally:
            if not 0 < status < REFUSED_FROM:
                self._forget(session, file)
                if before is not None:
                    self._held.setdefault(session, {})[file] = before

    def _forget(self, session: str, file: str) -> None:
        held = self._held.get(session, {})
        held.pop(file, None)
        if not held:
            self._held.pop(session, None)

    def _refusal(self, status: int) -> PlainTextResponse:
        """Why, in every language: the server does not know which one the page speaks."""
        return PlainTextResponse("\n".join(self._words(status, language) for language in LANGUAGES), status)

    def _words(self, status: int, language: Language) -> str:
        if status == TOO_LARGE:
            return say("upload_quota.too_large", language, megabytes=self._bytes // MEBIBYTE)
        if status == TOO_MANY:
            return say("upload_quota.too_many", language, files=self._files)
        return say("upload_quota.no_length", language)
