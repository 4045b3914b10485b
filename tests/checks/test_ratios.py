"""Are columns of fractions exact, also beyond 64 bits?"""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from barcode.checks.ratios import LARGEST, Ratios, product, summed, whole


def fractions(ratios: Ratios) -> list[Fraction]:
    return [Fraction(int(top), int(bottom)) for top, bottom in zip(ratios.top, ratios.bottom, strict=True)]


def test_a_third_is_not_a_hair_less_than_a_third() -> None:
    third = Ratios.of([Fraction(1, 3)])
    assert third.at_least(Ratios.of([Fraction(1, 3)])).tolist() == [True]
    assert third.at_least(Ratios.of([Fraction(10**15 + 1, 3 * 10**15)])).tolist() == [False]


def test_sums_differences_products_and_quotients_are_exact() -> None:
    half, third = Ratios.of([Fraction(1, 2)]), Ratios.of([Fraction(1, 3)])
    found = [fractions(one)[0] for one in (half.plus(third), half.minus(third), half.by(third), half.over(third))]
    assert found == [Fraction(5, 6), Fraction(1, 6), Fraction(1, 6), Fraction(3, 2)]


def test_products_beyond_64_bits_stay_exact() -> None:
    large = whole([LARGEST])
    assert product(large, large).tolist() == [LARGEST**2]
    assert product(whole([3]), whole([4])).dtype == np.int64


def test_a_number_beyond_64_bits_compares_by_its_last_digit() -> None:
    one, more = Ratios.whole(whole([LARGEST * 4])), Ratios.whole(whole([LARGEST * 4 + 1]))
    assert (one.at_least(more).tolist(), more.at_least(one).tolist()) == ([False], [True])


def test_cells_sum_over_their_own_rows() -> None:
    parts = Ratios.of([Fraction(1, 2), Fraction(1, 3), Fraction(1, 6), Fraction(5)])
    assert fractions(summed(parts, np.array([0, 0, 0, 2]), 3)) == [Fraction(1), Fraction(0), Fraction(5)]


def test_nothing_sums_to_nothing() -> None:
    assert fractions(summed(Ratios.of([]), np.empty(0, dtype=np.intp), 2)) == [0, 0]
