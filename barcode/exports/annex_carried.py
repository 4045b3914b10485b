"""How does a workbook carry the annex that it was made of, and how is it taken out again?

The JSON is packed and written in letters and digits only: a spreadsheet program that saves the file again changes blanks, line
ends and signs of text, and would change the content with them.
"""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Iterable

from barcode.exports.annex_cells import Sheet
from barcode.language import LANGUAGES, Language, say

# A cell holds 32,767 signs.
CHUNK = 32_000
MOST_UNPACKED = 200 * 1024 * 1024
# What stands before each piece, so that a sorted or shifted sheet is still read in order.
MARK = "annex"


def carry(sheet: Sheet, content: bytes, language: Language) -> None:
    """Write the content in pieces, one a row."""
    sheet.hidden = True
    sheet.line(say("annex_sheet.content_words", language))
    packed = base64.b64encode(zlib.compress(content)).decode("ascii")
    for at in range(0, len(packed), CHUNK):
        sheet.line(f"{MARK}{at // CHUNK + 1:06d}", packed[at : at + CHUNK])


def carried(rows: Iterable[tuple[object, object]]) -> bytes | None:
    """The content in the first two cells of rows; None when there is none or it is damaged."""
    pieces = {str(name): str(piece) for name, piece in rows if str(name).startswith(MARK) and str(name)[len(MARK) :].isdigit()}
    if not pieces:
        return None
    unpacking = zlib.decompressobj()
    try:
        packed = base64.b64decode("".join(pieces[name] for name in sorted(pieces)), validate=True)
        content = unpacking.decompress(packed, MOST_UNPACKED)
    except (binascii.Error, zlib.error, ValueError):
        return None
    return content if unpacking.eof else None


def content_names() -> frozenset[str]:
    """What the sheet is called in each language."""
    return frozenset(say("annex_sheet.name.content", language) for language in LANGUAGES)
