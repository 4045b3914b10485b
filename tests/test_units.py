"""Do amounts of different measures stay apart, and does only a named norm turn one into another?"""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest

from barcode.errors import MeasureMismatch
from barcode.units import Amount, Column, Measure, Rate, Unit, exact_sum

PAIRS = list(permutations(Measure, 2))
PARK_LAND = Rate(Fraction(250), Unit(Measure.LAND_NET, Measure.FTE), "NL/land_per_fte")


def named_in(refusal, *measures):
    return all(str(measure) in refusal.value.text(language) for measure in measures for language in ("nl", "en"))


@pytest.mark.parametrize(("first", "second"), PAIRS, ids=lambda measure: str(measure))
def test_two_measures_never_add_subtract_or_compare(first, second):
    one, other = Amount(Fraction(1), first), Amount(Fraction(2), second)
    for together in (lambda: one + other, lambda: one - other, lambda: one < other, lambda: one <= other):
        with pytest.raises(MeasureMismatch) as refusal:
            together()
        assert named_in(refusal, first, second)


@pytest.mark.parametrize(("first", "second"), PAIRS, ids=lambda measure: str(measure))
def test_two_columns_of_different_measures_never_add_or_subtract(first, second):
    one, other = Column(np.array([1.0, 2.0]), first), Column(np.array([3.0, 4.0]), second)
    for together in (lambda: one + other, lambda: one - other):
        with pytest.raises(MeasureMismatch) as refusal:
            together()
        assert named_in(refusal, first, second)


@pytest.mark.parametrize("measure", Measure)
def test_amounts_of_one_measure_add_exactly(measure):
    third = Amount(Fraction(1, 3), measure)

    assert third + third + third == Amount(Fraction(1), measure)
    assert third - third == Amount(Fraction(0), measure)
    assert third * 3 == Amount(Fraction(1), measure)
    assert third < third * 2
    assert third <= third


def test_equal_numbers_of_different_measures_are_not_the_same_amount():
    assert Amount(Fraction(1), Measure.LAND_NET) != Amount(Fraction(1), Measure.LAND_GROSS)


def test_a_norm_turns_full_time_jobs_into_land():
    # 12 full-time jobs at 250 m² net land each are 3,000 m².
    assert Amount(Fraction(12), Measure.FTE).by(PARK_LAND) == Amount(Fraction(3000), Measure.LAND_NET)


@pytest.mark.parametrize("measure", [measure for measure in Measure if measure is not Measure.FTE])
def test_a_norm_per_full_time_job_refuses_every_other_measure(measure):
    with pytest.raises(MeasureMismatch) as refusal:
        Amount(Fraction(12), measure).by(PARK_LAND)
    assert named_in(refusal, measure, PARK_LAND.unit)
    with pytest.raises(MeasureMismatch) as refusal:
        Column(np.array([12.0]), measure).by(PARK_LAND)
    assert named_in(refusal, measure, PARK_LAND.unit)


@pytest.mark.parametrize("measure", Measure)
def test_a_ratio_keeps_the_measure(measure):
    share = Rate(Fraction(3, 10), Unit(Measure.RATIO), "NL/jobs_share")

    assert Amount(Fraction(10), measure).by(share) == Amount(Fraction(3), measure)


def test_a_column_is_converted_as_its_amounts_are():
    column = Column(np.array([1.0, 2.0, -4.0]), Measure.FTE).by(PARK_LAND)

    assert column.measure is Measure.LAND_NET
    assert column.values.tolist() == [250.0, 500.0, -1000.0]
    assert (column + column).values.tolist() == [500.0, 1000.0, -2000.0]
    assert (column - column).values.tolist() == [0.0, 0.0, 0.0]


@pytest.mark.parametrize(
    ("metres", "hectares"), [(Measure.LAND_NET, Measure.HECTARE_NET), (Measure.LAND_GROSS, Measure.HECTARE_GROSS)]
)
def test_hectares_are_ten_thousand_square_metres_of_the_same_land(metres, hectares):
    # 1,2345 ha = 12,345 m², and back.
    assert Amount(Fraction(12345, 10_000), hectares).to(metres) == Amount(Fraction(12_345), metres)
    assert Amount(Fraction(12_345), metres).to(hectares) == Amount(Fraction(12345, 10_000), hectares)
    assert Amount(Fraction(7), metres).to(metres) == Amount(Fraction(7), metres)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pair
        for pair in PAIRS
        if {*pair} not in ({Measure.LAND_NET, Measure.HECTARE_NET}, {Measure.LAND_GROSS, Measure.HECTARE_GROSS})
    ],
    ids=lambda measure: str(measure),
)
def test_nothing_else_changes_measure_without_a_norm(first, second):
    with pytest.raises(MeasureMismatch) as refusal:
        Amount(Fraction(1), first).to(second)
    assert named_in(refusal, first, second)


@pytest.mark.parametrize("text", ["m2_net/fte", "job/dwelling", "ratio", "m2_gfa/m2_net", "ha_gross"])
def test_a_unit_is_written_as_it_is_read(text):
    assert str(Unit.parse(text)) == text


@pytest.mark.parametrize("text", ["m2", "m2_net/", "/fte", "m2_net/fte/job", "", "M2_NET"])
def test_an_unknown_unit_is_refused(text):
    with pytest.raises(ValueError, match="Measure"):
        Unit.parse(text)


def test_numbers_with_and_without_a_shared_denominator_add_exactly():
    # 2 + 3 − 1 + 1/3 + 1/3 − 1/2 = 4 + 4/6 − 3/6
    terms = [
        (1, Fraction(2)),
        (1, Fraction(3)),
        (-1, Fraction(1)),
        (1, Fraction(1, 3)),
        (1, Fraction(1, 3)),
        (-1, Fraction(1, 2)),
    ]
    assert exact_sum(terms) == Fraction(25, 6)
    assert exact_sum([]) == 0
