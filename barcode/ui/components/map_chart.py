"""The map itself: what is drawn from bottom to top, and what a click on it chooses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from barcode.language import Language, say
from barcode.ui import state
from barcode.ui.map_deck import HEIGHT, PARKS, PLANS, borders, chosen, coloured, deck, outlined, zones
from barcode.ui.map_rows import Row, Rows
from barcode.ui.map_shapes import Layer, Shapes, bounds_of, outline

MAP_KEY, CHOICE_KEY, SIGHT_KEY = "kaart-beeld", "op-de-kaart", "in-beeld"
NOTHING = ""
# Constant HTML of our own; Streamlit fills in the name of what lies under the cursor, and escapes it.
TOOLTIP = "{name}"


def map_chart(shapes: Shapes, rows: Rows, zone: Layer | None, with_background: bool, language: Language) -> None:
    """Draws the map, if there is anything to draw; a click keeps what was chosen.

    Args:
        shapes: of the programme.
        rows: what they are and look like.
        zone: guideline distances, where they are switched on.
        with_background: whether the tiles of PDOK are fetched.
        language: of the page.
    """
    if shapes.bounds is None:
        return
    layers = [borders(shapes.outlines)] if shapes.outlines.count else []
    layers += [] if zone is None else [zones(zone)]
    layers += [coloured(PARKS, shapes.parks, rows.park_signs), coloured(PLANS, shapes.plans, rows.plan_signs)]
    layers.append(outlined(shapes.shared))
    choice, sight = (_shape(state.kept_choice(key), shapes, rows) for key in (CHOICE_KEY, SIGHT_KEY))
    if choice is not None:
        layers += chosen(outline(choice))
    st.pydeck_chart(
        deck(layers, shapes.bounds if sight is None else bounds_of([[sight]]) or shapes.bounds, with_background, TOOLTIP),
        height=HEIGHT,
        on_select=partial(_choose_by_click, {PLANS: rows.plans, PARKS: rows.parks}),
        selection_mode="single-object",
        key=MAP_KEY,
        alt=say("map.alt", language),
    )


def choose_by_hand() -> None:
    """Callback of the choice beside the map: keeps it, and brings it into sight. A click does not move the map."""
    for key in (CHOICE_KEY, SIGHT_KEY):
        state.keep_choice(key, state.chosen(CHOICE_KEY))


def _choose_by_click(rows: Mapping[str, Sequence[Row]]) -> None:
    """Keeps what was clicked; bare ground, or the same again, chooses nothing."""
    layer, row = state.clicked(MAP_KEY)
    known = rows.get(layer, ())
    state.keep_choice(CHOICE_KEY, known[row].key if 0 <= row < len(known) else NOTHING)


def _shape(key: str, shapes: Shapes, rows: Rows) -> Any:
    """The shape in degrees of a plan or park, by its key; None where it has none."""
    for layer, of in ((shapes.plans, rows.plans), (shapes.parks, rows.parks)):
        for shape, row in zip(layer.polygons, of, strict=True):
            if row.key == key:
                return shape
    return None
