"""Which number does a Dutch planner mean, and when is it not guessed?"""

from __future__ import annotations

from decimal import Decimal

import pytest

from barcode.readers.numbers import NotANumber, decimal_sign, number, rounded, whole
from barcode.readers.table import UncomputedFormula


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1.234", 1234),
        ("1.234.567", 1234567),
        ("1 234", 1234),
        ("1\u00a0234", 1234),
        ("12,0", 12),
        ("12.0", 12),
        ("1.234,0", 1234),
        ("007", 7),
        ("+5", 5),
        ("-35", -35),
        ("\u221235", -35),
        ("€ 1.250,-", 1250),
        (12, 12),
        (12.0, 12),
        ("", None),
        ("null", None),
        ("None", None),
        (".", None),
        ("x", None),
        (None, None),
        ("-99999999", None),
        (-99999997, None),
        (-99990000.0, None),
    ],
)
def test_whole_numbers_are_read_as_dutch_planners_write_them(cell, value):
    assert whole(cell, None) == value


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("12,5", "number_fractional"),
        ("1,234", "number_fractional"),
        ("1.234,5", "number_fractional"),
        (12.5, "number_fractional"),
        ("ca. 120", "number_unreadable"),
        ("120-150", "number_unreadable"),
        ("v1900", "number_unreadable"),
        ("12.34.56", "number_unreadable"),
        ("1e5", "number_unreadable"),
        ("NaN", "number_unreadable"),
        ("inf", "number_unreadable"),
        ("٣", "number_unreadable"),
        ("9" * 1_000_000, "number_unreadable"),
        (float("nan"), "number_unreadable"),
        (float("inf"), "number_unreadable"),
        (True, "number_unreadable"),
        (UncomputedFormula("=A1"), "formula_without_value"),
    ],
)
def test_what_is_no_whole_number_says_why(cell, code):
    with pytest.raises(NotANumber, match=code):
        whole(cell, None)


def test_the_point_may_be_told_to_be_decimal():
    assert whole("1,234", ".") == 1234
    with pytest.raises(NotANumber, match="number_fractional"):
        whole("1.234", ".")


@pytest.mark.parametrize(
    ("cell", "sign", "value"),
    [
        ("12,5", None, "12.5"),
        ("12.5", None, "12.5"),
        ("1.234,5", None, "1234.5"),
        ("1,234.5", None, "1234.5"),
        ("0.123", None, "0.123"),
        ("0,123", None, "0.123"),
        (".5", None, "0.5"),
        ("1.234", ",", "1234"),
        ("1.234", ".", "1.234"),
        ("1,234", ",", "1.234"),
        ("1,234", ".", "1234"),
        (200.0074, None, "200.0074"),
    ],
)
def test_a_decimal_number_follows_the_sign_of_its_column(cell, sign, value):
    assert number(cell, sign) == Decimal(value)


@pytest.mark.parametrize("cell", ["1.234", "1,234", "12.345", "-1.234"])
def test_a_number_that_can_be_read_two_ways_is_not_guessed(cell):
    with pytest.raises(NotANumber, match="number_ambiguous"):
        number(cell, None)


@pytest.mark.parametrize(
    ("cells", "sign"),
    [
        (["12,5", "1.234"], ","),
        (["12.5", "1.234"], "."),
        (["1.234.567"], ","),
        (["1,234,567"], "."),
        (["1.234", "7", ""], None),
        (["12,5", "12.5"], "both"),
        ([12.5, None], None),
    ],
)
def test_a_column_shows_its_decimal_sign_or_not(cells, sign):
    assert decimal_sign(cells) == sign


@pytest.mark.parametrize(("value", "whole_number"), [("2.5", 3), ("-2.5", -3), ("2.4999", 2), ("0.5", 1)])
def test_halves_are_rounded_away_from_zero(value, whole_number):
    assert rounded(Decimal(value)) == whole_number
