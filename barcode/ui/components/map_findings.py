"""What do the checks say of the plan or park that was chosen on the map?"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from barcode.assess import Assessment
from barcode.explain.verdict import verdict
from barcode.language import Language, format_integer, say
from barcode.ui.components.findings_table import findings_table
from barcode.ui.components.plain import plain
from barcode.ui.finding_rows import about_parks, about_plans, plans_in_order, weighed

PLANS_AT_ONCE = 5


def findings_of_plan(plan: int, assessment: Assessment, language: Language) -> None:
    """The verdict on the plan at this position in two sentences, and its findings, the heaviest first."""
    found = about_plans(weighed(assessment.findings))
    st.markdown(plain(verdict(plan, assessment, language)))
    _findings(found[found["plan"] == plan], plan, assessment, language)


def findings_of_park(park: int, assessment: Assessment, language: Language) -> None:
    """The findings about the park at this position: of itself, and of each plan that has to do with it."""
    table = weighed(assessment.findings)
    table = table[table["park"] == park]
    own, with_plans = about_parks(table), about_plans(table)
    plans = plans_in_order(with_plans)
    name = str(assessment.programme.parks["name"].iloc[park])
    if not own.empty:
        findings_table(own, assessment, language, key=f"kaart-terrein-{park}", name=name)
    for plan in plans[:PLANS_AT_ONCE]:
        st.markdown(f"**{say('map.about_plan', language, name=plain(assessment.programme.plans['name'].iloc[plan]))}**")
        _findings(with_plans[with_plans["plan"] == plan], plan, assessment, language)
    if len(plans) > PLANS_AT_ONCE:
        st.caption(say("map.more_plans", language, count=format_integer(len(plans) - PLANS_AT_ONCE, language)))
    if table.empty:
        st.caption(say("map.no_findings", language))


def _findings(rows: pd.DataFrame, plan: int, assessment: Assessment, language: Language) -> None:
    if rows.empty:
        st.caption(say("map.no_findings", language))
        return
    name = str(assessment.programme.plans["name"].iloc[plan])
    findings_table(rows, assessment, language, key=f"kaart-plan-{plan}", name=name)
