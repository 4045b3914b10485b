"""Is the overlap of a plan and a park what a surveyor works out, and when is it none?"""

from __future__ import annotations

import pytest
import shapely

from barcode.geometry import Tolerance, overlaps
from tests.geometry.shapes import array, rectangle, together

COLUMNS = ["plan", "park", "overlap_m2_gross", "share_of_plan_ratio", "share_of_park_ratio", "neighbour"]
# A park of 200 × 100 m = 20,000 m² that begins 100 m east of the common corner.
PARK = rectangle(100, 0, 200, 100)


def rows(plans, parks, *tolerance):
    """Every row of the frame as plan, park, m², share of plan, share of park, neighbour; shares in millionths at most."""
    frame = overlaps(array(*plans), array(*parks), *tolerance)
    assert list(frame.columns) == COLUMNS
    return [(*row[:3], round(row[3], 6), round(row[4], 6), row[5]) for row in frame.itertuples(index=False, name=None)]


def test_a_plan_takes_the_part_of_a_park_that_it_covers():
    # The plan of 100 × 100 m lies from 60 to 160 m: 60 × 100 = 6,000 m², of 10,000 and of 20,000.
    assert rows([rectangle(60, 0, 100, 100)], [PARK]) == [(0, 0, 6_000, 0.6, 0.3, False)]


@pytest.mark.parametrize(("metres", "whole"), [(10.04, 100), (10.05, 101), (10.06, 101)])
def test_an_overlap_is_rounded_once_and_half_a_square_metre_counts_as_one(metres, whole):
    # 10 m high: 100.4, 100.5 and 100.6 m²
    assert rows([rectangle(0, 0, 100 + metres, 10)], [PARK])[0][2] == whole


@pytest.mark.parametrize("plan", [rectangle(0, 0, 100, 100), rectangle(0, -100, 100, 100)], ids=["side", "corner"])
def test_a_plan_that_touches_a_park_is_its_neighbour(plan):
    assert rows([plan], [PARK]) == [(0, 0, 0, 0, 0, True)]


@pytest.mark.parametrize("gap", [0.01, 1, 500])
def test_a_plan_beside_a_park_has_nothing_to_do_with_it(gap):
    assert rows([rectangle(0 - gap, 0, 100, 100)], [PARK]) == []


# A plan of 10,000 m²: 0.1 % of it is 10 m², so that 1 m² decides. The strip is 100 m long.
@pytest.mark.parametrize(("width", "neighbour"), [(0.009, True), (0.010, True), (0.011, False), (0.02, False)])
def test_a_strip_of_at_most_one_square_metre_is_a_sliver(width, neighbour):
    assert rows([rectangle(width, 0, 100, 100)], [PARK])[0][5] is neighbour


# A plan of 20 × 40 = 800 m²: 0.1 % of it is 0.8 m², and that decides. The strip is 40 m long.
@pytest.mark.parametrize(("width", "neighbour"), [(0.015, True), (0.020, True), (0.021, False), (0.025, False)])
def test_of_a_small_plan_one_thousandth_is_a_sliver(width, neighbour):
    assert rows([rectangle(80 + width, 0, 20, 40)], [PARK])[0][5] is neighbour


def test_of_a_small_park_one_thousandth_is_a_sliver():
    # The park of 20 × 40 m is the smaller; a strip of 0.025 × 40 = 1 m² is more than 0.8 m².
    assert rows([PARK], [rectangle(80.025, 0, 20, 40)]) == [(0, 0, 1, 0.00005, 0.00125, False)]


def test_less_than_half_a_square_metre_takes_no_land():
    # 0.04 × 10 = 0.4 m² of a plan of 100 m² is more than its thousandth, and yet no whole square metre.
    assert rows([rectangle(90.04, 0, 10, 10)], [PARK]) == [(0, 0, 0, 0.004, 0.00002, True)]


# 50 m² or 1 % of the smaller (100 m²): 50 m² decides. The strip is 100 m long.
@pytest.mark.parametrize(("width", "neighbour"), [(0.49, True), (0.50, True), (0.51, False)])
def test_the_tolerance_is_a_setting(width, neighbour):
    tolerance = Tolerance(area_m2=50, share_ratio=0.01)

    assert rows([rectangle(width, 0, 100, 100)], [PARK], tolerance)[0][5] is neighbour


def test_without_tolerance_every_whole_square_metre_counts():
    assert rows([rectangle(0.01, 0, 100, 100)], [PARK], Tolerance(0, 0)) == [(0, 0, 1, 0.0001, 0.00005, False)]


def test_a_hole_in_a_park_is_not_taken():
    # 300 × 300 m with a hole of 100 × 100 in the middle: 80,000 m². The plan of 200 × 200 round the hole takes 40,000 − 10,000.
    park = rectangle(0, 0, 300, 300, rectangle(100, 100, 100, 100))

    assert rows([rectangle(50, 50, 200, 200)], [park]) == [(0, 0, 30_000, 0.75, 0.375, False)]


def test_a_plan_that_fills_the_hole_of_a_park_is_its_neighbour():
    hole = rectangle(100, 100, 100, 100)

    assert rows([hole], [rectangle(0, 0, 300, 300, hole)]) == [(0, 0, 0, 0, 0, True)]


def test_a_plan_within_the_hole_of_a_park_has_nothing_to_do_with_it():
    assert rows([rectangle(125, 125, 50, 50)], [rectangle(0, 0, 300, 300, rectangle(100, 100, 100, 100))]) == []


def test_a_hole_in_a_plan_takes_nothing():
    # The plan of 200 × 100 m covers the park but for its hole of 50 × 20 = 1,000 m².
    plan = rectangle(100, 0, 200, 100, rectangle(150, 40, 50, 20))

    assert rows([plan], [PARK]) == [(0, 0, 19_000, 1, 0.95, False)]


def test_the_parts_of_a_plan_are_one_plan():
    # 20 × 50 in the west and 10 × 50 in the east of the park, and 70 × 50 far off: 1,500 of 5,000 m²
    plan = together(rectangle(100, 0, 20, 50), rectangle(290, 0, 10, 50), rectangle(1_000, 0, 70, 50))

    assert rows([plan], [PARK]) == [(0, 0, 1_500, 0.3, 0.075, False)]


def test_the_parts_of_a_park_are_one_park():
    # The plan covers 100 × 30 of the one part and all 100 × 20 of the other: 5,000 of 10,000 and of 12,000 m².
    park = together(rectangle(0, 0, 100, 100), rectangle(0, 150, 100, 20))

    assert rows([rectangle(0, 70, 100, 100)], [park]) == [(0, 0, 5_000, 0.5, round(5 / 12, 6), False)]


def test_a_plan_over_two_parks_takes_of_both():
    # 300 × 10 m: 100 m in the first park, 50 m between, 150 m in the second
    parks = [rectangle(0, 0, 100, 50), rectangle(150, 0, 200, 50)]

    assert rows([rectangle(0, 0, 300, 10)], parks) == [
        (0, 0, 1_000, round(1 / 3, 6), 0.2, False),
        (0, 1, 1_500, 0.5, 0.15, False),
    ]


def test_two_plans_over_one_park_stand_in_two_rows():
    # They overlap each other as well; who takes what first is not for geometry to say.
    plans = [rectangle(100, 0, 50, 100), rectangle(120, 0, 80, 50)]

    assert rows(plans, [PARK]) == [(0, 0, 5_000, 1, 0.25, False), (1, 0, 4_000, 1, 0.2, False)]


def test_a_plan_inside_a_park_takes_its_own_area():
    assert rows([rectangle(150, 20, 30, 40)], [PARK]) == [(0, 0, 1_200, 1, 0.06, False)]


def test_a_park_inside_a_plan_goes_whole():
    # 1,000 × 400 m = 400,000 m²
    assert rows([rectangle(-300, -100, 1_000, 400)], [PARK]) == [(0, 0, 20_000, 0.05, 1, False)]


def test_a_plan_on_a_whole_park_takes_it_all():
    assert rows([PARK], [shapely.reverse(PARK)]) == [(0, 0, 20_000, 1, 1, False)]


def test_who_has_no_polygon_is_left_out_and_positions_stay():
    assert rows([None, rectangle(60, 0, 100, 100)], [None, None, PARK]) == [(1, 2, 6_000, 0.6, 0.3, False)]


@pytest.mark.parametrize(("plans", "parks"), [([], []), ([PARK], []), ([], [PARK]), ([None], [PARK]), ([PARK], [None])])
def test_of_nothing_comes_a_frame_without_rows(plans, parks):
    assert rows(plans, parks) == []


def test_rows_stand_in_order_of_plan_and_park():
    plans = [rectangle(x, 0, 100, 100) for x in (300, 0, 200, 100)]

    assert [row[:2] for row in rows(plans, plans)] == [
        (0, 0), (0, 2), (1, 1), (1, 3), (2, 0), (2, 2), (2, 3), (3, 1), (3, 2), (3, 3),
    ]  # fmt: skip


def test_an_empty_polygon_is_refused():
    with pytest.raises(ValueError, match=r"no polygon with an area at \[1\]"):
        overlaps(array(PARK, shapely.Polygon()), array(PARK))
