"""Which environmental categories can be meant, and which is heavier?

Categories run 1, 2, 3.1, 3.2, 4.1, 4.2, 5.1, 5.2, 5.3, 6. A whole 3, 4 or 5 does not say which part, and stands for all of them.
Here they count in tenths: 3.1 is 31.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from barcode.checks.findings import NOTHING
from barcode.programme.lists import ENVIRONMENTAL_CATEGORIES

PARTS = {"3": ("3.1", "3.2"), "4": ("4.1", "4.2"), "5": ("5.1", "5.2", "5.3")}
# Parks of category 3 and heavier are what provinces call heavy (HMC).
HEAVY = 30


def possible_categories(category: str) -> tuple[str, ...]:
    """The categories that are meant, light to heavy; none for a blank."""
    return PARTS.get(category, (category,) if category else ())


def tenths(category: str) -> int:
    """A category in tenths: 31 for `3.1`, 20 for `2`."""
    return int(Fraction(category) * 10)


def lightest_and_heaviest(categories: pd.Series) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The lightest and the heaviest category that is meant [rows, tenths]; -1 where it is unknown."""
    known = {name: possible_categories(name) for name in ENVIRONMENTAL_CATEGORIES if name}
    bounds = np.array([(tenths(parts[0]), tenths(parts[-1])) for parts in known.values()] + [(NOTHING, NOTHING)])
    chosen = bounds[pd.Index(list(known)).get_indexer(pd.Index(categories))]
    return chosen[:, 0], chosen[:, 1]
