"""What was wrong with what came in, and where? The same table for files, norm books and cells."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from barcode.errors import BarcodeError, Problem
from barcode.language import Language, say
from barcode.ui.components.plain import plain

SHOWN_AT_ONCE = 500


def problem_table(problems: Sequence[Problem], language: Language, key: str) -> None:
    """Problems with their place, what was found and the sentence; the first ones of a long list, with the count of all."""
    shown = problems[:SHOWN_AT_ONCE]
    columns = {
        "file": [problem.file for problem in shown],
        "sheet": [problem.sheet for problem in shown],
        "row": ["" if problem.row is None else str(problem.row) for problem in shown],
        "column": [problem.column or problem.norm for problem in shown],
        "found": [str(problem.found) for problem in shown],
        "sentence": [problem.sentence(language) for problem in shown],
    }
    used = {say(f"ui.problem_{name}", language): values for name, values in columns.items() if any(values)}
    sentence = say("ui.problem_sentence", language)
    wide = {sentence: st.column_config.TextColumn(width="large")} if sentence in used else {}
    st.dataframe(pd.DataFrame(used), hide_index=True, column_config=wide, row_height=48, key=key)
    if len(problems) > len(shown):
        st.caption(say("problem_place.and_more", language, count=len(problems) - len(shown)))


def refusal(failed: BarcodeError, language: Language) -> None:
    """Why something could not be done, each problem on a line of its own."""
    for line in failed.text(language).splitlines():
        st.error(plain(line))
