"""Does a plan move as a whole when it is delivered in another year, and does the break move with it?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from barcode import assess
from barcode.pace import breaks_with
from barcode.programme import LocationType
from barcode.ui.reordering import delivered_in, delivery_years, in_order_of_delivery
from barcode.units import Measure
from tests.builders import ON, library, plan, programme


def three_plans():
    """A is built in 2027 and 2028 and brings work in 2027, takes some in 2028; B comes in 2030; of C no year is known."""
    return programme(
        plans=[plan("A", 100, year=2027), plan("B", 100, year=2030), plan("C", 100, year=None)],
        phases=[{"plan_id": "A", "year_from": 2028, "year_to": 2028, "dwellings_new": 50, "dwellings_demolished": 0}],
        work_programmed=[{"plan_id": "A", "location_type": "office", "year": 2027, "floor_m2_gfa": 500}],
        work_taken=[{"plan_id": "A", "park_id": "", "location_type": "business_park", "year": 2028, "land_m2_net": 10}],
    )


def test_a_plan_is_delivered_with_its_last_dwellings():
    years = delivery_years(three_plans())

    assert years.iloc[:2].tolist() == [2028, 2030]
    assert pd.isna(years.iloc[2])


def test_plans_stand_in_order_of_delivery_and_without_a_year_last():
    swapped = delivered_in(three_plans(), {"B": 2026})

    assert in_order_of_delivery(three_plans(), np.arange(3)) == [0, 1, 2]
    assert in_order_of_delivery(swapped, np.arange(3)) == [1, 0, 2]


def test_a_plan_moves_as_a_whole_and_leaves_the_others_where_they_are():
    moved = delivered_in(three_plans(), {"A": 2031})

    of = moved.phases.set_index("plan_id")["year_to"]
    assert sorted(of.loc["A"]) == [2030, 2031]
    assert of.loc["B"] == 2030
    assert moved.work_programmed["year"].tolist() == [2030]
    assert moved.work_taken["year"].tolist() == [2031]
    assert moved.checked() is moved


def test_the_work_that_a_plan_brings_may_stay_in_its_own_year():
    moved = delivered_in(three_plans(), {"A": 2031}, with_work=False)

    assert moved.work_programmed["year"].tolist() == [2027]
    assert moved.work_taken["year"].tolist() == [2031]


def test_a_plan_without_a_year_gets_the_one_that_is_given():
    moved = delivered_in(three_plans(), {"C": 2029})

    rows = moved.phases[moved.phases["plan_id"] == "C"]
    assert rows[["year_from", "year_to"]].to_numpy().tolist() == [[2029, 2029]]


def test_a_plan_that_is_not_there_changes_nothing():
    assert delivered_in(three_plans(), {"D": 2029}).phases.equals(three_plans().phases)


def test_the_break_moves_with_the_plan_that_breaks():
    # 100 dwellings ask 30 park jobs × 250 m² = 7,500 m²; of the park 10,000 m² is still to be issued: the second plan breaks.
    park = {"park_id": "P", "municipality_code": "GM9901", "gross_m2": 20_000, "net_m2": 20_000, "issued_m2": 10_000}
    room = {"available_now_m2": 10_000, "available_later_m2": 0}
    plans = [plan("A", 100, year=2027), plan("B", 100, year=2030)]

    def broken(years):
        made = assess(delivered_in(programme(plans=plans, parks=[{**park, **room}]), years), library(), ON)
        area = made.areas["GM9901"]
        kinds = (LocationType.BUSINESS_PARK, Measure.LAND_NET)
        run = next(run for run in area.running if (run.location_type, run.measure) == kinds)
        return run.falls_behind.label, breaks_with(area, run)

    assert broken({}) == ("2030", "B")
    assert broken({"B": 2026}) == ("2027", "A")
    assert broken({"B": 2035}) == ("2035", "B")
