"""Are dwellings held against the guideline distance of every park near them?"""

from __future__ import annotations

import pytest

from tests.builders import beside, library, norm, plan
from tests.checks.judging import BREACH, CANNOT_TELL, MET, NOT_APPLICABLE, block, found, judged, only, park

CHECK, QUIET, MIXED = "guideline_distance", "guideline_distance_quiet", "guideline_distance_mixed"


def table(norm_id: str, cells: dict[str, str], **rest):
    return norm(norm_id, cells, unit="m", comparison="minimum", by="environmental_category", status="guidance", **rest)


def norms():
    shipped = library()
    more = (
        table(QUIET, {"3.1": "50", "3.2": "100"}),
        table(MIXED, {"3.1": "30", "3.2": "50"}),
        table(
            f"{QUIET}_unverified",
            {"4.2": "300"},
        ),
    )
    return beside(shipped, shipped.books["NL"].model_copy(update={"norms": (*shipped.books["NL"].norms, *more)}))


def at(metres: float, category: str = "3.2", new: int = 5, **rest):
    """A park of 100 × 100 m, and a plan so many metres to the east of it."""
    return judged(
        norms(), plans=[plan("A", new, geometry_wkb=block(100 + metres, 0, 100))],
        parks=[park("P", block(0, 0, 100), category_high=category, **rest)],
    )  # fmt: skip


@pytest.mark.parametrize(("metres", "outcome", "short"), [(99.999, BREACH, 0.001), (100, MET, 0), (0, BREACH, 100)])
def test_nearer_than_at_and_on_the_distance_of_a_quiet_area(metres, outcome, short) -> None:
    one = only(CHECK, at(metres), QUIET, plan_id="A")
    assert (one.outcome, one.measured, one.required, one.park_id) == (outcome, metres, 100, "P")
    assert one.shortfall == pytest.approx(short)
    assert one.severity == "point_of_attention"


def test_a_mixed_area_is_judged_apart() -> None:
    given = at(75)
    assert [(one.norm.norm.id, one.outcome) for one in found(CHECK, given, plan_id="A")] == [(QUIET, BREACH), (MIXED, MET)]


def test_a_distance_that_could_not_be_verified_is_a_norm_of_its_own() -> None:
    one = only(CHECK, at(299, "4.2"), plan_id="A")
    assert (one.norm.norm.id, one.outcome) == (f"{QUIET}_unverified", BREACH)


# Category 3 is 3.1 (50 m) or 3.2 (100 m).
@pytest.mark.parametrize(("metres", "outcome"), [(49, BREACH), (50, CANNOT_TELL), (99, CANNOT_TELL), (100, MET)])
def test_a_whole_category_is_told_only_where_its_parts_agree(metres, outcome) -> None:
    one = only(CHECK, at(metres, "3"), QUIET, plan_id="A")
    assert (one.outcome, one.missing) == (outcome, "category_not_divided" if outcome is CANNOT_TELL else "")


def test_a_plan_beyond_every_distance_is_not_asked() -> None:
    assert [one.outcome for one in found(CHECK, at(100.001), plan_id="A")] == [NOT_APPLICABLE]


def test_a_plan_without_homes_is_not_asked() -> None:
    assert [one.outcome for one in found(CHECK, at(10, new=0), plan_id="A")] == [NOT_APPLICABLE]


def test_without_category_or_polygon_it_cannot_be_told() -> None:
    assert [(one.park_id, one.missing) for one in found(CHECK, at(10, "")) if one.outcome is CANNOT_TELL] == [
        ("P", "category_unknown")
    ]
    given = judged(norms(), plans=[plan("A", 5)], parks=[park("P", category_high="3.2")])
    assert [(one.plan_id, one.park_id, one.missing) for one in found(CHECK, given)] == [
        ("", "P", "park_without_polygon"), ("A", "", "no_polygon"),
    ]  # fmt: skip


def test_a_park_that_is_taken_altogether_asks_no_distance() -> None:
    given = judged(
        norms(), plans=[plan("A", 5, geometry_wkb=block(0, 0, 300))], parks=[park("P", block(50, 50, 100), category_high="3.2")]
    )
    assert [one.outcome for one in found(CHECK, given, plan_id="A")] == [NOT_APPLICABLE]
