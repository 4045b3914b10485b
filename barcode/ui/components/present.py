"""How does a page look on a projector and on paper? Large type without side bar, and a print that cuts nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from barcode.language import Language, say
from barcode.ui import state

KEY = "toon"
USUAL, LARGE = "gewoon", "groot"

# All styles here are constant text of our own. A grid shows on paper what was in sight of it, in the size of the screen; so each
# table of figures has a twin that is a table of the page, shown on paper and on a projector and nowhere else.
PAPER = """<style>
[class*=st-key-paper-] {display: none}
[class*=st-key-paper-] table {width: 100%}
@media print {
  html, body, .stApp, [data-testid=stAppViewContainer], [data-testid=stMain], [data-testid=stMainBlockContainer] {
    position: static !important; overflow: visible !important; height: auto !important; min-height: 0 !important;
    display: block !important; width: 100% !important; min-width: 0 !important; max-width: none !important}
  [data-testid=stMainBlockContainer] {padding: 0 !important}
  [data-testid=stTable], [data-testid=stTable] *, [class*=st-key-] {overflow: visible !important}
  .st-key-what-if-result {position: static !important}
  [data-testid=stVerticalBlock], [data-testid=stLayoutWrapper], [data-testid=stExpanderDetails] {display: block !important}
  [class*=st-key-screen-] {display: none !important}
  [data-testid=stSidebar], [data-testid=stHeader], [data-testid=stToolbar], [data-testid=stExpandSidebarButton],
  [data-testid=stButton], [data-testid=stPageLink], [data-testid=stFormSubmitButton], [data-testid=stFileUploader],
  [data-testid=stDownloadButton], [data-testid=stStatusWidget], [data-testid=stElementToolbar],
  .st-key-guide, .st-key-what-if-fields, .st-key-presenting, [class*=st-key-why-] {display: none !important}
  [data-testid=stElementContainer] {margin-bottom: 0.5rem}
  [data-testid=stElementContainer]:has(h1, h2, h3) {break-after: avoid}
  tr, img, canvas, [data-testid=stColumn], [data-testid=stAlert], .st-key-what-if-result {break-inside: avoid}
  thead {display: table-header-group}
  table {width: 100% !important; table-layout: auto; font-size: 0.8rem}
  table th, table td {overflow-wrap: anywhere; padding: 0.15rem 0.3rem !important}
  canvas, svg, img {max-width: 100% !important}
  canvas {height: auto !important}
  .st-key-barcode-picture :is(div, img) {width: 100% !important}
}
@page {margin: 12mm}
</style>"""
PROJECTOR = """<style>
html {font-size: clamp(16px, 1.75vw, 27px) !important}
[data-testid=stSidebar], [data-testid=stExpandSidebarButton] {display: none !important}
[data-testid=stMainBlockContainer] {max-width: none; padding-top: 4.5rem}
[class*=st-key-screen-] {display: none}
[class*=st-key-paper-] {display: flex}
</style>"""


def present(language: Language) -> bool:
    """Draws the switch in the side bar, and the styles; gives whether the page is shown large."""
    state.prepare(KEY, (USUAL, LARGE))
    shown = st.sidebar.radio(
        say("present.switch", language),
        (USUAL, LARGE),
        format_func=lambda one: say("present.usual" if one == USUAL else "present.large", language),
        key=KEY,
        horizontal=True,
        on_change=state.remember,
        args=(KEY,),
        help=say("present.help", language),
    )
    st.html(PAPER)
    if shown == LARGE:
        st.html(PROJECTOR)
    return bool(shown == LARGE)


def way_back(pages: Sequence[Any], language: Language) -> None:
    """The pages, and the way out of the large view: the side bar that holds both is not there."""
    with st.container(horizontal=True, vertical_alignment="center", key="presenting"):
        for page in pages:
            st.page_link(page)
        st.button(say("present.back", language), key="present-back", on_click=_as_usual)


def _as_usual() -> None:
    state.show(KEY, USUAL)
    state.remember(KEY)
