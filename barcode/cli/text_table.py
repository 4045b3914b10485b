"""How does a table stand on a terminal: columns under each other, words left and numbers right?"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from barcode.exports.plain_text import plain_text


def text_table(headings: Sequence[str], rows: Sequence[Sequence[str]], words: int = 1, indent: str = "  ") -> list[str]:
    """The lines of a table; the first `words` columns are words and stand left, the others numbers and stand right."""
    cells = [[plain_text(cell) for cell in row] for row in [headings, *rows]]
    widths = [max(width(row[column]) for row in cells) for column in range(len(headings))]
    lines = [indent + "  ".join(_padded(cell, widths[at], at < words) for at, cell in enumerate(row)).rstrip() for row in cells]
    return [lines[0], indent + "  ".join("-" * size for size in widths), *lines[1:]]


def _padded(cell: str, size: int, left: bool) -> str:
    blank = " " * (size - width(cell))
    return cell + blank if left else blank + cell


def width(text: str) -> int:
    """How many places a text takes: a wide sign takes two, an accent of its own none."""
    return sum(0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
