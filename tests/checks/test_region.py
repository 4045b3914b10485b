"""Does the invented example region show what every check can say?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from barcode.assess import Assessment, assess
from barcode.checks import CHECKS
from barcode.norms import NormLibrary
from barcode.norms.reader import read_books
from barcode.readers import read_programme
from barcode.shipped import shipped_folder
from tests.checks.judging import BREACH, CANNOT_TELL, MET, found, only

REGION = Path(__file__).parents[2] / "data" / "voorbeeldregio"


@pytest.fixture(scope="module")
def region() -> Assessment:
    programme = read_programme(sorted([*REGION.glob("*.csv"), *REGION.glob("*.geojson")]))
    norms = NormLibrary([*read_books(shipped_folder("norms")), *read_books(REGION / "normen")])
    return assess(programme, norms, date(2026, 6, 1))


@pytest.mark.parametrize("check", list(CHECKS))
def test_every_check_says_breach_met_and_cannot_tell(region, check) -> None:
    assert {one.outcome for one in found(check, region)} >= {BREACH, MET, CANNOT_TELL}


def test_the_region_is_judged_whole(region) -> None:
    assert region.incomplete == ()


@pytest.mark.parametrize(
    ("check", "about", "outcome"),
    [
        ("park_may_not_be_transformed", {"plan_id": "NP-04"}, BREACH),
        ("park_may_not_be_transformed", {"plan_id": "LS-01"}, BREACH),
        ("park_may_not_be_transformed", {"plan_id": "LS-02"}, MET),
        ("minimum_environmental_category", {"plan_id": "NP-04"}, BREACH),
        ("minimum_environmental_category", {"plan_id": "LS-02"}, MET),
        ("compensation_in_time", {"plan_id": "LS-01"}, BREACH),
        ("compensation_in_time", {"plan_id": "NP-01"}, MET),
        ("compensation_in_time", {"plan_id": "GZ-03"}, CANNOT_TELL),
        ("undeclared_transformation", {"plan_id": "GZ-01"}, BREACH),
        ("undeclared_transformation", {"plan_id": "GZ-03"}, MET),
        ("undeclared_transformation", {"plan_id": "HV-02"}, CANNOT_TELL),
        ("no_net_loss", {"area_code": "GM9901"}, BREACH),
        ("no_net_loss", {"area_code": "GM9902"}, CANNOT_TELL),
        ("no_net_loss", {"area_code": "GM9903"}, MET),
    ],
)
def test_situations_of_the_region_are_found(region, check, about, outcome) -> None:
    assert only(check, region, **about).outcome is outcome


def test_land_that_a_plan_takes_in_silence_counts_in_the_balance(region) -> None:
    # GZ-01 lies on 40,000 m² gross of MW-05, whose net land is unknown: 52 : 40 ha by the other park of Gouwzeedijk.
    row = region.frame.counted[region.frame.counted["derived"]]
    assert row[["plan_id", "park_id", "land_m2_gross", "land_m2_net", "year"]].to_numpy().tolist() == [
        ["GZ-01", "MW-05", 40_000, round(40_000 * 40 / 52), 2030]
    ]
