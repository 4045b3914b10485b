"""Overview: what do these dwellings ask, what stands against it, and how do we know?"""

from __future__ import annotations

import streamlit as st

from barcode.area import Area
from barcode.errors import BarcodeError
from barcode.language import Language, format_integer, say
from barcode.ui import cached, state
from barcode.ui.components.answer import answer, asked_table
from barcode.ui.components.balance import balance_table, claimed_twice, pace
from barcode.ui.components.guide import guide
from barcode.ui.components.mix import mix
from barcode.ui.components.place_choice import invented_banner, own_books_banner, place_choice, place_name
from barcode.ui.components.plain import plain
from barcode.ui.components.problems import refusal
from barcode.ui.components.roads import roads
from barcode.ui.components.strip import barcode
from barcode.ui.components.typed import Entry, typed
from barcode.ui.components.what_if_panel import what_if_panel
from barcode.ui.what_if import Asking

WIDTHS = (3, 2)


def main() -> None:
    """Draws the page."""
    language = state.language()
    st.title(say("pages.overview.heading", language), anchor=False)
    st.markdown(say("guide.what_it_is", language))
    left, right = st.columns(WIDTHS, vertical_alignment="top")
    with left:
        code = place_choice(language, with_areas=True)
    with right, st.spinner(say("ui.working", language)):
        found = _assessed(code, language)
    invented_banner(code, language)
    own_books_banner(language)
    if found is None:
        return
    asking, basis = found
    try:
        assessment = cached.assessment(asking)
    except BarcodeError as failed:
        refusal(failed, language)
        return
    area = assessment.areas[code]
    st.caption(basis)
    answer(area, assessment, language)
    guide(code, language)
    barcode(area, assessment, language)
    what_if_panel(code, asking, area.is_municipality, language)
    asked_table(area, assessment, language)
    balance_table(area, assessment, language)
    claimed_twice(area, assessment, language)
    pace(area, assessment, language)
    roads(area, assessment, language)
    mix(area, assessment, language)


def _assessed(code: str, language: Language) -> tuple[Asking, str] | None:
    """The dwellings field, and what is asked by what it says: the plans when it is empty, else the number in it."""
    planned = _plans_of(code)
    if planned and not planned.is_municipality:
        _field_of_area(planned, language)
        return Asking(), _basis_of_area(planned, language)
    text = st.text_input(
        say("ui.dwellings", language),
        key=state.DWELLINGS_KEY,
        placeholder=_net_of(planned, language)
        if planned
        else say("ui.dwellings_of_barcode", language, number=format_integer(cached.BARCODE_DWELLINGS, language)),
        persist_state="session",
    )
    try:
        number = typed(text or "", Entry.DWELLINGS, language)
        name = place_name(code, language)
        if number is None and planned:
            count = format_integer(len(planned.plan_rows), language)
            return Asking(), say("pages.overview.basis_plans", language, count=count, place=plain(name))
        if number is None:
            source = say("ui.example_number", language)
            number, basis = cached.BARCODE_DWELLINGS, "pages.overview.basis_barcode"
        else:
            source, basis = say("ui.typed_number", language), "pages.overview.basis_typed"
            st.button(
                say("ui.clear_number" if planned else "ui.clear_number_without_plans", language),
                key="clear-dwellings",
                on_click=state.clear,
                args=(state.DWELLINGS_KEY,),
                type="tertiary",
            )
        return Asking(code, number, source), say(basis, language, number=format_integer(number, language), place=plain(name))
    except BarcodeError as failed:
        refusal(failed, language)
        return None


def _net_of(planned: Area, language: Language) -> str:
    """The dwellings of the plans, for an empty field."""
    new, demolished = planned.dwellings
    return say("ui.dwellings_of_plans", language, number=format_integer(new - demolished, language))


def _field_of_area(area: Area, language: Language) -> None:
    """The field of a region or province, in which nothing can be typed: norms differ by municipality."""
    st.text_input(
        say("ui.dwellings", language),
        key="dwellings-of-area",
        placeholder=_net_of(area, language),
        disabled=True,
        help=say("ui.dwellings_of_area", language),
    )


def _basis_of_area(area: Area, language: Language) -> str:
    """Which plans of which municipalities a region or province stands for here."""
    named = sorted(place_name(code, language) for code in area.municipalities)
    return say(
        "pages.overview.basis_area", language,
        count=format_integer(len(area.plan_rows), language), place=plain(place_name(area.code, language)),
        municipalities=plain(", ".join(named)),
    )  # fmt: skip


def _plans_of(code: str) -> Area | None:
    """The place in the programme in use, when it has plans there."""
    try:
        area = cached.assessment(Asking()).areas.get(code)
    except BarcodeError:
        return None
    return area if area is not None and len(area.plan_rows) else None


main()
