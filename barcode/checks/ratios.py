"""How do whole columns of exact fractions add, multiply and compare?

Numerators and denominators are whole numbers of 64 bits where no product can grow beyond them, and Python's own otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import lcm
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[Any]
"""Whole numbers [n], int64 or Python's."""
LARGEST = int(np.iinfo(np.int64).max)


class Ratios(NamedTuple):
    """A column of exact fractions [n]; `bottom` is above zero."""

    top: Whole
    bottom: Whole

    @staticmethod
    def of(values: Iterable[Fraction]) -> Ratios:
        """A column of these fractions."""
        listed = list(values)
        return Ratios(whole([value.numerator for value in listed]), whole([value.denominator for value in listed]))

    @staticmethod
    def whole(values: Whole) -> Ratios:
        """A column of whole numbers."""
        return Ratios(values, np.ones(len(values), dtype=np.int64))

    def at(self, rows: Any) -> Ratios:
        """The fractions at these positions, or where a mask says so."""
        return Ratios(self.top[rows], self.bottom[rows])

    def where(self, chosen: NDArray[np.bool_], other: Ratios) -> Ratios:
        """These fractions where `chosen` [n], others elsewhere."""
        return Ratios(np.where(chosen, self.top, other.top), np.where(chosen, self.bottom, other.bottom))

    def by(self, other: Ratios) -> Ratios:
        """The products."""
        return Ratios(product(self.top, other.top), product(self.bottom, other.bottom))

    def over(self, other: Ratios) -> Ratios:
        """The quotients; `other` is above zero, and where it is not the answer means nothing."""
        return Ratios(product(self.top, other.bottom), product(self.bottom, np.where(other.top > 0, other.top, 1)))

    def minus(self, other: Ratios) -> Ratios:
        """The differences."""
        return Ratios(
            added(product(self.top, other.bottom), -product(other.top, self.bottom)), product(self.bottom, other.bottom)
        )

    def plus(self, other: Ratios) -> Ratios:
        """The sums, pair by pair."""
        return Ratios(added(product(self.top, other.bottom), product(other.top, self.bottom)), product(self.bottom, other.bottom))

    def at_least(self, other: Ratios) -> NDArray[np.bool_]:
        """Where these are as large as the others, or larger, to the last digit."""
        return np.asarray(product(self.top, other.bottom) >= product(other.top, self.bottom), dtype=bool)

    def floats(self) -> NDArray[np.float64]:
        """The nearest floats, for showing."""
        return np.asarray(self.top / self.bottom, dtype=np.float64)


def whole(values: Iterable[int]) -> Whole:
    """Whole numbers as int64, or as Python's where one does not fit."""
    listed = [int(value) for value in values]
    fits = all(-LARGEST <= value <= LARGEST for value in listed)
    return np.array(listed, dtype=np.int64 if fits else object)


def product(first: Whole, second: Whole) -> Whole:
    """First × second, pair by pair."""
    if first.dtype != object and second.dtype != object and _largest(first) * _largest(second) <= LARGEST:
        return np.asarray(first * second)
    return np.asarray(first.astype(object) * second.astype(object))


def added(first: Whole, second: Whole) -> Whole:
    """First + second, pair by pair."""
    if first.dtype != object and second.dtype != object and _largest(first) + _largest(second) <= LARGEST:
        return np.asarray(first + second)
    return np.asarray(first.astype(object) + second.astype(object))


def summed(of: Ratios, cell: NDArray[np.intp], cells: int) -> Ratios:
    """The sum of the fractions in each cell [cells], all over one denominator."""
    bottoms, which = np.unique(of.bottom, return_inverse=True)
    common = lcm(*(int(bottom) for bottom in bottoms))
    top = product(of.top, whole(common // int(bottom) for bottom in bottoms)[which]) if len(bottoms) else of.top
    fits = top.dtype != object and _largest(top) * max(len(top), 1) <= LARGEST
    sums = np.zeros(cells, dtype=np.int64 if fits else object)
    np.add.at(sums, cell, top if fits else top.astype(object))
    return Ratios(sums, whole([common]).repeat(cells))


def _largest(values: Whole) -> int:
    return max(abs(int(values.max())), abs(int(values.min()))) if values.size else 0
