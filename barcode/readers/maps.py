"""Which features stand in this GeoJSON file? Read with a JSON parser; nothing it names is opened or fetched."""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

import numpy as np
from numpy.typing import NDArray

from barcode.errors import Problem, RefusedFile
from barcode.readers.coordinates import KNOWN_CRS
from barcode.readers.delimited import INVENTED_WORD
from barcode.readers.table import Table, plain_text

MOST_FEATURES = 100_000
MOST_PROPERTIES = 500
CRS_NAME = re.compile(r"^(?:urn:(?:x-)?ogc:def:crs:)?(EPSG|OGC)(?::[\d.]*)?:+(\d+|CRS84h?)$", re.IGNORECASE)


class _NotStrict(ValueError):
    """The text is JSON for a forgiving parser only."""


def table_of(name: str, data: bytes) -> Table:
    """The features of a FeatureCollection as a table, with their geometry as shapely objects.

    Raises:
        RefusedFile: not strict JSON, no feature collection, or a coordinate system that is a link or not known.
    """
    document = _parsed(name, data)
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(document, dict) or document.get("type") != "FeatureCollection" or not isinstance(features, list):
        raise RefusedFile(Problem("geojson_no_collection", file=name))
    if len(features) > MOST_FEATURES:
        raise RefusedFile(Problem("table_too_large", file=name, details={"rows": MOST_FEATURES, "columns": MOST_PROPERTIES}))
    epsg = _epsg(name, document.get("crs"))
    headings: dict[str, None] = {}
    properties: list[dict[str, object]] = []
    for number, feature in enumerate(features, start=1):
        if not isinstance(feature, dict) or not isinstance(feature.get("properties") or {}, dict):
            raise RefusedFile(Problem("geojson_no_collection", file=name, row=number))
        own = feature.get("properties") or {}
        properties.append(own)
        headings.update(dict.fromkeys(own))
        if len(headings) > MOST_PROPERTIES:
            raise RefusedFile(Problem("table_too_large", file=name, details={"rows": MOST_FEATURES, "columns": MOST_PROPERTIES}))
    geometries, unreadable = _geometries([feature.get("geometry") for feature in features])
    columns = [[_scalar(own.get(heading)) for own in properties] for heading in headings]
    numbers = list(range(1, len(features) + 1))
    invented = INVENTED_WORD in str(document.get("name", "")).upper()
    return Table(name, "", list(headings), list(columns), numbers, geometries, epsg, unreadable, invented)


def _parsed(name: str, data: bytes) -> object:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        members = dict(pairs)
        if len(members) != len(pairs):
            raise _NotStrict(next(key for at, (key, _) in enumerate(pairs) if key in dict(pairs[:at])))
        return members

    def refuse(word: str) -> NoReturn:
        raise _NotStrict(word)

    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=once, parse_constant=refuse)
    except _NotStrict as fault:
        raise RefusedFile(Problem("geojson_not_strict", file=name, found=plain_text(str(fault))[:60])) from None
    except (ValueError, RecursionError):
        raise RefusedFile(Problem("geojson_damaged", file=name)) from None


def _epsg(name: str, crs: object) -> int | None:
    """The EPSG code of the old `crs` member; only one that names a known system."""
    if crs is None:
        return None
    if isinstance(crs, dict) and crs.get("type") == "name" and isinstance(crs.get("properties"), dict):
        text = crs["properties"].get("name")
        found = CRS_NAME.match(text) if isinstance(text, str) and len(text) < 100 else None
        if found:
            code = 4326 if found[2].upper().startswith("CRS") else int(found[2][:9])
            if code in KNOWN_CRS:
                return code
        raise RefusedFile(Problem("crs_unknown", file=name, found=str(text)[:60]))
    raise RefusedFile(Problem("crs_link", file=name))


def _geometries(members: list[object]) -> tuple[NDArray[Any], frozenset[int]]:
    """Shapely geometries [n] and the positions of those that cannot be built; None where there is no geometry."""
    built = np.full(len(members), None, dtype=object)
    unreadable = set()
    for position, member in enumerate(members):
        if member is None:
            continue
        try:
            built[position] = _geometry(member)
        except (ValueError, TypeError, KeyError, OverflowError):
            unreadable.add(position)
    return built, frozenset(unreadable)


def _geometry(member: Any) -> Any:
    """One geometry: polygons as they are, other kinds as an empty point that later says it is no polygon.

    A collection stays one; inside it no other collection is opened (the standard advises against that).

    Raises:
        ValueError, TypeError, KeyError, OverflowError: the coordinates are not rings of finite positions.
    """
    import shapely

    if member["type"] == "Polygon":
        return _polygon(member["coordinates"])
    if member["type"] == "MultiPolygon":
        return shapely.MultiPolygon([_polygon(rings) for rings in member["coordinates"]])
    if member["type"] == "GeometryCollection":
        if any(part["type"] == "GeometryCollection" for part in member["geometries"]):
            raise ValueError("collection in a collection")
        return shapely.GeometryCollection([_geometry(part) for part in member["geometries"]])
    if member["type"] in {"Point", "MultiPoint", "LineString", "MultiLineString"}:
        return shapely.Point()
    raise ValueError(member["type"])


def _polygon(rings: list[Any]) -> Any:
    import shapely

    if not rings:
        return shapely.Polygon()
    arrays = []
    for ring in rings:
        array = np.array([position[:2] for position in ring], dtype=float)
        if array.ndim != 2 or array.shape[1] != 2 or len(array) < 4 or not np.isfinite(array).all():
            raise ValueError("ring")
        if (array[0] != array[-1]).any():
            raise ValueError("open ring")
        arrays.append(array)
    return shapely.Polygon(arrays[0], arrays[1:])


def _scalar(value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value
