"""Do other ways of counting say the same? The other roads beside the one that governs, in words and in a table."""

from __future__ import annotations

import streamlit as st

from barcode.area import Area
from barcode.assess import Assessment
from barcode.language import Language, say
from barcode.trace import Figure, Traced
from barcode.ui.amounts import in_words, range_in_cell
from barcode.ui.components.explanation import explain_one_of
from barcode.ui.components.plain import plain
from barcode.ui.components.tables import show_table

PAIRS = (("floor_by_jobs", "floor_direct"), ("land_by_jobs", "land_national"), ("jobs", "jobs_by_inhabitants"))


def roads(area: Area, assessment: Assessment, language: Language) -> None:
    """Each pair of roads to the same number, and whether their ranges meet."""
    st.header(say("pages.overview.roads", language), anchor=False)
    asked = area.asked
    governs = "ui.direct_road_governs" if asked.roads.takes_direct_road else "ui.jobs_road_governs"
    st.markdown(say(governs, language))
    road, result, span = (say(f"ui.{name}", language) for name in ("road", "amount", "asked_range"))
    rows: list[dict[str, str]] = []
    figures: dict[str, Figure] = {}
    for first_name, second_name in PAIRS:
        first: Figure = asked.jobs if first_name == "jobs" else getattr(asked.roads, first_name)
        second: Figure = getattr(asked.roads, second_name)
        for name, figure in ((first_name, first), (second_name, second)):
            label = say(f"ui.road_{name}", language)
            figures[label] = figure
            rows.append({road: label, result: in_words(figure, assessment, language), span: range_in_cell(figure, language)})
        if isinstance(first, Traced) and isinstance(second, Traced):
            apart = first.high < second.low or second.high < first.low
            key = "pages.overview.roads_differ" if apart else "pages.overview.roads_agree"
            first_label, second_label = say(f"ui.road_{first_name}", language), say(f"ui.road_{second_name}", language)
            st.markdown("- " + say(key, language, first=plain(first_label), second=plain(second_label)))
    show_table(rows, say("pages.overview.roads", language), "roads", [result, span])
    explain_one_of(figures, assessment, language, "roads")
