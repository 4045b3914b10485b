"""What are all plans to all parks, overlaps and distances in one go?"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from barcode.geometry.distance import distance_frame, measured
from barcode.geometry.overlap import DEFAULT_TOLERANCE, Tolerance, overlap_frame
from barcode.geometry.pairs import Pairs, candidates, reaches
from barcode.geometry.polygons import Polygons, require_polygons


class Relations(NamedTuple):
    """The frames of `overlaps` and `distances`."""

    overlaps: pd.DataFrame
    distances: pd.DataFrame


def relations(
    plans: Polygons, parks: Polygons, reach_m: NDArray[np.float64], tolerance: Tolerance = DEFAULT_TOLERANCE
) -> Relations:
    """`overlaps` and `distances` of the same plans and parks, with every pair looked up and measured once.

    Args:
        plans: polygons [plans], None where a plan has none.
        parks: polygons [parks], likewise.
        reach_m: how far each park reaches [parks, m], NaN where nothing is asked.
        tolerance: what is a sliver.

    Raises:
        ValueError: not one reach a park, or a reach below zero.
    """
    require_polygons(plans)
    require_polygons(parks)
    reach = reaches(reach_m, parks)
    return relations_among(plans, parks, reach, candidates(plans, parks, reach), tolerance)


def relations_among(
    plans: Polygons, parks: Polygons, reach_m: NDArray[np.float64], among: Pairs, tolerance: Tolerance
) -> Relations:
    """The relations of pairs that may lie within reach; all others are known to lie farther apart."""
    pairs, distance_m = measured(plans, parks, reach_m, among)
    touching = pairs.where(distance_m == 0)
    return Relations(overlap_frame(plans, parks, touching, tolerance), distance_frame(pairs, distance_m, reach_m))
