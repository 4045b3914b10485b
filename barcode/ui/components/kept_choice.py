"""How does a choice stay when the language, the rows or the page change?

Streamlit keeps in the browser what an option is called: after another language it stands there in the old words, or nothing
seems chosen. So what was chosen is kept by its code, and handed to the field each time that it is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from barcode.ui import state


def kept_select(label: str, options: Sequence[str], words: Callable[[str], str], key: str, placeholder: str = "") -> str:
    """A list to choose from, and the code that is chosen.

    Args:
        label: of the field.
        options: codes.
        words: what each code is called, in the language of the page.
        key: of the field, and under which the choice is kept.
        placeholder: what stands there as long as nothing is chosen; without it the first option is chosen then.
    """
    _hand_over(key, options, may_be_blank=bool(placeholder))
    chosen = st.selectbox(
        label, options, index=None if placeholder else 0, format_func=words, key=key, on_change=_keep, args=(key,),
        placeholder=placeholder or None,
    )  # fmt: skip
    return chosen or ""


def kept_radio(label: str, options: Sequence[str], words: Callable[[str], str], key: str, horizontal: bool = False) -> str:
    """The same with all options in sight."""
    _hand_over(key, options, may_be_blank=False)
    chosen = st.radio(label, options, format_func=words, key=key, on_change=_keep, args=(key,), horizontal=horizontal)
    return chosen


def kept_text(label: str, key: str, most: int, placeholder: str = "", note: str = "") -> str:
    """A field for one line of text that stays.

    Args:
        label: of the field.
        key: of the field, and under which the text is kept.
        most: signs it takes.
        placeholder: what stands in it as long as it is empty.
        note: of the field.
    """
    state.show(key, state.kept_choice(key))
    return st.text_input(
        label, key=key, max_chars=most, placeholder=placeholder, help=note or None, on_change=_keep, args=(key,)
    ).strip()  # fmt: skip


def kept_lines(label: str, key: str, most: int, placeholder: str = "", note: str = "") -> str:
    """The same for several lines."""
    state.show(key, state.kept_choice(key))
    return st.text_area(
        label, key=key, max_chars=most, placeholder=placeholder, help=note or None, on_change=_keep, args=(key,)
    )  # fmt: skip


def _hand_over(key: str, options: Sequence[str], may_be_blank: bool) -> None:
    kept = state.kept_choice(key)
    if kept in options:
        state.show(key, kept)
    elif options and not may_be_blank:
        state.show(key, options[0])


def _keep(key: str) -> None:
    state.keep_choice(key, state.chosen(key))
