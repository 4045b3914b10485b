"""What does each plan ask, in one line per plan? Floats, for speed and display; totals come from elsewhere."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from barcode.frame import Frame
from barcode.function_mix import index_per_plan
from barcode.per_plan import asked_per_plan
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
    change = _jobs_change(frame)
    table["function_mix_before"], table["function_mix_after"] = index_per_plan(
        jobs, homes, change, groups.net_of_plan.astype(float)
    )
    return table


def _jobs_change(frame: Frame) -> NDArray[np.float64]:
    """Jobs that each plan adds less those it takes [plans]; NaN where a figure or a norm is lacking."""
    plan_ids = pd.Index(frame.programme.plans["plan_id"])
    change = np.zeros(len(plan_ids))
    for table, places, sign in (
        (frame.programme.work_programmed, frame.place_of_programmed, 1),
        (frame.counted, frame.counted["municipality_code"], -1),
    ):
        if len(table):
            per_land, per_floor, per_job, index = _rates_per_row(frame, table["location_type"], places)
            land, floor = _floats(table["land_m2_net"]), _floats(table["floor_m2_gfa"])
            if sign > 0:
                land, floor = np.where(np.isnan(land), floor / index, land), np.where(np.isnan(floor), land * index, floor)
            fte = np.where(np.isnan(per_land), floor * per_floor, land * per_land)
            if sign < 0:
                at_park = land * _fte_per_park_m2(frame, table["park_id"])
                fte = np.where(np.isnan(at_park), fte, at_park)
                fte = np.where(table["fte"].isna(), fte, _floats(table["fte"]))
            np.add.at(change, plan_ids.get_indexer(table["plan_id"]), sign * fte / per_job)
    return change


def _floats(column: pd.Series) -> NDArray[np.float64]:
    return column.to_numpy(dtype=float, na_value=np.nan)


def _fte_per_park_m2(frame: Frame, park_ids: pd.Series) -> NDArray[np.float64]:
    """Full-time jobs per m² of each park itself [rows]; NaN where it does not say (see `supply.fte_taken`)."""
    parks = frame.programme.parks
    issued, net = _floats(parks["issued_m2"]), _floats(parks["net_m2"])
    land = np.where(issued > 0, issued, np.where(net > 0, net, np.nan))
    per_m2 = np.append(_floats(parks["fte"]) / land, np.nan)
    result: NDArray[np.float64] = per_m2[pd.Index(parks["park_id"]).get_indexer(park_ids)]
    return result


def _rates_per_row(frame: Frame, kinds: pd.Series, places: pd.Series) -> tuple[NDArray[np.float64], ...]:
    """Full-time jobs per m² land, per m² floor and per job, and floor per land [rows], looked up once per place and type."""
    pairs = pd.MultiIndex.from_arrays([places, kinds])
    position, distinct = pd.factorize(pairs)
    found = np.array([_rates(frame, str(place), str(kind)) for place, kind in distinct]).reshape(len(distinct), 4)
    return tuple(found[position].T)


def _rates(frame: Frame, place: str, kind: str) -> tuple[float, ...]:
    chain = frame.chain(place)
    by_land, by_floor = chain.norm("land_per_fte", kind).sizing, chain.norm("floor_per_fte", kind).sizing
    per_job, index = chain.norm("fte_per_job").sizing, chain.norm("floor_space_index", kind).sizing
    return (
        float(1 / by_land.value) if by_land and by_land.value else np.nan,
        float(1 / by_floor.value) if by_floor and by_floor.value else np.nan,
        float(per_job.value) if per_job and per_job.value else np.nan,
        float(index.value) if index and index.value else np.nan,
    )
