"""Do the rows of a table add up as they are printed, and if not, by how much do they differ?"""

from __future__ import annotations

from collections.abc import Sequence

from barcode.language import round_half_away
from barcode.trace import Figure, Missing, Traced


def rounding_difference(rows: Sequence[Figure], whole: Figure) -> int | None:
    """The printed total less the sum of the printed rows, each rounded to a whole number; None where one cannot be told.

    This is the line "afrondingsverschil" of a table, which is printed where it is not zero.
    """
    printed: list[int] = []
    for figure in rows:
        if isinstance(figure, Missing):
            return None
        printed.append(printed_whole(figure))
    return None if isinstance(whole, Missing) else printed_whole(whole) - sum(printed)


def printed_whole(figure: Traced) -> int:
    """A figure as it is printed: whole, halves away from zero."""
    return int(round_half_away(figure.value))
