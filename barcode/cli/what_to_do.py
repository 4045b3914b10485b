"""A number cannot be told: what can a planner do about it?"""

from __future__ import annotations

from barcode.assess import Assessment
from barcode.language import Language, say
from barcode.trace import Missing

KEY_FIGURES = frozenset({"dwellings", "inhabitants", "jobs", "no_jobs_or_dwellings"})
PARK_FIGURES = frozenset({"parks", "park_ratio", "issued_m2", "available_now_m2", "available_later_m2", "existing_floor"})
PLAN_FIGURES = frozenset({"floor_m2_gfa", "land_m2_net", "land_m2_gross", "fte"})


def what_to_do(missing: Missing, assessment: Assessment, language: Language) -> str:
    """The sentence that says what to put in; blank where nothing is lacking (a row that counts no floor has none)."""
    lacking = missing.lacking
    for name, known in (("key_figures", KEY_FIGURES), ("parks", PARK_FIGURES), ("plans", PLAN_FIGURES)):
        if lacking in known:
            return say(f"cli.what_to_do.{name}", language)
    return say("cli.what_to_do.norm", language, norm=lacking) if lacking in assessment.library else ""
