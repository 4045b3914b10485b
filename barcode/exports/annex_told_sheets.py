"""What stands on the sheets of an annex in words: terms, plans, findings, promises, assumptions?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from barcode.checks.findings import Finding, Outcome
from barcode.explain.names import place_name
from barcode.exports.annex import Annex
from barcode.exports.annex_blocks import Block, Heading, Kind, Paragraph, Table
from barcode.exports.annex_cells import Cell, Look, Sheet, Shown
from barcode.exports.annex_tables import finding_rows, number_text, plan_table, promise_table, untold_kinds
from barcode.exports.annex_text_findings import about, breaches_of, ground
from barcode.exports.findings_amounts import finding_unit
from barcode.exports.findings_words import check_name, outcome_name, outcome_words, what_is_missing
from barcode.language import Language, format_integer, labels, say

PLANS = (
    "plan_id", "plan_name", "municipality", "planning_status", "dwellings_new", "dwellings_demolished",
    "dwellings_net", "outcome",
)  # fmt: skip
FINDINGS = ("check", "outcome", "about", "said_by", "measured", "required", "shortfall", "unit", "year", "missing")
PROMISES = (
    "plan_id", "park_id", "plot", "kind", "floor_m2_gfa", "land_m2_net", "promised_by", "due_year", "document", "delivered",
)  # fmt: skip
# More findings that cannot be told than this stand together by what is missing.
MOST_UNTOLD = 5_000


def block_rows(sheet: Sheet, blocks: Iterable[Block]) -> None:
    """Put the blocks of a document below each other."""
    for block in blocks:
        if isinstance(block, Heading):
            if block.level:
                sheet.line()
            sheet.title(block.text)
        elif isinstance(block, Paragraph):
            sheet.line(Shown(block.text, Look.WARNING) if block.kind is Kind.WARNING else block.text)
        elif isinstance(block, Table):
            sheet.line(*(Shown(column.heading, Look.HEADING) for column in block.columns))
            sheet.rows.extend(block.rows)


def plan_sheet(sheet: Sheet, annex: Annex, language: Language) -> None:
    """A row per plan."""
    sheet.headings(say(f"annex_sheet.column.{name}", language) for name in PLANS)
    for plan, name, place, status, new, gone, outcome in plan_table(annex.assessment, annex.area)["rows"]:
        where = place_name(annex.assessment, place, language)
        sheet.line(plan, name, where, status, new, gone, new - gone, outcome_name(outcome, language))


def finding_sheet(sheet: Sheet, annex: Annex, language: Language) -> None:
    """A row per finding that is not met or cannot be told, the heaviest first; how many are met is said above them.

    Very many that cannot be told stand together by what is missing: nobody reads the same sentence ten thousand times.
    """
    assessment = annex.assessment
    table = finding_rows(assessment, annex.area)
    met = table["outcome"] == Outcome.MET
    sheet.line(say("annex.findings_words", language))
    sheet.line(say("annex_sheet.met", language, count=format_integer(int(met.sum()), language)))
    if assessment.incomplete:
        names = ", ".join(check_name(one, language) for one in assessment.incomplete)
        sheet.line(Shown(say("annex.incomplete", language, checks=names), Look.WARNING))
    sheet.headings(say(f"annex_sheet.column.{name}", language) for name in FINDINGS)
    for one in breaches_of(annex, table):
        sheet.line(*_finding(one, about(one, annex, language), annex, language))
    untold = table[(table["outcome"] == Outcome.CANNOT_TELL).to_numpy(dtype=bool)]
    if len(untold) <= MOST_UNTOLD:
        for one in assessment.findings.records(untold):
            sheet.line(*_finding(one, about(one, annex, language), annex, language))
        return
    for one, count in untold_kinds(assessment, untold):
        times = say("annex_sheet.untold_times", language, count=format_integer(count, language))
        sheet.line(*_finding(one, times, annex, language))


def _finding(one: Finding, subject: str, annex: Annex, language: Language) -> Iterator[Cell]:
    yield check_name(one.check, language)
    yield outcome_words(one, language)
    yield subject
    yield ground(one, annex, language)
    for number in (one.measured, one.required, one.shortfall):
        text = number_text(number)
        yield None if text is None else _number(Fraction(text))
    yield finding_unit(one.measure, language)
    yield None if one.year is None else Shown(one.year, Look.YEAR)
    yield what_is_missing(one, language)


def _number(exact: Fraction) -> Cell:
    return int(exact) if exact.denominator == 1 else exact


def promise_sheet(sheet: Sheet, annex: Annex, language: Language) -> None:
    """A row per promise of compensation."""
    sheet.headings(say(f"annex_sheet.column.{name}", language) for name in PROMISES)
    kinds, answers = labels("member.park_kind", language), labels("member.yes_no", language)
    rows = promise_table(annex.assessment, annex.area)["rows"]
    for plan, park, plot, kind, floor, land, whose, year, document, delivered in rows:
        due = None if year is None else Shown(year, Look.YEAR)
        sheet.line(plan, park, plot, kinds.get(kind, kind), floor, land, whose, due, document, answers.get(delivered, delivered))
