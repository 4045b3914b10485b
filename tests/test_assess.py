"""Does one call give every area, its periods, its plans and its claims?"""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from barcode.assess import assess
from barcode.errors import BarcodeError
from barcode.groups import UNKNOWN, Period
from barcode.norms import NormLibrary
from barcode.norms.model import Level
from barcode.plan_table import columns
from barcode.programme import Programme
from barcode.units import Measure
from tests.builders import ON, PROVINCE, book, library, norm, plan, programme


def test_areas_are_the_municipalities_with_plans_or_parks_their_provinces_and_regions():
    given = programme(
        {"GM9901": {}, "GM9902": {"province_code": "PV98"}, "GM9903": {}},
        plans=[plan("A", 1)],
        parks=[{"park_id": "T1", "municipality_code": "GM9902"}],
    )
    found = assess(given, library(book("RG-oost", {"slack_ratio": "0.04"}, ["GM9902", "GM9903"])), ON)

    assert {code: area.level for code, area in found.areas.items()} == {
        "GM9901": Level.MUNICIPALITY,
        "GM9902": Level.MUNICIPALITY,
        PROVINCE: Level.PROVINCE,
        "PV98": Level.PROVINCE,
        "RG-oost": Level.REGION,
    }
    assert found.areas["RG-oost"].municipalities == {"GM9902"}
    assert [area.code for area in found.of_level(Level.PROVINCE)] == ["PV98", PROVINCE]


def test_no_plans_and_no_norms_make_an_empty_assessment():
    found = assess(Programme(), NormLibrary([]), ON)

    assert (dict(found.areas), found.claims, len(found.plans)) == ({}, (), 0)


def test_without_any_norm_dwellings_are_told_and_work_is_not():
    area = assess(programme(plans=[plan("A", 12)]), NormLibrary([]), ON).areas["GM9901"]

    assert area.asked.dwellings.value == 12
    assert area.asked.jobs.lacking == "jobs_per_dwelling"
    assert area.strip.land_total.value == 0


def test_the_same_programme_on_another_date_is_under_other_norms():
    norms = library(book("GM9901", [norm("jobs_per_dwelling", 2, **{"from": "2026-01-01"})]))
    given = programme(plans=[plan("A", 10)])

    assert assess(given, norms, date(2025, 12, 31)).areas["GM9901"].asked.jobs.value == 10
    assert assess(given, norms, date(2026, 1, 1)).areas["GM9901"].asked.jobs.value == 20


def test_norms_that_contradict_each_other_are_an_error_and_no_number():
    norms = library(book("RG-oost", {"jobs_per_dwelling": 1}, ["GM9901"]), book("RG-west", {"jobs_per_dwelling": 2}, ["GM9901"]))
    with pytest.raises(BarcodeError):
        assess(programme(plans=[plan("A", 10)]), norms, ON).areas["GM9901"].asked  # noqa: B018  # a figure is worked out when asked for


def test_periods_of_work_stand_beside_those_of_homes_without_overlap():
    work = [
        {"plan_id": "A", "location_type": "office", "year": year, "floor_m2_gfa": 1} for year in (2024, 2027, 2029, 2031, None)
    ]
    frame = assess(
        programme(plans=[plan("A", 1, year_from=2025, year_to=2029), plan("B", 1, year=2027)], work_programmed=work),
        library(),
        ON,
    ).frame

    assert frame.periods == (Period(2024, 2024), Period(2027, 2027), Period(2025, 2029), Period(2031, 2031), UNKNOWN)
    # 2027 lies in both spans and counts in the one that ends first.
    assert frame.period_of(2027) == Period(2027, 2027)
    assert frame.period_of(2026) == Period(2025, 2029)
    assert [period == UNKNOWN for period in frame.periods_of(frame.programme.work_programmed["year"])] == [False] * 4 + [True]


def test_the_line_of_a_plan_has_its_own_share_and_norms():
    local = book("GM9901", [norm("jobs_per_dwelling", 2, applies_to={"plan_types": ["infill"]})])
    table = assess(
        programme(plans=[plan("B", 10, dwellings_demolished=4, plan_type="infill"), plan("A", 10)]), library(local), ON
    ).plans

    assert table["plan_id"].tolist() == ["B", "A"]
    assert table["dwellings_net"].tolist() == [6, 10]
    assert table["dwellings_demolished"].tolist() == [4, 0]
    assert table["jobs"].tolist() == [12, 10]
    assert table["business_park_land_m2_net"].tolist() == [900, 750]
    assert set(columns()) <= set(table)


def test_the_line_of_a_plan_is_blank_where_a_norm_lacks():
    table = assess(programme(plans=[plan("A", 10)]), library(land_per_fte=None), ON).plans

    assert np.isnan(table["business_park_land_m2_net"].iloc[0])
    assert table["office_floor_m2_gfa"].iloc[0] == 80


def test_the_function_mix_of_the_only_plan_is_that_of_its_municipality():
    # 100 jobs and 100 dwellings; + 5,000 m² ÷ 250 = 20 jobs, − 12 of the planner, − 600 m² office ÷ 20 = 30, − 8,000 m² of an
    # unknown park ÷ 250 = 32 → 46 jobs; 150 dwellings.
    areas = {"GM9901": {"dwellings": 100, "jobs": 100}, "GM9902": {}}
    taken = [
        {"park_id": "T1", "location_type": "business_park", "land_m2_net": 9000, "fte": 12},
        {"park_id": "", "location_type": "office", "floor_m2_gfa": 600},
        {"park_id": "T3", "location_type": "business_park", "land_m2_net": 8000},
    ]
    found = assess(
        programme(
            areas,
            plans=[plan("A", 50)],
            work_programmed=[{"plan_id": "A", "location_type": "business_park", "year": 2027, "land_m2_net": 5000}],
            work_taken=[{"plan_id": "A", "year": 2027, **row} for row in taken],
            parks=[{"park_id": "T1", "municipality_code": "GM9901", "net_m2": 9000}],
        ),
        library(),
        ON,
    )
    before, after = found.areas["GM9901"].function_mix
    line = found.plans.iloc[0]

    assert (before.value, after.value) == (50, pytest.approx(100 * 46 / 196))
    assert (line["function_mix_before"], line["function_mix_after"]) == (50, pytest.approx(100 * 46 / 196))


def test_key_figures_of_a_wider_area_cannot_be_told_when_one_municipality_lacks_them():
    areas = {"GM9901": {"inhabitants": 5}, "GM9902": {}}
    given = assess(programme(areas, plans=[plan("A", 1), plan("B", 1, "GM9902")]), library(), ON).areas

    assert given["GM9901"].key_figure("inhabitants", Measure.INHABITANT).value == 5
    assert given[PROVINCE].key_figure("inhabitants", Measure.INHABITANT).lacking == "inhabitants"


def test_an_area_knows_its_plans_and_counts_their_dwellings():
    given = programme(plans=[plan("A", 5, dwellings_demolished=2), plan("B", 7, "GM9902"), plan("C", 9)])
    areas = assess(given, library(), ON).areas

    assert areas["GM9901"].plan_rows.tolist() == [0, 2]
    assert areas["GM9901"].dwellings == (14, 2)
    assert areas[PROVINCE].dwellings == (21, 2)
    assert [part.code for part in areas[PROVINCE].parts] == ["GM9901", "GM9902"]
    assert areas["GM9901"].is_municipality
    assert not areas[PROVINCE].is_municipality
