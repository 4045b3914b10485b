"""What is one plan, while it is being edited, to parks that stay as they are?"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from barcode.geometry.overlap import DEFAULT_TOLERANCE, Tolerance
from barcode.geometry.pairs import Pairs, reaches, surroundings
from barcode.geometry.polygons import Polygons, require_polygons
from barcode.geometry.relations import Relations, relations_among


class ParkIndex:
    """Parks with their reach, indexed once and asked often; nothing in it changes after it is made."""

    def __init__(self, parks: Polygons, reach_m: NDArray[np.float64]) -> None:
        """Index `parks` [parks] that reach so far [parks, m; NaN where nothing is asked].

        Raises:
            ValueError: not one reach a park, or a reach below zero.
        """
        import shapely

        require_polygons(parks)
        self._parks, self._reach_m = parks.copy(), reaches(reach_m, parks).copy()
        self._tree = shapely.STRtree(surroundings(self._parks, self._reach_m))

    def relations_of(self, plan: Any, tolerance: Tolerance = DEFAULT_TOLERANCE) -> Relations:
        """What `relations` gives for this one plan, which is plan 0 in both frames; they are empty when it has no polygon.

        Args:
            plan: a polygon or None.
            tolerance: what is a sliver.

        Raises:
            ValueError: the plan is no polygon with an area.
        """
        plans = np.array([plan], dtype=object)
        require_polygons(plans)
        park = np.sort(self._tree.query(plan))
        among = Pairs(np.zeros(len(park), dtype=np.intp), park)
        return relations_among(plans, self._parks, self._reach_m, among, tolerance)
