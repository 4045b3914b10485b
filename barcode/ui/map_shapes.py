"""Which shapes does the map draw? Polygons in longitude and latitude, as files that a browser fetches once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from barcode.geometry import Polygons, overlaps, polygons
from barcode.programme import Programme
from barcode.ui.map_files import ServedFile, served
from barcode.ui.map_signs import NO_CATEGORY

# 0.000001 degrees is a decimetre: enough to see, and half the bytes of what is computed.
DECIMALS = 6
# An arc of a zone in so many straight pieces per quarter: it is drawn, not measured.
PIECES_PER_QUARTER = 4


@dataclass(frozen=True, eq=False)
class Layer:
    """The shapes of one kind: the file, how many stand in it, and the polygon of each row (None where a row has none)."""

    file: ServedFile
    count: int
    polygons: Polygons


@dataclass(frozen=True, eq=False)
class Shapes:
    """Everything of a programme that can be drawn; `bounds` is west, south, east, north, or None when there is nothing.

    `outlines` are those of municipalities; what is in sight follows the plans and parks, as long as one of them can be drawn.
    """

    plans: Layer
    parks: Layer
    shared: Layer
    outlines: Layer
    bounds: tuple[float, float, float, float] | None


def shapes_of(programme: Programme) -> Shapes:
    """The shapes of a programme.

    Raises:
        BarcodeError: a polygon cannot be measured.
    """
    plans, parks = polygons(programme.plans["geometry_wkb"]), polygons(programme.parks["geometry_wkb"])
    own = [
        _layer(plans, programme.plans["name"]),
        _layer(parks, programme.parks["name"], programme.parks["category_high"].replace("", NO_CATEGORY)),
    ]
    shared, outlines = _layer(_shared(plans, parks)), _layer(polygons(programme.areas["geometry_wkb"]))
    bounds = bounds_of([layer.polygons for layer in own]) or bounds_of([outlines.polygons])
    return Shapes(own[0], own[1], shared, outlines, bounds)


def zones_of(programme: Programme, reach_m: NDArray[np.float64]) -> Layer:
    """A zone round each park as wide as its reach [parks, m]; none where it is unknown (NaN) or zero.

    For the eye only. Whether a plan lies within reach is measured exactly, from edge to edge, and never by these outlines: the
    corners of an arc in straight pieces lie inside the true arc, so that an outline loses plans that do lie within reach.
    """
    import shapely

    parks = polygons(programme.parks["geometry_wkb"])
    drawn = ~shapely.is_missing(parks) & (np.nan_to_num(reach_m) > 0)
    zones = np.full(len(parks), None, dtype=object)
    zones[drawn] = shapely.buffer(parks[drawn], reach_m[drawn], quad_segs=PIECES_PER_QUARTER)
    return _layer(zones)


def bounds_of(among: Iterable[Iterable[Any]]) -> tuple[float, float, float, float] | None:
    """West, south, east and north of shapes in degrees; None when there is none."""
    import shapely

    found = [shape for one in among for shape in one if shape is not None]
    if not found:
        return None
    west, south, east, north = shapely.total_bounds(found).tolist()
    return west, south, east, north


def outline(of: Any) -> dict[str, Any]:
    """One shape in degrees as GeoJSON, small enough to be sent with the page."""
    import shapely

    return {"type": "Feature", "properties": {}, "geometry": json.loads(shapely.to_geojson(of))}


def _shared(plans: Polygons, parks: Polygons) -> Polygons:
    """The land that a plan and a park share [pairs], without neighbours."""
    import shapely

    pairs = overlaps(plans, parks)
    pairs = pairs[~pairs["neighbour"]]
    return np.asarray(shapely.intersection(plans[pairs["plan"].to_numpy()], parks[pairs["park"].to_numpy()]), dtype=object)


def _layer(metres: Polygons, names: pd.Series | None = None, words: pd.Series | None = None) -> Layer:
    """Shapes in EPSG:28992 [rows] as a layer in degrees, with the name and a word of each row where they are given."""
    degrees = in_degrees(metres)
    positions = np.flatnonzero([one is not None for one in degrees])
    about: dict[str, list[str]] = {}
    if names is not None:
        about["name"] = names.astype(str).to_list()
    if words is not None:
        about["word"] = words.astype(str).to_list()
    return Layer(served(_collection(degrees, positions, about)), len(positions), degrees)


def in_degrees(metres: Polygons) -> Polygons:
    """Shapes from EPSG:28992 to longitude and latitude (EPSG:4326) in six decimals; only to be drawn, never to be measured."""
    import shapely
    from pyproj import Transformer

    # Without a grid file the projection is a metre off at most, which nobody sees on a map and nothing is measured with.
    to_degrees = Transformer.from_crs("EPSG:28992", "EPSG:4326", always_xy=True)

    def moved(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.round(np.column_stack(to_degrees.transform(points[:, 0], points[:, 1])), DECIMALS)

    return np.asarray(shapely.transform(metres, moved), dtype=object)


def _collection(degrees: Polygons, positions: NDArray[np.intp], about: Mapping[str, list[str]]) -> bytes:
    """GeoJSON: each shape, and where rows have names a point in it on which its sign is written; `row` says which row it is."""
    import shapely

    bodies = shapely.to_geojson(degrees[positions])
    points = [""] * len(positions)
    if about and len(positions):
        inside = np.round(shapely.get_coordinates(shapely.point_on_surface(degrees[positions])), DECIMALS)
        points = [f'{{"type":"Point","coordinates":[{x},{y}]}}' for x, y in inside.tolist()]
    features = []
    for position, body, point in zip(positions.tolist(), bodies, points, strict=True):
        said = json.dumps({"row": position} | {name: texts[position] for name, texts in about.items()}, separators=(",", ":"))
        features += [f'{{"type":"Feature","properties":{said},"geometry":{one}}}' for one in (body, point) if one]
    return f'{{"type":"FeatureCollection","features":[{",".join(features)}]}}'.encode()
