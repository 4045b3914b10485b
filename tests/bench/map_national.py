"""Which programme is on the national map of the benchmark, and how is a page with a map usually written?"""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pandas as pd
import shapely

from barcode.programme import Programme
from barcode.programme.areas import shipped_areas
from barcode.programme.frames import frame
from barcode.ui.map_shapes import in_degrees
from tests.bench.geometry_synthetic import SEED, drawn

CATEGORIES = ("2", "3.1", "3.2", "4.1", "4.2", "5.1", "")
HEIGHT = 460


def national_parks() -> Programme:
    """The 3,800 parks of the benchmark, spread over all municipalities and categories; no plans."""
    polygons = drawn(0).parks
    random = np.random.default_rng([SEED, 3])
    codes = shipped_areas()["municipality_code"].to_numpy()
    rows = pd.DataFrame(
        {
            "park_id": [f"P-{number}" for number in range(len(polygons))],
            "name": [f"Terrein {number}" for number in range(len(polygons))],
            "municipality_code": random.choice(codes, size=len(polygons)),
            "category_high": random.choice(CATEGORIES, size=len(polygons)),
            "geometry_wkb": list(shapely.to_wkb(polygons)),
        }
    )
    return Programme(**{"parks": frame("parks", rows), "areas": shipped_areas()}).checked()


def inline_features() -> list[dict[str, Any]]:
    """The same parks as GeoJSON features in degrees, ready to be put into a layer."""
    programme = national_parks()
    shapes = in_degrees(np.asarray(shapely.from_wkb(programme.parks["geometry_wkb"].to_numpy()), dtype=object))
    return [
        {"type": "Feature", "properties": {"row": row, "name": name}, "geometry": json.loads(shapely.to_geojson(shape))}
        for row, (name, shape) in enumerate(zip(programme.parks["name"], shapes, strict=True))
    ]
