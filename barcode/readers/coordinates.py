"""In which coordinates does this map stand, and where is it in the national grid (EPSG:28992)?

Areas are measured in the national grid only. What a file says of itself is held against its numbers; without a word the
numbers decide, and swapped axes or a place outside the Netherlands are refused.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from barcode.errors import Problem, RefusedFile

NATIONAL_GRID = 28992
LON_LAT = 4326
WEB_MERCATOR = 3857


@dataclass(frozen=True, slots=True)
class Box:
    """Outer bounds of the Netherlands, its waters included, in one coordinate system."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, bounds: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Which of `bounds` [n × 4: west, south, east, north] lie inside."""
        low = (bounds[:, 0] >= self.west) & (bounds[:, 1] >= self.south)
        return np.asarray(low & (bounds[:, 2] <= self.east) & (bounds[:, 3] <= self.north))


GRID_BOX = Box(-7_000, 289_000, 300_000, 629_000)
BOXES = {
    NATIONAL_GRID: GRID_BOX,
    LON_LAT: Box(3.0, 50.5, 7.5, 54.0),
    WEB_MERCATOR: Box(333_000, 6_500_000, 835_000, 7_170_000),
}
# ETRS89 is the world system to within a metre here; the others are projections that Dutch files are found in.
KNOWN_CRS = {28992: 28992, 7415: 28992, 4326: 4326, 4258: 4326, 4979: 4326, 3857: 3857, 900913: 3857, 25831: 25831, 25832: 25832}


def in_national_grid(
    file: str, sheet: str, geometries: NDArray[Any], epsg: int | None
) -> tuple[NDArray[Any], NDArray[np.bool_], int | None]:
    """Geometries in EPSG:28992, which of them lie outside the Netherlands, and the code that had to be guessed.

    Args:
        file: name for messages.
        sheet: layer for messages.
        geometries: shapely objects [n] or None.
        epsg: the code the file states, or None.

    Returns:
        Geometries [n] two-dimensional in EPSG:28992 (None where outside), outside [n], guessed code or None.

    Raises:
        RefusedFile: swapped axes, numbers that contradict the stated code, or nothing inside the Netherlands.
    """
    import shapely

    flat = shapely.force_2d(geometries)
    filled = np.flatnonzero(~(shapely.is_missing(flat) | shapely.is_empty(flat)))
    outside = np.zeros(len(flat), dtype=bool)
    if not len(filled):
        return flat, outside, None
    bounds = shapely.bounds(flat[filled])
    # Bounds pass over a coordinate that is no number; such a polygon lies nowhere.
    positions, owners = shapely.get_coordinates(flat[filled], return_index=True)
    bounds[owners[~np.isfinite(positions).all(axis=1)]] = np.inf
    likely = _likely_code(bounds)
    code = KNOWN_CRS[epsg] if epsg else likely
    if code in BOXES or code is None:
        if code is None or not BOXES[code].holds(bounds).any():
            raise RefusedFile(_explained(file, sheet, bounds, code, likely))
        inside = BOXES[code].holds(bounds)
    else:
        inside = np.asarray(np.isfinite(bounds).all(axis=1), dtype=bool)
    outside[filled[~inside]] = True
    flat[outside] = None
    kept = filled[inside]
    if code != NATIONAL_GRID:
        flat[kept] = _projected(flat[kept], int(code))
        in_grid = GRID_BOX.holds(np.nan_to_num(shapely.bounds(flat[kept]), nan=np.inf))
        outside[kept[~in_grid]] = True
        flat[kept[~in_grid]] = None
        if not in_grid.any():
            raise RefusedFile(_explained(file, sheet, bounds, code, likely))
    return flat, outside, None if epsg else code


def _likely_code(bounds: NDArray[np.float64]) -> int | None:
    """The system whose box holds most of the geometries."""
    counts = Counter({code: int(box.holds(bounds).sum()) for code, box in BOXES.items()})
    code, count = counts.most_common(1)[0]
    return code if count else None


def _explained(file: str, sheet: str, bounds: NDArray[np.float64], code: int | None, likely: int | None) -> Problem:
    """The sentence for a file of which nothing lies inside the Netherlands as it stands."""
    middle = np.median(bounds, axis=0)
    found = f"{middle[0]:.6g}; {middle[1]:.6g}"
    swapped = bounds[:, [1, 0, 3, 2]]
    if any(box.holds(swapped).any() for box in BOXES.values()):
        return Problem("axes_swapped", file=file, sheet=sheet, found=found)
    if likely is not None:
        details: dict[str, object] = {"stated": f"EPSG:{code}", "likely": f"EPSG:{likely}"}
        return Problem("crs_contradicted", file=file, sheet=sheet, found=found, details=details)
    return Problem("outside_netherlands", file=file, sheet=sheet, found=found)


def _projected(geometries: NDArray[Any], code: int) -> NDArray[Any]:
    import shapely
    from pyproj import Transformer
    from pyproj.network import set_network_enabled

    set_network_enabled(False)  # no grid is ever fetched from a host
    transformer = Transformer.from_crs(code, NATIONAL_GRID, always_xy=True)

    def to_grid(positions: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(transformer.transform(positions[:, 0], positions[:, 1]))

    return np.asarray(shapely.transform(geometries, to_grid), dtype=object)
