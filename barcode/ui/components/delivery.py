"""With which plan, in which year, does work fall behind; and when plans come in another order?"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from barcode.area import Area
from barcode.assess import Assessment
from barcode.balance import Running
from barcode.checks.findings import Outcome
from barcode.errors import BarcodeError, Problem
from barcode.explain.names import measure_name, place_name
from barcode.language import Language, format_integer, say
from barcode.pace import breaks_with
from barcode.trace import Traced
from barcode.ui import cached, state
from barcode.ui.components.findings_table import norm_of, plan_named
from barcode.ui.components.kept_choice import kept_select
from barcode.ui.components.plain import plain
from barcode.ui.components.problems import problem_table, refusal
from barcode.ui.components.tables import show_table
from barcode.ui.components.typed import Entry, typed
from barcode.ui.finding_rows import LEVELS
from barcode.ui.reordering import delivery_years, in_order_of_delivery

NOW, THEN = "year_now", "year_then"
AREA_KEY = "delivery-area"
WIDTH_OF_AREA = 260
PACE = "keeps_pace"
TOLD = [str(Outcome.BREACH), str(Outcome.MET)]
KEEPS_UP = ("", "")


def delivery(assessment: Assessment, language: Language) -> None:
    """Where work falls behind as planned, and a table of plans in which other years are tried."""
    st.markdown(say("checks_page.pace_intro", language))
    st.header(say("checks_page.pace_all", language), anchor=False)
    areas = [area for level in LEVELS for area in assessment.of_level(level) if len(area.plan_rows)]
    column = {name: say(f"checks_page.{name}", language) for name in ("column_area", "pace_of", "pace_breaks", "pace_with")}
    lines, keeping = [], 0
    for area in areas:
        for what, (year, plan) in _breaks(area, assessment, language).items():
            if not year:
                keeping += 1
                continue
            cells = (place_name(assessment, area.code, language), what, year, plan)
            lines.append(dict(zip(column.values(), cells, strict=True)))
    if lines:
        show_table(lines, say("checks_page.pace_all", language), "pace-breaks", widths={column["column_area"]: WIDTH_OF_AREA})
    st.caption(say("checks_page.pace_rest", language, count=format_integer(keeping, language)))
    st.header(say("checks_page.try_heading", language), anchor=False)
    st.markdown(say("checks_page.try_intro", language))
    codes = [area.code for area in areas]
    code = kept_select(
        say("checks_page.try_area", language), codes, lambda one: place_name(assessment, one, language), key=AREA_KEY
    )
    if code:
        _grid(assessment.areas[code], assessment, language)
        with_work = st.toggle(
            say("checks_page.try_with_work", language), value=True, key="delivery-with-work", persist_state="session"
        )
        _moved(code, with_work, assessment, language)


def _told(area: Area) -> list[Running]:
    """The running balances that can be told in every period and in which something is asked."""
    return [run for run in area.running if run.steps and all(isinstance(figure, Traced) for _, figure in run.steps)]


def _run_name(run: Running, language: Language) -> str:
    return f"{say(f'location_type.{run.location_type}', language)}, {measure_name(run.measure, language)}"


def _breaks(area: Area, assessment: Assessment, language: Language) -> dict[str, tuple[str, str]]:
    """What can be told of the pace of an area: what is looked at → the year and the plan of the break, blank where work keeps up.

    First what every norm asks, then the balance of each kind of work.
    """
    findings = assessment.findings
    rows = findings.of_check(PACE)
    rows = rows[(rows["area"] == area.code).to_numpy(dtype=bool) & rows["outcome"].isin(TOLD).to_numpy()]
    found: dict[str, tuple[str, str]] = {}
    for one in findings.records(rows):
        what = norm_of(one, assessment, language)
        year = str(one.year) if one.year else say("checks_page.pace_no_year", language)
        found[what] = (year, plan_named(one.plan_id, assessment)) if one.outcome is Outcome.BREACH else KEEPS_UP
    for run in _told(area):
        found[_run_name(run, language)] = _break(area, run, assessment, language)
    return found


def _break(area: Area, run: Running, assessment: Assessment, language: Language) -> tuple[str, str]:
    """The year and the plan with which a running balance falls behind, in words."""
    if run.falls_behind is None:
        return KEEPS_UP
    year = run.falls_behind.label or say("checks_page.pace_no_year", language)
    plan_id = breaks_with(area, run)
    return year, plan_named(plan_id, assessment) if plan_id else say("checks_page.pace_no_plan", language)


def _grid(area: Area, assessment: Assessment, language: Language) -> None:
    """The plans of an area in order of delivery, with the year that is tried out in the last column."""
    programme, tried = assessment.programme, state.delivered()
    order = in_order_of_delivery(programme, area.plan_rows)
    plans, years = programme.plans.iloc[order], delivery_years(programme).iloc[order]
    now = ["" if pd.isna(year) else str(year) for year in years]
    net = assessment.plans["dwellings_net"].to_numpy()[order]
    plan_ids = [str(plan_id) for plan_id in plans["plan_id"]]
    key = _key(area.code)
    cells = pd.DataFrame(
        {
            "plan": [f"{name} ({plan_id})" for name, plan_id in zip(plans["name"], plan_ids, strict=True)],
            "dwellings": [format_integer(int(number), language) for number in net],
            NOW: now,
            THEN: [str(tried.get(plan_id, year)) for plan_id, year in zip(plan_ids, now, strict=True)],
        }
    )
    text = st.column_config.TextColumn
    st.data_editor(
        cells,
        key=key,
        num_rows="fixed",
        hide_index=True,
        on_change=_try,
        args=(key, plan_ids, language),
        alt=say("checks_page.try_heading", language),
        column_config={
            "plan": text(say("checks_page.column_plan", language), disabled=True),
            "dwellings": text(say("checks_page.try_dwellings", language), disabled=True, alignment="right"),
            NOW: text(say("checks_page.try_now", language), disabled=True),
            THEN: text(say("checks_page.try_then", language), help=say("checks_page.try_help", language)),
        },
    )
    if problems := state.inputs().refused.get(key, ()):
        problem_table(problems, language)
    st.button(say("checks_page.try_reset", language), key="delivery-reset", on_click=state.deliver_as_planned, disabled=not tried)


def _key(code: str) -> str:
    return f"delivery-{code}-{state.inputs().delivery_grid}-{state.inputs().version}"


def _try(key: str, plan_ids: list[str], language: Language) -> None:
    """Takes the typed years over; what is no year is named, and the year of the plan counts."""
    years: dict[str, int | None] = {}
    problems: list[Problem] = []
    for row, cells in state.edited_rows(key).items():
        if THEN not in cells:
            continue
        try:
            year = typed(str(cells[THEN] or ""), Entry.YEAR, language)
        except BarcodeError as failed:
            problems += failed.problems
            continue
        years[plan_ids[row]] = None if year is None else int(year)
    state.deliver_in(years)
    state.inputs().refused[key] = tuple(problems)


def _moved(code: str, with_work: bool, assessment: Assessment, language: Language) -> None:
    """The break of every running balance of the area, now and with the years that are tried out."""
    if not state.delivered():
        st.caption(say("checks_page.try_same", language))
        return
    try:
        with st.spinner(say("ui.working", language)):
            tried = cached.reordered(with_work)
    except BarcodeError as failed:
        refusal(failed, language)
        return
    before = _breaks(assessment.areas[code], assessment, language)
    after = _breaks(tried.areas[code], tried, language)
    headings = [say(f"checks_page.{name}", language) for name in ("pace_of", "before", "after")]
    rows = [[what, _words(now, language), _words(after[what], language) if what in after else ""] for what, now in before.items()]
    st.table(pd.DataFrame([[plain(text) for text in row] for row in rows], columns=headings), hide_index=True)


def _words(found: tuple[str, str], language: Language) -> str:
    year, plan = found
    if not year:
        return say("checks_page.pace_keeps", language)
    return say("checks_page.break_words", language, year=year, plan=plan) if plan else year
