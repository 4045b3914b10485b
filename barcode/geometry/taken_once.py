"""How much of a park does each plan take, when several plans lie on it?"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from barcode.geometry.polygons import Polygons, whole_m2


def taken_once(plans: Polygons, parks: Polygons, takings: pd.DataFrame, turn: NDArray[np.int64]) -> NDArray[np.int64]:
    """Land that each taking adds to those before it [takings, m² gross], so that no m² of a park counts twice.

    Args:
        plans: polygons [plans].
        parks: polygons [parks].
        takings: `plan`, `park` (positions) and `overlap_m2_gross` of plans that lie on a park.
        turn: whose turn it is on a park [takings]: the lowest first, all different.
    """
    import shapely

    plan, park = takings["plan"].to_numpy(), takings["park"].to_numpy()
    left: NDArray[np.int64] = takings["overlap_m2_gross"].to_numpy(np.int64).copy()
    later, earlier = _rivals(park, turn)
    meet = shapely.intersects(plans[plan[later]], plans[plan[earlier]])
    later, earlier = later[meet], earlier[meet]
    rows, which, counts = np.unique(later, return_inverse=True, return_counts=True)
    if not len(rows):
        return left
    # those before each row side by side, so that all rows are cut at once
    order = np.argsort(which, kind="stable")
    before = np.full((len(rows), int(counts.max())), None, dtype=object)
    before[which[order], np.arange(len(order)) - np.repeat(np.cumsum(counts) - counts, counts)] = plans[plan[earlier[order]]]
    own = shapely.intersection(plans[plan[rows]], parks[park[rows]])
    left[rows] = whole_m2(shapely.area(shapely.difference(own, shapely.union_all(before, axis=1))))
    return left


def _rivals(park: NDArray[np.intp], turn: NDArray[np.int64]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Every two takings of one park [pairs]: the later and the earlier."""
    order = np.lexsort((turn, park))
    _, starts, counts = np.unique(park[order], return_index=True, return_counts=True)
    # in a park with n takings the second has one before it, the last n - 1
    place = np.arange(len(order)) - np.repeat(starts, counts)
    later = np.repeat(np.arange(len(order)), place)
    step = np.arange(len(later)) - np.repeat(np.cumsum(place) - place, place)
    return order[later], order[np.repeat(np.repeat(starts, counts), place) + step]
