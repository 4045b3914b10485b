"""How does a number of an assessment stand on a page? By the display rule, or in words where there is no number."""

from __future__ import annotations

from barcode.assess import Assessment
from barcode.explain.names import amount, band, lacking, measure_name, written
from barcode.language import Language, format_decimal, say
from barcode.norms import Governing
from barcode.trace import Figure, Missing, Traced
from barcode.ui.look import norm_sign
from barcode.units import SQUARE_METRES_PER_HECTARE, Measure


def in_cell(figure: Figure, language: Language, asked: bool = False) -> str:
    """A number without its unit, for a table whose row or column names the unit.

    Args:
        figure: the number.
        language: of the page.
        asked: whether it is a demand, of which less than nothing is no demand.
    """
    if isinstance(figure, Missing):
        return say("ui.cannot_tell", language)
    number = written(figure.value, figure.measure, language)
    if asked and figure.value < 0:
        return say("ui.no_demand", language, number=number)
    return number


def in_words(figure: Figure, assessment: Assessment, language: Language) -> str:
    """A number with its unit, or what is lacking to tell it."""
    if isinstance(figure, Missing):
        return say("ui.cannot_tell_because", language, reason=lacking(assessment, figure, language))
    if figure.value < 0:
        return say("ui.no_demand", language, number=amount(figure, language))
    return amount(figure, language)


def range_in_cell(figure: Figure, language: Language) -> str:
    """The low–high band without unit, a dash where there is none."""
    if isinstance(figure, Missing) or figure.low == figure.high:
        return "–"
    return say(
        "ui.range",
        language,
        low=written(figure.low, figure.measure, language),
        high=written(figure.high, figure.measure, language),
    )


def range_in_words(figure: Figure, language: Language) -> str:
    """The band as `tussen … en …`, or nothing."""
    return band(figure, language) if isinstance(figure, Traced) else ""


def in_hectares(figure: Figure, language: Language) -> str:
    """Land in hectares with one decimal; nothing where it cannot be told."""
    if isinstance(figure, Missing) or figure.measure not in {Measure.LAND_NET, Measure.LAND_GROSS}:
        return ""
    return say("ui.hectares", language, number=format_decimal(figure.value / SQUARE_METRES_PER_HECTARE, 1, language))


def certainty(figure: Figure, language: Language) -> str:
    """On what a number rests: norms with a source, assumptions, estimates."""
    if isinstance(figure, Missing):
        return "–"
    words = []
    if any(norm.is_assumption for norm in figure.norms()):
        words.append(say("ui.with_assumptions", language))
    if figure.estimated:
        words.append(say("ui.estimated", language))
    if not words and any(norm.is_binding for norm in figure.norms()):
        words.append(say("look.with_binding", language))
    return ", ".join(words) or say("look.with_reference" if figure.norms() else "ui.from_input", language)


def norm_certainty(governing: Governing | None, language: Language) -> str:
    """How hard the norm of a row is, as a sign with its word."""
    return "–" if governing is None or governing.sizing is None else norm_sign(governing.sizing, language)


def unit_in_words(measure: Measure, language: Language) -> str:
    """The unit of a row or column."""
    return measure_name(measure, language)
