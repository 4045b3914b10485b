"""What a file that leaves says of rows of plans that are not public: where they stand, and nothing of what they hold."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from openpyxl import load_workbook

from barcode import assess
from barcode.errors import Problem
from barcode.exports import assessment_document, write_workbook
from barcode.programme.tables import Note, Programme
from barcode.readers import NamedBytes, read_programme
from tests.builders import ON, library, plan, programme

HEADINGS = "plan_id;naam;gemeentecode;vertrouwelijkheid;nieuw\n"


def read(*lines, phases=""):
    files = [NamedBytes("plannen.csv", (HEADINGS + "".join(line + "\n" for line in lines)).encode())]
    if phases:
        files.append(NamedBytes("fasering.csv", f"plan_id;jaar_van;jaar_tot;nieuw\n{phases}".encode()))
    return read_programme(files)


def document(read_in):
    return assessment_document(assess(read_in, library(), ON))


def cells(read_in):
    stream = BytesIO()
    write_workbook(assess(read_in, library(), ON), stream, "nl")
    book = load_workbook(BytesIO(stream.getvalue()))
    return [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]


@pytest.mark.parametrize(
    "lines",
    [
        ("GEHEIM-1;GEHEIM plan;GM9999;gemeente;10",),
        ("GEHEIM-1;GEHEIM plan;GM0392;provincie;GEHEIM",),
        ("GEHEIM-1;a;GM0392;GEHEIM;10",),
        ("GEHEIM-1;a;GM0392;gemeente;5", "GEHEIM-1;b;GM0392;gemeente;6"),
        ("GEHEIM-1;a;GM0392;gemeente;5", "GEHEIM-1;b;GM0392;openbaar;6"),
    ],
    ids=["unknown place", "bad number", "unknown secrecy", "repeated", "repeated as public"],
)
def test_a_row_of_a_plan_that_is_not_public_gives_its_place_only(lines):
    read_in = read(*lines, "O-1;Open;GM0392;openbaar;OPENBAAR FOUT")
    told = document(read_in)

    assert "GEHEIM" not in json.dumps(told)
    assert "GEHEIM" not in " ".join(cells(read_in))
    withheld, open_one = told["set_aside"]
    assert (withheld["code"], withheld["file"], withheld["found"]) == ("row_not_public", "plannen.csv", "")
    assert withheld["row"] == 1 + len(lines)
    assert withheld["sentence"]["nl"] != withheld["sentence"]["en"]
    assert (open_one["code"], open_one["found"]) == ("number_unreadable", "OPENBAAR FOUT")


def test_phases_of_a_plan_that_is_not_public_are_withheld_whether_it_was_read_or_set_aside():
    lines = ("GEHEIM-1;a;GM0392;gemeente;", "GEHEIM-2;a;GM9999;gemeente;", "O-1;Open;GM0392;;")
    told = document(read(*lines, phases="GEHEIM-1;2027;2027;veel\nGEHEIM-2;2027;2027;5\nO-1;2027;2027;veel\nO-9;2027;2027;5\n"))

    assert "GEHEIM" not in json.dumps(told)
    assert [(one["file"], one["row"], one["code"], one["found"]) for one in told["set_aside"]] == [
        ("plannen.csv", 3, "row_not_public", ""),
        ("fasering.csv", 2, "row_not_public", ""),
        ("fasering.csv", 3, "row_not_public", ""),
        ("fasering.csv", 4, "number_unreadable", "veel"),
        ("fasering.csv", 5, "row_of_missing_plan", "O-9"),
    ]


def test_withheld_rows_still_count_for_their_municipality():
    told = document(read("G-1;a;GM0392;gemeente;5", "G-2;a;GM0392;gemeente;veel"))

    assert told["municipalities"]["GM0392"]["rows_set_aside"] == 1
    assert told["programme"]["rows_set_aside"] == 1


def with_seen(problems=(), notes=()):
    base = programme(plans=[plan("A", 1)])
    return Programme(plans=base.plans, phases=base.phases, areas=base.areas, problems=tuple(problems), notes=tuple(notes))


def test_the_title_of_a_sheet_that_bears_the_name_of_a_secret_plan_is_withheld():
    secret = {"plan_not_public": "G", "sheet_of_plan": True}
    adds_up = {"group": "woningtype", "total": 3, "new": 10}
    read_in = with_seen(
        [Problem("cell_blank", "pmw.xlsx", "GEHEIM", 3, "Gemeente", details=secret)],
        [
            Note("group_does_not_add_up", "pmw.xlsx", {"sheet": "GEHEIM", **adds_up, **secret}),
            Note("group_does_not_add_up", "pmw.xlsx", {"sheet": "Open blad", **adds_up}),
        ],
    )
    told = document(read_in)

    assert "GEHEIM" not in json.dumps(told) + " ".join(cells(read_in))
    assert (told["set_aside"][0]["sheet"], told["set_aside"][0]["row"]) == ("", 3)
    assert "Open blad" in told["notes"][1]["sentence"]["nl"]


def test_numbers_of_polygons_without_a_plan_stay_inside():
    told = document(with_seen(notes=[Note("polygons_of_unknown", "kaart.geojson", {"count": 2, "found": "GEHEIM-1, O-1"})]))

    assert told["notes"][0]["sentence"]["nl"].startswith("2 vlakken")
    assert "GEHEIM" not in json.dumps(told)
