"""In which measure is this amount, and may it be put together with that one?

Amounts of different measures never add; one becomes another only through a rate with a quotient unit (a norm's value).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cache

import numpy as np
from numpy.typing import NDArray

from barcode.errors import MeasureMismatch, Problem


class Measure(StrEnum):
    """The closed list of measures."""

    DWELLING = "dwelling"
    HOUSEHOLD = "household"
    INHABITANT = "inhabitant"
    PUPIL = "pupil"
    JOB = "job"
    FTE = "fte"
    FLOOR_GROSS = "m2_gfa"
    FLOOR_USABLE = "m2_ufa"
    FLOOR_SALES = "m2_sales"
    LAND_NET = "m2_net"
    LAND_GROSS = "m2_gross"
    HECTARE_NET = "ha_net"
    HECTARE_GROSS = "ha_gross"
    FOOTBALL_FIELD = "football_field"
    NUMBER = "number"
    METRE = "m"
    YEAR = "year"
    RATIO = "ratio"
    CATEGORY = "category"
    CHOICE = "choice"
    INDEX = "index"


SQUARE_METRES_PER_HECTARE = 10_000
_SAME_KIND = {
    (Measure.HECTARE_NET, Measure.LAND_NET): Fraction(SQUARE_METRES_PER_HECTARE),
    (Measure.LAND_NET, Measure.HECTARE_NET): Fraction(1, SQUARE_METRES_PER_HECTARE),
    (Measure.HECTARE_GROSS, Measure.LAND_GROSS): Fraction(SQUARE_METRES_PER_HECTARE),
    (Measure.LAND_GROSS, Measure.HECTARE_GROSS): Fraction(1, SQUARE_METRES_PER_HECTARE),
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A measure, or a quotient of two: `m2_net/fte`."""

    measure: Measure
    per: Measure | None = None

    @staticmethod
    @cache
    def parse(text: str) -> Unit:
        """The unit written as `measure` or `measure/measure`.

        Raises:
            ValueError: a measure is not in the closed list.
        """
        measure, slash, per = text.partition("/")
        return Unit(Measure(measure), Measure(per) if slash else None)

    def __str__(self) -> str:
        return f"{self.measure}/{self.per}" if self.per else str(self.measure)


RATIO = Unit(Measure.RATIO)


@dataclass(frozen=True, slots=True)
class Rate:
    """An exact factor with a quotient unit (or a ratio) and the name of the norm it comes from."""

    value: Fraction
    unit: Unit
    norm: str

    def inverted(self) -> Rate:
        """The way back: from m² per full-time job to full-time jobs per m²."""
        return Rate(1 / self.value, _inverted(self.unit), self.norm)


@dataclass(frozen=True, slots=True, eq=False)
class Rates:
    """A column of factors [n] that share one quotient unit: the same norm in other places; floats, for speed and display only."""

    values: NDArray[np.float64]
    unit: Unit
    norm: str

    def inverted(self) -> Rates:
        """The way back, as `Rate.inverted`."""
        return Rates(1 / self.values, _inverted(self.unit), self.norm)


def _inverted(unit: Unit) -> Unit:
    return Unit(unit.per, unit.measure) if unit.per else unit


def _mismatch(first: Measure | Unit, second: Measure | Unit, norm: str = "") -> MeasureMismatch:
    return MeasureMismatch(Problem("measures_differ", norm=norm, details={"first": str(first), "second": str(second)}))


def _converted(measure: Measure, rate: Rate | Rates) -> Measure:
    """The measure that `rate` turns `measure` into; a ratio keeps the measure."""
    if rate.unit == RATIO:
        return measure
    if rate.unit.per != measure:
        raise _mismatch(measure, rate.unit, rate.norm)
    return rate.unit.measure


@dataclass(frozen=True, slots=True)
class Amount:
    """One exact amount with its measure."""

    value: Fraction
    measure: Measure

    def __add__(self, other: Amount) -> Amount:
        return Amount(self.value + self._same(other).value, self.measure)

    def __sub__(self, other: Amount) -> Amount:
        return Amount(self.value - self._same(other).value, self.measure)

    def __lt__(self, other: Amount) -> bool:
        return self.value < self._same(other).value

    def __le__(self, other: Amount) -> bool:
        return self.value <= self._same(other).value

    def __mul__(self, factor: int | Fraction) -> Amount:
        return Amount(self.value * factor, self.measure)

    def by(self, rate: Rate) -> Amount:
        """This amount in another measure, through a named norm.

        Raises:
            MeasureMismatch: the norm does not start from this measure.
        """
        return Amount(self.value * rate.value, _converted(self.measure, rate))

    def to(self, measure: Measure) -> Amount:
        """This amount in hectares or square metres of the same kind of land.

        Raises:
            MeasureMismatch: the two are not the same kind.
        """
        if measure == self.measure:
            return self
        factor = _SAME_KIND.get((self.measure, measure))
        if factor is None:
            raise _mismatch(self.measure, measure)
        return Amount(self.value * factor, measure)

    def _same(self, other: Amount) -> Amount:
        same_measure(self.measure, other.measure)
        return other


def same_measure(first: Measure, second: Measure) -> None:
    """Nothing, when these may be added.

    Raises:
        MeasureMismatch: they may not; names both.
    """
    if first != second:
        raise _mismatch(first, second)


def exact_sum(terms: Iterable[tuple[int, Fraction]]) -> Fraction:
    """The sum of numbers, each with its sign (1 or -1), exactly.

    Numbers with the same denominator are added whole: that is nearly all of them, and far faster than fraction by fraction.

    >>> exact_sum([(1, Fraction(1, 3)), (1, Fraction(2)), (-1, Fraction(4, 3))])
    Fraction(1, 1)
    """
    numerators: dict[int, int] = {}
    for sign, value in terms:
        above, below = value.as_integer_ratio()
        numerators[below] = numerators.get(below, 0) + sign * above
    whole = Fraction(numerators.pop(1, 0))
    return sum((Fraction(above, below) for below, above in numerators.items()), whole)


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """A column of amounts [n] that share one measure; floats, for speed and display only."""

    values: NDArray[np.float64]
    measure: Measure

    def __add__(self, other: Column) -> Column:
        return Column(self.values + self._same(other).values, self.measure)

    def __sub__(self, other: Column) -> Column:
        return Column(self.values - self._same(other).values, self.measure)

    def by(self, rate: Rate | Rates) -> Column:
        """The column in another measure, through a named norm, one for all or one a row; errors as `Amount.by`."""
        factor = rate.values if isinstance(rate, Rates) else float(rate.value)
        return Column(self.values * factor, _converted(self.measure, rate))

    def otherwise(self, other: Column) -> Column:
        """This column, with `other` where it has no number."""
        return Column(np.where(np.isnan(self.values), self._same(other).values, self.values), self.measure)

    def _same(self, other: Column) -> Column:
        same_measure(self.measure, other.measure)
        return other
