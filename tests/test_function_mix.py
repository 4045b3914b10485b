"""Is the function-mix index jobs ÷ (jobs + dwellings) × 100, and untold where that means nothing?"""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from barcode.function_mix import function_mix_index, index_per_plan
from barcode.trace import Missing, Traced, given
from barcode.units import Measure


def homes(number):
    return given("area_dwellings", Measure.DWELLING, number, None)


def jobs(low, value, high):
    return Traced("area_jobs", Measure.JOB, Fraction(low), Fraction(value), Fraction(high), 10, "input")


def test_three_jobs_to_one_dwelling_is_75_with_the_band_of_the_jobs():
    # 100 ÷ 200, 300 ÷ 400 and 900 ÷ 1,000.
    index = function_mix_index(jobs(100, 300, 900), homes(100), "GM9901")

    assert (index.low, index.value, index.high) == (50, 75, 90)


@pytest.mark.parametrize(
    ("work", "living"),
    [(jobs(0, 0, 0), homes(0)), (jobs(0, 5, 9), homes(0)), (jobs(-1, 5, 9), homes(100)), (jobs(5, 5, 5), homes(-1))],
    ids=["nobody", "perhaps nobody", "fewer than no jobs", "fewer than no dwellings"],
)
def test_it_cannot_be_told_of_a_place_that_may_be_empty(work, living):
    assert isinstance(function_mix_index(work, living, "GM9901"), Missing)


def test_it_says_what_is_lacking():
    lacking = function_mix_index(Missing("area_jobs", "jobs"), homes(3), "GM9901")

    assert (lacking.what, lacking.lacking, lacking.subject) == ("function_mix_index", "jobs", "GM9901")


def test_each_plan_alone_before_and_after():
    # 300 jobs and 100 dwellings: 75; with 100 jobs and 100 dwellings more 400 ÷ 600 × 100; unknown jobs stay unknown.
    before, after = index_per_plan(
        np.array([300.0, np.nan]), np.array([100.0, 100.0]), np.array([100.0, 1.0]), np.array([100.0, 1.0])
    )

    assert before[0] == 75
    assert after[0] == pytest.approx(200 / 3)
    assert np.isnan([before[1], after[1]]).all()
