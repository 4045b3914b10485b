"""Where in the Netherlands does a polygon lie, and which ones are not believed?"""

from __future__ import annotations

import struct

import numpy as np
import pytest
import shapely
from pyproj import Transformer

from barcode.readers import NamedBytes, read_programme
from tests.readers.sample_files import SQUARE, codes, geojson_file, geopackage, named_crs, note_codes, plan_map, polygon, refusal

pytestmark = pytest.mark.usefixtures("bounded_work")


def in_system(code, swapped=False):
    """The square of one hectare in another coordinate system."""
    x, y = Transformer.from_crs(28992, code, always_xy=True).transform(*np.array(SQUARE).T)
    return [[b, a] if swapped else [a, b] for a, b in zip(x, y, strict=True)]


def area(programme) -> float:
    return shapely.from_wkb(programme.plans.loc[0, "geometry_wkb"]).area


@pytest.mark.parametrize("code", [28992, 4326, 3857])
def test_one_hectare_is_one_hectare_in_every_system_the_numbers_show(code):
    programme = read_programme([plan_map(in_system(code))])

    assert area(programme) == pytest.approx(10_000, rel=0.001)
    assert [note.details for note in programme.notes if note.code == "coordinates_guessed"] == [{"epsg": f"EPSG:{code}"}]


@pytest.mark.parametrize("code", [28992, 4326, 3857, 4258, 25831, 25832])
def test_one_hectare_is_one_hectare_in_every_system_that_is_named(code):
    programme = read_programme([plan_map(in_system(code), named_crs(f"urn:ogc:def:crs:EPSG::{code}"))])

    assert area(programme) == pytest.approx(10_000, rel=0.001)
    assert "coordinates_guessed" not in note_codes(programme)


@pytest.mark.parametrize("name", ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG:6.9:4326"])
def test_longitude_and_latitude_may_be_named_in_several_ways(name):
    assert area(read_programme([plan_map(in_system(4326), named_crs(name))])) == pytest.approx(10_000, rel=0.001)


@pytest.mark.parametrize("code", [28992, 4326, 3857])
@pytest.mark.parametrize("named", [True, False])
def test_swapped_axes_are_refused(code, named):
    crs = named_crs(f"EPSG:{code}") if named else None

    assert refusal(plan_map(in_system(code, swapped=True), crs)).code == "axes_swapped"


@pytest.mark.parametrize(("named", "real"), [(4326, 28992), (28992, 4326), (28992, 3857), (3857, 4326)])
def test_a_named_system_that_the_numbers_contradict_is_refused(named, real):
    problem = refusal(plan_map(in_system(real), named_crs(f"EPSG:{named}")))

    assert problem.code == "crs_contradicted"
    assert f"EPSG:{real}" in problem.text("nl")


@pytest.mark.parametrize("start", [(13.4, 52.5), (0, 0), (-74.0, 40.7), (600_000, 5_800_000), (1e308, 1e308)])
def test_a_place_outside_the_netherlands_is_refused(start):
    x, y = start
    ring = [[x, y], [x + 0.01, y], [x + 0.01, y + 0.01], [x, y]]

    assert refusal(plan_map(ring)).code == "outside_netherlands"


def test_one_polygon_abroad_sets_only_its_own_row_aside():
    abroad = [[x + 900_000, y] for x, y in SQUARE]
    file = geojson_file(
        [
            ({"plan_id": "P1", "gemeentecode": "GM0392"}, polygon(SQUARE)),
            ({"plan_id": "P2", "gemeentecode": "GM0392"}, polygon(abroad)),
        ]
    )

    programme = read_programme([file])

    assert programme.plans["plan_id"].to_list() == ["P1"]
    assert [(problem.code, problem.row) for problem in programme.problems] == [("polygon_outside", 2)]


A, B, C, D = SQUARE[:4]
BOW_TIE = polygon([A, C, B, D, A])
HOLE_OUTSIDE = polygon(SQUARE, [[x + 500, y] for x, y in SQUARE])
UNCLOSED = polygon([A, B, C, D])
TOO_SHORT = polygon([A, B, A])
WORDS = polygon([["x", "y"]] * 4)
NESTED = {"type": "Polygon", "coordinates": [[[[1, 2]]]]}
# A spike without area on the edge: repaired, the hectare stays a hectare.
SPIKE = polygon([A, B, [104100, 488050], [104150, 488050], [104100, 488050], C, D, A])


@pytest.mark.parametrize(
    ("geometry", "code"),
    [
        (BOW_TIE, "polygon_invalid"),
        (HOLE_OUTSIDE, "polygon_invalid"),
        (UNCLOSED, "polygon_unreadable"),
        (TOO_SHORT, "polygon_unreadable"),
        (WORDS, "polygon_unreadable"),
        (NESTED, "polygon_unreadable"),
        ({"type": "Polygon"}, "polygon_unreadable"),
        ({"type": "Cirkel", "coordinates": []}, "polygon_unreadable"),
        ("zomaar", "polygon_unreadable"),
        ([1], "polygon_unreadable"),
    ],
)
def test_a_polygon_that_is_none_sets_its_row_aside(geometry, code):
    good = ({"plan_id": "P1", "gemeentecode": "GM0392"}, polygon(SQUARE))
    programme = read_programme([geojson_file([good, ({"plan_id": "P2", "gemeentecode": "GM0392"}, geometry)])])

    assert programme.plans["plan_id"].to_list() == ["P1"]
    assert codes(programme) == [code]


@pytest.mark.parametrize(
    "geometry",
    [None, {"type": "Polygon", "coordinates": []}, {"type": "MultiPolygon", "coordinates": []},
     {"type": "Point", "coordinates": [5, 52]},
     {"type": "GeometryCollection", "geometries": []}],
)  # fmt: skip
def test_a_plan_without_polygon_stays(geometry):
    programme = read_programme([geojson_file([({"plan_id": "P1", "gemeentecode": "GM0392", "nieuw": 5}, geometry)])])

    assert programme.plans.loc[0, "geometry_wkb"] is None
    assert programme.phases["dwellings_new"].to_list() == [5]
    assert note_codes(programme) == ["rows_without_polygon"]


def test_a_polygon_whose_repair_keeps_its_area_is_repaired_with_a_note():
    programme = read_programme([geojson_file([({"plan_id": "P1", "gemeentecode": "GM0392"}, SPIKE)])])

    assert area(programme) == pytest.approx(10_000)
    assert shapely.from_wkb(programme.plans.loc[0, "geometry_wkb"]).is_valid
    assert "polygons_repaired" in note_codes(programme)


def collection(*shapes):
    return {"type": "GeometryCollection", "geometries": list(shapes)}


POINT = {"type": "Point", "coordinates": [104_000, 488_000]}
NEXT_TO_IT = [[x + 100, y] for x, y in SQUARE]


@pytest.mark.parametrize(
    ("shapes", "square_metres"),
    [
        ([polygon(SQUARE)], 10_000),
        ([POINT, polygon(SQUARE)], 10_000),
        ([polygon(SQUARE), polygon([[x + 500, y] for x, y in SQUARE])], 20_000),
        ([{"type": "MultiPolygon", "coordinates": [[SQUARE], [[[x + 500, y] for x, y in SQUARE]]]}], 20_000),
    ],
)
def test_the_polygons_of_a_collection_count_with_a_note(shapes, square_metres):
    programme = read_programme([geojson_file([({"plan_id": "P1", "gemeentecode": "GM0392", "nieuw": 1}, collection(*shapes))])])

    assert area(programme) == pytest.approx(square_metres)
    assert note_codes(programme) == ["coordinates_guessed", "polygons_of_collections"]


@pytest.mark.parametrize("shapes", [[POINT], []])
def test_a_collection_without_polygons_is_a_plan_without_polygon(shapes):
    programme = read_programme([geojson_file([({"plan_id": "P1", "gemeentecode": "GM0392", "nieuw": 1}, collection(*shapes))])])

    assert programme.plans.loc[0, "geometry_wkb"] is None
    assert note_codes(programme) == ["rows_without_polygon"]


def test_a_collection_in_a_geopackage_gives_its_polygons_as_well(tmp_path):
    shape = shapely.GeometryCollection([shapely.Point(104_000, 488_000), shapely.Polygon(SQUARE)])
    blob = b"GP\x00\x01" + struct.pack("<i", 28992) + shapely.to_wkb(shape)

    programme = read_programme(
        [NamedBytes("plannen.gpkg", geopackage(tmp_path, [f"UPDATE plannen SET geom = x'{blob.hex()}' WHERE fid = 1"]))]
    )

    assert area(programme) == pytest.approx(10_000)
    assert note_codes(programme) == ["polygons_of_collections"]


@pytest.mark.parametrize(
    "geometry",
    [collection(collection(polygon(SQUARE))), {"type": "GeometryCollection"}, collection({"type": "Polygon"}), collection("x")],
)
def test_a_collection_that_cannot_be_read_sets_its_row_aside(geometry):
    good = ({"plan_id": "P1", "gemeentecode": "GM0392"}, polygon(SQUARE))

    programme = read_programme([geojson_file([good, ({"plan_id": "P2", "gemeentecode": "GM0392"}, geometry)])])

    assert [(problem.code, problem.row) for problem in programme.problems] == [("polygon_unreadable", 2)]


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ([SQUARE, [[x + 50, y] for x, y in SQUARE]], "polygon_parts_overlap"),
        ([SQUARE, SQUARE], "polygon_parts_overlap"),
        ([[A, C, B, D, A], [[x + 500, y] for x, y in SQUARE]], "polygon_invalid"),
    ],
    ids=["half over", "twice the same", "a part that crosses itself"],
)
def test_parts_that_lie_over_each_other_are_told_apart_from_a_crossing(parts, code):
    good = ({"plan_id": "P1", "gemeentecode": "GM0392"}, polygon(SQUARE))
    several = {"type": "MultiPolygon", "coordinates": [[ring] for ring in parts]}

    programme = read_programme([geojson_file([good, ({"plan_id": "P2", "gemeentecode": "GM0392"}, several)])])

    assert codes(programme) == [code]
    assert programme.problems[0].text("nl") != programme.problems[0].text("en")


def test_parts_that_share_an_edge_are_one_polygon():
    several = {"type": "MultiPolygon", "coordinates": [[SQUARE], [NEXT_TO_IT]]}

    programme = read_programme([geojson_file([({"plan_id": "P1", "gemeentecode": "GM0392"}, several)])])

    assert area(programme) == pytest.approx(20_000)
    assert programme.problems == ()


def test_a_scribble_is_set_aside_fast():
    points = np.random.default_rng(0).random((1000, 2)) * 1000 + [104_000, 488_000]
    scribble = [*points.tolist(), points[0].tolist()]
    good = ({"plan_id": "P1", "gemeentecode": "GM0392"}, polygon(SQUARE))
    file = geojson_file([good, ({"plan_id": "P2", "gemeentecode": "GM0392"}, polygon(scribble))])

    programme = read_programme([file])

    assert codes(programme) == ["polygon_invalid"]


def test_heights_are_left_out():
    programme = read_programme([plan_map([[x, y, 3.0] for x, y in SQUARE])])

    assert not shapely.from_wkb(programme.plans.loc[0, "geometry_wkb"]).has_z


def test_a_geopackage_in_an_unknown_system_is_refused(tmp_path):
    assert refusal(NamedBytes("plannen.gpkg", geopackage(tmp_path, srs=2154))).code == "crs_unknown"


@pytest.mark.parametrize("srs", [0, -1])
def test_a_geopackage_that_leaves_its_system_undefined_is_placed_by_its_numbers(tmp_path, srs):
    programme = read_programme([NamedBytes("plannen.gpkg", geopackage(tmp_path, srs=srs))])

    assert area(programme) == pytest.approx(10_000)
    assert "coordinates_guessed" in note_codes(programme)


@pytest.mark.parametrize("srs", [28992, 25831])
@pytest.mark.parametrize("number", [float("nan"), float("inf"), -1e308])
def test_a_coordinate_that_is_no_number_sets_its_row_aside(tmp_path, number, srs):
    ring = np.array(in_system(srs))
    bad = ring.copy()
    bad[1, 0] = number
    statements = []
    for row, points in ((1, ring), (2, bad), (3, ring)):
        body = struct.pack("<BIII", 1, 3, 1, len(points)) + points.astype("<f8").tobytes()
        blob = b"GP\x00\x01" + struct.pack("<i", srs) + body
        statements.append(f"UPDATE plannen SET geom = x'{blob.hex()}' WHERE fid = {row}")

    programme = read_programme([NamedBytes("plannen.gpkg", geopackage(tmp_path, statements, srs=srs))])

    assert programme.plans["plan_id"].to_list() == ["P1", "P3"]
    assert codes(programme) == ["polygon_outside"]
