"""Plans: what goes in? Read from files with a preview, changed in tables, added by hand."""

from __future__ import annotations

import streamlit as st

from barcode.language import format_integer, say
from barcode.ui import cached, state
from barcode.ui.components.grid import grid
from barcode.ui.components.new_plan import new_plan_form
from barcode.ui.components.upload import template_button, upload
from barcode.ui.edits import GRIDS


def main() -> None:
    """Draws the page."""
    language = state.language()
    st.title(say("pages.plans.heading", language))
    programme, own = cached.programme(), state.inputs().programme is not None
    counts = {"plans": format_integer(len(programme.plans), language), "parks": format_integer(len(programme.parks), language)}
    if programme.invented:
        st.info(say("pages.plans.changed_example" if own else "pages.plans.in_use_example", language, **counts))
    else:
        st.success(say("pages.plans.in_use_own", language, **counts))
    # Always there, so that the first edit does not move the grid from under the cursor.
    st.button(say("pages.plans.back", language), key="back-to-example", on_click=state.back_to_example, disabled=not own)
    st.header(say("pages.plans.from_files", language))
    left, right = st.columns((3, 1), vertical_alignment="bottom")
    left.markdown(say("pages.plans.from_files_words", language))
    with right:
        template_button(language)
    upload(language)
    st.header(say("pages.plans.in_tables", language))
    st.markdown(say("pages.plans.in_tables_words", language))
    tables = [*GRIDS]
    labels = [say(f"pages.plans.table_{table}", language) for table in tables]
    for tab, table in zip(st.tabs(labels, key="tables"), tables, strict=True):
        with tab:
            grid(table, language)
    st.header(say("pages.plans.by_hand", language))
    new_plan_form(language)


main()
