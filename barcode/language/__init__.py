"""Dutch and English: the words, numbers and dates that people read."""

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
    "format_decimal",
    "format_integer",
    "format_significant",
    "labels",
    "round_half_away",
    "say",
]
