"""With which plan does work fall behind homes? (SPEC §5, formula 9)

Within a period the work that plans add is counted first; then plans come in order of their id, each with what it takes away and
what its homes ask.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from barcode.area import Area
from barcode.balance import Running
from barcode.trace import Traced, given
from barcode.units import Measure


def breaks_with(area: Area, run: Running) -> str | None:
    """The id of the plan with which a running balance falls behind; None when it does not."""
    if run.falls_behind is None:
        return None
    plan_ids = area.frame.programme.plans["plan_id"]
    if len(plan_ids) == 1:
        # Nobody else can be the one; what it asks and takes need not be worked out for that.
        return str(plan_ids.iloc[0])
    asking, asked = _asked_by_plan(area, run)
    taking, taken = _taken_by_plan(area, run)
    return breaking_plan(_room(area, run), np.concatenate([asking, taking]), np.concatenate([asked, taken]))


def breaking_plan(room: Fraction, plan_ids: NDArray[np.object_], draws: NDArray[np.object_]) -> str | None:
    """The plan with which more is drawn than there is room, plans in order of their id.

    Args:
        room: what there is before the plans draw on it.
        plan_ids: the plan of each draw [draws]; a plan may come more than once.
        draws: what is drawn, exact fractions in the measure of `room` [draws].

    Returns:
        The plan id, or None when room is left after all.
    """
    plans, position = np.unique(plan_ids.astype(str), return_inverse=True)
    behind = first_beyond(room, position, draws)
    return None if behind is None else str(plans[behind])


def first_beyond(room: Fraction | int, position: NDArray[np.intp], draws: NDArray[np.object_]) -> int | None:
    """The first position, in order, with which more is drawn than there is room; None when room is left after all.

    Args:
        room: what there is.
        position: whose each draw is [draws]: 0, 1, 2 … in order; one may come more than once.
        draws: what is drawn, exact [draws].
    """
    sums = np.zeros(int(position.max(initial=-1)) + 1, dtype=object)
    np.add.at(sums, position, draws)
    behind = np.flatnonzero(np.cumsum(sums) > room)
    return int(behind[0]) if len(behind) else None


def _room(area: Area, run: Running) -> Fraction:
    """What there is in the period that falls behind, before its plans take and ask."""
    sofar = run.opening
    for period, figure in run.steps:
        if period == run.falls_behind:
            break
        sofar = figure
    assert run.falls_behind is not None
    rows = area.balance_by_period[run.falls_behind]
    row = next(row for row in rows if (row.location_type, row.measure) == (run.location_type, run.measure))
    assert isinstance(sofar, Traced) and isinstance(row.programmed, Traced)
    return sofar.value + row.programmed.value


def _asked_by_plan(area: Area, run: Running) -> tuple[NDArray[np.object_], NDArray[np.object_]]:
    """The plan and what its homes ask, for every phase of the area in the period that falls behind."""
    groups, phases = area.frame.groups, area.frame.programme.phases
    own = np.array([group.municipality_code in area.municipalities for group in groups.groups], dtype=bool)
    position = groups.periods.index(run.falls_behind) if run.falls_behind in groups.periods else -1
    rows = np.flatnonzero(own[groups.of_phase] & (groups.period_of_phase == position))
    per_dwelling = np.array([_per_dwelling(area, i, run) if own[i] else Fraction(0) for i in range(len(own))], dtype=object)
    net = (phases["dwellings_new"] - phases["dwellings_demolished"]).to_numpy(np.int64)[rows].astype(object)
    return phases["plan_id"].to_numpy(dtype=object)[rows], net * per_dwelling[groups.of_phase[rows]]


def _per_dwelling(area: Area, group: int, run: Running) -> Fraction:
    code, context = area.frame.groups.groups[group]
    asked = area.frame.chain(code, context).asked(given("dwellings_reference", Measure.DWELLING, 1, None, 1))
    figures = asked.by_type[run.location_type]
    figure = figures.land if run.measure is Measure.LAND_NET else figures.floor
    assert isinstance(figure, Traced)
    return figure.value


def _taken_by_plan(area: Area, run: Running) -> tuple[NDArray[np.object_], NDArray[np.object_]]:
    """The plan and what it takes, for every row of `work_taken` of the area in the period that falls behind.

    What a row does not state follows by the floor space index, as in the balance.
    """
    table, frame = area.frame.counted, area.frame
    here = table["municipality_code"].isin(area.municipalities) & (table["location_type"] == run.location_type)
    table = table[here.to_numpy(dtype=bool)]
    assert run.falls_behind is not None
    table = table[np.array([period == run.falls_behind for period in frame.periods_of(table["year"])], dtype=bool)]
    places = table["municipality_code"]
    index = {code: frame.chain(code).norm("floor_space_index", run.location_type).sizing for code in places.unique()}
    floor_per_land = _exact([norm.value if (norm := index[code]) else 0 for code in places])
    floor, land = (_exact(table[column].fillna(0)) for column in ("floor_m2_gfa", "land_m2_net"))
    if run.measure is Measure.LAND_NET:
        estimated = floor / _exact([ratio or 1 for ratio in floor_per_land])
        return table["plan_id"].to_numpy(dtype=object), _stated_or(land, table["land_m2_net"], estimated)
    return table["plan_id"].to_numpy(dtype=object), _stated_or(floor, table["floor_m2_gfa"], land * floor_per_land)


def _stated_or(stated: NDArray[np.object_], column: pd.Series, estimated: NDArray[np.object_]) -> NDArray[np.object_]:
    amounts: NDArray[np.object_] = np.where(column.notna().to_numpy(dtype=bool), stated, estimated)
    return amounts


def _exact(values: Iterable[int | Fraction]) -> NDArray[np.object_]:
    return np.array([Fraction(value) for value in values], dtype=object)
