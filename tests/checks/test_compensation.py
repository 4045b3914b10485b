"""Is park land that goes held against what is promised for it: how much, of which kind, where and when?"""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import beside, book, library, norm, plan
from tests.checks.judging import BREACH, CANNOT_TELL, MET, NOT_APPLICABLE, duty, found, judged, only, park, ratio

STATED, IN_TIME = "compensation_stated", "compensation_in_time"
NATIONAL = library()
RATIO = beside(NATIONAL, NATIONAL.books["NL"].model_copy(update={"norms": (*NATIONAL.books["NL"].norms, ratio("1.5"))}))
PROVINCE = library(book("PV99", [ratio("1", status="ordinance")]))
WITHIN = library(book("PV99", [duty("motivate_within_region", status="ordinance")]))
DUTY = library(book("PV99", [duty("land_returns_elsewhere")]))
WET, HEAVY, PLAIN = {"water_bound": "yes"}, {"category_high": "3.1"}, {"water_bound": "no", "category_high": "2"}


def promise(land: int | None, to: str = "A", at: str = "Q", plot: str = "", **rest) -> dict:
    return {"plan_id": to, "park_id": at, "plot": plot, "land_m2_net": land, "promised_by": "stad", **rest}


def case(norms, promises=(), lost=PLAIN, given=PLAIN, at="GM9901", land: int | None = 1000, year: int | None = 2030, areas=None):
    taking = {"plan_id": "A", "park_id": "P", "location_type": "business_park", "land_m2_net": land, "year": year}
    return judged(
        norms, areas=areas, plans=[plan("A", 5), plan("B", 5)], parks=[park("P", **lost), park("Q", municipality=at, **given)],
        work_taken=[{**taking, "fte": 4}], compensations=list(promises),
    )  # fmt: skip


# One and a half times 1,000 m² must come back.
@pytest.mark.parametrize(("land", "outcome", "short"), [(1499, BREACH, 1), (1500, MET, 0), (1501, MET, 0)])
def test_a_ratio_is_missed_met_or_passed(land, outcome, short) -> None:
    one = only(STATED, case(RATIO, [promise(land)]), "compensation_ratio", plan_id="A")
    assert (one.outcome, one.measured, one.required, one.shortfall, one.park_id) == (outcome, land, 1500, short, "P")


def test_promises_add_up() -> None:
    assert only(STATED, case(RATIO, [promise(700), promise(800)]), "compensation_ratio", plan_id="A").outcome is MET


def test_a_plot_that_another_plan_was_promised_first_does_not_count() -> None:
    promises = [promise(1500, to="B", plot="K"), promise(1500, plot="K")]
    one = only(STATED, case(RATIO, promises), "compensation_ratio", plan_id="A")
    assert (one.outcome, one.measured) == (BREACH, 0)


def test_a_promise_of_unknown_size_cannot_be_told_unless_the_rest_is_enough() -> None:
    short, enough = [promise(1499), promise(None)], [promise(1500), promise(None)]
    one = only(STATED, case(RATIO, short), "compensation_ratio", plan_id="A")
    assert (one.outcome, one.missing) == (CANNOT_TELL, "promise_unknown")
    assert only(STATED, case(RATIO, enough), "compensation_ratio", plan_id="A").outcome is MET


def test_an_unknown_loss_cannot_be_told() -> None:
    one = only(STATED, case(RATIO, [promise(10**6)], land=None), "compensation_ratio", plan_id="A")
    assert (one.outcome, one.missing) == (CANNOT_TELL, "land_taken_unknown")


@pytest.mark.parametrize(("promises", "outcome"), [([], BREACH), ([promise(1)], MET), ([promise(None)], MET)])
def test_a_duty_asks_that_something_is_promised(promises, outcome) -> None:
    one = only(STATED, case(DUTY, promises), "compensation_duty", plan_id="A")
    assert (one.outcome, one.measured, one.shortfall) == (outcome, None, None)


@pytest.mark.parametrize("kind", [WET, HEAVY])
def test_water_bound_and_heavy_land_must_come_back_as_such(kind) -> None:
    lost = {**PLAIN, **kind}
    same = only(STATED, case(PROVINCE, [promise(1000)], lost, lost), "compensation_ratio", plan_id="A")
    other = only(STATED, case(PROVINCE, [promise(1000)], lost, PLAIN), "compensation_ratio", plan_id="A")
    assert (same.outcome, other.outcome, other.measured, other.required) == (MET, BREACH, 0, 1000)


def test_whether_the_promise_is_of_the_same_kind_may_be_unknown() -> None:
    unknown = {"water_bound": "unknown", "category_high": "2"}
    one = only(STATED, case(PROVINCE, [promise(1000)], {**PLAIN, **WET}, unknown), "compensation_ratio", plan_id="A")
    assert (one.outcome, one.missing) == (CANNOT_TELL, "kind_unknown")


def test_the_state_asks_neither_kind_nor_region() -> None:
    areas = {"GM9902": {"province_code": "PV98"}}
    given = case(RATIO, [promise(1500)], {**PLAIN, **WET}, PLAIN, at="GM9902", areas=areas)
    assert only(STATED, given, "compensation_ratio", plan_id="A").outcome is MET


def test_land_outside_the_province_does_not_count_where_no_region_is_known() -> None:
    areas = {"GM9902": {"province_code": "PV98"}}
    assert (
        only(STATED, case(PROVINCE, [promise(1000)], at="GM9902", areas=areas), "compensation_ratio", plan_id="A").outcome
        is BREACH
    )
    assert only(STATED, case(PROVINCE, [promise(1000)], at="GM9902"), "compensation_ratio", plan_id="A").outcome is MET


def test_land_outside_the_region_does_not_count() -> None:
    norms = beside(PROVINCE, book("RG-west", [norm("slack_ratio", "0.04")], members=["GM9901", "GM9903"]))
    assert only(STATED, case(norms, [promise(1000)], at="GM9902"), "compensation_ratio", plan_id="A").outcome is BREACH
    assert only(STATED, case(norms, [promise(1000)], at="GM9903"), "compensation_ratio", plan_id="A").outcome is MET


def test_the_duty_within_the_region_speaks_of_water_bound_and_heavy_parks_only() -> None:
    assert only(STATED, case(WITHIN, [], PLAIN), "compensation_duty", plan_id="A").outcome is NOT_APPLICABLE
    assert only(STATED, case(WITHIN, [], {**PLAIN, **WET}), "compensation_duty", plan_id="A").outcome is BREACH
    assert only(STATED, case(WITHIN, [promise(5)], {**PLAIN, **WET}, WET), "compensation_duty", plan_id="A").outcome is MET
    assert only(STATED, case(WITHIN, [], {"category_high": "2"}), "compensation_duty", plan_id="A").outcome is CANNOT_TELL


def test_offices_are_no_business_parks() -> None:
    assert {one.outcome for one in found(STATED, case(RATIO, lost={"kind": "office_location"}), plan_id="A")} == {NOT_APPLICABLE}


@pytest.mark.parametrize(("due", "outcome", "short"), [(2031, BREACH, 1), (2030, MET, 0), (2029, MET, 0)])
def test_compensation_comes_after_at_or_before_the_loss(due, outcome, short) -> None:
    one = only(IN_TIME, case(DUTY, [promise(5, due_year=due)]), plan_id="A")
    assert (one.outcome, one.measured, one.required, one.shortfall, one.year) == (outcome, 2030, due, short, 2030)
    assert one.norm.name == "PV99/compensation_duty"


def test_the_last_promise_decides_unless_it_is_delivered() -> None:
    late = [promise(5, due_year=2029), promise(5, due_year=2031)]
    delivered = [promise(5, due_year=2029), promise(5, due_year=2031, delivered="yes")]
    assert only(IN_TIME, case(DUTY, late), plan_id="A").outcome is BREACH
    assert only(IN_TIME, case(DUTY, delivered), plan_id="A").outcome is MET


@pytest.mark.parametrize(
    ("promises", "year", "missing"),
    [([promise(5)], 2030, "due_year_unknown"), ([promise(5, due_year=2029)], None, "year_of_loss_unknown")],
)
def test_an_unknown_year_cannot_be_told(promises, year, missing) -> None:
    one = only(IN_TIME, case(DUTY, promises, year=year), plan_id="A")
    assert (one.outcome, one.missing) == (CANNOT_TELL, missing)


def test_what_is_delivered_needs_no_year() -> None:
    assert only(IN_TIME, case(DUTY, [promise(5, delivered="yes")], year=None), plan_id="A").outcome is MET


def test_where_nothing_is_promised_there_is_no_year_to_compare() -> None:
    one = only(IN_TIME, case(DUTY), plan_id="A")
    assert (one.outcome, one.missing) == (NOT_APPLICABLE, "nothing_promised")


def test_a_duty_that_has_yet_to_begin_asks_nothing_of_the_time() -> None:
    later = library(book("PV99", [duty(**{"from": "2026-06-01"})]))
    given = case(later, [promise(5, due_year=2029)])
    assert [one.norm for one in found(IN_TIME, given, plan_id="A")] == [None]
    assert date(2026, 6, 1) > given.on
