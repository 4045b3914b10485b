"""What does each plan ask, in one line per plan? Floats, for speed and display; totals come from elsewhere."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from barcode.frame import Frame
from barcode.function_mix import index_per_plan
from barcode.per_plan import asked_per_plan
from barcode.plan_jobs import jobs_change_per_plan
from barcode.programme import LocationType
from barcode.trace import Figure, Traced, given
from barcode.units import Measure

AMOUNTS = ("jobs", "fte", "floor_m2_gfa", "land_m2_net")


def columns() -> list[str]:
    """The names of what a plan asks: `jobs`, then `<location type>_<amount>`."""
    return ["jobs", *(f"{kind}_{amount}" for kind in LocationType for amount in AMOUNTS)]


def coefficients(frame: Frame) -> NDArray[np.float64]:
    """What one dwelling asks in each group [groups, columns]; NaN where it cannot be told."""
    rows = []
    for code, context in frame.groups.groups:
        asked = frame.chain(code, context).asked(given("dwellings_reference", Measure.DWELLING, 1, None, 1))
        figures: list[Figure] = [asked.jobs]
        for kind in LocationType:
            one = asked.by_type[kind]
            figures += [one.jobs, one.fte, one.floor, one.land]
        rows.append([float(figure.value) if isinstance(figure, Traced) else np.nan for figure in figures])
    return np.array(rows).reshape(len(rows), len(columns()))


def plan_table(frame: Frame) -> pd.DataFrame:
    """A line per plan.

    Returns:
        plan_id, name, municipality_code, dwellings_new, dwellings_demolished, dwellings_net, the columns of `columns()`, and
        function_mix_before, function_mix_after [0–100], NaN where something is not known.
    """
    plans, groups = frame.programme.plans, frame.groups
    phases = frame.programme.phases
    asked = asked_per_plan(groups.net_of_plan, groups.of_plan, coefficients(frame))
    new = np.bincount(groups.plan_of_phase, weights=phases["dwellings_new"], minlength=len(plans)).astype(np.int64)
    table = pd.DataFrame(
        {
            "plan_id": plans["plan_id"],
            "name": plans["name"],
            "municipality_code": plans["municipality_code"],
            "dwellings_new": new,
            "dwellings_demolished": new - groups.net_of_plan,
            "dwellings_net": groups.net_of_plan,
        }
    )
    table[columns()] = asked
    areas = frame.programme.areas.set_index("municipality_code")
    jobs = plans["municipality_code"].map(areas["jobs"]).to_numpy(dtype=float, na_value=np.nan)
    homes = plans["municipality_code"].map(areas["dwellings"]).to_numpy(dtype=float, na_value=np.nan)
    change = jobs_change_per_plan(frame)
    table["function_mix_before"], table["function_mix_after"] = index_per_plan(
        jobs, homes, change, groups.net_of_plan.astype(float)
    )
    return table
