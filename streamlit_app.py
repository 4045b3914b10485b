"""Where does the front end begin? Page settings and navigation, and the server that also hands out the shapes of the map."""

from pathlib import Path

import streamlit as st
from streamlit.starlette import App

from barcode.language import say
from barcode.ui.components.present import present, way_back
from barcode.ui.components.sidebar import sidebar
from barcode.ui.components.what_if_panel import own_values_banner
from barcode.ui.map_files import routes

UI = Path(__file__).parent / "barcode" / "ui"

if __name__ != "__main__":
    # `streamlit run` finds this name in the file, and imports the file once, as the server; every visit runs it as a script.
    app = App(__file__, routes=routes())
else:
    st.set_page_config(page_title="Woon-werkbarcode", page_icon=str(UI / "static" / "icon.png"), layout="wide")
    language = sidebar()
    large = present(language)
    pages = [
        st.Page(UI / "views" / "overzicht.py", title=say("pages.overview.title", language), default=True),
        st.Page(UI / "views" / "plannen.py", title=say("pages.plans.title", language)),
        st.Page(UI / "views" / "kaart.py", title=say("map.title", language)),
        st.Page(UI / "views" / "normen.py", title=say("pages.norms.title", language)),
        st.Page(UI / "views" / "toetsing.py", title=say("checks_page.title", language)),
    ]
    page = st.navigation(pages)
    if large:
        way_back(pages, language)
    own_values_banner(language)
    page.run()
