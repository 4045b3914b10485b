"""What changed between two annexes or two norm books, or between a file and the annex on this page?"""

from __future__ import annotations

import streamlit as st

from barcode.errors import BarcodeError
from barcode.exports.annex_json import annex_json
from barcode.exports.difference import Difference
from barcode.language import Language, format_integer, say
from barcode.ui import cached, state
from barcode.ui.components.annex_verify import LARGEST_MEGABYTES, lines_table
from barcode.ui.components.kept_choice import kept_radio
from barcode.ui.components.problems import refusal
from barcode.ui.components.tables import page_table

AGAINST = ("file", "this")
SENTENCES_SHOWN, ROWS_SHOWN = 30, 200
NamedFile = tuple[str, bytes]


def annex_difference(language: Language) -> None:
    """Two files, or a file and the annex as it is filled in on this page; then what differs in sentences and as a table."""
    st.markdown(say("annex_page.compare_intro", language))
    options = AGAINST if state.inputs().annex_terms is not None else AGAINST[:1]
    against = kept_radio(
        say("annex_page.compare_with", language),
        options,
        lambda one: say(f"annex_page.compare_with_{one}", language),
        key="annex-compare-with",
        horizontal=True,
    )
    left, right = st.columns(2)
    with left:
        first = _file("first", language)
    with right:
        second = _file("second", language) if against == "file" else _this(language)
    st.caption(say("annex_page.file_limits", language, most=LARGEST_MEGABYTES))
    if first is None or second is None:
        return
    try:
        with st.spinner(say("annex_page.comparing", language), show_time=True):
            found = cached.difference(first, second, language)
    except BarcodeError as failed:
        refusal(failed, language)
        return
    _differences(found, language)


def _file(place: str, language: Language) -> NamedFile | None:
    file = st.file_uploader(
        say(f"annex_page.compare_{place}", language), max_upload_size=LARGEST_MEGABYTES, key=f"annex-compare-{place}"
    )
    return None if file is None else (file.name, file.getvalue())


def _this(language: Language) -> NamedFile | None:
    """The annex as it was last filled in on this page."""
    terms = state.inputs().annex_terms
    st.markdown(say("annex_page.compare_with_this", language))
    return None if terms is None else ("this.json", annex_json(cached.annex(terms), language))


def _differences(found: Difference, language: Language) -> None:
    """The sentences first, then every change as a row."""
    if not found.changes:
        st.success(say("annex_page.no_differences", language))
        return
    lines_table(say("annex_page.differences", language), found.sentences[:SENTENCES_SHOWN], language)
    rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows[:ROWS_SHOWN]]
    page_table(rows, "annex-compare-rows", alt=say("annex_page.differences", language))
    if len(found.rows) > ROWS_SHOWN:
        more = format_integer(len(found.rows) - ROWS_SHOWN, language)
        st.caption(say("annex_page.more_differences", language, shown=format_integer(ROWS_SHOWN, language), more=more))
