"""How mixed are living and working, before and after the plans?"""

from __future__ import annotations

import streamlit as st

from barcode.area import Area
from barcode.assess import Assessment
from barcode.language import Language, format_decimal, say
from barcode.trace import Traced
from barcode.ui.amounts import in_words
from barcode.ui.components.explanation import explain_one_of
from barcode.ui.components.plain import plain


def mix(area: Area, assessment: Assessment, language: Language) -> None:
    """The function-mix index in words, or what is lacking to tell it."""
    st.header(say("pages.overview.mix", language), anchor=False)
    st.markdown(say("pages.overview.mix_words", language))
    names = [say(f"pages.overview.mix_{moment}", language) for moment in ("before", "after")]
    figures = dict(zip(names, area.function_mix, strict=True))
    for name, figure in figures.items():
        if isinstance(figure, Traced):
            number = f"**{format_decimal(figure.value, 1, language)}**"
        else:
            number = plain(in_words(figure, assessment, language))
        st.markdown(f"- {plain(name)}: {number}")
    explain_one_of(figures, assessment, language, "mix")
