"""Of which pieces is an annex made that is read as a document: on the page, in Word, OpenDocument and PDF?

Every text is ready for a reader, numbers included; a format only lays it out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How a paragraph stands out."""

    NORMAL = "normal"
    CAPTION = "caption"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1 is a chapter, 2 a part of one; the title of the document is level 0 and comes first."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence or two."""

    text: str
    kind: Kind = Kind.NORMAL


@dataclass(frozen=True, slots=True)
class Column:
    """The heading of a column, whether it holds numbers, and how wide it is beside the others."""

    heading: str
    is_number: bool = False
    width: int = 2


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; each row has a text for every column."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Table


def table(caption: str, columns: tuple[Column, ...], rows: Sequence[tuple[str, ...]]) -> Table:
    """A table whose every row has as many cells as there are columns.

    Raises:
        ValueError: a row has not.
    """
    if any(len(row) != len(columns) for row in rows):
        raise ValueError(caption)
    return Table(caption, columns, tuple(rows))
