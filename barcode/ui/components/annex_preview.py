"""How does an annex look before it is a file? The same headings, sentences and tables, a chapter at a time."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from barcode.exports.annex_blocks import Block, Heading, Kind, Paragraph, Table
from barcode.language import Language, format_integer, say
from barcode.ui.annex_chapters import Chapter, card_style, chapters
from barcode.ui.components.plain import plain

ROWS_SHOWN = 50
# On a phone a row becomes a card, so that nothing has to be scrolled sideways; a style of our own, without any content.
CARDS = """<style>
[class*=st-key-annex-table-] :is(td, th) {overflow-wrap: anywhere; vertical-align: top}
@media (max-width: 40rem) {
  [class*=st-key-annex-table-] :is(table, tbody, tr, td) {display: block; width: 100%; border: none}
  [class*=st-key-annex-table-] thead {display: none}
  [class*=st-key-annex-table-] tr {border-bottom: 1px solid #7d8b99; padding: 0.4rem 0}
  [class*=st-key-annex-table-] td {padding: 0.1rem 0.5rem}
  [class*=st-key-annex-table-] td::before {color: #46525e}
  [class*=st-key-annex-table-] td :is(div, p) {display: inline !important}
}
</style>"""


def annex_preview(blocks: Sequence[Block], language: Language) -> None:
    """The opening in full, and each chapter behind its title."""
    st.html(CARDS)
    opening, *others = chapters(blocks)
    with st.container(border=True, key="annex-preview"):
        st.subheader(plain(opening.title), anchor=False)
        _inside(opening, 0, language)
        for at, chapter in enumerate(others, 1):
            with st.expander(plain(chapter.title), key=f"annex-chapter-{at}"):
                _inside(chapter, at, language)


def _inside(chapter: Chapter, number: int, language: Language) -> None:
    for at, block in enumerate(chapter.blocks):
        if isinstance(block, Heading):
            st.markdown(f"**{plain(block.text)}**")
        elif isinstance(block, Paragraph):
            _paragraph(block)
        else:
            _table(block, f"annex-table-{number}-{at}", language)


def _paragraph(block: Paragraph) -> None:
    if block.kind is Kind.WARNING:
        st.warning(plain(block.text))
    elif block.kind is Kind.CAPTION:
        st.caption(plain(block.text))
    else:
        st.markdown(plain(block.text))


def _table(block: Table, key: str, language: Language) -> None:
    """A table as it stands in the document, with at most its first rows."""
    shown = block.rows[:ROWS_SHOWN]
    st.caption(plain(block.caption))
    if not shown:
        return
    st.html(card_style(key, block.columns))
    headings = [plain(column.heading) for column in block.columns]
    with st.container(key=key):
        # A table of the page and not a grid: it wraps long sentences as the document does.
        st.table(pd.DataFrame([list(map(plain, row)) for row in shown], columns=headings), hide_index=True, alt=block.caption)
    if len(block.rows) > len(shown):
        more = format_integer(len(block.rows) - len(shown), language)
        st.caption(say("annex_page.more_rows", language, shown=format_integer(len(shown), language), more=more))
