"""Which headers does every answer of the server carry?"""

from __future__ import annotations

import os
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# A visitor can switch the background map on, and the browser then fetches its tiles here; nobody else is ever asked.
TILE_HOST: Final = "https://service.pdok.nl"
CONTENT_POLICY: Final = {
    "default-src": "'self'",
    # No inline script and no eval, so that text which slips through as HTML still runs nothing. The map and the messages of
    # Streamlit need WebAssembly, which text cannot become.
    "script-src": "'self' 'wasm-unsafe-eval'",
    # Streamlit writes its styles in the browser, under names that differ each time.
    "style-src": "'self' 'unsafe-inline'",
    "img-src": f"'self' data: blob: {TILE_HOST}",
    "font-src": "'self' data:",
    "connect-src": f"'self' {TILE_HOST}",
    # The map draws in workers that it makes out of its own code.
    "worker-src": "'self' blob:",
    "frame-src": "'none'",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
HEADERS: Final = {
    "Content-Security-Policy": "; ".join(f"{name} {sources}" for name, sources in CONTENT_POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ONE_YEAR: Final = 31_536_000
STRICT_TRANSPORT: Final = f"max-age={ONE_YEAR}; includeSubDomains"
# Only a proxy of our own may say that the visitor came over https; whoever runs one says so here.
BEHIND_PROXY: Final = "WOONWERK_BEHIND_PROXY"


class SafeHeaders:
    """Middleware that gives every answer the headers, whatever else stands in their place."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hands the request on, and adds to what comes back."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                if is_over_https(scope):
                    headers["Strict-Transport-Security"] = STRICT_TRANSPORT
            await send(message)

        await self._app(scope, receive, send_with_headers)


def is_over_https(scope: Scope) -> bool:
    """Whether the visitor came over https, as the server sees itself or as a proxy of our own says."""
    behind_proxy = os.environ.get(BEHIND_PROXY, "") == "on"
    forwarded = dict(scope["headers"]).get(b"x-forwarded-proto", b"") if behind_proxy else b""
    return bool(scope["scheme"] == "https" or forwarded.strip().lower() == b"https")
