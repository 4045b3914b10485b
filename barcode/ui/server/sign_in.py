"""Must a visitor sign in first, and has he? Off, unless whoever runs the server switches it on (`docs/sign-in.md`)."""

from __future__ import annotations

import os
from typing import Final

import streamlit as st

from barcode.language import Language, say

SETTING: Final = "WOONWERK_SIGN_IN"
ON: Final = "on"
OFF: Final = ("", "off")


def may_enter(language: Language) -> bool:
    """Whether the page may be drawn; otherwise the way in is drawn instead.

    A setting that is neither on nor off counts as on: who mistyped it wanted a lock.
    """
    if os.environ.get(SETTING, "").strip().lower() in OFF:
        return True
    if st.user.get("is_logged_in", False):
        st.sidebar.button(say("sign_in.leave", language), key="sign-out", on_click=st.logout)
        return True
    st.title(say("sign_in.heading", language), anchor=False)
    if not is_configured():
        st.error(say("sign_in.not_configured", language))
        return False
    st.markdown(say("sign_in.words", language))
    st.button(say("sign_in.enter", language), key="sign-in", type="primary", on_click=st.login)
    return False


def is_configured() -> bool:
    """Whether the secrets of the server name an identity provider."""
    from streamlit.runtime.secrets import secrets_singleton

    return bool(secrets_singleton.load_if_toml_exists()) and "auth" in st.secrets
