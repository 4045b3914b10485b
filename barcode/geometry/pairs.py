"""Which plans and parks are worth measuring together? Found by spatial index in bulk, never pair by pair."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from barcode.geometry.polygons import Polygons

MILLIMETRE = 1 / 1_000


class Pairs(NamedTuple):
    """Positions of plans and of parks that belong together [pairs], in order of plan and park."""

    plan: NDArray[np.intp]
    park: NDArray[np.intp]

    def where(self, chosen: NDArray[np.bool_]) -> Pairs:
        """The pairs that are chosen [pairs]."""
        return Pairs(self.plan[chosen], self.park[chosen])


def candidates(plans: Polygons, parks: Polygons, reach_m: NDArray[np.float64]) -> Pairs:
    """Pairs that may lie within reach: the rectangle round the plan meets that round the park and its reach."""
    import shapely

    park, plan = shapely.STRtree(plans).query(surroundings(parks, reach_m))
    order = np.lexsort((park, plan))
    return Pairs(plan[order], park[order])


def surroundings(parks: Polygons, reach_m: NDArray[np.float64]) -> Polygons:
    """A rectangle round each park and all that lies within its reach [parks]; None for a park without polygon.

    A rectangle loses no pair, and who stands in it is measured exactly afterwards. An outline drawn at a distance (a buffer)
    cuts its corners and loses some.

    Args:
        parks: polygons [parks].
        reach_m: how far each park reaches [parks, m]; a park of which nothing is asked (NaN) is met where it lies.
    """
    import shapely

    bounds = shapely.bounds(parks)
    grow = (np.fmax(reach_m, 0) + MILLIMETRE)[:, None]
    corners = np.hstack([bounds[:, :2] - grow, bounds[:, 2:] + grow])
    boxes = np.full(len(parks), None, dtype=object)
    drawn = ~np.isnan(bounds).any(axis=1)
    boxes[drawn] = shapely.box(*corners[drawn].T)
    return boxes


def reaches(reach_m: NDArray[np.float64], parks: Polygons) -> NDArray[np.float64]:
    """The reach of each park as floats [parks, m], NaN where nothing is asked.

    Raises:
        ValueError: not one reach a park, or a reach below zero.
    """
    reach = np.asarray(reach_m, dtype=np.float64)
    if reach.shape != parks.shape or (reach < 0).any():
        raise ValueError("every park has one reach of zero metres or more, or none (NaN)")
    return reach
