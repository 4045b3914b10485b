"""Is the same space claimed more than once, and what counts then? (SPEC §5, formula 12)"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pandas as pd

from barcode.programme import Programme
from barcode.programme.frames import frame

YEAR_UNKNOWN_LAST = 9999
AMOUNTS = ["floor_m2_gfa", "land_m2_net", "fte"]


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


def counted_once(programme: Programme, undeclared: pd.DataFrame | None = None) -> tuple[pd.DataFrame, tuple[Claim, ...]]:
    """The table `work_taken` with net land, each plot and each m² of a park at most once, and what was claimed twice.

    Gross land becomes net by the park's own ratio, rounded to whole m² (half away from zero) once per row, at this door. A plot
    that two plans claim counts for the first in order of year and plan id; a park cannot lose more than its net land: what goes
    beyond counts as zero.

    Args:
        programme: the inputs.
        undeclared: rows of the same table for land that plans take without saying so (see `undeclared_takings`).

    Returns:
        `work_taken` in its own row order, then the undeclared rows, with `municipality_code` of the park (of the plan without
        one) and `derived` (whether it was measured from polygons), and the claims.
    """
    extra = 0 if undeclared is None else len(undeclared)
    if not extra and not len(programme.work_taken):
        return _nothing_taken(), _promised_again(programme)
    table = pd.concat([programme.work_taken, undeclared], ignore_index=True) if extra else programme.work_taken.copy()
    table["derived"] = table.index >= len(table) - extra
    parks = programme.parks.set_index("park_id")
    at = table["park_id"]
    listed = at.isin(parks.index)
    gross, net = at.map(parks["gross_m2"]).astype("Int64"), at.map(parks["net_m2"]).astype("Int64")
    gross = gross.where(gross > 0)
    from_gross = (2 * table["land_m2_gross"] * net + gross) // (2 * gross)
    table["land_m2_net"] = table["land_m2_net"].fillna(from_gross)
    plan_place = programme.plans.set_index("plan_id")["municipality_code"]
    table["municipality_code"] = at.map(parks["municipality_code"]).where(listed, table["plan_id"].map(plan_place))
    order = table.assign(_year=table["year"].fillna(YEAR_UNKNOWN_LAST)).sort_values(["_year", "plan_id"], kind="stable").index
    named = table.loc[order][(table.loc[order, "plot"] != "") & (table.loc[order, "park_id"] != "")]
    claims, again = _claimed_again(named, "plot_twice")
    table.loc[again, AMOUNTS] = 0
    cumulative = table.loc[order].groupby("park_id")["land_m2_net"].cumsum().reindex(table.index)
    beyond = (cumulative - net).clip(lower=0).fillna(0)
    over = beyond.clip(upper=table["land_m2_net"].fillna(0)).where(listed, 0).astype("Int64")
    for park_id, group in table[over > 0].groupby("park_id", sort=True):
        plans = tuple(table.loc[order][table.loc[order, "park_id"] == park_id]["plan_id"].unique())
        claims.append(Claim("more_than_park", str(park_id), "", plans, int(over.loc[group.index].sum())))
    whole, left = table["land_m2_net"].where(over > 0), table["land_m2_net"] - over
    for amount in ("floor_m2_gfa", "fte"):
        scaled_down = (2 * table[amount] * left + whole) // (2 * whole)
        table[amount] = table[amount].where(over == 0, scaled_down)
    table["land_m2_net"] = left.astype("Int64")
    return table, (*claims, *_promised_again(programme))


@cache
def _nothing_taken() -> pd.DataFrame:
    """The empty table with its two columns more, made once: a number of dwellings without plans asks for it with every change."""
    return frame("work_taken").assign(derived=False, municipality_code="").astype({"derived": bool, "municipality_code": "str"})


def _promised_again(programme: Programme) -> tuple[Claim, ...]:
    promises = programme.compensations
    if not len(promises):
        return ()
    return tuple(_claimed_again(promises[(promises["plot"] != "") & (promises["park_id"] != "")], "promise_twice")[0])


def _claimed_again(named: pd.DataFrame, kind: str) -> tuple[list[Claim], pd.Index]:
    """The claims on plots that more than one plan names, and the rows of every plan but the first on each plot."""
    first = named.groupby(["park_id", "plot"])["plan_id"].transform("first")
    again = named[named["plan_id"] != first]
    claims = []
    for (park_id, plot), rows in again.groupby(["park_id", "plot"], sort=True):
        plans = (str(first[rows.index[0]]), *rows["plan_id"].unique())
        claims.append(Claim(kind, str(park_id), str(plot), plans, int(rows["land_m2_net"].sum())))
    return claims, again.index
