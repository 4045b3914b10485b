"""Is the work space that plans and areas offer held against every norm per dwelling, below, at and above the bound?"""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import book, library, norm, plan
from tests.checks.judging import BREACH, CANNOT_TELL, MET, NOT_APPLICABLE, found, judged, only, park

CHECK, JOBS, FLOOR = "work_space_per_dwelling", "jobs_per_dwelling", "business_floor_per_dwelling"
ONLY_JOBS = library(business_floor_per_dwelling=None)
ONLY_FLOOR = library(jobs_per_dwelling=None)


def work(floor: int | None, kind: str = "office", plan_id: str = "A", land: int | None = None) -> dict:
    return {"plan_id": plan_id, "location_type": kind, "year": 2027, "floor_m2_gfa": floor, "land_m2_net": land}


# 10 dwellings ask 10 jobs; an office job takes 20 m²: 199 m² hold 9.95 jobs, 200 m² hold 10.
@pytest.mark.parametrize(("floor", "outcome", "short"), [(199, BREACH, 0.05), (200, MET, 0), (201, MET, 0)])
def test_a_plan_offers_the_jobs_of_its_homes_or_less(floor, outcome, short) -> None:
    one = only(CHECK, judged(ONLY_JOBS, plans=[plan("A", 10)], work_programmed=[work(floor)]), JOBS, plan_id="A")
    assert (one.outcome, one.required, one.measured) == (outcome, 10, floor / 20)
    assert one.shortfall == pytest.approx(short)


# 10 dwellings ask 200 m² of business floor.
@pytest.mark.parametrize(("floor", "outcome", "short"), [(199, BREACH, 1), (200, MET, 0), (201, MET, 0)])
def test_a_plan_offers_business_floor_for_its_homes_or_less(floor, outcome, short) -> None:
    given = judged(ONLY_FLOOR, plans=[plan("A", 10)], work_programmed=[work(floor, "business_park")])
    one = only(CHECK, given, FLOOR, plan_id="A")
    assert (one.outcome, one.shortfall) == (outcome, short)


def test_a_bound_that_no_float_can_write_is_met_exactly() -> None:
    # Three dwellings at 1/3 job ask one job, which 20 m² of office hold to the last digit.
    norms = library(jobs_per_dwelling="1/3", business_floor_per_dwelling=None)
    assert only(CHECK, judged(norms, plans=[plan("A", 3)], work_programmed=[work(20)]), plan_id="A").outcome is MET


def test_offices_offer_no_business_floor() -> None:
    one = only(CHECK, judged(ONLY_FLOOR, plans=[plan("A", 10)], work_programmed=[work(900)]), FLOOR, plan_id="A")
    assert (one.outcome, one.measured, one.shortfall) == (BREACH, 0, 200)


def test_a_plan_that_states_no_work_cannot_be_told() -> None:
    one = only(CHECK, judged(ONLY_JOBS, plans=[plan("A", 10)]), JOBS, plan_id="A")
    assert (one.outcome, one.missing, one.measured, one.shortfall) == (CANNOT_TELL, "no_work_stated", None, None)


def test_work_without_floor_and_land_cannot_be_told_unless_the_rest_is_enough() -> None:
    unknown = work(None)
    short = judged(ONLY_JOBS, plans=[plan("A", 10)], work_programmed=[work(199), unknown])
    enough = judged(ONLY_JOBS, plans=[plan("A", 10)], work_programmed=[work(200), unknown])
    one = only(CHECK, short, JOBS, plan_id="A")
    assert (one.outcome, one.missing) == (CANNOT_TELL, "work_unknown")
    assert only(CHECK, enough, JOBS, plan_id="A").outcome is MET


@pytest.mark.parametrize("new", [5, 4])
def test_a_plan_that_adds_no_homes_asks_for_nothing(new) -> None:
    given = judged(ONLY_JOBS, plans=[plan("A", new, dwellings_demolished=5)])
    assert only(CHECK, given, JOBS, plan_id="A").outcome is NOT_APPLICABLE


def test_every_authority_is_judged_by_itself() -> None:
    province = book("PV99", [norm(JOBS, "0.8", status="ordinance")])
    city = book("GM9901", [norm(JOBS, "1.2", status="policy")])
    norms = library(province, city, business_floor_per_dwelling=None)
    # 10 dwellings ask 8, 10 and 12 jobs; 180 m² of office hold 9.
    findings = found(CHECK, judged(norms, plans=[plan("A", 10)], work_programmed=[work(180)]), JOBS, plan_id="A")
    assert [(one.norm.authority, one.outcome, one.severity) for one in findings] == [
        ("NL", BREACH, "departure"),
        ("PV99", MET, "conflict"),
        ("GM9901", BREACH, "departure"),
    ]


@pytest.mark.parametrize(
    ("on", "outcome"),
    [(date(2025, 12, 31), CANNOT_TELL), (date(2026, 1, 1), MET), (date(2026, 12, 31), MET), (date(2027, 1, 1), CANNOT_TELL)],
)
def test_a_norm_holds_from_its_first_to_its_last_day(on, outcome) -> None:
    dated = norm(JOBS, "1", **{"from": "2026-01-01", "to": "2026-12-31"})
    norms = library(book("PV99", [dated]), jobs_per_dwelling=None, business_floor_per_dwelling=None)
    one = only(CHECK, judged(norms, on=on, plans=[plan("A", 10)], work_programmed=[work(200)]), plan_id="A")
    assert (one.outcome, one.missing) == (outcome, "" if outcome is MET else "no_norm_in_force")


def test_where_nobody_has_a_norm_nothing_is_asked() -> None:
    norms = library(jobs_per_dwelling=None, business_floor_per_dwelling=None)
    given = judged(norms, plans=[plan("A", 10)])
    assert {one.outcome for one in found(CHECK, given)} == {NOT_APPLICABLE}


# 30 dwellings ask 30 jobs. 500 m² of land still to be issued hold 2 jobs, 500 m² of land taken held 2, 600 m² of office hold 30.
@pytest.mark.parametrize(("floor", "outcome"), [(599, BREACH), (600, MET), (601, MET)])
def test_an_area_offers_what_comes_and_what_is_open_without_what_goes(floor, outcome) -> None:
    given = judged(
        ONLY_JOBS,
        plans=[plan("A", 30)],
        work_programmed=[work(floor)],
        parks=[park("P", available_now_m2=500, issued_m2=0)],
        work_taken=[{"plan_id": "A", "park_id": "P", "location_type": "business_park", "land_m2_net": 500}],
    )
    for code in ("GM9901", "PV99"):
        one = only(CHECK, given, JOBS, area_code=code)
        assert (one.outcome, one.required, one.measured) == (outcome, 30, floor / 20)


def test_land_still_to_be_issued_that_nobody_knows_can_only_add() -> None:
    parks = [park("P")]
    short = judged(ONLY_JOBS, plans=[plan("A", 30)], work_programmed=[work(599)], parks=parks)
    enough = judged(ONLY_JOBS, plans=[plan("A", 30)], work_programmed=[work(600)], parks=parks)
    one = only(CHECK, short, JOBS, area_code="GM9901")
    assert (one.outcome, one.missing) == (CANNOT_TELL, "room_unknown")
    assert only(CHECK, enough, JOBS, area_code="GM9901").outcome is MET


def test_a_city_is_not_judged_by_the_norm_of_its_neighbour_nor_the_province_by_that_of_a_city() -> None:
    city = book("GM9901", [norm(JOBS, "1")])
    norms = library(city, jobs_per_dwelling=None, business_floor_per_dwelling=None)
    given = judged(norms, plans=[plan("A", 10), plan("B", 10, municipality="GM9902")])
    assert {one.area_code for one in found(CHECK, given, JOBS) if one.area_code} == {"GM9901"}
    assert {one.plan_id for one in found(CHECK, given, JOBS) if one.plan_id} == {"A"}
