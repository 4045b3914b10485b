"""How much of a park does a plan cover, and when is it no more than a neighbour? (SPEC §6)"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from barcode.geometry.distance import measured
from barcode.geometry.pairs import Pairs, candidates
from barcode.geometry.polygons import SQUARE_MILLIMETRE, Polygons, require_polygons, whole_m2


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How small an overlap must be to be a sliver: at or below `area_m2` [m²] *and* `share_ratio` of the smaller polygon."""

    area_m2: float = 1
    share_ratio: float = 1 / 1_000

    def holds(self, overlap: NDArray[np.float64], smaller: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Which overlaps [n, m²] are slivers, the smaller of the two polygons being so large [n, m²]."""
        bound = np.minimum(self.area_m2, self.share_ratio * smaller)
        return np.asarray(overlap <= bound + SQUARE_MILLIMETRE)


DEFAULT_TOLERANCE = Tolerance()


def overlaps(plans: Polygons, parks: Polygons, tolerance: Tolerance = DEFAULT_TOLERANCE) -> pd.DataFrame:
    """Every plan and park that touch or overlap.

    Args:
        plans: polygons [plans], None where a plan has none.
        parks: polygons [parks], likewise.
        tolerance: what is a sliver.

    Returns:
        A row per pair, in order of plan and park: `plan`, `park` (positions), `overlap_m2_gross` (rounded once),
        `share_of_plan_ratio`, `share_of_park_ratio` (of the measured areas), `neighbour`: whether they only touch, overlap in a
        sliver, or overlap by less than half a square metre, so that no land is taken.
    """
    require_polygons(plans)
    require_polygons(parks)
    at_the_edge = np.zeros(len(parks))
    touching, _ = measured(plans, parks, at_the_edge, candidates(plans, parks, at_the_edge))
    return overlap_frame(plans, parks, touching, tolerance)


def overlap_frame(plans: Polygons, parks: Polygons, touching: Pairs, tolerance: Tolerance) -> pd.DataFrame:
    """The frame of `overlaps` for pairs that are known to touch or overlap [pairs]."""
    import shapely

    plan, park = plans[touching.plan], parks[touching.park]
    plan_area, park_area = shapely.area(plan), shapely.area(park)
    plan_bounds, park_bounds = shapely.bounds(plan), shapely.bounds(park)
    # Who lies wholly inside the other needs no clipping.
    inside = _covered(plan, plan_bounds, park, park_bounds)
    around = _covered(park, park_bounds, plan, plan_bounds)
    overlap = np.where(inside, plan_area, park_area)
    clipped = ~(inside | around)
    overlap[clipped] = shapely.area(shapely.intersection(plan[clipped], park[clipped]))
    whole = whole_m2(overlap)
    return pd.DataFrame(
        {
            "plan": touching.plan,
            "park": touching.park,
            "overlap_m2_gross": whole,
            "share_of_plan_ratio": np.minimum(overlap / plan_area, 1),
            "share_of_park_ratio": np.minimum(overlap / park_area, 1),
            "neighbour": (whole == 0) | tolerance.holds(overlap, np.minimum(plan_area, park_area)),
        }
    )


def _covered(
    inner: Polygons, inner_bounds: NDArray[np.float64], outer: Polygons, outer_bounds: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Which of `inner` lie wholly inside the `outer` beside them [pairs]; only nested rectangles are worth a look."""
    import shapely

    below, above = inner_bounds[:, :2] >= outer_bounds[:, :2], inner_bounds[:, 2:] <= outer_bounds[:, 2:]
    covered = np.asarray((below & above).all(axis=1))
    covered[covered] = shapely.covers(outer[covered], inner[covered])
    return covered
