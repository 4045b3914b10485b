"""How far does a plan lie from the parks in whose reach it stands? Polygon edge to polygon edge, exactly."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from barcode.geometry.pairs import MILLIMETRE, Pairs, candidates, reaches
from barcode.geometry.polygons import Polygons, require_polygons

MILLIMETRE_DECIMALS = 3


def distances(plans: Polygons, parks: Polygons, reach_m: NDArray[np.float64]) -> pd.DataFrame:
    """Every plan and park that lie no farther apart than the reach of the park.

    Args:
        plans: polygons [plans], None where a plan has none.
        parks: polygons [parks], likewise.
        reach_m: how far each park reaches [parks, m], NaN where nothing is asked.

    Returns:
        A row per pair, in order of plan and park: `plan`, `park` (positions), `distance_m` from edge to edge in whole
        millimetres, 0 where they touch or overlap or one contains the other.

    Raises:
        ValueError: not one reach a park, or a reach below zero.
    """
    require_polygons(plans)
    require_polygons(parks)
    reach = reaches(reach_m, parks)
    return distance_frame(*measured(plans, parks, reach, candidates(plans, parks, reach)), reach)


def measured(plans: Polygons, parks: Polygons, reach_m: NDArray[np.float64], among: Pairs) -> tuple[Pairs, NDArray[np.float64]]:
    """The pairs within reach and their distances [pairs, m]; of a park without reach (NaN) the pairs that touch or overlap.

    Args:
        plans: polygons [plans].
        parks: polygons [parks].
        reach_m: how far each park reaches [parks, m].
        among: pairs that may lie within reach; all others lie farther apart.
    """
    import shapely

    reach = np.fmax(reach_m, 0)[among.park]
    # To know that a pair lies outside reach takes less than its distance.
    near = shapely.dwithin(plans[among.plan], parks[among.park], reach + MILLIMETRE)  # type: ignore[call-overload]  # one each
    pairs, reach = among.where(near), reach[near]
    # Whole millimetres, so that a plan drawn at 50 metres is not found at 49.99999999997, nor one that touches beside itself.
    distance = np.round(shapely.distance(plans[pairs.plan], parks[pairs.park]), MILLIMETRE_DECIMALS)
    within = distance <= reach
    return pairs.where(within), distance[within]


def distance_frame(pairs: Pairs, distance_m: NDArray[np.float64], reach_m: NDArray[np.float64]) -> pd.DataFrame:
    """The frame of `distances` from measured pairs [pairs], without those of parks of which nothing is asked."""
    asked = ~np.isnan(reach_m)[pairs.park]
    return pd.DataFrame({"plan": pairs.plan[asked], "park": pairs.park[asked], "distance_m": distance_m[asked]})
