"""What does a planner choose for an annex? Area, status, readers, title, parties, who signs, and which parts go in."""

from __future__ import annotations

import streamlit as st

from barcode.assess import Assessment
from barcode.errors import BarcodeError
from barcode.explain.names import place_name
from barcode.exports.annex_readers import CIRCLES, seen_by
from barcode.exports.annex_terms import LONGEST_LINE, MOST_NAMED, AnnexPart, AnnexStatus, Terms, typed_terms
from barcode.language import Language, format_integer, say
from barcode.programme import Confidentiality
from barcode.ui.annex_typed import parties_of
from barcode.ui.components.annex_signatories import signatories
from barcode.ui.components.kept_choice import kept_lines, kept_radio, kept_select, kept_text
from barcode.ui.components.place_choice import place_choice
from barcode.ui.components.plain import plain
from barcode.ui.components.problems import refusal

PARTS_IN_A_ROW = 3


def annex_form(assessment: Assessment, language: Language) -> Terms | None:
    """The fields; gives the terms that they make, or None while a field cannot be read."""
    left, right = st.columns(2)
    with left:
        area = place_choice(language, with_areas=True, among=assessment.areas)
    with right:
        status = kept_select(
            say("annex_page.status", language),
            [*AnnexStatus],
            lambda one: say(f"annex_page.status_{one}", language),
            key="annex-status",
        )
    readers = Confidentiality(
        kept_radio(
            say("annex_page.readers", language),
            [*CIRCLES],
            lambda one: say(f"annex_page.readers_{one}", language),
            key="annex-readers",
            horizontal=True,
        )
    )
    st.caption(plain(_left_out(assessment, area, readers, language)))
    title = kept_text(
        say("annex_page.title_field", language),
        "annex-title",
        LONGEST_LINE,
        placeholder=say("annex.title", language, area=place_name(assessment, area, language)),
    )
    text = kept_lines(
        say("annex_page.parties", language),
        "annex-parties",
        LONGEST_LINE * MOST_NAMED,
        placeholder=say("annex_page.parties_example", language),
        note=say("annex_page.parties_help", language),
    )
    signing = signatories(language)
    parts = _parts(language)
    try:
        return typed_terms(
            title=title, area=area, status=AnnexStatus(status), readers=readers, parties=parties_of(text),
            signatories=signing, parts=parts,
        )  # fmt: skip
    except BarcodeError as failed:
        refusal(failed, language)
        return None


def _left_out(assessment: Assessment, area: str, readers: Confidentiality, language: Language) -> str:
    """What these readers get to see of the area, with the counts."""
    rows = assessment.areas[area].plan_rows
    seen = int(seen_by(assessment.programme, readers)[rows].sum())
    hidden = len(rows) - seen
    key = "annex_page.all_in" if not hidden else "annex_page.left_out"
    return say(key, language, seen=format_integer(seen, language), hidden=format_integer(hidden, language))


def _parts(language: Language) -> tuple[AnnexPart, ...]:
    """The parts that go in; norms and assumptions always do."""
    chosen = []
    with st.container(key="annex-parts"):
        st.markdown(f"**{say('annex_page.parts', language)}**")
        st.caption(say("annex_page.parts_always", language))
        columns = st.columns(PARTS_IN_A_ROW)
        for at, part in enumerate(AnnexPart):
            label = say(f"annex_page.part_{part}", language)
            if columns[at % PARTS_IN_A_ROW].checkbox(label, value=True, key=f"annex-part-{part}", persist_state="session"):
                chosen.append(part)
    return tuple(chosen)
