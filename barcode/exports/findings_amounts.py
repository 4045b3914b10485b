"""How is an amount of a finding written, for a reader and for another program?"""

from __future__ import annotations

from barcode.explain.names import measure_name, written
from barcode.language import Language, format_decimal, format_significant
from barcode.units import Measure

# What a reader expects of these: a year and a category as they are called, a ratio with three significant digits.
AS_CALLED = frozenset({Measure.YEAR, Measure.CATEGORY})
WITHOUT_UNIT = frozenset({Measure.YEAR, Measure.CATEGORY, Measure.CHOICE, Measure.NUMBER, Measure.INDEX})
CATEGORY_DECIMALS = 1


def finding_number(value: float | None) -> int | float | None:
    """The number for another program: an integer when it is whole, null when it is not known."""
    if value is None:
        return None
    return int(value) if value.is_integer() else value


def finding_amount(value: float | None, measure: Measure | None, language: Language) -> str:
    """The number for a reader, without its unit, by the display rule; blank when it is not known.

    >>> finding_amount(12_345.6, Measure.LAND_NET, "nl"), finding_amount(3.1, Measure.CATEGORY, "en")
    ('12.346', '3.1')
    """
    if value is None or measure is None or measure is Measure.CHOICE:
        return ""
    if measure in AS_CALLED:
        return str(int(value)) if value.is_integer() else f"{value:.{CATEGORY_DECIMALS}f}"
    if measure in {Measure.RATIO, Measure.NUMBER}:
        return format_significant(value, language=language)
    if measure in {Measure.HECTARE_NET, Measure.HECTARE_GROSS, Measure.INDEX}:
        return format_decimal(value, 1, language)
    return written(value, measure, language)


def finding_unit(measure: Measure | None, language: Language) -> str:
    """The unit in words; blank where the number says it all."""
    return "" if measure is None or measure in WITHOUT_UNIT else measure_name(measure, language)
