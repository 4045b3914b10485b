"""How do the plans and parks of a programme lie to each other, as far as any guideline distance reaches?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from barcode.geometry.polygons import Polygons, polygons
from barcode.geometry.relations import Relations, relations
from barcode.norms import NormLibrary
from barcode.norms.governing import Reason, dated_value
from barcode.programme import Programme

DISTANCE_NORMS = (
    "guideline_distance_quiet", "guideline_distance_quiet_unverified",
    "guideline_distance_mixed", "guideline_distance_mixed_unverified",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Lying:
    """Polygons of plans [plans] and parks [parks], read once, and what they are to each other."""

    plans: Polygons
    parks: Polygons
    reach_m: NDArray[np.float64]

    @cached_property
    def relations(self) -> Relations:
        """Overlaps, and distances within the reach of each park."""
        return relations(self.plans, self.parks, self.reach_m)

    @property
    def takings(self) -> pd.DataFrame:
        """The overlaps by which land is taken: without neighbours and slivers."""
        overlaps = self.relations.overlaps
        return overlaps[~overlaps["neighbour"].to_numpy(dtype=bool)]


def lying(programme: Programme, library: NormLibrary, on: date) -> Lying | None:
    """How plans and parks lie; None when one of the two has no polygon at all, so that nothing is loaded."""
    plans, parks = programme.plans["geometry_wkb"], programme.parks["geometry_wkb"]
    if not (plans.notna().any() and parks.notna().any()):
        return None
    return Lying(polygons(plans), polygons(parks), reaches_m(programme.parks["category_high"], library, on))


def reaches_m(categories: pd.Series, library: NormLibrary, on: date) -> NDArray[np.float64]:
    """How far parks of these categories reach [parks, m] by any guideline distance in force anywhere; NaN where none speaks.

    A whole category (3) reaches as far as the farthest of its parts (3.1, 3.2).
    """
    cells: dict[str, float] = {}
    for norm_id in DISTANCE_NORMS:
        for _, norm in library.norms(norm_id):
            dated = dated_value(norm, on)
            for key, cell in ({} if isinstance(dated, Reason) else dated.cells or {}).items():
                cells[key] = max(cells.get(key, 0.0), float(cell.value))
    names = pd.unique(categories)
    reach = [
        max(
            (metres for key, metres in cells.items() if name and key.split(".")[: name.count(".") + 1] == name.split(".")),
            default=np.nan,
        )
        for name in names
    ]
    return np.array(reach, dtype=float)[pd.Index(names).get_indexer(pd.Index(categories))] if len(names) else np.empty(0)
