"""What `barcode explain`, `barcode strip`, `barcode template` and `barcode version` answer."""

from __future__ import annotations

import json

import pytest
from openpyxl import load_workbook

import barcode as program

ON = ("--on", "2026-01-01")


def test_a_number_opens_to_a_paragraph_and_its_tree(barcode, plans, norms):
    done = barcode("explain", plans, "--norms", norms, *ON, "--number", "GM0392/business_park/land")

    paragraph, tree = done.stdout.split("\n\n", 1)
    assert done.exit_code == 0
    assert "75.000 m² grond (netto)" in paragraph
    assert "GM0392" not in paragraph
    assert "= 300 voltijdbanen [formule 4]" in tree
    assert "plannen.csv, regel 2" in tree
    assert "Rekenvoorbeeld" in tree


def test_every_listed_address_can_be_opened(barcode, plans, norms):
    listed = barcode("explain", plans, "--norms", norms, *ON, "--list").stdout.split()

    assert "GM0392/office/floor" in listed
    assert "PV27/jobs" in listed
    assert barcode("explain", plans, "--norms", norms, *ON, "--number", listed[-1]).exit_code == 0


@pytest.mark.parametrize("written", ["GM0344/office/floor", "nergens", "../../etc/passwd", "plan:geen"])
def test_an_unknown_address_gets_a_sentence(barcode, plans, written):
    done = barcode("explain", plans, *ON, "--number", written)

    assert done.exit_code == 1
    assert done.stderr == f"er is geen getal met het adres «{written}»; vraag de lijst van adressen op.\n"


def test_a_very_long_address_is_told_in_part(barcode, plans):
    assert len(barcode("explain", plans, *ON, "--number", "A/" * 5_000).stderr) < 200


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("GM0392/kantoor/floor", "GM0392/office/floor"),
        ("GM0392/offic/flor", "GM0392/office/floor"),
        ("GM0392/office/floor/2026", "GM0392/office/floor/2027"),
    ],
)
def test_an_odd_address_gets_the_ones_of_the_same_area_that_look_like_it(barcode, plans, written, near):
    done = barcode("explain", plans, *ON, "--number", written)

    assert done.exit_code == 1
    assert f"«{written}»; bedoel je een van deze: " in done.stderr
    shown = done.stderr.partition("deze: ")[2].partition("?")[0].split(", ")
    assert near in shown
    assert {address.partition("/")[0] for address in shown} == {"GM0392"}


@pytest.mark.parametrize("written", ["gm0392/Office/floor", "/GM0392/office/floor/", " GM0392/office/floor"])
def test_capitals_and_outer_slashes_make_no_difference(barcode, plans, norms, written):
    arguments = ("explain", plans, "--norms", norms, *ON, "--number")

    assert barcode(*arguments, written).stdout == barcode(*arguments, "GM0392/office/floor").stdout


def test_a_period_may_be_written_with_a_hyphen(barcode, tmp_path, norms):
    (tmp_path / "plannen.csv").write_text("plan_id;gemeentecode\nP;GM0392\n", encoding="utf-8")
    (tmp_path / "fasering.csv").write_text("plan_id;jaar_van;jaar_tot;nieuw\nP;2025;2029;1000\n", encoding="utf-8")

    done = barcode("explain", tmp_path, "--norms", norms, *ON, "--number", "GM0392/office/floor/2025-2029")

    # 400 jobs × 20 m²
    assert (done.exit_code, "8.000 m²" in done.stdout) == (0, True)


@pytest.mark.parametrize(
    ("number", "advice"),
    [
        ("GM0392/public_facilities/floor", "zet de norm «floor_per_fte» in een eigen normenboek"),
        ("GM0392/balance/office/floor/existing", "geef een bestand met werklocaties op met --parks"),
        ("GM0392/business_park/land_gross", "geef een bestand met werklocaties op met --parks"),
        ("GM0392/function_mix/before", "zet woningen, inwoners en banen van de gemeente op het blad Gebieden"),
    ],
)
def test_a_number_that_cannot_be_told_comes_with_what_to_do(barcode, plans, number, advice):
    lines = barcode("explain", plans, *ON, "--number", number).stdout.splitlines()

    assert "is niet te zeggen" in lines[0]
    assert lines[1].startswith("Wat te doen: ")
    assert advice in lines[1]


def test_what_a_plan_takes_away_is_asked_of_the_plan(barcode, tmp_path):
    (tmp_path / "plannen.csv").write_text("plan_id;gemeentecode;nieuw\nP;GM0392;10\n", encoding="utf-8")
    taken = "plan_id;rin;soort;jaar;vloer_m2_bvo;grond_m2_bruto\nP;1;bedrijventerrein;2027;;\n"
    (tmp_path / "weg.csv").write_text(taken, encoding="utf-8")

    number = "GM0392/balance/business_park/floor/taken"
    done = barcode("explain", tmp_path, *ON, "--number", number, "--language", "en")

    assert "What to do: fill in the floor, land or full-time jobs that plans take away or add" in done.stdout


def test_a_number_that_can_be_told_has_no_advice(barcode, plans, norms):
    assert "Wat te doen" not in barcode("explain", plans, "--norms", norms, *ON, "--number", "GM0392/office/floor").stdout


def test_explain_needs_a_number_or_the_list(barcode, plans):
    assert barcode("explain", plans).exit_code == 2


def test_the_barcode_of_a_plain_number_of_dwellings(barcode, norms):
    done = barcode("strip", "--dwellings", 10_000, "--municipality", "Haarlem", "--norms", norms, *ON)

    park = next(line.split() for line in done.stdout.splitlines() if line.strip().startswith("bedrijventerrein"))
    # 10,000 dwellings: 3,000 jobs on parks × 250 m² = 750,000 m² = 75 ha; × 0.5 = 375,000 m² floor
    assert park[-4:] == ["750.000", "75,0", "375.000", "3.000"]
    assert set(park[1]) == {"█"}


def test_the_barcode_as_json_scaled_to_10_000_dwellings(barcode, plans, norms):
    done = barcode("strip", plans, "--municipality", "GM0392", "--per-10000", "--norms", norms, *ON, "--format", "json")

    document = json.loads(done.stdout)["municipalities"]
    assert list(document) == ["GM0392"]
    assert document["GM0392"]["dwellings"] == 10_000
    assert document["GM0392"]["stripes"][0]["land_m2_net"] == 750_000


def test_a_barcode_is_of_plans_or_of_a_number_of_dwellings(barcode, plans):
    assert barcode("strip").exit_code == 2
    assert barcode("strip", plans, "--dwellings", 5).exit_code == 2
    assert barcode("strip", "--dwellings", 5).exit_code == 2


def test_a_municipality_without_plans_has_no_barcode(barcode, plans):
    done = barcode("strip", plans, "--municipality", "GM0344", *ON)

    assert done.exit_code == 1
    assert "GM0344" in done.stderr


def test_a_municipality_of_the_example_region_is_known_by_its_list(barcode, repository):
    areas = repository / "data" / "voorbeeldregio" / "gebieden.csv"

    done = barcode("strip", "--dwellings", 100, "--municipality", "GM9901", "--areas", areas, *ON)

    assert done.exit_code == 0
    assert "Nieuw-Pampus (GM9901)" in done.stdout


def test_the_template_is_a_workbook(barcode, tmp_path):
    assert barcode("template", "--out", tmp_path / "leeg.xlsx").exit_code == 0

    assert "Plannen" in load_workbook(tmp_path / "leeg.xlsx").sheetnames


def test_the_template_is_not_written_under_the_name_of_another_kind(barcode, tmp_path):
    assert barcode("template", "--out", tmp_path / "leeg.csv").exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_the_version_is_that_of_the_package(barcode):
    assert barcode("version").stdout == f"Woon-werkbarcode {program.__version__}\n"
