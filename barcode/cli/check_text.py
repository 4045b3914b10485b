"""How do the findings read on a terminal? Per plan its verdict and its findings, then those of areas and of parks."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from barcode.assess import Assessment
from barcode.checks.findings import Finding, Outcome
from barcode.cli.assessment_text import opening
from barcode.cli.text_table import text_table
from barcode.explain.names import cite_place, measure_name, norm_value, place_name
from barcode.explain.verdict import verdict
from barcode.exports.assessment_document import is_invented
from barcode.exports.findings_amounts import finding_amount, finding_unit
from barcode.exports.findings_public import PublicFindings, public_findings
from barcode.exports.findings_words import check_name, outcome_words, what_is_missing
from barcode.exports.plain_text import plain_text
from barcode.language import Language, format_integer, say
from barcode.norms.model import Level
from barcode.units import Measure

COLUMNS = ("check", "norm", "outcome", "article", "measured", "required", "shortfall", "unit")
WORDS = 4
LEVELS = (Level.MUNICIPALITY, Level.REGION, Level.PROVINCE)


def check_lines(assessment: Assessment, language: Language) -> Iterator[str]:
    """All that may be told, as lines of text; what does not apply is counted and not listed."""
    public = public_findings(assessment)
    yield from opening(assessment, is_invented(assessment, assessment.findings.norms), language)
    counts = {outcome: format_integer(public.counts[outcome], language) for outcome in Outcome}
    yield say("cli_check.counts", language, **counts)
    if public.plans_withheld:
        yield say("cli_check.withheld", language, plans=public.plans_withheld, findings=public.findings_withheld)
    if assessment.findings.incomplete:
        names = ", ".join(check_name(check, language) for check in assessment.findings.incomplete)
        yield say("cli_check.incomplete", language, checks=names)
    yield from _plans(public, language)
    yield from _areas(public, language)
    yield from _parks(public, language)


def _plans(public: PublicFindings, language: Language) -> Iterator[str]:
    """Each public plan, the heaviest first: breaches by what their norm weighs, then what cannot be told."""
    assessment = public.assessment
    of_plan = dict(iter(public.findings[public.findings["area"] == ""].groupby("plan")))
    order = np.argsort(public.answers.weight_of_plans, kind="stable")
    plans = assessment.programme.plans
    for position in order[public.plans[order]].tolist():
        plan = plans.iloc[position]
        yield ""
        place = place_name(assessment, str(plan["municipality_code"]), language)
        yield plain_text(f"{plan['name']} ({plan['plan_id']}), {place}")
        yield "  " + plain_text(verdict(position, assessment, language))
        yield from _table(of_plan.get(position, public.findings.iloc[:0]), assessment, language)


def _areas(public: PublicFindings, language: Language) -> Iterator[str]:
    """The municipalities, regions and provinces, each for itself."""
    table = public.findings[(public.findings["area"] != "").to_numpy(dtype=bool)]
    for level in LEVELS:
        for area in public.assessment.of_level(level):
            rows = table[(table["area"] == area.code).to_numpy(dtype=bool)]
            if len(rows):
                yield ""
                yield plain_text(
                    f"{say(f'level.{level}', language)} {place_name(public.assessment, area.code, language)} ({area.code})"
                )
                yield from _table(rows, public.assessment, language)


def _parks(public: PublicFindings, language: Language) -> Iterator[str]:
    """What is about a park and no plan in particular."""
    table = public.findings
    rows = table[((table["park"] >= 0) & (table["plan"] < 0) & (table["area"] == "")).to_numpy(dtype=bool)]
    shown = list(_table(rows, public.assessment, language))
    if shown:
        yield ""
        yield say("cli_check.parks", language)
        yield from shown


def _table(rows: pd.DataFrame, assessment: Assessment, language: Language) -> Iterator[str]:
    told = [row for row in assessment.findings.records(rows) if row.outcome is not Outcome.NOT_APPLICABLE]
    told.sort(key=lambda row: row.weight)
    if told:
        headings = [say(f"cli_check.{name}", language) for name in COLUMNS]
        yield from text_table(headings, [_row(row, assessment, language) for row in told], words=WORDS)
    for sentence in dict.fromkeys(what_is_missing(row, language) for row in told if row.missing):
        yield "  " + plain_text(sentence)


def _row(finding: Finding, assessment: Assessment, language: Language) -> list[str]:
    norm, measure = finding.norm, finding.measure
    about = f" – {assessment.frame.park_names[finding.park_id]}" if finding.park_id else ""
    return [
        check_name(finding.check, language) + about,
        _norm(finding, assessment, language),
        outcome_words(finding, language),
        cite_place(norm.cite, language) if norm and norm.cite else "",
        finding_amount(finding.measured, measure, language),
        finding_amount(finding.required, measure, language) or _choice(finding, language),
        finding_amount(finding.shortfall, measure, language),
        _unit(finding, language),
    ]


def _choice(finding: Finding, language: Language) -> str:
    """What a norm without a number asks, where that is what was judged."""
    norm = finding.norm
    return norm_value(norm, language) if norm and norm.choice and finding.measure is Measure.CHOICE else ""


def _unit(finding: Finding, language: Language) -> str:
    """The unit of the numbers in the row; blank where there is none."""
    if finding.measure is None or all(number is None for number in (finding.measured, finding.required, finding.shortfall)):
        return ""
    called = finding.measure in {Measure.YEAR, Measure.CATEGORY}
    return measure_name(finding.measure, language) if called else finding_unit(finding.measure, language)


def _norm(finding: Finding, assessment: Assessment, language: Language) -> str:
    """Whose norm it is and what it is called; where no book has it, who designated the park."""
    if finding.norm is None:
        return finding.said_by
    authority = place_name(assessment, finding.norm.authority, language)
    return say("cli_check.norm_named", language, authority=authority, norm=getattr(finding.norm.norm.label, language))
