"""Where does the front end begin? Page settings and navigation, nothing else."""

from pathlib import Path

import streamlit as st

from barcode.language import say
from barcode.ui.components.sidebar import sidebar

UI = Path(__file__).parent / "barcode" / "ui"

st.set_page_config(page_title="Woon-werkbarcode", page_icon=str(UI / "static" / "icon.png"), layout="wide")
language = sidebar()
st.navigation(
    [
        st.Page(UI / "views" / "overzicht.py", title=say("pages.overview.title", language), default=True),
        st.Page(UI / "views" / "plannen.py", title=say("pages.plans.title", language)),
        st.Page(UI / "views" / "normen.py", title=say("pages.norms.title", language)),
    ]
).run()
