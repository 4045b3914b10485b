"""Which hand-drawn and invented shapes do the tests of geometry measure? Metres in EPSG:28992."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

# The corner that all hand-drawn shapes count from.
EAST, NORTH = 155_000, 463_000


def rectangle(x: float, y: float, width: float, height: float, *holes: Any) -> Any:
    """A rectangle with its south-west corner so far from the common corner, without the given shapes."""
    outer = shapely.box(EAST + x, NORTH + y, EAST + x + width, NORTH + y + height)
    return shapely.Polygon(outer.exterior, [hole.exterior for hole in holes])


def together(*shapes: Any) -> Any:
    """Separate shapes as one."""
    return shapely.MultiPolygon(shapes)


def array(*shapes: Any) -> NDArray[Any]:
    """Shapes, or None, as the functions take them."""
    made = np.empty(len(shapes), dtype=object)
    made[:] = shapes
    return made


def stars(seed: int, count: int, within_m: float, radii_m: tuple[float, float]) -> NDArray[Any]:
    """`count` ragged polygons strewn over a square of so many metres; the same ones for the same seed."""
    random = np.random.default_rng(seed)
    return array(*(star(random.uniform(*radii_m, size=12), *random.uniform(0, within_m, size=2)) for _ in range(count)))


def star(radii_m: Sequence[float] | NDArray[np.float64], x: float, y: float) -> Any:
    """A polygon with one vertex in every direction, so that it never crosses itself; rounded to whole millimetres."""
    angle = 2 * np.pi * np.arange(len(radii_m)) / len(radii_m)
    ring = np.column_stack([np.cos(angle), np.sin(angle)]) * np.asarray(radii_m)[:, None] + (EAST + x, NORTH + y)
    return shapely.Polygon(np.round(ring, 3))


def moved(shapes: NDArray[Any], x: float, y: float) -> NDArray[Any]:
    """All shapes moved by the same vector."""
    return np.asarray(shapely.transform(shapes, lambda positions: positions + np.array([x, y])), dtype=object)
