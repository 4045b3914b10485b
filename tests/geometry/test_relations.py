"""Do overlaps and distances asked together, or of one plan alone, say what they say apart?"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import shapely

from barcode.geometry import ParkIndex, Tolerance, distances, overlaps, relations
from tests.geometry.shapes import array, rectangle, stars

PLANS, PARKS = stars(seed=4, count=80, within_m=3_000, radii_m=(20, 120)), stars(5, 60, 3_000, (60, 250))
REACH = np.random.default_rng(6).choice([0, 30, 100, 300, np.nan], size=60)
# Wide enough that some of the overlaps of these shapes are slivers.
TOLERANCE = Tolerance(area_m2=500, share_ratio=0.02)


def test_together_they_say_what_they_say_apart():
    both = relations(PLANS, PARKS, REACH, TOLERANCE)

    assert both.overlaps["neighbour"].any()
    assert not both.overlaps["neighbour"].all()
    pd.testing.assert_frame_equal(both.overlaps, overlaps(PLANS, PARKS, TOLERANCE))
    pd.testing.assert_frame_equal(both.distances, distances(PLANS, PARKS, REACH))


def test_a_plan_close_by_is_near_and_no_neighbour():
    both = relations(array(rectangle(100.002, 0, 50, 50)), array(rectangle(0, 0, 100, 100)), np.array([30.0]))

    assert both.distances["distance_m"].to_list() == [0.002]
    assert len(both.overlaps) == 0


def test_one_plan_is_judged_as_among_all():
    index, both = ParkIndex(PARKS, REACH), relations(PLANS, PARKS, REACH, TOLERANCE)

    for at, plan in enumerate(PLANS):
        for alone, among in zip(index.relations_of(plan, TOLERANCE), both, strict=True):
            own = among[among["plan"] == at].assign(plan=0).reset_index(drop=True)
            pd.testing.assert_frame_equal(alone, own)


def test_a_plan_without_polygon_has_no_relations():
    alone = ParkIndex(PARKS, REACH).relations_of(None)

    assert len(alone.overlaps) == len(alone.distances) == 0


def test_the_index_keeps_the_parks_that_it_was_given():
    parks, reach = array(rectangle(0, 0, 100, 100), None), np.array([50.0, 50.0])
    index = ParkIndex(parks, reach)
    parks[0], reach[0] = None, np.nan

    assert index.relations_of(rectangle(130, 0, 10, 10)).distances["distance_m"].to_list() == [30]


def test_the_index_refuses_a_plan_that_is_empty():
    with pytest.raises(ValueError, match="no polygon with an area"):
        ParkIndex(PARKS, REACH).relations_of(shapely.Polygon())
