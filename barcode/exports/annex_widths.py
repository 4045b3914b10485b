"""How wide must the columns of a sheet be and how high its rows, so that its numbers, names and sentences can be read?"""

from __future__ import annotations

import math
from collections.abc import Sequence

from barcode.exports.annex_cells import Cell, Look, Sheet, content_of, look_of

WIDEST, NARROWEST, ROOM = 36, 8, 2
# Signs of a text that fit in a line are fewer than the width says: words are not cut.
FILLED = 0.85
# Longer than this is read across the cells beside it, or by opening the cell.
OVERFLOWING = frozenset({Look.TITLE, Look.WARNING})
# Rows beyond these are like those before them.
ROWS_LOOKED_AT = 2_000


def widths(sheet: Sheet) -> list[int]:
    """The width of each column in signs."""
    found: list[int] = []
    for cells in sheet.rows[:ROWS_LOOKED_AT]:
        for column, cell in enumerate(cells):
            while len(found) <= column:
                found.append(NARROWEST)
            content, look = content_of(cell), look_of(cell)
            # A sentence that stands alone in its row runs on over the empty cells beside it.
            if content is None or look in OVERFLOWING or (len(cells) == 1 and isinstance(content, str)):
                continue
            if look is Look.HEADING:
                length = max((len(word) for word in str(content).split()), default=0) + 2
            elif isinstance(content, str):
                length = len(content)
            else:
                length = len(f"{float(content):,.0f}") if look is Look.WHOLE else len(f"{float(content):,.4g}") + 2
            found[column] = max(found[column], min(length + ROOM, WIDEST))
    return found


def look_in(cell: Cell, cells: Sequence[Cell]) -> Look:
    """How a cell is shown in its row: a text that is too long for its column goes over lines, unless it stands alone."""
    look, content = look_of(cell), content_of(cell)
    is_long = look is Look.TEXT and isinstance(content, str) and len(cells) > 1 and len(content) > WIDEST
    return Look.WRAPPED if is_long else look


def lines(cells: Sequence[Cell], column_widths: Sequence[int]) -> int:
    """How many lines the row needs."""
    most = 1
    for column, cell in enumerate(cells):
        if look_in(cell, cells) in {Look.WRAPPED, Look.HEADING}:
            most = max(most, math.ceil(len(str(content_of(cell))) / (FILLED * column_widths[column])))
    return most
