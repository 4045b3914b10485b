"""Does work that goes never pass for work that comes?"""

from __future__ import annotations

import pytest

from barcode.errors import RefusedFile
from barcode.readers import read_programme
from tests.readers.sample_files import csv_file

ROW = "P1;kantoor;2028;12.000"


@pytest.mark.parametrize("headings", ["plan_id;soort;jaar;vloer_m2_bvo", "plan_id;location_type;year;floor_m2_gfa"])
def test_headings_that_fit_both_are_refused_with_those_that_decide(headings):
    with pytest.raises(RefusedFile) as caught:
        read_programme([csv_file(f"{headings}\n{ROW}\n", "werk.csv")])

    (problem,) = caught.value.problems
    assert problem.code == "work_added_or_taken"
    assert "erbij" in problem.text("nl")
    assert all(heading in problem.text("nl") for heading in ("grond_m2_netto", "rin", "grond_m2_bruto"))


def test_with_a_column_of_net_land_and_no_park_it_comes():
    programme = read_programme([csv_file(f"plan_id;soort;jaar;vloer_m2_bvo;grond_m2_netto\n{ROW};\n"), _plan()])

    assert programme.work_programmed["floor_m2_gfa"].to_list() == [12_000]
    assert programme.work_taken.empty


def test_with_the_park_and_its_gross_land_it_goes():
    programme = read_programme([csv_file(f"plan_id;soort;jaar;vloer_m2_bvo;rin;grond_m2_bruto\n{ROW};7;\n"), _plan()])

    assert programme.work_taken["floor_m2_gfa"].to_list() == [12_000]
    assert programme.work_programmed.empty


def test_one_column_of_work_that_goes_is_enough_not_to_take_it_for_work_that_comes():
    with pytest.raises(RefusedFile) as caught:
        read_programme([csv_file(f"plan_id;soort;jaar;vloer_m2_bvo;grond_m2_netto;fte\n{ROW};;5\n")])

    assert caught.value.problems[0].code == "headings_missing"


def _plan():
    return csv_file("plan_id;gemeentecode;nieuw\nP1;GM0392;5\n", "plannen.csv")
