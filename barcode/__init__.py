"""Woon-werkbarcode: how much work space housing plans need, and how that number came about.

    books = barcode.read_books(Path("norms"))
    programme = barcode.read_programme([Path("plannen.xlsx"), Path("ibis.csv")])
    assessment = barcode.assess(programme, barcode.NormLibrary(books), on=date(2026, 11, 1))
    assessment.areas["GM0392"].asked.jobs.value

The readers are loaded when first asked for. `assess` is bound at once: a module of the same name would otherwise take its
place as soon as any part of the package is loaded.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from barcode.assess import Assessment, assess
from barcode.norms import NormLibrary
from barcode.programme import Programme

if TYPE_CHECKING:
    from barcode.norms.reader import read_book, read_books
    from barcode.readers import read_programme

__version__ = "0.1.0"
__all__ = ["Assessment", "NormLibrary", "Programme", "assess", "read_book", "read_books", "read_programme"]

_LOADED_LATER = {
    "read_book": "barcode.norms.reader",
    "read_books": "barcode.norms.reader",
    "read_programme": "barcode.readers",
}


def __getattr__(name: str) -> object:
    if name not in _LOADED_LATER:
        raise AttributeError(f"module 'barcode' has no attribute {name!r}")
    found = getattr(import_module(_LOADED_LATER[name]), name)
    globals()[name] = found
    return found
