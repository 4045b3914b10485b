"""How mixed is a place, before and after its plans? Jobs ÷ (jobs + dwellings) × 100 (SPEC §5, formula 10)."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from barcode.trace import Figure, Missing, Traced
from barcode.units import Measure

HUNDRED = 100


def function_mix_index(jobs: Figure, dwellings: Figure, subject: str) -> Figure:
    """The index [0–100] of a place; cannot be told without jobs, or where nobody lives or works."""
    for figure in (jobs, dwellings):
        if isinstance(figure, Missing):
            return Missing("function_mix_index", figure.lacking, figure.key, subject)
    assert isinstance(jobs, Traced) and isinstance(dwellings, Traced)
    if jobs.low + dwellings.value <= 0 or min(jobs.low, dwellings.value) < 0:
        return Missing("function_mix_index", "no_jobs_or_dwellings", subject=subject)

    def index(number: Fraction) -> Fraction:
        return HUNDRED * number / (number + dwellings.value)

    return Traced(
        "function_mix_index",
        Measure.INDEX,
        index(jobs.low),
        index(jobs.value),
        index(jobs.high),
        10,
        "index",
        (jobs, dwellings),
        subject,
    )


def index_per_plan(
    jobs: NDArray[np.float64], dwellings: NDArray[np.float64], jobs_change: NDArray[np.float64], net: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The index of each plan's municipality [plans] before and after that plan alone; NaN where it cannot be told."""

    def index(work: NDArray[np.float64], homes: NDArray[np.float64]) -> NDArray[np.float64]:
        both = work + homes
        return np.divide(HUNDRED * work, both, out=np.full(len(both), np.nan), where=(both > 0) & (work >= 0) & (homes >= 0))

    return index(jobs, dwellings), index(jobs + jobs_change, dwellings + net)
