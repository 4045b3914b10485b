"""How is a number written for a Dutch or an English reader?

The display rule (the same on the page, in an annex and on the command line): whole square metres, one decimal for
hectares, three significant digits for ratios; rounding is half away from zero and happens here only.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache

from babel.numbers import format_decimal as babel_decimal

from barcode.language.words import Language

LOCALES = {"nl": "nl_NL", "en": "en_GB"}
Number = int | float | Fraction | Decimal
# A page says most of its numbers more than once, and a change leaves most of them as they are.
REMEMBERED = 20_000


def round_half_away(value: Number, decimals: int = 0) -> Decimal:
    """`value` with `decimals` decimals, halves away from zero.

    >>> round_half_away(Fraction(5, 2)), round_half_away(Fraction(-5, 2)), round_half_away(Fraction(1, 3), 2)
    (Decimal('3'), Decimal('-3'), Decimal('0.33'))
    """
    above, below = Fraction(value).as_integer_ratio()
    # halves away from zero in whole numbers: a sum of fractions would be reduced first, which takes far longer
    whole = (2 * abs(above) * 10**decimals + below) // (2 * below)
    return Decimal(whole if above >= 0 else -whole).scaleb(-decimals)


def format_decimal(value: Number, decimals: int, language: Language = "nl") -> str:
    """`value` with exactly `decimals` decimals: 1.234,5 in Dutch, 1,234.5 in English."""
    return _decimal(value, decimals, language)


@lru_cache(maxsize=REMEMBERED)
def _decimal(value: Number, decimals: int, language: Language) -> str:
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    rounded = round_half_away(value, decimals)
    return babel_decimal(rounded or Decimal(0), pattern, locale=LOCALES[language])


def format_integer(value: Number, language: Language = "nl") -> str:
    """`value` as a whole number with thousands separators."""
    return format_decimal(value, 0, language)


def format_significant(value: Number, digits: int = 3, language: Language = "nl") -> str:
    """`value` with at most `digits` significant digits, trailing zeros left out: 1,17 or 0,3."""
    exact = Fraction(value)
    if exact == 0:
        return "0"
    context = Context(prec=60, rounding=ROUND_HALF_UP)
    magnitude = context.divide(Decimal(exact.numerator), Decimal(exact.denominator)).adjusted()
    decimals = max(0, digits - 1 - magnitude)
    rounded = round_half_away(exact, decimals)
    return babel_decimal(rounded, "#,##0." + "#" * decimals if decimals else "#,##0", locale=LOCALES[language])


def exact_text(value: Fraction) -> str:
    """The number exactly, as text: a decimal where it ends, else a fraction.

    >>> exact_text(Fraction(263, 10)), exact_text(Fraction(7, 6)), exact_text(Fraction(250))
    ('26.3', '7/6', '250')
    """
    if value.denominator == 1:
        return str(value.numerator)
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
