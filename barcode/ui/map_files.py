"""Under which address does a browser fetch the shapes of a map, and who can know that address?

Shapes weigh megabytes and seldom change; the messages of Streamlit are sent again and again. So shapes are fetched by address,
and kept by the browser. An address is a keyed hash of the content: the same shapes keep their address, and nobody can work out
the address of shapes that were not sent to him, nor list what there is.
"""

from __future__ import annotations

import hmac
from secrets import token_bytes
from threading import Lock
from typing import Final
from weakref import WeakValueDictionary

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

FOLDER: Final = "kaartvormen"
# The content of an address never changes. Private: between the server and one visitor, no proxy keeps it.
HEADERS: Final = {
    "Cache-Control": "private, max-age=31536000, immutable",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
_KEY: Final = token_bytes(32)


class ServedFile:
    """Something that a browser can fetch for as long as this object is kept; whoever makes shapes keeps it beside them."""

    __slots__ = ("__weakref__", "body", "name")

    def __init__(self, body: bytes) -> None:
        """The file with this content; its name is the keyed hash of it."""
        self.body = body
        self.name = hmac.new(_KEY, body, "sha256").hexdigest()

    @property
    def address(self) -> str:
        """Where it is fetched, seen from any page."""
        return f"{FOLDER}/{self.name}"


_files: WeakValueDictionary[str, ServedFile] = WeakValueDictionary()
_turn = Lock()


def served(body: bytes) -> ServedFile:
    """`body` as a file that can be fetched until nobody keeps the answer."""
    made = ServedFile(body)
    with _turn:
        return _files.setdefault(made.name, made)


async def _answer(request: Request) -> Response:
    """The file, nothing but a word when the browser still has it, or that there is none."""
    file = _files.get(request.path_params["name"])
    if file is None:
        return Response(status_code=404, headers={"Cache-Control": "no-store"})
    headers = {**HEADERS, "ETag": f'"{file.name}"'}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    return Response(file.body, media_type="application/json", headers=headers)


def routes() -> list[Route]:
    """The routes of the server beside those of Streamlit, also where it stands below a path (`server.baseUrlPath`)."""
    return [Route(f"{below}/{FOLDER}/{{name}}", _answer, methods=["GET"]) for below in ("", "/{below:path}")]
