"""What did the checks find, as one document for other programs? (`findings.schema.json` describes it)"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import resources
from typing import Any, NamedTuple

import numpy as np

import barcode
from barcode.assess import Assessment
from barcode.checks.findings import Finding, Findings, Outcome
from barcode.explain.verdict import verdict
from barcode.exports.assessment_document import is_invented
from barcode.exports.findings_amounts import finding_number
from barcode.exports.findings_public import PublicFindings, public_findings
from barcode.exports.findings_words import what_to_do
from barcode.exports.norm_record import norm_record
from barcode.exports.plain_text import plain_text
from barcode.language import LANGUAGES
from barcode.norms.governing import NormInForce

FORMAT = 1
SHARE_DECIMALS = 6


def findings_document(assessment: Assessment) -> dict[str, Any]:
    """Overlaps, findings and verdicts as plain values, as `findings.schema.json` describes.

    Numbers are unrounded; what cannot be told is null, with what is missing and what to do about it. Plans that are not public
    are counted and never named.
    """
    public = public_findings(assessment)
    used = {norm.name: norm for norm in _norms(public)}
    norms = {name: norm_record(norm) for name, norm in sorted(used.items())}
    beside = _Beside({name: _norm(name, record) for name, record in norms.items()}, _missing_codes(public))
    return {
        "format": FORMAT,
        "program": barcode.__version__,
        "on": assessment.on.isoformat(),
        "invented": is_invented(assessment, used.values()),
        "incomplete": sorted(assessment.findings.incomplete),
        "programme": _programme(assessment),
        "withheld": {
            "plans": public.plans_withheld, "findings": public.findings_withheld, "overlaps": public.overlaps_withheld,
        },
        "outcomes": public.counts,
        "verdicts": _verdicts(public),
        "overlaps": [_overlap(row, assessment.findings) for row in public.overlaps.itertuples(index=False)],
        "findings": [_finding(finding, beside) for finding in assessment.findings.records(public.findings)],
        "norms": norms,
    }  # fmt: skip


def findings_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the document."""
    text = (resources.files("barcode.exports") / "findings.schema.json").read_text(encoding="utf-8")
    described: dict[str, Any] = json.loads(text)
    return described


def _norms(public: PublicFindings) -> list[NormInForce]:
    norms = public.assessment.findings.norms
    return [norms[position] for position in sorted(set(public.findings["norm"])) if position >= 0]


def _programme(assessment: Assessment) -> dict[str, int]:
    programme = assessment.programme
    phases = programme.phases
    new, demolished = int(phases["dwellings_new"].sum()), int(phases["dwellings_demolished"].sum())
    return {
        "rows_read": programme.rows_read,
        "rows_set_aside": programme.rows_set_aside,
        "plans": len(programme.plans),
        "plans_with_polygon": int(programme.plans["geometry_wkb"].notna().sum()),
        "parks": len(programme.parks),
        "parks_with_polygon": int(programme.parks["geometry_wkb"].notna().sum()),
        "dwellings_new": new,
        "dwellings_demolished": demolished,
        "dwellings_net": new - demolished,
    }


def _verdicts(public: PublicFindings) -> list[dict[str, Any]]:
    assessment = public.assessment
    plans = assessment.programme.plans
    columns = (plans["plan_id"].tolist(), plans["name"].tolist(), plans["municipality_code"].tolist())
    lines = list(zip(*columns, public.answers.worst_of_plans, strict=True))
    return [
        {
            "plan": plain_text(lines[position][0]),
            "name": plain_text(lines[position][1]),
            "municipality": lines[position][2],
            "outcome": str(lines[position][3]),
            "verdict": {language: plain_text(verdict(position, assessment, language)) for language in LANGUAGES},
        }
        for position in np.flatnonzero(public.plans).tolist()
    ]


def _overlap(row: Any, findings: Findings) -> dict[str, Any]:
    return {
        "plan": plain_text(findings.plan_ids[row.plan]),
        "park": plain_text(findings.park_ids[row.park]),
        "overlap_m2_gross": int(row.overlap_m2_gross),
        "share_of_plan": round(float(row.share_of_plan_ratio), SHARE_DECIMALS),
        "share_of_park": round(float(row.share_of_park_ratio), SHARE_DECIMALS),
        "neighbour": bool(row.neighbour),
    }


class _Beside(NamedTuple):
    """What many findings have in common, written once: norms by name, and what is missing by code."""

    norms: Mapping[str, dict[str, Any]]
    missing: Mapping[str, dict[str, Any]]


def _finding(finding: Finding, beside: _Beside) -> dict[str, Any]:
    norm = finding.norm
    return {
        "check": finding.check,
        "plan": plain_text(finding.plan_id) or None,
        "park": plain_text(finding.park_id) or None,
        "area": finding.area_code or None,
        "authority": None if norm is None else norm.authority,
        "designated_by": plain_text(finding.said_by) or None,
        "outcome": str(finding.outcome),
        "severity": str(finding.severity) if finding.outcome is Outcome.BREACH else None,
        "status": None if norm is None else str(norm.status),
        "measured": finding_number(finding.measured),
        "required": finding_number(finding.required),
        "shortfall": finding_number(finding.shortfall),
        "unit": None if finding.measure is None else str(finding.measure),
        "year": finding.year,
        "missing": beside.missing[finding.missing] if finding.missing else None,
        "norm": None if norm is None else beside.norms[norm.name],
    }


def _norm(name: str, record: Mapping[str, Any]) -> dict[str, Any]:
    """Enough of a norm to read the finding; the rest stands under its name in the list of norms."""
    return {"name": name, "article": record["place"], "value": record["choice"] or record["value"], "unit": record["unit"]}


def _missing_codes(public: PublicFindings) -> dict[str, dict[str, Any]]:
    return {
        code: {"code": code, "what_to_do": {language: plain_text(what_to_do(code, language)) for language in LANGUAGES}}
        for code in public.findings["missing"].cat.categories
        if code
    }
