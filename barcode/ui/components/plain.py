"""How is text of a user shown as the text it is? Nothing in it becomes a link, a picture, an arrow or a style."""

from __future__ import annotations

import re

# Signs that Markdown, its styles, formulas or icons begin or end with; a point counts only behind a number that begins a list.
SIGNS = re.compile(r"([\\`*_{}\[\]()<>#+\-!|~:$&@=^])")
NUMBERED = re.compile(r"^(\s*\d+)\.(?=\s|$)")
# A word joiner is not seen; between these signs it keeps an address from becoming a link and `->` from becoming an arrow.
JOINER = "\u2060"
BREAKS_UP = re.compile(r"(?<=:)(?=//)|(?<=-)(?=>)|(?<=<)(?=-)|(?<=[wW]{3})(?=\.)|(?<=@)|(?<=-)(?=-)")
LINE_ENDS = re.compile(r"\s*[\r\n\u2028\u2029]+\s*")


def plain(text: object) -> str:
    """`text` for a place that reads Markdown, so that a reader sees exactly `text`, on one line."""
    as_it_is = str(text)
    if as_it_is.replace(" ", "").isalnum():
        return as_it_is
    one_line = LINE_ENDS.sub(" ", as_it_is)
    return NUMBERED.sub(r"\1\\.", SIGNS.sub(r"\\\1", BREAKS_UP.sub(JOINER, one_line)))
