"""How do the findings stand on a map in QGIS? A GeoPackage with plans, parks and overlaps, and the table of findings.

A GeoPackage is an SQLite database and is written as one, without the map library (GDAL) that opens any file it is handed.
"""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from barcode.assess import Assessment
from barcode.exports.findings_layers import Layer, findings_layers
from barcode.exports.findings_public import PublicFindings, public_findings
from barcode.language import Language

if TYPE_CHECKING:
    from fudgeo import Field, MemoryGeoPackage, SpatialReferenceSystem  # type: ignore[import-untyped]

NATIONAL_GRID = 28992
GEOMETRY = "geom"
TYPE_OF_KIND = {"i": "INTEGER", "f": "DOUBLE", "b": "BOOLEAN"}


def findings_geopackage(assessment: Assessment, language: Language) -> bytes:
    """The layers of `findings_layers` as a GeoPackage in EPSG:28992; the same assessment gives the same bytes.

    Args:
        assessment: of which plans that are not public stay behind.
        language: of the sentences in it.
    """
    return geopackage(public_findings(assessment), language)


def geopackage(told: PublicFindings, language: Language) -> bytes:
    """The layers of what may be told as a GeoPackage in EPSG:28992."""
    from fudgeo import MemoryGeoPackage

    layers = findings_layers(told, language)
    package, grid = MemoryGeoPackage.create(flavor="EPSG"), _national_grid()
    with closing(package.connection) as database:
        for layer in layers:
            _write(package, layer, grid)
        _date_and_name(package, layers, told.assessment.on)
        written: bytes = database.serialize()
    return written


def _write(package: MemoryGeoPackage, layer: Layer, grid: SpatialReferenceSystem) -> None:
    fields = [_field(str(column), layer.table[column]) for column in layer.table]
    columns, values = list(layer.table), [_values(layer.table[column]) for column in layer.table]
    if layer.geometry is None:
        package.create_table(layer.name, fields=fields, description=layer.description)
    else:
        made = package.create_feature_class(
            layer.name, grid, "MULTIPOLYGON", fields=fields, description=layer.description, geom_name=GEOMETRY
        )
        made.extent = _extent(layer.geometry)
        columns, values = [GEOMETRY, *columns], [_shapes(layer.geometry), *values]
    names, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
    with package.connection as database:
        database.executemany(f'INSERT INTO "{layer.name}" ({names}) VALUES ({marks})', zip(*values, strict=True))


def _date_and_name(package: MemoryGeoPackage, layers: list[Layer], on: date) -> None:
    """The title of each layer, and the reference date in place of the moment of writing: the same content, the same bytes."""
    stamp = f"{on.isoformat()}T00:00:00.000Z"
    with package.connection as database:
        database.executemany(
            "UPDATE gpkg_contents SET identifier = ?, last_change = ? WHERE table_name = ?",
            [(layer.title, stamp, layer.name) for layer in layers],
        )


def _national_grid() -> SpatialReferenceSystem:
    from fudgeo import SpatialReferenceSystem
    from pyproj import CRS

    grid = CRS.from_epsg(NATIONAL_GRID)
    return SpatialReferenceSystem(grid.name, "EPSG", NATIONAL_GRID, grid.to_wkt("WKT1_GDAL"))


def _field(name: str, column: pd.Series) -> Field:
    from fudgeo import Field

    return Field(name, TYPE_OF_KIND.get(column.dtype.kind, "TEXT"))


def _values(column: pd.Series) -> list[Any]:
    """A column as SQLite takes it: plain values, None where it is blank."""
    return [None if blank else value for value, blank in zip(column.tolist(), column.isna(), strict=True)]


def _extent(geometry: NDArray[Any]) -> tuple[float, float, float, float] | tuple[None, None, None, None]:
    """The rectangle round all polygons; blank where there is none."""
    import shapely

    west, south, east, north = shapely.total_bounds(geometry).tolist() if len(geometry) else [np.nan] * 4
    return (None, None, None, None) if np.isnan(west) else (west, south, east, north)


def _shapes(geometry: NDArray[Any]) -> list[Any]:
    """The polygons [rows] as the writer takes them, None where there is none."""
    import shapely
    from fudgeo.geometry import MultiPolygon  # type: ignore[import-untyped]

    def rings(polygon: Any) -> list[Any]:
        return [shapely.get_coordinates(ring) for ring in shapely.get_rings(polygon)]

    return [
        None if shape is None else MultiPolygon([rings(polygon) for polygon in shapely.get_parts(shape)], srs_id=NATIONAL_GRID)
        for shape in geometry
    ]
