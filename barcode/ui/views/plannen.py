"""Plans: what goes in? Read from files with a preview, changed in tables, added by hand."""

from __future__ import annotations

import streamlit as st

from barcode.language import format_integer, say
from barcode.ui import cached, state
from barcode.ui.components.grid import grid
from barcode.ui.components.new_plan import new_plan_form
from barcode.ui.components.plan_form import plan_form
from barcode.ui.components.upload import template_button, upload
from barcode.ui.edits import GRIDS

TABLE_KEY = "table"


def _keep_table(key: str, tables: dict[str, str]) -> None:
    """Keeps the open table: its tab has another label in the other language, and opens again after a change of page."""
    state.keep_choice(TABLE_KEY, tables[state.chosen(key)])


def main() -> None:
    """Draws the page."""
    language = state.language()
    st.title(say("pages.plans.heading", language), anchor=False)
    programme, own = cached.programme(), state.inputs().programme is not None
    counts = {"plans": format_integer(len(programme.plans), language), "parks": format_integer(len(programme.parks), language)}
    if programme.invented:
        st.info(say("pages.plans.changed_example" if own else "pages.plans.in_use_example", language, **counts))
    else:
        st.success(say("pages.plans.in_use_own", language, **counts))
    # Always there, so that the first edit does not move the grid from under the cursor.
    st.button(say("pages.plans.back", language), key="back-to-example", on_click=state.back_to_example, disabled=not own)
    st.header(say("pages.plans.from_files", language), anchor=False)
    left, right = st.columns((3, 1), vertical_alignment="bottom")
    left.markdown(say("pages.plans.from_files_words", language))
    with right:
        template_button(language)
    upload(language)
    st.header(say("pages.plans.in_tables", language), anchor=False)
    st.markdown(say("pages.plans.in_tables_words", language))
    tables = [*GRIDS]
    labels = [say(f"pages.plans.table_{table}", language) for table in tables]
    key = f"tables-{language}"
    # Not by `default`: another default makes other tabs, and throws away what is half typed in a grid.
    state.show(key, labels[tables.index(state.kept_choice(TABLE_KEY) or tables[0])])
    tabs = st.tabs(labels, key=key, on_change=_keep_table, args=(key, dict(zip(labels, tables, strict=True))))
    for tab, table in zip(tabs, tables, strict=True):
        with tab:
            grid(table, language)
    st.header(say("plan_form.heading", language), anchor=False)
    st.markdown(say("plan_form.words", language))
    plan_form(language)
    st.header(say("pages.plans.by_hand", language), anchor=False)
    new_plan_form(language)


main()
