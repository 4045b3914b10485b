"""What does it cost to judge one plan again after an edit? Every time another plan, moved as if it had just been drawn."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from barcode.assess import assess
from barcode.geometry import ParkIndex
from barcode.geometry.of_programme import reaches_m
from barcode.norms import NormLibrary
from barcode.norms.reader import read_books
from barcode.programme import Programme
from barcode.shipped import shipped_folder
from tests.bench.checks_contestants import ON
from tests.bench.checks_programme import programme
from tests.bench.geometry_synthetic import SEED, drawn

FARTHEST_MOVE_M = 100
TABLES = ("plans", "phases", "work_programmed", "work_taken", "compensations")


def draws(count: int) -> list[Callable[[], tuple[float, float]]]:
    """`count` edits to judge: each call gives seconds on the clock and on the processor; the parks are indexed once, before."""
    plans, parks, reach = drawn(count)
    index = ParkIndex(parks, reach)
    moves = np.random.default_rng([SEED, 3]).uniform(-FARTHEST_MOVE_M, FARTHEST_MOVE_M, size=(count, 2))
    return [partial(_judged, index, shapely.get_coordinates(plan) + move) for plan, move in zip(plans, moves, strict=True)]


def full_draws(count: int) -> list[Callable[[], tuple[float, float]]]:
    """The same edits judged in full: an assessment and all twelve checks of that plan and the parks within reach of any norm.

    Other plans are left out, and with them what areas come to and space that two plans claim.
    """
    whole, library = programme(count), NormLibrary(read_books(shipped_folder("norms")))
    plans, parks, _ = drawn(count)
    tree = shapely.STRtree(parks)
    farthest = float(np.nanmax(reaches_m(whole.parks["category_high"], library, ON)))
    moves = np.random.default_rng([SEED, 3]).uniform(-FARTHEST_MOVE_M, FARTHEST_MOVE_M, size=(count, 2))
    made = []
    for at, (plan, move) in enumerate(zip(plans, moves, strict=True)):
        shape = shapely.Polygon(shapely.get_coordinates(plan) + move)
        near = np.sort(tree.query(shape, predicate="dwithin", distance=farthest))
        own = {name: _of_plan(getattr(whole, name), f"plan-{at}") for name in TABLES}
        own["plans"] = own["plans"].assign(geometry_wkb=[shapely.to_wkb(shape)])
        parks_near = whole.parks.iloc[near].reset_index(drop=True)
        made.append(partial(_judged_in_full, Programme(**own, parks=parks_near, areas=whole.areas), library))
    return made


def _of_plan(table: pd.DataFrame, plan_id: str) -> pd.DataFrame:
    return table[(table["plan_id"] == plan_id).to_numpy(dtype=bool)].reset_index(drop=True)


def _judged_in_full(given: Programme, library: NormLibrary) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.thread_time()
    findings = assess(given, library, ON).findings
    cpu, wall = time.thread_time() - cpu, time.perf_counter() - wall
    assert not findings.incomplete
    return wall, cpu


def _judged(index: ParkIndex, ring: NDArray[np.float64]) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.thread_time()
    relations: Any = index.relations_of(shapely.Polygon(ring))
    cpu, wall = time.thread_time() - cpu, time.perf_counter() - wall
    assert len(relations.distances) >= 0
    return wall, cpu
