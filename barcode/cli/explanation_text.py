"""How do a number's explanation and the tree below it read on a terminal?"""

from __future__ import annotations

from collections.abc import Iterator

from barcode.assess import Assessment
from barcode.cli.what_to_do import what_to_do
from barcode.explain import Node, paragraph, tree
from barcode.exports.plain_text import plain_text
from barcode.language import Language, say
from barcode.trace import Figure, Missing


def explanation_lines(figure: Figure, assessment: Assessment, language: Language) -> Iterator[str]:
    """The paragraph in words, what to do when the number cannot be told, and the tree."""
    yield plain_text(paragraph(figure, assessment, language))
    if isinstance(figure, Missing) and (advice := what_to_do(figure, assessment, language)):
        yield plain_text(advice)
    yield ""
    yield from tree_lines(tree(figure, assessment, language), language)


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
