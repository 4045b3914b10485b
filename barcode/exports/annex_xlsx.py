"""How does the workbook of an annex become an Excel file, and how is such a file read again?"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from functools import cache
from typing import Any

from barcode.exports.annex import Annex
from barcode.exports.annex_carried import carried, content_names
from barcode.exports.annex_cells import Formula, Look, Seen, Sheet, address, content_of, in_excel
from barcode.exports.annex_sheets import annex_sheets
from barcode.exports.annex_text_terms import annex_title
from barcode.exports.annex_widths import lines, looks, widths
from barcode.exports.exact_numbers import json_number
from barcode.exports.plain_text import plain_text
from barcode.exports.workbook import OPTIONS
from barcode.language import Language

LOOKS: dict[Look, dict[str, Any]] = {
    Look.TITLE: {"bold": True, "font_size": 14},
    Look.HEADING: {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top", "bg_color": "#E8EEF4"},
    Look.WARNING: {"bold": True, "font_color": "#9C0006"},
    Look.TEXT: {"valign": "top"},
    Look.WRAPPED: {"text_wrap": True, "valign": "top"},
    Look.WHOLE: {"num_format": "#,##0", "valign": "top"},
    Look.EXACT: {"num_format": "#,##0.######", "valign": "top"},
    Look.YEAR: {"num_format": "0", "valign": "top"},
    Look.INPUT: {"num_format": "#,##0.######", "bg_color": "#FFF8DC", "border": 1, "border_color": "#BFBFBF", "valign": "top"},
}
A4, LINE_HEIGHT = 9, 15
MOST_ROWS, MOST_COLUMNS = 1_048_576, 100


def write_xlsx(annex: Annex, language: Language) -> bytes:
    """The annex as an Excel workbook with formulas from inputs and norms to totals; the same bytes each time."""
    return xlsx_of(annex_sheets(annex, language), annex_title(annex, language), annex)


def xlsx_of(sheets: list[Sheet], title: str, annex: Annex) -> bytes:
    """These sheets as an Excel file with the date of the annex."""
    import xlsxwriter.worksheet  # type: ignore[import-untyped]  # it comes without types

    stream = io.BytesIO()
    workbook = xlsxwriter.Workbook(stream, OPTIONS)
    on = annex.assessment.on
    # The day that the annex speaks of instead of the clock: the same annex gives the same file.
    workbook.set_properties({"title": title, "created": datetime(on.year, on.month, on.day)})
    formats = {look: workbook.add_format(how) for look, how in LOOKS.items()}

    class AsWritten(xlsxwriter.worksheet.Worksheet):
        """A worksheet that takes formulas as they are: its own would look thirty times in each for functions we never use."""

        def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
            return formula.removeprefix("=")

    for sheet in sheets:
        _write(workbook.add_worksheet(sheet.name, worksheet_class=AsWritten), sheet, formats)
    workbook.close()
    return stream.getvalue()


def _write(target: Any, sheet: Sheet, formats: dict[Look, Any]) -> None:
    wide = widths(sheet)
    # names and words return in row after row
    plain = cache(plain_text)
    for row, cells in enumerate(sheet.rows):
        shown = looks(cells)
        if (high := lines(cells, shown, wide)) > 1:
            target.set_row(row, high * LINE_HEIGHT)
        for column, cell in enumerate(cells):
            content = content_of(cell)
            if content is None or content == "":
                continue
            how = formats[shown[column]]
            if isinstance(cell, Formula):
                target.write_formula(row, column, in_excel(cell.tokens, sheet.name), how, json_number(cell.answer))
            elif isinstance(content, str):
                target.write_string(row, column, plain(content), how)
            else:
                target.write_number(row, column, json_number(content), how)
    for column, width in enumerate(wide):
        target.set_column(column, column, width)
    target.set_landscape()
    target.set_paper(A4)
    target.fit_to_pages(1, 0)
    target.set_footer("&L&A&R&P / &N")
    if sheet.headed is not None:
        target.freeze_panes(sheet.headed + 1, 0)
        target.repeat_rows(sheet.headed)
        target.autofilter(sheet.headed, 0, sheet.last_of_table(), len(sheet.rows[sheet.headed]) - 1)
    if sheet.hidden:
        target.hide()


def cells_in(data: bytes) -> dict[tuple[str, str], Seen]:
    """What stands in each filled cell of an Excel file, by sheet and address; the content that it carries is left out.

    Raises:
        ValueError, KeyError, zipfile.BadZipFile: this is no Excel file that can be read.
    """
    hidden = content_names()
    seen: dict[tuple[str, str], Seen] = {}
    values, formulas = _opened(data, data_only=True), _opened(data, data_only=False)
    for name in values.sheetnames:
        if name in hidden:
            continue
        for shown, written in zip(_rows(values[name]), _rows(formulas[name]), strict=True):
            for one, own in zip(shown, written, strict=True):
                formula = own.value if own.data_type == "f" else None
                if one.value is not None or formula is not None:
                    seen[name, address(own.row - 1, own.column - 1)] = Seen(one.value, "" if formula is None else str(formula))
    return seen


def carried_in(data: bytes) -> bytes | None:
    """The JSON of the annex that an Excel file carries; None when it carries none that can be read."""
    try:
        workbook = _opened(data, data_only=True)
        name = next((name for name in workbook.sheetnames if name in content_names()), None)
        if name is None:
            return None
        rows = workbook[name].iter_rows(max_row=MOST_ROWS, max_col=2, values_only=True)
        return carried((row[0], row[1]) for row in rows if len(row) > 1)
    except (ValueError, KeyError, zipfile.BadZipFile, EOFError, OSError, SyntaxError, TypeError):
        return None


def _opened(data: bytes, data_only: bool) -> Any:
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(data), read_only=True, data_only=data_only, keep_links=False)


def _rows(sheet: Any) -> Any:
    return sheet.iter_rows(max_row=min(sheet.max_row or MOST_ROWS, MOST_ROWS), max_col=min(sheet.max_column or 1, MOST_COLUMNS))
