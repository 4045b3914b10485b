"""Is the distance from a plan to a park what a surveyor measures from edge to edge, and is no pair missed?"""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from barcode.geometry import distances
from tests.geometry.shapes import EAST, NORTH, array, rectangle, stars, together

NOTHING_ASKED = float("nan")
PARK = rectangle(0, 0, 100, 100)


def rows(plans, parks, *reach):
    frame = distances(array(*plans), array(*parks), np.array(reach))
    assert list(frame.columns) == ["plan", "park", "distance_m"]
    return list(frame.itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("plan", "metres"),
    [
        (rectangle(130, 0, 10, 10), 30),
        (rectangle(-55, 200, 400, 10), 100),
        (rectangle(130, 140, 10, 10), 50),  # 30 east and 40 north: √(900 + 1,600)
        (rectangle(-22, -17, 10, 5), 16.971),  # 12 west and 12 south: √288 = 16.9706
    ],
    ids=["east", "north", "corner to corner", "in millimetres"],
)
def test_a_distance_runs_from_edge_to_edge(plan, metres):
    assert rows([plan], [PARK], 200) == [(0, 0, metres)]


@pytest.mark.parametrize(
    "plan",
    [
        rectangle(100, 0, 50, 50),
        rectangle(100, 100, 50, 50),
        rectangle(90, 90, 50, 50),
        rectangle(40, 40, 10, 10),
        rectangle(-50, -50, 300, 300),
        PARK,
    ],
    ids=["side", "corner", "overlap", "inside", "around", "same"],
)
def test_there_is_no_distance_between_what_touches_or_overlaps(plan):
    assert rows([plan], [PARK], 0) == [(0, 0, 0)]


def test_a_plan_in_the_hole_of_a_park_lies_as_far_as_the_edge_of_the_hole():
    # A hole of 100 × 100 m round a plan of 60 × 50 m: 20 m in the west and east, 25 m in the north and south.
    park = rectangle(0, 0, 300, 300, rectangle(100, 100, 100, 100))

    assert rows([rectangle(120, 125, 60, 50)], [park], 30) == [(0, 0, 20)]


def test_the_nearest_part_counts():
    plan, park = together(rectangle(500, 0, 10, 10), rectangle(170, 0, 10, 10)), together(PARK, rectangle(0, 900, 10, 10))

    assert rows([plan], [park], 100) == [(0, 0, 70)]


@pytest.mark.parametrize(("reach", "found"), [(49.999, False), (50, True), (50.001, True)])
def test_who_lies_at_the_reach_itself_lies_within(reach, found):
    assert bool(rows([rectangle(130, 140, 10, 10)], [PARK], reach)) is found


@pytest.mark.parametrize("west", [0.1, 0.2, 0.3, 0.7, 1.1])
def test_a_plan_drawn_at_a_distance_lies_at_that_distance_wherever_it_is(west):
    # In binary floating point some of these lie a little nearer and others a little farther than they were drawn.
    park = rectangle(west, 0, 100.1, 100)

    assert rows([rectangle(west + 100.1 + 50.2, 0.3, 10, 10)], [park], 50.2) == [(0, 0, 50.2)]
    assert rows([rectangle(west + 100.1, 0.3, 10, 10)], [park], 0) == [(0, 0, 0)]


def test_every_park_has_a_reach_of_its_own():
    plan, parks = rectangle(130, 0, 10, 10), [PARK, PARK, PARK, None]

    assert rows([plan], parks, 29, 30, NOTHING_ASKED, 500) == [(0, 1, 30)]


def test_of_a_park_without_reach_nothing_is_asked_even_where_it_is_overlapped():
    assert rows([PARK], [PARK, PARK], NOTHING_ASKED, 0) == [(0, 1, 0)]


def test_a_pair_that_a_buffer_cuts_off_is_found():
    # A buffer of 100 m is a polygon too: halfway between two of its corners its edge lies 12 cm too near.
    between_corners = np.pi / 64
    tip = (EAST + 100 + 99.95 * np.cos(between_corners), NORTH + 100 + 99.95 * np.sin(between_corners))
    plan = shapely.Polygon([tip, (tip[0] + 50, tip[1]), (tip[0] + 50, tip[1] + 50)])

    assert not shapely.intersects(shapely.buffer(PARK, 100), plan)
    assert rows([plan], [PARK], 100) == [(0, 0, 99.95)]


def test_every_pair_within_reach_is_found():
    plans, parks = stars(seed=1, count=300, within_m=5_000, radii_m=(5, 80)), stars(2, 200, 5_000, (40, 250))
    reach = np.random.default_rng(3).choice([0, 10, 50, 200, 700, np.nan], size=200)
    every = np.round(shapely.distance(plans[:, None], parks[None, :]), 3)
    plan, park = np.nonzero(every <= reach)
    found = distances(plans, parks, reach)

    assert len(plan) > 1_000
    assert found["plan"].tolist() == plan.tolist()
    assert found["park"].tolist() == park.tolist()
    assert found["distance_m"].tolist() == every[plan, park].tolist()


@pytest.mark.parametrize("reach", [[], [1, 2], [-1]])
def test_one_reach_a_park_is_expected_and_none_below_zero(reach):
    with pytest.raises(ValueError, match="every park has one reach"):
        distances(array(PARK), array(PARK), np.array(reach, dtype=float))


@pytest.mark.parametrize(("plans", "parks"), [([], []), ([PARK], []), ([], [PARK]), ([None], [None])])
def test_of_nothing_comes_a_frame_without_rows(plans, parks):
    assert rows(plans, parks, *[10] * len(parks)) == []
