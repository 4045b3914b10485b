"""How does the tree below a number read on a terminal?"""

from __future__ import annotations

from collections.abc import Iterator

from barcode.explain import Node
from barcode.exports.plain_text import plain_text
from barcode.language import Language, say


def tree_lines(node: Node, language: Language, depth: int = 0) -> Iterator[str]:
    """A line per number, norm and input, its particulars below it, its parts further in."""
    indent = "  " * depth
    formula = " " + say("cli.formula", language, number=node.formula) if node.formula else ""
    value = f" = {plain_text(node.value)}" if node.value else ""
    yield f"{indent}- {plain_text(node.title)}{value}{formula}"
    for label, text in node.details:
        yield f"{indent}    {plain_text(label)}: {plain_text(text)}"
    for child in node.children:
        yield from tree_lines(child, language, depth + 1)
