"""Which rows and cells stand in a CSV file as planners make them?"""

from __future__ import annotations

import codecs
import tracemalloc

import pytest

from barcode.readers import NamedBytes, read_programme
from barcode.readers.delimited import grid_of
from barcode.readers.findings import Findings
from tests.readers.sample_files import codes, csv_file, note_codes, refusal

ROWS = "plan_id;naam;gemeentecode;nieuw\nP1;'T HEEN;GM0392;1.234\n"


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_separator_encoding_and_line_ends_are_found(separator, encoding, line_end):
    text = ROWS.replace(";", separator).replace("\n", line_end)

    programme = read_programme([csv_file(text, encoding=encoding)])

    assert programme.plans["name"].to_list() == ["'T HEEN"]
    assert programme.phases["dwellings_new"].to_list() == [1234]


def test_utf_16_without_intel_order_is_read():
    data = codecs.BOM_UTF16_BE + ROWS.encode("utf-16-be")

    assert len(read_programme([NamedBytes("plannen.csv", data)]).plans) == 1


def test_windows_text_is_read_with_a_note():
    programme = read_programme([csv_file(ROWS.replace("'T HEEN", "Café – Zuid"), encoding="cp1252")])

    assert programme.plans["name"].to_list() == ["Café – Zuid"]
    assert note_codes(programme) == ["encoding_windows"]


def test_damaged_characters_are_told():
    programme = read_programme([csv_file(ROWS.replace("'T HEEN", "CafÃ©"))])

    assert "characters_broken" in note_codes(programme)


@pytest.mark.parametrize("name", ["NA", "null", "None", "nan", "True", "007", "1e5", "=1+1"])
def test_a_name_is_never_taken_for_something_else(name):
    programme = read_programme([csv_file(ROWS.replace("'T HEEN", name))])

    assert programme.plans["name"].to_list() == [name]


@pytest.mark.parametrize(("cell", "name"), [("'=1+1", "=1+1"), ("'@x", "@x"), ("'-3", "-3"), ("'s-Gravenhage", "'s-Gravenhage")])
def test_the_apostrophe_that_guards_a_formula_is_taken_off(cell, name):
    programme = read_programme([csv_file(ROWS.replace("'T HEEN", cell))])

    assert programme.plans["name"].to_list() == [name]


def test_quotes_hold_separators_line_ends_and_quotes():
    programme = read_programme([csv_file(ROWS.replace("'T HEEN", '"Oost; ""A""\nzuid"') + "P2;b;GM0392;1\n")])

    assert programme.plans["name"].to_list() == ['Oost; "A" zuid', "b"]
    assert programme.plans["source_row"].to_list() == [2, 4]


def test_a_quote_that_stays_open_is_refused_with_its_row():
    problem = refusal(csv_file(ROWS + 'P2;"b;GM0392;1\nP3;c;GM0392;2\n'))

    assert (problem.code, problem.row) == ("csv_quotes", 3)


def test_remark_lines_count_as_rows_and_may_say_that_all_is_invented():
    programme = read_programme([csv_file("# VERZONNEN voorbeeld\n#\n" + ROWS)])

    assert programme.invented is True
    assert programme.plans["source_row"].to_list() == [4]
    assert read_programme([csv_file(ROWS)]).invented is False


def test_title_rows_above_the_headings_fall_away():
    programme = read_programme([csv_file("Plannenlijst 2026;;;\n;;;\n" + ROWS)])

    assert programme.plans["plan_id"].to_list() == ["P1"]
    assert programme.rows_read == 1


@pytest.mark.parametrize("label", ["Totaal", "TOTAAL", "Eindtotaal", "Subtotaal", "Total", "Totaal Haarlem", "Totalen:"])
def test_a_totals_row_is_set_aside_with_its_own_sentence(label):
    programme = read_programme([csv_file(ROWS + f"{label};;;1234\n")])

    assert codes(programme) == ["row_is_total"]
    assert (programme.rows_read, programme.rows_set_aside) == (2, 1)
    assert programme.phases["dwellings_new"].sum() == 1234


def test_short_rows_and_empty_rows_are_survived():
    programme = read_programme([csv_file("plan_id;gemeentecode;naam;nieuw\nP1;GM0392\n;;;\n\nP2;GM0392;b;3\n")])

    assert programme.plans["plan_id"].to_list() == ["P1", "P2"]
    assert programme.plans["source_row"].to_list() == [2, 5]


def test_cells_without_heading_fall_away():
    grid = grid_of("x.csv", b"a;;b\n1;2;3;4\n", Findings())

    assert grid.rows == [["a", "", "b"], ["1", "2", "3", "4"]]
    assert codes(read_programme([csv_file("plan_id;;gemeentecode\nP1;x;GM0392;y\n")])) == []


def test_bytes_that_are_no_text_are_refused():
    assert refusal(NamedBytes("plannen.csv", b"plan_id;naam\nP1;" + b"a" * 5000 + b"\x00\x01")).code == "csv_encoding"
    assert refusal(NamedBytes("plannen.csv", b"plan_id;naam\nP1;\x81\x8d")).code == "csv_encoding"


def test_a_cell_of_more_than_a_hundred_thousand_characters_is_refused_with_its_row():
    problem = refusal(csv_file(ROWS + f"P2;{'a' * 200_000};GM0392;1\n"))

    assert (problem.code, problem.row) == ("csv_cell_too_long", 3)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_remark_lines_are_counted_whatever_ends_them(line_end):
    programme = read_programme([csv_file(("# opmerking\n\n" + ROWS).replace("\n", line_end))])

    assert programme.plans["source_row"].to_list() == [4]


def test_millions_of_remark_lines_are_refused_without_keeping_them():
    data = b"#\n" * 2_000_000
    tracemalloc.start()
    problem = refusal(NamedBytes("plannen.csv", data))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert problem.code == "table_too_large"
    # The text once more as text, and little beside it; a list of the lines would be over 100 MB.
    assert peak < 5 * len(data)
