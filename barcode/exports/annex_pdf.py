"""Which PDF does an annex become? PDF/A-3a (to be kept, with its source inside) and PDF/UA-1 (to be read by everyone) at once.

Typst sets it, with the fonts that it brings. PDF/A-3 is the one part of the standard that lets a file carry another: the JSON
that the annex is verified by.
"""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from importlib import resources
from typing import Any, Literal

from barcode.exports.annex import Annex
from barcode.exports.annex_blocks import Block, Heading, Paragraph
from barcode.exports.annex_json import annex_json
from barcode.exports.annex_text import annex_blocks
from barcode.exports.annex_text_terms import annex_title
from barcode.language import Language, say

STANDARDS: list[Literal["a-3a", "ua-1"]] = ["a-3a", "ua-1"]
ATTACHMENT = "annex.json"
LARGEST_CARRIED = 60_000_000
REGIONS = {"nl": "nl", "en": "gb"}
# What the fonts that come with Typst can show of European writing, punctuation and signs (first and last of each run). PDF/UA
# refuses a document with a sign that no font has, and one name must never block an annex.
SHOWN = (
    (0x0020, 0x007E), (0x00AE, 0x0377), (0x038E, 0x03A1), (0x03A3, 0x0484), (0x0487, 0x04FF), (0x1E00, 0x1F15), (0x1F20,
    0x1F45), (0x1F5F, 0x1F7D), (0x1F80, 0x1FB4), (0x1FDD, 0x1FEF), (0x2000, 0x200A), (0x2010, 0x2027), (0x202F, 0x2040),
    (0x2042, 0x2042), (0x2044, 0x2052), (0x2054, 0x205F), (0x2074, 0x208E), (0x20A0, 0x20C0), (0x2100, 0x211E), (0x2126,
    0x2151), (0x2153, 0x2184), (0x2190, 0x23FF), (0x2460, 0x2606), (0x2609, 0x262F), (0x2638, 0x268B), (0x272A, 0x274B),
    (0x2761, 0x277F), (0x2798, 0x27AF), (0x27B1, 0x2B73), (0x2B76, 0x2B95), (0x2B97, 0x2BFF), (0xFFFD, 0xFFFD),
)  # fmt: skip
NOT_SHOWN = "\N{REPLACEMENT CHARACTER}"


def write_pdf(annex: Annex, language: Language) -> bytes:
    """The annex as a PDF; the same annex gives the same bytes."""
    import typst

    day = annex.assessment.on
    blocks = [_plain(block) for block in annex_blocks(annex, language)]
    data = {
        "title": _in_fonts(annex_title(annex, language)),
        "fingerprint": annex.fingerprint,
        "attached": say("annex.attached", language),
        "language": language,
        "region": REGIONS[language],
        "year": day.year,
        "month": day.month,
        "day": day.day,
        "blocks": [blocks[0], {"kind": "contents", "text": say("annex.contents", language)}, *blocks[1:]],
    }
    template = (resources.files("barcode.exports") / "annex.typ").read_bytes()
    made = typst.compile(
        template,
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data), "annex": annex_json(annex, language).decode()},
        pdf_standards=[*STANDARDS],
        timestamp=int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()),
    )
    assert isinstance(made, bytes)
    return made


def carried_in(data: bytes) -> bytes | None:
    """The JSON that a PDF carries, if any."""
    try:
        found = _reader(data).attachments.get(ATTACHMENT)
    except ValueError:
        return None
    return found[0] if found and len(found[0]) <= LARGEST_CARRIED else None


def texts_in(data: bytes) -> list[tuple[str, str]]:
    """Every line of text of a PDF with its page and number.

    Raises:
        ValueError: it is no PDF that can be read.
    """
    reader = _reader(data)
    return [
        (f"page {number}, line {place}", line.strip())
        for number, page in enumerate(reader.pages, start=1)
        for place, line in enumerate(page.extract_text().splitlines(), start=1)
        if line.strip()
    ]


def _reader(data: bytes) -> Any:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        return PdfReader(io.BytesIO(data), strict=False)
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError, OSError) as failed:
        raise ValueError("pdf") from failed


def _in_fonts(text: str) -> str:
    """`text` with a replacement for each sign that the fonts lack; the content that the file carries keeps the sign itself."""
    if text.isascii():
        return text
    return "".join(sign if any(first <= ord(sign) <= last for first, last in SHOWN) else NOT_SHOWN for sign in text)


def _plain(block: Block) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"kind": "heading", "level": block.level, "text": _in_fonts(block.text)}
    if isinstance(block, Paragraph):
        return {"kind": str(block.kind), "text": _in_fonts(block.text)}
    columns = [{"heading": column.heading, "number": column.is_number, "width": column.width} for column in block.columns]
    rows = [[_in_fonts(cell) for cell in row] for row in block.rows]
    return {"kind": "table", "caption": block.caption, "columns": columns, "rows": rows}
