"""Which features stand in this GeoPackage? Read as read-only SQLite, from ordinary tables only.

Views, virtual tables and triggers can hide a query that never ends or reads elsewhere; a layer that is one of these is
refused. The index tables and triggers that a GeoPackage always carries are left alone and never run.
"""

from __future__ import annotations

import sqlite3
import struct
import time
from typing import Any

import numpy as np
from numpy.typing import NDArray

from barcode.errors import Problem, RefusedFile
from barcode.readers.coordinates import KNOWN_CRS
from barcode.readers.table import Table

SECONDS_ALLOWED = 5.0
STEPS_BETWEEN_LOOKS = 20_000
MOST_ROWS = 100_000
MOST_COLUMNS = 500
MOST_LAYERS = 50
LARGEST_CELL = 20 * 1024 * 1024
ENVELOPE_DOUBLES = (0, 4, 6, 6, 8)
UNDEFINED_SRS = (0, -1)


def tables_of(name: str, data: bytes) -> list[Table]:
    """Every layer (features or attributes) as a table, with its geometry as shapely objects.

    Raises:
        RefusedFile: damaged, no layers, a layer that is not an ordinary table, an unknown coordinate system, too many
            rows, or still reading after five seconds.
    """
    connection = sqlite3.connect(":memory:")
    try:
        # Write-ahead mode in the header would make SQLite look for a second file beside a database in memory.
        connection.deserialize(data[:18] + b"\x01\x01" + data[20:])
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_CELL)
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
        deadline = time.monotonic() + SECONDS_ALLOWED
        connection.set_progress_handler(lambda: int(time.monotonic() > deadline), STEPS_BETWEEN_LOOKS)
        return [_table(name, connection, layer) for layer in _layers(name, connection)]
    except sqlite3.OperationalError as fault:
        code = "geopackage_too_slow" if "interrupted" in str(fault) else "geopackage_damaged"
        raise RefusedFile(Problem(code, file=name)) from None
    except (sqlite3.Error, ValueError, OverflowError, TypeError, MemoryError):
        raise RefusedFile(Problem("geopackage_damaged", file=name)) from None
    finally:
        connection.close()


def _quoted(identifier: str) -> str:
    """An SQL identifier; only names found in the database's own list of tables and columns come here."""
    return '"' + identifier.replace('"', '""') + '"'


def _layers(name: str, connection: sqlite3.Connection) -> list[str]:
    """The names of the layers, each an ordinary table."""
    ordinary = {
        str(table): str(sql or "")
        for kind, table, sql in connection.execute("SELECT type, name, sql FROM sqlite_master WHERE type IN ('table', 'view')")
        if kind == "table" and not str(sql or "").lstrip().upper().startswith("CREATE VIRTUAL")
    }
    if "gpkg_contents" not in ordinary:
        raise RefusedFile(Problem("geopackage_no_layers", file=name))
    query = "SELECT table_name FROM gpkg_contents WHERE data_type IN ('features', 'attributes')"
    layers = [str(layer) for (layer,) in connection.execute(query).fetchmany(MOST_LAYERS + 1)]
    if not layers:
        raise RefusedFile(Problem("geopackage_no_layers", file=name))
    if len(layers) > MOST_LAYERS:
        raise RefusedFile(Problem("geopackage_damaged", file=name))
    for layer in layers:
        if layer not in ordinary:
            raise RefusedFile(Problem("geopackage_not_a_table", file=name, sheet=layer[:80]))
    return layers


def _table(name: str, connection: sqlite3.Connection, layer: str) -> Table:
    facts = connection.execute(f"PRAGMA table_xinfo({_quoted(layer)})").fetchall()
    # Hidden and generated columns carry an expression; ordinary ones have 0 in the last place.
    names = [str(column[1]) for column in facts if column[6] == 0]
    keys = {str(column[1]) for column in facts if column[5]}
    if len(names) > MOST_COLUMNS:
        raise RefusedFile(
            Problem("table_too_large", file=name, sheet=layer, details={"rows": MOST_ROWS, "columns": MOST_COLUMNS})
        )
    geometry, epsg = _geometry_column(name, connection, layer, names)
    listed = ", ".join(_quoted(column) for column in names)
    rows = connection.execute(f"SELECT {listed} FROM {_quoted(layer)} LIMIT {MOST_ROWS + 1}").fetchall()
    if len(rows) > MOST_ROWS:
        raise RefusedFile(
            Problem("table_too_large", file=name, sheet=layer, details={"rows": MOST_ROWS, "columns": MOST_COLUMNS})
        )
    columns: dict[str, list[object]] = {column: [row[at] for row in rows] for at, column in enumerate(names)}
    geometries, unreadable = (None, frozenset[int]()) if geometry is None else _geometries(columns.pop(geometry))
    headings = [column for column in columns if column not in keys or column.lower() not in {"fid", "ogc_fid"}]
    cells: list[Any] = [[None if isinstance(cell, bytes) else cell for cell in columns[heading]] for heading in headings]
    return Table(name, layer, headings, cells, list(range(1, len(rows) + 1)), geometries, epsg, unreadable)


def _geometry_column(name: str, connection: sqlite3.Connection, layer: str, names: list[str]) -> tuple[str | None, int | None]:
    """The geometry column of a layer and its EPSG code (None where the file leaves it undefined)."""
    has = connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'gpkg_geometry_columns'").fetchone()
    if not has:
        return None, None
    query = "SELECT column_name, srs_id FROM gpkg_geometry_columns WHERE table_name = ?"
    found = connection.execute(query, (layer,)).fetchone()
    if not found or found[0] not in names:
        return None, None
    column, code = str(found[0]), int(found[1])
    if code in UNDEFINED_SRS:
        return column, None
    if code not in KNOWN_CRS:
        raise RefusedFile(Problem("crs_unknown", file=name, sheet=layer, found=f"EPSG:{code}"))
    return column, code


def _geometries(blobs: list[object]) -> tuple[NDArray[Any], frozenset[int]]:
    """Shapely geometries [n], None where a blob is empty, and the positions of blobs that cannot be read."""
    import shapely

    bodies = [_well_known_binary(blob) for blob in blobs]
    with np.errstate(invalid="ignore"):  # a coordinate that is no number is dealt with where polygons are placed
        built = shapely.from_wkb(np.array(bodies, dtype=object), on_invalid="ignore") if bodies else np.array([], dtype=object)
    unreadable = {at for at, blob in enumerate(blobs) if blob is not None and built[at] is None}
    return built, frozenset(unreadable)


def _well_known_binary(blob: object) -> bytes | None:
    """What follows the GeoPackage header of a geometry blob; None where there is no readable header."""
    if not isinstance(blob, bytes) or len(blob) < 8 or blob[:2] != b"GP" or blob[2] != 0:
        return None
    envelope = (blob[3] >> 1) & 0b111
    if envelope >= len(ENVELOPE_DOUBLES):
        return None
    start = 8 + struct.calcsize("d") * ENVELOPE_DOUBLES[envelope]
    return blob[start:] or None
