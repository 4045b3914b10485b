"""How wide must the columns of a sheet be, so that its numbers and names can be read?"""

from __future__ import annotations

from barcode.exports.annex_cells import Look, Sheet, content_of, look_of

WIDEST, NARROWEST, ROOM = 60, 8, 2
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
