"""How much work space is there, what do plans add to it and what do they take away? (SPEC §5, formulas 8 and 12)"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from barcode.norms import Governing
from barcode.programme import LocationType, Programme
from barcode.trace import Figure, InputUsed, Missing, Traced, given, scaled, times, total
from barcode.units import Measure

LAND_COLUMNS = {"available_now_m2": "available_now", "available_later_m2": "available_later"}


@dataclass(frozen=True, slots=True)
class Claim:
    """The same space claimed more than once: by whom, and what is not counted again (formula 12).

    `kind` is `plot_twice`, `more_than_park` or `promise_twice`; `land_m2_net` is what was left out of the sums.
    """

    kind: str
    park_id: str
    plot: str
    plan_ids: tuple[str, ...]
    land_m2_net: int


@dataclass(frozen=True, slots=True, eq=False)
class Existing:
    """What an area has: land in use, land still to be issued, the gross : net ratio of its parks."""

    land_in_use: Figure
    land_available_now: Figure
    land_available_later: Figure
    parks: NDArray[np.intp]


def existing(programme: Programme, municipalities: frozenset[str], subject: str) -> Existing:
    """Land of the parks in these municipalities; planned parks are among what is available later."""
    parks = programme.parks
    here = parks["municipality_code"].isin(municipalities).to_numpy()
    rows = np.flatnonzero(here)
    net, issued = parks["net_m2"], parks["issued_m2"]
    in_use = issued.fillna(net - parks["available_now_m2"].fillna(0) - parks["available_later_m2"].fillna(0))
    if not len(rows):
        lacking = Missing("land_in_use", "parks", subject=subject)
        return Existing(lacking, lacking, lacking, rows)
    later = parks["available_later_m2"].where(~parks["planned"], parks["available_later_m2"].fillna(net - issued.fillna(0)))
    return Existing(
        _land("land_in_use", in_use, rows, "issued_m2", subject),
        _land("land_available_now", parks["available_now_m2"], rows, "available_now_m2", subject),
        _land("land_available_later", later, rows, "available_later_m2", subject),
        rows,
    )


def _land(what: str, column: pd.Series, rows: NDArray[np.intp], name: str, subject: str) -> Figure:
    """The sum of a column of parks; parks that do not say are left out, and when none says it cannot be told."""
    known = rows[column.iloc[rows].notna().to_numpy()]
    if not len(known):
        return Missing(what, name, subject=subject)
    value = int(column.iloc[known].sum())
    return given(what, Measure.LAND_NET, max(value, 0), InputUsed("parks", name, known), 8, subject)


def land_gross(figure: Figure, programme: Programme, parks: NDArray[np.intp], subject: str) -> Figure:
    """Net park land as gross land, by the ratio of the parks of the place (formula 6)."""
    table = programme.parks
    both = parks[(table["gross_m2"].notna() & (table["net_m2"].fillna(0) > 0)).to_numpy()[parks]]
    if isinstance(figure, Missing) or not len(both):
        return Missing("land_asked_gross", "park_ratio", subject=subject)
    gross, net = int(table["gross_m2"].iloc[both].sum()), int(table["net_m2"].iloc[both].sum())
    source = InputUsed("parks", "gross_m2", both, less="net_m2")
    return scaled("land_asked_gross", figure, Fraction(gross, net), source, Measure.LAND_GROSS, 6, subject)


def programmed(programme: Programme, rows: NDArray[np.intp], kind: LocationType, index: Governing) -> tuple[Figure, Figure]:
    """Floor and land that plans add for one location type (formula 8); the one not stated follows from the other by the FSI, estimated.

    Args:
        programme: the inputs.
        rows: positions in `work_programmed` of the area and period.
        kind: the location type.
        index: the governing floor space index of that type.

    Returns:
        floor [m2_gfa] and land [m2_net].
    """
    table = programme.work_programmed
    rows = rows[(table["location_type"] == kind).to_numpy()[rows]]
    return _floor_and_land("programmed", table, "work_programmed", rows, str(kind), index)


def taken(counted: pd.DataFrame, rows: NDArray[np.intp], kind: LocationType, index: Governing) -> tuple[Figure, Figure]:
    """Floor and land that plans take from one location type, each m² once (formulas 8 and 12); see `counted_once`."""
    rows = rows[(counted["location_type"] == kind).to_numpy()[rows]]
    return _floor_and_land("taken", counted, "work_taken", rows, str(kind), index)


def _floor_and_land(
    what: str, table: pd.DataFrame, name: str, rows: NDArray[np.intp], kind: str, index: Governing
) -> tuple[Figure, Figure]:
    floor_known, land_known = table["floor_m2_gfa"].notna().to_numpy(), table["land_m2_net"].notna().to_numpy()

    def summed(column: str, chosen: NDArray[np.intp], measure: Measure) -> Traced:
        return given(f"{column.split('_')[0]}_{what}", measure, int(table[column].iloc[chosen].sum()), InputUsed(name, column, chosen), 8, kind)

    floor: list[Figure] = [summed("floor_m2_gfa", rows[floor_known[rows]], Measure.FLOOR_GROSS)]
    land: list[Figure] = [summed("land_m2_net", rows[land_known[rows]], Measure.LAND_NET)]
    land_only = rows[~floor_known[rows] & land_known[rows]]
    floor_only = rows[floor_known[rows] & ~land_known[rows]]
    if len(land_only):
        floor.append(_estimated(times(f"floor_{what}", summed("land_m2_net", land_only, Measure.LAND_NET), index, 6, kind)))
    if len(floor_only):
        land.append(_estimated(times(f"land_{what}", summed("floor_m2_gfa", floor_only, Measure.FLOOR_GROSS), index, 6, kind, divide=True)))
    return (
        total(f"floor_{what}", floor, 8, Measure.FLOOR_GROSS, kind),
        total(f"land_{what}", land, 8, Measure.LAND_NET, kind),
    )


def _estimated(figure: Figure) -> Figure:
    if isinstance(figure, Missing):
        return figure
    return Traced(
        figure.what, figure.measure, figure.low, figure.value, figure.high, figure.formula, figure.operation, figure.parts,
        figure.subject, estimated=True,
    )  # fmt: skip


def fte_taken(counted: pd.DataFrame, rows: NDArray[np.intp], land_per_fte: Governing) -> Figure:
    """Full-time jobs on the land that is taken: the planner's or the park's own figure, else land ÷ m² per fte, estimated (formula 8)."""
    known = counted["fte"].notna().to_numpy()
    own = given("fte_taken", Measure.FTE, int(counted["fte"].iloc[rows[known[rows]]].sum()), InputUsed("work_taken", "fte", rows[known[rows]]), 8)
    rest = rows[~known[rows]]
    if not len(rest):
        return own
    land = given("land_taken", Measure.LAND_NET, int(counted["land_m2_net"].iloc[rest].sum()), InputUsed("work_taken", "land_m2_net", rest), 8)
    return total("fte_taken", [own, _estimated(times("fte_taken", land, land_per_fte, 5, divide=True))], 8, Measure.FTE)


def counted_once(programme: Programme) -> tuple[pd.DataFrame, tuple[Claim, ...]]:
    """The table `work_taken` with net land, each plot and each m² of a park at most once, and what was claimed twice.

    Gross land becomes net by the park's own ratio, rounded to whole m² (half away from zero) once per row, at this door. A plot that two
    plans claim counts for the first in order of year and plan id; a park cannot lose more than its net land: what goes beyond counts as zero.

    Returns:
        `work_taken` in its own row order, with `municipality_code` of the park (or of the plan where no park is known), and the claims.
    """
    table = programme.work_taken.copy()
    parks = programme.parks.set_index("park_id")
    at = table["park_id"]
    gross, net = at.map(parks["gross_m2"]).astype("Int64"), at.map(parks["net_m2"]).astype("Int64")
    from_gross = (2 * table["land_m2_gross"] * net + gross) // (2 * gross)
    table["land_m2_net"] = table["land_m2_net"].fillna(from_gross)
    plan_place = programme.plans.set_index("plan_id")["municipality_code"]
    table["municipality_code"] = at.map(parks["municipality_code"]).where(at.isin(parks.index), table["plan_id"].map(plan_place))
    order = table.assign(_year=table["year"].fillna(9999)).sort_values(["_year", "plan_id"], kind="stable").index
    claims: list[Claim] = []
    named = table.loc[order][(table.loc[order, "plot"] != "") & (table.loc[order, "park_id"] != "")]
    repeated = named.duplicated(["park_id", "plot"])
    for (park_id, plot), group in named.groupby(["park_id", "plot"], sort=True):
        if group["plan_id"].nunique() > 1:
            again = int(group["land_m2_net"].iloc[1:].sum())
            claims.append(Claim("plot_twice", str(park_id), str(plot), tuple(group["plan_id"]), again))
    amounts = ["floor_m2_gfa", "land_m2_net", "fte"]
    table.loc[repeated[repeated].index, amounts] = 0
    cumulative = table.loc[order].groupby("park_id")["land_m2_net"].cumsum().reindex(table.index)
    beyond = (cumulative - net).clip(lower=0).fillna(0)
    over = beyond.clip(upper=table["land_m2_net"].fillna(0)).where(at.isin(parks.index), 0).astype("Int64")
    for park_id, group in table[over > 0].groupby("park_id", sort=True):
        plans = tuple(table.loc[order][table.loc[order, "park_id"] == park_id]["plan_id"].unique())
        claims.append(Claim("more_than_park", str(park_id), "", plans, int(over.loc[group.index].sum())))
    share = ((table["land_m2_net"] - over) / table["land_m2_net"].where(table["land_m2_net"] > 0)).fillna(1)
    for amount in ("floor_m2_gfa", "fte"):
        scaled_down = np.floor((table[amount] * share).astype("Float64") + 0.5).astype("Int64")
        table[amount] = table[amount].where(over == 0, scaled_down)
    table["land_m2_net"] = (table["land_m2_net"] - over).astype("Int64")
    return table, (*claims, *_promised_twice(programme))


def _promised_twice(programme: Programme) -> list[Claim]:
    """The same plot of a park promised as compensation by more than one plan."""
    table = programme.compensations
    named = table[(table["plot"] != "") & (table["park_id"] != "")]
    return [
        Claim("promise_twice", str(park_id), str(plot), tuple(group["plan_id"]), int(group["land_m2_net"].iloc[1:].sum()))
        for (park_id, plot), group in named.groupby(["park_id", "plot"], sort=True)
        if group["plan_id"].nunique() > 1
    ]
