"""Does real input give what a person works out from the file and the norms? (skipped where the real input is not there)"""

from __future__ import annotations

import csv
from collections import Counter
from fractions import Fraction

import pytest

from barcode.assess import assess
from barcode.norms import NormLibrary
from barcode.norms.model import Level
from barcode.norms.reader import read_books
from barcode.programme import LocationType
from barcode.readers import read_programme
from barcode.shipped import shipped_folder
from barcode.trace import InputUsed, Traced
from tests.builders import ON

PLANS = "subset/plannen_subset.csv"
CODES = {
    "Haarlem": "GM0392", "Koggenland": "GM1598", "Lelystad": "GM0995", "Lisse": "GM0553", "Noordwijk": "GM0575",
    "Utrechtse Heuvelrug": "GM1581",
}  # fmt: skip
DWELLINGS_NEW = {"GM0392": 14_006, "GM1598": 1_403, "GM0995": 12_720, "GM0553": 809, "GM0575": 1_767, "GM1581": 774}
# None of the six has norms of its own in the shipped books; by the national ones a dwelling asks
#   1 job; × 30 % × 0.8 fte × 250 m² = 60 m² park land; × 0.39 = 23.4 m² park floor; × 20 % × 0.8 × 20 m² = 3.2 m² office floor
#   on as much land (floor space index 1).
JOBS, PARK_LAND, PARK_FLOOR, OFFICE_FLOOR = Fraction(1), Fraction(60), Fraction("23.4"), Fraction("3.2")


@pytest.fixture(scope="module")
def assessment(real_input):
    return assess(read_programme([real_input / PLANS]), NormLibrary(read_books(shipped_folder("norms"))), ON)


@pytest.fixture(scope="module")
def by_hand(real_input):
    """New and demolished dwellings per municipality, added from the file itself."""
    new, demolished = Counter(), Counter()
    with (real_input / PLANS).open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.DictReader(stream, delimiter=";"):
            code = CODES[row["Gem_naam"]]
            new[code] += int(row["Aantalrest"] or 0)
            demolished[code] += abs(int(row["Sloop"] or 0))  # the file writes demolition as a negative number
    return new, demolished


@pytest.mark.parametrize("code", DWELLINGS_NEW)
def test_dwellings_are_those_of_the_file_with_demolition_netted(assessment, by_hand, code):
    new, demolished = by_hand
    area = assessment.areas[code]

    assert area.dwellings == (DWELLINGS_NEW[code], demolished[code])
    assert new[code] == DWELLINGS_NEW[code]
    assert area.asked.dwellings.value == new[code] - demolished[code]


@pytest.mark.parametrize("code", DWELLINGS_NEW)
def test_jobs_floor_and_land_are_the_net_dwellings_times_the_norms(assessment, by_hand, code):
    net = by_hand[0][code] - by_hand[1][code]
    asked = assessment.areas[code].asked
    park, office = asked.by_type[LocationType.BUSINESS_PARK], asked.by_type[LocationType.OFFICE]

    assert asked.jobs.value == net * JOBS
    assert (park.land.value, park.floor.value) == (net * PARK_LAND, net * PARK_FLOOR)
    assert (office.floor.value, office.land.value) == (net * OFFICE_FLOOR, net * OFFICE_FLOOR)


@pytest.mark.parametrize("code", DWELLINGS_NEW)
def test_the_land_can_be_followed_back_to_norms_and_to_rows_of_the_file(assessment, code):
    land = assessment.areas[code].asked.by_type[LocationType.BUSINESS_PARK].land
    phases = assessment.programme.phases

    assert [norm.norm.id for norm in land.norms()] == ["jobs_per_dwelling", "jobs_share", "fte_per_job", "land_per_fte"]
    assert all(norm.source or norm.is_assumption for norm in land.norms())
    rows = phases.iloc[[row for used in _inputs(land) for row in used.rows]]
    assert int((rows["dwellings_new"] - rows["dwellings_demolished"]).sum()) == assessment.areas[code].asked.dwellings.value
    assert rows["source_row"].notna().all()
    assert set(rows["source_file"]) == {"plannen_subset.csv"}


def _inputs(figure):
    for part in figure.parts:
        if isinstance(part, InputUsed):
            yield part
        elif isinstance(part, Traced):
            yield from _inputs(part)


def test_dwellings_without_a_year_stand_in_a_period_of_their_own(assessment):
    haarlem = assessment.areas["GM0392"]
    unknown = [period for period in haarlem.frame.groups.periods if not period.label]

    assert len(unknown) == 1
    assert (
        sum(haarlem.asked_in(period).dwellings.value for period in haarlem.frame.groups.periods) == haarlem.asked.dwellings.value
    )


def test_the_provinces_are_the_sum_of_these_municipalities(assessment):
    total = sum(area.asked.dwellings.value for area in assessment.of_level(Level.PROVINCE))

    assert {area.code for area in assessment.of_level(Level.PROVINCE)} == {"PV24", "PV26", "PV27", "PV28"}
    assert total == sum(assessment.areas[code].asked.dwellings.value for code in DWELLINGS_NEW)
