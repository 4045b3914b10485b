"""How does a newcomer come to a verdict on an own plan? Dwellings, what is taken, verdict: three steps on one screen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import streamlit as st

from barcode.assess import Assessment
from barcode.errors import BarcodeError, Problem
from barcode.explain.verdict import verdict
from barcode.language import Language, say
from barcode.programme import Programme
from barcode.ui import cached, state
from barcode.ui.components.place_choice import place_name
from barcode.ui.components.plain import plain
from barcode.ui.components.problems import refusal
from barcode.ui.components.typed import Entry, typed
from barcode.ui.edits import without_rows
from barcode.ui.first_plan import FirstPlan, parks_of, with_first_plan
from barcode.ui.what_if import Asking

VIEWS = Path(__file__).parents[1] / "views"
PLAN_KEY = "first-plan"
DWELLINGS, PARK, LAND = "first-dwellings", "first-park", "first-land"
NOTHING, ELSEWHERE = "nothing", "elsewhere"


def guide(code: str, language: Language) -> None:
    """The three steps for the municipality of the page, the verdict below them, and where to go from there."""
    with st.expander(say("guide.heading", language), expanded=True, key="guide"):
        if code not in cached.places():
            st.markdown(say("guide.only_municipality", language))
            return
        programme = cached.programme()
        first, second, third = st.columns(3)
        with first:
            st.markdown(say("guide.step_dwellings", language, place=plain(place_name(code, language))))
            st.text_input(
                say("guide.dwellings", language),
                key=DWELLINGS,
                persist_state="session",
                placeholder=say("guide.dwellings_example", language),
            )
        with second:
            st.markdown(say("guide.step_taken", language))
            names = parks_of(programme, code)
            options = [NOTHING, *names, ELSEWHERE]
            park = st.selectbox(
                say("guide.park", language),
                options,
                format_func=lambda one: names.get(one) or say(f"guide.park_{one}", language),
                key=f"{PARK}-{code}",
            )
            st.text_input(
                say("guide.land", language), key=LAND, persist_state="session", placeholder=say("guide.land_example", language),
                disabled=park == NOTHING,
            )  # fmt: skip
        with third:
            st.markdown(say("guide.step_verdict", language))
            st.button(
                say("guide.judge", language), key="first-judge", type="primary", on_click=_judge, args=(code, park, language)
            )
            st.caption(say("guide.leave", language))
        for problem in state.inputs().refused.get(PLAN_KEY, ()):
            st.error(plain(problem.sentence(language)))
        _verdict(language)


def _judge(code: str, park: str, language: Language) -> None:
    """Callback: puts the plan among the plans in use, in the place of the one that was typed here before."""
    kept = state.inputs()
    kept.refused.pop(PLAN_KEY, None)
    problems: list[Problem] = []
    numbers: dict[str, int] = {}
    for key, entry, needed in ((DWELLINGS, Entry.DWELLINGS, True), (LAND, Entry.HECTARES, park != NOTHING)):
        if not needed:
            continue
        try:
            numbers[key] = typed(state.chosen(key), entry, language) or 0
        except BarcodeError as failed:
            problems += [replace(one, column="") for one in failed.problems]
    if not problems and not numbers[DWELLINGS]:
        problems.append(Problem("first_plan_no_dwellings"))
    if not problems and park != NOTHING and not numbers[LAND]:
        problems.append(Problem("first_plan_no_land"))
    if problems:
        kept.refused[PLAN_KEY] = tuple(problems)
        return
    plan = FirstPlan(
        say("guide.plan_name", language), code, numbers[DWELLINGS], "" if park in (NOTHING, ELSEWHERE) else park,
        numbers.get(LAND, 0), say("ui.typed_source", language),
    )  # fmt: skip
    programme = cached.programme()
    if kept.programme is None and code not in cached.invented_places():
        # A plan in a place that exists does not stand among plans that do not.
        programme = Programme()
    grown, plan_id = with_first_plan(programme, plan, cached.programme_everywhere().areas, state.kept_choice(PLAN_KEY))
    state.use_programme(grown)
    state.keep_choice(PLAN_KEY, plan_id)


def _position(assessment: Assessment) -> int | None:
    """Where the plan that was typed here stands among the plans; None without one."""
    plan_ids = [*assessment.programme.plans["plan_id"]]
    plan_id = state.kept_choice(PLAN_KEY)
    return plan_ids.index(plan_id) if plan_id in plan_ids else None


def _verdict(language: Language) -> None:
    """The verdict on the plan that was typed here, and the next pages."""
    if not state.kept_choice(PLAN_KEY) or state.inputs().programme is None:
        return
    try:
        assessment = cached.assessment(Asking())
        position = _position(assessment)
        if position is None:
            return
        text = verdict(position, assessment, language)
    except BarcodeError as failed:
        refusal(failed, language)
        return
    plan = assessment.programme.plans.iloc[position]
    with st.container(border=True, key="first-verdict"):
        place = place_name(str(plan["municipality_code"]), language)
        st.markdown(f"**{say('guide.verdict', language, place=plain(place))}** {plain(text)}")
        left, middle, right = st.columns(3)
        if left.button(say("guide.to_checks", language), key="first-to-checks"):
            state.show("checks-name", str(plan["plan_id"]))
            st.switch_page(VIEWS / "toetsing.py")
        middle.page_link(VIEWS / "plannen.py", label=say("guide.to_plans", language))
        right.button(say("guide.remove", language), key="first-remove", type="tertiary", on_click=_remove)


def _remove() -> None:
    """Callback: takes the plan away again; where it stood alone the example comes back."""
    programme = cached.programme()
    rows = [row for row, plan_id in enumerate(programme.plans["plan_id"]) if plan_id == state.kept_choice(PLAN_KEY)]
    left = without_rows(programme, "plans", rows)
    state.keep_choice(PLAN_KEY, "")
    if len(left.plans):
        state.use_programme(left)
    else:
        state.back_to_example()
