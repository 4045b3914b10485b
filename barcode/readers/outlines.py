"""Where do the municipalities of a map lie? Their outlines by code, for the eye: no figure depends on them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from barcode.readers.findings import Findings
from barcode.readers.polygons import polygons_of, united
from barcode.readers.rows import Rows
from barcode.readers.table import plain_text

# Districts that were drawn apart do not quite meet; a gap up to this size between them is no hole in the municipality [m²].
WIDEST_GAP_M2 = 50_000


def outlines_of(tables: Iterable[Rows], findings: Findings) -> dict[str, bytes]:
    """Municipality code → outline (WKB in EPSG:28992), of all maps of municipalities together.

    A municipality that is not known, or has a bad polygon, is named and set aside; one of which there are several polygons has
    them as one.

    Raises:
        RefusedFile: the coordinates of a file cannot be placed, or its polygons cannot be put together.
    """
    found: dict[str, list[bytes]] = {}
    files: dict[str, None] = {}
    for rows in tables:
        files[rows.table.file] = None
        for code, body in _drawn(rows):
            found.setdefault(code, []).append(body)
    named = ", ".join(files)
    several = sum(len(set(bodies)) > 1 for bodies in found.values())
    if several:
        findings.note("outlines_joined", named, count=several)
    return {code: _joined(bodies, named) for code, bodies in found.items()}


def _drawn(rows: Rows) -> list[tuple[str, bytes]]:
    """The code and polygon of each good row that has a polygon. The code counts; where it is blank, the name does."""
    bodies, bad = polygons_of(rows.table, rows.findings, without="outlines_blank")
    rows.bad |= bad
    codes = []
    for at, (code, name) in enumerate(zip(rows.cells("municipality_code"), rows.cells("name"), strict=True)):
        column = "municipality_code" if plain_text(code) or not rows.has("name") else "name"
        written = plain_text(code if column == "municipality_code" else name)
        fault = rows.index.problem(written)
        if fault is not None:
            rows.refuse(at, fault.code if written else "cell_blank", column, written, **fault.details)
        codes.append(rows.index.code(written))
    return [(codes[at], body) for at in rows.finish() if (body := bodies[at]) is not None]


def _joined(bodies: list[bytes], file: str) -> bytes:
    """Several polygons of a municipality as one, without the gaps between them; a single one as it is."""
    whole = united(bodies, file)
    if whole is None or whole in bodies:
        return bodies[0]
    import shapely

    parts = [_without_gaps(part) for part in shapely.get_parts(shapely.from_wkb(whole))]
    return bytes(shapely.to_wkb(shapely.union_all(parts)))


def _without_gaps(polygon: Any) -> Any:
    import shapely

    rings = [ring for ring in polygon.interiors if shapely.Polygon(ring).area > WIDEST_GAP_M2]
    return shapely.Polygon(polygon.exterior, rings)
