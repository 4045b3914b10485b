"""What the map shows, as tables and as a choice that a keyboard reaches: the same rows in the same order."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from barcode.language import Language, say
from barcode.ui import state
from barcode.ui.components.map_chart import CHOICE_KEY, NOTHING, choose_by_hand
from barcode.ui.map_deck import PARKS, PLANS
from barcode.ui.map_rows import Row, Rows

# A long table scrolls within itself; a short one stands whole.
IN_SIGHT, TALLEST = 25, 600
SIGN_WIDTH = 70


def map_choice(rows: Rows, language: Language) -> Row | None:
    """The plan or park that is chosen, on the map or here."""
    known = rows.by_key()
    state.prepare(CHOICE_KEY, [NOTHING, *known])
    key: str = st.selectbox(
        say("map.choose", language),
        [NOTHING, *known],
        format_func=lambda one: _label(known[one], language) if one else say("map.nothing_chosen", language),
        key=CHOICE_KEY,
        on_change=choose_by_hand,
    )
    return known.get(key)


def map_tables(rows: Rows, language: Language) -> None:
    """The table of plans and the table of parks."""
    for layer, of in ((PLANS, rows.plans), (PARKS, rows.parks)):
        st.header(say(f"map.table_{layer}", language), anchor=False)
        if of:
            _table(layer, of, language)
        else:
            st.caption(say(f"map.no_{layer}", language))


def _table(layer: str, of: Sequence[Row], language: Language) -> None:
    headings = [say(f"map.column_{name}", language) for name in ("sign", f"name_{layer}", f"words_{layer}", "municipality")]
    shown = [dict(zip(headings, (row.sign, row.name, row.words, row.municipality), strict=True)) for row in of]
    if not all(row.drawn for row in of):
        heading = say("map.column_drawn", language)
        shown = [
            {**cells, heading: say("map.drawn" if row.drawn else "map.not_drawn", language)}
            for cells, row in zip(shown, of, strict=True)
        ]
    st.dataframe(
        pd.DataFrame(shown),
        hide_index=True,
        column_config={headings[0]: st.column_config.TextColumn(width=SIGN_WIDTH)},
        alt=say(f"map.table_{layer}", language),
        key=f"kaart-{layer}",
        height="content" if len(of) <= IN_SIGHT else TALLEST,
    )


def _label(row: Row, language: Language) -> str:
    layer = row.key.partition("/")[0]
    return say(f"map.option_{layer}", language, name=row.name, municipality=row.municipality)
