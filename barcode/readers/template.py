"""How does the blank template look that a planner fills in? An Excel workbook, and the same tables as CSV."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from typing import Any, BinaryIO

from barcode.language import Language, say
from barcode.programme.lists import ENVIRONMENTAL_CATEGORIES, PLANNING_STATUSES
from barcode.readers.layouts import layouts
from barcode.readers.words import list_labels

SHEETS = ("plans", "phases", "work_programmed", "work_taken", "compensations", "parks", "areas")
# Read, but not offered: the short form is for quick lists.
SHORT_FORM = {"plans": ("dwellings_new", "dwellings_demolished", "year")}
LISTS = {
    "plan_type": "plan_type", "confidentiality": "confidentiality", "location_type": "location_type", "kind": "park_kind",
    "delivered": "yes_no", "water_bound": "yes_no", "planned": "yes_no", "planning_status": "planning_status",
    "ladder_stated": "yes_no", "category_after": "category", "category_low": "category", "category_high": "category",
}  # fmt: skip
FIXED_DATE = datetime(2024, 1, 1)
CHECKED_ROWS = 5_000
FILE_NAMES = {
    "plans": "plannen", "phases": "fasering", "work_programmed": "werk-geprogrammeerd", "work_taken": "werk-weg",
    "compensations": "compensatie", "parks": "werklocaties", "areas": "gebieden",
}  # fmt: skip


def template_headings(sheet: str, language: Language = "nl") -> dict[str, str]:
    """Field → heading of one sheet of the template, in order."""
    layout = next(layout for layout in layouts() if layout.name == f"own.{sheet}")
    fields = [field for field in layout.headings if field not in SHORT_FORM.get(sheet, ())]
    return {field: (layout.shown if language == "nl" else layout.shown_last)[field] for field in fields}


def write_template(stream: BinaryIO, language: Language = "nl") -> None:
    """Writes the blank template to `stream` as .xlsx; the same bytes every time."""
    import xlsxwriter  # type: ignore[import-untyped]

    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.set_properties({"created": FIXED_DATE})
    heading = book.add_format({"bold": True, "bg_color": "#E6EEF5", "bottom": 1})
    text = book.add_format({"num_format": "@"})
    sheets = {name: book.add_worksheet(say(f"template_sheet.{name}", language)) for name in (*SHEETS, "explanation")}
    ranges = _explained(book, sheets["explanation"], language)
    for name in SHEETS:
        sheet = sheets[name]
        sheet.freeze_panes(1, 0)
        for column, (field, title) in enumerate(template_headings(name, language).items()):
            # Text format keeps Excel from making a date of category 3.1 or a number of code 0344.
            as_text = field in LISTS or field.endswith(("_id", "_code", "plot"))
            sheet.set_column(column, column, max(12, len(title) + 2), text if as_text else None)
            sheet.write_string(0, column, title, heading)
            sheet.write_comment(0, column, say(f"template_column.{field}", language), {"author": ""})
            if field in LISTS:
                rule = {"validate": "list", "source": ranges[LISTS[field]], "ignore_blank": True, "error_type": "warning"}
                sheet.data_validation(1, column, CHECKED_ROWS, column, rule)
    book.close()


def write_template_csv(language: Language = "nl") -> dict[str, bytes]:
    """The same blank tables as CSV: file name → bytes (UTF-8 with its mark, separated by `;`)."""
    files = {}
    for name in SHEETS:
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=";").writerow(template_headings(name, language).values())
        files[f"{FILE_NAMES[name]}.csv"] = text.getvalue().encode("utf-8-sig")
    return files


def list_words(name: str, language: Language) -> list[str]:
    """The words that a column with a closed list takes."""
    if name == "planning_status":
        return [status for status in PLANNING_STATUSES if status]
    if name == "category":
        return [category for category in ENVIRONMENTAL_CATEGORIES if category]
    return list(list_labels(name, language).values())


def _explained(book: Any, sheet: Any, language: Language) -> dict[str, str]:
    """Fills the explanation sheet: what each sheet and column is for, and the lists; list → its cells."""
    bold = book.add_format({"bold": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 1, 24)
    sheet.set_column(2, 2, 70)
    row = 0
    for name in SHEETS:
        sheet.write_string(row, 0, say(f"template_sheet.{name}", language), bold)
        sheet.write_string(row, 2, say(f"template_about.{name}", language), wrapped)
        row += 1
        for field, title in template_headings(name, language).items():
            sheet.write_string(row, 1, title)
            sheet.write_string(row, 2, say(f"template_column.{field}", language), wrapped)
            row += 1
    ranges = {}
    own_name = say("template_sheet.explanation", language)
    for offset, name in enumerate(dict.fromkeys(LISTS.values())):
        column, words = 4 + offset, list_words(name, language)
        sheet.set_column(column, column, 22)
        sheet.write_column(1, column, words)
        letter = chr(ord("A") + column)
        ranges[name] = f"='{own_name}'!${letter}$2:${letter}${len(words) + 1}"
    return ranges
