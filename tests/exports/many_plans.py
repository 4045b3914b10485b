"""How large may an annex be? A made-up programme of very many plans in many municipalities.

`python -m tests.exports.many_plans 20000` writes its JSON and its workbook, each in a process of its own as one would ask for it,
and says how long that took and how much memory; a second number is how many municipalities the plans lie in.
"""

from __future__ import annotations

import resource
import sys
import time
from multiprocessing import get_context

import numpy as np

from barcode.assess import assess
from barcode.exports.annex import Annex, annex
from barcode.exports.annex_files import FORMATS
from barcode.exports.annex_terms import Terms
from barcode.programme import Programme
from barcode.programme.frames import frame
from tests.builders import ON, PROVINCE, library

MUNICIPALITIES, PHASES = 50, 3


def many_plans(count: int, municipalities: int = MUNICIPALITIES) -> Annex:
    """The annex of a province of so many municipalities with `count` plans of three phases each."""
    drawn = np.random.default_rng(4)
    codes = [f"GM{9000 + number}" for number in range(municipalities)]
    place = [codes[at] for at in drawn.integers(0, municipalities, count)]
    plans = [f"P{number:05d}" for number in range(count)]
    year = drawn.integers(2026, 2041, count * PHASES)
    taking = plans[::20]
    programme = Programme(
        plans=frame("plans", {"plan_id": plans, "name": [f"Plan {one}" for one in plans], "municipality_code": place}),
        phases=frame("phases", {
            "plan_id": np.repeat(plans, PHASES), "year_from": year, "year_to": year,
            "dwellings_new": drawn.integers(0, 200, count * PHASES),
            "dwellings_demolished": drawn.integers(0, 20, count * PHASES),
        }),
        work_programmed=frame("work_programmed", {
            "plan_id": plans[::4], "location_type": ["office"] * len(plans[::4]), "year": year[: len(plans[::4])],
            "floor_m2_gfa": drawn.integers(1, 5_000, len(plans[::4])),
        }),
        work_taken=frame("work_taken", {
            "plan_id": taking, "location_type": ["business_park"] * len(taking), "year": year[: len(taking)],
            "land_m2_net": drawn.integers(1, 5_000, len(taking)),
        }),
        parks=frame("parks", {
            "park_id": [f"T{code}" for code in codes], "name": codes, "municipality_code": codes,
            "net_m2": [500_000] * municipalities, "gross_m2": [600_000] * municipalities,
            "available_now_m2": [90_000] * municipalities, "available_later_m2": [10_000] * municipalities,
        }),
        areas=frame("areas", {"municipality_code": codes, "name": codes, "province_code": [PROVINCE] * municipalities}),
    ).checked()  # fmt: skip
    return annex(assess(programme, library(), ON), Terms(area=PROVINCE, title="Veel plannen", readers="municipality"))


def _measure(suffix: str, count: int, municipalities: int) -> None:
    whole = many_plans(count, municipalities)
    started, worked = time.perf_counter(), time.process_time()
    data = FORMATS[suffix].write(whole, "nl")
    seconds, memory = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    busy, mebibytes = time.process_time() - worked, len(data) / 1024 / 1024
    print(
        f"{suffix}: {seconds:.1f} s ({busy:.1f} s of processor), {memory / 1024:.0f} MiB at most, a file of {mebibytes:.1f} MiB"
    )


if __name__ == "__main__":
    size, places = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else MUNICIPALITIES
    for each in ("json", "xlsx"):
        # a new interpreter each: what one format leaves behind is not counted to the next
        child = get_context("spawn").Process(target=_measure, args=(each, size, places))
        child.start()
        child.join()
