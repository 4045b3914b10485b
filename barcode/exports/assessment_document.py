"""What does an assessment say, as one document for other programs? (`assessment.schema.json` describes it)"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import barcode
from barcode.area import Area
from barcode.assess import Assessment
from barcode.claims import Claim
from barcode.errors import Problem
from barcode.exports.area_record import area_record
from barcode.exports.norm_record import norm_record
from barcode.exports.numbers_told import NumbersTold
from barcode.exports.plain_text import plain_text
from barcode.exports.row_counts import rows_set_aside, rows_used
from barcode.exports.withheld import notes_told_outside, told_outside
from barcode.language import LANGUAGES, say
from barcode.norms.governing import NormInForce
from barcode.norms.model import Level
from barcode.programme import Confidentiality

FORMAT = 1


def assessment_document(assessment: Assessment) -> dict[str, Any]:
    """The assessment as plain values (text, numbers, lists, dictionaries), as `assessment.schema.json` describes.

    Numbers are unrounded; what cannot be told is null with its reason. Figures are of areas only;
    no plan is named but a public one with which work falls behind, or that claims space twice.
    """
    programme = assessment.programme
    used: dict[str, NormInForce] = {}
    counts = (rows_used(programme), rows_set_aside(programme))
    reasons: dict[tuple[str, str], dict[str, str]] = {}
    areas = {
        level: {
            area.code: area_record(area, NumbersTold(assessment, reasons), _rows(area, counts), used)
            for area in assessment.of_level(level)
        }
        for level in (Level.MUNICIPALITY, Level.PROVINCE, Level.REGION)
    }
    new, demolished = int(programme.phases["dwellings_new"].sum()), int(programme.phases["dwellings_demolished"].sum())
    return {
        "format": FORMAT,
        "program": barcode.__version__,
        "on": assessment.on.isoformat(),
        "invented": is_invented(assessment, used.values()),
        "programme": {
            "rows_read": programme.rows_read,
            "rows_set_aside": programme.rows_set_aside,
            "plans": len(programme.plans),
            "parks": len(programme.parks),
            "dwellings_new": new,
            "dwellings_demolished": demolished,
            "dwellings_net": new - demolished,
        },
        "municipalities": areas[Level.MUNICIPALITY],
        "provinces": areas[Level.PROVINCE],
        "regions": areas[Level.REGION],
        "claims": [_claim(claim, assessment) for claim in assessment.claims],
        "norms": {name: norm_record(norm) for name, norm in sorted(used.items())},
        "set_aside": [_problem(problem) for problem in told_outside(programme)],
        "notes": [
            {"code": note.code, "file": plain_text(note.file), "sentence": _both(f"notes.{note.code}", note.details)}
            for note in notes_told_outside(programme)
        ],
    }


def is_invented(assessment: Assessment, used: Any) -> bool:
    """Whether the programme or a norm that sized a number is invented."""
    return assessment.programme.invented or any(norm.book.invented for norm in used)


def _rows(area: Area, counts: tuple[Mapping[str, int], Mapping[str, int]]) -> tuple[int, int]:
    """Rows read, the ones set aside included as for the whole programme, and rows set aside."""
    used, aside = (sum(count.get(code, 0) for code in area.municipalities) for count in counts)
    return used + aside, aside


def _claim(claim: Claim, assessment: Assessment) -> dict[str, Any]:
    """Space claimed twice; plans that are not public are counted and not named."""
    plans = assessment.programme.plans
    public = set(plans.loc[plans["confidentiality"] == Confidentiality.PUBLIC, "plan_id"])
    return {
        "kind": claim.kind,
        "park_id": plain_text(claim.park_id),
        "plot": plain_text(claim.plot),
        "plans": len(set(claim.plan_ids)),
        "public_plan_ids": sorted({plain_text(plan_id) for plan_id in claim.plan_ids if plan_id in public}),
        "land_m2_net": claim.land_m2_net,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "file": plain_text(problem.file),
        "sheet": plain_text(problem.sheet),
        "row": problem.row,
        "column": plain_text(problem.column),
        "found": plain_text(problem.found),
        "sentence": {language: plain_text(problem.sentence(language)) for language in LANGUAGES},
    }


def _both(key: str, details: Mapping[str, object]) -> dict[str, str]:
    return {language: plain_text(say(key, language, **details)) for language in LANGUAGES}
