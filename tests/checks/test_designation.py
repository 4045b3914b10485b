"""Is land of protected parks kept, up to the last day of the transition?"""

from __future__ import annotations

from datetime import date

import pytest

from barcode.checks.designation import years_later
from tests.builders import ON, book, library, norm, plan
from tests.checks.judging import BREACH, CANNOT_TELL, MET, NOT_APPLICABLE, block, found, judged, only, park

CHECK = "park_may_not_be_transformed"
LIFTED = date(2016, 3, 1)
TRANSITION = norm("designation_transition_years", "10", unit="year", comparison="minimum", status="ordinance")
RULE = norm("park_transformation", "forbidden_when_designated", unit="choice", status="ordinance")
WITH_TRANSITION = library(book("PV99", [TRANSITION]))


def taking(**rest) -> list[dict]:
    return [{"plan_id": "A", "park_id": "P", "location_type": "business_park", "year": 2028, "land_m2_net": 700, **rest}]


def case(norms=None, on=ON, taken=None, **designation):
    return judged(norms, on=on, plans=[plan("A", 5)], parks=[park("P", **designation)], work_taken=taken or taking())


def test_land_of_a_designated_park_is_a_breach_of_the_rule_of_the_province() -> None:
    one = only(CHECK, case(library(book("PV99", [RULE])), designation_by="provincie"), plan_id="A")
    assert (one.outcome, one.norm.name, one.severity) == (BREACH, "PV99/park_transformation", "conflict")
    assert (one.measured, one.required, one.shortfall, one.year, one.park_id) == (700, 0, 700, 2028, "P")


def test_a_designation_without_a_rule_in_any_book_weighs_as_policy_of_who_made_it() -> None:
    one = only(CHECK, case(designation_by="provincie"), plan_id="A")
    assert (one.outcome, one.norm, one.said_by, one.severity) == (BREACH, None, "provincie", "departure")


@pytest.mark.parametrize(
    ("on", "outcome"),
    [
        (date(2016, 2, 29), BREACH),  # the day before it is lifted
        (LIFTED, BREACH),  # day 0
        (date(2026, 2, 28), BREACH),  # one day short of ten years
        (date(2026, 3, 1), MET),  # ten years
    ],
)
def test_a_lifted_designation_protects_for_ten_years(on, outcome) -> None:
    assert (
        only(CHECK, case(WITH_TRANSITION, on, designation_by="provincie", designation_lifted=LIFTED), plan_id="A").outcome
        is outcome
    )


def test_a_lifted_designation_cannot_be_told_where_no_transition_is_in_force() -> None:
    one = only(CHECK, case(designation_by="provincie", designation_lifted=LIFTED), plan_id="A")
    assert (one.outcome, one.missing) == (CANNOT_TELL, "no_norm_in_force")


@pytest.mark.parametrize(("since", "outcome"), [(ON, BREACH), (date(2026, 1, 2), NOT_APPLICABLE)])
def test_a_designation_counts_from_its_first_day(since, outcome) -> None:
    assert only(CHECK, case(designation_by="provincie", designated_since=since), plan_id="A").outcome is outcome


def test_a_park_that_was_never_designated_is_free() -> None:
    assert only(CHECK, case(), plan_id="A").outcome is NOT_APPLICABLE


def test_an_overlap_takes_land_of_a_designated_park_as_a_statement_does() -> None:
    given = judged(plans=[plan("A", 5, geometry_wkb=block(0, 0, 100))], parks=[park("P", block(50, 0, 400), designation_by="x")])
    one = only(CHECK, given, plan_id="A")
    # 50 × 100 m² gross, of which 160,000 / 200,000 is net.
    assert (one.outcome, one.shortfall) == (BREACH, 4000)


def test_without_polygon_or_statement_it_cannot_be_told() -> None:
    given = judged(plans=[plan("A", 5)], parks=[park("P", designation_by="x")])
    assert [(one.plan_id, one.park_id, one.missing) for one in found(CHECK, given)] == [
        ("A", "", "no_polygon"),
        ("", "P", "park_without_polygon"),
    ]
    assert {one.outcome for one in found(CHECK, given)} == {CANNOT_TELL}


def test_a_park_that_is_not_in_the_list_cannot_be_told() -> None:
    one = only(CHECK, case(taken=taking(park_id="Q")), plan_id="A")
    assert (one.outcome, one.missing, one.park_id) == (CANNOT_TELL, "park_not_in_list", "")


def test_a_leap_day_ends_on_the_first_of_march() -> None:
    assert years_later(date(2016, 2, 29), 10) == date(2026, 3, 1)
    assert years_later(date(2016, 2, 29), 8) == date(2024, 2, 29)
