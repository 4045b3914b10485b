"""How does a plan or a park look on the map, and how is the same said without colour?

A plan has the colour and the sign of its heaviest outcome (the signs of the page Checks); a park the colour of its highest
environmental category, that category as text, and a mark for its designation.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

import numpy as np
import pandas as pd

from barcode.ui.look import DARK, LIGHT, Colour, Look


class Designation(StrEnum):
    """What holds for a park on the reference date: a mark, not the rule (`park_may_not_be_transformed`)."""

    NONE = "none"
    DESIGNATED = "designated"
    LIFTED = "lifted"


class Heaviness(StrEnum):
    """Highest environmental categories that share a colour."""

    LIGHT = "light"
    MIDDLE = "middle"
    HEAVY = "heavy"
    HEAVIEST = "heaviest"
    UNKNOWN = "unknown"


HEAVINESS_LOOKS = {
    Heaviness.LIGHT: Look((201, 214, 232), 190, DARK),
    Heaviness.MIDDLE: Look((139, 166, 205), 190, DARK),
    Heaviness.HEAVY: Look((79, 109, 160), 190, LIGHT),
    Heaviness.HEAVIEST: Look((42, 58, 108), 190, LIGHT),
    Heaviness.UNKNOWN: Look((222, 217, 208), 190, DARK),
}
OVERLAP_LINE: Colour = (74, 0, 52)
# Quiet, and still three times as dark as the ground: a line that says something must be seen.
BORDER_LINE: Colour = (136, 144, 152)
ZONE_LOOK = Look((196, 148, 60), 45, DARK)

# Signs that every font has.
DESIGNATION_MARKS = {Designation.NONE: "", Designation.DESIGNATED: " !", Designation.LIFTED: " ~"}
NO_CATEGORY = "?"


def heaviness(category: str) -> Heaviness:
    """The colour class of a highest category such as `3.2`; a category counts with the whole number before its point."""
    by_number = {
        "1": Heaviness.LIGHT, "2": Heaviness.LIGHT, "3": Heaviness.MIDDLE, "4": Heaviness.HEAVY,
        "5": Heaviness.HEAVIEST, "6": Heaviness.HEAVIEST,
    }  # fmt: skip
    return by_number.get(category.split(".")[0], Heaviness.UNKNOWN)


def designations(parks: pd.DataFrame, on: date) -> list[Designation]:
    """The mark of each park [parks] on the reference date."""
    return [
        _designation(by, since, lifted, on)
        for by, since, lifted in zip(parks["designation_by"], parks["designated_since"], parks["designation_lifted"], strict=True)
    ]


def _designation(by: str, since: object, lifted: object, on: date) -> Designation:
    if isinstance(lifted, date) and lifted <= on:
        return Designation.LIFTED
    begun = isinstance(since, date)
    if (not by and not begun) or (begun and since > on):  # type: ignore[operator]
        return Designation.NONE
    return Designation.DESIGNATED


def lookup(members: Sequence[StrEnum], order: Sequence[StrEnum]) -> str:
    """Which of `order` each row is, as one digit a row: all that is sent again when an outcome changes."""
    place = {member: str(number) for number, member in enumerate(order)}
    return "".join(place[member] for member in np.asarray(members, dtype=object))
