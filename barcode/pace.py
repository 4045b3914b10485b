"""With which plan does work fall behind homes? (SPEC §5, formula 9)

Plans of a period come in order of their id, and the work that the period adds and takes is counted before the homes.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from barcode.area import Area
from barcode.balance import Running
from barcode.trace import Traced, given
from barcode.units import Measure


def breaks_with(area: Area, run: Running) -> str | None:
    """The id of the plan with which a running balance falls behind; None when it does not, or when no plan of the period asks."""
    behind = run.falls_behind
    groups, phases = area.frame.groups, area.frame.programme.phases
    if behind is None or behind not in groups.periods:
        return None
    own = np.array([group.municipality_code in area.municipalities for group in groups.groups], dtype=bool)
    rows = np.flatnonzero(own[groups.of_phase] & (groups.period_of_phase == groups.periods.index(behind)))
    per_dwelling = np.array([_per_dwelling(area, i, run) if own[i] else Fraction(0) for i in range(len(own))], dtype=object)
    net = (phases["dwellings_new"] - phases["dwellings_demolished"]).to_numpy(np.int64)[rows]
    return breaking_plan(
        _room(area, run), phases["plan_id"].to_numpy(dtype=object)[rows], net, per_dwelling[groups.of_phase[rows]]
    )


def _room(area: Area, run: Running) -> Fraction:
    """What is left when the work of the breaking period has been counted and its homes have not."""
    sofar = run.opening
    for period, figure in run.steps:
        if period == run.falls_behind:
            break
        sofar = figure
    assert run.falls_behind is not None
    rows = area.balance_by_period[run.falls_behind]
    row = next(row for row in rows if (row.location_type, row.measure) == (run.location_type, run.measure))
    assert isinstance(sofar, Traced) and isinstance(row.balance, Traced) and isinstance(row.asked, Traced)
    return sofar.value + row.balance.value + row.asked.value


def _per_dwelling(area: Area, group: int, run: Running) -> Fraction:
    code, context = area.frame.groups.groups[group]
    asked = area.frame.chain(code, context).asked(given("dwellings_reference", Measure.DWELLING, 1, None, 1))
    figures = asked.by_type[run.location_type]
    figure = figures.land if run.measure is Measure.LAND_NET else figures.floor
    assert isinstance(figure, Traced)
    return figure.value


def breaking_plan(
    room: Fraction, plan_ids: NDArray[np.object_], net: NDArray[np.int64], per_dwelling: NDArray[np.object_]
) -> str | None:
    """The plan with which work falls behind within one period: plans in order of their id, work of the period first.

    Args:
        room: what is left before the plans of the period ask, in the measure of `per_dwelling`.
        plan_ids: the plans of the period [plans].
        net: their net dwellings in the period [plans].
        per_dwelling: what one dwelling of each plan asks, exact fractions [plans].

    Returns:
        The plan id, or None when room is left after all.
    """
    order = np.argsort(plan_ids.astype(str), kind="stable")
    asked_sofar = np.cumsum(net[order].astype(object) * per_dwelling[order])
    behind = np.flatnonzero(asked_sofar > room)
    return str(plan_ids[order][behind[0]]) if len(behind) else None
