"""Are the shapes of the map where they belong, and all of them?"""

from __future__ import annotations

import json

import numpy as np
import pytest
import shapely

from barcode.ui.map_shapes import bounds_of, in_degrees, shapes_of, zones_of
from tests.builders import plan, programme

# The spire of Amersfoort, origin of the Dutch grid: x 155,000 m, y 463,000 m; 5.38720621° east, 52.15517440° north.
SPIRE = (155_000, 463_000)
EAST, NORTH = 5.38720621, 52.15517440
HUNDRED_METRES = 100


def square(west: float, south: float, side: float = HUNDRED_METRES) -> bytes:
    return shapely.to_wkb(shapely.box(west, south, west + side, south + side))


def features(layer):
    return json.loads(layer.file.body)["features"]


def park(park_id: str, shape: bytes | None = None, **rest: object) -> dict[str, object]:
    return {"park_id": park_id, "municipality_code": "GM9901", "geometry_wkb": shape, **rest}


def test_the_spire_of_amersfoort_stands_where_the_dutch_grid_begins():
    east, north = shapely.get_coordinates(in_degrees(np.array([shapely.Point(SPIRE)])))[0]

    # A ten-thousandth of a degree is about ten metres.
    assert east == pytest.approx(EAST, abs=1e-4)
    assert north == pytest.approx(NORTH, abs=1e-4)


def test_coordinates_have_six_decimals_at_most():
    shapes = shapes_of(programme(plans=[plan("P", 1, geometry_wkb=square(*SPIRE))]))

    numbers = [number for point in features(shapes.plans)[0]["geometry"]["coordinates"][0] for number in point]

    assert all(round(number, 6) == number for number in numbers)


def test_each_shape_says_which_row_it_is_and_carries_a_point_for_its_sign():
    shapes = shapes_of(programme(plans=[plan("A", 1, name="Eerste"), plan("B", 1, name="Tweede", geometry_wkb=square(*SPIRE))]))

    found = features(shapes.plans)

    assert [one["properties"] for one in found] == [{"row": 1, "name": "Tweede"}] * 2
    assert [one["geometry"]["type"] for one in found] == ["Polygon", "Point"]
    assert shapely.contains(shapes.plans.polygons[1], shapely.Point(found[1]["geometry"]["coordinates"]))
    assert shapes.plans.count == 1


def test_a_park_carries_its_highest_category_and_a_question_mark_without():
    parks = [park("A", square(*SPIRE), category_high="3.2"), park("B", square(*SPIRE))]

    found = features(shapes_of(programme(parks=parks)).parks)

    assert [one["properties"]["word"] for one in found[::2]] == ["3.2", "?"]


def test_a_name_of_a_file_stays_text_between_its_quotes():
    name = '"}}]}</script><img src=x onerror=alert(1)>'
    shapes = shapes_of(programme(plans=[plan("A", 1, name=name, geometry_wkb=square(*SPIRE))]))

    assert features(shapes.plans)[0]["properties"]["name"] == name


def test_the_land_that_a_plan_and_a_park_share_is_drawn_and_that_of_neighbours_is_not():
    east, north = SPIRE
    plans = [
        plan("half over", 1, geometry_wkb=square(east + 50, north)),
        plan("beside", 1, geometry_wkb=square(east - 100, north)),
    ]
    shapes = shapes_of(programme(plans=plans, parks=[park("park", square(east, north))]))

    assert shapes.shared.count == 1
    west, south, _, _ = in_degrees(np.array([shapely.box(east + 50, north, east + 100, north + 100)]))[0].bounds
    assert shapes.shared.polygons[0].bounds[:2] == pytest.approx((west, south), abs=1e-6)


def test_without_polygons_there_are_no_bounds():
    shapes = shapes_of(programme(plans=[plan("A", 1)], parks=[park("B")]))

    assert shapes.bounds is None
    assert features(shapes.plans) == []
    assert bounds_of([]) is None


def test_a_zone_lies_as_far_round_a_park_as_it_asks_and_only_where_it_asks():
    east, north = SPIRE
    asked = programme(parks=[park("asks", square(east, north)), park("asks nothing", square(east, north)), park("nowhere")])

    zones = zones_of(asked, np.array([50.0, np.nan, 50.0]))

    expected = in_degrees(np.array([shapely.box(east - 50, north - 50, east + 150, north + 150)]))[0].bounds
    assert zones.count == 1
    assert zones.polygons[0].bounds == pytest.approx(expected, abs=1e-5)


def test_the_same_shapes_keep_their_address_when_something_else_changes():
    first = programme(plans=[plan("A", 1, geometry_wkb=square(*SPIRE))])
    more = programme(plans=[plan("A", 900, geometry_wkb=square(*SPIRE))])

    one, other = shapes_of(first), shapes_of(more)

    assert one.plans.file.address == other.plans.file.address


def test_outlines_are_shapes_without_a_sign_and_do_not_move_what_is_in_sight():
    east, north = SPIRE
    drawn = programme(
        areas={"GM9902": {"geometry_wkb": square(east - 5_000, north, 10_000)}},
        plans=[plan("A", 1, geometry_wkb=square(east, north))],
    )

    shapes = shapes_of(drawn)

    assert [(one["geometry"]["type"], one["properties"]) for one in features(shapes.outlines)] == [("Polygon", {"row": 0})]
    assert shapes.outlines.count == 1
    assert shapes.bounds == bounds_of([shapes.plans.polygons])


def test_outlines_alone_are_what_is_in_sight():
    drawn = programme(areas={"GM9901": {"geometry_wkb": square(*SPIRE)}}, plans=[plan("A", 1)])

    shapes = shapes_of(drawn)

    assert shapes.bounds == bounds_of([shapes.outlines.polygons])
    assert shapes.bounds is not None
