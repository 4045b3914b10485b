"""What is the verdict on a plan, and what does one finding say, in a planner's words?"""

from __future__ import annotations

from collections.abc import Sequence

from barcode.assess import Assessment
from barcode.checks.findings import Finding, Outcome, Severity
from barcode.explain.names import cite_place, measure_name, place_name
from barcode.language import Language, format_decimal, format_integer, format_significant, say
from barcode.norms.model import Level
from barcode.units import SQUARE_METRES_PER_HECTARE, Measure

TAKING, SILENT, COMPENSATION = "park_may_not_be_transformed", "undeclared_transformation", "compensation_stated"
MISSING_NAMED, PARKS_NAMED = 3, 3
LAND = frozenset({Measure.LAND_NET, Measure.LAND_GROSS})
BARE = frozenset({Measure.YEAR, Measure.CATEGORY})
HEAVIEST_FIRST = tuple(Severity)
MOST_SPECIFIC_FIRST = tuple(reversed(Level))


def verdict(plan: int, assessment: Assessment, language: Language = "nl") -> str:
    """What a plan takes, what is asked of it, by whom and on which ground, and what is missing: two sentences at most.

    Args:
        plan: position in `programme.plans`.
        assessment: where it was judged.
        language: of the sentences.
    """
    rows = assessment.findings.of_plan(plan)
    findings = [finding for finding in assessment.findings.records(rows) if not finding.area_code]
    name, takes = _plan_name(plan, assessment), _takes(findings, assessment, language)
    breaches = sorted((one for one in findings if one.outcome is Outcome.BREACH), key=_weight)
    if breaches:
        first, more = breaches[0], len(breaches) - 1
        others = say("verdict.others", language, count=more) if more > 1 else say("verdict.other", language) if more else ""
        sentence = say(
            "verdict.judged", language, plan=name, takes=takes, severity=say(f"verdict.severity_{first.severity}", language),
            clause=_clause(first, assessment, language), ground=_ground(first, assessment, language), others=others,
        )  # fmt: skip
    else:
        judged = any(finding.outcome is Outcome.MET for finding in findings)
        sentence = say("verdict.fits" if judged else "verdict.nothing_asked", language, plan=name, takes=takes)
    missing = dict.fromkeys(one.missing for one in findings if one.outcome is Outcome.CANNOT_TELL)
    if not missing:
        return sentence
    words = [say(f"missing_short.{code}", language) for code in list(missing)[:MISSING_NAMED]]
    return f"{sentence} {say('verdict.missing', language, missing=_listed(words, language))}"


def finding_words(finding: Finding, assessment: Assessment, language: Language = "nl") -> str:
    """What one finding says of its plan, park or area, under whose norm; where it cannot be told, what to do."""
    if finding.outcome is Outcome.CANNOT_TELL:
        return say(f"check_missing.{finding.missing}", language)
    if finding.outcome is Outcome.NOT_APPLICABLE and finding.missing:
        return say(f"check_missing.{finding.missing}", language)
    clause = (
        say("verdict.not_applicable", language)
        if finding.outcome is Outcome.NOT_APPLICABLE
        else _clause(finding, assessment, language)
    )
    return say(
        "verdict.finding", language, subject=_subject(finding, assessment, language), clause=clause,
        ground=_ground(finding, assessment, language),
    )  # fmt: skip


def _weight(finding: Finding) -> tuple[int, bool, int, float]:
    """The heaviest first: by severity, about park land before the rest, the most specific authority, the largest shortfall."""
    level = MOST_SPECIFIC_FIRST.index(finding.norm.level) if finding.norm else len(MOST_SPECIFIC_FIRST)
    return HEAVIEST_FIRST.index(finding.severity), finding.check != TAKING, level, -(finding.shortfall or 0)


def _takes(findings: Sequence[Finding], assessment: Assessment, language: Language) -> str:
    """The land that the plan takes, park by park."""
    taking = {one.park_id: one for one in findings if one.check == TAKING and one.park_id}
    if not taking:
        unknown = any(one.check == TAKING and one.outcome is Outcome.CANNOT_TELL for one in findings)
        return say("verdict.takes_unknown" if unknown else "verdict.takes_nothing", language)
    silent = {one.park_id for one in findings if one.check == SILENT and one.outcome is Outcome.BREACH}
    named = list(taking.values())[:PARKS_NAMED]
    parts = [_part(one, one.park_id in silent, assessment, language) for one in named]
    return _listed(parts, language)


def _part(finding: Finding, silent: bool, assessment: Assessment, language: Language) -> str:
    park = _park_name(finding, assessment, language)
    if finding.measured is None:
        return say("verdict.takes_some", language, park=park)
    land = _amount(finding.measured, Measure.LAND_NET, language)
    return say("verdict.takes_unsaid" if silent else "verdict.takes", language, land=land, park=park)


def _clause(finding: Finding, assessment: Assessment, language: Language) -> str:
    """What its plan or area does, as the rest of a sentence."""
    words, plans = _words_of(finding), assessment.frame.plan_names
    key = f"check_breach.{words}" if finding.outcome is Outcome.BREACH else f"check_met.{words}"
    return say(
        key, language, measured=_amount(finding.measured, finding.measure, language),
        required=_amount(finding.required, finding.measure, language), park=_park_name(finding, assessment, language),
        year="" if finding.year is None else finding.year,
        plan=plans.get(finding.plan_id) or finding.plan_id or say("verdict.a_plan", language),
    )  # fmt: skip


def _words_of(finding: Finding) -> str:
    """The key of the clause: its check, told apart where nothing is promised and where a designation was lifted."""
    if finding.check == COMPENSATION and (finding.measure is Measure.CHOICE or not finding.measured):
        return "compensation_none"
    if finding.check == TAKING and finding.norm and finding.norm.norm.unit.measure is Measure.YEAR:
        return "designation_lifted"
    return finding.check


def _ground(finding: Finding, assessment: Assessment, language: Language) -> str:
    """Whose norm it is, of what status, and the place in its source."""
    norm = finding.norm
    if norm is None:
        return (
            say("verdict.ground_said", language, authority=finding.said_by) if finding.said_by and finding.check == TAKING else ""
        )
    words = {
        "label": str(getattr(norm.norm.label, language)),
        "status": say(f"status.{norm.status}", language),
        "authority": place_name(assessment, norm.authority, language),
    }
    if norm.cite is None:
        return say("verdict.ground_without_source", language, **words)
    return say("verdict.ground", language, place=cite_place(norm.cite, language), **words)


def _subject(finding: Finding, assessment: Assessment, language: Language) -> str:
    if finding.area_code:
        return place_name(assessment, finding.area_code, language)
    if finding.plan_id:
        return assessment.frame.plan_names.get(finding.plan_id) or finding.plan_id
    return _park_name(finding, assessment, language) if finding.park_id else say("verdict.all_plans", language)


def _plan_name(plan: int, assessment: Assessment) -> str:
    row = assessment.programme.plans.iloc[plan]
    return str(row["name"] or row["plan_id"])


def _park_name(finding: Finding, assessment: Assessment, language: Language) -> str:
    if not finding.park_id:
        return say("verdict.a_park", language)
    parks = assessment.programme.parks
    return str(parks.loc[parks["park_id"] == finding.park_id, "name"].iloc[0]) or finding.park_id


def _amount(value: float | None, measure: Measure | None, language: Language) -> str:
    """An amount with its measure: land of a hectare or more in hectares, years and categories bare."""
    if value is None or measure is None:
        return say("verdict.unknown_amount", language)
    if measure is Measure.YEAR:
        return str(int(value))
    if measure in BARE:
        return format_significant(value, language=language)
    if measure in LAND and abs(value) >= SQUARE_METRES_PER_HECTARE:
        return say("verdict.hectares", language, amount=format_decimal(value / SQUARE_METRES_PER_HECTARE, 1, language))
    return f"{format_integer(value, language)} {measure_name(measure, language, value == 1)}"


def _listed(words: Sequence[str], language: Language) -> str:
    if len(words) == 1:
        return words[0]
    return say("verdict.and", language, first=", ".join(words[:-1]), last=words[-1])
