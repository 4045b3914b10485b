"""What `barcode norms` answers."""

from __future__ import annotations

import pytest

ON = ("--on", "2026-01-01")


def test_the_shipped_books_are_right(barcode):
    done = barcode("norms", "check")

    assert done.exit_code == 0
    assert done.stdout.startswith("In orde:")


def test_own_books_are_checked_together_with_the_shipped_ones(barcode, norms):
    assert barcode("norms", "check", norms).exit_code == 0


def test_every_problem_is_told_with_file_line_and_norm(barcode, norms):
    book = norms / "haarlem.yaml"
    text = (
        book.read_text(encoding="utf-8").replace("unit: job/dwelling", "unit: jobs").replace("status: policy", "status: wens", 1)
    )
    book.write_text(text, encoding="utf-8")

    done = barcode("norms", "check", norms)

    assert done.exit_code == 1
    assert done.stderr.count("haarlem.yaml, regel") == 2
    assert done.stderr.count("norm jobs_per_dwelling") == 2


def test_a_folder_without_books_is_a_problem(barcode, tmp_path):
    done = barcode("norms", "check", tmp_path)

    assert done.exit_code == 1
    assert str(tmp_path) in done.stderr


def test_all_norms_of_an_authority_are_listed(barcode, norms):
    done = barcode("norms", "show", "--norms", norms, "--authority", "GM0392")

    rows = [line.split()[0] for line in done.stdout.splitlines() if line.startswith("  ")]
    assert {"jobs_per_dwelling", "land_per_fte"} <= set(rows)
    assert "GM0599" not in done.stdout


def test_one_norm_is_shown_with_its_source_and_first_day(barcode, norms):
    done = barcode("norms", "show", "jobs_per_dwelling", "--norms", norms, "--authority", "GM0392")

    assert "vanaf 1 januari 2020" in done.stdout
    assert "Rekenvoorbeeld, Haarlem, 2025-01-01, bladzijde 1" in done.stdout


def test_a_misspelt_norm_gets_the_one_that_looks_like_it(barcode):
    done = barcode("norms", "show", "job_per_dwelling")

    assert done.exit_code == 1
    assert "jobs_per_dwelling" in done.stderr


def test_the_winner_and_the_loser_are_told_with_the_reason(barcode, norms):
    done = barcode("norms", "governing", "jobs_per_dwelling", "--municipality", "Haarlem", "--norms", norms, *ON)

    assert "Haarlem (GM0392), 1 januari 2026" in done.stdout
    assert "Geldt: 1 baan per woning – Haarlem (GM0392)" in done.stdout
    assert "Nederland (NL) – een overheid dichter bij de plaats heeft een eigen norm" in done.stdout


def test_before_its_first_day_a_norm_does_not_govern(barcode, norms):
    done = barcode("norms", "governing", "land_per_fte", "--municipality", "GM0392", "--norms", norms, "--on", "2019-12-31")

    assert "Geldt hier niet: Haarlem (GM0392) – nog niet van kracht op deze datum" in done.stdout


def test_what_binds_stands_beside_what_governs(barcode, repository):
    region = repository / "data" / "voorbeeldregio"
    arguments = ("--norms", region / "normen", "--areas", region / "gebieden.csv", *ON)

    done = barcode("norms", "governing", "jobs_per_dwelling", "--municipality", "GM9901", *arguments)

    # The ordinance asks 0.80, the municipality 1: the stricter one sizes, the ordinance still binds.
    assert "Geldt: 1 baan per woning" in done.stdout
    assert "Bindt daarnaast: 0,8 banen per woning – VERZONNEN provincie Markerwaard (PV99)" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("jobs_share", "--municipality", "GM0392", "--key", "kantoor"), "office"),
        (("jobs_share", "--municipality", "Nergens"), "Nergens"),
        (("nergens", "--municipality", "GM0392"), "nergens"),
    ],
)
def test_what_is_unknown_gets_a_sentence(barcode, norms, arguments, said):
    done = barcode("norms", "governing", *arguments, "--norms", norms)

    assert done.exit_code == 1
    assert said in done.stderr
