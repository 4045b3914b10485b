"""What does the programme become when a newcomer types a first plan: dwellings, and the work space that makes room for them?"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from barcode.programme import LocationType, ParkKind, Programme
from barcode.programme.frames import frame
from barcode.ui.edits import NewPlan, with_plan, without_rows


@dataclass(frozen=True)
class FirstPlan:
    """A plan as it is typed at the start; `taken_m2_net` is land of `park_id` (blank: a place that is in no list)."""

    name: str
    municipality_code: str
    dwellings: int
    park_id: str
    taken_m2_net: int
    source: str


def parks_of(programme: Programme, code: str) -> dict[str, str]:
    """The work locations of a municipality: id → name."""
    here = programme.parks[(programme.parks["municipality_code"] == code).to_numpy(dtype=bool)]
    return {str(one.park_id): str(one.name) or str(one.park_id) for one in here[["park_id", "name"]].itertuples(index=False)}


def with_first_plan(programme: Programme, plan: FirstPlan, areas: pd.DataFrame, before: str = "") -> tuple[Programme, str]:
    """The programme with this plan in the place of the one that was typed before, and the number that it got.

    Args:
        programme: the inputs in use.
        plan: what was typed.
        areas: every municipality that a plan may lie in.
        before: the number of the plan that it replaces, if any.
    """
    earlier = [row for row, plan_id in enumerate(programme.plans["plan_id"]) if before and plan_id == before]
    new = NewPlan(plan.name, plan.municipality_code, None, None, plan.dwellings, 0, "", None, None, plan.source)
    grown = with_plan(without_rows(programme, "plans", earlier), new, areas)
    plan_id = str(grown.plans["plan_id"].iloc[-1])
    if plan.taken_m2_net:
        row = {
            "plan_id": [plan_id], "park_id": [plan.park_id], "location_type": [_kind_of_work(programme, plan.park_id)],
            "land_m2_net": [plan.taken_m2_net], "source_file": [plan.source],
        }  # fmt: skip
        grown += Programme(work_taken=frame("work_taken", row))
    return grown, plan_id


def _kind_of_work(programme: Programme, park_id: str) -> str:
    kinds = programme.parks.loc[(programme.parks["park_id"] == park_id).to_numpy(dtype=bool), "kind"]
    office = len(kinds) and kinds.iloc[0] == ParkKind.OFFICE_LOCATION
    return str(LocationType.OFFICE if office else LocationType.BUSINESS_PARK)
