"""Does land that a plan takes in silence count, once, by the right ratio and in the right year?"""

from __future__ import annotations

import subprocess
import sys

import pandas as pd
import pytest

from barcode.assess import assess
from barcode.programme import LocationType
from barcode.trace import Traced
from tests.builders import ON, library, plan, programme
from tests.checks.judging import block, judged, park

PARK = LocationType.BUSINESS_PARK


def rows(assessment, *columns: str) -> list[list]:
    table = assessment.frame.counted
    return table[table["derived"]][list(columns)].to_numpy().tolist()


def case(*shapes, years=(2030, 2029), parks=None, **tables):
    plans = [plan(name, 5, year=year, geometry_wkb=shape) for name, year, shape in zip("AB", years, shapes, strict=False)]
    return judged(plans=plans, parks=parks or [park("P", block(0, 0, 400))], **tables)


def test_silent_land_counts_net_in_the_year_of_the_first_homes() -> None:
    # 100 × 100 m² gross at 16 : 20 ha is 8,000 m² net; half a m² of floor a m² of land.
    given = case(block(0, 0, 100))
    assert rows(given, "plan_id", "park_id", "year", "land_m2_gross", "land_m2_net") == [["A", "P", 2030, 10_000, 8_000]]
    floor, land = given.areas["GM9901"].changes[None].taken[PARK]
    assert isinstance(land, Traced)
    assert isinstance(floor, Traced)
    assert (land.value, land.estimated, floor.value, floor.estimated) == (8_000, True, 4_000, True)


def test_stated_land_stands_as_it_is() -> None:
    taking = {"plan_id": "A", "park_id": "P", "location_type": "business_park", "land_m2_net": 700}
    given = case(block(0, 0, 100), work_taken=[taking])
    assert rows(given, "plan_id") == []
    land = given.areas["GM9901"].changes[None].taken[PARK][1]
    assert isinstance(land, Traced)
    assert (land.value, land.estimated) == (700, False)


def test_of_two_silent_plans_the_one_with_the_first_homes_goes_first() -> None:
    first = case(block(0, 0, 100), block(50, 0, 100))
    assert rows(first, "plan_id", "land_m2_gross") == [["A", 5_000], ["B", 10_000]]
    same_year = case(block(0, 0, 100), block(50, 0, 100), years=(2030, 2030))
    assert rows(same_year, "plan_id", "land_m2_gross") == [["A", 10_000], ["B", 5_000]]


def test_what_lies_under_a_plan_that_states_its_taking_is_not_taken_again() -> None:
    taking = {"plan_id": "A", "park_id": "P", "location_type": "business_park", "land_m2_net": 700}
    given = case(block(0, 0, 100), block(50, 0, 100), work_taken=[taking])
    assert rows(given, "plan_id", "land_m2_gross") == [["B", 5_000]]


@pytest.mark.parametrize(
    ("others", "net"),
    [
        ([park("Q", gross_m2=100, net_m2=50)], 5_000),  # of the same municipality: 1 : 2
        ([park("Q", gross_m2=100, net_m2=60, municipality="GM9902")], 6_000),  # elsewhere
        ([], None),
    ],
)
def test_net_land_follows_the_parks_of_the_place_where_the_park_does_not_say(others, net) -> None:
    given = case(block(0, 0, 100), parks=[park("P", block(0, 0, 400), net_m2=None), *others])
    ((found,),) = rows(given, "land_m2_net")
    assert pd.isna(found) if net is None else found == net


def test_an_unknown_year_of_homes_is_an_unknown_year_of_loss() -> None:
    ((year,),) = rows(case(block(0, 0, 100), years=(None,)), "year")
    assert pd.isna(year)


def test_land_on_an_office_location_is_that_of_offices() -> None:
    given = case(block(0, 0, 100), parks=[park("P", block(0, 0, 400), kind="office_location")])
    assert rows(given, "location_type") == [["office"]]


def test_without_polygons_nothing_is_measured_and_shapely_stays_away() -> None:
    code = (
        "import sys; from tests.builders import *; from barcode.assess import assess;"
        "given = programme(plans=[plan('A', 5)], parks=[{'park_id': 'P', 'municipality_code': 'GM9901'}]);"
        "sys.modules['shapely'] = None;"  # from here on every import of it fails
        "found = assess(given, library(), ON); [area.running for area in found.areas.values()]; sys.exit(bool(found.incomplete))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_plan_that_is_not_on_any_park_changes_no_digit() -> None:
    bare = assess(programme(plans=[plan("A", 5)], parks=[park("P")]), library(), ON)
    drawn = case(block(9_000, 0, 100), years=(2027,))
    assert [row.balance.value for row in drawn.areas["GM9901"].balance if isinstance(row.balance, Traced)] == [
        row.balance.value for row in bare.areas["GM9901"].balance if isinstance(row.balance, Traced)
    ]
