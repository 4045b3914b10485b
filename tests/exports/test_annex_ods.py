"""The OpenDocument spreadsheet of an annex: the same cells as in Excel, harmless names, the same bytes each time."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from defusedxml.ElementTree import fromstring

from barcode.exports.annex_json import annex_json
from barcode.exports.annex_ods import write_ods
from barcode.exports.annex_ods_reading import TABLE, carried_in, cells_in
from barcode.exports.annex_sheets import annex_sheets, cells_told
from barcode.exports.plain_text import plain_text
from tests.exports.made_annex import example
from tests.exports.test_annex_xlsx import HOSTILE, hostile, in_another_place
from tests.office import converted, soffice

META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"


def part(data, name):
    with zipfile.ZipFile(BytesIO(data)) as package:
        return fromstring(package.read(name))


def test_every_cell_stands_in_the_file_with_its_answer():
    told = cells_told(annex_sheets(example(), "nl"))
    seen = cells_in(write_ods(example(), "nl"))
    shown = {place: one for place, one in told.items() if place[0] != "Inhoud"}
    assert seen.keys() == shown.keys()
    for place, one in shown.items():
        assert (seen[place].value, bool(seen[place].formula)) == (one.value, bool(one.formula)), place


def test_it_is_an_opendocument_spreadsheet_with_the_sheets_in_order_and_the_date_of_the_annex():
    data = write_ods(example(), "nl")
    with zipfile.ZipFile(BytesIO(data)) as package:
        first = package.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert package.read("mimetype") == b"application/vnd.oasis.opendocument.spreadsheet"
    names = [table.get(f"{TABLE}name") for table in part(data, "content.xml").iter(f"{TABLE}table")]
    assert names[:3] == ["Bijlage", "Normen", "Plannen"]
    assert names[-2:] == ["Rekenblad", "Inhoud"]
    assert next(part(data, "meta.xml").iter(f"{META}creation-date")).text.startswith("2026-11-01")


def test_it_carries_the_same_bytes_as_the_json():
    assert carried_in(write_ods(example(), "en")) == annex_json(example(), "en")


def test_what_is_no_spreadsheet_carries_nothing_and_cannot_be_read():
    assert carried_in(b"") is None
    with pytest.raises(ValueError, match="no content"):
        cells_in(b"PK\x03\x04 nothing")


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_name_is_text_and_reads_back_equal(name):
    seen = cells_in(write_ods(hostile(name), "nl"))
    assert any(sheet == "Plannen" and one.value == plain_text(name) and not one.formula for (sheet, _), one in seen.items())
    assert not [one for one in seen.values() if "HYPERLINK" in one.formula or "script" in one.formula]


def test_the_same_annex_gives_the_same_bytes_in_another_time_zone_and_locale():
    assert in_another_place("annex_ods", "write_ods") == write_ods(example(), "nl")


def test_libreoffice_saves_it_again_with_our_formulas_alone_and_the_content_whole(tmp_path):
    office = soffice(tmp_path.parent / "soffice.lock")
    if not office:
        pytest.skip("LibreOffice is not installed, and could not be")
    source = tmp_path / "bijlage.ods"
    data = write_ods(hostile('=HYPERLINK("http://host/","x")'), "nl")
    source.write_bytes(data)
    again = converted(office, source, "ods", tmp_path).read_bytes()
    before, after = cells_in(data), cells_in(again)
    assert {place for place, one in after.items() if one.formula} == {place for place, one in before.items() if one.formula}
    assert '=HYPERLINK("http://host/","x")' in {one.value for one in after.values() if not one.formula}
    assert carried_in(again) == carried_in(data)
