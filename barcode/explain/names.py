"""What are an area, a figure, a measure and a norm called, in words?"""

from __future__ import annotations

import pandas as pd

from barcode.assess import Assessment
from barcode.language import Language, format_decimal, format_integer, format_significant, labels, say
from barcode.norms.governing import NormInForce
from barcode.norms.model import Cite
from barcode.programme import LocationType
from barcode.trace import Figure, InputUsed, Missing, Traced
from barcode.units import Measure, Unit

WHOLE_ITEM = "whole item"
ONE_DECIMAL = frozenset({Measure.HECTARE_NET, Measure.HECTARE_GROSS, Measure.INDEX})


def place_name(assessment: Assessment, code: str, language: Language) -> str:
    """The name of a municipality, province or region."""
    if known := assessment.frame.area_names.get(code):
        return known
    if book := assessment.library.books.get(code):
        return str(getattr(book.name, language))
    return labels("province_names", language).get(code, code)


def subject_name(assessment: Assessment, subject: str, language: Language) -> str:
    """What a figure is about: a location type, a row of the barcode or an area; blank when it is about nothing in particular."""
    if not subject:
        return ""
    if subject in set(LocationType):
        return say(f"location_type.{subject}", language)
    if row := row_label(assessment, subject, language):
        return row
    return place_name(assessment, subject, language)


def row_label(assessment: Assessment, function: str, language: Language) -> str:
    """The label of a row of the barcode; blank when there is no such row."""
    if function in set(LocationType):
        return say(f"location_type.{function}", language)
    for norm_id in assessment.library.row_norm_ids():
        for _, norm in assessment.library.norms(norm_id):
            if norm.row and norm.row.function == function:
                return str(getattr(norm.label, language))
    return ""


def figure_name(figure: Figure, language: Language) -> str:
    """What a figure is called."""
    return say(f"figure.{figure.what}", language)


def norm_label(assessment: Assessment, norm_id: str, language: Language) -> str:
    """The label of a norm, from the most general book that has it; blank when no book has."""
    for _, norm in assessment.library.norms(norm_id):
        return str(getattr(norm.label, language))
    return ""


def measure_name(measure: Measure, language: Language, one: bool = False) -> str:
    """A measure in words: `banen`, or `baan` for one."""
    return say(f"measure_one.{measure}" if one else f"measure_many.{measure}", language)


def unit_name(unit: Unit, language: Language, one: bool = False) -> str:
    """A unit in words: `m² grond (netto) per voltijdbaan`; `one` for the singular before the slash."""
    name = measure_name(unit.measure, language, one)
    return say("unit.per", language, amount=name, per=measure_name(unit.per, language, one=True)) if unit.per else name


def written(value: object, measure: Measure, language: Language) -> str:
    """A number of an assessment by the display rule: whole, hectares with one decimal, an index with one decimal."""
    if measure in ONE_DECIMAL:
        return format_decimal(value, 1, language)  # type: ignore[arg-type]
    return format_integer(value, language)  # type: ignore[arg-type]


def norm_value(norm: NormInForce, language: Language) -> str:
    """The value of a norm with its unit: `250 m² grond (netto) per voltijdbaan`; a choice by its own word."""
    if norm.choice:
        return (
            say(f"choice.{norm.choice}", language)
            if f"{norm.choice}" in labels("choice", language)
            else norm.choice.replace("_", " ")
        )
    unit = unit_name(norm.norm.unit, language, norm.value == 1)
    if norm.norm.unit.measure is Measure.CATEGORY:
        # A category is called 3.1 in every language: it is a name, and no number with a decimal comma.
        return f"{unit} {float(norm.value):.1f}".removesuffix(".0")
    return f"{plain_value(norm.value, language)} {unit}"


def plain_value(value: object, language: Language) -> str:
    """A norm's value as a number: whole when whole, else three significant digits."""
    if value == int(value):  # type: ignore[call-overload]
        return format_integer(value, language)  # type: ignore[arg-type]
    return format_significant(value, language=language)  # type: ignore[arg-type]


def rows_used(used: InputUsed, assessment: Assessment) -> pd.DataFrame:
    """The rows that an input was summed over; of space taken the rows as they count."""
    table = assessment.frame.counted if used.table == "work_taken" else getattr(assessment.programme, used.table)
    rows: pd.DataFrame = table.iloc[used.rows]
    return rows


def input_sums(used: InputUsed, assessment: Assessment, language: Language) -> list[str]:
    """The sums of the columns that an input names: one, or two for a ratio."""
    rows = rows_used(used, assessment)
    return [format_integer(int(rows[column].sum()), language) for column in (used.column, used.per) if column]


def cite_place(cite: Cite, language: Language) -> str:
    """The place in a source; a news item, document, page or article as a whole is said in words."""
    return labels("cited_place", language).get(cite.place, cite.place)


def norm_range(norm: NormInForce, language: Language) -> str:
    """The range of a norm, or blank when it has none."""
    if norm.low == norm.high:
        return ""
    return say("unit.band", language, low=plain_value(norm.low, language), high=plain_value(norm.high, language))


def lacking(assessment: Assessment, missing: Missing, language: Language) -> str:
    """Why a number cannot be told."""
    reasons = labels("lacking", language)
    if missing.lacking in reasons and missing.lacking not in {"norm", "norm_for", "unnamed_norm"}:
        return reasons[missing.lacking]
    label = norm_label(assessment, missing.lacking, language)
    if not label:
        return reasons["unnamed_norm"]
    if missing.key:
        return say("lacking.norm_for", language, norm=label, key=subject_name(assessment, missing.key, language))
    return say("lacking.norm", language, norm=label)


def amount(figure: Traced, language: Language) -> str:
    """A figure as `12.345 banen`."""
    return f"{written(figure.value, figure.measure, language)} {measure_name(figure.measure, language, figure.value == 1)}"


def band(figure: Traced, language: Language) -> str:
    """The band of a figure, or blank when it has none."""
    if figure.low == figure.high:
        return ""
    low, high = (written(bound, figure.measure, language) for bound in (figure.low, figure.high))
    return say("unit.band", language, low=low, high=high)
