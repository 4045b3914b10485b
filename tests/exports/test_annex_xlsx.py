"""The Excel file of an annex: read back with another library it holds what the annex says; nothing typed becomes a formula."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from io import BytesIO

import pytest
from openpyxl import load_workbook

from barcode.exports.annex_json import annex_json
from barcode.exports.annex_sheets import annex_sheets, cells_told
from barcode.exports.annex_xlsx import carried_in, cells_in, write_xlsx
from barcode.exports.plain_text import plain_text
from tests.conftest import REPOSITORY
from tests.exports.made_annex import example, small
from tests.office import converted, soffice

HOSTILE = [
    '=HYPERLINK("http://host/","x")', "@SUM(A1)", "+1", "-1", "<script>alert(1)</script>", "a\x00b\x0bc", "x" * 32_768, "a\rb",
    "a\nb",    "\t=1+1", "of:=1+1", "http://host/", "1e5", "12,5", "a   b", "_x0041_", "'tis", "{=1}", "]]>&amp;",
]  # fmt: skip
# What our own formulas are made of: sums, bounds, references and plain operators.
OURS = re.compile(r"=(?:SUM|MIN|MAX|IF|NA|[$A-Z0-9:,+\-*/()=]|'[A-Za-z ]+'!)+")
WRITE = (
    "import sys; from tests.exports.made_annex import example; "
    "from barcode.exports.{module} import {name}; sys.stdout.buffer.write({name}(example(), 'nl'))"
)


def hostile(name):
    return small(name, title=plain_text(name)[:300], parties=(plain_text(name)[:300],))


def in_another_place(module, name):
    surroundings = {**os.environ, "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "7"}
    command = [sys.executable, "-c", WRITE.format(module=module, name=name)]
    return subprocess.run(command, cwd=REPOSITORY, env=surroundings, capture_output=True, check=True).stdout


def test_every_cell_reads_back_with_another_library():
    told = cells_told(annex_sheets(example(), "nl"))
    seen = cells_in(write_xlsx(example(), "nl"))
    shown = {place: one for place, one in told.items() if place[0] != "Inhoud"}
    assert seen.keys() == shown.keys()
    for place, one in shown.items():
        assert bool(seen[place].formula) == bool(one.formula), place
        if isinstance(one.value, str):
            assert seen[place].value == one.value, place
        else:
            assert seen[place].value == pytest.approx(one.value, rel=1e-14), place


def test_the_answer_of_no_formula_is_left_at_nothing():
    seen = [one for one in cells_in(write_xlsx(example(), "nl")).values() if one.formula]
    assert len(seen) > 1_000
    assert all(isinstance(one.value, (int, float)) for one in seen)
    assert sum(one.value != 0 for one in seen) > len(seen) / 4


def test_it_carries_the_same_bytes_as_the_json():
    assert carried_in(write_xlsx(example(), "en")) == annex_json(example(), "en")


def test_what_is_no_workbook_carries_nothing():
    assert carried_in(b"") is None
    assert carried_in(b"PK\x03\x04 nothing") is None


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_name_is_text_and_reads_back_equal(name):
    seen = cells_in(write_xlsx(hostile(name), "nl"))
    plan = next(one for (sheet, _), one in seen.items() if sheet == "Plannen" and one.value == plain_text(name))
    assert not plan.formula
    for one in seen.values():
        assert not one.formula or OURS.fullmatch(one.formula), one


def test_no_sheet_has_a_link_and_each_opens_on_its_headings():
    workbook = load_workbook(BytesIO(write_xlsx(hostile("http://host/"), "nl")))
    for sheet in workbook:
        assert not any(cell.hyperlink for row in sheet.iter_rows() for cell in row)
        assert sheet.page_setup.orientation == "landscape"
    assert workbook["Plannen"].freeze_panes == "A3"
    assert workbook["Plannen"].auto_filter.ref.startswith("A2:H")
    assert workbook["Inhoud"].sheet_state == "hidden"


def test_the_same_annex_gives_the_same_bytes_in_another_time_zone_and_locale():
    assert in_another_place("annex_xlsx", "write_xlsx") == write_xlsx(example(), "nl")


def test_libreoffice_finds_no_other_formulas_than_ours(tmp_path):
    office = soffice(tmp_path.parent / "soffice.lock")
    if not office:
        pytest.skip("LibreOffice is not installed, and could not be")
    source = tmp_path / "bijlage.xlsx"
    data = write_xlsx(hostile('=HYPERLINK("http://host/","x")'), "nl")
    source.write_bytes(data)
    again = converted(office, source, "xlsx", tmp_path).read_bytes()
    before, after = cells_in(data), cells_in(again)
    assert {place for place, one in after.items() if one.formula} == {place for place, one in before.items() if one.formula}
    assert '=HYPERLINK("http://host/","x")' in {one.value for one in after.values() if not one.formula}
    assert carried_in(again) == carried_in(data)
