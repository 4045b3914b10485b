"""Every number has an address, and the address finds it."""

from __future__ import annotations

import pytest

from barcode.assess import assess
from barcode.errors import BarcodeError
from barcode.explain import addresses, figure_at, paragraph
from tests.builders import ON, library, plan, programme

GIVEN = programme(plans=[plan("P/1", 10), plan("P-2", 30)])


def test_each_address_finds_its_number():
    assessment = assess(GIVEN, library(), ON)
    assert figure_at(assessment, "GM9901/jobs").value == 40
    # 40 × 1 × 0.4 × 1 × 20 m²
    assert figure_at(assessment, "GM9901/office/floor").value == 320
    assert figure_at(assessment, "GM9901/office/floor/2027").value == 320
    assert len(addresses(assessment)) == len(set(addresses(assessment)))


def test_what_one_plan_asks_has_an_address_too():
    assessment = assess(GIVEN, library(), ON)
    # 30 × 0.3 × 250 m²
    land = figure_at(assessment, "plan:P-2/business_park/land")
    assert land.value == 2250
    assert "30 woningen" in paragraph(land, assessment)
    assert figure_at(assessment, "plan:P/1/jobs").value == 10
    assert figure_at(assessment, "plan:P/1/office/jobs").value == 4


@pytest.mark.parametrize("address", ["", "GM0000/jobs", "GM9901/nothing", "plan:P-9/jobs", "plan:P-2/nothing", "P-2/jobs/x"])
def test_an_address_without_a_number_is_refused(address):
    with pytest.raises(BarcodeError) as refused:
        figure_at(assess(GIVEN, library(), ON), address)
    assert refused.value.problems[0].code == "no_such_number"
