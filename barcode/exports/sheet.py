"""How do text and numbers get into a worksheet, so that text stays text and numbers stay numbers?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from barcode.exports.exact_numbers import json_number
from barcode.exports.plain_text import plain_text
from barcode.trace import Missing, Traced

Cell = str | int | Fraction | Traced | Missing | None
WIDEST, NARROWEST = 60, 9


class Sheet:
    """A worksheet that is filled from top to bottom."""

    def __init__(self, workbook: Any, name: str, warning: str, cannot_tell: str) -> None:
        self.sheet = workbook.add_worksheet(name)
        self.cannot_tell = cannot_tell
        self.row = 0
        self.widths: dict[int, int] = {}
        self.heading = workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.title_format = workbook.add_format({"bold": True, "font_size": 14})
        self.warning = workbook.add_format({"bold": True, "font_color": "#9C0006"})
        self.whole = workbook.add_format({"num_format": "#,##0"})
        self.wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
        if warning:
            self.sheet.write_string(0, 0, plain_text(warning), self.warning)
            self.row = 1

    def title(self, text: str) -> None:
        """A heading above what follows."""
        self.sheet.write_string(self.row, 0, plain_text(text), self.title_format)
        self.row += 1

    def line(self, *cells: Cell) -> None:
        """One row."""
        for column, cell in enumerate(cells):
            self._write(column, cell)
        self.row += 1

    def table(self, headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
        """A heading row that stays in sight, the rows, and a filter over them."""
        first = self.row
        for column, heading in enumerate(headings):
            self.sheet.write_string(first, column, plain_text(heading), self.heading)
            self._widen(column, max((len(word) for word in heading.split()), default=0))
        self.row += 1
        for cells in rows:
            self.line(*cells)
        self.sheet.freeze_panes(first + 1, 0)
        self.sheet.autofilter(first, 0, max(self.row - 1, first), len(headings) - 1)

    def blank(self) -> None:
        """An empty row."""
        self.row += 1

    def paragraphs(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Rows of a name and a wrapped text."""
        for name, text in pairs:
            self.sheet.write_string(self.row, 0, plain_text(name), self.wrapped)
            self.sheet.write_string(self.row, 1, plain_text(text), self.wrapped)
            self._widen(0, len(name))
            self._widen(1, WIDEST * 2, WIDEST * 2)
            self.row += 1

    def finish(self) -> None:
        """Set the widths of the columns."""
        for column, width in sorted(self.widths.items()):
            self.sheet.set_column(column, column, width + 2)

    def _write(self, column: int, cell: Cell) -> None:
        if cell is None or cell == "":
            return
        if isinstance(cell, Missing):
            cell = self.cannot_tell
        elif isinstance(cell, Traced):
            cell = cell.value
        if isinstance(cell, str):
            text = plain_text(cell)
            self.sheet.write_string(self.row, column, text)
            self._widen(column, len(text))
        else:
            number = json_number(Fraction(cell))
            self.sheet.write_number(self.row, column, number, self.whole)
            self._widen(column, len(f"{number:,.0f}"))

    def _widen(self, column: int, length: int, most: int = WIDEST) -> None:
        self.widths[column] = max(self.widths.get(column, NARROWEST), min(length, most))
