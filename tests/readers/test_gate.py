"""What does the import gate let through, and what does it say to the rest?"""

from __future__ import annotations

import gzip
import http.server
import io
import os
import random
import struct
import threading
import zipfile

import defusedxml
import openpyxl.xml
import pytest

from barcode.errors import RefusedFile
from barcode.readers import NamedBytes, read_programme
from barcode.readers.gate import LARGEST_FILE
from barcode.readers.inputs import shown_name
from tests.readers.sample_files import (
    SQUARE,
    archive,
    csv_file,
    geojson_file,
    geopackage,
    named_crs,
    polygon,
    refusal,
    workbook_file,
)

CANARY = "KANARIE-8131"
VRT = """<OGRVRTDataSource><OGRVRTLayer name="kanarie"><SrcDataSource>{source}</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"""
WFS = """<?xml version="1.0"?><OGRWFSDataSource><URL>{source}</URL></OGRWFSDataSource>"""
FAR_CELL = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>'
)

pytestmark = pytest.mark.usefixtures("bounded_work")


@pytest.fixture
def canary(tmp_path):
    """A host on this machine and a file beside the input; nothing may call the one or read the other."""
    calls = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            calls.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *_):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    file = tmp_path / "kanarie.csv"
    file.write_text(f"plan_id;naam;gemeentecode;nieuw\n1;{CANARY};GM0392;5\n", encoding="utf-8")
    yield f"http://127.0.0.1:{server.server_port}/kanarie", file, calls
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("suffix", ["geojson", "json", "gpkg", "csv", "xlsx"])
@pytest.mark.parametrize("lead", ["", "\ufeff", "\n\n  ", "<!-- {} -->"])
@pytest.mark.parametrize("description", [VRT, WFS])
def test_a_disguised_description_reads_no_file_and_calls_no_host(canary, suffix, lead, description):
    url, file, calls = canary
    for source in (url, str(file), f"/vsicurl/{url}"):
        problem = refusal(NamedBytes(f"plan.{suffix}", (lead + description.format(source=source)).encode()))

        assert problem.code == "file_is_xml"
        assert CANARY not in problem.text()
    assert calls == []


def test_a_description_in_utf_16_is_seen_through():
    assert refusal(NamedBytes("plan.csv", VRT.encode("utf-16"))).code == "file_is_xml"


@pytest.mark.parametrize(
    ("crs", "code"),
    [
        ({"type": "link", "properties": {"href": "{url}", "type": "proj4"}}, "crs_link"),
        ({"type": "name", "properties": {"name": "{url}"}}, "crs_unknown"),
        ({"type": "name", "properties": {"name": "/vsicurl/{url}"}}, "crs_unknown"),
        ({"type": "name", "properties": {"name": "EPSG:99999"}}, "crs_unknown"),
        ({"type": "name", "properties": {"href": "{url}"}}, "crs_unknown"),
        ("{url}", "crs_link"),
    ],
)
def test_a_coordinate_system_that_refers_elsewhere_is_not_followed(canary, crs, code):
    url, _, calls = canary
    features = [({"plan_id": "P1", "gemeentecode": "GM0392"}, polygon(SQUARE))]
    file = geojson_file(features, crs)
    file = NamedBytes(file.name, file.data.replace(b"{url}", url.encode()))

    assert refusal(file).code == code
    assert calls == []


def test_a_path_that_looks_like_an_address_is_a_file_that_is_not_there(canary):
    url, _, calls = canary

    assert refusal(url).code == "file_not_found"
    assert calls == []


@pytest.mark.parametrize("name", ["plan.exe", "plan", "plan.xls", "plan.ods", "plan.shp", "plan.zip", "plan.vrt", "plan.xlsm"])
def test_other_extensions_are_refused_with_the_ones_that_are_read(name):
    problem = refusal(NamedBytes(name, b"plan_id;naam\n"))

    assert problem.code == "file_kind_unknown"
    assert ".gpkg" in problem.text("nl")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("plan.csv", b'{"type": "FeatureCollection"}'),
        ("plan.csv", b"SQLite format 3\x00rest"),
        ("plan.csv", b"PK\x03\x04rest"),
        ("plan.csv", b"MZ\x90\x00\x03\x00\x00"),
        ("plan.geojson", b"plan_id;naam\n1;a"),
        ("plan.gpkg", b"plan_id;naam\n1;a"),
        ("plan.xlsx", b"plan_id;naam\n1;a"),
        ("plan.json", gzip.compress(b"{}", mtime=0)),
    ],
)
def test_content_must_agree_with_the_extension(name, data):
    assert refusal(NamedBytes(name, data)).code == "file_disguised"


@pytest.mark.parametrize("data", [b"", b"  \n\n"])
def test_an_empty_file_is_refused(data):
    assert refusal(NamedBytes("plan.csv", data)).code == "file_empty"


def test_a_file_just_over_the_largest_size_is_refused():
    assert refusal(NamedBytes("plan.csv", b"a" * (LARGEST_FILE + 1))).code == "file_too_large"


def test_a_path_over_the_largest_size_is_refused_without_being_read(tmp_path):
    path = tmp_path / "plan.csv"
    with path.open("wb") as stream:
        stream.truncate(LARGEST_FILE + 1)

    assert refusal(path).code == "file_too_large"


def test_a_device_or_pipe_is_refused(tmp_path):
    pipe = tmp_path / "plan.csv"
    os.mkfifo(pipe)

    assert refusal(pipe).code == "file_not_ordinary"


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"xl/workbook.xml": b"0" * 30_000_000}, "archive_bomb"),
        ({f"xl/part{number}.xml": b"x" for number in range(2001)}, "archive_entries"),
        ({"xl/workbook.xml": b"x", "../../etc/x.xml": b"x"}, "archive_paths"),
        ({"xl/workbook.xml": b"x", "/etc/x.xml": b"x"}, "archive_paths"),
        ({"xl/workbook.xml": b"x", "..\\x.xml": b"x"}, "archive_paths"),
        ({"xl/workbook.xml": b"x", "xl/embeddings/inner.zip": b"x"}, "archive_nested"),
        ({"word/document.xml": b"x"}, "workbook_missing"),
        ({"xl/workbook.xml": b"x"}, "workbook_damaged"),
    ],
)
def test_unsafe_archives_get_a_sentence_fast(parts, code):
    file = archive(parts)

    assert refusal(file).code == code


def test_an_archive_over_the_unpacked_size_is_refused_at_any_ratio():
    # 40 bytes that cannot be packed in every 1,540: a ratio of about 25, far below the limit.
    dice = random.Random(1)
    part = b"".join(dice.randbytes(40) + bytes(1500) for _ in range(4_000))
    file = archive({"xl/workbook.xml": b"x", **{f"xl/part{number}.xml": part for number in range(9)}})

    assert len(file.data) * 100 > len(part) * 9
    assert refusal(file).code == "archive_bomb"


def test_a_workbook_with_a_million_texts_gets_a_sentence_fast():
    # No part is packed more tightly than allowed: numbers differ in each text.
    texts = b"<sst>" + b"".join(b"<si><t>%d</t></si>" % number for number in range(600_000)) + b"</sst>"
    file = archive({"xl/workbook.xml": b"<workbook/>", "xl/sharedStrings.xml": texts})

    assert refusal(file).code == "workbook_too_slow"


def _with_sheet(rows: str, claim: str = "") -> NamedBytes:
    good = workbook_file({"Plannen": [["plan_id", "naam", "gemeentecode"], ["P1", "a", "GM0392"]]})
    with zipfile.ZipFile(io.BytesIO(good.data)) as book:
        parts = {entry: book.read(entry) for entry in book.namelist()}
    parts["xl/worksheets/sheet1.xml"] = FAR_CELL.format(rows=rows).replace("<sheetData>", claim + "<sheetData>").encode()
    return archive(parts)


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1048576"><c r="XFD1048576" t="n"><v>1</v></c></row>',
        '<row r="1"><c r="XFD1" t="n"><v>1</v></c></row>',
        "<row r='60001'><c r='A60001' t='n'><v>1</v></c></row>",
        '<row r="1"><c s="1" t="inlineStr" r="GS1"><is><t>x</t></is></c></row>',
        '<row r="99999999999"><c r="ZZZZ99999999999"><v>1</v></c></row>',
    ],
)
def test_one_far_cell_gets_a_sentence_fast(rows):
    file = _with_sheet(rows)

    assert refusal(file).code == "workbook_far_cell"


def _with_part(name: str, body: bytes) -> NamedBytes:
    """A good workbook of which the one sheet is kept in a part of another name, with this content."""
    good = workbook_file({"Plannen": [["plan_id", "naam", "gemeentecode"], ["P1", "a", "GM0392"]]})
    with zipfile.ZipFile(io.BytesIO(good.data)) as book:
        parts = {entry: book.read(entry) for entry in book.namelist()}
    del parts["xl/worksheets/sheet1.xml"]
    for entry in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        parts[entry] = parts[entry].replace(b"/xl/worksheets/sheet1.xml", f"/xl/{name}".encode())
    return archive({**parts, f"xl/{name}": body})


@pytest.mark.parametrize("name", ["worksheets/sheet1.xml", "ergens/anders.xml", "worksheets/sheet1.dat", "x"])
@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1048576"><c r="XFD1048576" t="n"><v>1</v></c></row>',
        '<row r="1"><c r = "XFD1" t="n"><v>1</v></c></row>',
        '<row r="1048576"><c t="n"><v>1</v></c></row>',
        "<row spans='1:1' r='60001'> <c><v>1</v></c></row>",
    ],
)
def test_a_far_cell_is_seen_in_a_part_of_any_name_and_without_its_address(name, rows):

    assert refusal(_with_part(name, FAR_CELL.format(rows=rows).encode())).code == "workbook_far_cell"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_sheet_of_two_bytes_a_sign_is_not_read(encoding):
    body = FAR_CELL.format(rows='<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')

    assert refusal(_with_part("worksheets/sheet1.xml", body.encode(encoding))).code == "workbook_damaged"


def test_what_a_sheet_claims_about_its_own_size_is_not_believed():
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>plan_id</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>gemeentecode</t></is></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>P1</t></is></c><c r="B2" t="inlineStr"><is><t>GM0392</t></is></c></row>'
    )

    programme = read_programme([_with_sheet(rows, claim='<dimension ref="A1:XFD1048576"/>')])

    assert programme.plans["plan_id"].to_list() == ["P1"]


def test_entities_in_a_workbook_are_not_expanded():
    bomb = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'

    assert openpyxl.xml.DEFUSEDXML is True
    assert defusedxml.__version__
    assert refusal(archive({"xl/workbook.xml": bomb, "[Content_Types].xml": bomb})).code == "workbook_damaged"


ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS fid, 'a' AS plan_id, i AS nieuw FROM n"


@pytest.mark.parametrize(
    "statements",
    [
        [f"CREATE VIEW boven AS {ENDLESS}", "UPDATE gpkg_contents SET table_name = 'boven'"],
        ["CREATE VIRTUAL TABLE boven USING fts5(plan_id, gemeentecode)", "UPDATE gpkg_contents SET table_name = 'boven'"],
        ["UPDATE gpkg_contents SET table_name = 'sqlite_master'"],
        ["UPDATE gpkg_contents SET table_name = 'plannen\" UNION SELECT 1 --'"],
        ["UPDATE gpkg_contents SET table_name = 'is_er_niet'"],
    ],
)
def test_a_layer_that_is_no_ordinary_table_is_refused_fast(tmp_path, statements):
    file = NamedBytes("plannen.gpkg", geopackage(tmp_path, statements))

    assert refusal(file).code == "geopackage_not_a_table"


def test_a_list_of_layers_that_never_ends_is_not_opened(tmp_path):
    endless = ENDLESS.replace("plan_id", "table_name")
    replaced = ["ALTER TABLE gpkg_contents RENAME TO oud", f"CREATE VIEW gpkg_contents AS {endless}"]

    assert refusal(NamedBytes("plannen.gpkg", geopackage(tmp_path, replaced))).code == "geopackage_no_layers"


def test_a_list_of_geometry_columns_that_never_ends_is_not_opened(tmp_path):
    replaced = ["ALTER TABLE gpkg_geometry_columns RENAME TO oud", f"CREATE VIEW gpkg_geometry_columns AS {ENDLESS}"]

    programme = read_programme([NamedBytes("plannen.gpkg", geopackage(tmp_path, replaced))])

    assert programme.plans["geometry_wkb"].isna().all()


def test_generated_columns_and_triggers_of_a_layer_do_not_run(tmp_path):
    extra = [
        "CREATE TRIGGER val AFTER UPDATE ON plannen BEGIN DELETE FROM plannen; END",
        "ALTER TABLE plannen ADD COLUMN zwaar TEXT GENERATED ALWAYS AS (hex(zeroblob(100000000))) VIRTUAL",
    ]

    assert len(read_programme([NamedBytes("plannen.gpkg", geopackage(tmp_path, extra))]).plans) == 3


@pytest.mark.parametrize(
    "text",
    [
        '{"type": "FeatureCollection", "features": [NaN]}',
        '{"type": "FeatureCollection", "features": [-Infinity]}',
        '{"type": "FeatureCollection", "type": "FeatureCollection", "features": []}',
        '{"type": "FeatureCollection", "features": ' + "[" * 200_000,
        '{"type": "FeatureCollection", "features": [' + "9" * 1_000_000 + "]}",
        '{"type": "Topology", "objects": {}}',
        '{"type": "FeatureCollection", "features": {"a": 1}}',
        "[1, 2]",
    ],
)
def test_loose_json_gets_a_sentence_fast(text):

    assert refusal(NamedBytes("kaart.geojson", text.encode())).code.startswith("geojson_")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/pw.geojson", "pw.geojson"),
        ("C:\\map\\plan.csv", "plan.csv"),
        ("pl\u202ean\x00\x0b.csv", "plan.csv"),
        ("e\u0301.csv", "é.csv"),
        ("lone\ud800.csv", "lone.csv"),
        ("..", "bestand"),
        ("", "bestand"),
        ("/", "bestand"),
    ],
)
def test_only_the_last_part_of_a_name_is_shown(name, shown):
    assert shown_name(name) == shown


def test_a_very_long_name_keeps_its_extension():
    name = shown_name("a" * 10_000 + ".csv")

    assert len(name) == 120
    assert name.endswith("aaa.csv")


def test_the_place_of_a_problem_never_holds_a_path():
    file = NamedBytes("../../srv/geheim/plan.csv", b"plan_id;naam;gemeentecode\nP1;a;GM1111\n")

    assert [problem.file for problem in read_programme([file]).problems] == ["plan.csv"]


def test_all_files_that_are_not_there_are_named_at_once(tmp_path):
    with pytest.raises(RefusedFile) as refused:
        read_programme([tmp_path / "een.csv", csv_file("plan_id;gemeentecode\nP1;GM0392\n"), tmp_path / "twee.csv"])

    assert [(problem.file, problem.code) for problem in refused.value.problems] == [
        ("een.csv", "file_not_found"),
        ("twee.csv", "file_not_found"),
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every folder")
def test_a_folder_that_may_not_be_read_gets_a_sentence(tmp_path):
    closed = tmp_path / "dicht"
    closed.mkdir(mode=0o000)

    assert refusal(closed).code == "file_not_found"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"type": "FeatureCollection", "features": [], "features": []}', "features"),
        ('{"type": "FeatureCollection", "features": [{"properties": {"a\\u202e": 1, "a\\u202e": 2}}]}', "a"),
        ('{"type": "FeatureCollection", "features": [NaN]}', "NaN"),
    ],
)
def test_loose_json_is_told_by_what_is_loose(text, found):
    problem = refusal(NamedBytes("kaart.geojson", text.encode()))

    assert (problem.code, problem.found) == ("geojson_not_strict", found)


def test_all_refused_files_are_named_at_once():
    with pytest.raises(RefusedFile) as refused:
        read_programme([NamedBytes("een.exe", b"x"), csv_file("plan_id;gemeentecode\nP1;GM0392\n"), NamedBytes("twee.csv", b"")])

    assert [problem.file for problem in refused.value.problems] == ["een.exe", "twee.csv"]


def test_a_good_map_with_a_named_system_is_read():
    features = [({"plan_id": "P1", "gemeentecode": "GM0392"}, polygon(SQUARE))]

    assert len(read_programme([geojson_file(features, named_crs("urn:ogc:def:crs:EPSG::28992"))]).plans) == 1


def test_a_geometry_header_without_a_body_is_a_bad_row_only(tmp_path):
    blob = (b"GP\x00\x01" + struct.pack("<i", 28992)).hex()
    data = geopackage(tmp_path, [f"UPDATE plannen SET geom = x'{blob}' WHERE fid = 2"])
    programme = read_programme([NamedBytes("plannen.gpkg", data)])

    assert programme.plans["plan_id"].to_list() == ["P1", "P3"]
    assert [(problem.code, problem.row) for problem in programme.problems] == [("polygon_unreadable", 2)]
