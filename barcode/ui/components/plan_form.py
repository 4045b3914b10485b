"""How does a planner say of one plan which work it brings, which land it takes, and what was promised for it?

No register holds these, so they are put in here, plan by plan; what was put in stands in the tables above and can be changed
there. A park that was chosen on the map stands ready in the field for the park.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from barcode.errors import BarcodeError, Problem
from barcode.language import Language, labels, say
from barcode.programme import Confidentiality, LocationType, Programme
from barcode.programme.lists import ENVIRONMENTAL_CATEGORIES, ParkKind, YesNoUnknown
from barcode.ui import cached, state
from barcode.ui.components.kept_choice import kept_select
from barcode.ui.components.map_chart import CHOICE_KEY
from barcode.ui.components.problems import named, problem_table
from barcode.ui.components.typed import Entry, typed_fields
from barcode.ui.map_deck import PARKS
from barcode.ui.plan_rows import with_facts, with_row

PLAN_KEY = "plan-form-plan"
NO_PARK = ""
LONGEST_TEXT = 200
LAND = {"floor_m2_gfa": Entry.SQUARE_METRES, "land_m2_net": Entry.HECTARES}
# The number fields, the text fields and the closed lists of each form: table → field → kind.
NUMBERS: dict[str, dict[str, Entry]] = {
    "work_programmed": {"year": Entry.YEAR, **LAND},
    "work_taken": {"year": Entry.YEAR, **LAND, "fte": Entry.DWELLINGS},
    "compensations": {"due_year": Entry.YEAR, **LAND},
}
TEXTS: dict[str, tuple[str, ...]] = {
    "work_programmed": (),
    "work_taken": ("plot",),
    "compensations": ("plot", "promised_by", "document"),
}
AMOUNTS = ("floor_m2_gfa", "land_m2_net", "fte")


def plan_form(language: Language) -> None:
    """The choice of a plan, what is known of it, and the three forms."""
    programme = cached.programme()
    names = dict(zip(programme.plans["plan_id"], programme.plans["name"], strict=True))
    if not names:
        st.caption(say("plan_form.no_plans", language))
        return
    plan_id = kept_select(say("plan_form.plan", language), [*names], lambda one: f"{names[one]} ({one})", PLAN_KEY)
    if not state.is_drawn(f"plan-form-add-{plan_id}-work_taken"):
        state.inputs().not_added_to_plan = ("", ())
    _facts(programme, plan_id, language)
    for table in NUMBERS:
        with st.expander(say(f"plan_form.{table}", language)):
            _form(table, plan_id, programme, language)


def _facts(programme: Programme, plan_id: str, language: Language) -> None:
    """What the plan leaves allowed, whether its need is shown, and who may see it; each counts as soon as it is chosen."""
    plan = programme.plans[programme.plans["plan_id"] == plan_id].iloc[0]
    lists: dict[str, tuple[Sequence[str], Callable[[str], str]]] = {
        "category_after": (("", *filter(None, ENVIRONMENTAL_CATEGORIES)), lambda one: one or say("plan_form.unknown", language)),
        "ladder_stated": (list(YesNoUnknown), lambda one: labels("member.yes_no", language)[one]),
        "confidentiality": (list(Confidentiality), lambda one: labels("member.confidentiality", language)[one]),
    }
    for column, (field, (options, words)) in zip(st.columns(len(lists)), lists.items(), strict=True):
        key = f"plan-form-{plan_id}-{field}"
        state.show(key, str(plan[field]))
        column.selectbox(
            say(f"plan_form.{field}", language),
            options,
            format_func=words,
            key=key,
            on_change=_change_fact,
            args=(plan_id, field, key),
        )


def _change_fact(plan_id: str, field: str, key: str) -> None:
    state.use_programme(with_facts(cached.programme(), plan_id, {field: state.chosen(key)}), new_rows=False)


def _form(table: str, plan_id: str, programme: Programme, language: Language) -> None:
    """One form; a field that cannot be read is named and nothing is added."""
    start = f"plan-form-{plan_id}-{table}"
    with st.form(start):
        if table == "work_programmed":
            _select("location_type", [*LocationType], labels("location_type", language), start, language)
        else:
            _park(start, programme, language)
        if table == "compensations":
            left, right = st.columns(2)
            with left:
                _select("kind", [*ParkKind], labels("member.park_kind", language), start, language)
            with right:
                _select("delivered", [*YesNoUnknown], labels("member.yes_no", language), start, language)
        fields = [*TEXTS[table], *NUMBERS[table]]
        for column, field in zip(st.columns(len(fields)), fields, strict=True):
            column.text_input(say(f"ui.column_{field}", language), key=f"{start}-{field}", max_chars=LONGEST_TEXT)
        st.form_submit_button(
            say("plan_form.add", language), key=f"plan-form-add-{plan_id}-{table}", on_click=_add, args=(table, plan_id, language)
        )
    of, problems = state.inputs().not_added_to_plan
    if of == start and problems:
        st.error(say("plan_form.not_added", language))
        problem_table([named(problem, language) for problem in problems], language)


def _select(field: str, options: Sequence[str], words: Mapping[str, str], start: str, language: Language) -> None:
    st.selectbox(say(f"plan_form.{field}", language), options, format_func=lambda one: words[one], key=f"{start}-{field}")


def _park(start: str, programme: Programme, language: Language) -> None:
    """The park; at first the one that was chosen on the map."""
    names = {NO_PARK: say("plan_form.no_park", language)}
    names |= {park: f"{name} ({park})" for park, name in zip(programme.parks["park_id"], programme.parks["name"], strict=True)}
    layer, _, on_map = state.kept_choice(CHOICE_KEY).partition("/")
    at_first = [*names].index(on_map) if layer == PARKS and on_map in names else 0
    st.selectbox(
        say("plan_form.park", language), [*names], index=at_first, format_func=lambda one: names[one], key=f"{start}-park_id",
        help=say("plan_form.park_help", language),
    )  # fmt: skip


def _add(table: str, plan_id: str, language: Language) -> None:
    """Callback: adds the row and empties the fields, or says why not."""
    kept, start = state.inputs(), f"plan-form-{plan_id}-{table}"
    fields = (*TEXTS[table], *NUMBERS[table])
    texts = {field: state.chosen(f"{start}-{field}") for field in fields}
    try:
        numbers = typed_fields(texts, NUMBERS[table], language)
        if all(numbers.get(field) is None for field in AMOUNTS):
            raise BarcodeError(Problem("plan_form_no_amount"))
    except BarcodeError as failed:
        kept.not_added_to_plan = (start, failed.problems)
        return
    row = {"plan_id": plan_id, "source_file": say("ui.typed_source", language), **numbers}
    row |= {field: texts[field].strip() for field in TEXTS[table]}
    row |= {
        field: state.chosen(f"{start}-{field}")
        for field in ("location_type", "park_id", "kind", "delivered")
        if state.is_drawn(f"{start}-{field}")
    }
    if table == "work_taken":
        row["location_type"] = str(LocationType.BUSINESS_PARK)
    kept.not_added_to_plan = ("", ())
    state.use_programme(with_row(cached.programme(), table, row))
    for field in fields:
        state.clear(f"{start}-{field}")
