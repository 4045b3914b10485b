"""Is a file that somebody sent what its own inputs and norms come to? The answer in words, what differs, and what to do."""

from __future__ import annotations

import streamlit as st

from barcode.language import Language


def annex_difference(language: Language) -> None:
    st.write("")
