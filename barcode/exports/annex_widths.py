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


def looks(cells: Sequence[Cell]) -> list[Look]:
    """How each cell of a row is shown: a text that is too long for its column goes over lines, unless it stands alone."""
    if len(cells) == 1:
        return [look_of(cells[0])]
    return [Look.WRAPPED if isinstance(cell, str) and len(cell) > WIDEST else look_of(cell) for cell in cells]


def lines(cells: Sequence[Cell], shown: Sequence[Look], column_widths: Sequence[int]) -> int:
    """How many lines a row needs, whose cells are shown as `looks` says."""
    if Look.WRAPPED not in shown and Look.HEADING not in shown:
        return 1
    return max(
        math.ceil(len(str(content_of(cell))) / (FILLED * width))
        for cell, look, width in zip(cells, shown, column_widths, strict=False)
        if look is Look.WRAPPED or look is Look.HEADING
    )
