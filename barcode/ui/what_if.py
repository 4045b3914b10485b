"""What would these dwellings ask in this municipality? A programme of one plan without a year."""

from __future__ import annotations

import pandas as pd

from barcode.programme import Programme
from barcode.programme.frames import frame

PLAN_ID = "what-if"


def what_if(programme: Programme, code: str, dwellings: int, name: str, invented: bool) -> Programme:
    """The municipality of `programme` with its parks and key figures, and one plan in the place of its plans.

    Args:
        programme: where parks and areas come from; `code` stands among its areas.
        code: the municipality.
        dwellings: net new dwellings.
        name: what the plan is called and where the number was typed.
        invented: whether the municipality is one that does not exist.
    """
    return Programme(
        plans=frame("plans", {"plan_id": [PLAN_ID], "name": [name], "municipality_code": [code]}),
        phases=frame(
            "phases", {"plan_id": [PLAN_ID], "dwellings_new": [dwellings], "dwellings_demolished": [0], "source_file": [name]}
        ),
        parks=_of(programme.parks, code),
        areas=_of(programme.areas, code),
        invented=invented,
    )


def _of(table: pd.DataFrame, code: str) -> pd.DataFrame:
    return table[table["municipality_code"] == code].reset_index(drop=True)


def with_areas(programme: Programme, areas: pd.DataFrame) -> Programme:
    """`programme` with the municipalities of `areas` that it does not know yet."""
    return programme.with_tables(areas=frame("areas", pd.concat([programme.areas, areas]).drop_duplicates("municipality_code")))
