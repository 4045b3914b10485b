"""May this norm book take the place of the shipped one? Read by the strict reader, and held against all other books in use."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from barcode.errors import NormError, Problem
from barcode.norms.model import NormBook
from barcode.norms.reader import NamedText, read_book, read_together
from barcode.norms.yaml_text import MOST_BYTES
from barcode.readers.inputs import shown_name


def checked_book(
    name: str, data: bytes, shipped: Mapping[Path, NormBook], own: Mapping[str, tuple[str, NormBook]]
) -> tuple[str, NormBook]:
    """The text and the book in an uploaded file.

    Args:
        name: the name it came with, for messages.
        data: its bytes.
        shipped: the books that come with the program, by file.
        own: the visitor's other books: authority → text and book.

    Raises:
        NormError: everything that is wrong in it, or between it and the other books.
    """
    file = shown_name(name)
    if len(data) > MOST_BYTES:
        raise NormError(Problem("yaml_too_large", file, details={"size": len(data), "most": MOST_BYTES}))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as failed:
        raise NormError(Problem("yaml_not_utf8", file, row=data[: failed.start].count(b"\n") + 1)) from None
    book = read_book(NamedText(file, text))
    others = {authority: other for authority, (other, _) in own.items() if authority != book.authority}
    kept = [path for path, one in shipped.items() if one.authority != book.authority and one.authority not in others]
    read_together([*kept, *(NamedText(authority, other) for authority, other in others.items()), NamedText(file, text)])
    return text, book
