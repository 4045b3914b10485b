"""What do dwellings ask for, by which norms and by which road? (whole sums stand in `tests/golden`)"""

from __future__ import annotations

import pytest

from barcode.assess import assess
from barcode.demand import asked_together
from barcode.errors import BarcodeError
from barcode.norms import Context
from barcode.programme import LocationType
from barcode.trace import Missing, given
from barcode.units import Measure
from tests.builders import ON, PROVINCE, ROUND_FIGURES, book, library, norm, plan, programme

PARK, OFFICE = LocationType.BUSINESS_PARK, LocationType.OFFICE


def chain_of(*books, **others):
    given_plans = programme(plans=[plan("A", 100), plan("B", 100, "GM9902")])
    return assess(given_plans, library(*books, **others), ON).chain("GM9901")


def dwellings(number):
    return given("dwellings_net", Measure.DWELLING, number, None, 1, "GM9901")


def test_each_step_carries_its_formula_number_and_measure():
    asked = chain_of().asked(dwellings(10))
    park, office = asked.by_type[PARK], asked.by_type[OFFICE]

    assert [(figure.formula, figure.measure) for figure in (asked.jobs, park.jobs, park.fte, park.land, park.floor)] == [
        (2, Measure.JOB), (3, Measure.JOB), (4, Measure.FTE), (5, Measure.LAND_NET), (6, Measure.FLOOR_GROSS),
    ]  # fmt: skip
    assert [(figure.formula, figure.measure) for figure in (office.floor, office.land)] == [
        (5, Measure.FLOOR_GROSS),
        (6, Measure.LAND_NET),
    ]
    assert [norm.norm.id for norm in park.floor.norms()] == [
        "jobs_per_dwelling", "jobs_share", "fte_per_job", "land_per_fte", "floor_space_index",
    ]  # fmt: skip


def test_a_type_with_norms_for_both_land_and_floor_takes_each_by_its_own():
    # 10 dwellings: 3 full-time jobs × 250 = 750 m² land and 3 × 90 = 270 m² floor, whatever the floor space index.
    floors = {**ROUND_FIGURES["floor_per_fte"], "business_park": "90"}
    park = chain_of(floor_per_fte=floors).asked(dwellings(10)).by_type[PARK]

    assert (park.land.value, park.floor.value) == (750, 270)


def test_a_type_without_any_norm_of_space_cannot_be_told_and_says_which_norm_lacks():
    park = chain_of(land_per_fte=None).asked(dwellings(10)).by_type[PARK]

    assert park.fte.value == 3
    assert isinstance(park.land, Missing)
    assert (park.floor.lacking, park.floor.key) == ("floor_per_fte", "business_park")


def test_an_index_that_may_be_zero_makes_no_land():
    index = {**ROUND_FIGURES["floor_space_index"], "office": {"value": "2", "low": "0", "high": "3"}}

    assert isinstance(chain_of(floor_space_index=index).asked(dwellings(10)).by_type[OFFICE].land, Missing)


def test_shares_that_do_not_sum_name_the_place_and_the_sum():
    shares = {**ROUND_FIGURES["jobs_share"], "office": "0.35"}
    with pytest.raises(BarcodeError) as refusal:
        chain_of(jobs_share=shares).asked(dwellings(1))

    assert "0.95" in refusal.value.text("nl")
    assert "GM9901" in refusal.value.text("nl")


def test_shares_of_a_third_sum_exactly():
    thirds = {
        "business_park": "1/3",
        "office": "1/3",
        "retail_and_services": "1/3",
        "public_facilities": 0,
        "at_home_or_no_fixed_place": 0,
    }

    assert chain_of(jobs_share=thirds).asked(dwellings(3)).by_type[PARK].jobs.value == 1


def test_without_any_shares_jobs_can_be_told_and_their_places_cannot():
    asked = chain_of(jobs_share=None).asked(dwellings(5))

    assert asked.jobs.value == 5
    assert all(isinstance(one.jobs, Missing) for one in asked.by_type.values())


def test_the_chain_answers_for_the_context_it_is_made_for():
    local = book("GM9901", [norm("jobs_per_dwelling", 2, applies_to={"plan_types": ["infill"]})])
    frame = assess(programme(plans=[plan("A", 1)]), library(local), ON).frame

    assert frame.chain("GM9901").asked(dwellings(1)).jobs.value == 1
    assert frame.chain("GM9901", Context(plan_type="infill")).asked(dwellings(1)).jobs.value == 2


def test_areas_that_take_different_roads_have_no_one_road_together():
    direct = book("GM9902", {"demand_road": "direct_road"})
    together = assess(programme(plans=[plan("A", 100), plan("B", 100, "GM9902")]), library(direct), ON).areas[PROVINCE].asked

    # GM9901 by jobs 100 × 37.5 = 3,750 m² floor; GM9902 direct 100 × 20 = 2,000.
    assert together.roads.governing is None
    assert not together.roads.takes_direct_road
    assert together.by_type[PARK].floor.value == 5750


def test_roads_are_apart_when_their_ranges_do_not_touch():
    asked = chain_of(
        book("GM9901", [norm("business_floor_per_dwelling", 20, low=20, high="37.5"), norm("business_land_per_dwelling", 70)])
    ).asked(dwellings(10))
    floor, land, jobs = asked.roads.pairs

    # floor 375 (by jobs) against 200–375: they touch; land 750 against 700: apart; jobs 10 against 10.
    assert (floor.apart, land.apart, jobs.apart) == (False, True, False)


def test_roads_that_cannot_be_told_are_neither_apart_nor_not():
    assert chain_of(business_land_per_dwelling=None).asked(dwellings(10)).roads.pairs[1].apart is None


def test_one_part_together_is_that_part():
    asked = chain_of().asked(dwellings(10))

    assert asked_together("PV99", [asked]).jobs.value == 10
