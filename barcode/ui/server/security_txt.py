"""To whom does somebody report a weakness? `security.txt`, RFC 9116, which Dutch authorities are bound to have."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime, timedelta
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from barcode.errors import BarcodeError, Problem
from barcode.language import LANGUAGES

ADDRESS: Final = "/.well-known/security.txt"
CONTACT: Final = "WOONWERK_SECURITY_CONTACT"
# As in publiccode.yml; whoever publishes the program fills in both.
REPOSITORY: Final = "https://example.org/woon-werkbarcode"
# RFC 9116 wants less than a year. Whoever serves the file still means it, so the date moves along.
DAYS_VALID: Final = 180
URI: Final = re.compile(r"(https://|mailto:|tel:)[^\s<>]+")
MAIL: Final = re.compile(r"[^\s<>@:]+@[^\s<>@:]+")


def contact() -> str:
    """Where to report, as a URI: what the installation says, else the issues of the repository.

    Raises:
        BarcodeError: the setting is neither a web address, nor a mail address, nor a telephone number.
    """
    said = os.environ.get(CONTACT, "").strip()
    if MAIL.fullmatch(said):
        return f"mailto:{said}"
    if said and not URI.fullmatch(said):
        raise BarcodeError(Problem("security_contact", found=said, details={"setting": CONTACT}))
    return said or f"{REPOSITORY}/issues"


def security_txt(now: datetime) -> str:
    """The file as it is served at `now`."""
    fields = {
        "Contact": contact(),
        "Expires": f"{now.astimezone(UTC) + timedelta(days=DAYS_VALID):%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages": ", ".join(LANGUAGES),
        "Policy": f"{REPOSITORY}/blob/main/docs/security.md",
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


async def _answer(_: Request) -> PlainTextResponse:
    return PlainTextResponse(security_txt(datetime.now(UTC)))


def routes() -> list[Route]:
    """The file, also where the server stands below a path (`server.baseUrlPath`); a wrong contact stops the start.

    Raises:
        BarcodeError: the setting for the contact cannot be used.
    """
    contact()
    return [Route(f"{below}{ADDRESS}", _answer, methods=["GET"]) for below in ("", "/{below:path}")]
