"""What `barcode explain`, `barcode strip`, `barcode template` and `barcode version` answer."""

from __future__ import annotations

import json

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


def test_an_unknown_address_gets_a_sentence(barcode, plans):
    done = barcode("explain", plans, *ON, "--number", "GM0392/kantoor")

    assert done.exit_code == 1
    assert "GM0392/kantoor" in done.stderr


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


def test_the_version_is_that_of_the_package(barcode):
    assert barcode("version").stdout == f"Woon-werkbarcode {program.__version__}\n"
