"""What does a browser get before anything of the page is there? A shell in the language of the page, without inline script.

Streamlit serves one shell that says it is English, whatever the page says later; a screen reader would read Dutch with an English
voice until then, and without script for ever.
"""

from __future__ import annotations

import gzip
import re
from html import escape
from typing import Final
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from barcode.language import LANGUAGES, Language, say

NAME: Final = "Woon-werkbarcode"
PARAMETER: Final = "taal"
SCRIPTS: Final = "paginataal"
CONDITIONS: Final = {b"if-none-match", b"if-modified-since"}
# The inline script waits for a service that makes pictures of pages; the link leads to a door that is closed.
DROPPED: Final = re.compile(r"<script>.*?</script>|<link rel=\"service-desc\"[^>]*>", re.DOTALL)
LANG: Final = re.compile(r'<html lang="[^"]*"')
TITLE: Final = re.compile(r"<title>[^<]*</title>")
WITHOUT_SCRIPT: Final = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)


def in_language(shell: str, language: Language) -> str:
    """The shell of Streamlit as a page of ours in `language`."""
    shell = DROPPED.sub("", shell).strip()
    shell = LANG.sub(f'<html lang="{language}"', shell, count=1)
    shell = TITLE.sub(f"<title>{NAME}</title>", shell, count=1)
    sentence = escape(say("shell.without_script", language))
    return WITHOUT_SCRIPT.sub(f"<noscript><p>{sentence}</p></noscript>", shell, count=1)


def asked_language(query: bytes) -> Language:
    """The language that an address asks for (`?taal=en`), else Dutch."""
    asked = parse_qs(query.decode("latin-1")).get(PARAMETER, [""])[-1]
    return next((language for language in LANGUAGES if language == asked), LANGUAGES[0])


class Shell:
    """Middleware that puts every HTML document of the server in the language that the address asks for."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hands the request on, and holds a document back until it is whole."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if "text/html" in Headers(scope=scope).get("accept", ""):
            # A browser that kept the shell of another day must not be told that it is still good.
            scope = {**scope, "headers": [pair for pair in scope["headers"] if pair[0] not in CONDITIONS]}
        start: Message | None = None
        body = b""

        async def send_in_language(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start" and _is_document(message):
                start = message
            elif start is None:
                await send(message)
            else:
                body += message.get("body", b"")
                if not message.get("more_body", False):
                    await _send_whole(start, body, scope, send)

        await self._app(scope, receive, send_in_language)


def _is_document(message: Message) -> bool:
    return Headers(raw=message["headers"]).get("content-type", "").startswith("text/html")


async def _send_whole(start: Message, body: bytes, scope: Scope, send: Send) -> None:
    headers = MutableHeaders(raw=[*start["headers"]])
    if scope["method"] != "HEAD":
        shell = gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body
        body = in_language(shell.decode("utf-8"), asked_language(scope["query_string"])).encode()
        headers["Content-Length"] = str(len(body))
    for gone in ("etag", "last-modified", "content-encoding"):
        if gone in headers:
            del headers[gone]
    await send({**start, "headers": headers.raw})
    await send({"type": "http.response.body", "body": body})


def language_script(language: Language) -> str:
    """The address, seen from any page, of a script that tells the document its language after the switch."""
    return f"{SCRIPTS}/{language}.js"


async def _script(request: Request) -> Response:
    language = request.path_params["language"]
    if language not in LANGUAGES:
        return Response(status_code=404)
    return Response(f'document.documentElement.lang = "{language}"\n', media_type="text/javascript")


def routes() -> list[Route]:
    """The scripts, also where the server stands below a path (`server.baseUrlPath`)."""
    return [Route(f"{below}/{SCRIPTS}/{{language}}.js", _script, methods=["GET"]) for below in ("", "/{below:path}")]
