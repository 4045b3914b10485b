"""Do all ways to hold plans against parks find the same pairs? On two thousand plans, and without a clock."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from tests.bench import checks_contestants, geometry_contestants
from tests.bench.geometry_one_plan import draws, full_draws
from tests.bench.geometry_synthetic import PARKS, drawn
from tests.bench.synthetic import case

PLANS = 2_000


@pytest.fixture(scope="module")
def small():
    return case(PLANS)


def check(name, small):
    contestant = getattr(geometry_contestants, name)(small)
    return contestant.check(contestant.calculate())


def test_the_same_seed_draws_the_same_valid_polygons():
    one, other = drawn(PLANS), drawn(PLANS)

    assert (len(one.plans), len(one.parks)) == (PLANS, PARKS)
    assert shapely.equals_identical(np.concatenate([one.plans, one.parks]), np.concatenate([other.plans, other.parks])).all()
    assert (one.reach_m == other.reach_m).all()
    assert shapely.is_valid(one.plans).all()
    assert shapely.is_valid(one.parks).all()
    assert (shapely.get_num_coordinates(one.plans) - 1 >= 8).all()
    assert (shapely.get_num_coordinates(one.parks) - 1 <= 200).all()


@pytest.mark.parametrize("way", ["Plain", "Tuned"])
def test_shapely_finds_our_pairs_distances_and_overlaps(small, way):
    ours = check("Ours", small)

    assert len(ours.rows) > 100
    assert check(way, small) == ours


def test_buffers_find_no_pair_that_we_miss(small):
    ours, buffers = ({tuple(row) for row in check(name, small).rows} for name in ("Ours", "Buffers"))

    assert len(buffers) > 100
    assert buffers <= ours


def test_an_edited_plan_is_judged_in_some_time():
    wall, cpu = draws(1)[0]()

    assert wall > 0
    assert cpu >= 0


def test_all_checks_judge_the_overlaps_that_are_measured_within_the_same_reach(small):
    judged, measured = (getattr(checks_contestants, name)(small) for name in ("AllChecks", "Measured"))

    found = judged.check(judged.calculate())

    assert len(found.rows) > 50
    assert found == measured.check(measured.calculate())
    assert (judged.lying.reach_m == drawn(PLANS).reach_m).all()


def test_an_edited_plan_is_judged_by_all_checks_in_some_time():
    wall, cpu = full_draws(1)[0]()

    assert wall > 0
    assert cpu > 0
