"""What is there, what is added and what is taken, each m² once? (whole sums stand in `tests/golden`)"""

from __future__ import annotations

import pandas as pd
import pytest

from barcode.assess import assess
from barcode.claims import counted_once
from barcode.programme import LocationType
from barcode.supply import existing, land_gross
from barcode.trace import Missing, given
from barcode.units import Measure
from tests.builders import ON, library, plan, programme

PARK = LocationType.BUSINESS_PARK
HERE = frozenset({"GM9901"})


def park(park_id, **rest):
    return {"park_id": park_id, "municipality_code": "GM9901", **rest}


def takes(plan_id, park_id="T1", year=2027, **rest):
    return {"plan_id": plan_id, "park_id": park_id, "location_type": PARK, "year": year, **rest}


def plans(*ids):
    return [plan(plan_id, 0) for plan_id in ids]


def counted(parks, taken, *ids):
    return counted_once(programme(plans=plans(*(ids or ("A", "B"))), parks=parks, work_taken=taken))


def test_parks_that_do_not_say_are_left_out_and_none_at_all_cannot_be_told():
    some = existing(programme(parks=[park("T1", available_now_m2=5), park("T2"), park("T3", available_now_m2=7)]), HERE, "GM9901")
    none = existing(programme(parks=[park("T1")]), HERE, "GM9901")
    empty = existing(programme(plans=plans("A")), HERE, "GM9901")

    assert some.land_available_now.value == 12
    assert some.land_available_now.parts[0].rows.tolist() == [0, 2]
    assert none.land_available_now.lacking == "available_now_m2"
    assert empty.land_in_use.lacking == "parks"


def test_parks_of_another_municipality_do_not_count_here():
    there = {"park_id": "T2", "municipality_code": "GM9902", "issued_m2": 9}

    assert existing(programme(parks=[park("T1", issued_m2=4), there]), HERE, "GM9901").land_in_use.value == 4


@pytest.mark.parametrize(
    ("facts", "in_use", "later"),
    [
        ({"net_m2": 10, "planned": True}, None, 10),
        ({"net_m2": 10, "issued_m2": 3, "planned": True}, 3, 7),
        ({"net_m2": 10, "issued_m2": 3, "available_now_m2": 2, "planned": True}, 3, 5),
        ({"net_m2": 10, "available_later_m2": 4, "planned": True}, None, 4),
        ({"net_m2": 10, "available_later_m2": 4}, 6, 4),
        ({"net_m2": 10}, 10, None),
        ({"net_m2": 10, "available_now_m2": 11}, None, None),
        ({"issued_m2": 8, "available_now_m2": 11, "net_m2": 10}, 8, None),
    ],
)
def test_what_a_park_leaves_unsaid_follows_from_its_net_land_once(facts, in_use, later):
    found = existing(programme(parks=[park("T1", **facts)]), HERE, "GM9901")

    assert [
        None if isinstance(figure, Missing) else figure.value for figure in (found.land_in_use, found.land_available_later)
    ] == [
        in_use,
        later,
    ]


def test_gross_follows_only_from_parks_that_say_both():
    given_parks = programme(
        parks=[park("T1", gross_m2=150, net_m2=100), park("T2", gross_m2=900), park("T3", gross_m2=5, net_m2=0)]
    )
    rows = existing(given_parks, HERE, "GM9901").parks
    land = given("land_asked", Measure.LAND_NET, 40, None)

    assert land_gross(land, given_parks, rows, "GM9901").value == 60
    assert land_gross(land, given_parks, rows[1:], "GM9901").lacking == "park_ratio"


def test_net_land_that_the_planner_gives_goes_before_gross():
    table, _ = counted([park("T1", gross_m2=200, net_m2=100)], [takes("A", land_m2_net=30, land_m2_gross=100)])

    assert table["land_m2_net"].tolist() == [30]


@pytest.mark.parametrize("facts", [{"net_m2": 100}, {"gross_m2": 100}, {"gross_m2": 0, "net_m2": 0}, {}])
def test_gross_land_without_a_ratio_stays_unknown(facts):
    table, _ = counted([park("T1", **facts)], [takes("A", land_m2_gross=100)])

    assert pd.isna(table["land_m2_net"].iloc[0])


def test_an_earlier_year_goes_before_a_later_one_and_an_unknown_year_comes_last():
    taken = [
        takes("A", year=None, plot="K1", land_m2_net=5),
        takes("C", year=2030, plot="K1", land_m2_net=5),
        takes("B", plot="K1", land_m2_net=5),
    ]
    table, claims = counted([park("T1", net_m2=100)], taken, "A", "B", "C")

    assert table["land_m2_net"].tolist() == [0, 0, 5]
    assert [(claim.kind, claim.plan_ids, claim.land_m2_net) for claim in claims] == [("plot_twice", ("B", "C", "A"), 10)]


def test_the_same_plot_name_on_two_parks_is_two_plots():
    taken = [takes("A", plot="K1", land_m2_net=5), takes("B", "T2", plot="K1", land_m2_net=6)]
    table, claims = counted([park("T1", net_m2=100), park("T2", net_m2=100)], taken)

    assert table["land_m2_net"].tolist() == [5, 6]
    assert claims == ()


def test_rows_without_a_plot_or_a_park_are_no_double_claim():
    taken = [
        takes("A", land_m2_net=5),
        takes("B", land_m2_net=5),
        takes("A", "", plot="K1", land_m2_net=7),
        takes("B", "", plot="K1", land_m2_net=7),
    ]
    table, claims = counted([park("T1", net_m2=100)], taken)

    assert table["land_m2_net"].tolist() == [5, 5, 7, 7]
    assert claims == ()


def test_taking_exactly_the_whole_park_is_no_claim():
    table, claims = counted([park("T1", net_m2=100)], [takes("A", land_m2_net=60), takes("B", land_m2_net=40)])

    assert table["land_m2_net"].tolist() == [60, 40]
    assert claims == ()


def test_one_square_metre_too_many_is_left_out_and_named():
    table, claims = counted([park("T1", net_m2=100)], [takes("A", land_m2_net=60), takes("B", land_m2_net=41, fte=41)])

    assert table["land_m2_net"].tolist() == [60, 40]
    assert table["fte"].tolist()[1] == 40
    assert [(claim.kind, claim.land_m2_net) for claim in claims] == [("more_than_park", 1)]


def test_land_of_an_unknown_park_belongs_to_the_municipality_of_the_plan():
    taken = [takes("A", "somewhere", land_m2_net=5), takes("A", "", land_m2_net=6)]
    table, _ = counted([], taken)

    assert table["municipality_code"].tolist() == ["GM9901", "GM9901"]


def test_the_tables_that_were_put_in_are_left_as_they_were():
    given_plans = programme(plans=plans("A", "B"), parks=[park("T1", net_m2=1)], work_taken=[takes("A", land_m2_net=60)])
    before = given_plans.work_taken.copy()
    counted_once(given_plans)

    pd.testing.assert_frame_equal(given_plans.work_taken, before)


def test_a_figure_that_follows_from_another_by_the_floor_space_index_is_an_estimate():
    # Floor 3,000 m² given + 1,000 m² land of another row × 0.5 = 3,500; land 1,000 given + 3,000 ÷ 0.5 = 7,000; both estimated.
    work = [
        {"plan_id": "A", "location_type": PARK, "year": 2027, "floor_m2_gfa": 3000},
        {"plan_id": "A", "location_type": PARK, "year": 2027, "land_m2_net": 1000},
    ]
    area = assess(programme(plans=plans("A"), work_programmed=work), library(), ON).areas["GM9901"]
    floor, land = area.changes[None].programmed[PARK]

    assert (floor.value, land.value) == (3500, 7000)
    assert floor.estimated
    assert land.estimated


def test_work_without_floor_and_land_cannot_be_told_instead_of_nothing():
    work = [{"plan_id": "A", "location_type": PARK, "year": 2027}, {"plan_id": "A", "location_type": PARK, "floor_m2_gfa": 1}]
    floor, land = (
        assess(programme(plans=plans("A"), work_programmed=work), library(), ON).areas["GM9901"].changes[None].programmed[PARK]
    )

    assert (floor.lacking, land.lacking) == ("floor_m2_gfa", "land_m2_net")
