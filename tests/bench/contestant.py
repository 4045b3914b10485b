"""What does every contestant do? Prepare outside the clock, calculate inside it, and show figures that can be compared."""

from __future__ import annotations

import time
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tests.bench.synthetic import BOUNDS, FUNCTIONS, Case

COLUMNS = FUNCTIONS * len(BOUNDS)
SAMPLES = 200


class Check(NamedTuple):
    """Figures to compare, function by function low, mid, high: totals [columns] and the rows of some plans [samples, columns]."""

    totals: list[float]
    rows: list[list[float]]


class Contestant:
    """One way to do one job. `calculate` alone is timed; a subclass keeps what it prepares."""

    def __init__(self, case: Case) -> None:
        """Prepare everything that a user of this way has ready before he asks."""

    def calculate(self) -> Any:
        """The answer, from the plans and the norms."""
        raise NotImplementedError

    def check(self, result: Any) -> Check:
        """What the answer says."""
        raise NotImplementedError

    def cpu_seconds(self) -> float:
        """Processor time used so far, on all cores."""
        return time.process_time()

    def close(self) -> None:
        """Give back what was prepared."""


def sampled(plans: int) -> NDArray[np.intp]:
    """Positions of the plans whose rows are compared [samples], spread over all plans."""
    return np.linspace(0, plans - 1, SAMPLES).astype(np.intp)


def check_of(detail: NDArray[np.float64]) -> Check:
    """The check of a detail [plans, columns]."""
    return Check(detail.sum(axis=0).tolist(), detail[sampled(len(detail))].tolist())
