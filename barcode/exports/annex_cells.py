"""Of which cells is the workbook of an annex made, whichever program will open it?

A formula is a row of tokens, so that Excel and OpenDocument each get it in their own writing; it carries its exact answer, so
that a program that does not recalculate shows the right number as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import cache

LETTERS = 26


class Look(StrEnum):
    """How a cell is shown."""

    TITLE = "title"
    HEADING = "heading"
    WARNING = "warning"
    TEXT = "text"
    WRAPPED = "wrapped"
    WHOLE = "whole"
    EXACT = "exact"
    YEAR = "year"
    INPUT = "input"


class Sign(StrEnum):
    """A token that the formats write differently."""

    NEXT = "next argument"


@dataclass(frozen=True, slots=True)
class Reference:
    """A cell, or a range in one column down to `last`; rows and columns count from 0."""

    sheet: str
    row: int
    column: int
    last: int = -1

    @property
    def is_range(self) -> bool:
        """Whether it is more than one cell."""
        return self.last > self.row


Token = str | Reference | Sign
Tokens = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Formula:
    """What is worked out in a cell, and its exact answer."""

    tokens: Tokens
    answer: Fraction
    look: Look = Look.WHOLE


@dataclass(frozen=True, slots=True)
class Shown:
    """A text or number that is shown in another way than is usual for it."""

    value: str | int | Fraction
    look: Look


Cell = str | int | Fraction | Formula | Shown | None
"""Blank where None or an empty text; a whole number is shown whole, a fraction unrounded."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What stands in a cell of a file: its text or number, and the formula that gives it, if any."""

    value: str | int | float | bool | None
    formula: str = ""


@dataclass(slots=True)
class Sheet:
    """A worksheet that is filled from top to bottom; `headed` is the row with the headings of its (last) table."""

    name: str
    rows: list[Sequence[Cell]] = field(default_factory=list)
    headed: int | None = None
    hidden: bool = False

    def line(self, *cells: Cell) -> int:
        """Add a row; gives its number, from 0."""
        self.rows.append(cells)
        return len(self.rows) - 1

    def title(self, text: str) -> None:
        """Add a heading above what follows."""
        self.line(Shown(text, Look.TITLE))

    def headings(self, texts: Iterable[str]) -> int:
        """Add the headings of a table."""
        at = self.line(*(Shown(text, Look.HEADING) for text in texts))
        self.headed = at
        return at

    def last_of_table(self) -> int:
        """The last row of the table under the headings: it ends before an empty row."""
        first = 0 if self.headed is None else self.headed + 1
        blank = (row for row in range(first, len(self.rows)) if not self.rows[row])
        return next(blank, len(self.rows)) - 1


def look_of(cell: Cell) -> Look:
    """How a cell is shown."""
    if cell is None or isinstance(cell, str):
        return Look.TEXT
    if isinstance(cell, int):
        return Look.WHOLE
    return Look.EXACT if isinstance(cell, Fraction) else cell.look


def content_of(cell: Cell) -> str | int | Fraction | None:
    """The text or number of a cell; of a formula its answer."""
    if isinstance(cell, Formula):
        return cell.answer
    return cell.value if isinstance(cell, Shown) else cell


def in_excel(tokens: Tokens, sheet: str) -> str:
    """A formula in the writing of Excel, on the sheet `sheet`.

    >>> in_excel(("SUM(", Reference("Normen", 4, 4, 8), Sign.NEXT, "1)"), "Rekenblad")
    "=SUM('Normen'!$E$5:$E$9,1)"
    """
    return "=" + "".join(_excel(token, sheet) for token in tokens)


def in_open_formula(tokens: Tokens, sheet: str) -> str:
    """A formula in the writing of OpenDocument, on the sheet `sheet`.

    >>> in_open_formula(("SUM(", Reference("Normen", 4, 4, 8), Sign.NEXT, "1)"), "Rekenblad")
    "of:=SUM([$'Normen'.$E$5:.$E$9];1)"
    """
    return "of:=" + "".join(_open_formula(token, sheet) for token in tokens)


def address(row: int, column: int) -> str:
    """The name of a cell as on screen: `E5` for row 4 and column 4.

    >>> address(4, 4), address(0, 27)
    ('E5', 'AB1')
    """
    return f"{letters(column)}{row + 1}"


@cache
def letters(column: int) -> str:
    """The letters of a column, counted from 0."""
    first, last = divmod(column, LETTERS)
    return (letters(first - 1) if first else "") + chr(ord("A") + last)


def _excel(token: Token, sheet: str) -> str:
    if isinstance(token, Reference):
        where = _fixed(token, ":")
        return where if token.sheet == sheet else f"'{token.sheet}'!{where}"
    return "," if token is Sign.NEXT else token


def _open_formula(token: Token, sheet: str) -> str:
    if isinstance(token, Reference):
        where = "" if token.sheet == sheet else f"$'{token.sheet}'"
        return f"[{where}.{_fixed(token, ':.')}]"
    return ";" if token is Sign.NEXT else token


def _fixed(one: Reference, to: str) -> str:
    letter = letters(one.column)
    return f"${letter}${one.row + 1}" + (f"{to}${letter}${one.last + 1}" if one.is_range else "")
