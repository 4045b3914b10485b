"""Where does the front end begin? Page settings and navigation, and the server that stands in front."""

from pathlib import Path

import streamlit as st

UI = Path(__file__).parent / "barcode" / "ui"


def draw() -> None:
    """Draws the page that is asked for, within what holds for every page."""
    from barcode.language import say
    from barcode.ui import drafts
    from barcode.ui.components.present import present, way_back
    from barcode.ui.components.project_block import project_block
    from barcode.ui.components.sidebar import sidebar
    from barcode.ui.components.what_if_panel import own_values_banner
    from barcode.ui.server.sign_in import may_enter

    st.set_page_config(page_title="Woon-werkbarcode", page_icon=str(UI / "static" / "icon.png"), layout="wide")
    drafts.bring_back()
    drafts.keep()
    language = sidebar()
    if not may_enter(language):
        st.stop()
    project_block(language)
    large = present(language)
    pages = [
        st.Page(UI / "views" / "overzicht.py", title=say("pages.overview.title", language), default=True),
        st.Page(UI / "views" / "plannen.py", title=say("pages.plans.title", language)),
        st.Page(UI / "views" / "kaart.py", title=say("map.title", language)),
        st.Page(UI / "views" / "normen.py", title=say("pages.norms.title", language)),
        st.Page(UI / "views" / "toetsing.py", title=say("checks_page.title", language)),
        st.Page(UI / "views" / "afspraken.py", title=say("annex_page.title", language)),
        st.Page(UI / "views" / "project.py", title=say("project.title", language)),
    ]
    page = st.navigation(pages)
    if large:
        way_back(pages, language)
    own_values_banner(language)
    page.run()
    drafts.keep_what_a_page_changed()


if __name__ != "__main__":
    # `streamlit run` finds `App` in the text of this file (nowhere else: without it Streamlit serves the pages bare), and imports
    # the file once, as the server; every visit runs it as a script.
    from streamlit.starlette import App

    from barcode.ui.server.serving import parts
    from barcode.ui.warm import get_ready

    # What a page needs is loaded beside the server, so that a browser can begin with what it needs itself.
    get_ready()
    app = App(__file__, **parts(draw))
else:
    draw()
