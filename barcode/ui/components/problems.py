"""What was wrong with what came in, and where? The same table for files, norm books and cells; each sentence is read whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from barcode.errors import BarcodeError, Problem
from barcode.language import Language, format_integer, say
from barcode.ui.components.plain import plain

SHOWN_AT_ONCE = 500
IN_SIGHT, TALLEST = 8, 480


def problem_table(problems: Sequence[Problem], language: Language) -> None:
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
    used = {
        say(f"ui.problem_{name}", language): [plain(value) for value in values] for name, values in columns.items() if any(values)
    }
    # A table of the page and not a grid: a grid cuts a sentence off at the edge of its cell.
    st.table(pd.DataFrame(used), hide_index=True, height=TALLEST if len(shown) > IN_SIGHT else "content")
    if len(problems) > len(shown):
        st.caption(say("problem_place.and_more", language, count=format_integer(len(problems) - len(shown), language)))


def named(problem: Problem, language: Language) -> Problem:
    """The problem of a cell or field with the heading that stands above it."""
    return replace(problem, column=say(f"ui.column_{problem.column}", language)) if problem.column else problem


def refusal(failed: BarcodeError, language: Language) -> None:
    """Why something could not be done, each problem on a line of its own."""
    for line in failed.text(language).splitlines():
        st.error(plain(line))
