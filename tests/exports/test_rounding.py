"""The line "afrondingsverschil"."""

from __future__ import annotations

from fractions import Fraction

import pytest

from barcode.exports.rounding import rounding_difference
from barcode.trace import Missing, given, total
from barcode.units import Measure


def figures(*values: str):
    return [given("floor_asked", Measure.FLOOR_GROSS, Fraction(value), None) for value in values]


@pytest.mark.parametrize(
    ("values", "difference"),
    [
        # 0.4 + 0.4 + 0.4 prints as three noughts, 1.2 as 1
        (("0.4", "0.4", "0.4"), 1),
        # 0.5 and 0.5 print as 1 and 1, their sum as 1
        (("0.5", "0.5"), -1),
        (("1", "2"), 0),
        # halves go away from zero below it as well: -1 and -1, their sum -1
        (("-0.5", "-0.5"), 1),
    ],
)
def test_the_difference_is_between_what_is_printed(values, difference):
    rows = figures(*values)

    assert rounding_difference(rows, total("floor_asked", rows, 5, Measure.FLOOR_GROSS)) == difference


def test_what_cannot_be_told_has_no_difference():
    missing = Missing("floor_asked", "floor_per_fte")

    assert rounding_difference([*figures("1"), missing], missing) is None
