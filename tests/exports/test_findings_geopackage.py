"""The map of findings for QGIS: layers, coordinates, columns, bytes, and whom it never names."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
import shapely

from barcode import assess
from barcode.exports.findings_geopackage import findings_geopackage
from barcode.programme.tables import Programme
from barcode.readers.geopackage import tables_of
from tests.builders import ON, library, plan, programme
from tests.exports.made_findings import made_assessment

ENVELOPE = 40  # bytes before the polygon: the header of GeoPackage and four bounds


@pytest.fixture(scope="module")
def package() -> bytes:
    return findings_geopackage(made_assessment(), "nl")


@pytest.fixture
def database(package):
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(package)
        connection.row_factory = sqlite3.Row
        yield connection


def test_the_layers_are_plans_parks_and_overlaps_in_rd_and_a_table_of_findings(database):
    layers = dict(database.execute("SELECT table_name, data_type FROM gpkg_contents").fetchall())
    systems = dict(database.execute("SELECT table_name, srs_id FROM gpkg_geometry_columns").fetchall())

    assert layers == {"plans": "features", "parks": "features", "overlaps": "features", "findings": "attributes"}
    assert systems == {"plans": 28992, "parks": 28992, "overlaps": 28992}


def test_an_overlap_is_the_polygon_that_plan_and_park_share(database):
    rows = database.execute("SELECT * FROM overlaps").fetchall()
    shape = shapely.from_wkb(rows[0]["geom"][ENVELOPE:])

    assert [(row["plan"], row["park"], row["overlap_m2_gross"]) for row in rows] == [("OPEN-1", "P", 5000)]
    assert shape.equals(shapely.box(140_000, 500_000, 140_050, 500_100))
    assert (rows[0]["outcome"], rows[0]["share_of_plan_ratio"], rows[0]["neighbour"]) == ("breach", 0.5, 0)


def test_a_plan_carries_its_heaviest_outcome_and_one_without_polygon_stands_there_without(database):
    plans = {row["plan"]: row for row in database.execute("SELECT * FROM plans")}

    assert {name: (row["outcome"], row["breaches"], row["cannot_tell"]) for name, row in plans.items()} == {
        "OPEN-1": ("breach", 2, 0), "OPEN-2": ("cannot_tell", 0, 1),
    }  # fmt: skip
    assert plans["OPEN-1"]["geom"] is not None
    assert plans["OPEN-2"]["geom"] is None
    assert plans["OPEN-1"]["name"] == "=Rij & zo"


def test_a_park_is_judged_by_public_plans_only(database):
    parks = {row["park"]: (row["outcome"], row["breaches"]) for row in database.execute("SELECT * FROM parks")}

    # Of the two plans that take land of P, one may be told.
    assert parks == {"P": ("breach", 1), "Q": ("not_applicable", 0)}


def test_the_table_of_findings_has_the_numbers_of_the_document(database):
    row = database.execute("SELECT * FROM findings WHERE authority = 'PV99'").fetchone()

    assert (row["plan"], row["outcome"], row["severity"]) == ("OPEN-1", "breach", "conflict")
    assert (row["measured"], row["required"], row["shortfall"], row["unit"]) == (120, 200, 80, "job")
    assert row["year"] is None
    assert database.execute("SELECT year FROM findings WHERE area = 'GM9901'").fetchone()["year"] == 2027


def test_a_plan_that_is_not_public_leaves_no_trace(package):
    assert b"GEHEIM" not in package
    assert b"Geheime plek" not in package


def test_the_same_assessment_gives_the_same_bytes_and_no_clock_is_in_them(package, database):
    assert findings_geopackage(made_assessment(), "nl") == package
    assert {row["last_change"] for row in database.execute("SELECT * FROM gpkg_contents")} == {"2026-01-01T00:00:00.000Z"}


def test_our_own_reader_opens_it(package):
    tables = {table.sheet: table for table in tables_of("bevindingen.gpkg", package)}

    assert set(tables) == {"plans", "parks", "overlaps", "findings"}
    assert tables["overlaps"].epsg == 28992
    assert shapely.area(tables["overlaps"].geometries).tolist() == [5000.0]


def test_municipalities_are_a_layer_where_their_outlines_are_known():
    outline = shapely.box(140_000, 500_000, 150_000, 510_000)
    drawn = programme(
        areas={"GM9901": {"name": "=Nieuwstad", "geometry_wkb": shapely.to_wkb(outline)}, "GM9902": {}}, plans=[plan("A", 1)]
    )

    tables = {table.sheet: table for table in tables_of("b.gpkg", findings_geopackage(assess(drawn, library(), ON), "nl"))}

    assert list(tables) == ["municipalities", "plans", "parks", "overlaps", "findings"]
    layer = tables["municipalities"]
    assert dict(zip(layer.headings, layer.columns, strict=True)) == {"municipality": ["GM9901"], "name": ["=Nieuwstad"]}
    assert shapely.equals(layer.geometries, outline).tolist() == [True]


def test_nothing_to_show_still_gives_every_layer():
    empty = findings_geopackage(assess(Programme(), library(), ON), "en")

    assert [table.sheet for table in tables_of("leeg.gpkg", empty)] == ["plans", "parks", "overlaps", "findings"]


def test_the_map_library_is_loaded_by_the_writer_alone(repository):
    modules = "barcode.exports.findings_geopackage, barcode.cli.commands, barcode.readers"
    code = f"import sys, {modules}; sys.exit('fudgeo' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], cwd=repository, check=False).returncode == 0
