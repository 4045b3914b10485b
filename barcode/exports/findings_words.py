"""Which words belong to the codes of a finding?"""

from __future__ import annotations

from barcode.checks.findings import Finding, Outcome
from barcode.language import Language, say


def check_name(check: str, language: Language) -> str:
    """What a check is called."""
    return say(f"check_name.{check}", language)


def check_question(check: str, language: Language) -> str:
    """What a check asks, in one line."""
    return say(f"check_question.{check}", language)


def outcome_name(outcome: str, language: Language) -> str:
    """What an outcome is called, whatever the weight of the norm."""
    return say(f"outcome.{outcome}", language)


def outcome_words(finding: Finding, language: Language) -> str:
    """The outcome of a finding; a breach by its weight: `strijdig`, `wijkt af` or `aandachtspunt`."""
    if finding.outcome is Outcome.BREACH:
        return say(f"severity.{finding.severity}", language)
    return outcome_name(str(finding.outcome), language)


def what_is_missing(finding: Finding, language: Language) -> str:
    """What is missing and what to do about it; blank where nothing is."""
    return what_to_do(finding.missing, language) if finding.missing else ""


def what_to_do(missing: str, language: Language) -> str:
    """The same for a code of what is missing."""
    return say(f"check_missing.{missing}", language)
