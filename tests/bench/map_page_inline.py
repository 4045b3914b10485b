"""A page of the benchmark: the same parks as a map usually holds them, inside the message, and nothing else on the page."""

from __future__ import annotations

import pydeck
import streamlit as st

from tests.bench.map_national import HEIGHT, inline_features

kept_features = st.cache_resource(inline_features)
turn = st.session_state["turn"] = st.session_state.get("turn", 0) + 1
parks = {"type": "FeatureCollection", "features": kept_features()}
layers = [
    pydeck.Layer("GeoJsonLayer", parks, id="parks", stroked=False, pickable=True, get_fill_color=[140, 165, 205, 190]),
    pydeck.Layer("GeoJsonLayer", kept_features()[turn], id="chosen", filled=False, get_line_color=[0, 0, 0], get_line_width=3),
]
view = pydeck.ViewState(longitude=5.1, latitude=52.1, zoom=6)
deck = pydeck.Deck(layers, initial_view_state=view, map_provider=None)
st.pydeck_chart(deck, height=HEIGHT, on_select="rerun", key="map")
