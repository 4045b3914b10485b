"""What holds for every page? The language, what a screen reader is told of it, and the reference date."""

from __future__ import annotations

import streamlit as st

from barcode.language import LANGUAGES, Language, say
from barcode.ui import state

SCRIPTS = {language: f'<script>document.documentElement.lang = "{language}"</script>' for language in LANGUAGES}

# Less white at the edges, so that the answer stands on the first screen, and small print dark enough to read; a style of our
# own, without any content.
LOOK = """<style>
[data-testid=stMainBlockContainer] {padding: 2.75rem 2rem 4rem; max-width: 86rem}
[data-testid=stCaptionContainer], [data-testid=stCaptionContainer] p {color: #46525e; opacity: 1}
[class*=st-key-why-] button p {text-decoration: underline}
</style>"""


def sidebar() -> Language:
    """Draws the switch and the reference date in the sidebar; gives the language of this run."""
    state.prepare(state.LANGUAGE_KEY, [state.language(), *LANGUAGES])
    chosen: Language = st.sidebar.radio(
        say("ui.language", state.language()),
        LANGUAGES,
        format_func=lambda language: say("ui.language_name", language),
        key=state.LANGUAGE_KEY,
        horizontal=True,
        on_change=state.remember,
        args=(state.LANGUAGE_KEY,),
    )
    st.sidebar.date_input(
        say("ui.reference_date", chosen),
        format="DD-MM-YYYY",
        key=state.DATE_KEY,
        persist_state="session",
        help=say("ui.reference_date_help", chosen),
    )
    st.html(LOOK)
    # Constant script of our own; Streamlit fixes the language of the document at English.
    st.html(SCRIPTS[chosen], unsafe_allow_javascript=True)
    return chosen
