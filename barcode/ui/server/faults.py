"""What does a visitor see when something goes wrong that is our fault? A number that stands in the log beside the trace.

Streamlit calls this for every error that a page or a button lets through, never for a rerun or a stop that a page asks for.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from secrets import token_hex
from traceback import walk_tb
from typing import Final

import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse

from barcode.errors import BarcodeError
from barcode.language import LANGUAGES, say
from barcode.ui.server.headers import HEADERS

_log = logging.getLogger(__name__)
DIGITS: Final = 4


def teller(draw: Callable[[], None]) -> Callable[[Exception], bool]:
    """What Streamlit calls when a page or a button breaks.

    A button breaks before the page is drawn. A browser forgets what stands in fields that are not drawn again, so the page is
    drawn below what is told, once. When that breaks too, Streamlit puts its own sentence below, without a trace.
    """

    def tell(fault: Exception) -> bool:
        told(fault)
        if not was_drawing(fault, draw):
            draw()
        return True

    return tell


def was_drawing(fault: Exception, draw: Callable[[], None]) -> bool:
    """Whether an error came up while the page was drawn, and not in a button before it."""
    return any(
        frame.f_code.co_name == draw.__name__
        for frame, _ in walk_tb(fault.__traceback__)
        if frame.f_code.co_filename == draw.__code__.co_filename
    )


def told(fault: Exception) -> None:
    """Says on the page what happened; a mistake of the visitor that no page caught gets its own sentences."""
    # Here and not above: the server answers before what pages need is loaded.
    from barcode.ui import state
    from barcode.ui.components.plain import plain
    from barcode.ui.components.problems import refusal

    language = state.language()
    if isinstance(fault, BarcodeError):
        refusal(fault, language)
    else:
        number = _numbered(fault)
        st.error(say("faults.ours", language, number=plain(number)))
        # Who pressed a button far below does not see the top of the page.
        st.toast(say("faults.short", language, number=plain(number)), duration="long")
        st.button(say("faults.again", language), key=f"again-{number}")


async def server_fault(_: Request, fault: Exception) -> PlainTextResponse:
    """The same for a request that breaks outside a page."""
    number = _numbered(fault)
    sentences = [say("faults.server", language, number=number) for language in LANGUAGES]
    return PlainTextResponse("\n".join(sentences), 500, headers=HEADERS)


def _numbered(fault: Exception) -> str:
    number = token_hex(DIGITS).upper()
    _log.error("fault %s", number, exc_info=fault)
    return number
