"""Is what a plan asks its net dwellings times the coefficients of its group, in every block?"""

from __future__ import annotations

import numpy as np

from barcode.per_plan import asked_per_plan


def test_each_plan_takes_the_coefficients_of_its_own_group():
    asked = asked_per_plan(np.array([10, -4]), np.array([1, 0]), np.array([[1.0, 2.0], [0.5, np.nan]]))

    assert asked[0, 0] == 5
    assert np.isnan(asked[0, 1])
    assert asked[1].tolist() == [-4, -8]


def test_many_plans_are_worked_out_as_each_alone():
    plans = 50_001
    net, group = np.arange(plans), np.arange(plans) % 2
    asked = asked_per_plan(net, group, np.array([[3.0], [7.0]]))[:, 0]

    assert asked.tolist() == [plan * (3 if plan % 2 == 0 else 7) for plan in range(plans)]


def test_no_plans_ask_nothing():
    assert asked_per_plan(np.array([], dtype=np.int64), np.array([], dtype=np.intp), np.ones((0, 3))).shape == (0, 3)
