"""Does every check answer for every plan, under the name of the specification, and does a crash never pass for an answer?"""

from __future__ import annotations

import logging
from collections.abc import Iterable

import numpy as np
import pytest

from barcode.checks import CHECKS, Case, Outcome, Severity
from barcode.checks.findings import HEAVIEST_FIRST
from barcode.checks.registry import check
from barcode.checks.rows import Rows
from barcode.explain.verdict import finding_words, verdict
from tests.builders import book, library, norm, plan
from tests.checks.judging import block, found, judged, park

TWELVE = [
    "work_space_per_dwelling", "no_net_loss", "park_may_not_be_transformed", "minimum_environmental_category",
    "compensation_stated", "compensation_in_time", "guideline_distance", "undeclared_transformation", "displaced_jobs",
    "urbanisation_ladder", "claimed_twice", "keeps_pace",
]  # fmt: skip
OF_AREAS = {"no_net_loss", "displaced_jobs", "keeps_pace"}


def some():
    """A plan that takes land in silence, one that states it, one without polygon, one that demolishes."""
    return judged(
        plans=[
            plan("A", 5, geometry_wkb=block(0, 0, 100)), plan("B", 5, geometry_wkb=block(300, 0, 100)), plan("C", 5),
            plan("D", 0, dwellings_demolished=3, geometry_wkb=block(9000, 0, 10)),
        ],
        parks=[park("P", block(50, 0, 400)), park("Q")],
        work_taken=[{"plan_id": "B", "park_id": "P", "location_type": "business_park", "land_m2_net": 700}],
    )  # fmt: skip


def test_the_twelve_stand_in_the_order_of_the_specification() -> None:
    assert list(CHECKS) == TWELVE


def test_the_documentation_lists_every_check_in_order(repository) -> None:
    lines = (repository / "docs" / "checks.md").read_text(encoding="utf-8").splitlines()
    assert [line.split("`")[1] for line in lines if line.startswith("| `")] == TWELVE


def test_every_plan_has_an_answer_of_every_check_about_plans() -> None:
    given = some()
    for name in TWELVE:
        if name not in OF_AREAS:
            assert {one.plan_id for one in found(name, given)} >= {"A", "B", "C", "D"}, name


def test_findings_of_a_plan_a_park_and_an_area_are_those_that_name_them() -> None:
    findings = some().findings
    assert findings.incomplete == ()
    of_plan = findings.table[(findings.table["plan"] == 1) & (findings.table["area"] == "")]
    assert [(one.plan_id, one.check) for one in findings.about_plan(1)] == [("B", check) for check in of_plan["check"]] != []
    assert set(findings.of_park(0)["park"]) == {0}
    assert set(findings.of_area("GM9901")["area"]) == {"GM9901"}


def test_the_worst_of_a_plan_is_a_breach_before_what_cannot_be_told() -> None:
    findings = some().findings
    assert findings.worst_of_plans == [Outcome.BREACH, Outcome.CANNOT_TELL, Outcome.CANNOT_TELL, Outcome.CANNOT_TELL]
    assert findings.worst_of_parks == [Outcome.BREACH, Outcome.CANNOT_TELL]


def test_what_an_area_comes_to_is_not_the_worst_of_the_plan_that_breaks_it() -> None:
    # One job is asked per home and there are none: the municipality falls behind with A, which itself can only be told in part.
    given = judged(plans=[plan("A", 5, geometry_wkb=HERE)], parks=[park("P", block(9000, 0, 10), available_now_m2=0)])
    (breach,) = [one for one in found("keeps_pace", given, "jobs_per_dwelling", area_code="GM9901")]
    assert (breach.outcome, breach.plan_id) == (Outcome.BREACH, "A")
    assert given.findings.worst_of_plans == [Outcome.CANNOT_TELL]
    assert "keeps_pace" not in {one.check for one in given.findings.about_plan(0)}


def test_a_breach_weighs_by_its_norm_and_before_all_that_is_no_breach() -> None:
    assert HEAVIEST_FIRST == (
        Severity.CONFLICT, Severity.DEPARTURE, Severity.POINT_OF_ATTENTION,
        Outcome.CANNOT_TELL, Outcome.MET, Outcome.NOT_APPLICABLE,
    )  # fmt: skip
    # B takes what it states of a park: under an ordinance a conflict, under a designation that no book knows a departure.
    land = [{"plan_id": "B", "park_id": "P", "location_type": "business_park", "land_m2_net": 700}]
    rule = norm("park_transformation", "not_allowed", unit="choice", status="ordinance")
    for norms, weight in ((library(book("PV99", [rule])), Severity.CONFLICT), (library(), Severity.DEPARTURE)):
        given = judged(norms, plans=[plan("B", 5)], parks=[park("P", designation_by="PV99")], work_taken=land)
        assert HEAVIEST_FIRST[given.findings.weight_of_plans[0]] is weight
        assert given.findings.worst_of_plans == [Outcome.BREACH]


HERE, THERE = block(0, 0, 100), block(50, 0, 400)
SCARCE = {
    "nothing": {},
    "a park": {"parks": [park("P", available_now_m2=10_000, category_high="3.1")]},
    "a park with polygon": {"parks": [park("P", THERE, category_high="3.1")]},
    "a plan": {"plans": [plan("A", 5)]},
    "a plan with polygon": {"plans": [plan("A", 5, geometry_wkb=HERE)]},
    "a plan without phases": {"plans": [{"plan_id": "A", "municipality_code": "GM9901", "geometry_wkb": HERE}]},
    "a plan of an unknown year": {"plans": [plan("A", 5, year=None)]},
    "a plan of net zero on a park": {
        "plans": [plan("A", 5, dwellings_demolished=5, geometry_wkb=HERE)], "parks": [park("P", THERE, category_high="3.1")],
    },
}  # fmt: skip


@pytest.mark.parametrize("given", SCARCE.values(), ids=SCARCE)
def test_every_check_has_an_answer_however_little_there_is(given) -> None:
    findings = judged(**given).findings
    assert findings.incomplete == ()
    assert set(findings.table["plan"]) <= {-1, *range(len(given.get("plans", ())))}
    assert set(findings.table["park"]) <= {-1, *range(len(given.get("parks", ())))}
    assert not given or len(findings.table)


@pytest.fixture
def failing():
    @check
    def always_fails(case: Case) -> Iterable[Rows]:
        yield Rows(np.zeros(1, dtype=np.int8))
        raise ZeroDivisionError

    yield always_fails
    del CHECKS["always_fails"]


@pytest.mark.usefixtures("failing")
def test_a_check_that_crashes_cannot_tell_and_leaves_the_others_alone(caplog) -> None:
    with caplog.at_level(logging.ERROR):
        given = some()
        assert given.incomplete == ("always_fails",)
    (one,) = found("always_fails", given)
    assert (one.outcome, one.missing) == (Outcome.CANNOT_TELL, "check_failed")
    assert "ZeroDivisionError" in caplog.text
    assert len(given.findings.table) == len(some().findings.table) > 1
    assert finding_words(one, given, "en").startswith("This check failed")
    assert verdict(0, given, "nl")


@pytest.mark.usefixtures("failing")
def test_a_name_is_registered_once() -> None:
    def always_fails(case: Case) -> Iterable[Rows]:
        return []

    with pytest.raises(ValueError, match="always_fails"):
        check(always_fails)
