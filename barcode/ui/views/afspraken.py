"""Agreements: the annex with norms and figures that parties sign, whether a file is as it was made, and what changed."""

from __future__ import annotations

import streamlit as st

from barcode.assess import Assessment
from barcode.errors import BarcodeError
from barcode.language import Language, format_date, say
from barcode.ui import cached, state
from barcode.ui.components.annex_difference import annex_difference
from barcode.ui.components.annex_downloads import annex_downloads
from barcode.ui.components.annex_form import annex_form
from barcode.ui.components.annex_preview import annex_preview
from barcode.ui.components.annex_verify import annex_verify
from barcode.ui.components.finding_sieve import incomplete_warning
from barcode.ui.components.kept_choice import kept_radio
from barcode.ui.components.place_choice import own_books_banner
from barcode.ui.components.problems import refusal
from barcode.ui.what_if import Asking

TASKS = ("make", "verify", "compare")


def main() -> None:
    """Draws the page."""
    language = state.language()
    st.title(say("annex_page.heading", language), anchor=False)
    task = kept_radio(
        say("annex_page.task", language),
        TASKS,
        lambda one: say(f"annex_page.task_{one}", language),
        key="annex-task",
        horizontal=True,
    )
    if task == "verify":
        annex_verify(language)
    elif task == "compare":
        annex_difference(language)
    else:
        _make(language)


def _make(language: Language) -> None:
    """The form, the document as it stands, and the files."""
    if cached.programme().invented:
        st.info(say("annex_page.invented_banner", language))
    own_books_banner(language)
    assessment = _assessed(language)
    if assessment is None:
        return
    st.markdown(say("annex_page.intro", language, date=format_date(assessment.on, language)))
    incomplete_warning(assessment, language)
    terms = annex_form(assessment, language)
    if terms is None:
        return
    state.inputs().annex_terms = terms
    try:
        with st.spinner(say("ui.working", language)):
            annex = cached.annex(terms)
            blocks = cached.annex_text(annex, language)
    except BarcodeError as failed:
        refusal(failed, language)
        return
    st.header(say("annex_page.preview", language), anchor=False)
    annex_preview(blocks, language)
    st.header(say("annex_page.downloads", language), anchor=False)
    annex_downloads(annex, language)


def _assessed(language: Language) -> Assessment | None:
    """The assessment of the programme in use, when there is anything in it."""
    try:
        with st.spinner(say("ui.working", language)):
            assessment = cached.assessment(Asking())
    except BarcodeError as failed:
        refusal(failed, language)
        return None
    if not assessment.areas:
        st.markdown(say("annex_page.nothing", language))
        return None
    return assessment


main()
