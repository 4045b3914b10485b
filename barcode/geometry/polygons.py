"""Which polygon belongs to each row, and how large is it?"""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from barcode.errors import BarcodeError, Problem

# Shapely objects, polygon or multipolygon, valid, in EPSG:28992; None where a row has none.
Polygons: TypeAlias = NDArray[Any]
POLYGON = 3
MULTIPOLYGON = 6
NAMED_AT_MOST = 5
# Coordinates are drawn in millimetres at best. What measures smaller is noise of floating point: with it left out, the same
# shape gives the same verdict wherever it lies and from whichever vertex it is drawn.
SQUARE_MILLIMETRE = 1 / (1_000 * 1_000)


def polygons(wkb: pd.Series) -> Polygons:
    """The polygon of each row [n]: `geometry_wkb` of plans or parks, as the readers leave it.

    Args:
        wkb: WKB in EPSG:28992 [n], missing where there is no polygon.

    Raises:
        BarcodeError: a row holds something else than a valid polygon with an area; nothing is repaired here.
    """
    import shapely

    given = wkb.notna().to_numpy()
    bodies = np.full(len(wkb), None, dtype=object)
    bodies[given] = wkb[given]
    found: Polygons = shapely.from_wkb(bodies, on_invalid="ignore")
    broken = np.flatnonzero(given & ~(_areal(found) & shapely.is_valid(found)))
    if len(broken):
        named = ", ".join(str(at + 1) for at in broken[:NAMED_AT_MOST]) + (" …" if len(broken) > NAMED_AT_MOST else "")
        raise BarcodeError(Problem("polygon_not_measurable", details={"count": len(broken), "rows": named}))
    return found


def areas_m2_gross(of: Polygons) -> pd.Series:
    """The area of each polygon [n, Int64, m² gross], rounded once; missing where there is none."""
    import shapely

    area = shapely.area(of)
    known = ~np.isnan(area)
    return pd.Series(whole_m2(np.where(known, area, 0)), dtype="Int64").where(known)


def whole_m2(area: NDArray[np.float64]) -> NDArray[np.int64]:
    """Measured areas [n] as whole square metres: half a metre goes up."""
    return np.asarray(np.floor(area + (1 / 2 + SQUARE_MILLIMETRE)), dtype=np.int64)


def require_polygons(of: Polygons) -> None:
    """Hold the caller to `Polygons`, as far as that costs nothing; `polygons` has looked at the rest.

    Raises:
        ValueError: a geometry is empty or no polygon.
    """
    import shapely

    wrong = np.flatnonzero(~(shapely.is_missing(of) | _areal(of)))
    if len(wrong):
        raise ValueError(f"no polygon with an area at {wrong[:NAMED_AT_MOST].tolist()}")


def _areal(of: Polygons) -> NDArray[np.bool_]:
    import shapely

    kind = shapely.get_type_id(of)
    return np.asarray(((kind == POLYGON) | (kind == MULTIPOLYGON)) & ~shapely.is_empty(of))
