"""What do these dwellings ask? The answer in one sentence, in four numbers, and per type of work location."""

from __future__ import annotations

import streamlit as st

from barcode.area import Area
from barcode.assess import Assessment
from barcode.explain.names import amount
from barcode.language import Language, say
from barcode.programme import LocationType
from barcode.trace import Figure, Missing, Traced, times
from barcode.ui.amounts import certainty, in_cell, in_hectares, in_words, range_in_cell, range_in_words
from barcode.ui.components.explanation import explain_button, explain_one_of
from barcode.ui.components.place_choice import place_name
from barcode.ui.components.plain import plain
from barcode.ui.components.tables import show_table
from barcode.units import Measure

SQUARE_METRES = frozenset({Measure.FLOOR_GROSS, Measure.LAND_NET, Measure.LAND_GROSS})


def football_fields(land: Figure, area: Area, assessment: Assessment) -> Figure:
    """Land in football fields, by the norm that says how large one is; a way to show land, not a measure to plan with."""
    code = min(area.municipalities)
    return times("football_fields", land, assessment.chain(code).norm("football_field_area"), 11, divide=True)


def answer(area: Area, assessment: Assessment, language: Language) -> None:
    """The sentence and the four numbers, each of which can be opened."""
    asked = area.asked
    park, office = asked.by_type[LocationType.BUSINESS_PARK], asked.by_type[LocationType.OFFICE]
    fields = football_fields(park.land, area, assessment)
    st.header(
        say(
            "pages.overview.answer", language,
            dwellings=plain(amount(asked.dwellings, language)), place=plain(place_name(area.code, language)),
            jobs=plain(in_words(asked.jobs, assessment, language)),
        ),
        anchor=False,
    )  # fmt: skip
    numbers: list[tuple[str, Figure, list[str]]] = [
        (say("pages.overview.dwellings", language), asked.dwellings, []),
        (say("pages.overview.jobs", language), asked.jobs, []),
        (
            say("pages.overview.park_land", language),
            park.land,
            [in_hectares(park.land, language), "" if isinstance(fields, Missing) else amount(fields, language)],
        ),
        (say("pages.overview.office_floor", language), office.floor, []),
    ]
    for column, (label, figure, beside) in zip(st.columns(len(numbers)), numbers, strict=True):
        with column.container(border=True, height="stretch"):
            _number(label, figure, [*beside, range_in_words(figure, language)], assessment, language)
    if any(isinstance(figure, Traced) and any(norm.is_assumption for norm in figure.norms()) for _, figure, _ in numbers):
        st.caption(say("ui.assumption_legend", language))


def _number(label: str, figure: Figure, beside: list[str], assessment: Assessment, language: Language) -> None:
    """One number with what stands beside it, on what it rests, and the button that opens it."""
    if isinstance(figure, Missing):
        st.metric(label, say("ui.cannot_tell", language))
        st.caption(plain(in_words(figure, assessment, language)))
    else:
        unit = say("ui.square_metres", language) if figure.measure in SQUARE_METRES else ""
        st.metric(label, f"{in_cell(figure, language, asked=True)} {unit}".strip())
        st.caption(" · ".join(plain(text) for text in [*beside, certainty(figure, language)] if text))
    explain_button(figure, assessment, language, f"answer-{label}")


def asked_table(area: Area, assessment: Assessment, language: Language) -> None:
    """What each type of work location must offer, with the band of its land."""
    st.header(say("pages.overview.per_type", language), anchor=False)
    rows, figures = [], {}
    for kind in LocationType:
        asked, name = area.asked.by_type[kind], say(f"location_type.{kind}", language)
        fields = football_fields(asked.land, area, assessment)
        parts = {
            "jobs": asked.jobs, "fte": asked.fte, "floor": asked.floor, "land": asked.land, "fields": fields,
        }  # fmt: skip
        row = {say("ui.location_type", language): name}
        for part, figure in parts.items():
            heading = say(f"ui.asked_{part}", language)
            row[heading] = in_cell(figure, language, asked=True)
            figures[f"{name} – {heading}"] = figure
            if part == "land":
                row[say("ui.asked_range", language)] = range_in_cell(figure, language)
        row[say("ui.rests_on", language)] = certainty(asked.floor, language)
        rows.append(row)
    numbers = [heading for heading in rows[0] if heading not in {say("ui.location_type", language), say("ui.rests_on", language)}]
    show_table(rows, say("pages.overview.per_type", language), "asked", numbers)
    gross = area.land_asked_gross
    figures[say("pages.overview.gross_land", language)] = gross
    st.caption(plain(f"{say('pages.overview.gross_land', language)}: {in_words(gross, assessment, language)}"))
    missing_reasons(figures, assessment, language)
    explain_one_of(figures, assessment, language, "asked")


def missing_reasons(figures: dict[str, Figure], assessment: Assessment, language: Language) -> None:
    """What is lacking behind each «cannot tell» of a table, each reason once."""
    reasons = [in_words(figure, assessment, language) for figure in figures.values() if isinstance(figure, Missing)]
    if reasons:
        st.caption("  \n".join(plain(reason) for reason in dict.fromkeys(reasons)))
