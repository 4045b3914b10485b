"""The workbook of an assessment: seven sheets, typed numbers, text that stays text, the same bytes each time."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO

import pytest
from openpyxl import load_workbook

from barcode import assess
from barcode.exports import plain_text, write_workbook
from barcode.norms import NormLibrary
from tests.builders import ON, book, library, norm, plan, programme, round_figures

NAMES = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", "＝1+1", '=HYPERLINK("http://host/","x")', "=cmd|' /C calc'!A0",
    "http://host/", "mailto:a@b", "internal:Sheet!A1", "a\x00b\x0bc", "\x1b[31m", "../../x", "12,5", "1e5", "x" * 40_000,
    "<script>alert(1)</script>", "\u202etxt.exe", "[x]", "'tis",
]  # fmt: skip


def written(assessment, language="nl") -> bytes:
    stream = BytesIO()
    write_workbook(assessment, stream, language)
    return stream.getvalue()


def rows(data: bytes, sheet: str) -> list[tuple]:
    return list(load_workbook(BytesIO(data))[sheet].iter_rows(values_only=True))


@pytest.fixture(scope="module")
def assessment():
    plans = [plan("A", 100), plan("B", 3, "GM9902")]
    return assess(programme(plans=plans), library(), ON)


def test_the_sheets_have_dutch_or_english_names(assessment):
    dutch = ["Samenvatting", "Gevraagd", "Balans", "Barcode", "Normen", "Apart gezet", "Uitleg"]
    english = ["Summary", "Asked", "Balance", "Barcode", "Norms", "Set aside", "Explanation"]

    assert load_workbook(BytesIO(written(assessment))).sheetnames == dutch
    assert load_workbook(BytesIO(written(assessment, "en"))).sheetnames == english


def test_numbers_are_numbers_and_unrounded(assessment):
    found = {(row[1], row[3]): row[4:8] for row in rows(written(assessment), "Gevraagd")[1:]}

    # 100 dwellings: 30 jobs × 250 = 7,500 m² × 0.5 = 3,750 m² floor; 3 dwellings: 0.9 job, 225 m², 112.5 m²
    assert found["GM9901", "bedrijventerrein"] == (30, 30, 3750, 7500)
    assert found["GM9902", "bedrijventerrein"] == (0.9, 0.9, 112.5, 225)
    # floor 112.5 + 1.2 × 20 + 0.3 × 40 + 0.3 × 30; land 225 + 24 ÷ 2 + 12 + 9
    assert found["GM9902", "totaal"] == (3, 3, 157.5, 258)


def test_a_rounding_difference_is_a_row_of_its_own(assessment):
    found = {(row[1], row[3]): row[4:8] for row in rows(written(assessment), "Gevraagd")[1:]}

    # jobs 0.9 + 1.2 + 0.3 + 0.3 + 0.3 = 3 print as 1 + 1 + 0 + 0 + 0 = 2; floor 113 + 24 + 12 + 9 = 158, 157.5 prints as 158
    assert found["GM9902", "afrondingsverschil"] == (1, 1, 0, 0)
    assert ("GM9901", "afrondingsverschil") not in found


def test_what_rests_on_an_assumption_is_marked():
    assumed = norm("fte_per_job", "1", status="assumption")
    figures = [one for one in round_figures().norms if one.id != "fte_per_job"]
    made = assess(programme(plans=[plan("A", 100)]), NormLibrary([book("NL", [*figures, assumed])]), ON)

    marks = {row[3]: row[12] for row in rows(written(made), "Gevraagd")[1:] if row[1] == "GM9901"}
    assert marks["kantoor"] == "aanname"


def test_what_rests_on_sources_is_not_marked(assessment):
    assert {row[12] for row in rows(written(assessment), "Gevraagd")[1:]} == {None}


def test_the_same_assessment_gives_the_same_bytes(assessment):
    assert written(assessment) == written(assessment)


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_no_name_becomes_a_formula_or_a_link_or_blocks_the_file(name):
    data = written(assess(programme(areas={"GM9901": {"name": name}}, plans=[plan("A", 100, name=name)]), library(), ON))

    workbook = load_workbook(BytesIO(data))
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
    shown = [row[0] for row in workbook["Gevraagd"].iter_rows(min_row=2, values_only=True) if row[1] == "GM9901"]
    assert set(shown) == {plain_text(name) or None}


def test_office_software_finds_no_formula_in_it(tmp_path):
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    areas = {f"GM99{number:02}": {"name": name} for number, name in enumerate(NAMES)}
    plans = [plan(code, 1, code) for code in areas]
    (tmp_path / "uit.xlsx").write_bytes(written(assess(programme(areas=areas, plans=plans), library(), ON)))

    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [soffice, profile, "--headless", "--convert-to", "fods", "--outdir", str(tmp_path), str(tmp_path / "uit.xlsx")]
    subprocess.run(command, check=True, capture_output=True)

    flat = (tmp_path / "uit.fods").read_text(encoding="utf-8")
    assert "=1+1" in flat
    assert "table:formula" not in flat
    assert 'xlink:href="http://host' not in flat


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "=1+1"),
        ("a\tb\r\nc", "a b  c"),
        ("a\x00\x0b\x1bb", "a b"),
        ("\u202eomgekeerd", "omgekeerd"),
        ("\ud800", ""),
        ("e\u0301", "é"),
        ("  ", ""),
        (5, "5"),
    ],
)
def test_plain_text_keeps_what_is_said_and_drops_what_steers(text, shown):
    assert plain_text(text) == shown


def test_plain_text_is_never_longer_than_a_cell_holds():
    assert len(plain_text("x" * 100_000)) == 32_000
