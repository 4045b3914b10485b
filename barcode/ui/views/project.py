"""Project: under which name is this kept, who can open it, what happened to it, and how does it get to another machine?"""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from barcode.errors import BarcodeError
from barcode.language import Language, say
from barcode.store.files import LARGEST_FILE, SUFFIX, project_file
from barcode.store.keys import read_key
from barcode.store.merging import Clash, Conflict
from barcode.ui import cached, drafts, state
from barcode.ui.components.clash_place import clash_place
from barcode.ui.components.plain import plain
from barcode.ui.components.problems import refusal
from barcode.ui.components.project_block import HERE
from barcode.ui.server import journal

NAME = "project-name"
MINE, THEIRS = "mine", "theirs"
LONGEST_SHOWN = 200


def main() -> None:
    """Draws the page."""
    language, saving = state.language(), state.inputs().saving
    st.title(say("project.title", language), anchor=False)
    st.markdown(say("project.intro", language))
    if saving.conflict:
        _conflict(saving.conflict, language)
    st.text_input(say("project.name", language), value=saving.name, key=NAME, max_chars=LONGEST_SHOWN)
    st.button(say("project.save", language), key="project-save", type="primary", on_click=drafts.name_it, args=(NAME,))
    _links(language)
    _file(language)
    _history(language)


def _links(language: Language) -> None:
    st.header(say("project.share", language), anchor=False)
    saving = state.inputs().saving
    start = (st.context.url or "/").rsplit("/", 1)[0]
    small = drafts.small_link(language)
    if saving.key:
        st.markdown(say("project.link_edit", language))
        st.code(f"{start}/?{drafts.WORK}={saving.key}", language=None)
        st.markdown(say("project.link_look", language))
        st.code(f"{start}/?{drafts.LOOK}={read_key(saving.key)}", language=None)
    if small:
        st.markdown(say("project.link_small", language))
        st.code(f"{start}/?{small}", language=None)
    if not saving.key and not small:
        st.caption(say("project.nothing_to_share", language))


def _file(language: Language) -> None:
    st.header(say("project.file", language), anchor=False)
    # Made now and not after the click: a file that is still to be made goes away with the run that offered it.
    data = project_file(state.held(), state.inputs().saving.name)
    st.download_button(
        say("project.download", language),
        data,
        file_name=f"project{SUFFIX}",
        mime="application/json",
        key="project-download",
        on_click=journal.exported,
        args=("project", len(data)),
    )
    uploaded = st.file_uploader(
        say("project.upload", language), type=[SUFFIX[1:]], max_upload_size=LARGEST_FILE // 1024**2, key="project-file"
    )
    if uploaded is not None:
        st.button(
            say("project.open_file", language),
            key="project-open",
            on_click=drafts.open_file,
            args=(uploaded.name, uploaded.getvalue()),
        )


def _history(language: Language) -> None:
    st.header(say("project.history", language), anchor=False)
    key = state.inputs().saving.key
    if not key:
        st.caption(say("project.nothing_yet", language))
        return
    try:
        versions = cached.store().history(key)
    except BarcodeError as failed:
        refusal(failed, language)
        return
    rows = [
        [str(one.number), f"{one.at.astimezone(HERE):%d-%m-%Y %H:%M}", say(f"project.kind_{one.kind}", language)]
        for one in versions
    ]
    headings = [say(f"project.column_{name}", language) for name in ("number", "at", "kind")]
    st.dataframe(pd.DataFrame(rows, columns=headings), hide_index=True, key="project-history")


def _conflict(conflict: Conflict, language: Language) -> None:
    """Every value that two people changed, with both values, and which one counts."""
    st.header(say("project.conflict", language), anchor=False)
    st.markdown(say("project.conflict_words", language))
    keep_mine = {}
    for place, clash in enumerate(conflict.clashes):
        chosen = st.radio(
            plain(clash_place(clash.path, language)),
            (THEIRS, MINE),
            format_func=partial(_value, clash, language),
            key=f"clash-{conflict.number}-{place}",
        )
        keep_mine[clash.path] = chosen == MINE
    st.button(say("project.settle", language), key="project-settle", type="primary", on_click=drafts.settle, args=(keep_mine,))


def _value(clash: Clash, language: Language, whose: str) -> str:
    return say(f"project.value_{whose}", language, value=plain(str(getattr(clash, whose))[:LONGEST_SHOWN]))


main()
