"""The sheets of an annex: every figure of the assessment stands in a formula whose answer is that figure."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import numpy as np
import pytest

from barcode.exports import annex_told_sheets
from barcode.exports.annex_carried import carried, carry
from barcode.exports.annex_cells import Formula, Reference, Sheet, Sign, content_of, in_excel, in_open_formula
from barcode.exports.annex_sheets import annex_sheets
from barcode.exports.annex_sums import MOST_ARGUMENTS, ranges, summed
from barcode.exports.annex_terms import AnnexPart
from barcode.exports.area_sheets import BALANCE
from barcode.programme import LocationType
from barcode.trace import Traced
from tests.exports.made_annex import example, small

MOST_SIGNS = 8_000


def by_name(sheets):
    return {sheet.name: sheet for sheet in sheets}


def below(sheet):
    """The rows of the table of a sheet as mappings heading → content."""
    headings = [content_of(cell) for cell in sheet.rows[sheet.headed]]
    return [dict(zip(headings, map(content_of, row), strict=False)) for row in sheet.rows[sheet.headed + 1 :] if row]


def test_a_hundred_dwellings_ask_7500_m2_of_park_and_800_m2_of_offices():
    # 60 + 50 − 10 dwellings; 1 job each; 30 % × 250 m² of park land; 40 % × 20 m² of office floor
    first = below(by_name(annex_sheets(small(), "nl"))["Gevraagd"])[:6]
    assert [row["grond m² netto"] for row in first if row["soort werklocatie"] == "bedrijventerrein"] == [7_500]
    assert [row["vloer m² bvo"] for row in first if row["soort werklocatie"].startswith("kant")] == [800]
    assert first[-1]["soort werklocatie"] == "totaal"
    assert (first[-1]["woningen"], first[-1]["banen"]) == (100, 100)


def test_the_balance_of_park_land_is_what_is_left_less_taken_and_asked():
    # 6,000 + 4,000 still to be issued − 1,000 taken − 7,500 asked
    rows = below(by_name(annex_sheets(small(), "nl"))["Balans"])
    land = next(row for row in rows if row["soort werklocatie"] == "bedrijventerrein" and "netto" in row["maat"])
    assert (land["nog uit te geven"], land["verdwijnt"], land["gevraagd"], land["saldo"]) == (10_000, 1_000, 7_500, 1_500)


@pytest.mark.parametrize("area", ["GM9901", "RG-markerwaard"])
def test_every_told_figure_of_asked_balance_and_barcode_stands_on_its_sheet(area):
    whole = example(area)
    sheets = by_name(annex_sheets(whole, "nl"))
    figures = {
        "Gevraagd": [getattr(one.asked.by_type[kind], name) for one in whole.areas for kind in LocationType
                     for name in ("jobs", "fte", "floor", "land")],
        "Balans": [getattr(row, name) for one in whole.areas for row in one.balance for name in BALANCE],
        "Barcode": [getattr(stripe, name) for one in whole.areas for stripe in one.strip.stripes
                    for name in ("number", "floor", "land", "land_counted")] + [one.strip.land_total for one in whole.areas],
    }  # fmt: skip
    for name, own in figures.items():
        shown = [cell.answer for row in sheets[name].rows for cell in row if isinstance(cell, Formula)]
        told = [figure.value for figure in own if isinstance(figure, Traced)]
        assert told
        assert not set(told) - set(shown), name


def test_very_many_findings_that_cannot_be_told_stand_together_by_what_is_missing(monkeypatch):
    whole = small()
    every = by_name(annex_sheets(whole, "nl"))["Bevindingen"]
    monkeypatch.setattr(annex_told_sheets, "MOST_UNTOLD", 0)
    together = by_name(annex_sheets(whole, "nl"))["Bevindingen"]

    def untold(sheet, *columns):
        return [tuple(row[one] for one in columns) for row in below(sheet) if row["oordeel"] == "niet te zeggen"]

    kinds = Counter(untold(every, "toets", "wat ontbreekt"))
    assert len(kinds) > 1
    assert max(kinds.values()) > 1
    counted = Counter()
    for check, missing, times in untold(together, "toets", "wat ontbreekt", "over"):
        counted[check, missing] += int(times.split(" maal ")[0])
    assert counted == kinds
    assert [row for row in below(every) if row["oordeel"] != "niet te zeggen"] == [
        row for row in below(together) if row["oordeel"] != "niet te zeggen"
    ]


def test_formulas_stay_within_what_a_spreadsheet_takes():
    formulas = [
        (sheet.name, cell) for sheet in annex_sheets(example("RG-markerwaard"), "nl") for row in sheet.rows for cell in row
        if isinstance(cell, Formula)
    ]  # fmt: skip
    assert len(formulas) > 1_000
    for name, formula in formulas:
        assert len(in_excel(formula.tokens, name)) < MOST_SIGNS
        assert len(in_open_formula(formula.tokens, name)) < MOST_SIGNS
        assert sum(token is Sign.NEXT for token in formula.tokens) < 250


def test_scattered_rows_go_over_helper_rows_and_count_once():
    sheet = Sheet("Rekenblad")

    def helper(tokens):
        return Reference("Rekenblad", sheet.line(Formula(tokens, Fraction(0))), 0)

    tokens = summed(ranges("Fasen", 5, np.arange(0, 4 * MOST_ARGUMENTS, 2).tolist()), helper)
    # 300 single rows: two helper rows of 150
    assert len(sheet.rows) == 2
    assert in_excel(tokens, "Rekenblad") == "=SUM($A$1,$A$2)"


def test_a_part_that_is_not_chosen_has_no_sheet():
    names = by_name(annex_sheets(small(parts=(AnnexPart.DEMAND,)), "nl"))
    assert {"Gevraagd", "Fasen"} <= set(names)
    assert not {"Balans", "Barcode", "Plannen", "Bevindingen", "Toezeggingen"} & set(names)
    assert not {"Rekenblad", "Fasen"} & set(by_name(annex_sheets(small(parts=(AnnexPart.FINDINGS,)), "nl")))


def test_content_is_carried_whole_and_damage_is_noticed():
    content = ("é“\ufffe " * 40_000).encode()
    sheet = Sheet("Inhoud")
    carry(sheet, content, "nl")
    rows = [(row[0], row[1]) for row in sheet.rows[1:]]
    assert carried(reversed(rows)) == content
    assert carried([(rows[0][0], rows[0][1][:-4])]) is None
    assert carried([("iets", "anders")]) is None


def test_a_sheet_in_english_has_english_names():
    assert {"Norms", "Asked", "Balance", "Calculation"} <= set(by_name(annex_sheets(small(), "en")))
