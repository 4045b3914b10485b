"""Does the balance add what comes, subtract what goes and is asked, and run on from period to period?"""

from __future__ import annotations

import pytest

from barcode.assess import assess
from barcode.balance import MEASURES
from barcode.programme import LocationType
from barcode.trace import Missing
from barcode.units import Measure
from tests.builders import ON, PROVINCE, library, plan, programme

PARK, RETAIL = LocationType.BUSINESS_PARK, LocationType.RETAIL_AND_SERVICES


def area_of(code="GM9901", norms=None, **tables):
    return assess(programme(**tables), norms or library(), ON).areas[code]


def row_of(rows, kind=PARK, measure=Measure.LAND_NET):
    return next(row for row in rows if row.location_type is kind and row.measure is measure)


def test_every_location_type_has_a_line_in_floor_and_one_in_land():
    area = area_of(plans=[plan("A", 1)])

    assert [(row.location_type, row.measure) for row in area.balance] == [
        (kind, measure) for kind in LocationType for measure in MEASURES
    ]


def test_each_figure_of_a_line_has_the_measure_of_the_line():
    area = area_of(
        plans=[plan("A", 1)], parks=[{"park_id": "T1", "municipality_code": "GM9901", "issued_m2": 5, "available_now_m2": 3}]
    )

    for row in area.balance:
        for column in ("existing", "available", "programmed", "taken", "asked", "balance", "with_existing"):
            figure = getattr(row, column)
            assert isinstance(figure, Missing) or figure.measure is row.measure, (row.location_type, column)


def test_without_parks_a_period_has_its_balance_and_the_whole_has_none():
    area = area_of(plans=[plan("A", 10, year=2027)])
    row = row_of(area.balance)

    assert {figure.lacking for figure in (row.existing, row.available, row.balance, row.with_existing)} == {"parks"}
    assert [row_of(rows).balance.value for rows in area.balance_by_period.values()] == [-750]


def test_what_lacks_a_norm_has_no_balance():
    floors = {"office": "20", "public_facilities": "30", "at_home_or_no_fixed_place": "0"}
    row = row_of(area_of(plans=[plan("A", 10)], norms=library(floor_per_fte=floors)).balance, RETAIL, Measure.FLOOR_GROSS)

    assert (row.balance.lacking, row.balance.key) == ("floor_per_fte", "retail_and_services")


def test_land_still_to_be_issued_belongs_to_no_period():
    parks = [{"park_id": "T1", "municipality_code": "GM9901", "available_now_m2": 1000}]
    area = area_of(plans=[plan("A", 10, year=2027), plan("B", 0, year=2030)], parks=parks)

    assert [row_of(rows).balance.value for rows in area.balance_by_period.values()] == [-750, 0]
    assert row_of(area.balance).balance.value == 250
    assert all(isinstance(row_of(rows).available, Missing) for rows in area.balance_by_period.values())


def test_the_running_balance_keeps_the_first_period_in_which_work_falls_behind():
    # 1,000 to be had; 2026 −1,500 → −500; 2027 + 2,000 → 1,500; 2028 −1,875 → −375.
    plans = [plan("A", 20, year=2026), plan("B", 0, year=2027), plan("C", 25, year=2028)]
    work = [{"plan_id": "B", "location_type": PARK, "year": 2027, "land_m2_net": 2000}]
    parks = [{"park_id": "T1", "municipality_code": "GM9901", "available_now_m2": 1000}]
    run = row_of(area_of(plans=plans, work_programmed=work, parks=parks).running)

    assert [(period.label, figure.value) for period, figure in run.steps] == [("2026", -500), ("2027", 1500), ("2028", -375)]
    assert run.falls_behind.label == "2026"


def test_what_cannot_be_told_never_falls_behind():
    run = row_of(area_of(plans=[plan("A", 20)], norms=library(land_per_fte=None)).running)

    assert isinstance(run.steps[-1][1], Missing)
    assert run.falls_behind is None


@pytest.mark.parametrize("code", ["GM9901", PROVINCE])
def test_floor_that_exists_follows_from_land_by_the_index_of_each_municipality(code):
    # 1,000 × 0.5 = 500 in GM9901; 2,000 × 0.5 = 1,000 in GM9902; the province 1,500.
    parks = [
        {"park_id": "T1", "municipality_code": "GM9901", "issued_m2": 1000},
        {"park_id": "T2", "municipality_code": "GM9902", "issued_m2": 2000},
    ]
    row = row_of(area_of(code, parks=parks).balance, measure=Measure.FLOOR_GROSS)

    assert row.existing.value == {"GM9901": 500, PROVINCE: 1500}[code]
    assert row.asked.value == 0
