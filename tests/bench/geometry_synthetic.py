"""Which polygons are measured in the benchmark? Invented parks and plans round invented towns, drawn from one fixed seed."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

SEED = 20_231_014
PARKS = 3_800
TOWNS, WIDTH_M, HEIGHT_M, SOUTH_WEST = 340, 200_000, 300_000, (30_000, 310_000)
TOWN_RADIUS_M = 5_000
HECTARE_M2 = 10_000
# What a park asks depends on its category: invented distances, spread as guideline distances are.
REACHES_M = np.array([10, 30, 50, 100, 200, 300, 500, 700, 1_000])
REACH_SHARES = np.array([0.05, 0.10, 0.15, 0.25, 0.20, 0.12, 0.07, 0.04, 0.02])


class Drawn(NamedTuple):
    """Polygons of plans [plans] and parks [parks] in metres, and the distance that each park asks [parks, m]."""

    plans: NDArray[Any]
    parks: NDArray[Any]
    reach_m: NDArray[np.float64]


def drawn(plans: int, parks: int = PARKS) -> Drawn:
    """`plans` plans of 0.1–20 ha with 8–40 vertices and `parks` parks of 5–100 ha with 20–200 vertices, clustered round towns."""
    random = np.random.default_rng([SEED, 1])
    towns = random.random((TOWNS, 2)) * (WIDTH_M, HEIGHT_M) + SOUTH_WEST
    weight = random.lognormal(sigma=0.8, size=TOWNS)
    weight /= weight.sum()
    reach = random.choice(REACHES_M, size=parks, p=REACH_SHARES).astype(np.float64)
    of_parks = polygons(random, around(random, towns, weight, parks), between(random, 5, 100, parks), (20, 200))
    random = np.random.default_rng([SEED, 2])
    of_plans = polygons(random, around(random, towns, weight, plans), between(random, 0.1, 20, plans), (8, 40))
    return Drawn(of_plans, of_parks, reach)


def around(
    random: np.random.Generator, towns: NDArray[np.float64], weight: NDArray[np.float64], count: int
) -> NDArray[np.float64]:
    """`count` places [count, 2], normally spread round towns chosen by weight."""
    return towns[random.choice(len(towns), size=count, p=weight)] + random.normal(scale=TOWN_RADIUS_M, size=(count, 2))


def between(random: np.random.Generator, low_ha: float, high_ha: float, count: int) -> NDArray[np.float64]:
    """`count` areas [count, m²] between two bounds, small ones more often than large ones."""
    return np.exp(random.uniform(np.log(low_ha), np.log(high_ha), size=count)) * HECTARE_M2


def polygons(
    random: np.random.Generator, centres: NDArray[np.float64], area_m2: NDArray[np.float64], vertices: tuple[int, int]
) -> NDArray[Any]:
    """Ragged but valid polygons [n] of about these areas round these centres: one vertex in every direction, in millimetres."""
    count = random.integers(*vertices, endpoint=True, size=len(centres))
    owner = np.repeat(np.arange(len(centres)), count)
    order = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
    angle = 2 * np.pi * (order + random.uniform(0, 0.9, size=len(owner))) / count[owner]
    radius = np.sqrt(area_m2 / np.pi)[owner] * random.uniform(0.7, 1.3, size=len(owner))
    ring = centres[owner] + radius[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    made: NDArray[Any] = shapely.polygons(shapely.linearrings(np.round(ring, 3), indices=owner))
    return made
