"""Which number did somebody type or paste here? Text fields and text cells are read by one strict rule.

Streamlit's own number fields read `12,5` as 125 and `10.000` as 10. So numbers are put in as text: a comma is decimal, a point
before three digits parts thousands, and what could be two things is asked again. In the English language `1,234` and `1.234` can
be two things; `1,234.5` and `1.234,5` cannot and mean the same in both. Where only whole numbers
count, `1,234` and `1.234` can be nothing but thousands for an English reader.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from functools import partial

from barcode.errors import BarcodeError, Problem
from barcode.language import Language, format_integer
from barcode.readers.numbers import NotANumber, number, rounded

SQUARE_METRES_PER_HECTARE = 10_000
MOST_DWELLINGS = 10_000_000
MOST_SQUARE_METRES = 1_000_000_000
FIRST_YEAR, LAST_YEAR = 1900, 2200


class Entry(StrEnum):
    """What kind of number a field takes."""

    DWELLINGS = "dwellings"
    SQUARE_METRES = "square_metres"
    HECTARES = "hectares"
    YEAR = "year"


BOUNDS = {
    Entry.DWELLINGS: (0, MOST_DWELLINGS),
    Entry.SQUARE_METRES: (0, MOST_SQUARE_METRES),
    Entry.HECTARES: (0, MOST_SQUARE_METRES // SQUARE_METRES_PER_HECTARE),
    Entry.YEAR: (FIRST_YEAR, LAST_YEAR),
}


WHOLE = frozenset({Entry.DWELLINGS, Entry.YEAR})


def typed_number(text: str, language: Language, whole: bool = False) -> Decimal | None:
    """The number in `text`; None when nothing was typed.

    Args:
        text: what was typed.
        language: of the page.
        whole: whether only a whole number counts here.

    Raises:
        BarcodeError: it is no number, or it could be two.
    """
    try:
        return number(text, "," if language == "nl" else None)
    except NotANumber as failed:
        if str(failed) == "number_ambiguous" and whole:
            return number(text, "," if "." in text else ".")
        code = "typed_ambiguous" if str(failed) == "number_ambiguous" else "typed_not_a_number"
        raise BarcodeError(Problem(code, found=text)) from None


def typed(text: str, entry: Entry, language: Language) -> int | None:
    """What a field of this kind holds, as it is kept: whole dwellings, whole years, whole square metres; None when blank.

    Raises:
        BarcodeError: it is no number, could be two, is not whole where it must be, or lies outside its bounds.
    """
    value = typed_number(text, language, entry in WHOLE)
    if value is None:
        return None
    low, high = BOUNDS[entry]
    if not low <= value <= high:
        written = str if entry is Entry.YEAR else partial(format_integer, language=language)
        bounds: dict[str, object] = {"low": written(low), "high": written(high)}
        code = "typed_below_zero" if value < 0 else "typed_out_of_bounds"
        raise BarcodeError(Problem(code, found=text, details=bounds if code == "typed_out_of_bounds" else {}))
    if entry is Entry.HECTARES:
        return rounded(value * SQUARE_METRES_PER_HECTARE)
    if entry is Entry.SQUARE_METRES:
        return rounded(value)
    if value != value.to_integral_value():
        raise BarcodeError(Problem("typed_not_whole_year" if entry is Entry.YEAR else "typed_not_whole", found=text))
    return int(value)


def typed_fields(texts: Mapping[str, str], entries: Mapping[str, Entry], language: Language) -> dict[str, int | None]:
    """What the fields of a form hold, by name.

    Raises:
        BarcodeError: everything that cannot be read, each with the name of its field.
    """
    problems: list[Problem] = []
    values: dict[str, int | None] = {}
    for field, entry in entries.items():
        try:
            values[field] = typed(texts[field], entry, language)
        except BarcodeError as failed:
            problems += [Problem(one.code, column=field, found=one.found, details=one.details) for one in failed.problems]
    if problems:
        raise BarcodeError(problems)
    return values
