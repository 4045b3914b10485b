"""Does no square metre of a park count twice, however many plans lie on it?"""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely

from barcode.geometry import overlaps
from barcode.geometry.taken_once import taken_once

PARK = shapely.box(0, 0, 100, 100)


def taken(plans, parks, turn) -> list[int]:
    drawn, grounds = np.array(plans, dtype=object), np.array(parks, dtype=object)
    takings: pd.DataFrame = overlaps(drawn, grounds)
    return taken_once(drawn, grounds, takings, np.array(turn, dtype=np.int64)).tolist()


def test_a_plan_alone_takes_what_it_covers() -> None:
    assert taken([shapely.box(50, 0, 150, 100)], [PARK], [0]) == [5000]


def test_of_two_plans_that_overlap_the_later_takes_what_is_left() -> None:
    # The first covers 0–60, the second 40–100; 20 × 100 m² lie under both.
    plans = [shapely.box(0, 0, 60, 100), shapely.box(40, 0, 100, 100)]
    assert taken(plans, [PARK], [0, 1]) == [6000, 4000]
    assert taken(plans, [PARK], [1, 0]) == [4000, 6000]


def test_a_third_plan_takes_what_two_leave() -> None:
    plans = [shapely.box(0, 0, 50, 100), shapely.box(50, 0, 90, 100), shapely.box(0, 0, 100, 100)]
    assert taken(plans, [PARK], [0, 1, 2]) == [5000, 4000, 1000]


def test_plans_beside_each_other_take_nothing_from_each_other() -> None:
    plans = [shapely.box(0, 0, 50, 100), shapely.box(50, 0, 100, 100)]
    assert taken(plans, [PARK], [0, 1]) == [5000, 5000]


def test_plans_that_overlap_off_the_park_keep_what_they_cover_of_it() -> None:
    plans = [shapely.box(0, -50, 50, 10), shapely.box(50, -50, 100, 10), shapely.box(0, -50, 100, -20)]
    assert taken(plans[:2], [PARK], [0, 1]) == [500, 500]
    assert taken(plans, [PARK], [0, 1]) == [500, 500]


def test_every_park_has_its_own_turns() -> None:
    parks = [PARK, shapely.box(100, 0, 200, 100)]
    plans = [shapely.box(0, 0, 200, 50), shapely.box(50, 0, 150, 100)]
    # rows: plan 0 on both parks, plan 1 on both parks; on the second park the second plan goes first
    assert taken(plans, parks, [0, 3, 1, 2]) == [5000, 2500, 2500, 5000]
