"""Where does the front end begin? Page settings and navigation, and the server that also hands out the shapes of the map."""

from pathlib import Path

import streamlit as st

UI = Path(__file__).parent / "barcode" / "ui"

if __name__ != "__main__":
    # `streamlit run` finds this name in the file, and imports the file once, as the server; every visit runs it as a script.
    from streamlit.starlette import App

    from barcode.ui.map_files import routes
    from barcode.ui.warm import get_ready

    # What a page needs is loaded beside the server, so that a browser can begin with what it needs itself.
    get_ready()
    app = App(__file__, routes=routes())
else:
    from barcode.language import say
    from barcode.ui.components.sidebar import sidebar

    st.set_page_config(page_title="Woon-werkbarcode", page_icon=str(UI / "static" / "icon.png"), layout="wide")
    language = sidebar()
    st.navigation(
        [
            st.Page(UI / "views" / "overzicht.py", title=say("pages.overview.title", language), default=True),
            st.Page(UI / "views" / "plannen.py", title=say("pages.plans.title", language)),
            st.Page(UI / "views" / "kaart.py", title=say("map.title", language)),
            st.Page(UI / "views" / "normen.py", title=say("pages.norms.title", language)),
            st.Page(UI / "views" / "toetsing.py", title=say("checks_page.title", language)),
            st.Page(UI / "views" / "afspraken.py", title=say("annex_page.title", language)),
        ]
    ).run()
