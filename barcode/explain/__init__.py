"""Any number of an assessment, opened: the tree of what it was made of, and one paragraph in a planner's words."""

from barcode.explain.address import addresses, figure_at
from barcode.explain.sentences import paragraph
from barcode.explain.tree import Node, tree

__all__ = ["Node", "addresses", "figure_at", "paragraph", "tree"]
