"""Into which chapters does an annex fall when it is read on a page?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from barcode.exports.annex_blocks import Block, Column, Heading

CHAPTER = 1
# Of a heading of a column only these signs stand in a style as they are; each other one as its number.
PLAIN_SIGNS = frozenset(" ()%–.,/") | frozenset("m²")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter with its title, and what stands below it; that of the opening is the title of the annex."""

    title: str
    blocks: tuple[Block, ...]


def chapters(blocks: Iterable[Block]) -> list[Chapter]:
    """The opening and each chapter, in their order."""
    found: list[tuple[str, list[Block]]] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level <= CHAPTER:
            found.append((block.text, []))
        else:
            found[-1][1].append(block)
    return [Chapter(title, tuple(inside)) for title, inside in found]


def card_style(key: str, columns: Sequence[Column]) -> str:
    """The style of one table: numbers to the right and, on a phone, a row as a card in which each cell says its heading.

    Only headings, which are words of our own, go into it, and each sign of them that could end a text as its number.
    """
    rules = []
    for at, column in enumerate(columns, 1):
        rules.append(f"@media (max-width: 40rem) {{.st-key-{key} td:nth-child({at})::before {{content: '{_quoted(column)}: '}}}}")
        if column.is_number:
            rules.append(
                f"@media (min-width: 40.01rem) {{.st-key-{key} :is(td, th):nth-child({at}) {{text-align: right !important}}}}"
            )
    return f"<style>{''.join(rules)}</style>"


def _quoted(column: Column) -> str:
    return "".join(
        sign if (sign.isascii() and sign.isalnum()) or sign in PLAIN_SIGNS else f"\\{ord(sign):06x}" for sign in column.heading
    )
