"""How does a planner add a plan that stands in no file? A form; a field that cannot be read is named and nothing is added."""

from __future__ import annotations

import streamlit as st

from barcode.errors import BarcodeError, Problem
from barcode.language import Language, say
from barcode.programme import LocationType
from barcode.ui import cached, state
from barcode.ui.components.place_choice import place_names
from barcode.ui.components.problems import problem_table
from barcode.ui.components.typed import Entry, typed
from barcode.ui.edits import NewPlan, with_plan

NUMBERS = {
    "year_from": Entry.YEAR, "year_to": Entry.YEAR, "dwellings_new": Entry.DWELLINGS, "dwellings_demolished": Entry.DWELLINGS,
    "floor_m2_gfa": Entry.SQUARE_METRES, "land_m2_net": Entry.HECTARES,
}  # fmt: skip
LONGEST_NAME = 200


def new_plan_form(language: Language) -> None:
    """The form, and what happens when it is sent."""
    with st.form("new-plan"):
        left, right = st.columns(2)
        name = left.text_input(say("ui.column_name", language), key="new-name", max_chars=LONGEST_NAME)
        names = place_names(language)
        code = right.selectbox(say("ui.municipality", language), [*names], format_func=lambda one: names[one], key="new-place")
        texts: dict[str, str] = {}
        for column, field in zip(st.columns(4), ("dwellings_new", "dwellings_demolished", "year_from", "year_to"), strict=True):
            texts[field] = column.text_input(say(f"ui.column_{field}", language), key=f"new-{field}") or ""
        columns = st.columns(3)
        kind = columns[0].selectbox(
            say("pages.plans.new_location", language),
            [*LocationType],
            format_func=lambda one: say(f"location_type.{one}", language),
            key="new-location",
        )
        for column, field in zip(columns[1:], ("floor_m2_gfa", "land_m2_net"), strict=True):
            texts[field] = column.text_input(say(f"ui.column_{field}", language), key=f"new-{field}") or ""
        sent = st.form_submit_button(say("pages.plans.add_plan", language), key="new-add")
    if not sent:
        return
    try:
        plan = _read(name or "", code, kind, texts, language)
    except BarcodeError as failed:
        st.error(say("pages.plans.not_added", language))
        problem_table(failed.problems, language, "new-problems")
        return
    programme = cached.programme()
    state.use_programme(with_plan(programme, plan, cached.programme_everywhere().areas))
    st.rerun()


def _read(name: str, code: str, kind: LocationType, texts: dict[str, str], language: Language) -> NewPlan:
    problems: list[Problem] = []
    values: dict[str, int | None] = {}
    for field, entry in NUMBERS.items():
        try:
            values[field] = typed(texts[field], entry, language)
        except BarcodeError as failed:
            label = say(f"ui.column_{field}", language)
            problems += [Problem(one.code, column=label, found=one.found, details=one.details) for one in failed.problems]
    if not name.strip():
        problems.append(Problem("typed_no_name", column=say("ui.column_name", language)))
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
