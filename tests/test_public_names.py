"""What does a program that uses the library get?"""

from __future__ import annotations

import barcode
import barcode.area
import barcode.assess
from barcode.readers import read_programme


def test_assess_is_the_function_whatever_was_loaded_before() -> None:
    assert callable(barcode.assess)
    assert barcode.assess.__module__ == "barcode.assess"


def test_every_public_name_is_there() -> None:
    assert all(getattr(barcode, name) is not None for name in barcode.__all__)
    assert barcode.read_programme is read_programme
