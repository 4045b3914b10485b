"""Is there room for displaced jobs, with the slack that is asked?"""

from __future__ import annotations

import pytest

from tests.builders import book, library, norm, plan
from tests.checks.judging import BREACH, CANNOT_TELL, MET, NOT_APPLICABLE, found, judged, only, park

CHECK = "displaced_jobs"
SLACK = library(book("RG-west", [norm("slack_ratio", "0.05", comparison="minimum", status="agreement")], members=["GM9901"]))


def case(fte: int | None = 10, norms=SLACK, kind="business_park", land: int | None = None, **stated):
    land_of_park = {"net_m2": 100_000, "gross_m2": 500_000, "available_now_m2": 7_500, "available_later_m2": 0, **stated}
    return judged(
        norms,
        plans=[plan("A", 5)],
        parks=[park("P", **land_of_park)],
        work_taken=[{"plan_id": "A", "park_id": "P", "location_type": kind, "land_m2_net": land, "fte": fte}],
    )


# 7,500 m² are open, 5 % of 100,000 m² must stay free: 2,500 m² hold 10 full-time jobs.
@pytest.mark.parametrize(("fte", "outcome", "short"), [(11, BREACH, 1), (10, MET, 0), (9, MET, 0)])
def test_more_as_many_and_fewer_jobs_than_there_is_room_for(fte, outcome, short) -> None:
    for code in ("GM9901", "RG-west"):
        one = only(CHECK, case(fte), area_code=code)
        assert (one.outcome, one.measured, one.required, one.shortfall, one.measure) == (outcome, 10, fte, short, "fte")
        assert one.norm.name == "RG-west/slack_ratio"


def test_where_nobody_asks_slack_all_open_land_counts() -> None:
    one = only(CHECK, case(30), area_code="PV99")
    assert (one.outcome, one.norm, one.measured) == (MET, None, 30)
    assert only(CHECK, case(31), area_code="PV99").outcome is BREACH


def test_less_land_than_the_slack_is_no_room_and_not_less_than_none() -> None:
    one = only(CHECK, case(10, available_now_m2=100), area_code="RG-west")
    assert (one.outcome, one.measured, one.shortfall) == (BREACH, 0, 10)


@pytest.mark.parametrize(("fte", "outcome"), [(5, CANNOT_TELL), (400, CANNOT_TELL), (401, BREACH)])
def test_a_park_that_does_not_say_what_is_open_has_no_more_than_its_land(fte, outcome) -> None:
    # At most its 100,000 m² net, which hold 400 full-time jobs.
    given = case(fte, norms=library(), available_now_m2=None, available_later_m2=None)
    one = only(CHECK, given, area_code="PV99")
    assert (one.outcome, one.missing) == (outcome, "room_unknown" if outcome is CANNOT_TELL else "")


def test_jobs_that_are_not_stated_follow_from_the_land() -> None:
    # 2,750 m² at 250 m² per full-time job are 11.
    assert only(CHECK, case(None, land=2_750), area_code="RG-west").required == 11


def test_jobs_that_cannot_be_told() -> None:
    one = only(CHECK, case(None), area_code="RG-west")
    assert (one.outcome, one.missing) == (CANNOT_TELL, "jobs_taken_unknown")


def test_office_jobs_do_not_look_for_park_land() -> None:
    assert only(CHECK, case(99, kind="office"), area_code="RG-west").outcome is NOT_APPLICABLE


def test_a_plan_without_polygon_and_statement_may_displace_jobs() -> None:
    assert [(one.plan_id, one.missing) for one in found(CHECK, judged(plans=[plan("A", 5)])) if one.plan_id] == [
        ("A", "no_polygon")
    ]
