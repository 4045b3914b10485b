"""Are whole dwellings added per group of plans under the same norms, and per period?"""

from __future__ import annotations

import pytest

from barcode.demand import NORM_IDS
from barcode.errors import BarcodeError
from barcode.groups import UNKNOWN, Group, Period, grouped, in_order
from barcode.norms import Context
from barcode.programme import Programme
from tests.builders import book, library, norm, plan, programme


def groups_of(given, *books):
    return grouped(given, library(*books), NORM_IDS)


def test_plans_of_one_municipality_are_one_group_when_no_norm_tells_them_apart():
    found = groups_of(
        programme(plans=[plan("B", 5, plan_type="infill"), plan("A", 7, plan_type="extension"), plan("C", 1, "GM9902")])
    )

    assert found.groups == (Group("GM9901", Context(plan_type="", dwellings=None)), Group("GM9902", Context()))
    assert found.net.tolist() == [[12], [1]]
    assert found.of_plan.tolist() == [0, 0, 1]


def test_groups_are_as_fine_as_the_scope_of_the_norms_asks():
    local = book("GM9901", [norm("jobs_per_dwelling", 2, applies_to={"dwellings_at_least": "200", "plan_types": ["infill"]})])
    found = groups_of(
        programme(
            plans=[
                plan("A", 199, plan_type="infill"), plan("B", 200, plan_type="infill"), plan("C", 900, plan_type="extension"),
                plan("D", 210, plan_type="infill", dwellings_demolished=50),
            ]
        ),
        local,
    )  # fmt: skip
    contexts = [found.groups[group].context for group in found.of_plan]

    # The size of a plan is what it builds: D builds 210, and demolishes 50 beside it.
    assert contexts == [Context("infill", 0), Context("infill", 200), Context("extension", 200), Context("infill", 200)]


def test_periods_come_by_their_last_year_and_unknown_years_last():
    found = groups_of(
        programme(
            plans=[{"plan_id": "A", "municipality_code": "GM9901"}],
            phases=[
                {"plan_id": "A", "year_from": 2027, "year_to": 2027, "dwellings_demolished": 6},
                {"plan_id": "A", "dwellings_new": 1},
                {"plan_id": "A", "year_from": 2030, "year_to": 2034, "dwellings_new": 2},
                {"plan_id": "A", "year_from": 2025, "year_to": 2029, "dwellings_new": 3},
                {"plan_id": "A", "year_from": 2029, "year_to": 2029, "dwellings_new": 4, "dwellings_demolished": 9},
            ],
        )
    )

    assert [period.label for period in found.periods] == ["2027", "2025–2029", "2029", "2030–2034", ""]
    assert found.net.tolist() == [[-6, 3, -5, 2, 1]]
    assert [found.rows(0, position).tolist() for position in range(5)] == [[0], [3], [4], [2], [1]]


def test_the_same_span_stands_once_in_the_order_of_periods():
    assert in_order([UNKNOWN, Period(2030, 2034), Period(2026, 2026), UNKNOWN]) == [
        Period(2026, 2026),
        Period(2030, 2034),
        UNKNOWN,
    ]


def test_a_plan_without_dwellings_is_there_and_asks_nothing():
    found = groups_of(programme(plans=[{"plan_id": "A", "municipality_code": "GM9901"}]))

    assert len(found.groups) == 1
    assert found.net.shape == (1, 0)
    assert found.net_of_plan.tolist() == [0]


def test_no_plans_make_no_groups():
    found = groups_of(Programme())

    assert (found.groups, found.places, found.periods) == ((), {}, ())


def test_dwellings_remember_the_rows_they_come_from():
    figure = groups_of(programme(plans=[plan("A", 5), plan("B", 7, dwellings_demolished=2), plan("C", 1, year=2030)])).dwellings(
        0, [0]
    )

    assert figure.value == 10
    assert (figure.parts[0].table, figure.parts[0].rows.tolist(), figure.parts[0].less) == (
        "phases",
        [0, 1],
        "dwellings_demolished",
    )


@pytest.mark.parametrize("table", ["plans", "parks"])
def test_a_municipality_without_province_is_named(table):
    given = programme(plans=[plan("A", 5)], parks=[{"park_id": "T1", "municipality_code": "GM9902"}])
    other = {"plans": "GM9901", "parks": "GM9902"}[table]
    lacking = given.with_tables(areas=given.areas[given.areas["municipality_code"] != other])

    with pytest.raises(BarcodeError) as refusal:
        groups_of(lacking)
    assert other in refusal.value.text("nl")


def test_very_large_programmes_lose_no_dwelling():
    # A million plans of a million dwellings and one more: a 32-bit float would lose the one.
    given = programme(plans=[plan("A", 10**12), plan("B", 1)])

    assert groups_of(given).net.tolist() == [[10**12 + 1]]
