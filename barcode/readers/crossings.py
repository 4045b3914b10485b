"""How often do the edges of these polygons cross? Asked before they are repaired or united.

Both take time and memory that grow with the crossings, not with the file: a scribble of 250 points keeps a repair busy for
seconds. A polygon that somebody drew crosses itself a few times at most.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

# Pairs of edges looked at in one go; keeps the memory of the search bounded.
PAIRS_AT_ONCE = 2_000_000


def crosses_more_than(most: int, shapes: NDArray[Any]) -> bool:
    """Whether the edges of `shapes` cross each other or themselves in more than `most` places.

    Edges that share an end, or lie on each other, do not cross.

    Args:
        most: the number of crossings that is still fine.
        shapes: shapely polygons [n]; none of them missing.
    """
    import shapely

    starts, ends = _edges(shapes)
    if len(starts) <= 3:
        return False
    edges: NDArray[Any] = np.asarray(shapely.linestrings(np.stack([starts, ends], axis=1)))
    tree = shapely.STRtree(edges)
    at_once = max(1, PAIRS_AT_ONCE // len(edges))
    found = 0
    for first in range(0, len(edges), at_once):
        found += tree.query(edges[first : first + at_once], predicate="crosses").shape[1]
        if found > 2 * most:  # each crossing is found from both of its edges
            return True
    return False


def _edges(shapes: NDArray[Any]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """First and last point of every edge [m × 2] of the rings of polygons; edges without length are left out."""
    import shapely

    rings = shapely.get_rings(shapely.get_parts(shapes))
    points, owners = shapely.get_coordinates(rings, return_index=True)
    joined = (owners[1:] == owners[:-1]) & (points[1:] != points[:-1]).any(axis=1)
    return points[:-1][joined], points[1:][joined]
