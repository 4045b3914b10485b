"""Do a plan, a municipality, a region and a province offer the work space that their norms ask per dwelling?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from barcode.checks.area_norms import areas_under_no_norm, held_areas
from barcode.checks.case import Case
from barcode.checks.ledger import MEASURES, Asking, Flow, Ledger, ledger_of, of_asking
from barcode.checks.ratios import Ratios, summed
from barcode.checks.registry import check
from barcode.checks.rows import Rows, judged
from barcode.checks.work import work_added

NO_WORK_STATED, WORK_UNKNOWN, ROOM_UNKNOWN = "no_work_stated", "work_unknown", "room_unknown"


@check
def work_space_per_dwelling(case: Case) -> Iterable[Rows]:
    """Work space offered against net dwellings × every minimum of `jobs_per_dwelling` and `business_floor_per_dwelling`.

    A plan offers the jobs, or the business park floor, of the work it programmes. One that states no work cannot be told; one
    that adds no dwellings asks for nothing. An area offers what its plans add and what is still to be issued, without what is
    taken; its norms are those of the authorities over the whole of it. Where part of what comes is not known, the norm is met
    when the rest is enough, and cannot be told otherwise.
    """
    yield from _of_plans(case)
    yield from _of_areas(case)


def _of_plans(case: Case) -> Iterator[Rows]:
    groups, work, plans = case.frame.groups, case.once(work_added), len(case.programme.plans)
    cells, cell_of_group = case.cells_of(groups.groups)
    cell_of_plan = cell_of_group[groups.of_plan]
    states = np.zeros(plans, dtype=bool)
    states[work.plan] = True
    free = np.ones(plans, dtype=bool)
    for asking, measure in MEASURES.items():
        held = case.held(asking, cells, cell_of_plan, minima=True)
        told = of_asking(asking, work)
        offered = summed(told.amount, work.plan, plans)
        untold = np.zeros(plans, dtype=bool)
        untold[work.plan[~told.known]] = True
        free &= held.free
        net = groups.net_of_plan[held.row]
        required, measured = Ratios.whole(net).by(case.values(held.norm)), offered.at(held.row)
        enough, asks = measured.at_least(required), net > 0
        # work that is not known can only add
        known = states[held.row] & (enough | ~untold[held.row])
        yield Rows(
            judged(enough, known, asks),
            plan=held.row,
            norm=held.norm,
            measured=np.where(known, measured.floats(), np.nan),
            required=np.where(asks, required.floats(), np.nan),
            measure=measure,
            missing={NO_WORK_STATED: ~states[held.row] & asks, WORK_UNKNOWN: untold[held.row] & asks},
        )
    under_none = np.flatnonzero(free)
    yield case.under_no_norm(tuple(Asking), cells, cell_of_plan[under_none]).about(plan=under_none)


def _of_areas(case: Case) -> Iterator[Rows]:
    ledger = case.once(ledger_of)
    everywhere = []
    for asking, measure in MEASURES.items():
        held, flow = held_areas(case, asking, minima=True), ledger.flows[asking]
        everywhere.append(held)
        net = ledger.net.sum(axis=1)[held.area]
        offered = _offered(ledger, flow).at(held.area)
        required = Ratios.whole(net).by(case.values(held.norm))
        enough, asks = offered.at_least(required), net > 0
        added_known, taken_known, room_known = (
            known[held.area] for known in (flow.added_known, flow.taken_known, flow.room.known)
        )
        # what is not known of work that comes, or of land still to be issued, can only add
        known = taken_known & (enough | (added_known & room_known))
        yield Rows(
            judged(enough, known, asks),
            area=held.codes(ledger.members),
            norm=held.norm,
            measured=np.where(known, offered.floats(), np.nan),
            required=np.where(asks, required.floats(), np.nan),
            measure=measure,
            missing={WORK_UNKNOWN: ~(taken_known & added_known) & asks, ROOM_UNKNOWN: asks},
        )
    yield areas_under_no_norm(case, tuple(Asking), everywhere)


def _offered(ledger: Ledger, flow: Flow) -> Ratios:
    """What comes, and what is still to be issued, without what goes, over all periods [areas]."""
    areas, periods = ledger.net.shape
    cell = np.repeat(np.arange(areas), periods)
    return summed(flow.added, cell, areas).minus(summed(flow.taken, cell, areas)).plus(flow.room.amount)
