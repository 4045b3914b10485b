"""Does the stock of business floor stay at or above the norm?"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from barcode.checks.area_norms import areas_under_no_norm, held_areas
from barcode.checks.case import NO_PARKS, Case
from barcode.checks.ledger import Asking, ledger_of
from barcode.checks.losses import is_business_park
from barcode.checks.ratios import Ratios, summed
from barcode.checks.registry import check
from barcode.checks.rows import Rows, judged
from barcode.checks.work_space import WORK_UNKNOWN
from barcode.units import Measure

NORM = "business_floor_stock"
FLOOR_OF_PARK_UNKNOWN = "floor_of_park_unknown"


@check
def no_net_loss(case: Case) -> Iterable[Rows]:
    """Floor of the business parks of an area, with what plans add and without what they take, against its own stock norm.

    The minimum of an authority is judged for its own area alone. A park that does not say its floor can only add: the norm is met
    when the known floor is enough without it, else it cannot be told. Planned parks and office locations are no stock.
    """
    ledger = case.once(ledger_of)
    members, flow = ledger.members, ledger.flows[Asking.FLOOR]
    held = held_areas(case, NORM, minima=True)
    own = np.array(
        [case.norms[norm].authority == members.areas[area].code for area, norm in zip(held.area, held.norm, strict=True)],
        dtype=bool,
    )
    area, norm = held.area[own], held.norm[own]
    stock, has_parks, untold = _stock(case)
    areas, periods = ledger.net.shape
    cell = np.repeat(np.arange(areas), periods)
    total = Ratios.whole(stock).plus(summed(flow.added, cell, areas)).minus(summed(flow.taken, cell, areas)).at(area)
    enough = total.at_least(case.values(norm))
    # floor that is not known, of parks or of work that comes, can only add
    known = has_parks[area] & flow.taken_known[area] & (enough | (flow.added_known & ~untold)[area])
    yield Rows(
        judged(enough, known),
        area=[members.areas[position].code for position in area.tolist()],
        norm=norm,
        measured=np.where(known, total.floats(), np.nan),
        required=case.values(norm).floats(),
        measure=Measure.FLOOR_GROSS,
        missing={
            NO_PARKS: ~has_parks[area],
            WORK_UNKNOWN: ~(flow.added_known & flow.taken_known)[area],
            FLOOR_OF_PARK_UNKNOWN: untold[area],
        },
    )
    yield areas_under_no_norm(case, (NORM,), [held])


def _stock(case: Case) -> tuple[NDArray[np.int64], NDArray[np.bool_], NDArray[np.bool_]]:
    """Known floor of the business parks of each area, whether it has any, and whether one does not say its floor [areas]."""
    parks, members = case.programme.parks, case.once(ledger_of).members
    chosen = ~parks["planned"].to_numpy(dtype=bool) & is_business_park(case, np.arange(len(parks)))
    place, floor = case.place_of_park[:-1][chosen], parks["floor_m2_gfa"][chosen]
    of_place = np.zeros(len(case.codes), dtype=np.int64)
    np.add.at(of_place, place, floor.to_numpy(dtype=np.int64, na_value=0))
    any_park, any_untold = np.zeros(len(case.codes), dtype=bool), np.zeros(len(case.codes), dtype=bool)
    any_park[place] = True
    any_untold[place[floor.isna().to_numpy(dtype=bool)]] = True
    stock = np.zeros(len(members.areas), dtype=np.int64)
    np.add.at(stock, members.area, of_place[members.place])
    has, untold = np.zeros(len(members.areas), dtype=bool), np.zeros(len(members.areas), dtype=bool)
    np.logical_or.at(has, members.area, any_park[members.place])
    np.logical_or.at(untold, members.area, any_untold[members.place])
    return stock, has, untold
