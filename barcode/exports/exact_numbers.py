"""How does an exact number stand in a file for other programs?"""

from __future__ import annotations

from fractions import Fraction

from barcode.language import round_half_away


def json_number(value: Fraction) -> int | float:
    """The number unrounded: an integer when it is whole, else the nearest float.

    >>> json_number(Fraction(750_000)), json_number(Fraction(5, 2))
    (750000, 2.5)
    """
    return value.numerator if value.denominator == 1 else float(value)


def exact_text(value: Fraction) -> str:
    """The number exactly, as text: a decimal where it ends, else a fraction.

    >>> exact_text(Fraction(263, 10)), exact_text(Fraction(7, 6)), exact_text(Fraction(250))
    ('26.3', '7/6', '250')
    """
    decimals = _decimals(value.denominator)
    return str(value) if decimals is None else f"{round_half_away(value, decimals):f}"


def _decimals(denominator: int) -> int | None:
    """How many decimals a number with this denominator has; None when they never end."""
    twos = fives = 0
    while denominator % 2 == 0:
        denominator, twos = denominator // 2, twos + 1
    while denominator % 5 == 0:
        denominator, fives = denominator // 5, fives + 1
    return max(twos, fives) if denominator == 1 else None
