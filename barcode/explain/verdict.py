"""What is the verdict on a plan, and what does one finding say, in a planner's words?"""

from __future__ import annotations

from collections.abc import Sequence

from barcode.assess import Assessment
from barcode.checks.findings import Finding, Outcome, Severity, severity
from barcode.explain.names import cite_place, measure_name, place_name
from barcode.language import Language, format_decimal, format_integer, say
from barcode.norms.model import Level
from barcode.units import SQUARE_METRES_PER_HECTARE, Measure

TAKING, SILENT, COMPENSATION = "park_may_not_be_transformed", "undeclared_transformation", "compensation_stated"
HIDDEN = "park_without_polygon"
DISTANCE, TWICE = "guideline_distance", "claimed_twice"
OFFERING = frozenset({"work_space_per_dwelling", "keeps_pace"})
MISSING_NAMED, PARKS_NAMED = 3, 3
LAND = frozenset({Measure.LAND_NET, Measure.LAND_GROSS})
SEVERITIES = tuple(Severity)
MOST_SPECIFIC_FIRST = tuple(reversed(Level))


def verdict(plan: int, assessment: Assessment, language: Language = "nl") -> str:
    """What a plan takes, what is asked of it, by whom and on which ground, and what is missing: two sentences at most.

    Args:
        plan: position in `programme.plans`.
        assessment: where it was judged.
        language: of the sentences.
    """
    findings = assessment.findings.about_plan(plan)
    name, takes = _plan_name(plan, assessment), _takes(findings, assessment, language)
    breaches = sorted((one for one in findings if one.outcome is Outcome.BREACH), key=_weight)
    if breaches:
        first, more = breaches[0], len(breaches) - 1
        takes = _takes(findings, assessment, language, said=first)
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
    key = "verdict.missing" if len(missing) <= MISSING_NAMED else "verdict.missing_among_others"
    return f"{sentence} {say(key, language, missing=_listed(words, language))}"


def finding_words(finding: Finding, assessment: Assessment, language: Language = "nl") -> str:
    """What one finding says of its plan, park or area, under whose norm; where it cannot be told, what to do."""
    if finding.outcome is Outcome.CANNOT_TELL:
        return say(f"check_missing.{finding.missing}", language)
    if finding.outcome is Outcome.NOT_APPLICABLE and finding.missing:
        return say(f"check_not_asked.{finding.missing}", language)
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
    return SEVERITIES.index(finding.severity), finding.check != TAKING, level, -(finding.shortfall or 0)


def _takes(findings: Sequence[Finding], assessment: Assessment, language: Language, said: Finding | None = None) -> str:
    """The land that the plan takes, park by park, and that it may not be taken, unless the verdict says so already (`said`)."""
    taking = {one.park_id: one for one in findings if one.check == TAKING and one.park_id}
    if not taking:
        untold = {one.missing for one in findings if one.check == TAKING and one.outcome is Outcome.CANNOT_TELL}
        return say(f"verdict.takes_{'hidden' if HIDDEN in untold else 'unknown' if untold else 'nothing'}", language)
    silent = {one.park_id: one for one in findings if one.check == SILENT and one.outcome is Outcome.BREACH}
    named = list(taking.values())[:PARKS_NAMED]
    parts = [_part(one, silent.get(one.park_id), assessment, language, one is not said) for one in named]
    if rest := len(taking) - len(named):
        parts.append(say("verdict.takes_more", language, count=rest))
    return _listed(parts, language)


def _part(finding: Finding, silent: Finding | None, assessment: Assessment, language: Language, with_designation: bool) -> str:
    park = _park_name(finding, assessment, language)
    if with_designation and finding.outcome is Outcome.BREACH and finding.said_by and finding.norm is None:
        park = say("verdict.designated", language, park=park, authority=finding.said_by)
    # Of a park that does not say how much of its land is net only the gross land is known, which the map measures.
    measured, measure = finding.measured, Measure.LAND_NET
    if measured is None and silent:
        measured, measure = silent.measured, Measure.LAND_GROSS
    if measured is None:
        return say("verdict.takes_some", language, park=park)
    land = _amount(measured, measure, language)
    if silent:
        return say("verdict.takes_unsaid", language, land=land, park=park)
    by_floor = (finding.plan_id, finding.park_id) in assessment.frame.taken_by_floor
    return say("verdict.takes_by_floor" if by_floor else "verdict.takes", language, land=land, park=park)


def _clause(finding: Finding, assessment: Assessment, language: Language) -> str:
    """What its plan or area does, as the rest of a sentence."""
    words, plans = _words_of(finding, assessment), assessment.frame.plan_names
    key = f"check_breach.{words}" if finding.outcome is Outcome.BREACH else f"check_met.{words}"
    return say(
        key, language, measured=_amount(_without_sign(finding.measured), finding.measure, language),
        required=_amount(finding.required, finding.measure, language), park=_park_name(finding, assessment, language),
        year="" if finding.year is None else finding.year,
        plan=plans.get(finding.plan_id) or finding.plan_id or say("verdict.a_plan", language),
    )  # fmt: skip


def _words_of(finding: Finding, assessment: Assessment) -> str:
    """The key of the clause: its check, told apart where a number alone would be read wrongly."""
    if finding.check == COMPENSATION and (finding.measure is Measure.CHOICE or not finding.measured):
        promised = finding.outcome is Outcome.BREACH and finding.plan_id in assessment.frame.promised_plans
        return "compensation_void" if promised else "compensation_none"
    if finding.check == TAKING and finding.norm and finding.norm.norm.unit.measure is Measure.YEAR:
        return "designation_lifted"
    if finding.outcome is not Outcome.BREACH or finding.measured is None:
        return finding.check
    if finding.check in OFFERING and finding.measured < 0:
        return f"{finding.check}_lost"
    if finding.check == DISTANCE and not finding.measured:
        return f"{finding.check}_none"
    return f"{finding.check}_counted" if finding.check == TWICE else finding.check


def _without_sign(value: float | None) -> float | None:
    """The words say whether work comes or goes."""
    return None if value is None else abs(value)


def _ground(finding: Finding, assessment: Assessment, language: Language) -> str:
    """Whose norm it is, of what status, and the place in its source."""
    norm = finding.norm
    if norm is None:
        return (
            say("verdict.ground_said", language, authority=finding.said_by) if finding.said_by and finding.check == TAKING else ""
        )
    # Guidance, reference figures and assumptions stand in the book of an authority, and are not what it decided.
    in_book = severity(norm) is Severity.POINT_OF_ATTENTION
    authority = place_name(assessment, norm.authority, language)
    words = {
        "label": str(getattr(norm.norm.label, language)),
        "status": say(f"status.{norm.status}", language),
        "authority": say("verdict.book_of", language, authority=authority) if in_book else authority,
    }
    if norm.cite is None or norm.source is None:
        return say("verdict.ground_without_source", language, **words)
    place = cite_place(norm.cite, language)
    if place != norm.cite.place:
        # A source as a whole is no place to look it up: its title says more.
        return say("verdict.ground_whole", language, source=norm.source.title, **words)
    return say("verdict.ground", language, place=place, **words)


def _subject(finding: Finding, assessment: Assessment, language: Language) -> str:
    if finding.area_code:
        return place_name(assessment, finding.area_code, language)
    if finding.plan_id:
        return assessment.frame.plan_names.get(finding.plan_id) or finding.plan_id
    return _park_name(finding, assessment, language) if finding.park_id else say("verdict.all_plans", language)


def _plan_name(plan: int, assessment: Assessment) -> str:
    plan_id = assessment.findings.plan_ids[plan]
    return assessment.frame.plan_names[plan_id] or plan_id


def _park_name(finding: Finding, assessment: Assessment, language: Language) -> str:
    if not finding.park_id:
        return say("verdict.a_park", language)
    return assessment.frame.park_names[finding.park_id] or finding.park_id


def _amount(value: float | None, measure: Measure | None, language: Language) -> str:
    """An amount with its measure: land of a hectare or more in hectares, years and categories bare."""
    if value is None or measure is None:
        return say("verdict.unknown_amount", language)
    if measure is Measure.YEAR:
        return str(int(value))
    if measure is Measure.CATEGORY:
        return f"{value:.1f}".removesuffix(".0")
    if measure in LAND and abs(value) >= SQUARE_METRES_PER_HECTARE:
        hectares = format_decimal(value / SQUARE_METRES_PER_HECTARE, 1, language)
        return say(f"verdict.hectares_{'net' if measure is Measure.LAND_NET else 'gross'}", language, amount=hectares)
    return f"{format_integer(value, language)} {measure_name(measure, language, value == 1)}"


def _listed(words: Sequence[str], language: Language) -> str:
    if len(words) == 1:
        return words[0]
    return say("verdict.and", language, first=", ".join(words[:-1]), last=words[-1])
