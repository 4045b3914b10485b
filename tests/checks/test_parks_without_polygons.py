"""Is nothing said of land that plans take, or of how far parks are, where parks have no polygon?"""

from __future__ import annotations

import pytest

from barcode.explain.verdict import verdict
from tests.builders import book, library, plan
from tests.checks.judging import BREACH, CANNOT_TELL, MET, NOT_APPLICABLE, block, duty, found, judged, only, park
from tests.checks.test_undeclared_overlap import CHECK, taking

RESTING_ON_POLYGONS = [
    "park_may_not_be_transformed", "minimum_environmental_category", "compensation_stated", "compensation_in_time",
    "guideline_distance", "undeclared_transformation", "displaced_jobs", "claimed_twice",
]  # fmt: skip


@pytest.mark.parametrize("shown", [[], [park("Q", block(9000, 0, 10), "GM9904")]])
def test_of_a_place_without_a_park_on_the_map_it_cannot_be_told_when_parks_lie_hidden_round_it(shown) -> None:
    # No park of GM9902 is listed: one of GM9901 may reach across the border, or the list may end there.
    given = judged(plans=[plan("C", 5, "GM9902", geometry_wkb=block(0, 0, 9))], parks=[park("P"), *shown])
    one = only(CHECK, given, plan_id="C")
    assert (one.outcome, one.missing) == (CANNOT_TELL, "park_without_polygon")


def test_a_hidden_park_of_another_province_says_nothing_of_a_place() -> None:
    areas = {"GM9903": {"province_code": "PV98"}}
    given = judged(
        areas=areas, plans=[plan("C", 5, "GM9902", geometry_wkb=block(0, 0, 9))],
        parks=[park("P", municipality="GM9903"), park("Q", block(9000, 0, 10), "GM9904")],
    )  # fmt: skip
    assert only(CHECK, given, plan_id="C").outcome is NOT_APPLICABLE


def test_a_plan_that_declares_what_it_takes_is_judged_without_the_polygon_of_a_park() -> None:
    plans = [plan("A", 5, geometry_wkb=block(0, 0, 9))]
    norms = library(book("PV99", [duty()]))
    given = judged(norms, plans=plans, parks=[park("P", available_now_m2=10**6)], work_taken=[taking()])
    told = {name: {one.outcome for one in found(name, given, plan_id="A")} for name in ("compensation_stated", "claimed_twice")}
    assert told == {"compensation_stated": {BREACH}, "claimed_twice": {MET}}
    assert {one.missing for one in found("displaced_jobs", given)} == {""}


@pytest.mark.parametrize("check", RESTING_ON_POLYGONS)
def test_a_table_of_parks_without_polygons_leaves_everything_about_land_taken_open(check) -> None:
    given = judged(plans=[plan("A", 5, geometry_wkb=block(0, 0, 9))], parks=[park("P", category_high="3.1")])
    assert {(one.outcome, one.missing) for one in found(check, given, plan_id="A")} == {(CANNOT_TELL, "park_without_polygon")}


def test_the_area_cannot_tell_whether_jobs_are_displaced() -> None:
    given = judged(plans=[plan("A", 5, geometry_wkb=block(0, 0, 9))], parks=[park("P")])
    one = only("displaced_jobs", given, area_code="GM9901")
    assert (one.outcome, one.missing) == (CANNOT_TELL, "park_without_polygon")


def test_the_verdict_says_why_it_cannot_be_told_whether_land_is_taken() -> None:
    given = judged(plans=[plan("A", 5, geometry_wkb=block(0, 0, 9), name="Weide")], parks=[park("P")])
    assert verdict(0, given, "nl").startswith(
        "Weide noemt geen grond van werklocaties (of het die neemt, is niet te zeggen: terreinen hebben hier geen vlak), en "
    )
    assert verdict(0, given, "en").startswith(
        "Weide names no land of work locations (whether it takes any cannot be told: parks have no polygon here), and "
    )
