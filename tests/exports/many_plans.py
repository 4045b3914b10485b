"""How large may an annex be? A made-up programme of very many plans in many municipalities.

`python -m tests.exports.many_plans 20000` writes its workbook and says how long that took and how much memory.
"""

from __future__ import annotations

import resource
import sys
import time

import numpy as np

from barcode.assess import assess
from barcode.exports.annex import Annex, annex
from barcode.exports.annex_terms import Terms
from barcode.exports.annex_xlsx import write_xlsx
from barcode.programme import Programme
from barcode.programme.frames import frame
from tests.builders import ON, PROVINCE, library

MUNICIPALITIES, PHASES = 50, 3


def many_plans(count: int) -> Annex:
    """The annex of a province of 50 municipalities with `count` plans of three phases each."""
    drawn = np.random.default_rng(4)
    codes = [f"GM{9000 + number}" for number in range(MUNICIPALITIES)]
    place = [codes[at] for at in drawn.integers(0, MUNICIPALITIES, count)]
    plans = [f"P{number:05d}" for number in range(count)]
    year = drawn.integers(2026, 2041, count * PHASES)
    taking = plans[::20]
    programme = Programme(
        plans=frame("plans", {"plan_id": plans, "name": [f"Plan {one}" for one in plans], "municipality_code": place}),
        phases=frame("phases", {
            "plan_id": np.repeat(plans, PHASES), "year_from": year, "year_to": year,
            "dwellings_new": drawn.integers(0, 200, count * PHASES), "dwellings_demolished": drawn.integers(0, 20, count * PHASES),
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
            "net_m2": [500_000] * MUNICIPALITIES, "gross_m2": [600_000] * MUNICIPALITIES,
            "available_now_m2": [90_000] * MUNICIPALITIES, "available_later_m2": [10_000] * MUNICIPALITIES,
        }),
        areas=frame("areas", {"municipality_code": codes, "name": codes, "province_code": [PROVINCE] * MUNICIPALITIES}),
    ).checked()  # fmt: skip
    return annex(assess(programme, library(), ON), Terms(area=PROVINCE, title="Veel plannen", readers="municipality"))


if __name__ == "__main__":
    whole = many_plans(int(sys.argv[1]))
    started = time.perf_counter()
    data = write_xlsx(whole, "nl")
    seconds, memory = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{seconds:.1f} s, {memory / 1024:.0f} MiB at most, a file of {len(data) / 1024 / 1024:.1f} MiB")  # noqa: T201
