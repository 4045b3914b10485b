"""Woon-werkbarcode: how much work space housing plans need, and how that number came about.

    books = barcode.read_books(Path("norms"))
    programme = barcode.read_programme([Path("plannen.xlsx"), Path("ibis.csv")])
    assessment = barcode.assess(programme, barcode.NormLibrary(books), on=date(2026, 11, 1))
    assessment.areas["GM0392"].asked.jobs.value

What stands in `__all__` is loaded when first asked for, so that a part of the package costs no more than it needs.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
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
    "Programme": "barcode.programme",
    "read_book": "barcode.norms.reader",
    "read_books": "barcode.norms.reader",
    "read_programme": "barcode.readers",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'barcode' has no attribute {name!r}")
    found = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found
    return found


class _Package(ModuleType):
    """This package; keeps `barcode.assess` the function when the module of that name is loaded, which would take its place."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
