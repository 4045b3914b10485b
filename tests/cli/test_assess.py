"""What `barcode assess` answers, and how it refuses."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from openpyxl import load_workbook

ON = ("--on", "2026-01-01")


def test_the_table_has_what_haarlem_asks(barcode, plans, norms):
    done = barcode("assess", plans, "--norms", norms, *ON)

    lines = [line.split() for line in done.stdout.splitlines()]
    # 1,100 new less 100 demolished: 1,000 jobs; 300 on parks × 250 m² = 75,000 m² land × 0.5 = 37,500 m² floor.
    assert done.exit_code == 0
    assert "2 plannen: 1.100 woningen nieuw, 100 gesloopt, 1.000 erbij." in done.stdout
    assert ["bedrijventerrein", "300", "300", "37.500", "75.000"] in lines
    # 400 in offices × 20 m² = 8,000 m² floor ÷ 2 = 4,000 m² land.
    assert ["kantoor", "400", "400", "8.000", "4.000"] in lines
    # floor 37,500 + 8,000 + 4,000 + 3,000; land 75,000 + 4,000 + 4,000 + 3,000
    assert ["totaal", "1.000", "1.000", "52.500", "86.000"] in lines


def test_english_numbers_are_written_the_english_way(barcode, plans, norms):
    done = barcode("assess", plans, "--norms", norms, *ON, "--language", "en")

    assert "2 plans: 1,100 dwellings new, 100 demolished, 1,000 net." in done.stdout
    assert "reference date 1 January 2026" in done.stdout


def test_the_language_may_come_from_the_environment(barcode, plans, monkeypatch):
    monkeypatch.setenv("BARCODE_LANGUAGE", "en")

    assert "reference date 1 January 2026" in barcode("assess", plans, *ON).stdout


def test_the_json_has_the_same_numbers_unrounded(barcode, plans, norms):
    document = json.loads(barcode("assess", plans, "--norms", norms, *ON, "--format", "json").stdout)

    haarlem = document["municipalities"]["GM0392"]
    assert document["programme"] == {
        "rows_read": 3, "rows_set_aside": 0, "plans": 3, "parks": 0,
        "dwellings_new": 1150, "dwellings_demolished": 100, "dwellings_net": 1050,
    }  # fmt: skip
    assert (haarlem["name"], haarlem["rows_read"], haarlem["plans"], haarlem["dwellings_net"]) == ("Haarlem", 2, 2, 1000)
    assert haarlem["asked"]["business_park"] == {"jobs": 300, "fte": 300, "floor_m2_gfa": 37500, "land_m2_net": 75000}
    assert haarlem["asked"]["office"] == {"jobs": 400, "fte": 400, "floor_m2_gfa": 8000, "land_m2_net": 4000}
    assert [period["period"] for period in haarlem["periods"]] == ["2027", "2028", "unknown"]
    assert [period["dwellings_net"] for period in haarlem["periods"]] == [900, 0, 100]


def test_the_same_input_gives_the_same_bytes(barcode, plans, tmp_path):
    for name in ("one.json", "two.json", "one.xlsx", "two.xlsx"):
        assert barcode("assess", plans, *ON, "--out", tmp_path / name).exit_code == 0

    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_a_workbook_keeps_a_hostile_name_as_text(barcode, plans, tmp_path):
    out = tmp_path / "uit.xlsx"
    barcode("assess", plans, *ON, "--out", out)

    cells = [cell for sheet in load_workbook(out) for row in sheet.iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f"]


def test_a_workbook_needs_a_file(barcode, plans):
    done = barcode("assess", plans, "--format", "xlsx")

    assert done.exit_code == 2
    assert "--out" in done.stderr


def test_a_bad_row_is_told_and_the_rest_goes_on(barcode, plans):
    plans.write_text(plans.read_text(encoding="utf-8") + "H-3;Half;GM0392;12,5;0;2027\n", encoding="utf-8")

    done = barcode("assess", plans, *ON, "--format", "json")
    document = json.loads(done.stdout)

    assert done.exit_code == 0
    assert "1 van de 4" in done.stderr
    assert "regel 5, kolom nieuw: «12,5»" in done.stderr
    assert [(one["row"], one["column"], one["found"]) for one in document["set_aside"]] == [(5, "nieuw", "12,5")]
    assert document["programme"]["rows_set_aside"] == 1
    haarlem = document["municipalities"]["GM0392"]
    assert (haarlem["rows_read"], haarlem["rows_set_aside"], haarlem["dwellings_net"]) == (3, 1, 1000)
    assert document["municipalities"]["GM0553"]["rows_set_aside"] == 0


def test_when_no_row_at_all_can_be_read_there_is_no_answer(barcode, plans):
    head, *rows = plans.read_text(encoding="utf-8").splitlines()
    # the last column is a year
    plans.write_text("\n".join([head, *(row.rpartition(";")[0] + ";ooit" for row in rows)]), encoding="utf-8")

    done = barcode("assess", plans, *ON, "--format", "json")

    assert (done.exit_code, done.stdout) == (1, "")
    assert "geen enkele regel kon gelezen worden" in done.stderr
    assert "regel 2" in done.stderr


def test_strict_ends_with_three_when_rows_were_set_aside(barcode, plans):
    assert barcode("assess", plans, *ON, "--strict").exit_code == 0

    plans.write_text(plans.read_text(encoding="utf-8") + "H-3;Half;GM0392;12,5;0;2027\n", encoding="utf-8")
    assert barcode("assess", plans, *ON, "--strict").exit_code == 3


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("weg.csv", None, "weg.csv"),
        ("kaart.geojson", b"<OGRVRTDataSource/>", "kaart.geojson"),
        ("brief.docx", b"PK\x03\x04", "brief.docx"),
    ],
)
def test_a_refused_file_gets_a_sentence_and_exit_code_one(barcode, tmp_path, name, content, said):
    if content is not None:
        (tmp_path / name).write_bytes(content)

    done = barcode("assess", tmp_path / name)

    assert done.exit_code == 1
    assert done.stdout == ""
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_cannot_be_written_gets_a_sentence(barcode, plans, tmp_path):
    done = barcode("assess", plans, *ON, "--out", tmp_path / "nergens" / "uit.json")

    assert done.exit_code == 1
    assert "kan niet worden geschreven" in done.stderr
    assert list(tmp_path.iterdir()) == [plans]


def test_a_wrong_date_is_wrong_use(barcode, plans):
    assert barcode("assess", plans, "--on", "1 januari").exit_code == 2


def test_without_a_date_the_day_of_today_is_used(barcode, plans, monkeypatch):
    from datetime import date

    monkeypatch.setattr("barcode.cli.options.today", lambda: date(2031, 5, 6))

    assert "peildatum 6 mei 2031" in barcode("assess", plans).stdout


def test_more_demolished_than_built_reads_no_demand(barcode, tmp_path, norms):
    file = tmp_path / "sloop.csv"
    file.write_text("plan_id;naam;gemeentecode;nieuw;sloop;jaar\nA;Sloop;Haarlem;0;100;2027\n", encoding="utf-8")

    # −100 jobs, 30 % on parks: −30
    assert "geen vraag (-30)" in barcode("assess", file, "--norms", norms, *ON).stdout


def test_a_rounding_difference_is_said(barcode, tmp_path, norms):
    file = tmp_path / "klein.csv"
    file.write_text("plan_id;naam;gemeentecode;nieuw;sloop;jaar\nA;Klein;Haarlem;1;0;2027\n", encoding="utf-8")

    lines = [line.split() for line in barcode("assess", file, "--norms", norms, *ON).stdout.splitlines()]

    # 0.3 + 0.4 + 0.1 + 0.1 + 0.1 job prints as five noughts under a total of one; land 75 + 4 + 4 + 3 adds up,
    # and so does floor: 37.5 prints as 38, with 8 + 4 + 3 that is 53 against 52.5, printed as 53.
    assert ["totaal", "1", "1", "53", "86"] in lines
    assert ["afrondingsverschil", "1", "1"] in lines


def test_the_example_region_is_marked_as_invented_everywhere(barcode, repository, tmp_path):
    region = repository / "data" / "voorbeeldregio"
    arguments = ("assess", region, "--norms", region / "normen", *ON)

    table = barcode(*arguments)
    barcode(*arguments, "--out", tmp_path / "uit.json")
    barcode(*arguments, "--out", tmp_path / "uit.xlsx")

    assert table.exit_code == 0
    assert table.stdout.startswith("VERZONNEN")
    assert json.loads((tmp_path / "uit.json").read_text(encoding="utf-8"))["invented"] is True
    assert all(str(sheet["A1"].value).startswith("VERZONNEN") for sheet in load_workbook(tmp_path / "uit.xlsx"))


def test_a_book_of_the_same_authority_takes_the_shipped_ones_place(barcode, tmp_path, plans, norms):
    book = norms / "haarlem.yaml"
    text = (
        book.read_text(encoding="utf-8").replace("authority: GM0392", "authority: GM0599").replace("Haarlem, en", "Rotterdam, en")
    )
    book.write_text(text, encoding="utf-8")

    done = barcode("assess", plans, "--norms", norms, *ON)

    assert done.exit_code == 0
    assert "Het eigen normenboek van Rotterdam (GM0599) komt in de plaats van het meegeleverde." in done.stderr


def test_a_faulty_norm_book_is_refused_with_its_line(barcode, plans, norms):
    book = norms / "haarlem.yaml"
    book.write_text(book.read_text(encoding="utf-8").replace("unit: job/dwelling", "unit: jobs"), encoding="utf-8")

    done = barcode("assess", plans, "--norms", norms, *ON)

    assert done.exit_code == 1
    # the eighth line of the book opens its first norm, the unit is two lines further
    assert "haarlem.yaml, regel 10" in done.stderr


def test_the_command_runs_as_a_process_of_its_own(plans, repository):
    code = "from barcode.cli import main; main()"
    command = [sys.executable, "-c", code, "assess", str(plans), "--on", "2026-01-01", "--format", "json"]
    done = subprocess.run(command, cwd=repository, capture_output=True, check=False)

    assert done.returncode == 0
    assert done.stderr == b""
    assert json.loads(done.stdout)["programme"]["dwellings_net"] == 1050


def test_help_loads_nothing_heavy(repository):
    code = (
        "import sys\nfrom barcode.cli.commands import app\ntry:\n    app(['--help'])\nexcept SystemExit:\n    pass\n"
        "sys.exit(' '.join({'pandas', 'pandera', 'pydantic', 'xlsxwriter', 'openpyxl'} & set(sys.modules)) or 0)"
    )

    assert subprocess.run([sys.executable, "-c", code], cwd=repository, capture_output=True, check=False).returncode == 0


# 0.75 ha net of which nothing is issued: the 900 dwellings of 2027 ask 900 × 0.3 × 250 = 67,500 m².
PARK = "rin;gemeentecode;bruto_ha;netto_ha;direct_uitgeefbaar_ha\n1;GM0392;1;0,75;0,75\n"


@pytest.mark.parametrize(
    ("secrecy", "said"),
    [
        ("openbaar", "Werk blijft achter vanaf 2027, met plan Spaarndam (H-1): bedrijventerrein"),
        ("gemeente", "Werk blijft achter vanaf 2027: bedrijventerrein"),
    ],
)
def test_the_plan_with_which_work_falls_behind_is_named_when_it_is_public(barcode, tmp_path, norms, secrecy, said):
    headings = "plan_id;naam;gemeentecode;vertrouwelijkheid;nieuw;jaar\n"
    (tmp_path / "plannen.csv").write_text(headings + f"H-1;Spaarndam;GM0392;{secrecy};900;2027\n", encoding="utf-8")
    (tmp_path / "werk.csv").write_text(PARK, encoding="utf-8")

    told = barcode("assess", tmp_path, "--norms", norms, *ON).stdout

    assert said in told
    assert ("Spaarndam" in told) is (secrecy == "openbaar")


def test_every_missing_file_is_named_in_one_go(barcode, plans, tmp_path):
    done = barcode("assess", plans, tmp_path / "een.csv", tmp_path / "twee.csv")

    assert done.exit_code == 1
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == ["een.csv", "twee.csv"]
