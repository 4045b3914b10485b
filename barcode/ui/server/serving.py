"""Of what does the server consist? Streamlit, our routes beside it, and our middleware in front."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypedDict

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from barcode.ui import map_files
from barcode.ui.server import journal, security_txt, shell
from barcode.ui.server.doors import Doors
from barcode.ui.server.faults import server_fault, teller
from barcode.ui.server.headers import SafeHeaders
from barcode.ui.server.shell import Shell
from barcode.ui.server.upload_quota import UploadQuota
from barcode.ui.server.visits import Visits


class Parts(TypedDict):
    """What `streamlit.starlette.App` takes beside the script."""

    routes: list[Route]
    middleware: list[Middleware]
    on_script_error: Callable[[Exception], bool]
    exception_handlers: dict[type[Exception], Callable[[Request, Exception], Awaitable[Response]]]


def parts(draw: Callable[[], None]) -> Parts:
    """What stands in front of the pages and beside them.

    Args:
        draw: draws the page that is asked for; called once more when a button breaks before the page is drawn.

    Raises:
        BarcodeError: a setting of this installation cannot be used.
    """
    journal.start()
    return Parts(
        routes=[*map_files.routes(), *shell.routes(), *security_txt.routes()],
        # From outside to inside: what a door refuses has the headers as well.
        middleware=[Middleware(SafeHeaders), Middleware(Doors), Middleware(Visits), Middleware(UploadQuota), Middleware(Shell)],
        on_script_error=teller(draw),
        exception_handlers={Exception: server_fault},
    )
