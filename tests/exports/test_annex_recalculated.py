"""LibreOffice works the workbook of an annex out again, and comes to what the engine comes to, also under another norm."""

from __future__ import annotations

from fractions import Fraction

import pytest

from barcode.exports import annex_ods_reading, annex_xlsx
from barcode.exports.annex_cells import Look, Shown
from barcode.exports.annex_norm_sheet import VALUE
from barcode.exports.annex_ods import ods_of
from barcode.exports.annex_sheets import annex_sheets, cells_told
from barcode.exports.annex_xlsx import xlsx_of
from tests.exports.made_annex import example, with_norm
from tests.office import converted, soffice

NEAR_ENOUGH = 1e-9
CHANGES = {
    # name → authority, norm, entry, new value
    "GM9901/jobs_per_dwelling": ("GM9901", "jobs_per_dwelling", "", "1.05"),
    "NL/floor_space_index[business_park]": ("NL", "floor_space_index", "business_park", "0.45"),
    "NL/land_per_fte[business_park]": ("NL", "land_per_fte", "business_park", "210.5"),
}


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    found = soffice(tmp_path_factory.getbasetemp().parent / "soffice.lock")
    if not found:
        pytest.skip("LibreOffice is not installed, and could not be")
    return found


@pytest.fixture(scope="module")
def changed():
    whole = example()
    for authority, norm, key, value in CHANGES.values():
        whole = with_norm(whole, authority, norm, value, key)
    return whole


def typed_over(sheets):
    """The same sheets with other values typed in the cells of norms; every formula keeps its old answer."""
    norms = sheets[1]
    for at, row in enumerate(norms.rows):
        if row and row[-1] in CHANGES:
            value = Fraction(CHANGES[row[-1]][3])
            assert isinstance(row[VALUE], Shown) and row[VALUE].value != value
            norms.rows[at] = [*row[:VALUE], Shown(value, Look.INPUT), *row[VALUE + 1 :]]
    return sheets


def recalculated(office, sheets, kind, folder):
    source = folder / f"bijlage.{kind}"
    if kind == "xlsx":
        source.write_bytes(xlsx_of(sheets, "Proef", example()))
        return annex_xlsx.cells_in(converted(office, source, kind, folder).read_bytes())
    source.write_bytes(ods_of(sheets, "Proef", example(), "nl"))
    return annex_ods_reading.cells_in(converted(office, source, kind, folder).read_bytes())


def formulas(sheets):
    told = cells_told(sheets)
    return {place: seen.value for place, seen in told.items() if seen.formula}


def near(one, other):
    return isinstance(one, (int, float)) and abs(one - other) <= NEAR_ENOUGH * max(abs(other), 1)


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_recalculated_it_gives_the_same_and_under_another_norm_what_the_engine_gives(office, changed, kind, tmp_path):
    before, after = formulas(annex_sheets(example(), "nl")), formulas(annex_sheets(changed, "nl"))
    (tmp_path / "same").mkdir()
    (tmp_path / "other").mkdir()

    same = recalculated(office, annex_sheets(example(), "nl"), kind, tmp_path / "same")
    assert not [place for place, value in before.items() if not near(same[place].value, value)]
    assert sum(1 for place in before if same[place].value) > len(before) / 4

    other = recalculated(office, typed_over(annex_sheets(example(), "nl")), kind, tmp_path / "other")
    assert before.keys() == after.keys()
    assert not [(place, other[place], value) for place, value in after.items() if not near(other[place].value, value)]
    for sheet in ("Gevraagd", "Balans", "Barcode", "Rekenblad"):
        assert any(not near(other[place].value, value) for place, value in before.items() if place[0] == sheet), sheet
