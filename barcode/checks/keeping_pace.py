"""In which year, and with which plan, does work fall behind homes?"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import floor

import numpy as np
from numpy.typing import NDArray

from barcode.checks.area_norms import areas_under_no_norm, held_areas
from barcode.checks.case import Case, Positions
from barcode.checks.findings import NOTHING
from barcode.checks.ledger import MEASURES, Asking, Flow, Ledger, ledger_of, of_asking, period_of_rows
from barcode.checks.ratios import Ratios, product
from barcode.checks.registry import check
from barcode.checks.rows import BREACH, CANNOT_TELL, Rows, judged
from barcode.checks.work import work_taken
from barcode.checks.work_space import ROOM_UNKNOWN, WORK_UNKNOWN
from barcode.groups import UNKNOWN
from barcode.pace import first_beyond

YEAR_UNKNOWN = "year_unknown"


@check
def keeps_pace(case: Case) -> Iterable[Rows]:
    """Work offered up to each period against the dwellings up to it × every minimum per dwelling, area by area.

    It starts with what is still to be issued; periods come by their last year, unknown years last. The first period in which less
    is offered than asked breaks the norm, with the plan that does it: within a period work that is added counts first, then plans
    come in order of their id, each with what it takes and what its homes ask. A break among unknown years has no year, and cannot
    be told. The year shown is the last of the period.
    """
    ledger = case.once(ledger_of)
    everywhere = []
    for asking in Asking:
        held, flow = held_areas(case, asking, minima=True), ledger.flows[asking]
        everywhere.append(held)
        yield _of_norms(case, ledger, flow, asking, held.area, held.norm)
    yield areas_under_no_norm(case, tuple(Asking), everywhere)


def _of_norms(case: Case, ledger: Ledger, flow: Flow, asking: Asking, area: Positions, norm: NDArray[np.int64]) -> Rows:
    shape = ledger.net.shape
    asked = np.cumsum(ledger.net, axis=1)[area]
    offered = _offered_so_far(flow, shape)
    values = case.values(norm)
    top, bottom = offered.top[area], offered.bottom[area]
    # offered ≥ homes × norm, without a fraction: top × q ≥ homes × p × bottom
    enough = product(top, values.bottom[:, None]) >= product(product(asked, values.top[:, None]), bottom)
    behind = ~np.asarray(enough, dtype=bool) & (asked > 0)
    first = behind.argmax(axis=1) if shape[1] else np.zeros(len(area), dtype=np.intp)
    breaks = np.asarray(behind.any(axis=1), dtype=bool)
    added_known, taken_known, room_known = (known[area] for known in (flow.added_known, flow.taken_known, flow.room.known))
    homes = np.asarray((ledger.net[area] != 0).any(axis=1), dtype=bool)
    last = np.array([period.last for period in ledger.periods] or [NOTHING], dtype=np.int64)
    # what is not known of work that comes, or of land still to be issued, can only add
    outcome = judged(~breaks, taken_known & (~breaks | (added_known & room_known)), homes)
    yearless = (outcome == BREACH) & (last[first] == UNKNOWN.last)
    outcome[yearless] = CANNOT_TELL
    at = np.arange(len(area))
    shown = np.where(breaks, first, max(shape[1] - 1, 0))
    measured = offered.floats()[area][at, shown] if shape[1] else np.full(len(area), np.nan)
    required = asked[at, shown] * values.floats() if shape[1] else np.full(len(area), np.nan)
    breaking = np.flatnonzero(outcome == BREACH)
    plan = np.full(len(area), NOTHING, dtype=np.int64)
    plan[breaking] = _plans(case, ledger, flow, asking, area[breaking], norm[breaking], first[breaking])
    known = (outcome != CANNOT_TELL) & homes
    return Rows(
        outcome,
        plan=plan,
        area=[ledger.members.areas[position].code for position in area.tolist()],
        norm=norm,
        measured=np.where(known, measured, np.nan),
        required=np.where(known, required, np.nan),
        measure=MEASURES[asking],
        missing={YEAR_UNKNOWN: yearless, WORK_UNKNOWN: ~(added_known & taken_known) & homes, ROOM_UNKNOWN: homes},
        year=np.where(outcome == BREACH, last[first], NOTHING),
    )


def _offered_so_far(flow: Flow, shape: tuple[int, ...]) -> Ratios:
    """What is still to be issued, and what came without what went, up to each period [areas, periods]."""
    change = flow.added.minus(flow.taken)
    running = Ratios(np.cumsum(change.top.astype(object).reshape(shape), axis=1), change.bottom.reshape(shape))
    room = flow.room.amount
    return running.plus(Ratios(np.broadcast_to(room.top[:, None], shape), np.broadcast_to(room.bottom[:, None], shape)))


def _plans(
    case: Case, ledger: Ledger, flow: Flow, asking: Asking, area: Positions, norm: NDArray[np.int64], period: Positions
) -> Positions:
    """The plan with which each area falls behind in a period, by position."""
    drawing = case.once(_draws)
    taken, told = case.once(work_taken), of_asking(asking, case.once(work_taken)).amount
    offered, periods = _offered_so_far(flow, ledger.net.shape), ledger.net.shape[1]
    found = []
    for one, number, when in zip(area.tolist(), norm.tolist(), period.tolist(), strict=True):
        value = case.norms[number].value
        cell = one * periods + when
        gone, built = drawing.taken.of(cell), drawing.built.of(cell)
        loss = [Fraction(int(told.top[row]), int(told.bottom[row])) for row in gone.tolist()]
        left = Fraction(int(offered.top[one, when]), int(offered.bottom[one, when])) + sum(loss, Fraction(0))
        # every draw times q, where the norm is p / q, so that homes draw whole numbers
        room = (left - int(ledger.net[one, :when].sum()) * value) * value.denominator
        draws = drawing.net[built].astype(object) * value.numerator
        who = drawing.turn[np.concatenate([drawing.plan[built], taken.plan[gone]])]
        turns, position = np.unique(who, return_inverse=True)
        scaled = np.array([share * value.denominator for share in loss], dtype=object)
        # whole numbers go beyond a room when they go beyond its whole part
        behind = first_beyond(room if loss else floor(room), position, np.concatenate([draws, scaled]))
        found.append(NOTHING if behind is None else drawing.in_turn[turns[behind]])
    return np.array(found, dtype=np.intp)


class _Index:
    """Rows by area and period."""

    def __init__(self, cell: NDArray[np.int64], row: Positions, cells: int) -> None:
        order = np.argsort(cell, kind="stable")
        self._rows, self._starts = row[order], np.searchsorted(cell[order], np.arange(cells + 1))

    def of(self, cell: int) -> Positions:
        """The rows of one area in one period."""
        return self._rows[self._starts[cell] : self._starts[cell + 1]]


class _Draws:
    """What draws on the work space of each area and period: phases that build homes (`plan`, `net`), rows of space taken.

    Plans come in order of their id: `in_turn` has their positions, and `turn` [plans] the place of each in it.
    """

    def __init__(self, case: Case) -> None:
        ledger, groups, phases = case.once(ledger_of), case.frame.groups, case.programme.phases
        ids = case.plan_ids
        self.in_turn = np.array(sorted(range(len(ids)), key=ids.__getitem__), dtype=np.intp)
        self.turn = np.empty(len(ids), dtype=np.intp)
        self.turn[self.in_turn] = np.arange(len(ids))
        self.plan = groups.plan_of_phase
        self.net = (phases["dwellings_new"] - phases["dwellings_demolished"]).to_numpy(np.int64)
        of_period = np.array([ledger.periods.index(period) for period in groups.periods], dtype=np.intp)
        place = case.place_of_plan[self.plan] if len(self.plan) else np.empty(0, dtype=np.intp)
        self.built = self._index(ledger, place, of_period[groups.period_of_phase])
        taken = case.once(work_taken)
        self.taken = self._index(ledger, taken.place, period_of_rows(case, taken.year))

    @staticmethod
    def _index(ledger: Ledger, place: Positions, period: Positions) -> _Index:
        """Every row once for each area that its municipality lies in."""
        members, (areas, periods) = ledger.members, ledger.net.shape
        order = np.argsort(members.place, kind="stable")
        starts = np.searchsorted(members.place[order], np.arange(members.place.max(initial=0) + 1 + 1))
        counts = (starts[1:] - starts[:-1])[place]
        row = np.repeat(np.arange(len(place)), counts)
        within = np.arange(len(row)) - np.repeat(np.cumsum(counts) - counts, counts)
        area = members.area[order[np.repeat(starts[place], counts) + within]]
        return _Index(area * periods + period[row], row, areas * periods)


def _draws(case: Case) -> _Draws:
    return _Draws(case)
