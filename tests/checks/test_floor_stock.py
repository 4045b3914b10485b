"""Is the stock of business floor held against its norm, below, at and above?"""

from __future__ import annotations

import pytest

from tests.builders import book, library, norm, plan
from tests.checks.judging import BREACH, CANNOT_TELL, MET, NOT_APPLICABLE, found, judged, only, park

CHECK = "no_net_loss"
NORMS = library(book("GM9901", [norm("business_floor_stock", "1000", unit="m2_gfa", comparison="minimum")]))


def taken(floor: int) -> list[dict]:
    return [{"plan_id": "A", "park_id": "P", "location_type": "business_park", "floor_m2_gfa": floor, "land_m2_net": 100}]


# 1,100 m² stand; 50 m² come.
@pytest.mark.parametrize(("gone", "outcome", "short"), [(151, BREACH, 1), (150, MET, 0), (149, MET, 0)])
def test_the_stock_falls_below_the_norm_or_does_not(gone, outcome, short) -> None:
    given = judged(
        NORMS,
        plans=[plan("A", 5)],
        parks=[park("P", floor_m2_gfa=1100)],
        work_taken=taken(gone),
        work_programmed=[{"plan_id": "A", "location_type": "business_park", "floor_m2_gfa": 50, "land_m2_net": 90}],
    )
    one = only(CHECK, given, area_code="GM9901")
    assert (one.outcome, one.measured, one.required, one.shortfall) == (outcome, 1150 - gone, 1000, short)


def test_a_park_that_does_not_say_its_floor_can_only_add() -> None:
    short = judged(NORMS, plans=[plan("A", 5)], parks=[park("P", floor_m2_gfa=999), park("Q")])
    enough = judged(NORMS, plans=[plan("A", 5)], parks=[park("P", floor_m2_gfa=1000), park("Q")])
    one = only(CHECK, short, area_code="GM9901")
    assert (one.outcome, one.missing, one.measured) == (CANNOT_TELL, "floor_of_park_unknown", None)
    assert only(CHECK, enough, area_code="GM9901").outcome is MET


def test_offices_and_planned_parks_are_no_stock() -> None:
    parks = [
        park("P", floor_m2_gfa=900),
        park("O", kind="office_location", floor_m2_gfa=500),
        park("N", planned=True, floor_m2_gfa=500),
    ]
    assert only(CHECK, judged(NORMS, plans=[plan("A", 5)], parks=parks), area_code="GM9901").shortfall == 100


def test_without_parks_the_stock_cannot_be_told() -> None:
    one = only(CHECK, judged(NORMS, plans=[plan("A", 5)]), area_code="GM9901")
    assert (one.outcome, one.missing) == (CANNOT_TELL, "no_parks")


def test_a_city_without_such_a_norm_is_not_asked() -> None:
    given = judged(NORMS, plans=[plan("A", 5), plan("B", 5, municipality="GM9902")], parks=[park("P", floor_m2_gfa=1000)])
    assert {one.area_code for one in found(CHECK, given) if one.outcome is NOT_APPLICABLE} == {"GM9902", "PV99"}
