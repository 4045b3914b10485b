"""Does work keep pace with homes? The balance per type of location, and how it runs through the periods."""

from __future__ import annotations

import streamlit as st

from barcode.area import Area
from barcode.assess import Assessment
from barcode.balance import Running
from barcode.groups import Period
from barcode.language import Language, format_integer, say
from barcode.pace import breaks_with
from barcode.trace import Figure, Traced
from barcode.ui.amounts import in_cell, unit_in_words
from barcode.ui.charts import running_chart
from barcode.ui.components.answer import missing_reasons
from barcode.ui.components.explanation import explain_one_of
from barcode.ui.components.plain import plain
from barcode.ui.components.tables import show_table
from barcode.ui.what_if import PLAN_ID
from barcode.units import Measure

# So that «niet te zeggen» is read whole, and all columns fit beside the side bar of a laptop [pixels].
WIDTH_OF_WORDS, WIDTH_OF_NUMBERS, WIDTH_OF_VERDICT = 98, 70, 66
PARTS = ("existing", "available", "programmed", "taken", "asked", "balance")


def balance_table(area: Area, assessment: Assessment, language: Language) -> None:
    """What there is, what comes, what goes and what is asked, per type of location in floor and in land."""
    st.header(say("pages.overview.balance", language), anchor=False)
    rows, figures = [], {}
    for line in area.balance:
        name, unit = say(f"location_type.{line.location_type}", language), unit_in_words(line.measure, language)
        row = {say("ui.location_type", language): f"{name}, {unit}"}
        for part in PARTS:
            figure, heading = getattr(line, part), say(f"ui.balance_{part}", language)
            row[heading] = in_cell(figure, language, asked=part == "asked")
            figures[f"{name}, {unit} – {heading}"] = figure
        row[say("ui.verdict", language)] = _verdict(line.balance, language)
        rows.append(row)
    headings = {part: say(f"ui.balance_{part}", language) for part in PARTS}
    widths = {headings[part]: WIDTH_OF_NUMBERS if part in ("programmed", "taken") else WIDTH_OF_WORDS for part in PARTS}
    widths[say("ui.verdict", language)] = WIDTH_OF_VERDICT
    show_table(rows, say("pages.overview.balance", language), "balance", [*headings.values()], widths)
    st.caption(say("pages.overview.balance_note", language))
    missing_reasons(figures, assessment, language)
    explain_one_of(figures, assessment, language, "balance")


def _verdict(figure: Figure, language: Language) -> str:
    if not isinstance(figure, Traced):
        return "–"
    return say("ui.short" if figure.value < 0 else "ui.enough", language)


def claimed_twice(area: Area, assessment: Assessment, language: Language) -> None:
    """The space that more than one plan of this place takes or promises, which counts once."""
    plans = assessment.programme.plans
    here = set(plans["plan_id"].iloc[area.plan_rows])
    names = dict(zip(plans["plan_id"], plans["name"], strict=True))
    for claim in assessment.claims:
        if here & set(claim.plan_ids):
            who = ", ".join(f"{names.get(plan_id, '')} ({plan_id})" for plan_id in claim.plan_ids)
            place = f"{claim.park_id} {claim.plot}".strip()
            number = format_integer(claim.land_m2_net, language)
            st.warning(say(f"pages.overview.claim_{claim.kind}", language, plans=plain(who), place=plain(place), number=number))


def pace(area: Area, assessment: Assessment, language: Language) -> None:
    """The running balance of one type of location: in words, as a chart and as a table."""
    st.header(say("pages.overview.pace", language), anchor=False)
    runs = {_run_name(run, language): run for run in area.running}
    told = [name for name, run in runs.items() if all(isinstance(figure, Traced) for _, figure in run.steps)]
    if not told or not any(len(run.steps) for run in runs.values()):
        st.caption(say("pages.overview.pace_none", language))
        return
    behind = [name for name in told if runs[name].falls_behind is not None]
    for name in behind:
        _pace_words(name, area, runs[name], assessment, language)
    if not behind:
        st.markdown(say("pages.overview.keeps_pace", language, names=plain("; ".join(told))))
    if untold := [name for name in runs if name not in told]:
        st.caption(say("pages.overview.pace_untold", language, names=plain("; ".join(untold))))
    park_land = next((name for name in told if runs[name].measure is Measure.LAND_NET), told[0])
    name = st.selectbox(say("pages.overview.pace_of", language), told, index=told.index(park_land), key="pace-of")
    run = runs[name]
    labels = [_period(period, language) for period, _ in run.steps]
    known = [figure for _, figure in run.steps if isinstance(figure, Traced)]
    unit = unit_in_words(run.measure, language)
    alt = "; ".join(f"{label}: {in_cell(figure, language)}" for label, figure in zip(labels, known, strict=True))
    left, right = st.columns((3, 2))
    with left:
        st.vega_lite_chart(
            spec=running_chart(labels, [float(figure.value) for figure in known], unit, language),
            alt=f"{name}. {alt}",
            key="pace-chart",
        )
    with right:
        period, balance, verdict = (say(f"ui.{word}", language) for word in ("period", "running_balance", "verdict"))
        rows = [
            {period: label, balance: in_cell(figure, language), verdict: _verdict(figure, language)}
            for label, figure in zip(labels, known, strict=True)
        ]
        show_table(rows, name, "pace-table", [balance])
    explain_one_of(
        {f"{label} – {name}": figure for label, figure in zip(labels, known, strict=True)}, assessment, language, "pace"
    )


def _pace_words(name: str, area: Area, run: Running, assessment: Assessment, language: Language) -> None:
    assert run.falls_behind is not None
    plan_id = breaks_with(area, run)
    plans = assessment.programme.plans
    named = plans.loc[plans["plan_id"] == plan_id, "name"]
    when = say("ui.in_period" if run.falls_behind.label else "ui.without_year", language, period=run.falls_behind.label)
    words = {"name": plain(name), "when": plain(when)}
    if plan_id == PLAN_ID:
        sentence = say("pages.overview.too_little_for_typed", language, name=plain(name))
    elif len(named):
        sentence = say("pages.overview.falls_behind_with", language, **words, plan=plain(f"{named.iloc[0]} ({plan_id})"))
    else:
        sentence = say("pages.overview.falls_behind", language, **words)
    st.markdown(f"- {sentence}")


def _run_name(run: Running, language: Language) -> str:
    return f"{say(f'location_type.{run.location_type}', language)}, {unit_in_words(run.measure, language)}"


def _period(period: Period, language: Language) -> str:
    return period.label or say("ui.year_unknown", language)
