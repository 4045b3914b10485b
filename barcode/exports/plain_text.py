"""How does text that somebody else wrote stand in a file or on a terminal, so that it can only be read?"""

from __future__ import annotations

import unicodedata

SPACES = frozenset("\t\n\r\v\f\x85\u2028\u2029")
# What a cell of a workbook holds at most; longer text would make the file unreadable for Excel.
LONGEST_CELL = 32_000


def plain_text(text: object) -> str:
    r"""`text` on one line, normalised, without control, direction or half characters; never longer than a cell holds.

    What it says stays as it is, also when it begins with `=`: a workbook keeps it as typed text.

    >>> plain_text("Plan\tA\x00\u202e")
    'Plan A'
    """
    written = str(text)
    if written.isascii() and written.isprintable() and len(written) <= LONGEST_CELL:
        # most codes and names: nothing in them has to go
        return written.strip()
    spaced = "".join(" " if sign in SPACES else sign for sign in written)
    kept = "".join(sign for sign in unicodedata.normalize("NFC", spaced) if unicodedata.category(sign)[0] != "C")
    return kept.strip() if len(kept) <= LONGEST_CELL else kept[: LONGEST_CELL - 1].strip() + "…"
