"""A page of the benchmark: our own page with the map, with the parks of the whole country, and another park chosen every run."""

from __future__ import annotations

import runpy

import streamlit as st

from barcode.ui import state
from barcode.ui.components.map_chart import CHOICE_KEY
from tests.bench.map_national import national_parks
from tests.conftest import REPOSITORY

kept_parks = st.cache_resource(national_parks)
turn = st.session_state["turn"] = st.session_state.get("turn", 0) + 1
if state.inputs().programme is None:
    state.use_programme(kept_parks())
state.keep_choice(CHOICE_KEY, f"parks/P-{turn}")
runpy.run_path(str(REPOSITORY / "barcode" / "ui" / "views" / "kaart.py"))
