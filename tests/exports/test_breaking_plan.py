"""The plan with which work falls behind is named outside when it is public, and only then."""

from __future__ import annotations

import json

from barcode import assess
from barcode.exports import assessment_document
from barcode.exports.breaking_plan import public_breaking_plan
from barcode.programme import LocationType
from barcode.units import Measure
from tests.builders import ON, library, plan, programme

# 0.75 ha net of which nothing is issued. A asks 10 × 0.3 × 250 = 750 m²; B asks 100 × 0.3 × 250 = 7,500 m², more than is left.
PARK = {
    "park_id": "P", "municipality_code": "GM9901", "gross_m2": 10_000, "net_m2": 7_500, "issued_m2": 0,
    "available_now_m2": 7_500,
}  # fmt: skip


def assessment(**of_second):
    plans = [plan("A", 10, year=2027), plan("B", 100, year=2030, name="Kade", **of_second)]
    return assess(programme(plans=plans, parks=[PARK]), library(), ON)


def park_land(assessed):
    area = assessed.areas["GM9901"]
    kind = (LocationType.BUSINESS_PARK, Measure.LAND_NET)
    return area, next(run for run in area.running if (run.location_type, run.measure) == kind)


def in_json(assessed):
    runs = assessment_document(assessed)["municipalities"]["GM9901"]["running"]
    return next(run for run in runs if (run["location_type"], run["measure"]) == ("business_park", "m2_net"))


def test_a_public_plan_is_named_with_its_number():
    assessed = assessment()

    assert public_breaking_plan(*park_land(assessed), assessed) == ("B", "Kade")
    told = in_json(assessed)
    assert (told["falls_behind"], told["breaks_with"]) == ("2030", {"plan_id": "B", "name": "Kade"})


def test_a_plan_that_is_not_public_is_not_named():
    for secrecy in ("municipality", "province"):
        assessed = assessment(confidentiality=secrecy)

        assert public_breaking_plan(*park_land(assessed), assessed) is None
        told = in_json(assessed)
        assert (told["falls_behind"], told["breaks_with"]) == ("2030", None)
        assert "Kade" not in json.dumps(assessment_document(assessed))


def test_no_plan_is_named_where_work_keeps_pace():
    assessed = assess(programme(plans=[plan("A", 10, year=2027)], parks=[PARK]), library(), ON)

    told = in_json(assessed)
    assert (told["falls_behind"], told["breaks_with"]) == (None, None)
