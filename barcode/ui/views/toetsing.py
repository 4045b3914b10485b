"""Checks: which plans clash with which norm, by how much, and in which year does work fall behind?"""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import streamlit as st

from barcode.assess import Assessment
from barcode.errors import BarcodeError
from barcode.explain.names import place_name
from barcode.explain.verdict import verdict
from barcode.language import Language, format_date, format_integer, say
from barcode.ui import cached, state
from barcode.ui.components.delivery import delivery
from barcode.ui.components.finding_sieve import counts, incomplete_warning, sieve
from barcode.ui.components.findings_table import findings_table
from barcode.ui.components.kept_choice import kept_radio, kept_select
from barcode.ui.components.place_choice import own_books_banner
from barcode.ui.components.plain import plain
from barcode.ui.components.problems import refusal
from barcode.ui.finding_rows import LEVELS, about_areas, about_parks, about_plans, plans_in_order, sifted, weighed
from barcode.ui.what_if import Asking

PLANS_AT_ONCE = 10
PLANS_PAGE = Path(__file__).parent / "plannen.py"


def main() -> None:
    """Draws the page."""
    language = state.language()
    st.title(say("checks_page.heading", language), anchor=False)
    programme = cached.programme()
    if programme.invented:
        st.info(say("ui.invented_banner", language))
    own_books_banner(language)
    if not len(programme.plans):
        st.markdown(say("checks_page.no_plans", language))
        return
    try:
        with st.spinner(say("ui.working", language)):
            assessment = cached.assessment(Asking())
            table = weighed(assessment.findings)
    except BarcodeError as failed:
        refusal(failed, language)
        return
    incomplete_warning(assessment, language)
    st.markdown(say("checks_page.intro", language, date=format_date(assessment.on, language)))
    counts(table, assessment, language)
    _parts(table, assessment, language)


def _parts(table: pd.DataFrame, assessment: Assessment, language: Language) -> None:
    """The fields that choose, and one of the four parts of the page."""
    chosen = sifted(table, sieve(assessment, language), assessment)
    number = {
        "plans": about_plans(chosen)["plan"].nunique(),
        "areas": about_areas(chosen)["area"].nunique(),
        "parks": about_parks(chosen)["park"].nunique(),
        "pace": 0,
    }
    part = kept_radio(
        say("checks_page.look_at", language),
        [*number],
        lambda one: say(f"checks_page.look_at_{one}", language, count=format_integer(number[one], language)),
        key="checks-part",
        horizontal=True,
    )
    if part == "plans":
        _plans(chosen, assessment, language)
    elif part == "areas":
        _areas(chosen, assessment, language)
    elif part == "parks":
        _parks(chosen, assessment, language)
    else:
        delivery(assessment, language)


def _plans(chosen: pd.DataFrame, assessment: Assessment, language: Language) -> None:
    """The plans, ten at a time: the verdict, then the findings."""
    order, rows = plans_in_order(chosen), about_plans(chosen)
    whole = len(assessment.programme.plans)
    numbers = {"shown": format_integer(len(order), language), "all": format_integer(whole, language)}
    st.header(say("checks_page.plans_heading", language), anchor=False)
    if not order:
        st.markdown(say("checks_page.nothing", language))
        return
    st.caption(say("checks_page.in_sight", language, **numbers))
    start = 0
    if len(order) > PLANS_AT_ONCE:
        start = _start(len(order), language)
    of_plan = dict(iter(rows.groupby("plan", sort=False)))
    for position in order[start : start + PLANS_AT_ONCE]:
        _plan(position, of_plan[position], assessment, language)


def _start(whole: int, language: Language) -> int:
    """The position of the first plan in sight, which the visitor chooses."""

    def words(start: str) -> str:
        first, last = int(start) + 1, min(int(start) + PLANS_AT_ONCE, whole)
        written = {"first": first, "last": last, "all": whole}
        return say("checks_page.part_name", language, **{name: format_integer(one, language) for name, one in written.items()})

    starts = [str(start) for start in range(0, whole, PLANS_AT_ONCE)]
    return int(kept_select(say("checks_page.part", language), starts, words, key=f"checks-from-{whole}"))


def _plan(position: int, rows: pd.DataFrame, assessment: Assessment, language: Language) -> None:
    plan = assessment.programme.plans.iloc[position]
    place = place_name(assessment, str(plan["municipality_code"]), language)
    heading = say("checks_page.plan_heading", language, name=plan["name"], id=plan["plan_id"], place=place)
    with st.container(border=True):
        st.subheader(plain(heading), anchor=False)
        st.markdown(plain(verdict(position, assessment, language)))
        findings_table(rows, assessment, language, f"finding-of-plan-{plan['plan_id']}", str(plan["name"]))
        st.page_link(PLANS_PAGE, label=say("checks_page.mend", language, name=plain(plan["name"])))


def _areas(chosen: pd.DataFrame, assessment: Assessment, language: Language) -> None:
    """The findings about municipalities, regions and provinces as a whole."""
    rows = about_areas(chosen)
    if rows.empty:
        st.markdown(say("checks_page.nothing", language))
        return
    st.caption(say("checks_page.areas_intro", language))
    for level in LEVELS:
        codes = [area.code for area in assessment.of_level(level)]
        here = rows[rows["area"].isin(codes).to_numpy(dtype=bool)]
        if len(here):
            name = say(f"level.{level}", language)
            st.header(plain(name[:1].upper() + name[1:]), anchor=False)
            findings_table(here, assessment, language, f"finding-of-{level}", name, area=True)


def _parks(chosen: pd.DataFrame, assessment: Assessment, language: Language) -> None:
    """The findings about a park and no plan in particular."""
    rows = about_parks(chosen)
    if rows.empty:
        st.markdown(say("checks_page.nothing", language))
        return
    name = say("checks_page.parks_heading", language)
    st.header(name, anchor=False)
    findings_table(rows, assessment, language, "finding-of-parks", name)


main()
