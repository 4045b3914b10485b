"""Which polygon belongs to each row, and may a broken one be repaired?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from barcode.errors import Problem, RefusedFile
from barcode.readers.coordinates import in_national_grid
from barcode.readers.crossings import crosses_more_than
from barcode.readers.findings import Findings
from barcode.readers.table import Table

# A repair that changes more of the area than this is a guess about what was meant.
AREA_CHANGE_ALLOWED = 0.001
AREAL = (3, 6)
COLLECTION = 7
# A polygon that crosses itself more often than this is a scribble; two that cross each other more often are no drawing.
MOST_CROSSINGS_REPAIRED = 50
MOST_CROSSINGS_UNITED = 20_000


def polygons_of(table: Table, findings: Findings, without: str = "rows_without_polygon") -> tuple[list[bytes | None], set[int]]:
    """The polygon of each row as WKB in EPSG:28992 (None = none), and the positions of rows with a bad one.

    A row without polygon stays, with the note `without`; a bad one (unreadable, outside the Netherlands, not to be repaired
    without changing its area) gets a problem and its row is to be set aside.

    Raises:
        RefusedFile: the coordinates of the file as a whole cannot be placed.
    """
    import shapely

    if table.geometries is None:
        return [None] * len(table), set()
    grid, outside, guessed = in_national_grid(table.file, table.sheet, table.geometries.copy(), table.epsg)
    if guessed is not None:
        findings.note("coordinates_guessed", table.file, epsg=f"EPSG:{guessed}")
    bad: set[int] = set()

    def refuse(code: str, positions: Iterable[int], **details: object) -> None:
        for position in positions:
            bad.add(int(position))
            row = table.row_numbers[position]
            findings.problems.append(Problem(code, file=table.file, sheet=table.sheet, row=row, details=details))

    refuse("polygon_unreadable", sorted(table.unreadable))
    refuse("polygon_outside", np.flatnonzero(outside))
    taken = []
    for at in np.flatnonzero(shapely.get_type_id(grid) == COLLECTION):
        grid[at] = _polygons_in(grid[at])
        taken += [at] if grid[at] is not None else []
    if taken:
        findings.note("polygons_of_collections", table.file, count=len(taken), rows=_listed(table, taken))
    blank = shapely.is_missing(grid) | shapely.is_empty(grid) | ~np.isin(shapely.get_type_id(grid), AREAL)
    bare = [at for at in np.flatnonzero(blank) if at not in bad]
    if bare:
        findings.note(without, table.file, count=len(bare), rows=_listed(table, bare))
    grid[blank] = None
    broken = np.flatnonzero(~blank & ~shapely.is_valid(grid))
    repaired, beyond = _repaired(grid[broken])
    overlapping = np.array([_parts_overlap(shape) for shape in grid[broken]], dtype=bool)
    grid[broken] = repaired
    refuse("polygon_parts_overlap", broken[beyond & overlapping])
    refuse("polygon_invalid", broken[beyond & ~overlapping])
    mended = [at for at in broken[~beyond]]
    if mended:
        findings.note("polygons_repaired", table.file, count=len(mended), rows=_listed(table, mended))
    return [None if at in bad else body for at, body in enumerate(shapely.to_wkb(grid))], bad


def _polygons_in(collection: Any) -> Any:
    """The polygons of a collection of shapes as one; None when it holds none. Points and lines have no area."""
    import shapely

    flat = shapely.get_parts(shapely.get_parts(collection))
    bodies = flat[np.isin(shapely.get_type_id(flat), AREAL) & ~shapely.is_empty(flat)]
    return (bodies[0] if len(bodies) == 1 else shapely.multipolygons(bodies)) if len(bodies) else None


def _parts_overlap(shape: Any) -> bool:
    """Whether each part of a broken polygon is sound by itself, so that only their lying over each other is wrong."""
    import shapely

    parts = shapely.get_parts(shape)
    return len(parts) > 1 and bool(shapely.is_valid(parts).all())


def _repaired(broken: NDArray[Any]) -> tuple[NDArray[Any], NDArray[np.bool_]]:
    """Valid polygons for broken ones, and which of them lose or gain more area than allowed."""
    import shapely

    if not len(broken):
        return broken, np.zeros(0, dtype=bool)
    valid = np.array([_mended(shape) for shape in broken], dtype=object)
    before, after = shapely.area(broken), np.nan_to_num(shapely.area(valid))
    beyond = ~(np.abs(after - before) <= AREA_CHANGE_ALLOWED * np.maximum(before, after)) | (after <= 0)
    valid[beyond] = None
    return valid, beyond


def _mended(shape: Any) -> Any:
    """A valid polygon for a broken one; None for one that crosses itself too often to be meant so."""
    import shapely

    if crosses_more_than(MOST_CROSSINGS_REPAIRED, np.array([shape], dtype=object)):
        return None
    return _areal(shapely.make_valid(shape))


def _areal(shape: Any) -> Any:
    """Only the areas of what a repair gave; loose lines and points have none."""
    import shapely

    if shape.geom_type in {"Polygon", "MultiPolygon"}:
        return shape
    return shapely.union_all([part for part in shapely.get_parts(shape) if part.geom_type in {"Polygon", "MultiPolygon"}])


def united(bodies: Iterable[bytes | None], file: str = "") -> bytes | None:
    """Several polygons of one plan or park as one (WKB in EPSG:28992); None when there are none.

    Raises:
        RefusedFile: the polygons cross each other so often that no plan or park can look like that.
    """
    known = list(dict.fromkeys(body for body in bodies if body is not None))
    if len(known) < 2:
        return known[0] if known else None
    import shapely

    shapes = shapely.from_wkb(known)
    if crosses_more_than(MOST_CROSSINGS_UNITED, shapes):
        raise RefusedFile(Problem("polygons_tangled", file=file))
    return bytes(shapely.to_wkb(shapely.union_all(shapes)))


def _listed(table: Table, positions: list[Any], most: int = 5) -> str:
    numbers = [str(table.row_numbers[at]) for at in positions[:most]]
    return ", ".join(numbers) + (" …" if len(positions) > most else "")
