"""Which workbook does an assessment become: seven sheets of typed numbers and text, the same bytes each time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import BinaryIO

from barcode.assess import Assessment
from barcode.exports.area_record import norms_of
from barcode.exports.area_sheets import asked, balance, strips
from barcode.exports.assessment_document import is_invented
from barcode.exports.plain_text import plain_text
from barcode.exports.sheet import Sheet
from barcode.exports.source_sheets import explanation, norms, set_aside, summary
from barcode.language import Language, say
from barcode.norms.governing import NormInForce
from barcode.norms.model import Level

# Text stays text, whatever it begins with.
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}

Writer = Callable[[Sheet, Assessment, dict[str, NormInForce], Language], None]
SHEETS: dict[str, Writer] = {
    "summary": summary,
    "asked": asked,
    "balance": balance,
    "strip": strips,
    "norms": norms,
    "set_aside": set_aside,
    "explanation": explanation,
}


def write_workbook(assessment: Assessment, stream: BinaryIO, language: Language = "nl") -> None:
    """Write the assessment as an Excel workbook: numbers unrounded and shown whole, names exactly as they were put in."""
    import xlsxwriter  # type: ignore[import-untyped]  # it comes without types

    used: dict[str, NormInForce] = {}
    for area in assessment.of_level(Level.MUNICIPALITY):
        used.update(norms_of(area))
    warning = say("exports.invented", language) if is_invented(assessment, used.values()) else ""
    workbook = xlsxwriter.Workbook(stream, OPTIONS)
    # The day that the assessment speaks of instead of the clock: the same assessment gives the same file.
    day = datetime(assessment.on.year, assessment.on.month, assessment.on.day)
    workbook.set_properties({"title": plain_text(say("exports.title", language)), "created": day})
    for name, write in SHEETS.items():
        sheet = Sheet(workbook, say(f"exports.sheet.{name}", language), warning, say("exports.cannot_tell", language))
        write(sheet, assessment, used, language)
        sheet.finish()
    workbook.close()
