"""Map: where do plans and work locations lie in each other's way, and what do the checks say of each?"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from barcode.assess import Assessment
from barcode.errors import BarcodeError
from barcode.language import Language, format_date, say
from barcode.ui import cached, state
from barcode.ui.components.finding_sieve import incomplete_warning
from barcode.ui.components.kept_choice import kept_radio
from barcode.ui.components.map_chart import map_chart
from barcode.ui.components.map_facts import facts
from barcode.ui.components.map_findings import findings_of_park, findings_of_plan
from barcode.ui.components.map_legend import legend
from barcode.ui.components.map_table import map_choice, map_tables
from barcode.ui.components.place_choice import own_books_banner
from barcode.ui.components.plain import plain
from barcode.ui.components.problems import refusal
from barcode.ui.map_deck import PLANS
from barcode.ui.map_reach import ZONES
from barcode.ui.map_rows import Row, rows_of
from barcode.ui.map_shapes import Shapes
from barcode.ui.what_if import Asking

WIDTHS = (3, 2)
PLANS_PAGE = Path(__file__).parent / "plannen.py"


def main() -> None:
    """Draws the page."""
    language = state.language()
    st.title(say("map.heading", language), anchor=False)
    if cached.programme().invented:
        st.info(say("map.invented_banner", language))
    own_books_banner(language)
    try:
        with st.spinner(say("map.working", language)):
            assessment, shapes = cached.assessment(Asking()), cached.shapes()
        _page(assessment, shapes, language)
    except BarcodeError as failed:
        refusal(failed, language)


def _page(assessment: Assessment, shapes: Shapes, language: Language) -> None:
    incomplete_warning(assessment, language)
    rows = rows_of(assessment, shapes, language)
    st.markdown(say("map.intro", language, date=format_date(assessment.on, language)))
    if not shapes.plans.count + shapes.parks.count:
        st.warning(say("map.no_polygon" if shapes.bounds is None else "map.only_borders", language))
    left, right = st.columns(WIDTHS)
    with right:
        row = map_choice(rows, language)
        zone = kept_radio(say("map.zones", language), ZONES, lambda one: say(f"map.zones_{one}", language), key="kaart-zones")
        background = st.toggle(say("map.background", language), key="kaart-achtergrond", persist_state="session")
        st.caption(say("map.background_on" if background else "map.background_off", language))
    with left:
        map_chart(shapes, rows, cached.zones(zone), background, language)
        legend(language, with_zones=zone != ZONES[0], with_borders=shapes.outlines.count > 0)
    if zone != ZONES[0]:
        st.caption(say("map.zones_words", language))
    if row is not None:
        _chosen(row, assessment, language)
    map_tables(rows, language)


def _chosen(row: Row, assessment: Assessment, language: Language) -> None:
    """The facts of what was chosen, and what the checks say of it."""
    layer, _, identity = row.key.partition("/")
    st.header(plain(row.name), anchor=False)
    facts(row, assessment.programme, language)
    st.subheader(say("map.findings", language), anchor=False)
    if layer == PLANS:
        findings_of_plan(assessment.findings.plan_ids.index(identity), assessment, language)
    else:
        findings_of_park(assessment.findings.park_ids.index(identity), assessment, language)
        st.page_link(PLANS_PAGE, label=say("map.plan_takes", language))


main()
