"""What land is promised in return for park land, of which kind, where and when? Each plot once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from barcode.checks.case import Case, Positions
from barcode.checks.categories import HEAVY, lightest_and_heaviest
from barcode.checks.findings import NOTHING
from barcode.checks.work import Told, land_promised
from barcode.programme.lists import YesNoUnknown

YES, NO, UNKNOWN = 1, 0, -1
Answer = NDArray[np.int8]
"""Yes, no or unknown."""


@dataclass(frozen=True, eq=False)
class Promises:
    """The rows of `compensations`; one that `counts` is not of a plot that another plan was promised first.

    `park` and `place` are -1 when it is not said which listed park; `land` [m2_net]; `due` is the year of delivery, -1 unknown.
    """

    plan: Positions
    park: Positions
    place: Positions
    land: Told
    due: NDArray[np.int64]
    delivered: NDArray[np.bool_]
    counts: NDArray[np.bool_]


def promises_of(case: Case) -> Promises:
    """Every promise."""
    table = case.programme.compensations
    named = ((table["plot"] != "") & (table["park_id"] != "")).to_numpy(dtype=bool)
    first = table.groupby(["park_id", "plot"])["plan_id"].transform("first")
    counts = ~named | (table["plan_id"] == first).to_numpy(dtype=bool)
    plan, park = case.plans_named(table["plan_id"]), case.parks_named(table["park_id"])
    place = case.place_of_park[park]
    land = land_promised(case, np.where(park >= 0, place, case.place_of_plan[plan]))
    due = table["due_year"].to_numpy(dtype=np.int64, na_value=NOTHING)
    delivered = (table["delivered"] == YesNoUnknown.YES).to_numpy(dtype=bool)
    return Promises(plan, park, place, land, due, delivered, counts)


def both(one: Answer, other: Answer) -> Answer:
    """Whether both hold [rows]."""
    return np.where((one == NO) | (other == NO), NO, np.where((one == YES) & (other == YES), YES, UNKNOWN)).astype(np.int8)


def is_water_bound(case: Case, park: Positions) -> Answer:
    """Whether each of these parks lies at the water; unknown for one that is not listed."""
    answer = case.programme.parks["water_bound"].map({YesNoUnknown.YES: YES, YesNoUnknown.NO: NO}).fillna(UNKNOWN)
    return np.append(answer.to_numpy(dtype=np.int8), UNKNOWN).astype(np.int8)[park]


def is_heavy(case: Case, park: Positions) -> Answer:
    """Whether each of these parks hosts category 3 or heavier; unknown for one that is not listed."""
    low, high = lightest_and_heaviest(case.programme.parks["category_high"])
    answer = np.append(np.where(low == NOTHING, UNKNOWN, np.where(high >= HEAVY, YES, NO)), UNKNOWN)
    return answer.astype(np.int8)[park]


def same_region(case: Case, lost: Positions, promised: Positions) -> Answer:
    """Whether two municipalities [pairs] lie in one region, or province where no region is known. Unknown without a second."""
    places = [case.frame.groups.places[code] for code in case.codes]
    pairs, which = np.unique(np.column_stack([lost, promised]), axis=0, return_inverse=True)
    answers = []
    for one, other in pairs.tolist():
        if other == NOTHING:
            answers.append(UNKNOWN)
        elif places[one].region_codes:
            answers.append(YES if set(places[one].region_codes) & set(places[other].region_codes) else NO)
        else:
            answers.append(YES if places[one].province_code == places[other].province_code else NO)
    return np.array(answers, dtype=np.int8)[which.ravel()]
