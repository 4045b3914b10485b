"""Dutch and English: the words, numbers and dates that people read."""

from barcode.language.dates import format_date, format_date_of_source
from barcode.language.numbers import (
    format_decimal,
    format_integer,
    format_significant,
    round_half_away,
)
from barcode.language.words import LANGUAGES, Language, labels, say

__all__ = [
    "LANGUAGES",
    "Language",
    "format_date",
    "format_date_of_source",
    "format_decimal",
    "format_integer",
    "format_significant",
    "labels",
    "round_half_away",
    "say",
]
