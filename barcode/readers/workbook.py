"""Which rows and cells stand on the sheets of this Excel workbook?

Read through a window: what a workbook claims about its own size is not believed, and a single far cell is refused before
anything is built up to reach it.
"""

from __future__ import annotations

import io
import re
import time
import zipfile
import zlib
from xml.etree.ElementTree import ParseError

from barcode.errors import Problem, RefusedFile
from barcode.readers.table import Grid, UncomputedFormula

MOST_ROWS = 60_000
MOST_COLUMNS = 200
MOST_SHEETS = 1_000
SECONDS_ALLOWED = 20.0
# What openpyxl, zipfile and the XML parser raise on damaged workbooks.
FAULTS = (
    zipfile.BadZipFile, zlib.error, ParseError, KeyError, IndexError, ValueError, TypeError, AttributeError, EOFError,
    OSError, NotImplementedError, OverflowError, RecursionError, AssertionError, StopIteration, ArithmeticError,
)  # fmt: skip
SHARED_TEXTS = "xl/sharedstrings.xml"
MOST_SHARED_TEXTS = 500_000
# A part of any name may be a worksheet; what the archive calls it is not believed.
SHEET_MARK = b"sheetData"
WIDE_SHEET_MARK = b"\x00".join(bytes([letter]) for letter in SHEET_MARK)
FILLED_CELL = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br\s*=\s*[\"']([A-Za-z]{1,9})(\d{1,12})[\"'][^>]*?(?<!/)>")
# Cells may leave out their address; then the number of their row says where they stand.
FILLED_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*?\br\s*=\s*[\"'](\d{5,12})[\"'][^>]*?(?<!/)>\s*<(?:\w+:)?c\b[^>]*?(?<!/)>")
FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")


def grids_of(name: str, data: bytes) -> list[Grid]:
    """The rows of every visible or hidden worksheet; numbers stay numbers, formulas give their stored value.

    A formula without a stored value is an `UncomputedFormula`.

    Raises:
        RefusedFile: the workbook is damaged, or has cells outside the window of rows and columns.
    """
    import defusedxml  # noqa: F401  (openpyxl takes it when it is there; without it entities would be expanded)
    from openpyxl import load_workbook

    deadline = time.monotonic() + SECONDS_ALLOWED
    try:
        has_formulas = _window_checked(name, data)
        values = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        formulas = load_workbook(io.BytesIO(data), read_only=True, keep_links=False) if has_formulas else None
        sheets = values.worksheets
        if len(sheets) > MOST_SHEETS:
            raise RefusedFile(Problem("workbook_too_many_sheets", file=name, details={"most": MOST_SHEETS}))
        grids = []
        for position, sheet in enumerate(sheets):
            rows = _rows(name, sheet, deadline)
            if formulas is not None:
                _mark_uncomputed(rows, _rows(name, formulas.worksheets[position], deadline))
            filled = [at for at, row in enumerate(rows) if any(cell is not None for cell in row)]
            grids.append(Grid(name, sheet.title, [rows[at] for at in filled], [at + 1 for at in filled]))
        return grids
    except FAULTS:
        raise RefusedFile(Problem("workbook_damaged", file=name)) from None


def _window_checked(name: str, data: bytes) -> bool:
    """Whether any sheet holds formulas; refuses a filled cell outside the window."""
    from openpyxl.utils import column_index_from_string

    has_formulas = False
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            text = archive.read(entry)
            if entry.filename.lower() == SHARED_TEXTS and text.count(b"<si") > MOST_SHARED_TEXTS:
                raise RefusedFile(Problem("workbook_too_slow", file=name))
            if WIDE_SHEET_MARK in text:  # two bytes a sign would pass under what is looked for below; no program writes that
                raise RefusedFile(Problem("workbook_damaged", file=name))
            if SHEET_MARK not in text:
                continue
            has_formulas = has_formulas or bool(FORMULA.search(text))
            for found in FILLED_CELL.finditer(text):
                letters, row = found[1].decode().upper(), int(found[2])
                if row > MOST_ROWS or len(letters) > 2 or column_index_from_string(letters) > MOST_COLUMNS:
                    raise RefusedFile(_too_far(name, f"{letters}{row}"))
            for found in FILLED_ROW.finditer(text):
                if int(found[1]) > MOST_ROWS:
                    raise RefusedFile(_too_far(name, f"A{int(found[1])}"))
    return has_formulas


def _too_far(name: str, address: str, sheet: str = "") -> Problem:
    details: dict[str, object] = {"rows": MOST_ROWS, "columns": MOST_COLUMNS}
    return Problem("workbook_far_cell", file=name, sheet=sheet, found=address, details=details)


def _rows(name: str, sheet: object, deadline: float) -> list[list[object]]:
    rows: list[list[object]] = []
    # One row and one column beyond the window, so that what lies outside it is seen and not cut off.
    for row in sheet.iter_rows(min_row=1, max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS + 1, values_only=True):  # type: ignore[attr-defined]
        cells = list(row)
        if len(cells) > MOST_COLUMNS and cells[MOST_COLUMNS] is not None:
            raise RefusedFile(_too_far(name, "", sheet.title))  # type: ignore[attr-defined]
        while cells and cells[-1] is None:
            cells.pop()
        rows.append(cells)
        if len(rows) % 500 == 0 and time.monotonic() > deadline:
            raise RefusedFile(Problem("workbook_too_slow", file=name))
    if len(rows) > MOST_ROWS and rows[MOST_ROWS]:
        raise RefusedFile(_too_far(name, "", sheet.title))  # type: ignore[attr-defined]
    return rows


def _mark_uncomputed(values: list[list[object]], formulas: list[list[object]]) -> None:
    """Puts an `UncomputedFormula` where a formula stands for which the file holds no value."""
    for row, written in zip(values, formulas, strict=False):
        for at, cell in enumerate(written):
            if isinstance(cell, str) and cell.startswith("=") and (at >= len(row) or row[at] is None):
                row.extend([None] * (at + 1 - len(row)))
                row[at] = UncomputedFormula(cell)
