"""Are the outlines of municipalities read, joined and named, without any figure changing?"""

from __future__ import annotations

import sqlite3
from typing import Any

import numpy as np
import pytest
import shapely

from barcode import assess
from barcode.exports import assessment_document
from barcode.norms import NormLibrary
from barcode.norms.reader import read_books
from barcode.programme import Programme
from barcode.readers import NamedBytes, read_programme
from barcode.readers.layouts import recognised
from tests.builders import ON
from tests.readers.sample_files import SQUARE, codes, csv_file, geojson_file, geopackage, named_crs, note_codes, polygon, refusal

RD = named_crs("urn:ogc:def:crs:EPSG::28992")
# The headings of the municipal boundaries as CBS publishes them, in two of its products.
CBS_AREAS = ["statcode", "statnaam", "jrstatcode", "rubriek"]
CBS_KEY_FIGURES = ["gemeentecode", "gemeentenaam", "water", "aantal_inwoners", "jaar"]


def square(east: float = 0, side: float = 100) -> list[list[float]]:
    """A square that begins so many metres east of `SQUARE`."""
    west, south = SQUARE[0][0] + east, SQUARE[0][1]
    return [[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]]


def outline_file(
    *features: tuple[dict[str, Any], list[list[float]]], crs: Any = RD, name: str = "gemeenten.geojson"
) -> NamedBytes:
    return geojson_file([(own, polygon(ring)) for own, ring in features], crs, name)


def outlines(programme: Programme) -> dict[str, Any]:
    drawn = programme.areas[programme.areas["geometry_wkb"].notna()]
    return {code: shapely.from_wkb(body) for code, body in zip(drawn["municipality_code"], drawn["geometry_wkb"], strict=True)}


@pytest.mark.parametrize(
    "own",
    [
        {"statcode": "GM0392", "statnaam": "Haarlem", "rubriek": "gemeente"},
        {"gemeentecode": "0392", "gemeentenaam": "anders gespeld"},
        {"gemeentecode": 392},
        {"gemeente": "Haarlem"},
        {"gemeente": "GM0392"},
        {"statcode": None, "statnaam": "Haarlem"},
        {"gemeentecode": "GM0392", "water": "JA", "jaar": 2024},
    ],
)
def test_a_municipality_is_known_by_its_code_or_else_by_its_name(own):
    programme = read_programme([outline_file((own, SQUARE))])

    assert programme.problems == ()
    assert {code: shape.area for code, shape in outlines(programme).items()} == {"GM0392": 10_000}
    assert (programme.areas["name"].item(), len(programme.plans), len(programme.parks)) == ("Haarlem", 0, 0)


def test_a_layer_of_a_geopackage_gives_outlines_too(tmp_path):
    package = geopackage(tmp_path, rows=1)
    path = tmp_path / "gemeenten.gpkg"
    path.write_bytes(package)
    connection = sqlite3.connect(path)
    for column in ("plan_id", "naam", "nieuw"):
        connection.execute(f"ALTER TABLE plannen DROP COLUMN {column}")
    connection.commit()
    connection.close()

    programme = read_programme([path])

    assert {code: shape.area for code, shape in outlines(programme).items()} == {"GM0392": 10_000}


def test_an_outline_stands_at_the_key_figures_of_its_municipality():
    figures = csv_file("gemeentecode;naam;provinciecode;woningen\nGM9901;Nieuwstad;PV99;24.000\n", "gebieden.csv")

    programme = read_programme([outline_file(({"gemeentecode": "GM9901"}, SQUARE)), figures])

    row = programme.areas.iloc[0]
    assert (len(programme.areas), row["dwellings"], row["source_file"]) == (1, 24_000, "gebieden.csv")
    assert list(outlines(programme)) == ["GM9901"]
    assert (programme.rows_read, programme.rows_set_aside) == (2, 0)


def test_a_municipality_that_is_not_known_is_named_and_set_aside():
    file = outline_file(
        ({"statcode": "GM0000", "statnaam": "Haarlem"}, SQUARE),
        ({"statcode": "PV27", "statnaam": "Utrecht"}, SQUARE),
        ({"statcode": "", "statnaam": ""}, SQUARE),
        ({"statcode": "GM0392", "statnaam": ""}, SQUARE),
    )

    programme = read_programme([file])

    # A code that is not known is not replaced by a name: a province has a name that a city has as well.
    assert codes(programme) == ["municipality_unknown", "municipality_unknown", "cell_blank"]
    assert [(problem.row, problem.column, problem.found) for problem in programme.problems][:2] == [
        (1, "statcode", "GM0000"), (2, "statcode", "PV27"),
    ]  # fmt: skip
    assert (programme.rows_read, programme.rows_set_aside) == (4, 3)
    assert list(outlines(programme)) == ["GM0392"]


def test_a_name_that_two_municipalities_share_is_not_guessed():
    programme = read_programme([outline_file(({"gemeente": "Bergen"}, SQUARE), ({"gemeente": "Haarlem"}, square(500)))])

    assert codes(programme) == ["municipality_ambiguous"]
    assert list(outlines(programme)) == ["GM0392"]


def test_a_municipality_given_more_than_once_is_joined_and_told():
    first = outline_file(({"gemeentecode": "GM0392"}, SQUARE), ({"gemeentecode": "GM0392"}, square(100)))
    second = outline_file(({"gemeentecode": "GM0392"}, square(150)), name="nog-een.geojson")

    programme = read_programme([first, second])

    # 100 m, 100 m beside it, and 50 m that stick out of the third; all 100 m high.
    assert outlines(programme)["GM0392"].equals(shapely.box(104_000, 488_000, 104_250, 488_100))
    assert [(note.file, note.details["count"]) for note in programme.notes] == [("gemeenten.geojson, nog-een.geojson", 1)]


@pytest.mark.parametrize(("side", "holes"), [(223, 0), (224, 1)])
def test_a_gap_between_districts_is_closed_and_a_hole_stays(side, holes):
    # 223 × 223 m is 49,729 m² and 224 × 224 m is 50,176 m²; a gap is 50,000 m² at most.
    west, south, thick = 104_000, 488_000, 100
    inner = shapely.box(west, south, west + side, south + side)
    ring = shapely.difference(inner.buffer(thick, join_style="mitre"), inner)
    halves = [
        ring.intersection(box)
        for box in (shapely.box(0, south + side / 2, 300_000, 600_000), shapely.box(0, 0, 300_000, south + side / 2))
    ]
    file = outline_file(*(({"gemeentecode": "GM0392"}, shapely.get_coordinates(half).tolist()) for half in halves))

    assert len(outlines(read_programme([file]))["GM0392"].interiors) == holes


def test_one_polygon_keeps_its_own_hole():
    hole = [[104_040, 488_040], [104_060, 488_040], [104_060, 488_060], [104_040, 488_060], [104_040, 488_040]]
    file = geojson_file([({"gemeentecode": "GM0392"}, polygon(SQUARE, hole))], RD)

    assert outlines(read_programme([file]))["GM0392"].area == 10_000 - 400


def test_a_row_without_polygon_is_told_and_counts_as_read():
    programme = read_programme(
        [geojson_file([({"gemeente": "Haarlem"}, None), ({"gemeente": "Castricum"}, polygon(SQUARE))], RD)]
    )

    assert note_codes(programme) == ["outlines_blank"]
    assert (programme.rows_read, programme.rows_set_aside) == (2, 0)
    assert len(outlines(programme)) == 1


def test_a_bad_polygon_sets_its_row_aside_as_that_of_a_plan_does():
    bow = [[104_000, 488_000], [104_100, 488_100], [104_100, 488_000], [104_000, 488_050], [104_000, 488_000]]
    abroad = [[x + 700_000, y] for x, y in SQUARE]
    file = outline_file(({"gemeente": "Haarlem"}, SQUARE), ({"gemeente": "Castricum"}, bow), ({"gemeente": "Utrecht"}, abroad))

    programme = read_programme([file])

    assert codes(programme) == ["polygon_invalid", "polygon_outside"]
    assert programme.rows_set_aside == 2


def test_a_coordinate_system_that_is_not_known_is_refused():
    assert refusal(outline_file(({"gemeente": "Haarlem"}, SQUARE), crs=named_crs("EPSG:99999"))).code == "crs_unknown"


def test_degrees_are_placed_in_the_national_grid():
    # The spire of Amersfoort, origin of the grid.
    ring = [[5.387, 52.155], [5.389, 52.155], [5.389, 52.156], [5.387, 52.156], [5.387, 52.155]]

    outline = outlines(read_programme([outline_file(({"gemeente": "Amersfoort"}, ring), crs=named_crs("EPSG:4326"))]))["GM0307"]

    assert outline.distance(shapely.Point(155_000, 463_000)) < 50


@pytest.mark.parametrize("headings", [CBS_AREAS, CBS_KEY_FIGURES, ["gemeente"], ["gemeentecode", "naam"]])
def test_a_map_of_municipalities_is_known_by_its_headings(headings):
    assert recognised(headings, has_geometry=True).name in {"own.area_polygons", "own.named_area_polygons"}


@pytest.mark.parametrize(
    ("headings", "layout"),
    [
        (["rin", "gemeentecode", "gemeentenaam"], "own.park_polygons"),
        (["plannummer", "gemeentenaam"], "own.plan_polygons"),
        (["plan_id", "gemeente", "nieuw"], "own.plans"),
    ],
)
def test_a_map_with_a_number_of_a_plan_or_park_is_no_map_of_municipalities(headings, layout):
    assert recognised(headings, has_geometry=True).name == layout


def test_a_map_of_parks_that_lacks_its_number_is_no_map_of_municipalities():
    own = {"naam": "Waarderpolder", "gemeentecode": "GM0392", "soort": "gemengd", "bruto_ha": 100}

    problem = refusal(geojson_file([(own, polygon(SQUARE))], RD))

    assert (problem.code, problem.details["missing"]) == ("headings_missing", "rin")


def test_outlines_change_no_figure_of_an_assessment(repository):
    folder = repository / "data" / "voorbeeldregio"
    files = [path for path in sorted(folder.iterdir()) if path.suffix in {".csv", ".geojson"}]
    books = NormLibrary([*read_books(repository / "norms"), *read_books(folder / "normen")])
    more = outline_file(({"gemeente": "Haarlem"}, SQUARE), name="buren.geojson")

    bare = read_programme([path for path in files if path.name != "gemeenten.geojson"])
    drawn = read_programme([*files, more])
    before, after = (assessment_document(assess(programme, books, ON)) for programme in (bare, drawn))

    assert not bare.areas["geometry_wkb"].notna().any()
    assert len(outlines(drawn)) == 5
    # Four outlines of the region and one of a neighbour; nothing else differs.
    assert after["programme"].pop("rows_read") == before["programme"].pop("rows_read") + 5
    assert after == before


def test_outlines_that_are_added_later_join_the_municipalities_that_are_there():
    plans = csv_file("plan_id;gemeentecode;nieuw\nP1;GM0392;5\n")
    later = outline_file(({"gemeente": "Haarlem"}, SQUARE), ({"gemeente": "Castricum"}, square(500)))

    programme = read_programme([plans]) + read_programme([later])
    at_once = read_programme([plans, later])

    assert set(outlines(programme)) == set(outlines(at_once)) == {"GM0392", "GM0383"}
    assert programme.areas["municipality_code"].to_list() == ["GM0392", "GM0383"]
    assert programme.checked() is programme


def test_districts_of_the_whole_country_make_outlines_of_every_municipality(real_input):
    path = real_input / "cbs-wijken-2024" / "wijken_2024.geojson"
    if not path.is_file():
        pytest.skip(f"no districts at {path}")

    programme = read_programme([path])
    found = outlines(programme)

    # The district of what lies abroad belongs to no municipality.
    assert [(problem.code, problem.found) for problem in programme.problems] == [("municipality_unknown", "GM0998")]
    assert (programme.rows_read, programme.rows_set_aside, len(found)) == (3_475, 1, 342)
    # Total areas as CBS gives them, land and water [km²]: a general outline is within one per cent of them.
    expected = {"GM0392": 32.1, "GM0344": 99.2, "GM0599": 324.1}
    for code, area in expected.items():
        assert found[code].area / 1_000_000 == pytest.approx(area, rel=0.01), code
    shapes = np.array(list(found.values()))
    assert shapely.is_valid(shapes).all()
    assert len(programme.plans) == 0
