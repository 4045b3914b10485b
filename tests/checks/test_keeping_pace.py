"""Is the year and the plan found with which work falls behind homes, and do they move when a planner moves a plan?"""

from __future__ import annotations

import pytest

from barcode.pace import breaks_with
from barcode.programme import LocationType
from barcode.units import Measure
from tests.builders import book, library, norm, plan
from tests.checks.judging import BREACH, CANNOT_TELL, MET, NOT_APPLICABLE, found, judged, only, park

CHECK, JOBS, FLOOR = "keeps_pace", "jobs_per_dwelling", "business_floor_per_dwelling"
ONLY_JOBS = library(business_floor_per_dwelling=None)
# A hectare still to be issued holds 40 jobs, at 250 m² each.
HECTARE = park("P", available_now_m2=10_000)


def case(*plans, work=(), taken=(), norms=ONLY_JOBS, parks=(HECTARE,)):
    return judged(norms, plans=list(plans), parks=list(parks), work_programmed=list(work), work_taken=list(taken))


@pytest.mark.parametrize(("new", "outcome"), [(41, BREACH), (40, MET), (39, MET)])
def test_homes_ask_more_than_there_is_as_much_or_less(new, outcome) -> None:
    one = only(CHECK, case(plan("A", new)), JOBS, area_code="GM9901")
    assert (one.outcome, one.measured, one.required) == (outcome, 40, new)
    assert (one.plan_id, one.year) == (("A", 2027) if outcome is BREACH else ("", None))


def test_the_first_year_that_falls_short_breaks_though_work_comes_later() -> None:
    office = {"plan_id": "B", "location_type": "office", "year": 2030, "floor_m2_gfa": 2000}
    one = only(CHECK, case(plan("A", 30, year=2027), plan("B", 30, year=2028), work=[office]), JOBS, area_code="GM9901")
    assert (one.outcome, one.plan_id, one.year, one.measured, one.required, one.shortfall) == (BREACH, "B", 2028, 40, 60, 20)


def test_moving_the_plan_that_breaks_moves_the_break() -> None:
    office = {"plan_id": "B", "location_type": "office", "year": 2030, "floor_m2_gfa": 2000}

    def with_b_in(year: int):
        return only(
            CHECK, case(plan("A", 30, year=2027), plan("B", 30, year=year), plan("C", 30, year=2029), work=[office]), JOBS,
            area_code="GM9901",
        )  # fmt: skip

    # 40 jobs, and 100 more from 2030: with B in 2028 it breaks there; with B in 2030 C breaks in 2029; with B in 2026 A does.
    assert [(one.plan_id, one.year) for one in map(with_b_in, (2028, 2030, 2026))] == [("B", 2028), ("C", 2029), ("A", 2027)]


def test_within_a_year_plans_come_in_order_of_their_id_after_the_work_that_is_added() -> None:
    office = {"plan_id": "C", "location_type": "office", "year": 2027, "floor_m2_gfa": 200}
    one = only(CHECK, case(plan("C", 20), plan("A", 30), plan("B", 15), work=[office]), JOBS, area_code="GM9901")
    # 40 + 10 jobs: A asks 30, B 45 in all, C 65.
    assert (one.outcome, one.plan_id) == (BREACH, "C")


def test_what_a_plan_takes_counts_against_it() -> None:
    # A takes 5,000 m² or 20 jobs and asks 15 (35 of 40), B asks 6 (41 of 40).
    taking = {"plan_id": "A", "park_id": "P", "location_type": "business_park", "year": 2027, "land_m2_net": 5_000}
    one = only(CHECK, case(plan("A", 15), plan("B", 6), taken=[taking]), JOBS, area_code="GM9901")
    assert (one.outcome, one.plan_id, one.measured, one.required) == (BREACH, "B", 20, 21)
    assert only(CHECK, case(plan("A", 15), plan("B", 5), taken=[taking]), JOBS, area_code="GM9901").outcome is MET


def test_every_norm_breaks_in_its_own_year() -> None:
    norms = library(book("PV99", [norm(JOBS, "2")]), business_floor_per_dwelling=None)
    given = case(plan("A", 15, year=2027), plan("B", 10, year=2028), plan("C", 20, year=2029), norms=norms)
    assert {(one.norm.authority, one.plan_id, one.year) for one in found(CHECK, given, JOBS, area_code="PV99")} == {
        ("NL", "C", 2029),
        ("PV99", "B", 2028),
    }


def test_city_region_and_province_are_judged_apart() -> None:
    region = book("RG-west", [norm("slack_ratio", "0")], members=["GM9901"])
    norms = library(region, business_floor_per_dwelling=None)
    given = case(plan("A", 30), plan("B", 30, municipality="GM9902", year=2029), norms=norms)
    outcomes = {one.area_code: (one.outcome, one.plan_id) for one in found(CHECK, given, JOBS)}
    assert outcomes == {"GM9901": (MET, ""), "RG-west": (MET, ""), "GM9902": (BREACH, "B"), "PV99": (BREACH, "B")}


def test_homes_of_an_unknown_year_break_in_no_year() -> None:
    one = only(CHECK, case(plan("A", 30), plan("B", 11, year=None)), JOBS, area_code="GM9901")
    assert (one.outcome, one.missing, one.year) == (CANNOT_TELL, "year_unknown", None)


def test_what_is_open_and_unknown_can_only_add() -> None:
    one = only(CHECK, case(plan("A", 1), parks=[park("P")]), JOBS, area_code="GM9901")
    assert (one.outcome, one.missing) == (CANNOT_TELL, "room_unknown")


def test_without_homes_nothing_is_asked() -> None:
    assert only(CHECK, case(plan("A", 0)), JOBS, area_code="GM9901").outcome is NOT_APPLICABLE


def test_floor_breaks_with_the_same_plan_as_the_running_balance_of_the_area() -> None:
    # 5,000 m² of floor on the hectare; the direct road asks 20 m² a dwelling: 250 homes.
    norms = library(demand_road="direct_road")
    plans = [
        plan(name, new, year=year) for name, new, year in (("A", 100, 2026), ("B", 140, 2027), ("D", 5, 2028), ("C", 10, 2028))
    ]
    given = case(*plans, norms=norms)
    (run,) = [
        run for run in given.areas["GM9901"].running
        if (run.location_type, run.measure) == (LocationType.BUSINESS_PARK, Measure.FLOOR_GROSS)
    ]  # fmt: skip
    one = only(CHECK, given, FLOOR, area_code="GM9901")
    assert (one.outcome, one.plan_id, one.year) == (BREACH, "D", 2028)
    assert run.falls_behind is not None
    assert (breaks_with(given.areas["GM9901"], run), run.falls_behind.last) == (one.plan_id, one.year)
