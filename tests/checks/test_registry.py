"""Does every check answer for every plan, under the name of the specification, and does a crash never pass for an answer?"""

from __future__ import annotations

import logging
from collections.abc import Iterable

import numpy as np
import pytest

from barcode.checks import CHECKS, Case, Outcome
from barcode.checks.registry import check
from barcode.checks.rows import Rows
from barcode.explain.verdict import finding_words, verdict
from tests.builders import plan
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
    assert set(findings.of_plan(1)["plan"]) == {1}
    assert len(findings.of_plan(1)) == (findings.table["plan"] == 1).sum() > 0
    assert set(findings.of_park(0)["park"]) == {0}
    assert set(findings.of_area("GM9901")["area"]) == {"GM9901"}


def test_the_worst_of_a_plan_is_a_breach_before_what_cannot_be_told() -> None:
    findings = some().findings
    assert findings.worst_of_plans.tolist() == [Outcome.BREACH, Outcome.CANNOT_TELL, Outcome.CANNOT_TELL, Outcome.CANNOT_TELL]
    assert findings.worst_of_parks.tolist() == [Outcome.BREACH, Outcome.CANNOT_TELL]


def test_an_empty_programme_has_findings_of_nothing() -> None:
    findings = judged().findings
    assert (findings.incomplete, set(findings.table["plan"]) - {-1}) == ((), set())


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
