"""How many rows of the input were read and set aside, of each municipality?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pandas as pd

from barcode.programme import Programme

PLAN_TABLES = ("phases", "work_programmed", "work_taken", "compensations")
PLACE = ["source_file", "source_sheet", "source_row"]


def rows_used(programme: Programme) -> Mapping[str, int]:
    """Per municipality the rows of the input about its plans: the plans themselves, their phases, work and compensation."""
    place_of_plan = programme.plans.set_index("plan_id")["municipality_code"]
    parts = [programme.plans[["municipality_code", *PLACE]]]
    for name in PLAN_TABLES:
        table = getattr(programme, name)
        parts.append(table[PLACE].assign(municipality_code=table["plan_id"].map(place_of_plan)))
    rows = pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)
    known = rows[rows["source_row"].notna()].drop_duplicates()
    return Counter(known["municipality_code"].astype(str))


def rows_set_aside(programme: Programme) -> Mapping[str, int]:
    """Per municipality the rows of plans that were set aside, as far as they name it or a plan that was read."""
    place_of_plan = dict(zip(programme.plans["plan_id"], programme.plans["municipality_code"], strict=True))
    rows = set()
    for problem in programme.problems:
        named = str(problem.details.get("municipality") or place_of_plan.get(str(problem.details.get("plan", "")), ""))
        if named and problem.row is not None:
            rows.add((named, problem.file, problem.sheet, problem.row))
    return Counter(code for code, *_ in rows)
