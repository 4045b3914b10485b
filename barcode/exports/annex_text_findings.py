"""How do plans, findings and promises stand in an annex?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from barcode.checks.findings import Finding, Outcome
from barcode.explain.names import cite_place, place_name
from barcode.explain.verdict import verdict
from barcode.exports.annex import Annex
from barcode.exports.annex_blocks import Block, Column, Heading, Paragraph, table
from barcode.exports.annex_tables import finding_rows, plan_table, promise_table, untold_kinds
from barcode.exports.findings_amounts import finding_amount, finding_unit
from barcode.exports.findings_words import check_name, outcome_name, outcome_words, what_is_missing
from barcode.exports.plain_text import plain_text
from barcode.language import Language, format_integer, labels, say

# A document is read by people: what is longer stands whole in the workbook and in the JSON that the document carries.
MOST_ROWS, MOST_VERDICTS = 1_000, 100


def programme(annex: Annex, language: Language) -> Iterator[Block]:
    """The plans with their dwellings, and the heaviest outcome of each."""
    plans = plan_table(annex.assessment, annex.area)["rows"]
    yield Heading(1, say("annex.programme_heading", language))
    new, demolished = annex.area.dwellings
    numbers = {"count": len(plans), "new": new, "demolished": demolished, "net": new - demolished}
    yield Paragraph(
        say("annex.programme_words", language, **{name: format_integer(one, language) for name, one in numbers.items()})
    )
    columns = (
        Column(say("annex.column.plan", language)),
        Column(say("annex.column.name", language), width=5),
        Column(say("annex.column.municipality", language), width=3),
        Column(say("annex.column.planning_status", language)),
        *(Column(say(f"annex.column.{name}", language), True) for name in ("new", "demolished", "net")),
        Column(say("annex.column.outcome", language)),
    )
    names = annex.assessment
    rows = [
        (
            plan, name, place_name(names, place, language), status,
            *(format_integer(one, language) for one in (added, gone, added - gone)), outcome_name(outcome, language),
        )
        for plan, name, place, status, added, gone, outcome in plans[:MOST_ROWS]
    ]  # fmt: skip
    yield table(say("annex.programme_caption", language), columns, rows)
    yield from _shortened(len(plans), language)


def findings(annex: Annex, language: Language) -> Iterator[Block]:
    """What the checks find: counts, then breaches, what cannot be told, and the verdict on each plan in breach."""
    assessment = annex.assessment
    table_of_all = finding_rows(assessment, annex.area)
    yield Heading(1, say("annex.findings_heading", language))
    yield Paragraph(say("annex.findings_words", language))
    if assessment.incomplete:
        names = ", ".join(check_name(one, language) for one in assessment.incomplete)
        yield Paragraph(say("annex.incomplete", language, checks=names))
    yield _counts(table_of_all, language)
    breaches = breaches_of(annex, table_of_all)
    yield Heading(2, say("annex.breaches_heading", language))
    if breaches:
        yield _breaches(breaches[:MOST_ROWS], annex, language)
        yield from _shortened(len(breaches), language)
        yield from _verdicts(breaches, annex, language)
    else:
        yield Paragraph(say("annex.no_breaches", language))
    if untold := untold_kinds(assessment, table_of_all):
        yield Heading(2, say("annex.untold_heading", language))
        yield _untold(untold, language)


def breaches_of(annex: Annex, rows: pd.DataFrame) -> list[Finding]:
    """The breaches among rows of `findings.table`, the heaviest first."""
    breaches = annex.assessment.findings.records(rows[(rows["outcome"] == Outcome.BREACH).to_numpy(dtype=bool)])
    return sorted(breaches, key=lambda one: one.weight)


def _counts(found: Any, language: Language) -> Block:
    """How many answers of each outcome every check gives."""
    outcomes = (Outcome.BREACH, Outcome.CANNOT_TELL, Outcome.MET)
    columns = (
        Column(say("annex.column.check", language), width=4),
        *(Column(outcome_name(str(one), language), True) for one in outcomes),
    )
    counts = found.groupby(["check", "outcome"], observed=True).size()
    checks = [str(one) for one in found["check"].cat.categories if (found["check"] == one).any()]
    rows = [
        (check_name(check, language), *(format_integer(int(counts.get((check, one), 0)), language) for one in outcomes))
        for check in checks
    ]
    return table(say("annex.counts_caption", language), columns, rows)


def _breaches(breaches: list[Finding], annex: Annex, language: Language) -> Block:
    names = {"check": 3, "about": 3, "weight": 2, "norm": 4, "measured": 2, "required": 2, "shortfall": 2, "unit": 2, "year": 1}
    numbers = {"measured", "required", "shortfall"}
    columns = tuple(Column(say(f"annex.column.{name}", language), name in numbers, width) for name, width in names.items())
    rows = [
        (
            check_name(one.check, language), about(one, annex, language), outcome_words(one, language),
            ground(one, annex, language),
            *(finding_amount(value, one.measure, language) for value in (one.measured, one.required, one.shortfall)),
            finding_unit(one.measure, language), "" if one.year is None else str(one.year),
        )
        for one in breaches
    ]  # fmt: skip
    return table(say("annex.breaches_caption", language), columns, rows)


def _verdicts(breaches: list[Finding], annex: Annex, language: Language) -> Iterator[Block]:
    """The verdict in two sentences on each plan in breach, the heaviest first."""
    positions = {plan: place for place, plan in enumerate(annex.assessment.findings.plan_ids)}
    plans = list(dict.fromkeys(one.plan_id for one in breaches if one.plan_id and not one.area_code))
    if not plans:
        return
    yield Heading(2, say("annex.verdicts_heading", language))
    for plan in plans[:MOST_VERDICTS]:
        yield Paragraph(plain_text(verdict(positions[plan], annex.assessment, language)))
    if len(plans) > MOST_VERDICTS:
        count = format_integer(len(plans) - MOST_VERDICTS, language)
        yield Paragraph(say("annex.more_verdicts", language, count=count))


def _untold(untold: list[tuple[Finding, int]], language: Language) -> Block:
    """What is missing, check by check, how often."""
    columns = (
        Column(say("annex.column.check", language), width=3),
        Column(say("annex.column.missing", language), width=6),
        Column(say("annex.column.times", language), True),
    )
    counts: dict[tuple[str, str], int] = {}
    for one, count in untold:
        place = (check_name(one.check, language), what_is_missing(one, language))
        counts[place] = counts.get(place, 0) + count
    rows = [(*place, format_integer(count, language)) for place, count in counts.items()]
    return table(say("annex.untold_caption", language), columns, rows)


def about(finding: Finding, annex: Annex, language: Language) -> str:
    """The plan, park or area that a finding is about, in words."""
    frame = annex.assessment.frame
    parts = []
    if finding.area_code:
        parts.append(place_name(annex.assessment, finding.area_code, language))
    if finding.plan_id in frame.plan_names:
        parts.append(f"{frame.plan_names[finding.plan_id]} ({finding.plan_id})")
    if finding.park_id:
        parts.append(f"{frame.park_names.get(finding.park_id, '')} ({finding.park_id})")
    return plain_text(" – ".join(parts))


def ground(finding: Finding, annex: Annex, language: Language) -> str:
    """Whose norm it is and the article; whose designation; nothing for what rests on the inputs alone."""
    if finding.norm is None:
        return plain_text(finding.said_by)
    whose = place_name(annex.assessment, finding.norm.authority, language)
    cite = finding.norm.cite
    return plain_text(f"{whose}, {cite_place(cite, language)}" if cite else whose)


def promises(annex: Annex, language: Language) -> Iterator[Block]:
    """What was promised as compensation: what, how much, by whom, when, in which document."""
    promised = promise_table(annex.assessment, annex.area)
    yield Heading(1, say("annex.promises_heading", language))
    if not promised["rows"]:
        yield Paragraph(say("annex.no_promises", language))
        return
    names = {
        "plan": 2,
        "park": 2,
        "kind": 2,
        "floor": 2,
        "land": 2,
        "promised_by": 3,
        "due_year": 1,
        "document": 4,
        "delivered": 2,
    }
    columns = tuple(
        Column(say(f"annex.column.{name}", language), name in {"floor", "land"}, width) for name, width in names.items()
    )
    rows = []
    for line in promised["rows"][:MOST_ROWS]:
        one = dict(zip(promised["columns"], line, strict=True))
        rows.append(
            (
                one["plan"], f"{one['park']} {one['plot']}".strip(), labels("member.park_kind", language)[one["kind"]],
                *("" if one[name] is None else format_integer(one[name], language) for name in ("floor_m2_gfa", "land_m2_net")),
                one["promised_by"], "" if one["due_year"] is None else str(one["due_year"]), one["document"],
                labels("member.yes_no", language)[one["delivered"]],
            )
        )  # fmt: skip
    yield table(say("annex.promises_caption", language), columns, rows)
    yield from _shortened(len(promised["rows"]), language)


def _shortened(count: int, language: Language) -> Iterator[Block]:
    if count > MOST_ROWS:
        numbers = {"shown": format_integer(MOST_ROWS, language), "count": format_integer(count, language)}
        yield Paragraph(say("annex.shortened", language, **numbers))
