"""Is the need for a development stated where the ladder for sustainable urbanisation applies?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from barcode.checks.case import NO_NORM_IN_FORCE, Case
from barcode.checks.findings import Outcome
from barcode.checks.ratios import Ratios, summed
from barcode.checks.registry import check
from barcode.checks.rows import CANNOT_TELL, Rows, all_of, judged
from barcode.checks.work import work_added
from barcode.checks.work_space import WORK_UNKNOWN
from barcode.programme.lists import YesNoUnknown
from barcode.units import Measure

LIVING, WORKING = "ladder_need_living", "ladder_need_working"
DWELLINGS_FROM, FLOOR_FROM = "ladder_housing_dwellings_threshold", "ladder_work_floor_threshold"
LADDER_UNKNOWN, THRESHOLD_UNKNOWN = "ladder_unknown", "threshold_unknown"


@check
def urbanisation_ladder(case: Case) -> Iterable[Rows]:
    """Whether a plan states the need, under the ladder for living and, apart from it, the ladder for working.

    The one for living asks it from so many new dwellings on, the one for working from so much floor of all programmed work; each
    holds only from its first to its last day, and after that asks nothing. A plan that does not say whether the need is stated
    cannot be told.
    """
    plans, work = len(case.programme.plans), case.once(work_added)
    everyone = np.ones(plans, dtype=bool)
    untold = np.zeros(plans, dtype=bool)
    untold[work.plan[~work.floor.known]] = True
    floor = summed(work.floor.amount, work.plan, plans)
    yield from _of(case, LIVING, DWELLINGS_FROM, Ratios.whole(case.new_of_plan), everyone, Measure.DWELLING)
    yield from _of(case, WORKING, FLOOR_FROM, floor, ~untold, Measure.FLOOR_GROSS)


def _of(case: Case, rule: str, threshold: str, size: Ratios, size_known: NDArray[np.bool_], measure: Measure) -> Iterator[Rows]:
    stated = case.programme.plans["ladder_stated"].to_numpy(dtype=object)
    held = case.held_at(rule, case.place_of_plan)
    least, has_least = _thresholds(case, threshold)
    least, has_least = least.at(case.place_of_plan), has_least[case.place_of_plan]
    large = size.at_least(least)
    applies = (~size_known | ~has_least | large)[held.row]
    said = stated[held.row]
    outcome = judged(said == YesNoUnknown.YES, said != YesNoUnknown.UNKNOWN, applies)
    # whether it is large enough for the ladder decides only where the need is not stated
    open_question = applies & ~(size_known & has_least)[held.row] & (said != YesNoUnknown.YES)
    outcome[open_question] = CANNOT_TELL
    yield Rows(
        outcome,
        plan=held.row,
        norm=held.norm,
        measured=np.where(size_known, size.floats(), np.nan)[held.row],
        required=np.where(has_least, least.floats(), np.nan)[held.row],
        shortfall=np.nan,
        measure=measure,
        missing={
            THRESHOLD_UNKNOWN: open_question & ~has_least[held.row], WORK_UNKNOWN: open_question & ~size_known[held.row],
            LADDER_UNKNOWN: applies,
        },
    )  # fmt: skip
    free = np.flatnonzero(held.free)
    yield Rows(all_of(Outcome.NOT_APPLICABLE, len(free)), plan=free, missing=NO_NORM_IN_FORCE)


def _thresholds(case: Case, norm_id: str) -> tuple[Ratios, NDArray[np.bool_]]:
    """The governing threshold of each municipality, and whether there is one [places]."""
    sizing = [case.library.sizing(norm_id, case.frame.groups.places[code], case.on) for code in case.first_place_of_cell]
    known = np.array([norm is not None for norm in sizing], dtype=bool)
    values = Ratios.of([norm.value if norm else Fraction(0) for norm in sizing])
    return values.at(case.cell_of_place), known[case.cell_of_place]
