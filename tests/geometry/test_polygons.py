"""Do rows become polygons that can be measured, and nothing else?"""

from __future__ import annotations

import subprocess
import sys

import pandas as pd
import pytest
import shapely

from barcode.errors import BarcodeError
from barcode.geometry import areas_m2_gross, polygons
from tests.geometry.shapes import EAST, NORTH, array, rectangle, together

SQUARE = rectangle(0, 0, 100, 100)
CROSSED = shapely.Polygon([(EAST + x, NORTH + y) for x, y in [(0, 0), (100, 100), (100, 0), (0, 100)]])
PARTS_ON_TOP_OF_EACH_OTHER = together(rectangle(0, 0, 100, 100), rectangle(50, 0, 100, 100))


def as_wkb(*shapes):
    return pd.Series([None if shape is None else shapely.to_wkb(shape) for shape in shapes], dtype="object")


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA])
def test_a_row_without_polygon_has_none(missing):
    found = polygons(pd.Series([shapely.to_wkb(SQUARE), missing], dtype="object", index=[7, 3]))

    assert found[0] == SQUARE
    assert found[1] is None


@pytest.mark.parametrize(
    "broken",
    [
        shapely.to_wkb(CROSSED),
        shapely.to_wkb(PARTS_ON_TOP_OF_EACH_OTHER),
        shapely.to_wkb(shapely.Polygon()),
        shapely.to_wkb(shapely.Point(EAST, NORTH)),
        shapely.to_wkb(SQUARE)[:20],
        b"",
    ],
    ids=["crossed", "doubled", "empty", "point", "cut off", "no bytes"],
)
def test_what_is_no_valid_polygon_is_refused_with_its_row(broken):
    with pytest.raises(BarcodeError) as refused:
        polygons(pd.Series([shapely.to_wkb(SQUARE), None, broken], dtype="object"))

    (problem,) = refused.value.problems
    assert (problem.code, problem.details) == ("polygon_not_measurable", {"count": 1, "rows": "3"})
    assert "teken het vlak opnieuw" in problem.sentence("nl")


def test_only_the_first_five_of_many_rows_are_named():
    with pytest.raises(BarcodeError) as refused:
        polygons(as_wkb(*[CROSSED] * 7))

    assert refused.value.problems[0].details == {"count": 7, "rows": "1, 2, 3, 4, 5 …"}


def test_areas_are_whole_square_metres_and_missing_where_there_is_no_polygon():
    # 12,500 m²; 100.5 m², where half goes up; 10,000 less a hole of 400; 200 + 300 in two parts
    shapes = array(
        rectangle(0, 0, 125, 100), rectangle(0, 0, 10.05, 10), None, rectangle(0, 0, 100, 100, rectangle(40, 40, 20, 20)),
        together(rectangle(0, 0, 20, 10), rectangle(50, 0, 30, 10)),
    )  # fmt: skip
    areas = areas_m2_gross(shapes)

    assert areas.dtype == "Int64"
    assert areas.to_list() == [12_500, 101, pd.NA, 9_600, 500]


def test_loading_geometry_does_not_load_shapely_yet(repository):
    code = "import sys, barcode.geometry; sys.exit('shapely' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], cwd=repository, check=False).returncode == 0
