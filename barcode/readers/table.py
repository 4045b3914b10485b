"""What does a file look like once it is rows and columns, whatever it was before?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

LONGEST_TEXT = 500


class UncomputedFormula(str):
    """A formula cell of a workbook for which the file holds no value; the text is the formula."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet as it stands: rows of cells (text or typed), each with the number of its row in the file."""

    file: str
    sheet: str
    rows: list[Sequence[object]]
    row_numbers: list[int]
    invented: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Rows under headings, one list a column, with optional geometry (shapely, in the coordinates of `epsg`)."""

    file: str
    sheet: str
    headings: list[str]
    columns: list[Sequence[object]]
    row_numbers: list[int]
    geometries: NDArray[Any] | None = None
    epsg: int | None = None
    unreadable: frozenset[int] = field(default_factory=frozenset)
    invented: bool = False

    def __len__(self) -> int:
        return len(self.row_numbers)

    def only(self, positions: list[int]) -> Table:
        """The same table with only the rows at `positions`."""
        places = {old: new for new, old in enumerate(positions)}
        return Table(
            self.file,
            self.sheet,
            self.headings,
            [[column[at] for at in positions] for column in self.columns],
            [self.row_numbers[at] for at in positions],
            None if self.geometries is None else self.geometries[np.asarray(positions, dtype=int)],
            self.epsg,
            frozenset(places[at] for at in self.unreadable if at in places),
            self.invented,
        )


def is_blank(cell: object) -> bool:
    """Whether a cell holds nothing: no value, or spaces only."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def table_from(grid: Grid, heading_position: int) -> Table:
    """The rows below the heading row as a table; empty rows and columns without a heading fall away.

    Args:
        grid: the sheet.
        heading_position: the place of the heading row in `grid.rows`.
    """
    headings = [plain_text(cell) for cell in grid.rows[heading_position]]
    used = [position for position, heading in enumerate(headings) if heading]
    width = max(used, default=-1) + 1
    rows, numbers = [], []
    for row, number in zip(grid.rows[heading_position + 1 :], grid.row_numbers[heading_position + 1 :], strict=True):
        if not all(is_blank(cell) for cell in row):
            rows.append(row if len(row) >= width else [*row, *([None] * (width - len(row)))])
            numbers.append(number)
    columns: list[Sequence[object]] = [[row[position] for row in rows] for position in used]
    return Table(grid.file, grid.sheet, [headings[position] for position in used], columns, numbers, invented=grid.invented)


def plain_text(cell: object) -> str:
    """A cell as one line of text: normalised, without control or direction characters, outer spaces gone.

    A whole number that a workbook keeps as 205080.0 becomes "205080".
    """
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    text = cell if isinstance(cell, str) else str(cell)
    if text.isascii() and text.isprintable():
        return text.strip()
    spaced = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text))
    return "".join(sign for sign in spaced if unicodedata.category(sign)[0] != "C").strip()
