"""Does a plan lower what a park may host below the least category?"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from barcode.checks.case import Case
from barcode.checks.categories import lightest_and_heaviest
from barcode.checks.findings import NOTHING, Outcome
from barcode.checks.losses import PARK_NOT_IN_LIST, is_business_park, losses_of
from barcode.checks.ratios import Ratios
from barcode.checks.registry import check
from barcode.checks.rows import Rows, all_of, judged
from barcode.programme import LocationType
from barcode.units import Measure

NORM = "minimum_environmental_category"
CATEGORY_AFTER_UNKNOWN, CATEGORY_NOT_DIVIDED = "category_after_unknown", "category_not_divided"
TENTHS = 10


@check
def minimum_environmental_category(case: Case) -> Iterable[Rows]:
    """The heaviest category that a plan allows afterwards on park land it takes, against every minimum where the park lies.

    A plan that leaves the park what it allowed does not lower it. A whole category (3) may be its lightest or its heaviest part
    (3.1, 3.2); where that decides, it cannot be told. Norms for business parks do not speak of office locations and the like.
    """
    losses = case.once(losses_of)
    yield from case.without_loss(losses.plan)
    unlisted = np.flatnonzero(~losses.listed)
    yield Rows(all_of(Outcome.CANNOT_TELL, len(unlisted)), plan=losses.plan[unlisted], missing=PARK_NOT_IN_LIST)
    listed = np.flatnonzero(losses.listed)
    plan, park = losses.plan[listed], losses.park[listed]
    held = case.held_at(NORM, losses.place[listed], minima=True)
    low, high = (bound[plan[held.row]] for bound in lightest_and_heaviest(case.programme.plans["category_after"]))
    _, before = lightest_and_heaviest(case.programme.parks["category_high"])
    before = before[park[held.row]]
    least = case.values(held.norm).by(Ratios.whole(np.full(len(held.norm), TENTHS, dtype=np.int64)))
    only_parks = np.array([_only_business_parks(case, norm) for norm in range(len(case.norms))], dtype=bool)[held.norm]
    applies = ~(only_parks & ~is_business_park(case, park[held.row]))
    enough, possible = Ratios.whole(low).at_least(least), Ratios.whole(high).at_least(least)
    known = low != NOTHING
    # what is not lowered is left as it was, whatever the minimum
    applies &= enough | ~known | (before == NOTHING) | (low < before)
    yield Rows(
        judged(enough, known & (enough | ~possible), applies),
        plan=plan[held.row],
        park=park[held.row],
        norm=held.norm,
        measured=np.where(known, low / TENTHS, np.nan),
        required=case.values(held.norm).floats(),
        measure=Measure.CATEGORY,
        missing={CATEGORY_AFTER_UNKNOWN: ~known & applies, CATEGORY_NOT_DIVIDED: known & applies},
        year=losses.year[listed][held.row],
    )
    free = np.flatnonzero(held.free)
    under_none = case.under_no_norm((NORM,), case.cells, case.cell_of_place[losses.place[listed][free]])
    yield under_none.about(plan=plan[free], park=park[free])


def _only_business_parks(case: Case, norm: int) -> bool:
    return case.norms[norm].norm.applies_to.location_types == (LocationType.BUSINESS_PARK,)
