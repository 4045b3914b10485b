"""What does an annex say to who reads it, chapter by chapter?"""

from __future__ import annotations

from barcode.exports.annex import Annex
from barcode.exports.annex_blocks import Block
from barcode.exports.annex_terms import AnnexPart
from barcode.exports.annex_text_figures import balance, demand, strip
from barcode.exports.annex_text_findings import findings, programme, promises
from barcode.exports.annex_text_norms import assumptions, norms
from barcode.exports.annex_text_terms import closing, opening
from barcode.language import Language

PARTS = {
    AnnexPart.PROGRAMME: programme,
    AnnexPart.DEMAND: demand,
    AnnexPart.BALANCE: balance,
    AnnexPart.STRIP: strip,
    AnnexPart.FINDINGS: findings,
    AnnexPart.PROMISES: promises,
}


def annex_blocks(annex: Annex, language: Language) -> list[Block]:
    """The annex as headings, paragraphs and tables, in the order in which it is read.

    The norms and the assumptions are always there, for without them no figure can be read; the other parts as the terms say.
    """
    chapters = [opening, norms, assumptions, *(write for part, write in PARTS.items() if annex.terms.has(part)), closing]
    return [block for write in chapters for block in write(annex, language)]
