"""How does a test ask one check about a small programme? It says what matters to it, the rest is filled in."""

from __future__ import annotations

from datetime import date
from typing import Any

import shapely

from barcode.assess import Assessment, assess
from barcode.checks import Finding, Outcome
from barcode.norms import NormLibrary
from tests.builders import ON, library, norm, programme

MET, BREACH, NOT_APPLICABLE, CANNOT_TELL = Outcome.MET, Outcome.BREACH, Outcome.NOT_APPLICABLE, Outcome.CANNOT_TELL
WEST, SOUTH = 140_000, 500_000


def judged(norms: NormLibrary | None = None, on: date = ON, areas: Any = None, **tables: Any) -> Assessment:
    """The assessment of a few rows under the round figures, or other norms."""
    return assess(programme(areas, **tables), norms or library(), on)


def found(check: str, assessment: Assessment, norm_id: str = "", **about: str) -> list[Finding]:
    """What one check finds, under one norm and about one plan, park or area when these are named."""
    findings = assessment.findings.records(assessment.findings.of_check(check))
    return [
        one
        for one in findings
        if (not norm_id or (one.norm is not None and one.norm.norm.id == norm_id))
        and all(getattr(one, name) == value for name, value in about.items())
    ]


def only(check: str, assessment: Assessment, norm_id: str = "", **about: str) -> Finding:
    """The one finding of a check; a second is a fault of the test or of the check."""
    (one,) = found(check, assessment, norm_id, **about)
    return one


def block(east: float, north: float, width: float, height: float | None = None) -> bytes:
    """A rectangle with its lower left corner so many metres from the corner of the test ground, as WKB."""
    x, y = WEST + east, SOUTH + north
    return bytes(shapely.to_wkb(shapely.box(x, y, x + width, y + (height or width))))


def park(park_id: str, shape: bytes | None = None, municipality: str = "GM9901", **rest: Any) -> dict[str, Any]:
    """A business park of 20 ha gross and 16 ha net, unless it says otherwise."""
    return {
        "park_id": park_id, "name": park_id, "municipality_code": municipality, "kind": "business_park",
        "gross_m2": 200_000, "net_m2": 160_000, "geometry_wkb": shape, **rest,
    }  # fmt: skip


def duty(choice: str = "land_returns_elsewhere", **rest: Any) -> Any:
    """A duty to compensate."""
    return norm("compensation_duty", choice, unit="choice", **rest)


def ratio(value: str = "1", **rest: Any) -> Any:
    """A ratio of compensation."""
    return norm("compensation_ratio", value, unit="ratio", comparison="minimum", **rest)
