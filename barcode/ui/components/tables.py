"""How does a table of an answer stand on the page? Every row in sight, numbers to the right, text in the language of the page."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import pyarrow as pa  # type: ignore[import-untyped]
import streamlit as st

from barcode.ui.components.plain import plain


def show_table(
    rows: Sequence[Mapping[str, str]], alt: str, key: str, numbers: Collection[str] = (), widths: Mapping[str, int] | None = None
) -> None:
    """A table of texts: a grid on a screen, and the same as a table of the page on paper and on a projector (`present`).

    Args:
        rows: heading → content, each row with the same headings.
        alt: what the table is, for who hears it.
        key: of the element.
        numbers: headings of columns that hold numbers.
        widths: headings of columns that need a width of their own [pixels].
    """
    widths = widths or {}
    columns = {
        heading: st.column_config.TextColumn(alignment="right" if heading in numbers else "left", width=widths.get(heading))
        for heading in {*numbers, *widths}
    }
    # A table of Arrow is what is sent; a frame of pandas would only be taken apart again.
    with st.container(key=f"screen-{key}"):
        st.dataframe(pa.Table.from_pylist(rows), hide_index=True, column_config=columns, alt=alt, key=key, height="content")
    page_table(rows, f"paper-{key}", numbers)


def page_table(rows: Sequence[Mapping[str, str]], key: str, numbers: Collection[str] = (), alt: str | None = None) -> None:
    """A table of texts in which every line wraps, as wide as its place.

    Args:
        rows: heading → content, each row with the same headings.
        key: of the element.
        numbers: headings of columns that hold numbers.
        alt: what the table is, for who hears it.
    """
    right = [position for position, heading in enumerate(rows[0] if rows else (), 1) if heading in numbers]
    cells = ", ".join(f".st-key-{key} :is(td, th):nth-child({position})" for position in right)
    if cells:
        # Constant text of our own; what stands in the rows plays no part in it.
        st.html(f"<style>{cells} {{text-align: right !important}}</style>")
    with st.container(key=key):
        st.table(
            pa.Table.from_pylist([{heading: plain(text) for heading, text in row.items()} for row in rows]),
            hide_index=True,
            alt=alt,
        )
