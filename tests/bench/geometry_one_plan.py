"""What does it cost to judge one plan again after an edit? Every time another plan, moved as if it had just been drawn."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from barcode.geometry import ParkIndex
from tests.bench.geometry_synthetic import SEED, drawn

FARTHEST_MOVE_M = 100


def draws(count: int) -> list[Callable[[], tuple[float, float]]]:
    """`count` edits to judge: each call gives seconds on the clock and on the processor; the parks are indexed once, before."""
    plans, parks, reach = drawn(count)
    index = ParkIndex(parks, reach)
    moves = np.random.default_rng([SEED, 3]).uniform(-FARTHEST_MOVE_M, FARTHEST_MOVE_M, size=(count, 2))
    return [partial(_judged, index, shapely.get_coordinates(plan) + move) for plan, move in zip(plans, moves, strict=True)]


def _judged(index: ParkIndex, ring: NDArray[np.float64]) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.thread_time()
    relations: Any = index.relations_of(shapely.Polygon(ring))
    cpu, wall = time.thread_time() - cpu, time.perf_counter() - wall
    assert len(relations.distances) >= 0
    return wall, cpu
