"""How is a date written for a Dutch or an English reader?"""

from __future__ import annotations

import re
from datetime import date

from babel.dates import format_date as babel_date

from barcode.language.numbers import LOCALES
from barcode.language.words import Language

WHOLE = re.compile(r"^\d{4}-\d{2}-\d{2}$")
MONTH = re.compile(r"^\d{4}-\d{2}$")


def format_date(day: date, language: Language = "nl") -> str:
    """`day` as dd-mm-yyyy, the same in both languages.

    >>> format_date(date(2024, 7, 1))
    '01-07-2024'
    """
    return babel_date(day, "dd-MM-yyyy", locale=LOCALES[language])


def format_date_of_source(text: str, language: Language = "nl") -> str:
    """The date of a source as a norm book writes it: a day, a month or a year; anything else stays as it is.

    >>> [format_date_of_source(text) for text in ("2023-11-15", "2019-06", "2023")]
    ['15-11-2023', 'juni 2019', '2023']
    """
    try:
        if WHOLE.match(text):
            return format_date(date.fromisoformat(text), language)
        if MONTH.match(text):
            return babel_date(date.fromisoformat(f"{text}-01"), "LLLL yyyy", locale=LOCALES[language])
    except ValueError:
        return text
    return text
