"""Does a plan take land of a park that may not be transformed?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import numpy as np
from numpy.typing import NDArray

from barcode.checks.case import NO_NORM_IN_FORCE, PARK_WITHOUT_POLYGON, Case
from barcode.checks.findings import Outcome
from barcode.checks.losses import PARK_NOT_IN_LIST, Losses, losses_of
from barcode.checks.registry import check
from barcode.checks.rows import BREACH, MET, Rows, all_of
from barcode.units import Measure

RULE, TRANSITION = "park_transformation", "designation_transition_years"
LEAP_DAY = (2, 29)
FREE, IN_FORCE, LIFTED = 0, 1, 2


@check
def park_may_not_be_transformed(case: Case) -> Iterable[Rows]:
    """A plan that takes land, by statement or by polygon, of a park with a designation in force.

    A designation counts from its first day (or always, when no first day is known) to the day it is lifted, and from then on for
    the years of every `designation_transition_years` in force where the park lies: up to, not on, the same day so many years
    later. Without such a norm a lifted designation cannot be told. Parks that were never designated are free.
    """
    losses = case.once(losses_of)
    states = np.append(_states(case), FREE)
    state = states[losses.park]
    yield from case.without_loss(losses.plan)
    unlisted = np.flatnonzero(~losses.listed)
    yield Rows(all_of(Outcome.CANNOT_TELL, len(unlisted)), plan=losses.plan[unlisted], missing=PARK_NOT_IN_LIST)
    yield _rows(losses, np.flatnonzero(losses.listed & (state == FREE)), Outcome.NOT_APPLICABLE)
    standing = np.flatnonzero(state == IN_FORCE)
    held = case.held_at(RULE, losses.place[standing])
    yield _rows(losses, standing[held.row], Outcome.BREACH).about(norm=held.norm)
    yield _rows(losses, standing[held.free], Outcome.BREACH)
    yield from _lifted(case, losses, np.flatnonzero(state == LIFTED))
    hidden = np.flatnonzero((states[:-1] != FREE) & ~case.has_polygon[1])
    yield Rows(all_of(Outcome.CANNOT_TELL, len(hidden)), park=hidden, missing=PARK_WITHOUT_POLYGON)


def _lifted(case: Case, losses: Losses, rows: NDArray[np.intp]) -> Iterator[Rows]:
    held = case.held_at(TRANSITION, losses.place[rows])
    days = case.programme.parks["designation_lifted"]
    still = [
        case.on < years_later(days.iloc[park], int(case.norms[norm].value))
        for park, norm in zip(losses.park[rows[held.row]].tolist(), held.norm.tolist(), strict=True)
    ]
    outcome = np.where(np.array(still, dtype=bool), BREACH, MET).astype(np.int8)
    required = np.where(outcome == BREACH, 0.0, np.nan)  # once the years have passed, nothing is asked
    yield _rows(losses, rows[held.row], Outcome.BREACH).about(outcome=outcome, required=required, norm=held.norm)
    yield _rows(losses, rows[held.free], Outcome.CANNOT_TELL).about(missing=NO_NORM_IN_FORCE)


def _rows(losses: Losses, rows: NDArray[np.intp], outcome: Outcome) -> Rows:
    """Rows about some losses; of protected land nothing may be taken."""
    land = np.where(losses.land.known, losses.land.amount.floats(), np.nan)[rows]
    return Rows(
        all_of(outcome, len(rows)),
        plan=losses.plan[rows],
        park=losses.park[rows],
        measured=land,
        required=0.0 if outcome is Outcome.BREACH else np.nan,
        measure=Measure.LAND_NET,
        year=losses.year[rows],
    )


def _states(case: Case) -> NDArray[np.int8]:
    """Whether each park is free, designated, or was designated once [parks]."""
    parks = case.programme.parks
    columns = (parks[name] for name in ("designation_by", "designated_since", "designation_lifted"))
    return np.array([_state(by, since, lifted, case.on) for by, since, lifted in zip(*columns, strict=True)], dtype=np.int8)


def _state(by: str, since: object, lifted: object, on: date) -> int:
    """The state of one park; what is no date is no day that is known."""
    if isinstance(since, date) and since > on:
        return FREE
    if isinstance(lifted, date):
        return IN_FORCE if lifted > on else LIFTED
    return IN_FORCE if by or isinstance(since, date) else FREE


def years_later(day: date, years: int) -> date:
    """The same day so many years later; 1 March for a 29 February that does not come back.

    >>> years_later(date(2024, 2, 29), 10)
    datetime.date(2034, 3, 1)
    """
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        month, _ = LEAP_DAY
        return date(day.year + years, month + 1, 1)
