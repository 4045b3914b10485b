"""What does the national inventory of housing-plan capacity say?"""

from __future__ import annotations

import pandas as pd
import pytest
import shapely

from barcode.readers import read_programme
from tests.readers.sample_files import codes, eib_file, note_codes

# Dwellings and rows per municipality, as the description of the data states them.
STATED = {
    "GM0392": (14006, 128), "GM1598": (1403, 18), "GM0995": (12720, 31),
    "GM0553": (809, 12), "GM0575": (1767, 9), "GM1581": (774, 21),
}  # fmt: skip
# An area of 1 metre round the outline: what six decimals of a degree leave of it.
ROUNDING_M = 0.1


def row(
    number=1,
    name="Oost",
    dwellings=10,
    torn=0,
    phases="0;10;0;0;0",
    kind="Verdichting",
    status="1A Onherroepelijk",
    place="Haarlem",
):
    return f"{number};Noord-Holland;{place};{name};{kind};{status};{dwellings};{torn};{phases}"


@pytest.mark.parametrize("file", ["plannen_subset_rd.gpkg", "plannen_subset_wgs84.geojson", "plannen_subset.csv"])
def test_the_six_municipalities_have_their_stated_dwellings(real_input, file):
    programme = read_programme([real_input / "subset" / file])

    per_plan = programme.phases.groupby("plan_id")["dwellings_new"].sum()
    counted = programme.plans.assign(new=programme.plans["plan_id"].map(per_plan).fillna(0))
    found = {code: (int(plans["new"].sum()), len(plans)) for code, plans in counted.groupby("municipality_code")}
    assert found == STATED
    assert (programme.rows_read, programme.rows_set_aside, programme.problems) == (219, 0, ())
    assert set(programme.areas["municipality_code"]) == set(STATED)


def test_the_three_files_give_the_same_programme(real_input):
    package, mapped, listed = (
        read_programme([real_input / "subset" / file])
        for file in ("plannen_subset_rd.gpkg", "plannen_subset_wgs84.geojson", "plannen_subset.csv")
    )
    source = ["source_file", "source_sheet", "source_row"]
    for other in (mapped, listed):
        pd.testing.assert_frame_equal(package.phases.drop(columns=source), other.phases.drop(columns=source))
        left, right = (table.plans.drop(columns=[*source, "geometry_wkb"]) for table in (package, other))
        pd.testing.assert_frame_equal(left, right)
    first, second = (shapely.from_wkb(table.plans["geometry_wkb"].to_list()) for table in (package, mapped))
    assert max(shapely.hausdorff_distance(first, second)) < ROUNDING_M


def test_demolition_of_the_real_plans_is_netted_and_kept(real_input):
    programme = read_programme([real_input / "subset" / "plannen_subset.csv"])
    haarlem = programme.phases.merge(programme.plans[["plan_id", "municipality_code"]]).query("municipality_code == 'GM0392'")

    # 44 + 64 + 224 + 160 + 30 + 35 + 35 + 53 + 51 + 61 + 163 + 22 + 136 + 264
    assert haarlem["dwellings_demolished"].sum() == 1342


def test_words_of_the_inventory_become_ours():
    programme = read_programme([eib_file(row(kind="Functieverandering Bedrijven/industrie", status="3 In voorbereiding"))])

    plan = programme.plans.iloc[0]
    assert (plan["plan_id"], plan["plan_type"], plan["planning_status"], plan["firmness"]) == (
        "eib-1",
        "business_to_housing",
        "3",
        "soft",
    )


def test_words_that_are_not_known_are_told():
    programme = read_programme([eib_file(row(kind="Zwevend", status="9 Later"))])

    assert programme.plans.loc[0, ["plan_type", "planning_status", "firmness"]].to_list() == ["unknown", "", "unknown"]
    assert [note.details["found"] for note in programme.notes] == ["9 Later", "Zwevend"]


def test_phases_keep_their_years_and_the_unknown_one_has_none():
    phases = read_programme([eib_file(row(dwellings=15, phases="1;2;3;4;5"))]).phases

    assert phases["dwellings_new"].to_list() == [1, 2, 3, 4, 5]
    assert phases["year_from"].to_list()[:4] == [2019, 2020, 2025, 2030]
    assert phases["year_to"].to_list()[:4] == [2019, 2024, 2029, 2050]
    assert phases["year_from"].isna().to_list() == [False, False, False, False, True]


@pytest.mark.parametrize("torn", ["-7", "7"])
def test_demolition_goes_into_the_only_period(torn):
    programme = read_programme([eib_file(row(torn=torn))])

    assert programme.phases[["year_from", "dwellings_new", "dwellings_demolished"]].to_numpy().tolist() == [[2020, 10, 7]]
    assert note_codes(programme) == ["demolition_in_only_period"]


@pytest.mark.parametrize("phases", ["0;4;6;0;0", "0;4;0;0;6"])
def test_demolition_of_a_plan_with_more_periods_has_no_year(phases):
    programme = read_programme([eib_file(row(torn=-7, phases=phases))])

    undated = programme.phases[programme.phases["year_from"].isna()]
    assert undated["dwellings_demolished"].to_list() == [7]
    assert programme.phases["dwellings_new"].sum() == 10
    assert note_codes(programme) == ["demolition_without_year"]


def test_a_plan_that_only_demolishes_has_a_phase_without_year():
    programme = read_programme([eib_file(row(dwellings=0, torn=-53, phases="0;0;0;0;0", kind="Sloop"))])

    assert programme.phases[["dwellings_new", "dwellings_demolished"]].to_numpy().tolist() == [[0, 53]]


def test_phases_that_do_not_add_up_set_the_row_aside():
    programme = read_programme([eib_file(row(), row(2, "West", 11))])

    problem = programme.problems[0]
    assert (problem.code, problem.row, problem.column, problem.found) == ("phases_do_not_add_up", 3, "Aantalrest", "11")
    assert programme.plans["plan_id"].to_list() == ["eib-1"]


@pytest.mark.parametrize("dwellings", ["-5", "2,5", "ca. 10", ""])
def test_dwellings_that_are_no_count_set_the_row_aside(dwellings):
    programme = read_programme([eib_file(row(), row(2, "West", dwellings))])

    assert programme.plans["plan_id"].to_list() == ["eib-1"]
    assert programme.rows_set_aside == 1


def test_a_plan_in_several_polygons_is_one_plan():
    programme = read_programme([eib_file(row(5), row(3, dwellings=4, phases="0;0;4;0;0"), row(8, kind="Uitleg"))])

    assert programme.plans["plan_id"].to_list() == ["eib-5", "eib-8"]
    assert programme.phases.query("plan_id == 'eib-5'")["dwellings_new"].to_list() == [10, 4]
    assert note_codes(programme) == ["polygons_of_one_plan"]


def test_plans_without_a_name_stay_apart():
    assert len(read_programme([eib_file(row(1, ""), row(2, ""))]).plans) == 2


def test_a_number_that_occurs_twice_is_set_aside():
    assert codes(read_programme([eib_file(row(1), row(1, "West"))])) == ["id_twice"]


def test_a_shared_name_is_settled_by_the_province():
    programme = read_programme([eib_file(row(place="Bergen"), row(2, place="Atlantis"))])

    assert programme.plans["municipality_code"].to_list() == ["GM0373"]
    assert codes(programme) == ["municipality_unknown"]


def test_a_blank_municipality_is_a_blank_cell():
    programme = read_programme([eib_file(row(), row(2, "West", place=""))])

    assert [(problem.code, problem.row, problem.column) for problem in programme.problems] == [("cell_blank", 3, "Gem_naam")]
