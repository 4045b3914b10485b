"""How many jobs do plans add and take, from their floor, their land or the planner's own figure?"""

from __future__ import annotations

import pytest

from barcode.assess import assess
from barcode.jobs import jobs_added, jobs_after, jobs_taken
from barcode.trace import Missing, given
from barcode.units import Measure
from tests.builders import ON, library, plan, programme

PARKS = [{"park_id": "T1", "municipality_code": "GM9901", "net_m2": 90_000}]
HALF_TIME = {"fte_per_job": "0.5"}


def frame_of(parks=PARKS, norms=None, **tables):
    return assess(programme(plans=[plan("A", 0)], parks=parks, **tables), norms or library(**HALF_TIME), ON).frame


def work(kind, **amounts):
    return [{"plan_id": "A", "location_type": kind, "year": 2027, **amounts}]


def test_park_land_becomes_jobs_by_the_land_norm_and_office_floor_by_the_floor_norm():
    # 5,000 ÷ 250 = 20 full-time jobs ÷ 0.5 = 40 jobs; 600 ÷ 20 = 30 ÷ 0.5 = 60 jobs.
    both = work("business_park", land_m2_net=5000, floor_m2_gfa=9) + work("office", floor_m2_gfa=600, land_m2_net=9)

    assert [figure.value for figure in jobs_added(frame_of(work_programmed=both), "GM9901")] == [40, 60]


@pytest.mark.parametrize(
    ("kind", "amounts", "jobs"),
    # 2,500 floor ÷ 0.5 = 5,000 land ÷ 250 = 20 fte ÷ 0.5 = 40 jobs; 300 land × 2 = 600 floor ÷ 20 = 30 fte ÷ 0.5 = 60 jobs.
    [("business_park", {"floor_m2_gfa": 2500}, 40), ("office", {"land_m2_net": 300}, 60)],
)
def test_work_that_does_not_say_what_its_norm_needs_is_estimated_by_the_floor_space_index(kind, amounts, jobs):
    (added,) = jobs_added(frame_of(work_programmed=work(kind, **amounts)), "GM9901")

    assert added.value == jobs
    assert added.estimated


def test_a_municipality_where_nothing_is_added_or_taken_keeps_its_jobs():
    now = given("area_jobs", Measure.JOB, 100, None)

    assert jobs_after(now, frame_of(), frozenset({"GM9901"}), "GM9901").value == 100


@pytest.mark.parametrize(
    ("parks", "amounts", "expected"),
    [
        # the planner's own 7 full-time jobs ÷ 0.5
        ([{"fte": 90, "issued_m2": 9000}], {"land_m2_net": 1000, "fte": 7}, 14),
        # 90 full-time jobs on 9,000 m² issued: 1,000 m² are 10 ÷ 0.5
        ([{"fte": 90, "issued_m2": 9000, "net_m2": 30_000}], {"land_m2_net": 1000}, 20),
        # not known what is issued: 90 on 30,000 m² net, 1,000 m² are 3 ÷ 0.5
        ([{"fte": 90, "net_m2": 30_000}], {"land_m2_net": 1000}, 6),
        # the park does not say: 1,000 ÷ 250 = 4 ÷ 0.5
        ([{"net_m2": 30_000}], {"land_m2_net": 1000}, 8),
    ],
)
def test_jobs_on_land_that_is_taken_take_the_best_figure_there_is(parks, amounts, expected):
    listed = [{"park_id": "T1", "municipality_code": "GM9901", **facts} for facts in parks]
    taken = [{**row, "park_id": "T1"} for row in work("business_park", **amounts)]
    (gone,) = jobs_taken(frame_of(parks=listed, work_taken=taken), "GM9901")

    assert gone.value == expected
    assert gone.estimated == ("fte" not in amounts)


def test_offices_that_are_taken_lose_jobs_by_their_floor():
    # 600 m² ÷ 20 = 30 full-time jobs ÷ 0.5 = 60 jobs.
    (gone,) = jobs_taken(frame_of(work_taken=work("office", floor_m2_gfa=600)), "GM9901")

    assert gone.value == 60


def test_taken_land_of_unknown_size_has_no_known_jobs():
    (gone,) = jobs_taken(frame_of(work_taken=work("business_park", floor_m2_gfa=600)), "GM9901")

    assert isinstance(gone, Missing)
    assert gone.lacking == "land_m2_net"


def test_a_claim_that_does_not_count_takes_no_jobs():
    plans = [plan("A", 0), plan("B", 0)]
    taken = [
        {"plan_id": plan_id, "park_id": "T1", "plot": "K1", "location_type": "business_park", "year": 2027, "land_m2_net": 5000}
        for plan_id in ("A", "B")
    ]
    frame = assess(programme(plans=plans, parks=PARKS, work_taken=taken), library(), ON).frame

    assert [figure.value for figure in jobs_taken(frame, "GM9901")] == [20]
