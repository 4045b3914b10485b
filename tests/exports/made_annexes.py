"""Which annexes do the tests start from? Of two municipalities in round figures, with plans for every circle of readers."""

from __future__ import annotations

from barcode import assess
from barcode.assess import Assessment
from barcode.exports.annex import Annex, annex
from barcode.exports.annex_terms import Terms
from tests.builders import ON, library, plan, programme

PUBLIC, PROVINCE, MUNICIPALITY = "public", "province", "municipality"
HOSTILE = "=HYPERLINK(1)"


def made_plans(*circles: str, municipality: str = "GM9901", new: int = 100) -> list[dict[str, object]]:
    """A plan of `new` dwellings for each of these circles, named after it and its number."""
    return [
        plan(
            f"{municipality}-{number}", new, municipality, name=f"Geheim-{circle}-{municipality}-{number}", confidentiality=circle
        )
        for number, circle in enumerate(circles, start=1)
    ]


def made_assessment() -> Assessment:
    """GM9901 has a plan for each circle and a second one for the municipality; one public plan has a hostile name."""
    plans = [
        *made_plans(PUBLIC, PROVINCE, MUNICIPALITY, MUNICIPALITY),
        plan("P-5", 1_000, name=HOSTILE),
        plan("P-6", 10, "GM9902", name="'=A"),
    ]
    parks = [
        {"park_id": "P", "name": "@Haven", "municipality_code": "GM9901", "gross_m2": 10_000, "net_m2": 8_000, "issued_m2": 8_000}
    ]
    return assess(programme(plans=plans, parks=parks), library(), ON)


def made_annex(readers: str = PUBLIC, area: str = "GM9901", **terms: object) -> Annex:
    """The annex of that assessment for these readers."""
    return annex(
        made_assessment(), Terms.model_validate({"area": area, "readers": readers, "parties": ["Gemeente A", "+B"], **terms})
    )
