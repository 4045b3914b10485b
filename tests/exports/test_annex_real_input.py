"""Does the annex of Haarlem, of real plans, go round in every format? (skipped where the real input is not there)"""

from __future__ import annotations

import json

import pytest

from barcode.assess import assess
from barcode.exports.annex import annex, fingerprint
from barcode.exports.annex_files import FORMATS
from barcode.exports.annex_json import ALGORITHM
from barcode.exports.annex_terms import Terms
from barcode.exports.verify import Outcome, verify
from barcode.norms import NormLibrary
from barcode.norms.reader import read_books
from barcode.plain_values import canonical
from barcode.readers import read_programme
from barcode.shipped import shipped_folder
from tests.builders import ON

HAARLEM, PLANS, DWELLINGS = "GM0392", 128, 14_006


@pytest.fixture(scope="module")
def haarlem(real_input):
    files = [real_input / "subset/plannen_subset.csv", real_input / "subset/ibis_2024_excerpt_subset.csv"]
    assessment = assess(read_programme(files), NormLibrary(read_books(shipped_folder("norms"))), ON)
    return annex(assessment, Terms(area=HAARLEM, readers="municipality", parties=("Gemeente Haarlem",)))


def test_every_plan_row_of_haarlem_stands_in_it(haarlem):
    table = haarlem.content["plans"]
    new = table["columns"].index("dwellings_new")

    assert len(table["rows"]) == PLANS
    assert sum(row[new] for row in table["rows"]) == DWELLINGS


@pytest.mark.parametrize("suffix", [suffix for suffix, form in FORMATS.items() if form.carries])
def test_each_format_that_carries_its_inputs_is_accepted(haarlem, suffix):
    found = verify(f"haarlem.{suffix}", FORMATS[suffix].write(haarlem, "nl"))

    assert found.lines("nl")[1:] == []
    assert found.outcome is Outcome.ACCEPTED
    assert found.computed == haarlem.fingerprint


def test_a_figure_that_was_changed_is_named(haarlem):
    content = json.loads(canonical(haarlem.content))
    figure = content["figures"][f"{HAARLEM}/office/floor"]
    figure["value"] = str(int(float(figure["value"])) + 1)
    whole = {"content": content, "fingerprint": {"how": ALGORITHM, "value": fingerprint(content)}, "language": "nl"}

    found = verify("haarlem.json", canonical(whole))

    assert found.outcome is Outcome.DIFFERS
    assert any("Haarlem" in line and "kantoor" in line for line in found.differences)


def test_the_cell_that_was_changed_in_the_workbook_is_named(haarlem, tmp_path):
    import openpyxl

    path = tmp_path / "haarlem.xlsx"
    path.write_bytes(FORMATS["xlsx"].write(haarlem, "nl"))
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["Plannen"]
    cell = next(cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, int) and cell.value > 100)
    was, cell.value = cell.value, cell.value + 1
    workbook.save(path)

    found = verify("haarlem.xlsx", path.read_bytes())

    assert found.outcome is Outcome.DIFFERS
    assert list(found.differences) == [f"blad Plannen, cel {cell.coordinate}: {was + 1} in het bestand, {was} herberekend."]
    # The library that saved it keeps no outcomes of formulas.
    assert ["staat de juiste formule zonder uitkomst" in note for note in found.notes] == [True]
