"""Is the same space counted, or promised, more than once?"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from barcode.checks.case import Case
from barcode.checks.findings import NOTHING, Outcome
from barcode.checks.losses import losses_of
from barcode.checks.registry import check
from barcode.checks.rows import Rows, all_of
from barcode.units import Measure

MORE_THAN_PARK = "more_than_park"


@check
def claimed_twice(case: Case) -> Iterable[Rows]:
    """A plot that two plans take or are both promised, and a park that loses more land than it has: a breach for all of them.

    The land that is not counted again stands with the second plan. Plans that take or are promised space that nobody else claims
    meet it, park by park. A plan without polygon that states no taking may claim what others claim, and cannot be told.
    """
    losses, promises = case.once(losses_of), case.programme.compensations
    claimed = [
        (plan_id, claim.park_id, claim.land_m2_net if number == 1 or len(claim.plan_ids) == 1 else np.nan)
        for claim in case.frame.claims
        for number, plan_id in enumerate(claim.plan_ids)
    ]
    plan = case.plans_named(pd.Series([plan_id for plan_id, _, _ in claimed], dtype=object))
    park = case.parks_named(pd.Series([park_id for _, park_id, _ in claimed], dtype=object))
    land = np.array([amount for _, _, amount in claimed], dtype=float)
    yield Rows(
        all_of(Outcome.BREACH, len(plan)), plan=plan, park=park, measured=land, required=np.where(np.isnan(land), np.nan, 0),
        measure=Measure.LAND_NET,
    )  # fmt: skip
    width = len(case.programme.parks) + 1
    promised = case.plans_named(promises["plan_id"]) * width + case.parks_named(promises["park_id"]) + 1
    using = np.union1d(losses.plan * width + losses.park + 1, promised)
    alone = np.setdiff1d(using, plan * width + park + 1)
    alone_park = alone % width - 1
    yield Rows(
        all_of(Outcome.MET, len(alone)),
        plan=alone // width,
        park=np.where(alone_park < 0, NOTHING, alone_park),
        measure=Measure.LAND_NET,
    )
    yield from case.without_loss(using // width)
