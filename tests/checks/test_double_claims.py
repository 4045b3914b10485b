"""Is space that is taken or promised twice found, and no other?"""

from __future__ import annotations

from tests.builders import plan
from tests.checks.judging import BREACH, CANNOT_TELL, MET, NOT_APPLICABLE, block, found, judged, park

CHECK = "claimed_twice"


def taking(plan_id: str, plot: str = "", land: int = 700, at: str = "P") -> dict:
    return {"plan_id": plan_id, "park_id": at, "plot": plot, "location_type": "business_park", "land_m2_net": land, "year": 2028}


def case(*takings: dict, promises=()):
    plans = [plan(name, 5, geometry_wkb=block(5000 + 100 * at, 0, 50)) for at, name in enumerate("ABC")]
    return judged(
        plans=plans,
        parks=[park("P", block(0, 900, 9)), park("Q", block(0, 0, 9))],
        work_taken=list(takings),
        compensations=list(promises),
    )


def told(assessment):
    return [(one.plan_id, one.park_id, one.outcome, one.shortfall) for one in found(CHECK, assessment)]


def test_a_plot_that_two_plans_take() -> None:
    assert told(case(taking("A", "K"), taking("B", "K"))) == [
        ("A", "P", BREACH, None), ("B", "P", BREACH, 700), ("C", "", NOT_APPLICABLE, None),
    ]  # fmt: skip


def test_two_plots_of_one_park() -> None:
    assert told(case(taking("A", "K"), taking("B", "L"))) == [
        ("A", "P", MET, 0), ("B", "P", MET, 0), ("C", "", NOT_APPLICABLE, None),
    ]  # fmt: skip


def test_land_up_to_and_beyond_that_of_the_park() -> None:
    # The park has 160,000 m² net.
    assert {outcome for _, _, outcome, _ in told(case(taking("A", "", 100_000), taking("B", "", 60_000)))} == {
        MET,
        NOT_APPLICABLE,
    }
    over = told(case(taking("A", "", 100_000), taking("B", "", 60_001)))
    assert [(plan_id, outcome, short) for plan_id, _, outcome, short in over[:2]] == [("A", BREACH, None), ("B", BREACH, 1)]


def test_one_plot_promised_to_two_plans() -> None:
    promises = [{"plan_id": name, "park_id": "Q", "plot": "K", "land_m2_net": 500, "promised_by": "stad"} for name in ("A", "B")]
    assert told(case(promises=promises))[:2] == [("A", "Q", BREACH, None), ("B", "Q", BREACH, 500)]


def test_a_plan_of_which_nothing_is_known_cannot_be_told() -> None:
    (one,) = found(CHECK, judged(plans=[plan("A", 5)], parks=[park("P")]))
    assert (one.outcome, one.missing) == (CANNOT_TELL, "no_polygon")
