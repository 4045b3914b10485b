"""How do we know this? The paragraph and the tree behind a number, as a reader opens them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd
import streamlit as st

from barcode.assess import Assessment
from barcode.explain import Node, paragraph, tree
from barcode.language import Language, say
from barcode.trace import Figure
from barcode.ui.components.plain import plain

DEEPEST = 8


def explain_button(figure: Figure, assessment: Assessment, language: Language, key: str) -> None:
    """A button that opens the explanation of one number in a window; nothing is worked out while it is closed."""
    if st.button(say("ui.how_do_we_know", language), key=f"why-{key}", type="tertiary"):
        st.dialog(say("ui.how_do_we_know", language), width="large")(explanation)(figure, assessment, language)


def explanation(figure: Figure, assessment: Assessment, language: Language) -> None:
    """The paragraph, the tree of figures and norms, and the rows of input below it."""
    st.markdown(plain(paragraph(figure, assessment, language)))
    node = tree(figure, assessment, language)
    st.markdown("\n".join(_lines(node, language)))
    rows = [*_rows(node)]
    if rows:
        headings = [say(f"ui.input_{name}", language) for name in ("what", "value", "where")]
        st.dataframe(pd.DataFrame(rows, columns=headings).drop_duplicates(), hide_index=True)


def explain_one_of(figures: Mapping[str, Figure], assessment: Assessment, language: Language, key: str) -> None:
    """A choice out of the numbers of a table, and the explanation of the chosen one."""
    chosen = st.selectbox(
        say("ui.how_do_we_know", language),
        [*figures],
        index=None,
        key=f"why-{key}",
        placeholder=say("ui.choose_number", language),
    )
    if chosen:
        with st.container(border=True):
            explanation(figures[chosen], assessment, language)


def _lines(node: Node, language: Language, depth: int = 0) -> Iterator[str]:
    """The tree as a nested list; rows of input stand in a table of their own."""
    indent = "    " * depth
    formula = f" · {say('ui.formula', language, number=plain(node.formula))}" if node.formula else ""
    value = f": {plain(node.value)}" if node.value else ""
    kind = f"{say('ui.assumption' if node.assumed else 'ui.norm', language)} · " if node.kind == "norm" else ""
    yield f"{indent}- {kind}**{plain(node.title)}**{value}{formula}"
    if node.details:
        yield f"{indent}    - " + " · ".join(f"{plain(label)}: {plain(text)}" for label, text in node.details)
    for child in node.children:
        if child.kind != "row" and depth < DEEPEST:
            yield from _lines(child, language, depth + 1)


def _rows(node: Node) -> Iterator[tuple[str, str, str]]:
    for child in node.children:
        if child.kind == "row":
            yield child.title, child.value, " · ".join(text for _, text in child.details)
        yield from _rows(child)
