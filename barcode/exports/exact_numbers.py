"""How does an exact number stand in a file for other programs?"""

from __future__ import annotations

from fractions import Fraction


def json_number(value: int | Fraction) -> int | float:
    """The number unrounded: an integer when it is whole, else the nearest float.

    >>> json_number(Fraction(750_000)), json_number(Fraction(5, 2))
    (750000, 2.5)
    """
    return value.numerator if value.denominator == 1 else float(value)
