"""In which formats can this annex be taken along, what is each for, and how long does it take?"""

from __future__ import annotations

import streamlit as st

from barcode.errors import BarcodeError
from barcode.explain.names import place_name
from barcode.exports.annex import Annex
from barcode.exports.annex_files import AnnexFormat, formats_there
from barcode.language import Language, format_decimal, format_integer, say
from barcode.ui import cached, state
from barcode.ui.annex_typed import file_name
from barcode.ui.components.problems import refusal
from barcode.ui.server import journal

# With more plans than this a file takes so long that it is said beforehand.
PLANS_AT_ONCE = 500
WIDTHS = (2, 3)
MEGABYTE = 1_000_000


def annex_downloads(annex: Annex, language: Language) -> None:
    """A row per format: its button, and what it is for."""
    plans = len(annex.assessment.programme.plans)
    if plans > PLANS_AT_ONCE:
        st.caption(say("annex_page.takes_long", language, plans=format_integer(plans, language)))
    for one in formats_there():
        left, right = st.columns(WIDTHS, vertical_alignment="center")
        right.markdown(say(f"annex_page.for_{one.suffix}", language))
        with left:
            _made_first(one, annex, language)


def _made_first(one: AnnexFormat, annex: Annex, language: Language) -> None:
    """A button that makes the file, a sign of life while it is made, and the button that fetches it.

    A file is made in a run of its own and not when it is fetched: a field that was still being typed in when somebody clicks is
    read first in a run, but too late for a file that is made behind its back; that one would lack what was just typed.
    """
    label, asked = one.label(language), f"{one.suffix}/{language}/{annex.fingerprint}"
    place = st.empty()
    is_new = state.inputs().annex_file_asked != asked
    if is_new:
        if not place.button(say("annex_page.make", language, format=label), key=f"annex-make-{one.suffix}", width="stretch"):
            return
        state.inputs().annex_file_asked = asked
    try:
        with place.status(say("annex_page.making", language, format=label), expanded=True) as progress:
            with st.spinner(say("ui.working", language), show_time=True):
                data = cached.annex_file(one, annex, language)
            if is_new:
                journal.exported(f"annex.{one.suffix}", len(data))
            size = format_decimal(len(data) / MEGABYTE, 1, language)
            progress.update(label=say("annex_page.made", language, format=label, size=size), state="complete", expanded=False)
    except BarcodeError as failed:
        refusal(failed, language)
        return
    name = place_name(annex.assessment, annex.area.code, language)
    st.download_button(
        say("annex_page.download", language, format=label),
        data,
        file_name=file_name(say("annex_page.file_name", language), name, annex.assessment.on, one.suffix),
        mime=one.mime,
        key=f"annex-download-{one.suffix}",
        on_click="ignore",
        type="primary",
        width="stretch",
    )
