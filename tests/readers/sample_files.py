"""Which files do the tests of the readers make? Small good ones, and hostile ones."""

from __future__ import annotations

import io
import json
import sqlite3
import struct
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest
import shapely

from barcode.errors import BarcodeError, Problem
from barcode.programme import Programme
from barcode.readers import NamedBytes, read_programme

EIB_HEADINGS = (
    "OBJECTID;Provincie;Gem_naam;Plannaam;Plantype;Planstatus;Aantalrest;Sloop;OP2019;OP202024;Op202529;Op20302050;OPLONB"
)
# A square of 100 by 100 metres in Haarlem, in the national grid.
SQUARE = [[104000, 488000], [104100, 488000], [104100, 488100], [104000, 488100], [104000, 488000]]


def csv_file(text: str, name: str = "plannen.csv", encoding: str = "utf-8") -> NamedBytes:
    return NamedBytes(name, text.encode(encoding))


def eib_file(*rows: str) -> NamedBytes:
    return csv_file("\n".join([EIB_HEADINGS, *rows]) + "\n")


def geojson_file(features: Iterable[tuple[dict[str, Any], Any]], crs: Any = None, name: str = "kaart.geojson") -> NamedBytes:
    document: dict[str, Any] = {"type": "FeatureCollection"}
    if crs is not None:
        document["crs"] = crs
    document["features"] = [{"type": "Feature", "properties": own, "geometry": shape} for own, shape in features]
    return NamedBytes(name, json.dumps(document).encode())


def polygon(*rings: Sequence[Sequence[float]]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings)}


def plan_map(ring: Sequence[Sequence[float]], crs: Any = None) -> NamedBytes:
    return geojson_file([({"plan_id": "P1", "gemeentecode": "GM0392", "nieuw": 10}, polygon(ring))], crs)


def named_crs(text: str) -> dict[str, Any]:
    return {"type": "name", "properties": {"name": text}}


def workbook_file(sheets: dict[str, list[list[Any]]], name: str = "plannen.xlsx") -> NamedBytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return NamedBytes(name, stream.getvalue())


def geopackage(folder: Path, extra_sql: Sequence[str] = (), srs: int = 28992, rows: int = 3) -> bytes:
    """A GeoPackage with one layer `plannen` of our own plans, each a square of 1 ha; `extra_sql` runs at the end."""
    path = folder / "plannen.gpkg"
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    connection.executescript(
        """
        CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, srs_id INTEGER);
        CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER);
        CREATE TABLE plannen (fid INTEGER PRIMARY KEY, geom POLYGON, plan_id TEXT, naam TEXT, gemeentecode TEXT, nieuw INTEGER);
        INSERT INTO gpkg_contents VALUES ('plannen', 'features', 0);
        """
    )
    connection.execute("INSERT INTO gpkg_geometry_columns VALUES ('plannen', 'geom', 'POLYGON', ?)", (srs,))
    for number in range(rows):
        body = shapely.to_wkb(
            shapely.transform(shapely.Polygon(SQUARE), lambda points, at=number: points + np.array([200 * at, 0]))
        )
        blob = b"GP\x00\x01" + struct.pack("<i", srs) + body
        row = (number + 1, blob, f"P{number + 1}", f"Plan {number + 1}", "GM0392", 10)
        connection.execute("INSERT INTO plannen VALUES (?, ?, ?, ?, ?, ?)", row)
    for statement in extra_sql:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return path.read_bytes()


def archive(parts: dict[str, bytes], name: str = "plannen.xlsx") -> NamedBytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for part, body in parts.items():
            packed.writestr(part, body)
    return NamedBytes(name, stream.getvalue())


def refusal(*files: NamedBytes | Path, **options: Any) -> Problem:
    """The one problem for which files are refused as a whole, its sentence checked in both languages."""
    with pytest.raises(BarcodeError) as refused:
        read_programme(list(files), **options)
    assert len(refused.value.problems) == 1, refused.value.text()
    problem = refused.value.problems[0]
    assert problem.text("nl") != problem.text("en")
    return problem


def codes(programme: Programme) -> list[str]:
    """The codes of the problems, each with its sentence checked."""
    assert all(problem.text("nl") and problem.text("en") for problem in programme.problems)
    return [problem.code for problem in programme.problems]


def note_codes(programme: Programme) -> list[str]:
    return [note.code for note in programme.notes]
