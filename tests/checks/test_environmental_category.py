"""Is what a park may host afterwards held against the least category?"""

from __future__ import annotations

import pytest

from tests.builders import book, library, norm, plan
from tests.checks.judging import BREACH, CANNOT_TELL, MET, NOT_APPLICABLE, found, judged, only, park

CHECK = "minimum_environmental_category"


def case(after: str, least: str = "3.2", before: str = "4.1", kind: str = "business_park", **scope):
    minimum = norm(CHECK, least, unit="category", comparison="minimum", status="ordinance", **scope)
    return judged(
        library(book("PV99", [minimum])),
        plans=[plan("A", 5, category_after=after)],
        parks=[park("P", category_high=before, kind=kind)],
        work_taken=[{"plan_id": "A", "park_id": "P", "location_type": "business_park", "land_m2_net": 700}],
    )


@pytest.mark.parametrize(("after", "outcome"), [("3.1", BREACH), ("3.2", MET), ("4.1", MET), ("2", BREACH)])
def test_below_at_and_above_the_least_category(after, outcome) -> None:
    one = only(CHECK, case(after), plan_id="A")
    assert (one.outcome, one.measured, one.required, one.park_id) == (outcome, float(after), 3.2, "P")
    assert one.severity == "conflict"


@pytest.mark.parametrize(
    ("least", "outcome", "missing"), [("3.1", MET, ""), ("3.2", CANNOT_TELL, "category_not_divided"), ("4.1", BREACH, "")]
)
def test_a_whole_category_may_be_either_of_its_parts(least, outcome, missing) -> None:
    one = only(CHECK, case("3", least), plan_id="A")
    assert (one.outcome, one.missing) == (outcome, missing)


def test_an_unknown_category_cannot_be_told() -> None:
    one = only(CHECK, case(""), plan_id="A")
    assert (one.outcome, one.missing, one.measured) == (CANNOT_TELL, "category_after_unknown", None)


@pytest.mark.parametrize(("before", "outcome"), [("2", NOT_APPLICABLE), ("3.1", BREACH), ("3.2", BREACH), ("", BREACH)])
def test_a_plan_that_leaves_what_the_park_allowed_does_not_lower_it(before, outcome) -> None:
    assert only(CHECK, case("2", before=before), plan_id="A").outcome is outcome


def test_a_norm_for_business_parks_does_not_speak_of_offices() -> None:
    scope = {"applies_to": {"location_types": ["business_park"]}}
    assert only(CHECK, case("2", kind="office_location", **scope), plan_id="A").outcome is NOT_APPLICABLE
    assert only(CHECK, case("2", kind="business_park", **scope), plan_id="A").outcome is BREACH


def test_where_nobody_has_a_norm_nothing_is_asked() -> None:
    given = judged(
        plans=[plan("A", 5, category_after="1")],
        parks=[park("P")],
        work_taken=[{"plan_id": "A", "park_id": "P", "location_type": "business_park", "land_m2_net": 700}],
    )
    assert [(one.outcome, one.missing) for one in found(CHECK, given, plan_id="A")] == [(NOT_APPLICABLE, "no_norm_in_force")]
