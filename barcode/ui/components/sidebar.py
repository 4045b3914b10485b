"""What holds for every page? The language, what a screen reader is told of it, and the reference date."""

from __future__ import annotations

import streamlit as st

from barcode.language import LANGUAGES, Language, say
from barcode.ui import state
from barcode.ui.server.shell import language_script

# Files of our own and not inline: the content policy lets no inline script run.
SCRIPTS = {language: f'<script src="{language_script(language)}"></script>' for language in LANGUAGES}

# Less white at the edges, so that the answer stands on the first screen, small print dark enough to read, and a ring round the
# page that the keyboard stands on; a style of our own, without any content. On a touch screen the buttons of a grid are always in
# sight and get room of their own. The download of a grid is out of reach: it writes a plan called `=…` as a formula.
LOOK = """<style>
[data-testid=stMainBlockContainer] {padding: 2.75rem 2rem 4rem; max-width: 86rem}
[data-testid=stCaptionContainer], [data-testid=stCaptionContainer] p {color: #46525e; opacity: 1}
[class*=st-key-why-] button p {text-decoration: underline}
[data-testid=stElementToolbarButton]:has([aria-label^="Download as CSV"]) {display: none}
[data-testid=stSidebarNavLink]:focus-visible {outline: 2px solid #154273; outline-offset: -2px}
[data-testid=stTable] [data-testid=stMarkdownContainer] {overflow: visible; overflow-wrap: anywhere}
@media (hover: none) {[data-testid=stDataFrame] {margin-top: 2.25rem}}
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
    # The shell came in the language of the address; this follows the switch.
    st.html(SCRIPTS[chosen], unsafe_allow_javascript=True)
    return chosen
