"""What do the sheets of our own template say, row by row?"""

from __future__ import annotations

import io
from datetime import date, datetime

import openpyxl
import pandas as pd
import pytest
import shapely

from barcode.readers import NamedBytes, read_parks, read_plans, read_programme, write_template, write_template_csv
from barcode.readers.template import SHEETS, template_headings
from tests.readers.sample_files import (
    SQUARE,
    codes,
    csv_file,
    geojson_file,
    named_crs,
    note_codes,
    polygon,
    refusal,
    workbook_file,
)

PLANS = "plan_id;naam;gemeentecode;plantype;status;vertrouwelijkheid;milieucategorie_na\n"
PHASES = "plan_id;jaar_van;jaar_tot;nieuw;sloop\n"
PARKS = "rin;naam;gemeentecode;soort;jaar;bruto_ha;netto_ha;aanwijzing_sinds;aanwijzing_vervallen;scheef_aandeel;gepland\n"


def plans(*rows: str) -> NamedBytes:
    return csv_file(PLANS + "".join(row + "\n" for row in rows))


def test_a_whole_plan_is_read():
    programme = read_programme(
        [
            plans("P1;Havenkwartier;GM0392;transformatiegebied;2A;provincie;3.1"),
            csv_file(PHASES + "P1;2027;2030;1000;-60\nP1;;;200;\n", "fasering.csv"),
            csv_file("plan_id;soort;jaar;vloer_m2_bvo;grond_m2_netto\nP1;kantoor;2028;12.000;\n", "werk.csv"),
            csv_file(
                "plan_id;rin;kavel;soort;jaar;vloer_m2_bvo;grond_m2_netto;grond_m2_bruto;fte\n"
                "P1;100;A;bedrijventerrein;2027;;88000;110000;390\n",
                "weg.csv",
            ),
            csv_file(
                "plan_id;rin;kavel;soort;vloer_m2_bvo;grond_m2_netto;toegezegd_door;jaar;document;geleverd\n"
                "P1;200;B;logistiek;;90000;gemeente;2029;brief;nee\n",
                "compensatie.csv",
            ),
        ]
    )

    assert programme.problems == ()
    plan = programme.plans.iloc[0]
    assert (plan["plan_type"], plan["planning_status"], plan["firmness"]) == ("area_transformation", "2A", "firm")
    assert (plan["confidentiality"], plan["category_after"], plan["municipality_code"]) == ("province", "3.1", "GM0392")
    assert programme.phases["dwellings_new"].to_list() == [1000, 200]
    assert programme.phases["dwellings_demolished"].to_list() == [60, 0]
    assert programme.phases["year_from"].isna().to_list() == [False, True]
    assert programme.work_programmed["floor_m2_gfa"].to_list() == [12000]
    assert programme.work_programmed["land_m2_net"].isna().all()
    assert programme.work_taken.loc[0, ["land_m2_net", "land_m2_gross", "fte"]].to_list() == [88000, 110000, 390]
    assert programme.compensations.loc[0, ["kind", "due_year", "delivered"]].to_list() == ["logistics", 2029, "no"]
    assert (programme.rows_read, programme.rows_set_aside) == (6, 0)


def test_each_bad_row_is_named_and_the_good_ones_go_on():
    programme = read_programme(
        [
            plans(
                "P1;a;GM0392;;1A;;",
                "P2;b;GM1234;;1A;;",
                ";c;GM0392;;1A;;",
                "P4;d;GM0392;ruimteschip;1A;;",
                "P5;e;GM0392;;9Z;;",
                "P6;f;GM0392;;1A;geheim;",
                "P7;g;GM0392;;1A;;7.7",
                "P1;h;GM0392;;1A;;",
            ),
            csv_file(
                PHASES + "P1;2030;2027;5;\nP1;2027;2027;-5;\nP1;1800;;5;\nP9;2027;;5;\nP1;2027;;2,5;\nP1;2027;;7;\n",
                "fasering.csv",
            ),
        ]
    )

    assert programme.plans["plan_id"].to_list() == ["P1"]
    assert programme.phases["dwellings_new"].to_list() == [7]
    assert [(problem.row, problem.column, problem.code) for problem in programme.problems] == [
        (3, "gemeentecode", "municipality_unknown"),
        (4, "plan_id", "cell_blank"),
        (5, "plantype", "word_unknown"),
        (6, "status", "status_unknown"),
        (7, "vertrouwelijkheid", "word_unknown"),
        (8, "milieucategorie_na", "category_unknown"),
        (9, "plan_id", "id_twice"),
        (2, "jaar_tot", "years_out_of_order"),
        (3, "nieuw", "number_negative"),
        (4, "jaar_van", "year_out_of_range"),
        (5, "plan_id", "row_of_missing_plan"),
        (6, "nieuw", "number_fractional"),
    ]
    assert all(problem.text("nl") and problem.text("en") for problem in programme.problems)
    assert (programme.rows_read, programme.rows_set_aside) == (14, 12)


def test_a_bad_cell_says_what_was_found_and_what_is_expected():
    problem = read_programme([plans("P1;a;GM0392;;;;", "P2;a;GM0392;ruimteschip;;;")]).problems[0]

    assert problem.text("nl").startswith("plannen.csv, regel 3, kolom plantype: «ruimteschip»")
    assert "transformatiegebied" in problem.text("nl")


@pytest.mark.parametrize("written", ["GM0392", "0392", "392", "GM0392    ", "Haarlem", "haarlem", "Gemeente Haarlem"])
def test_a_municipality_may_be_written_in_every_usual_way(written):
    assert read_programme([plans(f"P1;a;{written};;;;")]).plans["municipality_code"].to_list() == ["GM0392"]


@pytest.mark.parametrize("written", ["", "GM0000", "GM0998", "Bergen", "Atlantis"])
def test_a_municipality_that_is_not_one_is_never_guessed(written):
    programme = read_programme([plans("P1;a;GM0392;;;;", f"P2;b;{written};;;;")])

    assert programme.plans["plan_id"].to_list() == ["P1"]
    expected = {"": "cell_blank", "Bergen": "municipality_ambiguous"}.get(written, "municipality_unknown")
    assert [(problem.code, problem.row, problem.column) for problem in programme.problems] == [(expected, 3, "gemeentecode")]


def test_the_short_form_makes_one_phase():
    programme = read_programme(
        [csv_file("plan_id;gemeente;nieuw;sloop;jaar\nP1;Haarlem;100;-20;2028\nP2;Haarlem;50;;\nP3;Haarlem;;;\n")]
    )

    assert programme.phases["dwellings_new"].to_list() == [100, 50]
    assert programme.phases["dwellings_demolished"].to_list() == [20, 0]
    assert programme.phases["year_to"].isna().to_list() == [False, True]
    assert len(programme.plans) == 3


def test_dwellings_in_the_short_form_and_in_phases_do_not_count_twice():
    programme = read_programme(
        [
            csv_file("plan_id;gemeente;nieuw\nP1;Haarlem;100\nP2;Haarlem;\n"),
            csv_file(PHASES + "P1;2027;;100;\nP2;2027;;30;\n", "f.csv"),
        ]
    )

    assert programme.phases["dwellings_new"].to_list() == [100, 30]
    assert codes(programme) == ["dwellings_twice"]


def test_hectares_become_whole_square_metres_once():
    programme = read_programme([csv_file(PARKS + "1;a;GM0392;zeehaven;2025;12,34565;1.234,5;;;0,25;ja\n")])

    park = programme.parks.iloc[0]
    # 12,34565 ha = 123456,5 m²: half away from zero; 1234,5 ha = 12.345.000 m².
    assert (park["gross_m2"], park["net_m2"]) == (123457, 12345000)
    assert (park["kind"], park["misplaced_ratio"], bool(park["planned"])) == ("seaport", 0.25, True)


def test_an_area_that_can_be_read_two_ways_asks_for_the_sign():
    file = csv_file(PARKS + "1;a;GM0392;;;1.234;2;;;;\n")

    programme = read_programme([file, csv_file("gemeentecode;banen\nGM0392;1\n", "banen.csv")])
    assert codes(programme) == ["number_ambiguous"]
    assert len(programme.parks) == 0
    assert read_programme([file], decimal=",").parks["gross_m2"].to_list() == [12_340_000]
    assert read_programme([file], decimal=".").parks["gross_m2"].to_list() == [12_340]


def test_another_column_of_the_file_shows_the_sign():
    programme = read_programme([csv_file(PARKS + "1;a;GM0392;;;1.234;2,5;;;;\n")])

    assert programme.parks["gross_m2"].to_list() == [12_340_000]


def test_square_metres_in_a_column_of_hectares_are_refused():
    programme = read_programme([csv_file(PARKS + "1;a;GM0392;;;250000;20,5;;;;\n2;b;GM0392;;;25;20,5;;;;\n")])

    assert [(problem.code, problem.row, problem.column) for problem in programme.problems] == [("area_too_large", 2, "bruto_ha")]
    assert programme.parks["park_id"].to_list() == ["2"]


def test_one_area_in_two_units_is_refused():
    assert refusal(csv_file("rin;gemeentecode;bruto_ha;bruto_m2\n1;GM0392;1;10000\n")).code == "heading_twice"


@pytest.mark.parametrize(
    ("since", "lifted", "code"),
    [("2020-01-01", "2019-01-01", "dates_out_of_order"), ("31-02-2020", "", "date_unreadable"), ("2012", "", "date_unreadable")],
)
def test_dates_that_cannot_be_are_refused(since, lifted, code):
    assert codes(read_programme([csv_file(PARKS + f"1;a;GM0392;;;1;1;{since};{lifted};;\n")])) == [code]


def test_dates_are_read_in_both_ways_of_writing():
    parks = read_programme([csv_file(PARKS + "1;a;GM0392;;;1;1;2012-01-31;1-4-2020;;\n")]).parks

    assert parks.loc[0, ["designated_since", "designation_lifted"]].to_list() == [date(2012, 1, 31), date(2020, 4, 1)]


@pytest.mark.parametrize(("share", "ratio"), [("25 %", 0.25), ("25%", 0.25), ("0,25", 0.25), ("0.25", 0.25)])
def test_a_share_may_be_a_percentage(share, ratio):
    assert read_programme([csv_file(PARKS + f"1;a;GM0392;;;1;1;;;{share};\n")]).parks["misplaced_ratio"].to_list() == [ratio]


def test_a_share_above_one_is_refused():
    assert codes(read_programme([csv_file(PARKS + "1;a;GM0392;;;1;1;;;25;\n")])) == ["ratio_out_of_range"]


def test_headings_may_differ_in_case_spaces_and_language():
    programme = read_programme([csv_file("Plan_ID; NAAM ;Gemeente Code;Plan type\nP1;a;GM0392;Verdichting\n")])
    english = read_programme([csv_file("plan_id,name,municipality_code,plan_type\nP1,a,GM0392,infill\n")])

    assert programme.plans["plan_type"].to_list() == english.plans["plan_type"].to_list() == ["infill"]


def test_an_unknown_heading_is_told_and_a_missing_one_is_asked_for():
    programme = read_programme([csv_file("plan_id;gemeentecode;nieuw;kleur\nP1;GM0392;5;rood\n")])

    assert [(note.code, note.details) for note in programme.notes] == [("headings_unknown", {"headings": "kleur"})]
    problem = refusal(csv_file("naam;gemeentecode;plantype;status\na;GM0392;;\n"))
    assert problem.code == "headings_missing"
    assert "plan_id" in problem.text("nl")


def test_a_table_of_another_kind_is_refused_with_the_kinds_that_are_read():
    problem = refusal(csv_file("datum;bedrag\n1;2\n"))

    assert problem.code == "table_unknown"
    assert "Planmonitor" in problem.text("nl")


def test_jobs_per_sector_are_summed_into_the_key_figures():
    programme = read_programme([csv_file("gemeentecode;banen;sector\nGM0392;60.000;A\nGM0392;11.500;B\nGM0553;;A\n")])

    areas = programme.areas.set_index("municipality_code")
    assert areas.loc["GM0392", "jobs"] == 71500
    assert pd.isna(areas.loc["GM0553", "jobs"])
    assert areas.loc["GM0392", "name"] == "Haarlem"
    assert areas.loc["GM0392", "province_code"] == "PV27"


def test_areas_of_a_file_extend_the_known_municipalities():
    own = csv_file("gemeentecode;naam;provinciecode;woningen;jaar\nGM9901;Nieuwstad;PV99;24.000;2025\n", "gebieden.csv")

    programme = read_programme([plans("P1;a;GM9901;;;;", "P2;b;Nieuwstad;;;;", "P3;c;GM0392;;;;"), own])

    assert programme.plans["municipality_code"].to_list() == ["GM9901", "GM9901", "GM0392"]
    assert programme.areas["municipality_code"].to_list() == ["GM9901", "GM0392"]
    assert programme.areas["dwellings"].to_list()[0] == 24000


def test_polygons_join_by_number_and_parts_are_united():
    second = [[x + 100, y] for x, y in SQUARE]
    shapes = geojson_file(
        [({"plan_id": "P1"}, polygon(SQUARE)), ({"plan_id": "P1"}, polygon(second)), ({"plan_id": "P8"}, polygon(SQUARE))]
    )

    programme = read_programme([plans("P1;a;GM0392;;;;", "P2;b;GM0392;;;;"), shapes])

    assert shapely.from_wkb(programme.plans.loc[0, "geometry_wkb"]).area == pytest.approx(20_000)
    assert programme.plans.loc[1, "geometry_wkb"] is None
    assert {"polygons_joined", "polygons_of_unknown", "coordinates_guessed"} <= set(note_codes(programme))


def test_a_map_beside_a_table_of_the_same_plans_gives_only_polygons():
    shapes = geojson_file([({"plan_id": "P1", "naam": "a", "gemeentecode": "GM0392"}, polygon(SQUARE))], named_crs("EPSG:28992"))

    programme = read_programme([plans("P1;a;GM0392;;;;"), shapes])

    assert programme.problems == ()
    assert programme.plans.loc[0, "geometry_wkb"] is not None


def test_reading_a_file_twice_is_reading_it_once():
    file = csv_file("plan_id;gemeentecode;nieuw\nP1;GM0392;5\n")

    programme = read_programme([file, NamedBytes("kopie.csv", file.data)])

    assert len(programme.plans) == 1
    assert note_codes(programme) == ["file_twice"]


def test_plans_and_parks_can_be_read_apart():
    files = [plans("P1;a;GM0392;;;;"), csv_file(PARKS + "1;a;GM0392;;;1;1;;;;\n", "w.csv")]

    assert (len(read_plans(files).plans), len(read_plans(files).parks)) == (1, 0)
    assert (len(read_parks(files).plans), len(read_parks(files).parks)) == (0, 1)


def test_progress_is_told_per_file():
    seen = []
    read_programme(
        [plans("P1;a;GM0392;;;;"), csv_file(PHASES + "P1;2027;;5;\n", "f.csv")], progress=lambda *step: seen.append(step)
    )

    assert seen == [(0, 2, "plannen.csv"), (1, 2, "f.csv"), (2, 2, "")]


@pytest.mark.parametrize("name", ["a\x00b", "a\u202eb", "a\x0bb", "a\u200fb"])
def test_controls_and_direction_signs_in_a_name_are_taken_out(name):
    file = geojson_file([({"plan_id": "P1", "naam": name, "gemeentecode": "GM0392"}, polygon(SQUARE))])

    assert read_programme([file]).plans["name"].to_list()[0] in {"ab", "a b"}


def test_a_text_of_ten_thousand_characters_is_refused():
    assert codes(read_programme([plans(f"P1;{'a' * 10_000};GM0392;;;;")])) == ["text_too_long"]


# --- workbook and template ---


def test_a_workbook_with_typed_cells_is_read():
    file = workbook_file(
        {
            "Plannen": [["plan_id", "naam", "gemeentecode", "milieucategorie_na"], [101.0, "a", 392, 3.1]],
            "Fasering": [
                ["plan_id", "jaar_van", "jaar_tot", "nieuw", "sloop"],
                [101, 2027, 2028.0, 40.0, -3],
                [101, None, None, 2.5, None],
            ],
            "Kladblok": [["zomaar", "iets"]],
        }
    )

    programme = read_programme([file])

    assert programme.plans.loc[0, ["plan_id", "municipality_code", "category_after"]].to_list() == ["101", "GM0392", "3.1"]
    assert programme.phases.loc[0, ["year_from", "dwellings_new", "dwellings_demolished"]].to_list() == [2027, 40, 3]
    problem = programme.problems[0]
    assert (problem.code, problem.sheet, problem.row, problem.column) == ("number_fractional", "Fasering", 3, "nieuw")
    assert note_codes(programme) == ["sheet_not_read", "plans_half_read"]


def test_a_formula_without_stored_value_names_its_cell():
    file = workbook_file(
        {"Plannen": [["plan_id", "naam", "gemeentecode", "nieuw"], ["P1", "a", "GM0392", "=1+1"], ["P2", "b", "GM0392", 5]]}
    )

    programme = read_programme([file])

    assert [(p.code, p.row, p.column, p.found) for p in programme.problems] == [("formula_without_value", 2, "nieuw", "=1+1")]
    assert programme.plans["plan_id"].to_list() == ["P2"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_template_filled_in_reads_back(language):
    stream = io.BytesIO()
    write_template(stream, language)
    book = openpyxl.load_workbook(stream)
    sheets = dict(zip(SHEETS, book.worksheets, strict=False))
    word = {"nl": ("kantoren naar wonen", "kantoor"), "en": ("offices to housing", "office")}[language]
    rows = {
        "plans": {
            "plan_id": "P1",
            "municipality_code": "0392",
            "plan_type": word[0],
            "planning_status": "3",
            "category_after": "3.1",
        },
        "phases": {"plan_id": "P1", "year_from": 2030, "year_to": 2031, "dwellings_new": 75},
        "work_programmed": {"plan_id": "P1", "location_type": word[1], "floor_m2_gfa": 400},
        "parks": {"park_id": "9", "municipality_code": "GM0392", "gross_m2": 12.5, "net_m2": 10},
    }
    for name, values in rows.items():
        for column, field in enumerate(template_headings(name, language), start=1):
            sheets[name].cell(row=2, column=column, value=values.get(field))
    filled = io.BytesIO()
    book.save(filled)

    programme = read_programme([NamedBytes("sjabloon.xlsx", filled.getvalue())])

    assert programme.problems == ()
    assert programme.notes == ()
    assert programme.plans.loc[0, ["plan_type", "firmness", "category_after"]].to_list() == ["offices_to_housing", "soft", "3.1"]
    assert programme.phases["dwellings_new"].to_list() == [75]
    assert programme.work_programmed.loc[0, ["location_type", "floor_m2_gfa"]].to_list() == ["office", 400]
    # Areas of parks are asked in hectares, in both languages.
    assert programme.parks["gross_m2"].to_list() == [125_000]


def test_the_template_offers_lists_and_says_what_each_column_is_for():
    stream = io.BytesIO()
    write_template(stream)
    book = openpyxl.load_workbook(stream)

    assert book.sheetnames == [
        "Plannen",
        "Fasering",
        "Werk geprogrammeerd",
        "Werk weg",
        "Compensatie",
        "Werklocaties",
        "Gebieden",
        "Uitleg",
    ]
    plans_sheet = book["Plannen"]
    assert [cell.value for cell in plans_sheet[1]] == [*PLANS.strip().split(";"), "behoefte_aangetoond"]
    assert all(cell.comment is not None for cell in plans_sheet[1])
    assert {str(rule.sqref).split(":")[0] for rule in plans_sheet.data_validations.dataValidation} == {
        "D2",
        "E2",
        "F2",
        "G2",
        "H2",
    }


def test_the_blank_template_is_the_same_every_time_and_says_it_is_blank():
    first, second = io.BytesIO(), io.BytesIO()
    write_template(first)
    write_template(second)

    assert first.getvalue() == second.getvalue()
    assert refusal(NamedBytes("sjabloon.xlsx", first.getvalue())).code == "nothing_filled_in"


def test_the_csv_templates_have_the_same_headings_as_the_workbook():
    files = write_template_csv()

    assert list(files) == [
        "plannen.csv",
        "fasering.csv",
        "werk-geprogrammeerd.csv",
        "werk-weg.csv",
        "compensatie.csv",
        "werklocaties.csv",
        "gebieden.csv",
    ]
    assert files["fasering.csv"].decode("utf-8-sig").strip() == PHASES.strip()
    for name, sheet in zip(files, SHEETS, strict=True):
        assert files[name].decode("utf-8-sig").strip() == ";".join(template_headings(sheet).values())


def test_the_example_region_reads_without_a_problem(repository):
    programme = read_programme([repository / "data" / "voorbeeldregio"])

    assert programme.problems == ()
    assert programme.invented is True
    assert set(programme.areas["municipality_code"]) == {"GM9901", "GM9902", "GM9903", "GM9904"}
    assert programme.plans["geometry_wkb"].notna().sum() >= 10


def test_a_repeated_plan_with_its_dwellings_on_the_row_is_set_aside_once():
    programme = read_programme(
        [
            csv_file(
                "plan_id;naam;gemeentecode;plantype;nieuw;sloop;jaar\n"
                "a;Haven;GM0392;verdichting;10;0;2027\na;Haven;GM0392;verdichting;20;0;2027\nb;Kade;GM0392;verdichting;5;0;2028\n"
            )
        ]
    )
    assert (programme.rows_read, programme.rows_set_aside) == (3, 1)
    assert codes(programme) == ["id_twice"]
    assert programme.phases["dwellings_new"].tolist() == [10, 5]


def test_plans_of_which_no_dwelling_was_read_are_told_per_file():
    listed = plans("P1;a;GM0392;;;;", "P2;b;GM0392;;;;", "P3;c;GM0392;;;;")
    phased = csv_file(PHASES + "P1;2027;2027;5;\nP2;2027;2027;0;0\n", "fasering.csv")

    notes = [note for note in read_programme([listed, phased]).notes if note.code == "plans_without_dwellings"]

    # P2 has a phase of nothing, P3 has none.
    assert [(note.file, note.details) for note in notes] == [("plannen.csv", {"count": 2})]


def test_plans_that_count_in_part_are_told_and_a_secret_one_is_not_named():
    listed = plans("P1;a;GM0392;;;;", "P2;b;GM0392;;;;", "P3;c;GM0392;;;gemeente;")
    phased = csv_file(PHASES + "P1;2027;2027;5;\nP1;2028;2028;6,5;\nP2;2027;2027;7;\nP3;2027;2027;-8;\n", "fasering.csv")

    programme = read_programme([listed, phased])

    assert (programme.rows_set_aside, programme.phases["dwellings_new"].tolist()) == (2, [5, 7])
    notes = [note for note in programme.notes if note.code == "plans_half_read"]
    assert [(note.file, note.details) for note in notes] == [("fasering.csv", {"count": 2, "found": "P1 …"})]


def test_one_year_of_two_is_that_year_with_a_note_that_names_the_rows():
    lines = ["P1;2027;;5;", "P1;;2030;6;", "P1;;;7;", "P1;2031;2031;8;"]
    programme = read_programme([plans("P1;a;GM0392;;;;"), csv_file(PHASES + "".join(line + "\n" for line in lines), "f.csv")])

    years = programme.phases[["year_from", "year_to"]].astype(object).where(programme.phases["year_from"].notna(), None)
    assert years.to_numpy().tolist() == [[2027, 2027], [2030, 2030], [None, None], [2031, 2031]]
    assert [(note.code, note.details) for note in programme.notes] == [("one_year_of_two", {"count": 2, "rows": "2, 3"})]


def test_a_file_with_one_column_of_years_needs_no_note():
    programme = read_programme([plans("P1;a;GM0392;;;;"), csv_file("plan_id;jaar_van;nieuw\nP1;2027;5\n", "f.csv")])

    assert programme.phases[["year_from", "year_to"]].to_numpy().tolist() == [[2027, 2027]]
    assert programme.notes == ()


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (date(2027, 1, 1), "year_is_date"),
        (datetime(2027, 1, 1, 12), "year_is_date"),
        ("v1900", "year_unreadable"),
        ("2025-2029", "year_unreadable"),
        (2027.5, "year_unreadable"),
        ("=A1", "formula_without_value"),
        (45292, "year_out_of_range"),
    ],
)
def test_what_is_no_year_says_that_a_year_is_expected(written, code):
    rows = [["plan_id", "gemeentecode", "nieuw", "jaar"], ["P1", "GM0392", 5, written], ["P2", "GM0392", 5, 2027]]

    programme = read_programme([workbook_file({"Plannen": rows})])

    assert [(problem.code, problem.row, problem.column) for problem in programme.problems] == [(code, 2, "jaar")]
    assert programme.problems[0].text("nl") != programme.problems[0].text("en")
    assert programme.plans["plan_id"].to_list() == ["P2"]


HEADINGS = ["plan_id", "naam", "gemeentecode", "nieuw"]
ROW = ["P1", "a", "GM0392", 5]


@pytest.mark.parametrize(
    ("sheets", "invented"),
    [
        ({"Plannen": [HEADINGS, ROW], "Uitleg": [["Kolom", "Betekenis"], ["VERZONNEN voorbeeld", None]]}, True),
        ({"Plans": [HEADINGS, ROW], "Explanation": [["INVENTED"]]}, True),
        ({"Plannen": [["VERZONNEN: niet gebruiken"], HEADINGS, ROW]}, True),
        ({"Plannen": [HEADINGS, ["P1", "VERZONNEN straat", "GM0392", 5]]}, False),
        ({"Plannen": [["Verzonnen is hier niets"], HEADINGS, ROW]}, False),
        ({"Plannen": [HEADINGS, ROW], "Kladblok": [["VERZONNEN"]]}, False),
    ],
)
def test_a_workbook_says_itself_that_it_is_invented(sheets, invented):
    assert read_programme([workbook_file(sheets)]).invented is invented


def test_the_row_with_most_headings_is_the_heading_row():
    # The row of groups above the headings holds two known words itself.
    rows = [["naam", "gemeentecode", None, None], ["plan_id", "naam", "gemeentecode", "nieuw"], ROW]

    programme = read_programme([workbook_file({"Plannen": rows})])

    assert programme.plans["plan_id"].to_list() == ["P1"]
    assert (programme.rows_read, programme.problems) == (1, ())


@pytest.mark.parametrize(
    "file",
    [
        workbook_file({"Blad1": []}),
        workbook_file({"Plannen": [["plan_id", "gemeentecode", "nieuw"]]}),
        geojson_file([]),
        csv_file("# alleen een opmerking\n"),
    ],
    ids=["empty workbook", "headings only", "empty map", "remark only"],
)
def test_a_file_with_nothing_in_it_says_so(file):
    assert refusal(file).code == "nothing_filled_in"


SECRETS = "plan_id;naam;gemeentecode;vertrouwelijkheid;nieuw\n"


@pytest.mark.parametrize(
    ("line", "marked"),
    [
        ("G1;a;GM0392;gemeente;veel", True),
        ("G1;a;GM0392;provincie;veel", True),
        ("G1;a;GM0392;strikt geheim;5", True),
        ("G1;a;GM0392;openbaar;veel", False),
        ("G1;a;GM0392;;veel", False),
    ],
)
def test_a_bad_row_of_a_plan_that_is_not_public_is_marked_as_such(line, marked):
    problem = read_programme([csv_file(SECRETS + line + "\n")]).problems[0]

    assert problem.details.get("plan_not_public") == ("G1" if marked else None)


def test_a_repeated_number_of_a_plan_that_is_not_public_is_marked_as_such():
    lines = "G1;a;GM0392;gemeente;5\nG1;b;GM0392;gemeente;6\nO1;c;GM0392;;5\nO1;d;GM0392;;5\n"

    problems = read_programme([csv_file(SECRETS + lines)]).problems

    assert [(problem.code, problem.details.get("plan_not_public")) for problem in problems] == [
        ("id_twice", "G1"),
        ("id_twice", None),
    ]
