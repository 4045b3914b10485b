"""Does a spreadsheet with hand-checked formulas, recalculated by LibreOffice, give what the program gives?"""

from __future__ import annotations

import random
from fractions import Fraction

import openpyxl
import pytest

from barcode.assess import assess
from barcode.groups import Period
from barcode.language.numbers import round_half_away
from barcode.norms import NormLibrary
from barcode.programme import LocationType, Programme
from barcode.programme.frames import frame
from barcode.units import Measure
from tests import builders
from tests.office import converted, soffice
from tests.spreadsheet.workbook import NORM_COLUMNS, write_workbook

PLANS, YEARS = 200, (2026, 2027, 2028)
PARK, OFFICE = LocationType.BUSINESS_PARK, LocationType.OFFICE
RETAIL, PUBLIC, HOME = LocationType.RETAIL_AND_SERVICES, LocationType.PUBLIC_FACILITIES, LocationType.AT_HOME_OR_NO_FIXED_PLACE
NEAR_ENOUGH = Fraction(1, 10**9)
# Three municipalities with norms of their own; all decimals, so that a cell holds what the book says.
NORMS = {
    "GM9901": "1 0.8 0.3 0.2 0.2 0.2 0.1 250 20 41.5 33 0.39 1.25 1.1 0.9 20 70 1.9 0.5",
    "GM9902": "1.17 0.75 0.25 0.35 0.15 0.2 0.05 210.5 17.5 38 29.75 0.45 2 0.8 1.3 26.3 64.25 2.1 0.7",
    "GM9903": "0.77 1 0.2 0.3 0.25 0.1 0.15 333.3 22 55 31 0.5 0.95 1 1 8 66.6 2.35 0.44",
}


def norms():
    return {code: dict(zip(NORM_COLUMNS, line.split(), strict=True)) for code, line in NORMS.items()}


def books():
    for code, said in norms().items():
        yield builders.book(
            code,
            {
                "jobs_per_dwelling": said["jobs_per_dwelling"],
                "fte_per_job": said["fte_per_job"],
                "jobs_share": {
                    PARK: said["share_park"], OFFICE: said["share_office"], RETAIL: said["share_retail"],
                    PUBLIC: said["share_public"], HOME: said["share_home"],
                },
                "land_per_fte": {PARK: said["land_per_fte"]},
                "floor_per_fte": {
                    OFFICE: said["floor_office"], RETAIL: said["floor_retail"], PUBLIC: said["floor_public"], HOME: 0,
                },
                "floor_space_index": {
                    PARK: said["index_park"], OFFICE: said["index_office"],
                    RETAIL: said["index_retail"], PUBLIC: said["index_public"],
                },
                "business_floor_per_dwelling": said["floor_per_dwelling"],
                "business_land_per_dwelling": said["land_per_dwelling"],
                "persons_per_dwelling": said["persons"],
                "jobs_per_extra_inhabitant": said["jobs_per_inhabitant"],
            },
        )  # fmt: skip


@pytest.fixture(scope="module")
def inputs():
    """Two hundred plans and some parks, the same every time."""
    chance = random.Random(20231013)
    plans = [
        (
            f"P{number:03}", chance.choice(list(NORMS)), chance.randint(0, 900), chance.randint(0, 150), chance.choice(YEARS),
            chance.randint(0, 4000), chance.randint(0, 3000),
        )
        for number in range(PLANS)
    ]  # fmt: skip
    parks = [(chance.choice(list(NORMS)), *(chance.randint(0, 90_000) for _ in range(3))) for _ in range(12)]
    return plans, parks


@pytest.fixture(scope="module")
def assessment(inputs):
    plans, parks = inputs
    ids, places, new, demolished, years, added, taken = zip(*plans, strict=True)
    here, in_use, now, later = zip(*parks, strict=True)
    work = {"plan_id": ids, "location_type": [PARK] * PLANS, "year": years}
    programme = Programme(
        plans=frame("plans", {"plan_id": ids, "name": ids, "municipality_code": places}),
        phases=frame(
            "phases",
            {"plan_id": ids, "year_from": years, "year_to": years, "dwellings_new": new, "dwellings_demolished": demolished},
        ),
        work_programmed=frame("work_programmed", {**work, "land_m2_net": added}),
        work_taken=frame("work_taken", {**work, "land_m2_net": taken}),
        parks=frame(
            "parks",
            {
                "park_id": [f"T{number}" for number in range(len(parks))], "municipality_code": here, "issued_m2": in_use,
                "available_now_m2": now, "available_later_m2": later,
            },
        ),
        areas=frame("areas", {"municipality_code": list(NORMS), "name": list(NORMS), "province_code": ["PV99"] * len(NORMS)}),
    ).checked()  # fmt: skip
    return assess(programme, NormLibrary(books()), builders.ON)


@pytest.fixture(scope="module")
def recalculated(inputs, tmp_path_factory):
    """The rows of the recalculated sheet: municipality → column → number."""
    office = soffice(tmp_path_factory.getbasetemp().parent / "soffice.lock")
    if not office:
        pytest.skip("LibreOffice is not installed, and could not be")
    folder = tmp_path_factory.mktemp("spreadsheet")
    names = write_workbook(folder / "som.xlsx", *inputs, norms(), YEARS)
    made = converted(office, folder / "som.xlsx", "xlsx", folder)
    written = openpyxl.load_workbook(folder / "som.xlsx", data_only=False)["Uitkomst"]
    assert all(cell.data_type == "f" for row in written.iter_rows(min_row=2, min_col=2) for cell in row)
    sheet = openpyxl.load_workbook(made, data_only=True)["Uitkomst"]
    return {row[0]: dict(zip(names, row[1:], strict=True)) for row in sheet.iter_rows(min_row=2, values_only=True)}


def ours(area):
    """The same columns by the program."""
    asked, roads = area.asked.by_type, area.asked.roads
    land = next(row for row in area.balance if row.location_type is PARK and row.measure is Measure.LAND_NET)
    figures = {
        "net": area.asked.dwellings,
        "jobs": area.asked.jobs,
        "park_jobs": asked[PARK].jobs,
        "park_fte": asked[PARK].fte,
        "park_land": asked[PARK].land,
        "park_floor": asked[PARK].floor,
        "office_floor": asked[OFFICE].floor,
        "office_land": asked[OFFICE].land,
        "retail_floor": asked[RETAIL].floor,
        "retail_land": asked[RETAIL].land,
        "public_floor": asked[PUBLIC].floor,
        "public_land": asked[PUBLIC].land,
        "home_jobs": asked[HOME].jobs,
        "direct_floor": roads.floor_direct,
        "national_land": roads.land_national,
        "inhabitant_jobs": roads.jobs_by_inhabitants,
        "programmed_land": land.programmed,
        "taken_land": land.taken,
        "available_land": land.available,
        "in_use_land": land.existing,
        "balance_land": land.balance,
        "balance_land_with_existing": land.with_existing,
        **{f"park_land_{year}": area.asked_in(Period(year, year)).by_type[PARK].land for year in YEARS},
    }
    new, demolished = area.dwellings
    return {"new": Fraction(new), "demolished": Fraction(demolished), **{name: figure.value for name, figure in figures.items()}}


def test_the_spreadsheet_has_worked_out_every_cell(recalculated):
    assert set(recalculated) == {*NORMS, "samen"}
    cells = [value for row in recalculated.values() for value in row.values()]
    assert all(isinstance(value, int | float) for value in cells)
    assert all(value != 0 for value in cells)


@pytest.mark.parametrize("code", [*NORMS, "samen"])
def test_the_spreadsheet_and_the_program_give_the_same_numbers(recalculated, assessment, code):
    mine = ours(assessment.areas["PV99" if code == "samen" else code])
    theirs = recalculated[code]

    assert set(mine) == set(theirs)
    for name, exact in mine.items():
        assert abs(Fraction(theirs[name]) - exact) <= NEAR_ENOUGH * abs(exact), name
    # A cell holds a binary fraction; six decimals take its noise away before whole square metres are compared.
    assert {name: round_half_away(round(theirs[name], 6)) for name in mine} == {
        name: round_half_away(mine[name]) for name in mine
    }
