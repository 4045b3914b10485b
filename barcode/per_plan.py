"""What does each plan ask, for speed and display? Floats per plan, never summed into a total.

The kernel takes arrays and gives an array: what a plan asks is its net dwellings times the coefficients of its group, because
demand is linear in dwellings. It works in blocks that fit the processor's cache, so that memory stays at the size of the result.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_BLOCK = 1024


def asked_per_plan(net: NDArray[np.int64], group: NDArray[np.intp], coefficients: NDArray[np.float64]) -> NDArray[np.float64]:
    """What each plan asks [plans, columns] from its net dwellings.

    Args:
        net: net dwellings [plans].
        group: position of the plan's group [plans].
        coefficients: asked per dwelling [groups, columns]; NaN where it cannot be told.
    """
    result = np.empty((len(net), coefficients.shape[1]))
    for start in range(0, len(net), _BLOCK):
        block = slice(start, start + _BLOCK)
        np.take(coefficients, group[block], axis=0, out=result[block], mode="clip")
        # as floats before they meet the matrix: converting inside the product costs as much again
        result[block] *= net[block, None].astype(np.float64)
    return result
