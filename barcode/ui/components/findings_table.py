"""How do findings stand on a page? A table in words, the heaviest first, and one of them opened to its norm and its sum."""

from __future__ import annotations

from enum import StrEnum

import pandas as pd
import streamlit as st

from barcode.assess import Assessment
from barcode.checks.findings import Finding, Outcome
from barcode.explain.names import measure_name, norm_value, place_name
from barcode.explain.tree import norm_details
from barcode.explain.verdict import finding_words
from barcode.exports.findings_amounts import finding_amount, finding_unit
from barcode.exports.findings_words import check_name, check_question, outcome_words, what_is_missing
from barcode.language import Language, format_integer, say
from barcode.ui import state
from barcode.ui.components.kept_choice import kept_select
from barcode.ui.components.plain import plain
from barcode.ui.look import OUTCOME_SIGNS, norm_sign
from barcode.units import Measure

ROWS_SHOWN = 100
# On a phone a row becomes a card, so that nothing has to be scrolled sideways; a style of our own, without any content.
CARDS = """<style>
@media (max-width: 40rem) {
  [class*=st-key-found-] :is(table, tbody, tr, td) {display: block; width: 100%; border: none}
  [class*=st-key-found-] thead {display: none}
  [class*=st-key-found-] tr {border-bottom: 1px solid #7d8b99; padding: 0.4rem 0}
  [class*=st-key-found-] td {padding: 0.1rem 0.5rem}
}
</style>"""


class Kind(StrEnum):
    """How measured and required are to be read: an amount and what is asked of it, or otherwise."""

    AMOUNT = "amount"
    SIZE = "size"
    CATEGORY = "category"
    YEAR = "year"
    EXCESS = "excess"


LADDER = "urbanisation_ladder"
# Every m² that these find is one too many.
ASKING_NONE = frozenset({"park_may_not_be_transformed", "undeclared_transformation", "claimed_twice"})
LABELS = {
    Kind.SIZE: {"measured": "column_measured_size", "required": "column_required_size"},
    Kind.CATEGORY: {"measured": "column_measured_category", "required": "column_required_category"},
    Kind.YEAR: {
        "measured": "column_measured_year", "required": "column_required_year", "shortfall": "column_shortfall_year",
    },
}  # fmt: skip


def findings_table(
    rows: pd.DataFrame, assessment: Assessment, language: Language, key: str, name: str, area: bool = False
) -> None:
    """The rows as a table, what is missing below it, and a choice that opens one of them.

    Args:
        rows: of `assessment.findings.table`, in the order to show.
        assessment: that they belong to.
        language: of the page.
        key: of the choice.
        name: what the rows are about, for who hears the table or chooses below it.
        area: whether a column says which area a row is about.
    """
    findings = assessment.findings.records(rows.iloc[:ROWS_SHOWN])
    lines = [_line(finding, assessment, language, area) for finding in findings]
    used = {heading: any(line[heading] for line in lines) for heading in lines[0]} if lines else {}
    shown = [{heading: plain(text) for heading, text in line.items() if used[heading]} for line in lines]
    st.html(CARDS)
    with st.container(key=f"found-{key}"):
        # A table of the page and not a grid: names and amounts are read whole.
        st.table(pd.DataFrame(shown), hide_index=True, alt=name)
    if len(rows) > ROWS_SHOWN:
        st.caption(say("checks_page.more_rows", language, count=format_integer(len(rows) - ROWS_SHOWN, language)))
    untold = [finding for finding in findings if finding.outcome is Outcome.CANNOT_TELL]
    if to_do := dict.fromkeys(what_is_missing(finding, language) for finding in untold):
        st.caption("  \n".join(plain(sentence) for sentence in to_do))
    known = {_identity(finding): finding for finding in findings}
    chosen = kept_select(
        say("checks_page.open", language, name=plain(name)),
        [*known],
        lambda one: _option(known[one], assessment, language, area),
        key=key,
        placeholder=say("checks_page.open_placeholder", language),
    )
    if chosen in known:
        with st.container(border=True):
            finding_opened(known[chosen], assessment, language)


def _identity(finding: Finding) -> str:
    """What stays the same of a finding when the rows in sight or the language change."""
    norm = finding.norm.name if finding.norm else ""
    return "/".join((finding.check, finding.area_code, finding.plan_id, finding.park_id, norm, finding.missing))


def outcome_sign(finding: Finding, language: Language) -> str:
    """The outcome in words, with its sign."""
    sign = OUTCOME_SIGNS[finding.severity if finding.outcome is Outcome.BREACH else finding.outcome]
    return f"{sign}\u00a0{outcome_words(finding, language)}"


def _line(finding: Finding, assessment: Assessment, language: Language, area: bool) -> dict[str, str]:
    """One row of the table: heading → text."""
    where = {"area": place_name(assessment, finding.area_code, language) if area else ""}
    texts = {
        **where,
        "outcome": outcome_sign(finding, language),
        "check": check_name(finding.check, language),
        "plan": plan_named(finding.plan_id, assessment) if area else "",
        "park": _park_name(finding, assessment),
        "norm": _norm_with_sign(finding, assessment, language),
        "sum": _sum_in_words(finding, language),
        "year": "" if finding.year is None else str(finding.year),
    }
    return {say(f"checks_page.column_{name}", language): text for name, text in texts.items()}


def _sum_in_words(finding: Finding, language: Language) -> str:
    """`543 banen, gevraagd 1.000, tekort 457`, as far as it is known; what is no sum of amounts in words of its own."""
    unit = finding_unit(finding.measure, language)
    measured, required = (finding_amount(value, finding.measure, language) for value in (finding.measured, finding.required))
    kind, short = _kind(finding), _shortfall(finding, language)
    if kind is Kind.CATEGORY and required:
        key = "category_words" if measured else "category_asked_words"
        return say(f"checks_page.{key}", language, measured=measured, required=required)
    if kind is Kind.YEAR and measured:
        return say(
            f"checks_page.{'years_words' if required else 'year_of_loss_words'}", language, measured=measured, required=required
        )
    if kind is Kind.SIZE and measured and required:
        return say("checks_page.size_words", language, measured=_with_unit(measured, unit), required=required)
    if kind is Kind.EXCESS:
        return _with_unit(measured, unit)
    asked = say("checks_page.asked_words", language, required=required if measured else _with_unit(required, unit))
    short = say("checks_page.short_words", language, shortfall=short) if short else ""
    return ", ".join(part for part in (_with_unit(measured, unit), asked if required else "", short) if part)


def _kind(finding: Finding) -> Kind:
    """How the amounts of a finding are to be read."""
    if finding.check == LADDER:
        return Kind.SIZE
    if finding.required == 0 and finding.check in ASKING_NONE:
        return Kind.EXCESS
    return {Measure.CATEGORY: Kind.CATEGORY, Measure.YEAR: Kind.YEAR}.get(finding.measure or Measure.NUMBER, Kind.AMOUNT)


def _option(finding: Finding, assessment: Assessment, language: Language, area: bool) -> str:
    about = [place_name(assessment, finding.area_code, language)] if area else []
    about += [name] if (name := _park_name(finding, assessment)) else []
    return say(
        "checks_page.option", language,
        check=check_name(finding.check, language), about=f" – {', '.join(about)}" if about else "",
        norm=norm_of(finding, assessment, language) or say("checks_page.no_norm", language),
        outcome=outcome_words(finding, language),
    )  # fmt: skip


def norm_of(finding: Finding, assessment: Assessment, language: Language) -> str:
    """Whose norm it is and what it is called; where no book has it, who designated the park."""
    if finding.norm is None:
        return finding.said_by
    authority = place_name(assessment, finding.norm.authority, language)
    return say("checks_page.norm_named", language, authority=authority, norm=getattr(finding.norm.norm.label, language))


def _norm_with_sign(finding: Finding, assessment: Assessment, language: Language) -> str:
    """The same, and how hard it is."""
    sign = f" · {norm_sign(finding.norm, language)}" if finding.norm else ""
    return f"{norm_of(finding, assessment, language)}{sign}"


def shortfall_words(finding: Finding, language: Language) -> str:
    """The shortfall of a breach with its unit; one that would be rounded away is still told."""
    text = _shortfall(finding, language)
    is_years = finding.measure is Measure.YEAR
    return _with_unit(text, measure_name(Measure.YEAR, language) if is_years else finding_unit(finding.measure, language))


def _shortfall(finding: Finding, language: Language) -> str:
    if finding.outcome is not Outcome.BREACH or finding.measure is None:
        return ""
    text = finding_amount(finding.shortfall, finding.measure, language)
    return say("checks_page.less_than_one", language) if text == "0" and finding.shortfall else text


def _with_unit(number: str, unit: str) -> str:
    return f"{number} {unit}".strip() if number else ""


def plan_named(plan_id: str, assessment: Assessment) -> str:
    """`Veenweide (HV-01)`; blank without a plan."""
    return f"{assessment.frame.plan_names.get(plan_id, '')} ({plan_id})".strip() if plan_id else ""


def _park_name(finding: Finding, assessment: Assessment) -> str:
    if not finding.park_id:
        return ""
    parks = assessment.programme.parks
    return str(parks.loc[parks["park_id"] == finding.park_id, "name"].iloc[0]) or finding.park_id


def finding_opened(finding: Finding, assessment: Assessment, language: Language) -> None:
    """One finding: what was asked, its sentence, its sum, what to do where it cannot be told, and its norm with its source."""
    st.markdown(f"**{plain(check_name(finding.check, language))}** – {plain(check_question(finding.check, language))}")
    st.markdown(f"{plain(outcome_sign(finding, language))}. {plain(finding_words(finding, assessment, language))}")
    _sum(finding, language)
    st.markdown(f"**{say('checks_page.norm', language)}**")
    norm = finding.norm
    if norm is None:
        st.markdown(say("checks_page.rests_on_inputs", language))
        return
    said = f"{getattr(norm.norm.label, language)}: {norm_value(norm, language)} · {norm_sign(norm, language)}"
    st.markdown(plain(said))
    lines = []
    for label, text in norm_details(norm, assessment, language):
        is_address = bool(norm.source and text == norm.source.url)
        ours = is_address and norm.authority not in state.inputs().books
        lines.append(f"- {plain(label)}: [{plain(text)}](<{text}>)" if ours else f"- {plain(label)}: {plain(text)}")
    st.markdown("\n".join(lines))


def _sum(finding: Finding, language: Language) -> None:
    """Measured, required and shortfall, each with its unit; nothing where there is no amount."""
    unit, measure, kind = finding_unit(finding.measure, language), finding.measure, _kind(finding)
    texts = {
        "measured": _with_unit(finding_amount(finding.measured, measure, language), unit),
        "required": _with_unit(finding_amount(finding.required, measure, language), unit),
        "shortfall": shortfall_words(finding, language),
    }
    if kind is Kind.EXCESS:
        texts = {"measured": texts["measured"]}
    keys = {name: LABELS.get(kind, {}).get(name, f"column_{name}") for name in texts}
    parts = [f"- {say(f'checks_page.{keys[name]}', language)}: **{plain(text)}**" for name, text in texts.items() if text]
    if parts:
        st.markdown(f"**{say('checks_page.sum', language)}**")
        st.markdown("\n".join(parts))
