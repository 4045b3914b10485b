"""Is what I did saved, and can I take it back? Below the reference date, on every page."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import streamlit as st

from barcode.language import Language, say
from barcode.ui import drafts, state
from barcode.ui.components.plain import plain

HERE = ZoneInfo("Europe/Amsterdam")


def project_block(language: Language) -> None:
    """The name, when it was saved, undo and redo, and what went wrong."""
    saving = state.inputs().saving
    with st.sidebar:
        if saving.at:
            name = saving.name or say("project.draft", language)
            time = f"{saving.at.astimezone(HERE):%H:%M}"
            st.caption(say("project.saved_at", language, name=plain(name), time=plain(time)))
            with st.container(horizontal=True):
                st.button(say("project.undo", language), key="undo", on_click=drafts.undo, disabled=not saving.can_undo)
                st.button(say("project.redo", language), key="redo", on_click=drafts.redo, disabled=not saving.can_redo)
        else:
            st.caption(say("project.nothing_yet", language))
        for problem in saving.problems:
            st.error(plain(problem.text(language)))
