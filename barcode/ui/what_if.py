"""What would these dwellings ask in this municipality? A programme of one plan without a year."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from barcode.programme import Programme
from barcode.programme.frames import frame

PLAN_ID = "what-if"
# Made once, and only what differs is put in anew: a number that is typed is answered while somebody waits.
ONE_PLAN = frame("plans", {"plan_id": [PLAN_ID], "name": [""], "municipality_code": [""]})
ONE_PHASE = frame("phases", {"plan_id": [PLAN_ID], "dwellings_new": [0], "dwellings_demolished": [0]})


class Asking(NamedTuple):
    """What is asked of the programme in use: the whole of it, or `dwellings` in one municipality instead of its plans."""

    municipality_code: str = ""
    dwellings: int = 0
    source: str = ""


def only_place(programme: Programme, code: str, invented: bool) -> Programme:
    """The municipality `code` of `programme` with its parks and key figures, without plans.

    Args:
        programme: where parks and areas come from; `code` stands among its areas.
        code: the municipality.
        invented: whether it is one that does not exist.
    """
    return Programme(parks=_of(programme.parks, code), areas=_of(programme.areas, code), invented=invented)


def what_if(place: Programme, code: str, dwellings: int, name: str) -> Programme:
    """A municipality with one plan.

    Args:
        place: the municipality alone, of `only_place`.
        code: the municipality.
        dwellings: net new dwellings.
        name: what the plan is called and where the number was typed.
    """
    plans = ONE_PLAN.assign(name=name, municipality_code=code)
    return place.with_tables(plans=plans, phases=ONE_PHASE.assign(dwellings_new=dwellings, source_file=name))


def _of(table: pd.DataFrame, code: str) -> pd.DataFrame:
    return table[table["municipality_code"] == code].reset_index(drop=True)


def with_areas(programme: Programme, areas: pd.DataFrame) -> Programme:
    """`programme` with the municipalities of `areas` that it does not know yet."""
    return programme.with_tables(areas=frame("areas", pd.concat([programme.areas, areas]).drop_duplicates("municipality_code")))


def places_of(programme: Programme) -> dict[str, str]:
    """Every municipality of a programme (code → name): those with plans, those with parks, then all others by name."""
    named = dict(zip(programme.areas["municipality_code"], programme.areas["name"], strict=True))
    planned, parked = set(programme.plans["municipality_code"]), set(programme.parks["municipality_code"])
    first = [code for code in named if code in planned]
    then = [code for code in named if code in parked - planned]
    rest = sorted((code for code in named if code not in planned | parked), key=lambda code: named[code].lstrip("'’").lower())
    return {code: named[code] for code in [*first, *then, *rest]}
