"""Which number did a Dutch planner write here?

`1.234` is a thousand and more, `12,5` is twelve and a half; where a column does not show which sign is the decimal one, the
number is not guessed.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from barcode.readers.table import UncomputedFormula

Sign = Literal[",", "."]
LONGEST_NUMBER = 40
# Statistics Netherlands writes missing and suppressed figures as numbers of this size and below.
MISSING_FROM = -99_990_000
MISSING_WORDS = frozenset({"", "null", "none", ".", "-", "x", "n.v.t.", "nvt", "n.b.", "onbekend", "unknown"})
SPACES = re.compile("[ \u00a0\u2007\u2009\u202f]")
PLAIN = re.compile(r"^[+-]?\d+$")
POINT_THOUSANDS = re.compile(r"^[+-]?[1-9]\d{0,2}(\.\d{3})+$")
COMMA_THOUSANDS = re.compile(r"^[+-]?[1-9]\d{0,2}(,\d{3})+$")
POINT_DECIMAL = re.compile(r"^[+-]?(\d+|[1-9]\d{0,2}(,\d{3})+)?\.\d+$")
COMMA_DECIMAL = re.compile(r"^[+-]?(\d+|[1-9]\d{0,2}(\.\d{3})+)?,\d+$")


class NotANumber(ValueError):
    """The cell cannot be read as a number; the argument is the code of the problem."""


def tidied(cell: object) -> str:
    """A text cell without what people write round a number: spaces, euro sign, `,-`, guarding apostrophe."""
    text = str(cell).strip().removeprefix("'").removeprefix("€").strip().replace("\u2212", "-")
    text = text.removesuffix(",-").removesuffix(",--")
    return SPACES.sub("", text) if re.fullmatch("[+-]?\\d{1,3}([ \u00a0\u2007\u2009\u202f]\\d{3})*([,.]\\d+)?", text) else text


def decimal_sign(cells: Iterable[object]) -> Sign | Literal["both"] | None:
    """The decimal sign that the text cells of a column show: one, neither, or both."""
    seen: set[str] = set()
    for cell in cells:
        if not isinstance(cell, str) or len(cell) > LONGEST_NUMBER:
            continue
        text = tidied(cell)
        if COMMA_DECIMAL.match(text) and not COMMA_THOUSANDS.match(text):
            seen.add(",")
        elif POINT_DECIMAL.match(text) and not POINT_THOUSANDS.match(text):
            seen.add(".")
        elif text.count(".") > 1 and POINT_THOUSANDS.match(text):
            seen.add(",")
        elif text.count(",") > 1 and COMMA_THOUSANDS.match(text):
            seen.add(".")
        if len(seen) == 2:
            return "both"
    return "," if "," in seen else "." if "." in seen else None


def number(cell: object, sign: Sign | None) -> Decimal | None:
    """The number in a cell; None where it is missing.

    Args:
        cell: text or a typed cell of a workbook or database.
        sign: the decimal sign of the column; None when it does not show one.

    Raises:
        NotANumber: `number_unreadable`, `number_ambiguous`, or `formula_without_value`.
    """
    if cell is None:
        return None
    if isinstance(cell, UncomputedFormula):
        raise NotANumber("formula_without_value")
    if isinstance(cell, bool):
        raise NotANumber("number_unreadable")
    if isinstance(cell, int):
        return None if cell <= MISSING_FROM else Decimal(cell)
    if isinstance(cell, float):
        if not math.isfinite(cell):
            raise NotANumber("number_unreadable")
        return None if cell <= MISSING_FROM else Decimal(repr(cell))
    if not isinstance(cell, str) or len(cell) > LONGEST_NUMBER:
        raise NotANumber("number_unreadable")
    text = tidied(cell)
    if text.lower() in MISSING_WORDS:
        return None
    value = _written(text, sign)
    return None if value <= MISSING_FROM else value


def _written(text: str, sign: Sign | None) -> Decimal:
    if not text.isascii():
        raise NotANumber("number_unreadable")
    if PLAIN.match(text):
        return Decimal(text)
    for point, other, grouped, fraction in (
        (".", ",", POINT_THOUSANDS, POINT_DECIMAL),
        (",", ".", COMMA_THOUSANDS, COMMA_DECIMAL),
    ):
        if grouped.match(text):
            once = text.count(point) == 1
            if once and sign is None:
                raise NotANumber("number_ambiguous")
            return Decimal(text.replace(point, "." if once and sign == point else ""))
        if fraction.match(text):
            return Decimal(text.replace(other, "").replace(point, "."))
    raise NotANumber("number_unreadable")


def whole(cell: object, sign: Sign | None) -> int | None:
    """The whole number in a cell, as dwellings and years are; `1.234` is 1234 unless the point is the decimal sign.

    Raises:
        NotANumber: as `number`, and `number_fractional`.
    """
    value = number(cell, sign or ",")
    if value is None:
        return None
    if value != value.to_integral_value():
        raise NotANumber("number_fractional")
    return int(value)


def year(cell: object) -> int | None:
    """The year in a cell.

    Raises:
        NotANumber: it holds a date, words, or a formula without value.
    """
    if isinstance(cell, date):
        raise NotANumber("year_is_date")
    try:
        return whole(cell, None)
    except NotANumber as fault:
        raise NotANumber("year_unreadable" if str(fault) != "formula_without_value" else str(fault)) from None


def rounded(value: Decimal) -> int:
    """`value` as a whole number, halves away from zero."""
    return int(value.quantize(Decimal(1), rounding=ROUND_HALF_UP))
