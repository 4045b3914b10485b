"""Which programme is judged in the benchmark? The invented polygons with all that a check may ask of a plan or a park."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from barcode.programme import Programme
from barcode.programme.areas import shipped_areas
from barcode.programme.frames import frame
from tests.bench.geometry_synthetic import PARKS, REACHES_M, SEED, drawn
from tests.bench.synthetic import plans as drawn_plans

# Squares of about 12 × 14 km: who lies in the same one lies in the same municipality.
COLUMNS, ROWS = 17, 21
# The category whose guideline distance to a quiet area is the distance that a park was drawn with.
CATEGORY_OF_REACH = dict(zip(REACHES_M.tolist(), ["1", "2", "3.1", "3.2", "4.1", "4.2", "5.1", "5.2", "5.3"], strict=True))
NET_PER_GROSS = 0.8
STATES_WORK, STATES_TAKING, PROMISES, DESIGNATED = 0.3, 0.02, 0.02, 0.1


def programme(plans: int, parks: int = PARKS) -> Programme:
    """`plans` plans and `parks` parks with the polygons of `drawn`, in the real municipalities; the same for the same numbers."""
    polygons, areas = drawn(plans, parks), shipped_areas()
    codes = areas["municipality_code"].to_numpy()
    random = np.random.default_rng([SEED, 4])
    homes = drawn_plans(plans)
    plan_id, park_id = (np.array([f"{word}-{at}" for at in range(count)]) for word, count in (("plan", plans), ("park", parks)))
    where = codes[_square(polygons.plans) % len(codes)]
    gross = np.round(shapely.area(polygons.parks)).astype(np.int64)
    net = (gross * NET_PER_GROSS).astype(np.int64)
    states, takes, promised = (
        np.flatnonzero(random.random(plans) < share) for share in (STATES_WORK, STATES_TAKING, PROMISES)
    )  # fmt: skip
    kinds = np.array(["business_park", "office", "retail_and_services"])
    return Programme(
        plans=frame("plans", _sourced({
            "plan_id": plan_id, "name": plan_id, "municipality_code": where, "confidentiality": "public",
            "category_after": random.choice(np.array(["", "2", "3.1"]), size=plans),
            "ladder_stated": random.choice(np.array(["yes", "no", "unknown"]), size=plans),
            "geometry_wkb": shapely.to_wkb(polygons.plans),
        })),
        phases=frame("phases", _sourced({
            "plan_id": plan_id, "year_from": homes.year, "year_to": homes.year, "dwellings_new": homes.dwellings,
            "dwellings_demolished": np.where(np.arange(plans) % 10 == 0, homes.dwellings // 3, 0),
        })),
        work_programmed=frame("work_programmed", _sourced({
            "plan_id": plan_id[states], "location_type": random.choice(kinds, size=len(states)), "year": homes.year[states],
            "floor_m2_gfa": random.integers(100, 10_000, size=len(states)),
        })),
        work_taken=frame("work_taken", _sourced({
            "plan_id": plan_id[takes], "park_id": random.choice(park_id, size=len(takes)), "location_type": "business_park",
            "year": homes.year[takes], "land_m2_net": random.integers(100, 20_000, size=len(takes)),
        })),
        compensations=frame("compensations", _sourced({
            "plan_id": plan_id[promised], "park_id": random.choice(park_id, size=len(promised)),
            "land_m2_net": random.integers(100, 20_000, size=len(promised)), "due_year": homes.year[promised] + 1,
            "delivered": "no",
        })),
        parks=frame("parks", _sourced({
            "park_id": park_id, "name": park_id, "municipality_code": codes[_square(polygons.parks) % len(codes)],
            "kind": "business_park", "year": 2024, "gross_m2": gross, "net_m2": net, "issued_m2": net * 9 // 10,
            "available_now_m2": net // 20, "available_later_m2": net // 20,
            "category_high": [CATEGORY_OF_REACH[reach] for reach in polygons.reach_m.tolist()],
            "water_bound": random.choice(np.array(["yes", "no", "unknown"]), size=parks),
            "designation_by": np.where(random.random(parks) < DESIGNATED, "invented", ""),
            "geometry_wkb": shapely.to_wkb(polygons.parks),
        })),
        areas=areas, rows_read=plans + parks, invented=True,
    )  # fmt: skip


def _sourced(columns: dict[str, object]) -> dict[str, object]:
    rows = len(next(iter(columns.values())))  # type: ignore[arg-type]  # the first column is never one value for all
    return {**columns, "source_file": "invented", "source_row": np.arange(2, rows + 2)}


def _square(shapes: NDArray[np.object_]) -> NDArray[np.intp]:
    """The number of the square in which the middle of each shape lies [n]."""
    middle = shapely.get_coordinates(shapely.centroid(shapes))
    column, row = (np.floor(middle - (30_000, 310_000)) // (12_000, 14_500)).astype(np.intp).T
    return np.asarray(np.abs(row) * COLUMNS + np.abs(column))
