"""How are 50,000 plans held against 3,800 parks? Our way, Shapely written plainly, and GeoPandas with buffers and an overlay."""

from __future__ import annotations

from typing import Any

import geopandas
import numpy as np
import shapely
from numpy.typing import NDArray

from barcode.geometry import Relations, relations
from tests.bench.contestant import Check, Contestant
from tests.bench.geometry_synthetic import drawn
from tests.bench.synthetic import Case

Columns = tuple[NDArray[Any], NDArray[Any], NDArray[Any], NDArray[Any]]


class OfPairs(Contestant):
    """Plans within the reach of a park, how far from it, and how much they cover of it; polygons are in memory.

    Of the case only the number of plans counts: the polygons are drawn from their own seed.
    """

    def __init__(self, case: Case) -> None:
        self.given = drawn(len(case.plans.dwellings))

    def check(self, result: Columns) -> Check:
        """Number of pairs, and a row a pair in order: plan, park, distance [mm] and overlap [m²], in whole numbers."""
        plan, park, distance, overlap = result
        rows = np.column_stack([plan, park, np.round(distance * 1_000), np.floor(overlap + 0.5)])
        rows = rows[np.lexsort((park, plan))]
        return Check([float(len(rows))], rows.tolist())


class Ours(OfPairs):
    """`relations`, as the program asks it."""

    def calculate(self) -> Relations:
        return relations(*self.given)

    def check(self, result: Relations) -> Check:  # type: ignore[override]  # two frames instead of four columns
        both = result.distances.merge(result.overlaps, how="left", on=["plan", "park"])
        overlap = both["overlap_m2_gross"].fillna(0).to_numpy(dtype=np.float64)
        return super().check((both["plan"].to_numpy(), both["park"].to_numpy(), both["distance_m"].to_numpy(), overlap))


class OursTenth(Ours):
    """The same for a tenth of the plans, to see how the cost grows."""

    def __init__(self, case: Case) -> None:
        self.given = drawn(len(case.plans.dwellings) // 10)


class Plain(OfPairs):
    """An index asked for everyone within reach; distance and clip of all that it gives."""

    def calculate(self) -> Columns:
        plans, parks, reach = self.given
        park, plan = shapely.STRtree(plans).query(parks, predicate="dwithin", distance=reach)
        distance = shapely.distance(plans[plan], parks[park])
        return plan, park, distance, shapely.area(shapely.intersection(plans[plan], parks[park]))


class Tuned(OfPairs):
    """The same by one who clips only what lies at no distance."""

    def calculate(self) -> Columns:
        plans, parks, reach = self.given
        park, plan = shapely.STRtree(plans).query(parks, predicate="dwithin", distance=reach)
        distance = shapely.distance(plans[plan], parks[park])
        overlap, meet = np.zeros(len(plan)), distance == 0
        overlap[meet] = shapely.area(shapely.intersection(plans[plan[meet]], parks[park[meet]]))
        return plan, park, distance, overlap


class Buffers(OfPairs):
    """Zones drawn round the parks and joined to the plans, and an overlay of the plans with the parks."""

    def __init__(self, case: Case) -> None:
        super().__init__(case)
        plans, parks, reach = self.given
        crs = "EPSG:28992"
        self.plans = geopandas.GeoDataFrame({"plan": np.arange(len(plans))}, geometry=plans, crs=crs)
        self.parks = geopandas.GeoDataFrame({"park": np.arange(len(parks)), "reach": reach}, geometry=parks, crs=crs)

    def calculate(self) -> Columns:
        zones = self.parks.set_geometry(self.parks.buffer(self.parks["reach"]))
        pairs = geopandas.sjoin(self.plans, zones)[["plan", "park"]].reset_index(drop=True)
        plan, park = pairs["plan"].to_numpy(), pairs["park"].to_numpy()
        distance = self.plans.geometry.iloc[plan].distance(self.parks.geometry.iloc[park], align=False).to_numpy()
        covered = geopandas.overlay(self.plans, self.parks, how="intersection")
        area = covered.assign(overlap=covered.area)[["plan", "park", "overlap"]]
        return plan, park, distance, pairs.merge(area, how="left", on=["plan", "park"])["overlap"].fillna(0).to_numpy()
