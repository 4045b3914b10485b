"""How does a planner change the inputs in a table? Cells of text, read by the strict rule for numbers; no edit is ever lost.

The grid keeps its key and the rows it was first drawn with, so that edits outlive every run: a grid that gets its own edits back
as rows forgets them, and takes a visitor who has just chosen another page back to this one. What cannot be read stays in sight in
its cell and is named below the grid, and the old value counts until it is mended.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pandas as pd
import streamlit as st

from barcode.language import Language, say
from barcode.programme import Programme
from barcode.programme.lists import PLANNING_STATUSES
from barcode.ui import cached, state
from barcode.ui.components.problems import named, problem_table
from barcode.ui.edits import GRIDS, LASTING, Cell, edited, shown, without_rows

REMOVE = "remove"
LONGEST_NAME = 200


def grid(table: str, language: Language) -> None:
    """The grid of one table of the programme in use, with what could not be read and the button that removes rows."""
    key = _key(table)
    if not state.is_drawn(key):
        state.start_grid_afresh(key)
    if state.edited_rows(key) != state.inputs().folded.get(key, {}):
        _fold(table, language)
    programme = cached.programme()
    rows = state.inputs().first_rows.setdefault(key, getattr(programme, table))
    cells = _cells(rows, programme, table, language)
    if cells.empty:
        st.caption(say("pages.plans.no_rows", language))
        return
    st.data_editor(
        cells,
        key=key,
        num_rows="fixed",
        hide_index=True,
        on_change=_fold,
        args=(table, language),
        column_config=_columns(table, language),
        alt=say(f"pages.plans.table_{table}", language),
        placeholder="",
    )
    problems = state.inputs().refused.get(key, ())
    if problems:
        st.error(say("pages.plans.cells_refused", language, count=len(problems)))
        problem_table([named(problem, language) for problem in problems], language)
    if table not in LASTING:
        st.button(say("pages.plans.remove_rows", language), key=f"remove-{key}", on_click=_remove, args=(table,))


def _key(table: str) -> str:
    return f"grid-{table}-{state.inputs().generation}"


def _cells(rows: pd.DataFrame, programme: Programme, table: str, language: Language) -> pd.DataFrame:
    names = programme.plans.set_index("plan_id")["name"]
    places = programme.areas.set_index("municipality_code")["name"]
    cells: dict[str, list[Any]] = {} if table in LASTING else {REMOVE: [False] * len(rows)}
    for column, cell in GRIDS[table].items():
        if column == "plan_name":
            values = rows["plan_id"].map(names)
        elif column == "municipality":
            values = rows["municipality_code"].map(places).fillna(rows["municipality_code"])
        elif column == "location":
            values = rows["location_type"].map(lambda kind: say(f"location_type.{kind}", language))
        else:
            values = rows[column]
        cells[column] = [shown(value, cell, language) for value in values]
    return pd.DataFrame(cells)


def _columns(table: str, language: Language) -> dict[str, Any]:
    columns: dict[str, Any] = {REMOVE: st.column_config.CheckboxColumn(say("ui.column_remove", language), width="small")}
    for column, cell in GRIDS[table].items():
        label = say(f"ui.column_{column}", language)
        if cell is Cell.STATUS:
            columns[column] = st.column_config.SelectboxColumn(label, options=["", *PLANNING_STATUSES])
        elif cell in (Cell.FIXED, Cell.TEXT):
            columns[column] = st.column_config.TextColumn(label, disabled=cell is Cell.FIXED, max_chars=LONGEST_NAME)
        else:
            columns[column] = st.column_config.TextColumn(label, alignment="right", help=say(f"ui.cell_{cell}", language))
    return columns


def _fold(table: str, language: Language) -> None:
    """Takes the rows over that changed since the last time; what was read in another language before keeps its meaning."""
    key, kept = _key(table), state.inputs()
    now, before = state.edited_rows(key), kept.folded.get(key, {})
    touched = {row: cells for row, cells in now.items() if cells != before.get(row)}
    changed, problems = edited(cached.programme(), table, touched, language)
    standing = [one for one in kept.refused.get(key, ()) if one.row is not None and one.row - 1 in now.keys() - touched.keys()]
    state.use_programme(changed, new_rows=False)
    kept.refused[key] = tuple(sorted([*standing, *problems], key=lambda one: one.row or 0))
    kept.folded[key] = deepcopy(dict(now))
    if any(cells.keys() - now.get(row, {}).keys() for row, cells in before.items()):
        # The browser forgot an edit that counts; the grid is drawn again with what counts.
        kept.first_rows.pop(key, None)


def _remove(table: str) -> None:
    rows = [row for row, cells in state.edited_rows(_key(table)).items() if cells.get(REMOVE)]
    if rows:
        state.use_programme(without_rows(cached.programme(), table, rows))
