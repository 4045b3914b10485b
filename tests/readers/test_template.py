"""Does the blank template ask the same in Dutch and in English, and are both read back the same?"""

from __future__ import annotations

import io

import openpyxl
import pytest

from barcode.language import LANGUAGES, say
from barcode.readers import NamedBytes, read_programme, write_template
from barcode.readers.layouts import layouts
from barcode.readers.template import SHEETS, template_headings

AREAS_OF_PARKS = ("gross_m2", "net_m2", "issued_m2", "available_now_m2", "available_later_m2")


def unit_of(sheet: str, field: str, language: str) -> str:
    layout = next(layout for layout in layouts() if layout.name == f"own.{sheet}")
    ((_, unit),) = layout.matched([template_headings(sheet, language)[field]])[field]
    return unit


def filled_in(language: str, rows: dict[str, dict[str, object]]) -> NamedBytes:
    blank, filled = io.BytesIO(), io.BytesIO()
    write_template(blank, language)
    book = openpyxl.load_workbook(blank)
    for name, values in rows.items():
        sheet = book[say(f"template_sheet.{name}", language)]
        for column, field in enumerate(template_headings(name, language), start=1):
            sheet.cell(row=2, column=column, value=values.get(field))
    book.save(filled)
    return NamedBytes("sjabloon.xlsx", filled.getvalue())


@pytest.mark.parametrize("sheet", SHEETS)
def test_both_languages_ask_each_field_in_the_same_unit(sheet):
    for field in template_headings(sheet, "nl"):
        assert unit_of(sheet, field, "nl") == unit_of(sheet, field, "en"), field


@pytest.mark.parametrize("language", LANGUAGES)
def test_areas_of_parks_are_asked_in_hectares(language):
    assert {unit_of("parks", field, language) for field in AREAS_OF_PARKS} == {"ha"}
    assert all(template_headings("parks", language)[field].endswith("_ha") for field in AREAS_OF_PARKS)


def test_english_headings_are_english():
    dutch_in_english = {"document", "fte"}  # words that both languages have
    for sheet in SHEETS:
        shared = set(template_headings(sheet, "en").values()) & set(template_headings(sheet, "nl").values())
        assert shared <= dutch_in_english | {"plan_id"}, sheet
    assert next(iter(template_headings("areas", "en").values())) == "municipality_code"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_filled_in_reads_back_the_same_in_either_language(language):
    rows = {
        "plans": {"plan_id": "P1", "municipality_code": "GM0392"},
        "phases": {"plan_id": "P1", "year_from": 2030, "year_to": 2031, "dwellings_new": 75},
        "parks": {"park_id": "9", "municipality_code": "GM0392"}
        | dict(zip(AREAS_OF_PARKS, (12.5, 10, 8, 1.5, 0.5), strict=True)),
        "areas": {"municipality_code": "GM0392", "dwellings": 80_000, "inhabitants": 165_000, "jobs": 78_000},
    }

    programme = read_programme([filled_in(language, rows)])

    assert (programme.problems, programme.notes) == ((), ())
    # one hectare is 10,000 m²
    assert programme.parks.loc[0, list(AREAS_OF_PARKS)].to_list() == [125_000, 100_000, 80_000, 15_000, 5_000]
    haarlem = programme.areas.set_index("municipality_code").loc["GM0392"]
    assert haarlem[["dwellings", "inhabitants", "jobs"]].to_list() == [80_000, 165_000, 78_000]


def test_areas_in_square_metres_are_still_read():
    table = NamedBytes("parks.csv", b"park_id;municipality_code;gross_m2;net_m2\n9;GM0392;125000;100000\n")

    assert read_programme([table]).parks.loc[0, ["gross_m2", "net_m2"]].to_list() == [125_000, 100_000]
