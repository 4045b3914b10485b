"""Does an exact number keep its band, its measure and what it was made of?"""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from barcode.errors import MeasureMismatch
from barcode.norms import Place
from barcode.trace import InputUsed, Missing, Traced, difference, given, scaled, times, total
from barcode.units import Measure
from tests.builders import ON, book, library, norm

PLACE = Place("GM9901", "PV99", ())


def governing(norm_id, value, key="", **rest):
    return library(book("GM9901", [norm(norm_id, value, **rest)])).governing(norm_id, PLACE, ON, key)


def traced(low, value, high, measure=Measure.DWELLING):
    return Traced("dwellings_net", measure, Fraction(low), Fraction(value), Fraction(high), 1, "input")


def bounds(figure):
    return figure.low, figure.value, figure.high


def test_times_a_norm_takes_the_widest_band():
    # −10 to 20 dwellings × 0.5 to 2 jobs: from −20 to 40, value 10 × 1.
    jobs = times("jobs_asked", traced(-10, 10, 20), governing("jobs_per_dwelling", 1, low="0.5", high=2), 2)

    assert bounds(jobs) == (-20, 10, 40)
    assert jobs.measure is Measure.JOB
    assert (jobs.formula, jobs.operation) == (2, "product")


def test_dividing_by_a_norm_takes_the_widest_band():
    # 600 m² of floor ÷ 0.5 (0.4 to 0.6) m² floor per m² land: 1,200, from 1,000 to 1,500.
    index = governing("floor_space_index", {"office": {"value": "0.5", "low": "0.4", "high": "0.6"}}, key="office")
    land = times("land_asked", traced(600, 600, 600, Measure.FLOOR_GROSS), index, 6, divide=True)

    assert bounds(land) == (1000, 1200, 1500)
    assert land.measure is Measure.LAND_NET


def test_dividing_by_a_norm_that_may_be_zero_cannot_be_told():
    floor = times("fte_added", traced(1, 1, 1, Measure.FTE), governing("fte_per_job", 1, low=0), 4, divide=True)

    assert isinstance(floor, Missing)
    assert floor.lacking == "fte_per_job"


def test_a_norm_of_another_measure_is_refused_by_name():
    with pytest.raises(MeasureMismatch) as refusal:
        times("jobs_asked", traced(1, 1, 1, Measure.FTE), governing("jobs_per_dwelling", 1), 2)

    assert "fte" in refusal.value.text("nl")
    assert "job/dwelling" in refusal.value.text("nl")
    assert "GM9901/jobs_per_dwelling" in refusal.value.text("nl")


def test_without_a_norm_a_number_cannot_be_told_and_the_lack_travels_on():
    jobs = times("jobs_asked", traced(1, 1, 1), library(jobs_per_dwelling=None).governing("jobs_per_dwelling", PLACE, ON), 2)
    fte = times("fte_asked", jobs, governing("fte_per_job", 1), 4)
    both = total("fte_asked", [traced(1, 1, 1, Measure.FTE), fte], 4, Measure.FTE)

    assert {missing.lacking for missing in (jobs, fte, both)} == {"jobs_per_dwelling"}
    assert isinstance(difference("balance", traced(1, 1, 1), [both], 9), Missing)
    assert isinstance(difference("balance", both, [traced(1, 1, 1)], 9), Missing)


def test_in_a_difference_the_low_of_one_meets_the_high_of_the_other():
    # 10 (8 to 13) − 4 (1 to 6) − 1 (1 to 2): 5, from 8 − 6 − 2 = 0 to 13 − 1 − 1 = 11.
    left = difference("balance", traced(8, 10, 13), [traced(1, 4, 6), traced(1, 1, 2)], 9)

    assert bounds(left) == (0, 5, 11)


def test_a_sum_of_nothing_is_zero():
    assert bounds(total("balance", [], 9, Measure.LAND_NET)) == (0, 0, 0)


@pytest.mark.parametrize(
    "together", [lambda *two: total("balance", two, 9, Measure.LAND_NET), lambda a, b: difference("balance", a, [b], 9)]
)
def test_figures_of_two_measures_do_not_add(together):
    with pytest.raises(MeasureMismatch):
        together(traced(1, 1, 1, Measure.LAND_NET), traced(1, 1, 1, Measure.FLOOR_GROSS))


def test_a_measured_ratio_makes_an_estimate_and_so_does_all_that_follows():
    used = InputUsed("parks", "gross_m2", np.array([0]), per="net_m2")
    gross = scaled("land_asked_gross", traced(40, 60, 80, Measure.LAND_NET), Fraction(5, 4), used, Measure.LAND_GROSS, 6)

    assert bounds(gross) == (50, 75, 100)
    assert gross.estimated
    assert total("land_asked_gross", [gross], 6, Measure.LAND_GROSS).estimated


def test_every_norm_is_named_once_in_the_order_of_the_sum():
    people = given("dwellings_net", Measure.DWELLING, 10, None, 1)
    jobs = times("jobs_asked", people, governing("jobs_per_dwelling", 1), 2)
    fte = times("fte_asked", jobs, governing("fte_per_job", 1), 4)
    twice = total("fte_asked", [fte, fte], 4, Measure.FTE)

    assert [norm.name for norm in twice.norms()] == ["GM9901/jobs_per_dwelling", "GM9901/fte_per_job"]


def test_a_number_below_zero_keeps_the_widest_band():
    # −10 … −4 times 2 … 3: between −30 and −8
    jobs = times("jobs_asked", traced(-10, -6, -4), governing("jobs_per_dwelling", "2.5", low=2, high=3), 2)

    assert bounds(jobs) == (-30, -15, -8)
