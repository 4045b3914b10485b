"""Which findings does a visitor want to see? The counts on top, and the fields that choose."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from barcode.assess import Assessment
from barcode.checks.findings import Outcome, Severity
from barcode.explain.names import place_name
from barcode.exports.findings_words import check_name, outcome_name
from barcode.language import Language, format_integer, say
from barcode.ui.components.kept_choice import kept_select
from barcode.ui.components.plain import plain
from barcode.ui.finding_rows import Sieve, about_areas, about_plans, authorities

COUNTED = (Outcome.BREACH, Outcome.CANNOT_TELL, Outcome.MET)
OUTCOMES = [str(outcome) for outcome in (*COUNTED, Outcome.NOT_APPLICABLE)]
AT_FIRST = [str(Outcome.BREACH), str(Outcome.CANNOT_TELL)]
ALL = ""


def counts(table: pd.DataFrame, assessment: Assessment, language: Language) -> None:
    """How many breaches, how heavy and in how many plans; how many that cannot be told; how many met.

    Args:
        table: `weighed` findings, all of them.
        assessment: that they belong to.
        language: of the page.
    """
    number = {outcome: int((table["outcome"] == outcome).sum()) for outcome in Outcome}
    breaches = table[(table["outcome"] == Outcome.BREACH).to_numpy(dtype=bool)]
    heavy = [int((breaches["weight"] == weight).sum()) for weight in range(len(Severity))]
    plans, areas = about_plans(breaches)["plan"].nunique(), about_areas(breaches)["area"].nunique()
    said = {
        "conflict": heavy[0], "departure": heavy[1], "attention": heavy[2], "plans": plans, "areas": areas,
        "all": len(assessment.programme.plans), "not_applicable": number[Outcome.NOT_APPLICABLE],
    }  # fmt: skip
    written = {name: format_integer(value, language) for name, value in said.items()}
    for column, outcome in zip(st.columns(len(COUNTED)), COUNTED, strict=True):
        with column.container(border=True, height="stretch"):
            st.metric(say(f"checks_page.count_{outcome}", language), format_integer(number[outcome], language))
            st.caption(say(f"checks_page.count_{outcome}_note", language, **written))


def sieve(assessment: Assessment, language: Language) -> Sieve:
    """The fields; what they hold stays when the language or the page changes."""
    findings = assessment.findings
    outcomes = st.pills(
        say("checks_page.outcomes", language),
        OUTCOMES,
        selection_mode="multi",
        default=AT_FIRST,
        format_func=lambda one: plain(outcome_name(one, language)),
        key="checks-outcomes",
        persist_state="session",
        help=say("checks_page.severities", language),
    )
    left, middle, right = st.columns(3)
    with left:
        authority = kept_select(
            say("checks_page.authority", language),
            [ALL, *authorities(findings)],
            lambda one: place_name(assessment, one, language) if one else say("checks_page.all", language),
            key="checks-authority",
        )
    with middle:
        check = kept_select(
            say("checks_page.check", language),
            [ALL, *findings.table["check"].cat.categories],
            lambda one: check_name(one, language) if one else say("checks_page.all", language),
            key="checks-check",
        )
    with right:
        name = st.text_input(
            say("checks_page.search", language),
            placeholder=say("checks_page.search_example", language),
            key="checks-name",
            persist_state="session",
        )
    return Sieve(tuple(outcomes or ()), authority, check, name or "")


def incomplete_warning(assessment: Assessment, language: Language) -> None:
    """Says above everything else that a check crashed, where that is so."""
    if assessment.findings.incomplete:
        names = ", ".join(check_name(check, language) for check in assessment.findings.incomplete)
        st.error(say("checks_page.incomplete", language, checks=plain(names)))
