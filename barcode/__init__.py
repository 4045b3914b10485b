"""Woon-werkbarcode: how much work space housing plans need, and how that number came about.

The names below are loaded when first used, so that `import barcode` stays as quick as what is used of it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from barcode.assess import Assessment, assess
    from barcode.norms import NormLibrary
    from barcode.norms.reader import read_book, read_books
    from barcode.programme import Programme
    from barcode.readers import read_programme

__version__ = "0.1.0"
__all__ = ["Assessment", "NormLibrary", "Programme", "assess", "read_book", "read_books", "read_programme"]

_HOMES = {
    "Assessment": "barcode.assess",
    "assess": "barcode.assess",
    "NormLibrary": "barcode.norms",
    "read_book": "barcode.norms.reader",
    "read_books": "barcode.norms.reader",
    "Programme": "barcode.programme",
    "read_programme": "barcode.readers",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'barcode' has no attribute {name!r}")
    found = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found
    return found
