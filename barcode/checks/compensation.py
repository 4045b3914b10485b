"""Is park land that plans take compensated, of the same kind and in the same region?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from barcode.checks.case import Case, Positions
from barcode.checks.findings import NOTHING, Outcome
from barcode.checks.losses import Losses, is_business_park, losses_of
from barcode.checks.promises import NO, YES, Answer, both, is_heavy, is_water_bound, promises_of, same_region
from barcode.checks.ratios import Ratios, summed
from barcode.checks.registry import check
from barcode.checks.rows import CANNOT_TELL, NOT_APPLICABLE, Rows, all_of, judged
from barcode.norms.governing import NormInForce
from barcode.norms.model import Level
from barcode.units import Measure

DUTY, RATIO = "compensation_duty", "compensation_ratio"
# The duty that speaks of water-bound parks and of category 3 and heavier, and asks for compensation within the region.
WITHIN_REGION = "motivate_within_region"
NOTHING_PROMISED, DUE_YEAR_UNKNOWN, YEAR_OF_LOSS_UNKNOWN = "nothing_promised", "due_year_unknown", "year_of_loss_unknown"
LAND_TAKEN_UNKNOWN, PROMISE_UNKNOWN, KIND_UNKNOWN = "land_taken_unknown", "promise_unknown", "kind_unknown"


@dataclass(frozen=True, eq=False)
class Asked:
    """Plans that lose park land under a norm [asked]: the plan, the norm, and the losses and promises of each, as pairs.

    `loss` and `of_loss`, `promise` and `of_promise`: positions of losses (promises) and of what is asked.
    """

    plan: Positions
    norm: NDArray[np.int64]
    loss: Positions
    of_loss: Positions
    promise: Positions
    of_promise: Positions


@check
def compensation_stated(case: Case) -> Iterable[Rows]:
    """What is promised for business park land that a plan takes, against every duty and every ratio where the park lies.

    A duty asks that something is promised, a ratio that the promised land is at least so many times the land that goes. The duty
    within the region, and ratios of a province, region or municipality, count only promises in the region of the park, and ask
    the same separately of water-bound land and of land for category 3 or heavier; that duty speaks of no other parks. A promise
    that another plan was given first does not count. What is unknown of land or kind cannot be told only where it decides.
    """
    losses = case.once(losses_of)
    business = is_business_park(case, losses.park)
    yield from case.without_loss(losses.plan)
    others = np.setdiff1d(losses.plan[~business], losses.plan[business])
    yield Rows(all_of(Outcome.NOT_APPLICABLE, len(others)), plan=others)
    rows = np.flatnonzero(business)
    free = np.ones(len(rows), dtype=bool)
    for norm_id in (DUTY, RATIO):
        held = case.held_at(norm_id, losses.place[rows])
        free &= held.free
        if len(held.row):
            yield _judged(case, losses, _asked(case, losses, rows[held.row], held.norm), amounts=norm_id == RATIO)
    alone = rows[free]
    under_none = case.under_no_norm((DUTY, RATIO), case.cells, case.cell_of_place[losses.place[alone]], minima=False)
    yield under_none.about(plan=losses.plan[alone], park=losses.park[alone])


def _asked(case: Case, losses: Losses, loss: Positions, norm: NDArray[np.int64]) -> Asked:
    keys, of_loss = np.unique(losses.plan[loss] * len(case.norms) + norm, return_inverse=True)
    plan = keys // len(case.norms)
    promises = case.once(promises_of)
    promised = pd.DataFrame({"plan": promises.plan})[promises.counts].reset_index(names="promise")
    pairs = pd.DataFrame({"plan": plan}).reset_index(names="asked").merge(promised, on="plan")
    return Asked(
        plan, keys % len(case.norms), loss, of_loss, pairs["promise"].to_numpy(np.intp), pairs["asked"].to_numpy(np.intp)
    )  # fmt: skip


def _judged(case: Case, losses: Losses, asked: Asked, amounts: bool) -> Rows:
    """One row per plan and norm: the outcome over all kinds of land that the norm tells apart, shown by the one most short."""
    promises, count = case.once(promises_of), len(asked.plan)
    local = np.array([_is_local(norm) for norm in case.norms], dtype=bool)[asked.norm]
    whole = amounts | ~local
    first_loss = np.full(count, len(losses), dtype=np.intp)
    np.minimum.at(first_loss, asked.of_loss, asked.loss)
    region = same_region(case, losses.place[first_loss][asked.of_promise], promises.place[asked.promise])
    region = np.where(local[asked.of_promise], region, YES).astype(np.int8)
    park, promised_park = losses.park[asked.loss], promises.park[asked.promise]
    every = np.full(len(park), YES, dtype=np.int8)
    kinds: list[tuple[Answer, Answer, NDArray[np.bool_]]] = [
        (every, region, whole),
        (is_water_bound(case, park), both(is_water_bound(case, promised_park), region), local),
        (is_heavy(case, park), both(is_heavy(case, promised_park), region), local),
    ]
    taken_known = losses.land.known[asked.loss] | (not amounts)
    told = promises.land.known[asked.promise] | (not amounts)
    breach, open_question = np.zeros(count, dtype=bool), np.zeros(count, dtype=bool)
    some = np.zeros(count, dtype=bool)
    measured, required = np.full(count, np.nan), np.full(count, np.nan)
    for lost, given, applies in kinds:
        needs = [_needed(case, losses, asked, one & taken_known, amounts) for one in (lost == YES, lost != NO)]
        gives = [_given(case, asked, one & told, amounts) for one in (given == YES, given != NO)]
        unbounded_need, unbounded_gift = (
            _any(asked.of_loss, ~taken_known & (lost != NO), count),
            _any(asked.of_promise, ~told & (given != NO), count),
        )
        sure = gives[0].at_least(needs[1]) & ~unbounded_need
        lacking = ~gives[1].at_least(needs[0]) & ~unbounded_gift
        breach |= applies & lacking
        open_question |= applies & ~sure & ~lacking
        some |= applies & _any(asked.of_loss, lost != NO, count)
        worse = applies & ~np.greater_equal(required - measured, (needs[0].minus(gives[0])).floats())
        measured, required = np.where(worse, gives[0].floats(), measured), np.where(worse, needs[0].floats(), required)
    outcome = judged(~breach, ~open_question | breach, some)
    shown = (outcome != CANNOT_TELL) & (outcome != NOT_APPLICABLE) & amounts
    lost_parks = _single_park(losses, asked)
    return Rows(
        outcome,
        plan=asked.plan,
        park=lost_parks,
        norm=asked.norm,
        measured=np.where(shown, measured, np.nan),
        required=np.where(shown, required, np.nan),
        measure=Measure.LAND_NET if amounts else Measure.CHOICE,
        missing={
            LAND_TAKEN_UNKNOWN: _any(asked.of_loss, ~taken_known, count) & some,
            PROMISE_UNKNOWN: _any(asked.of_promise, ~told, count) & some,
            KIND_UNKNOWN: some,
        },
    )


def _needed(case: Case, losses: Losses, asked: Asked, counts: NDArray[np.bool_], amounts: bool) -> Ratios:
    """The land that must come back, or that something must [asked]."""
    count = len(asked.plan)
    if not amounts:
        return Ratios.whole(_any(asked.of_loss, counts, count).astype(np.int64))
    land = losses.land.amount.at(asked.loss[counts])
    return summed(land, asked.of_loss[counts], count).by(case.values(asked.norm))


def _given(case: Case, asked: Asked, counts: NDArray[np.bool_], amounts: bool) -> Ratios:
    """The land that is promised, or that something is [asked]."""
    count = len(asked.plan)
    if not amounts:
        return Ratios.whole(_any(asked.of_promise, counts, count).astype(np.int64))
    return summed(case.once(promises_of).land.amount.at(asked.promise[counts]), asked.of_promise[counts], count)


def _is_local(norm: NormInForce) -> bool:
    """Whether a norm asks for compensation in the same region and of the same kind."""
    return norm.choice == WITHIN_REGION if norm.norm.id == DUTY else norm.level is not Level.NATIONAL


def _single_park(losses: Losses, asked: Asked) -> Positions:
    """The park of which a plan takes land, -1 when there are more [asked]."""
    low, high = np.full(len(asked.plan), np.iinfo(np.intp).max), np.full(len(asked.plan), NOTHING)
    np.minimum.at(low, asked.of_loss, losses.park[asked.loss])
    np.maximum.at(high, asked.of_loss, losses.park[asked.loss])
    return np.where(low == high, high, NOTHING)


def _any(cell: Positions, what: NDArray[np.bool_], cells: int) -> NDArray[np.bool_]:
    found = np.zeros(cells, dtype=bool)
    found[cell[what]] = True
    return found


@check
def compensation_in_time(case: Case) -> Iterable[Rows]:
    """The first year in which a plan takes business park land, against the year in which what was promised is delivered.

    The loss may come in the year of delivery, not before. What is delivered already is in time. Asked under every duty to
    compensate where the park lies, or by itself where there is none; of a plan that is promised nothing it is not asked.
    """
    losses = case.once(losses_of)
    rows = np.flatnonzero(is_business_park(case, losses.park))
    yield from case.without_loss(losses.plan)
    others = np.setdiff1d(losses.plan, losses.plan[rows])
    yield Rows(all_of(Outcome.NOT_APPLICABLE, len(others)), plan=others)
    held = case.held_at(DUTY, losses.place[rows])
    keys = np.unique(losses.plan[rows[held.row]] * (len(case.norms) + 1) + held.norm)
    free = np.setdiff1d(losses.plan[rows[held.free]], losses.plan[rows[held.row]])
    plan = np.concatenate([keys // (len(case.norms) + 1), free])
    norm = np.concatenate([keys % (len(case.norms) + 1), np.full(len(free), NOTHING)])
    yield from _in_time(case, losses, rows, plan, norm)


def _in_time(case: Case, losses: Losses, rows: Positions, plan: Positions, norm: NDArray[np.int64]) -> Iterator[Rows]:
    plans, promises = len(case.programme.plans), case.once(promises_of)
    far = np.iinfo(np.int64).max
    lost, due = np.full(plans, far), np.full(plans, NOTHING)
    np.minimum.at(lost, losses.plan[rows], np.where(losses.year[rows] == NOTHING, far, losses.year[rows]))
    pending = ~promises.delivered
    np.maximum.at(due, promises.plan[pending], promises.due[pending])
    loss_untold = (_any(losses.plan[rows], losses.year[rows] == NOTHING, plans) & _any(promises.plan, pending, plans))[plan]
    due_untold = _any(promises.plan, pending & (promises.due == NOTHING), plans)[plan]
    promised = _any(promises.plan, np.ones(len(promises.plan), dtype=bool), plans)[plan]
    late = (due > lost)[plan]
    known = late | ~(loss_untold | due_untold)
    outcome = judged(~late, known, promised)
    yield Rows(
        outcome,
        plan=plan,
        norm=norm,
        measured=np.where(lost[plan] == far, np.nan, lost[plan]),
        required=np.where(due[plan] == NOTHING, np.nan, due[plan]),
        measure=Measure.YEAR,
        missing={
            NOTHING_PROMISED: ~promised, DUE_YEAR_UNKNOWN: due_untold & promised, YEAR_OF_LOSS_UNKNOWN: loss_untold & promised,
        },
        year=np.where(lost[plan] == far, NOTHING, lost[plan]),
    )  # fmt: skip
