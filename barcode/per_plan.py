"""What does each plan ask, for speed and display? Floats per plan, never summed into a total.

The kernels take arrays and give arrays: what a plan asks is its net dwellings times the coefficients of its group, because demand is
linear in dwellings. They work in blocks that fit the processor's cache, so that memory stays at the size of the result.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

BLOCK = 8192


def asked_per_plan(
    net: NDArray[np.int64], group: NDArray[np.intp], coefficients: NDArray[np.float64]
) -> NDArray[np.float64]:
    """What each plan asks [plans, columns] from its net dwellings.

    Args:
        net: net dwellings [plans].
        group: position of the plan's group [plans].
        coefficients: asked per dwelling [groups, columns]; NaN where it cannot be told.
    """
    result = np.empty((len(net), coefficients.shape[1]))
    for start in range(0, len(net), BLOCK):
        block = slice(start, start + BLOCK)
        np.take(coefficients, group[block], axis=0, out=result[block], mode="clip")
        result[block] *= net[block, None]
    return result


def dwellings_per_group(net: NDArray[np.int64], group: NDArray[np.intp], groups: int) -> NDArray[np.int64]:
    """Net dwellings per group [groups], exact: a float sum of whole numbers is exact up to 2^53."""
    return np.bincount(group, weights=net, minlength=groups).astype(np.int64)
