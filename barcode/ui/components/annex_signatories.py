"""Who signs an annex? A form that adds one, and a row for each with a button that takes it away."""

from __future__ import annotations

import streamlit as st

from barcode.errors import BarcodeError
from barcode.exports.annex_terms import LONGEST_LINE, Signatory
from barcode.language import Language, format_integer, say
from barcode.ui import state
from barcode.ui.annex_typed import with_signatory
from barcode.ui.components.plain import plain
from barcode.ui.components.problems import refusal

FIELDS = ("name", "function", "party")
WIDTHS = (5, 1)


def signatories(language: Language) -> tuple[Signatory, ...]:
    """The form and the rows; gives who signs at this moment."""
    kept = state.inputs()
    count = format_integer(len(kept.signatories), language)
    with st.expander(say("annex_page.signatories", language, count=count), key="annex-signatories"):
        for at, one in enumerate(kept.signatories):
            _row(at, one, language)
        with st.form("annex-signatory", border=False):
            for column, field in zip(st.columns(len(FIELDS)), FIELDS, strict=True):
                column.text_input(say(f"annex_page.sign_{field}", language), key=f"annex-sign-{field}", max_chars=LONGEST_LINE)
            st.form_submit_button(say("annex_page.add_signatory", language), key="annex-sign-add", on_click=_add)
        if kept.signatory_problems:
            refusal(BarcodeError(kept.signatory_problems), language)
    return kept.signatories


def _row(at: int, one: Signatory, language: Language) -> None:
    words, button = st.columns(WIDTHS, vertical_alignment="center")
    words.markdown(plain(", ".join(part for part in (one.name, one.function, one.party) if part)))
    button.button(
        say("annex_page.remove_signatory", language, name=plain(one.name or one.function)),
        key=f"annex-sign-drop-{at}",
        on_click=_drop,
        args=(at,),
    )


def _add() -> None:
    """Callback: adds who was typed and empties the fields, or says why not."""
    kept = state.inputs()
    try:
        kept.signatories = with_signatory(kept.signatories, *(state.chosen(f"annex-sign-{field}") for field in FIELDS))
    except BarcodeError as failed:
        kept.signatory_problems = failed.problems
        return
    kept.signatory_problems = ()
    for field in FIELDS:
        state.clear(f"annex-sign-{field}")


def _drop(at: int) -> None:
    kept = state.inputs()
    kept.signatories = (*kept.signatories[:at], *kept.signatories[at + 1 :])
    kept.signatory_problems = ()
