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
    asked = np.array([number * Fraction(per_dwelling) for number in net], dtype=object)
    return breaking_plan(Fraction(room), np.array(ids, dtype=object), asked)


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


def test_a_plan_that_takes_land_in_a_year_without_homes_breaks_it():
    taken = [{"plan_id": "A", "location_type": PARK, "year": 2030, "land_m2_net": 100}]
    parks = [{"park_id": "T1", "municipality_code": "GM9901", "available_now_m2": 0}]
    area = assess(programme(plans=[plan("A", 0, year=2027)], work_taken=taken, parks=parks), library(), ON).areas["GM9901"]
    run = land_of(area)

    assert run.falls_behind.label == "2030"
    assert breaks_with(area, run) == "A"


def test_what_a_plan_takes_comes_with_what_its_homes_ask():
    # 1,000 m² to be had. A asks 10 × 75 = 750, leaves 250. B takes 200 m² floor, at 0.5 floor per land 400 m² land: 150 too many.
    taken = [{"plan_id": "B", "location_type": PARK, "year": 2027, "floor_m2_gfa": 200}]
    parks = [{"park_id": "T1", "municipality_code": "GM9901", "available_now_m2": 1000}]
    given = programme(plans=[plan("C", 1), plan("A", 10), plan("B", 0)], work_taken=taken, parks=parks)
    area = assess(given, library(), ON).areas["GM9901"]

    assert land_of(area).steps[-1][1].value == 1000 - 750 - 400 - 75
    assert breaks_with(area, land_of(area)) == "B"
