"""How is a figure printed: by the display rule, or as a figure that cannot be told, or as no demand?"""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from barcode.explain.names import written
from barcode.language import Language, format_decimal, say
from barcode.language.numbers import LOCALES
from barcode.trace import Figure, Missing
from barcode.units import SQUARE_METRES_PER_HECTARE


def printed(figure: Figure, language: Language) -> str:
    """Whole jobs and square metres; `?` where it cannot be told."""
    return "?" if isinstance(figure, Missing) else written(figure.value, figure.measure, language)


def demanded(figure: Figure, language: Language) -> str:
    """A figure that is asked; below zero nothing is asked, and the figure stands beside it."""
    text = printed(figure, language)
    return say("cli.no_demand", language, figure=text) if not isinstance(figure, Missing) and figure.value < 0 else text


def range_of(figure: Figure, language: Language) -> str:
    """`low – high`, or blank where there is no range."""
    if isinstance(figure, Missing) or figure.low == figure.high:
        return ""
    return " – ".join(written(bound, figure.measure, language) for bound in (figure.low, figure.high))


def hectares(figure: Figure, language: Language) -> str:
    """Land in hectares with one decimal."""
    return "?" if isinstance(figure, Missing) else format_decimal(figure.value / SQUARE_METRES_PER_HECTARE, 1, language)


def day_in_words(day: date, language: Language) -> str:
    """`1 januari 2026`."""
    return format_date(day, "d MMMM y", locale=LOCALES[language])
