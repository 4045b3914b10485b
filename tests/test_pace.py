"""With which plan does work fall behind homes?"""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from barcode.assess import assess
from barcode.norms.model import Level
from barcode.pace import breaking_plan, breaks_with
from barcode.programme import LocationType
from barcode.units import Measure
from tests.builders import ON, PROVINCE, book, library, plan, programme

PARK = LocationType.BUSINESS_PARK


def breaking(room, ids, net, per_dwelling=1):
    asked = np.array([Fraction(per_dwelling)] * len(ids), dtype=object)
    return breaking_plan(Fraction(room), np.array(ids, dtype=object), np.array(net, dtype=np.int64), asked)


@pytest.mark.parametrize(("room", "expected"), [(9, "A"), (10, "B"), (29, "B"), (30, "C"), (59, "C"), (60, None)])
def test_plans_of_a_period_come_in_order_of_their_id(room, expected):
    # A asks 10, B 20, C 30: 10, 30 and 60 in all; asking exactly what is left is not falling behind.
    assert breaking(room, ["C", "A", "B"], [30, 10, 20]) == expected


def test_a_plan_that_frees_space_makes_room_for_the_next():
    assert breaking(5, ["A", "B", "C"], [-10, 12, 4]) == "C"


def test_thirds_are_exact():
    assert breaking(1, ["A", "B", "C"], [1, 1, 1], Fraction(1, 3)) is None


def land_of(area):
    return next(run for run in area.running if run.location_type is PARK and run.measure is Measure.LAND_NET)


def test_each_plan_asks_under_the_norms_of_its_own_municipality():
    # GM9901 asks 75 m² per dwelling, GM9902 150: A 10 × 75 = 750, then B 10 × 150 = 1,500; of 2,000 m² that is 250 too many.
    parks = [{"park_id": "T1", "municipality_code": "GM9901", "available_now_m2": 2000}]
    given = programme(plans=[plan("A", 10), plan("B", 10, "GM9902")], parks=parks)
    assessment = assess(given, library(book("GM9902", {"jobs_per_dwelling": 2})), ON)
    province = assessment.areas[PROVINCE]

    assert province.level is Level.PROVINCE
    assert land_of(province).steps[-1][1].value == -250
    assert breaks_with(province, land_of(province)) == "B"
    assert breaks_with(assessment.areas["GM9901"], land_of(assessment.areas["GM9901"])) is None


def test_when_land_is_taken_in_a_year_without_homes_no_plan_breaks_it_by_asking():
    taken = [{"plan_id": "A", "location_type": PARK, "year": 2030, "land_m2_net": 100}]
    parks = [{"park_id": "T1", "municipality_code": "GM9901", "available_now_m2": 0}]
    area = assess(programme(plans=[plan("A", 0, year=2027)], work_taken=taken, parks=parks), library(), ON).areas["GM9901"]
    run = land_of(area)

    assert run.falls_behind.label == "2030"
    assert breaks_with(area, run) is None
