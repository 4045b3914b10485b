"""Is a file that somebody sent what its own inputs and norms come to? The answer in words, what differs, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from barcode.exports.verify import Outcome, Verified
from barcode.language import Language, format_integer, say
from barcode.ui import cached
from barcode.ui.components.plain import plain

# The server takes no larger file (`server.maxUploadSize`).
LARGEST_MEGABYTES = 20
DIFFERENCES_SHOWN = 100
SHOWN_AS = {
    Outcome.ACCEPTED: st.success,
    Outcome.DIFFERS: st.error,
    Outcome.CANNOT_VERIFY: st.warning,
    Outcome.REFUSED: st.error,
}


def annex_verify(language: Language) -> None:
    """The field for a file, and what that turned out to be."""
    st.markdown(say("annex_page.verify_intro", language))
    # No list of types: the gate says in words what it does not take.
    file = st.file_uploader(say("annex_page.verify_file", language), max_upload_size=LARGEST_MEGABYTES, key="annex-verify-file")
    st.caption(say("annex_page.file_limits", language, most=LARGEST_MEGABYTES))
    if file is None:
        return
    with st.spinner(say("annex_page.verifying", language), show_time=True):
        found = cached.verified(file.name, file.getvalue(), language)
    _outcome(found, file.name, language)


def _outcome(found: Verified, name: str, language: Language) -> None:
    """The outcome in a sentence, what to do, and everything that differs."""
    head, *_ = found.lines(language)
    SHOWN_AS[found.outcome](f"**{plain(name)}** – {plain(head)}")
    st.markdown(say(f"annex_page.to_do_{found.outcome}", language))
    for note in found.notes:
        st.markdown(plain(note))
    if found.claimed and found.claimed == found.computed:
        st.caption(plain(say("annex_page.fingerprint", language, fingerprint=found.computed)))
    elif found.claimed:
        st.caption(plain(say("annex_page.fingerprints", language, claimed=found.claimed, computed=found.computed)))
    if found.differences:
        lines_table(say("annex_page.differences", language), found.differences, language)


def lines_table(heading: str, lines: Sequence[str], language: Language) -> None:
    """Sentences below each other, the first ones of many, with the count of the rest."""
    shown = lines[:DIFFERENCES_SHOWN]
    st.table(pd.DataFrame({heading: list(map(plain, shown))}), hide_index=True, alt=heading)
    if len(lines) > len(shown):
        counts = {"shown": len(shown), "more": len(lines) - len(shown)}
        written = {key: format_integer(count, language) for key, count in counts.items()}
        st.caption(say("annex_page.more_differences", language, **written))
