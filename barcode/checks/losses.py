"""Which park land does each plan take, by its own statement or by the polygons?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from barcode.checks.case import Case, Positions
from barcode.checks.findings import NOTHING
from barcode.checks.ratios import summed
from barcode.checks.work import Told, work_taken
from barcode.programme import ParkKind

# Work locations that are no business parks: rules on business parks do not speak of them.
OTHER_LOCATIONS = (ParkKind.OFFICE_LOCATION, ParkKind.RETAIL_BOULEVARD, ParkKind.EDUCATION, ParkKind.CARE)
PARK_NOT_IN_LIST = "park_not_in_list"


@dataclass(frozen=True, eq=False)
class Losses:
    """A row per plan and park of which the plan takes land, in order of plan and park.

    `park` is -1 when it is not in the list of parks; `place` is the municipality of the park, else of the plan. `land` [m2_net]
    and `fte` are what counts, each m² once: stated, else measured and estimated. `declared` says whether the plan speaks of it;
    `estimated` whether the land or the jobs are an estimate; `year` is the first year in which land goes, -1 when unknown.
    """

    plan: Positions
    park: Positions
    place: Positions
    declared: NDArray[np.bool_]
    estimated: NDArray[np.bool_]
    land: Told
    fte: Told
    year: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.plan)

    @property
    def listed(self) -> NDArray[np.bool_]:
        """Whether the park is in the list."""
        return self.park != NOTHING


def losses_of(case: Case) -> Losses:
    """Every plan and park of which the plan takes land: stated, or by an overlap that is more than a neighbour's."""
    work, table = case.once(work_taken), case.frame.counted
    lying = case.frame.lying
    drawn = lying.takings if lying else pd.DataFrame({"plan": [], "park": []}, dtype=np.intp)
    parks = len(case.programme.parks) + 1
    stated = work.plan * parks + work.park + 1
    keys, which = np.unique(
        np.concatenate([stated, drawn["plan"].to_numpy(np.intp) * parks + drawn["park"].to_numpy(np.intp) + 1]),
        return_inverse=True,
    )
    row = which[: len(stated)]
    plan, park = keys // parks, keys % parks - 1
    derived = table["derived"].to_numpy(dtype=bool)
    untold = np.where(work.year == NOTHING, np.iinfo(np.int64).max, work.year)
    first = np.full(len(keys), np.iinfo(np.int64).max, dtype=np.int64)
    np.minimum.at(first, row, untold)
    by_norm = table["land_m2_net"].isna() | table["fte"].isna()
    return Losses(
        plan,
        park,
        np.where(park >= 0, case.place_of_park[park], case.place_of_plan[plan]),
        _any_of(row, ~derived, len(keys)),
        _any_of(row, derived | by_norm.to_numpy(dtype=bool), len(keys)),
        _together(work.land, row, len(keys)),
        _together(work.fte, row, len(keys)),
        np.where(first == np.iinfo(np.int64).max, NOTHING, first),
    )


def is_business_park(case: Case, park: Positions) -> NDArray[np.bool_]:
    """Whether each of these parks is a business park; one that is not in the list counts as one."""
    other = case.programme.parks["kind"].isin([str(kind) for kind in OTHER_LOCATIONS]).to_numpy(dtype=bool)
    return ~np.append(other, False)[park]


def _together(of: Told, cell: Positions, cells: int) -> Told:
    """The sum in each cell; cannot be told where one of its rows cannot."""
    return Told(summed(of.amount, cell, cells), _any_of(cell, of.known, cells) & ~_any_of(cell, ~of.known, cells))


def _any_of(cell: Positions, what: NDArray[np.bool_], cells: int) -> NDArray[np.bool_]:
    found = np.zeros(cells, dtype=bool)
    found[cell[what]] = True
    return found
