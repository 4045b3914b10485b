"""What comes with these dwellings? The barcode as a picture, as a table, and beside the city it was thought up for."""

from __future__ import annotations

import streamlit as st

from barcode.area import Area
from barcode.assess import Assessment
from barcode.explain.names import amount, row_label
from barcode.language import Language, say
from barcode.strip import REFERENCE_DWELLINGS, Strip, Stripe, per_10_000
from barcode.trace import Figure, Missing, Traced, given, times
from barcode.ui.amounts import certainty, in_cell, in_hectares, in_words, norm_certainty
from barcode.ui.barcode_picture import PICTURE_STYLE, DrawnStripe, barcode_names, barcode_svg
from barcode.ui.components.answer import football_fields, missing_reasons
from barcode.ui.components.explanation import explain_button, explain_one_of
from barcode.ui.components.plain import plain
from barcode.ui.components.tables import show_table

INSIDE = {True: "true", False: "false", None: "unknown"}
REFERENCE_CITY, REFERENCE_NORM = "GM0344", "all_functions_football_fields"


def barcode(area: Area, assessment: Assessment, language: Language) -> None:
    """The picture, its total, and the table that agrees with it to the square metre."""
    st.header(say("pages.overview.barcode", language), anchor=False)
    # A region has no norms of its own to scale with: they differ by municipality.
    scaled = area.is_municipality and st.toggle(say("pages.overview.scaled", language), key="scaled")
    strip = per_10_000(assessment.chain(area.code)) if scaled else area.strip
    names = [row_label(assessment, stripe.function, language) or stripe.function for stripe in strip.stripes]
    drawn = [
        DrawnStripe(number, name, float(stripe.land.value), _counted(stripe), stripe.inside_plan_area is not False, said)
        for number, (stripe, name) in enumerate(zip(strip.stripes, names, strict=True), 1)
        if isinstance(stripe.land, Traced) and stripe.land.value > 0
        for said in [f"{number} {name}: {amount(stripe.land, language)}"]
    ]
    if drawn:
        alt = say("pages.overview.barcode_alt", language, stripes="; ".join(one.said for one in drawn))
        with st.container(key="barcode-picture", gap=None):
            st.image(barcode_svg(drawn), width="stretch", alt=alt)
            # Text of a norm book is escaped where this is made, and cleaned once more by Streamlit.
            st.html(PICTURE_STYLE + barcode_names(drawn))
        st.caption(say("pages.overview.barcode_legend", language))
    total = in_words(strip.land_total, assessment, language)
    fields = in_words(football_fields(strip.land_total, area, assessment), assessment, language)
    st.markdown(
        say(
            "pages.overview.barcode_total", language,
            dwellings=plain(amount(strip.dwellings, language)), total=plain(total),
            hectares=plain(in_hectares(strip.land_total, language)), fields=plain(fields),
            overlap=plain(in_words(strip.overlap, assessment, language)),
        )
    )  # fmt: skip
    _reference(strip, assessment, language)
    _table(strip, names, assessment, language)


def _reference(strip: Strip, assessment: Assessment, language: Language) -> None:
    """The city that counted all its functions in football fields, beside this programme; nothing when its book is not there."""
    library, dwellings = assessment.library, strip.dwellings
    governing = library.governing(REFERENCE_NORM, library.place(REFERENCE_CITY, ""), assessment.on)
    per_barcode = given("dwellings_reference", dwellings.measure, REFERENCE_DWELLINGS, None, 11)
    whole, here = (times("football_fields", one, governing, 11) for one in (per_barcode, dwellings))
    if isinstance(whole, Traced) and isinstance(here, Traced):
        words = {"fields": amount(whole, language), "dwellings": amount(per_barcode, language), "here": amount(here, language)}
        st.markdown(say("pages.overview.reference", language, **{name: plain(text) for name, text in words.items()}))
        explain_button(here, assessment, language, "reference")


def _counted(stripe: Stripe) -> float:
    return float(stripe.land_counted.value) if isinstance(stripe.land_counted, Traced) else 0.0


def _table(strip: Strip, names: list[str], assessment: Assessment, language: Language) -> None:
    rows: list[dict[str, str]] = []
    figures: dict[str, Figure] = {}
    heading = {
        part: say(f"ui.strip_{part}", language)
        for part in ("number", "function", "amount", "floor", "land", "counted", "place", "norm")
    }
    for position, (stripe, name) in enumerate(zip(strip.stripes, names, strict=True), 1):
        rows.append(
            {
                heading["number"]: str(position),
                heading["function"]: name,
                heading["amount"]: _or_dash(stripe.number, language, with_unit=True),
                heading["floor"]: _or_dash(stripe.floor, language),
                heading["land"]: _or_dash(stripe.land, language),
                heading["counted"]: _or_dash(stripe.land_counted, language),
                heading["place"]: say(f"ui.inside_{INSIDE[stripe.inside_plan_area]}", language),
                heading["norm"]: _rests_on(stripe, language),
            }
        )  # fmt: skip
        for part, figure in (
            ("number", stripe.number),
            ("floor", stripe.floor),
            ("land", stripe.land),
            ("counted", stripe.land_counted),
        ):
            if not _says_nothing(figure):
                figures[f"{position} {name} – {heading['amount' if part == 'number' else part]}"] = figure
    with st.expander(say("pages.overview.barcode_table", language), expanded=True, key="strip-table"):
        numbers = [heading[part] for part in ("amount", "floor", "land", "counted")]
        show_table(rows, say("pages.overview.barcode_table", language), "strip", numbers, {heading["amount"]: 110})
        figures[say("pages.overview.strip_total", language)] = strip.land_total
        missing_reasons(figures, assessment, language)
        explain_one_of(figures, assessment, language, "strip")


def _rests_on(stripe: Stripe, language: Language) -> str:
    """The status of the norm of a row; of a row that follows from the jobs, on what its land rests."""
    if stripe.governing is None and isinstance(stripe.land, Traced):
        return certainty(stripe.land, language)
    return norm_certainty(stripe.governing, language)


def _says_nothing(figure: Figure) -> bool:
    """Whether a row of the barcode does not count in this measure at all (a number of halls has no floor)."""
    return isinstance(figure, Missing) and figure.lacking == "not_counted"


def _or_dash(figure: Figure, language: Language, with_unit: bool = False) -> str:
    if _says_nothing(figure):
        return "–"
    return amount(figure, language) if with_unit and isinstance(figure, Traced) else in_cell(figure, language)
