"""Is the need asked for where the ladder applies, for living and for working, each in its own time?"""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import book, library, norm, plan
from tests.checks.judging import BREACH, CANNOT_TELL, MET, NOT_APPLICABLE, judged, only

CHECK, LIVING, WORKING = "urbanisation_ladder", "ladder_need_living", "ladder_need_working"
STATUTE = {"unit": "choice", "status": "law"}
NORMS = library(
    book(
        "PV99",
        [
            norm(LIVING, "show_the_need", **STATUTE, **{"from": "2024-01-01", "to": "2026-12-31"}),
            norm(WORKING, "show_the_need", **STATUTE, **{"from": "2024-01-01"}),
            norm("ladder_housing_dwellings_threshold", "12", unit="dwelling"),
            norm("ladder_work_floor_threshold", "500", unit="m2_gfa"),
        ],
    )
)


def case(new: int, floor: int | None = None, stated: str = "no", on: date = date(2026, 12, 31), norms=NORMS):
    work = [] if floor is None else [{"plan_id": "A", "location_type": "office", "floor_m2_gfa": floor}]
    return judged(norms, on=on, plans=[plan("A", new, ladder_stated=stated)], work_programmed=work)


@pytest.mark.parametrize(("new", "outcome"), [(11, NOT_APPLICABLE), (12, BREACH), (13, BREACH)])
def test_the_ladder_for_living_begins_at_its_threshold(new, outcome) -> None:
    one = only(CHECK, case(new), LIVING)
    assert (one.outcome, one.measured, one.required, one.shortfall, one.severity) == (outcome, new, 12, None, "conflict")


@pytest.mark.parametrize(("floor", "outcome"), [(499, NOT_APPLICABLE), (500, BREACH), (501, BREACH)])
def test_the_ladder_for_working_begins_at_its_own(floor, outcome) -> None:
    assert only(CHECK, case(5, floor), WORKING).outcome is outcome
    assert only(CHECK, case(5, floor), LIVING).outcome is NOT_APPLICABLE


@pytest.mark.parametrize(
    ("stated", "outcome", "missing"), [("yes", MET, ""), ("no", BREACH, ""), ("unknown", CANNOT_TELL, "ladder_unknown")]
)
def test_a_need_that_is_stated_not_stated_or_unknown(stated, outcome, missing) -> None:
    one = only(CHECK, case(12, stated=stated), LIVING)
    assert (one.outcome, one.missing) == (outcome, missing)


def test_the_ladder_for_living_lapses_while_that_for_working_stays() -> None:
    after = date(2027, 1, 1)
    ended = only(CHECK, case(50, 900, on=after), missing="no_norm_in_force")
    assert (ended.outcome, ended.norm) == (NOT_APPLICABLE, None)
    assert only(CHECK, case(50, 900, on=after), WORKING).outcome is BREACH


def test_without_threshold_only_a_stated_need_can_be_told() -> None:
    bare = library(book("PV99", [norm(LIVING, "show_the_need", **STATUTE)]))
    one = only(CHECK, case(50, norms=bare), LIVING)
    assert (one.outcome, one.missing) == (CANNOT_TELL, "threshold_unknown")
    assert only(CHECK, case(50, stated="yes", norms=bare), LIVING).outcome is MET
