"""Does a plan lie on a park of which it says nothing?"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from barcode.checks.case import PARK_WITHOUT_POLYGON, Case
from barcode.checks.findings import Outcome
from barcode.checks.losses import losses_of
from barcode.checks.registry import check
from barcode.checks.rows import Rows, all_of, judged
from barcode.units import Measure


@check
def undeclared_transformation(case: Case) -> Iterable[Rows]:
    """A plan polygon that overlaps a park by more than a neighbour's sliver, while the plan declares no taking of that park.

    Neighbours and plans on no park at all have nothing to declare. Without the polygon of plan or park it cannot be told.
    """
    losses, (drawn, park_drawn) = case.once(losses_of), case.has_polygon
    parks = len(case.programme.parks)
    hidden = np.flatnonzero(~park_drawn)
    yield Rows(all_of(Outcome.CANNOT_TELL, len(hidden)), park=hidden, missing=PARK_WITHOUT_POLYGON)
    lies = np.zeros(len(drawn), dtype=bool)
    if case.frame.lying:
        overlaps: pd.DataFrame = case.frame.lying.relations.overlaps
        plan, park = overlaps["plan"].to_numpy(), overlaps["park"].to_numpy()
        lies[plan] = True
        said = np.isin(plan * parks + park, (losses.plan * parks + losses.park)[losses.declared & losses.listed])
        yield Rows(
            judged(said, applies=~overlaps["neighbour"].to_numpy(dtype=bool)),
            plan=plan,
            park=park,
            measured=overlaps["overlap_m2_gross"].to_numpy(dtype=float),
            required=np.where(said | overlaps["neighbour"].to_numpy(dtype=bool), np.nan, 0.0),
            measure=Measure.LAND_GROSS,
        )
    yield case.on_no_park(np.flatnonzero(~lies))
