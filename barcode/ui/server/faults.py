"""What does a visitor see when something goes wrong that is our fault? A number that stands in the log beside the trace.

Streamlit calls this for every error that a page or a button lets through, and never for what it steers itself by (a rerun, a stop).
"""

from __future__ import annotations

import logging
from secrets import token_hex
from typing import Final

import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse

from barcode.errors import BarcodeError
from barcode.language import LANGUAGES, say
from barcode.ui import state
from barcode.ui.components.plain import plain
from barcode.ui.components.problems import refusal
from barcode.ui.server.headers import HEADERS

_log = logging.getLogger(__name__)
DIGITS: Final = 4


def told(fault: Exception) -> bool:
    """Says on the page what happened; True, so that Streamlit adds nothing.

    A mistake of the visitor that no page caught gets its own sentences.
    """
    language = state.language()
    if isinstance(fault, BarcodeError):
        refusal(fault, language)
    else:
        number = _numbered(fault)
        st.error(say("faults.ours", language, number=plain(number)))
        st.button(say("faults.again", language), key=f"again-{number}")
    return True


async def server_fault(_: Request, fault: Exception) -> PlainTextResponse:
    """The same for a request that breaks outside a page."""
    number = _numbered(fault)
    sentences = [say("faults.server", language, number=number) for language in LANGUAGES]
    return PlainTextResponse("\n".join(sentences), 500, headers=HEADERS)


def _numbered(fault: Exception) -> str:
    number = token_hex(DIGITS).upper()
    _log.error("fault %s", number, exc_info=fault)
    return number
