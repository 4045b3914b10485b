"""How many jobs does each plan add or take? Floats, for speed and display; `jobs` has the exact figures of an area."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from barcode.frame import Frame
from barcode.units import Column, Measure, Rates, Unit

RATES = {
    "land_per_fte": "m2_net/fte",
    "floor_per_fte": "m2_gfa/fte",
    "floor_space_index": "m2_gfa/m2_net",
    "fte_per_job": "fte/job",
}


def jobs_change_per_plan(frame: Frame) -> NDArray[np.float64]:
    """Jobs that each plan adds less those it takes [plans]; NaN where a figure or a norm is lacking."""
    plan_ids = pd.Index(frame.programme.plans["plan_id"])
    change = np.zeros(len(plan_ids))
    for table, jobs in (
        (frame.programme.work_programmed, _jobs_programmed(frame)),
        (frame.counted, _jobs_taken(frame)),
    ):
        sign = 1 if table is frame.programme.work_programmed else -1
        np.add.at(change, plan_ids.get_indexer(table["plan_id"]), sign * jobs.values)
    return change


def _jobs_programmed(frame: Frame) -> Column:
    """Jobs in each row of `work_programmed` [rows]; floor and land that are not stated follow by the floor space index."""
    table = frame.programme.work_programmed
    rates = _rates_per_row(frame, table["location_type"], frame.place_of_programmed)
    floor, land = _space(table)
    index = rates["floor_space_index"]
    land, floor = land.otherwise(floor.by(index.inverted())), floor.otherwise(land.by(index))
    by_land, by_floor = (space.by(rates[norm].inverted()) for space, norm in ((land, "land_per_fte"), (floor, "floor_per_fte")))
    return _by_land_where_there_is_a_norm(by_land, by_floor, rates).by(rates["fte_per_job"].inverted())


def _jobs_taken(frame: Frame) -> Column:
    """Jobs in each row of space taken [rows]: the planner's own figure, the park's, else by norm (see `supply.fte_taken`)."""
    table = frame.counted
    rates = _rates_per_row(frame, table["location_type"], table["municipality_code"])
    floor, land = _space(table)
    by_land, by_floor = (space.by(rates[norm].inverted()) for space, norm in ((land, "land_per_fte"), (floor, "floor_per_fte")))
    by_norm = _by_land_where_there_is_a_norm(by_land, by_floor, rates)
    at_park = land.by(Rates(_fte_per_park_m2(frame, table["park_id"]), Unit(Measure.FTE, Measure.LAND_NET), "parks"))
    fte = Column(_floats(table["fte"]), Measure.FTE).otherwise(at_park).otherwise(by_norm)
    return fte.by(rates["fte_per_job"].inverted())


def _by_land_where_there_is_a_norm(by_land: Column, by_floor: Column, rates: Mapping[str, Rates]) -> Column:
    """Full-time jobs by land where the location type has a norm per land, else by floor."""
    has_norm = ~np.isnan(rates["land_per_fte"].values)
    return Column(np.where(has_norm, by_land.values, by_floor.values), Measure.FTE)


def _space(table: pd.DataFrame) -> tuple[Column, Column]:
    """The floor and land of each row; NaN where it does not say."""
    return Column(_floats(table["floor_m2_gfa"]), Measure.FLOOR_GROSS), Column(_floats(table["land_m2_net"]), Measure.LAND_NET)


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


def _rates_per_row(frame: Frame, kinds: pd.Series, places: pd.Series) -> dict[str, Rates]:
    """The governing value of each norm of `RATES` [rows], looked up once per place and location type; NaN without one."""
    position, distinct = pd.factorize(pd.MultiIndex.from_arrays([places, kinds]))
    found = {}
    for norm_id, unit in RATES.items():
        values = [_value(frame, norm_id, str(place), str(kind)) for place, kind in distinct]
        found[norm_id] = Rates(np.array(values, dtype=float)[position], Unit.parse(unit), norm_id)
    return found


def _value(frame: Frame, norm_id: str, place: str, kind: str) -> float:
    norm = frame.chain(place).norm(norm_id, kind).sizing
    return float(norm.value) if norm and norm.value else np.nan
