"""How does a planner add a plan that stands in no file? A form; a field that cannot be read is named and nothing is added."""

from __future__ import annotations

import streamlit as st

from barcode.errors import BarcodeError, Problem
from barcode.language import Language, say
from barcode.programme import LocationType
from barcode.ui import cached, state
from barcode.ui.components.place_choice import place_names
from barcode.ui.components.problems import named, problem_table
from barcode.ui.components.typed import Entry, typed_fields
from barcode.ui.edits import NewPlan, with_plan

NUMBERS = {
    "year_from": Entry.YEAR, "year_to": Entry.YEAR, "dwellings_new": Entry.DWELLINGS, "dwellings_demolished": Entry.DWELLINGS,
    "floor_m2_gfa": Entry.SQUARE_METRES, "land_m2_net": Entry.HECTARES,
}  # fmt: skip
LONGEST_NAME = 200


def new_plan_form(language: Language) -> None:
    """The form, and what happens when it is sent."""
    if not state.is_drawn("new-name"):
        state.inputs().not_added = ()
    with st.form("new-plan"):
        left, right = st.columns(2)
        left.text_input(say("ui.column_name", language), key="new-name", max_chars=LONGEST_NAME)
        names = place_names(language)
        right.selectbox(say("ui.municipality", language), [*names], format_func=lambda one: names[one], key="new-place")
        for column, field in zip(st.columns(4), ("dwellings_new", "dwellings_demolished", "year_from", "year_to"), strict=True):
            column.text_input(say(f"ui.column_{field}", language), key=f"new-{field}")
        columns = st.columns(3)
        columns[0].selectbox(
            say("pages.plans.new_location", language),
            [*LocationType],
            format_func=lambda one: say(f"location_type.{one}", language),
            key="new-location",
        )
        for column, field in zip(columns[1:], ("floor_m2_gfa", "land_m2_net"), strict=True):
            column.text_input(say(f"ui.column_{field}", language), key=f"new-{field}")
        st.form_submit_button(say("pages.plans.add_plan", language), key="new-add", on_click=_add, args=(language,))
    if problems := state.inputs().not_added:
        st.error(say("pages.plans.not_added", language))
        problem_table([named(problem, language) for problem in problems], language)


def _add(language: Language) -> None:
    """Callback: adds the plan and empties the fields, so that a second click adds nothing, or says why not."""
    kept = state.inputs()
    texts = {field: state.chosen(f"new-{field}") for field in NUMBERS}
    kind = LocationType(state.chosen("new-location", LocationType.BUSINESS_PARK))
    try:
        plan = _read(state.chosen("new-name"), state.chosen("new-place"), kind, texts, language)
    except BarcodeError as failed:
        kept.not_added = failed.problems
        return
    state.use_programme(with_plan(cached.programme(), plan, cached.programme_everywhere().areas))
    for field in ("name", *NUMBERS):
        state.clear(f"new-{field}")


def _read(name: str, code: str, kind: LocationType, texts: dict[str, str], language: Language) -> NewPlan:
    problems: list[Problem] = []
    values: dict[str, int | None] = {}
    try:
        values = typed_fields(texts, NUMBERS, language)
    except BarcodeError as failed:
        problems += failed.problems
    if not name.strip():
        problems.append(Problem("typed_no_name", column="name"))
    first, last = values.get("year_from"), values.get("year_to")
    first, last = (first if first is not None else last), (last if last is not None else first)
    if first is not None and last is not None and first > last:
        problems.append(Problem("typed_years_out_of_order", found=f"{first}–{last}"))
    if problems:
        raise BarcodeError(problems)
    return NewPlan(
        name.strip(), code, first, last, values["dwellings_new"] or 0, values["dwellings_demolished"] or 0,
        str(kind), values["floor_m2_gfa"], values["land_m2_net"], say("ui.typed_source", language),
    )  # fmt: skip
