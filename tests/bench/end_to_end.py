"""How long does a whole assessment take? 50,000 plans in all municipalities, with the shipped norm books, through `assess`."""

from __future__ import annotations

import time
from datetime import date

import numpy as np

from barcode.area import Area
from barcode.assess import assess
from barcode.norms import NormLibrary
from barcode.norms.model import Level
from barcode.norms.reader import read_books
from barcode.programme import Programme
from barcode.programme.areas import shipped_areas
from barcode.programme.frames import frame
from barcode.programme.lists import PlanType
from barcode.shipped import shipped_folder
from tests.bench.synthetic import plans

ON = date(2026, 1, 1)
EVERY_SO_MANY_DEMOLISH = 10


def programme(count: int) -> Programme:
    """`count` invented plans of every type in the real municipalities, one phase each; every tenth demolishes a little too."""
    drawn, areas = plans(count), shipped_areas()
    position = np.arange(count)
    plan_id = [f"plan-{number}" for number in position]
    types = np.array([str(kind) for kind in PlanType])
    source = {"source_file": "invented", "source_row": position + 2}
    table = {
        "plan_id": plan_id, "name": plan_id, "plan_type": types[position % len(types)],
        "municipality_code": areas["municipality_code"].to_numpy()[drawn.municipality], **source,
    }  # fmt: skip
    phases = {
        "plan_id": plan_id, "year_from": drawn.year, "year_to": drawn.year, "dwellings_new": drawn.dwellings,
        "dwellings_demolished": np.where(position % EVERY_SO_MANY_DEMOLISH == 0, drawn.dwellings // 3, 0), **source,
    }  # fmt: skip
    return Programme(plans=frame("plans", table), phases=frame("phases", phases), areas=areas, rows_read=count, invented=True)


def every_figure(area: Area) -> None:
    """Ask for all that an area tells; figures are made when first asked for."""
    _ = area.asked, area.balance, area.balance_by_period, area.running, area.strip, area.function_mix


def seconds(count: int) -> tuple[float, float]:
    """Clock seconds for what all areas ask with the table of plans, and then for every figure of the area with most plans."""
    given, library = programme(count), NormLibrary(read_books(shipped_folder("norms")))
    start = time.perf_counter()
    assessment = assess(given, library, ON)
    for area in assessment.areas.values():
        _ = area.asked
    _ = assessment.plans
    asked = time.perf_counter() - start
    largest = max(assessment.of_level(Level.MUNICIPALITY), key=lambda area: len(area.plan_rows))
    start = time.perf_counter()
    every_figure(largest)
    return asked, time.perf_counter() - start
