"""Is every plan found that lies on a park and says nothing of it, and no other?"""

from __future__ import annotations

import pytest
import shapely
from shapely.affinity import translate

from tests.builders import plan
from tests.checks.judging import BREACH, CANNOT_TELL, MET, NOT_APPLICABLE, SOUTH, WEST, block, found, judged, only, park

CHECK = "undeclared_transformation"


def taking(of: str = "P", by: str = "A") -> dict:
    return {"plan_id": by, "park_id": of, "location_type": "business_park", "land_m2_net": 700}


def moved(*shapes: shapely.Geometry) -> bytes:
    whole = shapely.union_all(shapes)
    return bytes(shapely.to_wkb(translate(whole, WEST, SOUTH)))


def test_a_plan_on_a_park_of_which_it_says_nothing() -> None:
    one = only(
        CHECK, judged(plans=[plan("A", 5, geometry_wkb=block(0, 0, 100))], parks=[park("P", block(50, 0, 400))]), plan_id="A"
    )
    assert (one.outcome, one.park_id, one.measured, one.shortfall, one.measure) == (BREACH, "P", 5000, 5000, "m2_gross")


def test_a_plan_that_says_so() -> None:
    given = judged(
        plans=[plan("A", 5, geometry_wkb=block(0, 0, 100))], parks=[park("P", block(50, 0, 400))], work_taken=[taking()]
    )
    assert only(CHECK, given, plan_id="A").outcome is MET


def test_what_a_plan_says_of_one_park_is_not_said_of_another() -> None:
    parks = [park("P", block(0, 0, 50, 100)), park("Q", block(50, 0, 50, 100))]
    given = judged(plans=[plan("A", 5, geometry_wkb=block(0, 0, 100))], parks=parks, work_taken=[taking("P")])
    assert [(one.park_id, one.outcome) for one in found(CHECK, given, plan_id="A")] == [("P", MET), ("Q", BREACH)]


@pytest.mark.parametrize(
    ("width", "outcome"),
    [(0, NOT_APPLICABLE), (0.01, NOT_APPLICABLE), (0.011, BREACH)],  # touching; 1.00 m², at the tolerance; 1.10 m²
)
def test_touching_and_slivers_are_neighbours(width, outcome) -> None:
    given = judged(plans=[plan("A", 5, geometry_wkb=block(0, 0, 100))], parks=[park("P", block(100 - width, 0, 400))])
    assert [one.outcome for one in found(CHECK, given, plan_id="A")] == [outcome]


def test_a_plan_in_the_hole_of_a_park_takes_nothing() -> None:
    ring = shapely.difference(shapely.box(0, 0, 300, 300), shapely.box(100, 100, 200, 200))
    inside = judged(plans=[plan("A", 5, geometry_wkb=block(120, 120, 50))], parks=[park("P", moved(ring))])
    across = judged(plans=[plan("A", 5, geometry_wkb=block(150, 120, 100))], parks=[park("P", moved(ring))])
    assert only(CHECK, inside, plan_id="A").outcome is NOT_APPLICABLE
    assert only(CHECK, across, plan_id="A").measured == 50 * 100 + 50 * 20


def test_a_plan_of_two_parts_is_one_plan() -> None:
    parts = moved(shapely.box(0, 0, 100, 100), shapely.box(200, 0, 300, 100))
    one = only(CHECK, judged(plans=[plan("A", 5, geometry_wkb=parts)], parks=[park("P", block(50, 0, 200, 100))]), plan_id="A")
    assert one.measured == 50 * 100 + 50 * 100


def test_a_park_across_the_border_counts_too() -> None:
    given = judged(
        plans=[plan("A", 5, geometry_wkb=block(0, 0, 100))], parks=[park("P", block(50, 0, 400), municipality="GM9902")]
    )
    assert only(CHECK, given, plan_id="A").outcome is BREACH


def test_without_a_polygon_it_cannot_be_told() -> None:
    plans = [
        plan("A", 5),
        *(plan(name, 5, place, geometry_wkb=block(0, 0, 9)) for name, place in (("B", "GM9901"), ("C", "GM9902"))),
    ]
    given = judged(plans=plans, parks=[park("P"), park("Q", block(900, 0, 10), "GM9902")])
    # B may lie on P, which no map shows; C lies in another municipality, of which the map does show a park.
    assert [(one.plan_id, one.park_id, one.outcome, one.missing) for one in found(CHECK, given)] == [
        ("", "P", CANNOT_TELL, "park_without_polygon"),
        ("A", "", CANNOT_TELL, "no_polygon"),
        ("B", "", CANNOT_TELL, "park_without_polygon"),
        ("C", "", NOT_APPLICABLE, ""),
    ]


def test_without_parks_it_cannot_be_told() -> None:
    one = only(CHECK, judged(plans=[plan("A", 5, geometry_wkb=block(0, 0, 9))]))
    assert (one.outcome, one.missing) == (CANNOT_TELL, "no_parks")


def test_a_designation_makes_only_the_breach_of_it_heavier() -> None:
    lying = {"plans": [plan("A", 5, geometry_wkb=block(0, 0, 100))]}
    given = judged(parks=[park("P", block(50, 0, 400), designation_by="provincie")], **lying)
    silent, taken = only(CHECK, given, plan_id="A"), only("park_may_not_be_transformed", given, plan_id="A")

    assert (silent.said_by, silent.severity, silent.weight) == ("", "point_of_attention", 2)
    assert (taken.said_by, taken.severity, taken.weight) == ("provincie", "departure", 1)
    assert [given.findings.weights[row] for row in given.findings.of_check(CHECK).index] == [2]
