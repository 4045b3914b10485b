"""Where does the front end begin? Page settings and navigation, and the server that also hands out the shapes of the map."""

from pathlib import Path

import streamlit as st
from streamlit.starlette import App

from barcode.language import say
from barcode.ui import drafts
from barcode.ui.components.project_block import project_block
from barcode.ui.components.sidebar import sidebar
from barcode.ui.map_files import routes

UI = Path(__file__).parent / "barcode" / "ui"

if __name__ != "__main__":
    # `streamlit run` finds this name in the file, and imports the file once, as the server; every visit runs it as a script.
    app = App(__file__, routes=routes())
else:
    st.set_page_config(page_title="Woon-werkbarcode", page_icon=str(UI / "static" / "icon.png"), layout="wide")
    drafts.bring_back()
    drafts.keep()
    language = sidebar()
    project_block(language)
    st.navigation(
        [
            st.Page(UI / "views" / "overzicht.py", title=say("pages.overview.title", language), default=True),
            st.Page(UI / "views" / "plannen.py", title=say("pages.plans.title", language)),
            st.Page(UI / "views" / "kaart.py", title=say("map.title", language)),
            st.Page(UI / "views" / "normen.py", title=say("pages.norms.title", language)),
            st.Page(UI / "views" / "toetsing.py", title=say("checks_page.title", language)),
            st.Page(UI / "views" / "project.py", title=say("project.title", language)),
        ]
    ).run()
    drafts.keep_what_a_page_changed()
