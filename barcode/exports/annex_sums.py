"""How are many cells added in one formula that a spreadsheet still takes?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from barcode.exports.annex_cells import Reference, Sign, Token, Tokens

# Excel takes 255 arguments and 8,192 signs; a reference to another sheet is some forty signs at most.
MOST_ARGUMENTS = 150
ZERO: Tokens = ("0",)


def ranges(sheet: str, column: int, rows: Iterable[int]) -> list[Reference]:
    """Cells of one column as few ranges.

    >>> ranges("A", 1, [5, 3, 4, 9])
    [Reference(sheet='A', row=3, column=1, last=5), Reference(sheet='A', row=9, column=1, last=9)]
    """
    found: list[list[int]] = []
    for row in sorted(rows):
        if found and row == found[-1][1] + 1:
            found[-1][1] = row
        else:
            found.append([row, row])
    return [Reference(sheet, first, column, last) for first, last in found]


def summed(parts: Sequence[Reference], helper: Callable[[Tokens], Reference]) -> Tokens:
    """The sum of ranges; what is too long for one formula goes over cells of its own, which `helper` makes."""
    if not parts:
        return ZERO
    if len(parts) == 1 and not parts[0].is_range:
        return (parts[0],)
    if len(parts) <= MOST_ARGUMENTS:
        return ("SUM(", *_listed(parts), ")")
    cut = [parts[at : at + MOST_ARGUMENTS] for at in range(0, len(parts), MOST_ARGUMENTS)]
    return summed([helper(("SUM(", *_listed(some), ")")) for some in cut], helper)


def _listed(parts: Sequence[Reference]) -> list[Token]:
    tokens: list[Token] = []
    for part in parts:
        tokens += [Sign.NEXT, part] if tokens else [part]
    return tokens
