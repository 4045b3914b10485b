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

# With more plans than this a file takes so long that it is made first, in sight, and fetched then.
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
            if plans > PLANS_AT_ONCE:
                _made_first(one, annex, language)
            else:
                _button(one, annex, language)


def _button(one: AnnexFormat, annex: Annex, language: Language) -> None:
    """The file is made when the button is clicked."""

    def made() -> bytes:
        return cached.annex_file(one, annex, language)

    name = place_name(annex.assessment, annex.area.code, language)
    st.download_button(
        say("annex_page.download", language, format=one.label(language)),
        made,
        file_name=file_name(say("annex_page.file_name", language), name, annex.assessment.on, one.suffix),
        mime=one.mime,
        key=f"annex-download-{one.suffix}",
        on_click="ignore",
        width="stretch",
    )


def _made_first(one: AnnexFormat, annex: Annex, language: Language) -> None:
    """A button that makes the file, the steps while it is made, and the button that fetches it."""
    label = one.label(language)
    asked = f"{one.suffix}/{language}/{annex.fingerprint}"
    if state.inputs().annex_file_asked != asked:
        st.button(
            say("annex_page.make", language, format=label),
            key=f"annex-make-{one.suffix}",
            on_click=_ask,
            args=(asked,),
            width="stretch",
        )
        return
    try:
        with st.status(say("annex_page.making", language, format=label), expanded=True) as progress:
            st.markdown(say("annex_page.making_wait", language))
            with st.spinner(say("ui.working", language), show_time=True):
                data = cached.annex_file(one, annex, language)
            size = format_decimal(len(data) / MEGABYTE, 1, language)
            progress.update(label=say("annex_page.made", language, format=label, size=size), state="complete", expanded=False)
    except BarcodeError as failed:
        refusal(failed, language)
        return
    _button(one, annex, language)


def _ask(asked: str) -> None:
    """Callback: lets the next run make this file."""
    state.inputs().annex_file_asked = asked
