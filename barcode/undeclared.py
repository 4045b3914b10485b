"""What land of parks do plans take without saying so? Measured from the polygons, each m² once (SPEC §5, formula 8)."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from barcode.geometry.of_programme import Lying
from barcode.geometry.taken_once import taken_once
from barcode.programme import LocationType, ParkKind, Programme
from barcode.programme.frames import frame

YEAR_UNKNOWN_LAST = 9999
# What a work location that is no business park offers; all others count as business parks.
TYPE_OF_KIND = {
    ParkKind.OFFICE_LOCATION: LocationType.OFFICE,
    ParkKind.RETAIL_BOULEVARD: LocationType.RETAIL_AND_SERVICES,
    ParkKind.EDUCATION: LocationType.PUBLIC_FACILITIES,
    ParkKind.CARE: LocationType.PUBLIC_FACILITIES,
}


def undeclared_takings(programme: Programme, lying: Lying) -> pd.DataFrame:
    """A row of `work_taken` for every plan that lies on a park and says nothing of it.

    What a plan states of a park goes first and stands as it is. Plans that say nothing come after it in order of their first
    homes, then of their id, each with the land that is left: where two plans overlap, a m² goes to the first. The land is net by
    the park's own ratio, else by that of the parks of its municipality, else of all parks; missing when none is known. It goes in
    the year of the first homes of the plan.
    """
    takings = lying.takings
    plans, parks = programme.plans, programme.parks
    plan, park = takings["plan"].to_numpy(), takings["park"].to_numpy()
    silent = ~_stated(programme, plan, park)
    year = _first_year(programme)
    in_order = np.lexsort((plans["plan_id"].to_numpy(dtype=object)[plan].astype(str), year[plan], silent))
    turn = np.empty(len(takings), dtype=np.int64)
    turn[in_order] = np.arange(len(takings))
    gross = taken_once(lying.plans, lying.parks, takings, turn)
    here = np.flatnonzero(silent & (gross > 0))
    known_year = pd.Series(year[plan[here]], dtype="Int64")
    kinds = parks["kind"].iloc[park[here]]
    rows = pd.DataFrame(
        {
            "plan_id": plans["plan_id"].iloc[plan[here]].to_numpy(),
            "park_id": parks["park_id"].iloc[park[here]].to_numpy(),
            "location_type": [str(TYPE_OF_KIND.get(ParkKind(kind), LocationType.BUSINESS_PARK)) for kind in kinds],
            "year": known_year.where(known_year != YEAR_UNKNOWN_LAST),
            "land_m2_gross": gross[here],
            "land_m2_net": _net(programme, park[here], gross[here]),
            **{
                column: plans[column].iloc[plan[here]].to_numpy() for column in ("source_file", "source_sheet", "source_row")
            },
        }
    )  # fmt: skip
    return frame("work_taken", rows)


def _stated(programme: Programme, plan: NDArray[np.intp], park: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Which pairs of plan and park the programme speaks of [pairs]."""
    table = programme.work_taken
    said_plan = pd.Index(programme.plans["plan_id"]).get_indexer(table["plan_id"])
    said_park = pd.Index(programme.parks["park_id"]).get_indexer(table["park_id"])
    parks = len(programme.parks)
    return np.isin(plan * parks + park, (said_plan * parks + said_park)[said_park >= 0])


def _first_year(programme: Programme) -> NDArray[np.int64]:
    """The year of the first homes of each plan [plans]; a high number when it is unknown."""
    phases = programme.phases
    years = phases["year_from"].fillna(phases["year_to"]).to_numpy(dtype=np.int64, na_value=YEAR_UNKNOWN_LAST)
    position = pd.Index(programme.plans["plan_id"]).get_indexer(phases["plan_id"])
    first = np.full(len(programme.plans), YEAR_UNKNOWN_LAST, dtype=np.int64)
    np.minimum.at(first, position, years)
    return first


def _net(programme: Programme, park: NDArray[np.intp], gross: NDArray[np.int64]) -> pd.Series:
    """Net land [rows, whole m²] by the ratio of the park, of the parks of its municipality, or of all parks."""
    table = programme.parks
    both = ((table["gross_m2"].fillna(0) > 0) & table["net_m2"].notna()).to_numpy(dtype=bool)
    own = table[["gross_m2", "net_m2"]].fillna(0).to_numpy(dtype=np.int64) * both[:, None]
    place, places = pd.factorize(table["municipality_code"])
    of_place = np.zeros((len(places), own.shape[1]), dtype=np.int64)
    np.add.at(of_place, place, own)
    there = of_place[place]
    known = np.where(both[:, None], own, np.where(there[:, :1] > 0, there, own.sum(axis=0)))[park]
    gross_of_park, net_of_park = known.astype(object).T
    some = gross_of_park > 0
    divisor = np.where(some, gross_of_park, 1)
    land = (2 * gross.astype(object) * net_of_park + divisor) // (2 * divisor)
    return pd.Series(land).where(some).astype("Int64")
