"""Which municipality does the page speak of? One choice, shared by the pages."""

from __future__ import annotations

import streamlit as st

from barcode.language import Language, say
from barcode.ui import cached, state


def place_options() -> dict[str, str]:
    """Every municipality that can be chosen (code → name): those with plans or parks first, then all others by name."""
    own = cached.programme()
    everywhere = cached.programme_everywhere().areas
    names = dict(zip(everywhere["municipality_code"], everywhere["name"], strict=True))
    planned = [code for code in names if code in {*own.plans["municipality_code"], *own.parks["municipality_code"]}]
    rest = sorted((code for code in names if code not in set(planned)), key=lambda code: names[code].lstrip("'’").lower())
    return {code: names[code] for code in [*planned, *rest]}


def place_names(language: Language) -> dict[str, str]:
    """The same names, with the word for invented where a municipality does not exist."""
    invented = cached.invented_places()
    return {
        code: say("ui.invented_name", language, name=name) if code in invented else name for code, name in place_options().items()
    }


def place_name(code: str, language: Language) -> str:
    """The name of one municipality, with that word."""
    return place_names(language).get(code, code)


def place_choice(language: Language) -> str:
    """The choice; gives the code of the municipality."""
    names = place_names(language)
    state.prepare(state.PLACE_KEY, [*names])
    code: str = st.selectbox(
        say("ui.municipality", language),
        [*names],
        format_func=lambda code: names[code],
        key=state.PLACE_KEY,
        on_change=state.remember,
        args=(state.PLACE_KEY,),
    )
    return code


def invented_banner(code: str, language: Language) -> None:
    """Says that nothing here exists, where that is so."""
    if code in cached.invented_places():
        st.info(say("ui.invented_banner", language))


def own_books_banner(language: Language) -> None:
    """Says that own norm books are in use, where that is so."""
    count = len(state.inputs().books)
    if count:
        st.warning(say("ui.own_books_banner", language, count=count))
