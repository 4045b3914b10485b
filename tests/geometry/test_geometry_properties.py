"""What changes nothing, wherever and however a plan is drawn?

Areas are compared in whole square metres. One square metre may differ where a shape is cut in two: both parts are rounded.
"""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from barcode.geometry import relations
from tests.geometry.shapes import EAST, NORTH, array, moved, rectangle, star

RADII = st.lists(st.integers(20, 200), min_size=5, max_size=16)
SHAPES = st.builds(star, RADII, st.integers(0, 800), st.integers(0, 800))
# In millimetres, and far enough to cross the country, which reaches from 0 to 280 km and from 300 to 625 km.
VECTORS = st.tuples(st.integers(-150_000_000, 120_000_000), st.integers(-150_000_000, 150_000_000))
REACH_M = 100


def told(plans, parks):
    """All that is said of these plans and parks, in whole square metres and millimetres."""
    both = relations(plans, parks, np.full(len(parks), float(REACH_M)))
    overlaps = both.overlaps[["plan", "park", "overlap_m2_gross", "neighbour"]].to_numpy().tolist()
    return overlaps, both.distances.to_numpy().tolist()


@given(st.lists(SHAPES, min_size=1, max_size=4), st.lists(SHAPES, min_size=1, max_size=4), VECTORS)
def test_moving_everything_by_the_same_vector_changes_nothing(plans, parks, vector):
    east, north = vector[0] / 1_000, vector[1] / 1_000

    assert told(moved(array(*plans), east, north), moved(array(*parks), east, north)) == told(array(*plans), array(*parks))


@pytest.mark.parametrize("vector", [(0.1, 0.2), (-98_765.432, 123_456.789), (1 / 3, 1 / 7)])
def test_what_lies_at_the_edge_of_a_verdict_stays_there_when_all_is_moved(vector):
    # One square metre of a sliver, half a square metre of rounding, a side that is shared, and 100 m to the millimetre.
    plans = array(
        rectangle(0.01, 0, 100, 100), rectangle(0, 200, 100.05, 10), rectangle(0, 400, 100, 10), rectangle(-100, 600, 100, 10)
    )
    park = array(rectangle(100, 0, 200, 1_000))
    before, after = told(plans, park), told(moved(plans, *vector), moved(park, *vector))

    assert before[0] == [[0, 0, 1, True], [1, 0, 1, True], [2, 0, 0, True]]
    assert before[1] == [[0, 0, 0], [1, 0, 0], [2, 0, 0], [3, 0, 100]]
    assert after == before


@given(SHAPES, SHAPES, st.integers(1, 15))
def test_neither_the_first_vertex_nor_the_direction_matters(plan, park, turn):
    ring = shapely.get_coordinates(plan)[:-1]
    turned = np.roll(ring, turn % len(ring), axis=0)

    assert told(array(shapely.Polygon(turned)), array(park)) == told(array(plan), array(park))
    assert told(array(shapely.Polygon(turned[::-1])), array(shapely.reverse(park))) == told(array(plan), array(park))


@given(SHAPES, SHAPES, st.floats(0.1, 0.9))
def test_cutting_a_plan_in_two_changes_nothing_but_a_rounding(plan, park, where):
    west, south, east, north = shapely.bounds(plan)
    cut = west + where * (east - west)
    parts = [shapely.intersection(plan, shapely.box(*box)) for box in ((west, south, cut, north), (cut, south, east, north))]
    whole = told(array(plan), array(park))
    halves = told(array(*parts), array(park))

    assert sum(row[2] for row in halves[0]) == pytest.approx(sum(row[2] for row in whole[0]), abs=1)
    nearest = min((row[2] for row in halves[1]), default=None)
    assert nearest == pytest.approx(whole[1][0][2] if whole[1] else None, abs=0.001)


@given(SHAPES, SHAPES)
def test_a_park_lies_to_a_plan_as_the_plan_to_the_park(plan, park):
    assert told(array(plan), array(park)) == told(array(park), array(plan))


@given(SHAPES, SHAPES)
def test_no_overlap_is_larger_than_the_smaller_of_the_two(plan, park):
    both = relations(array(plan), array(park), np.array([0.0])).overlaps
    smaller = min(plan.area, park.area)

    assert (both["overlap_m2_gross"] <= smaller + 1).all()
    assert both[["share_of_plan_ratio", "share_of_park_ratio"]].stack().between(0, 1).all()


def test_the_vectors_stay_within_the_country():
    assert 150_000 < EAST < 280_000 - 120_000
    assert 300_000 + 150_000 < NORTH < 625_000 - 150_000
