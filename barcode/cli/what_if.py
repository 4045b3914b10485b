"""Which programme is a plain number of dwellings in a municipality?"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from barcode.errors import BarcodeError
from barcode.programme import Programme
from barcode.programme.areas import MunicipalityIndex, shipped_areas
from barcode.programme.frames import frame

ONE_PLAN = "1"


def areas_with(files: list[Path]) -> pd.DataFrame:
    """The municipalities of 1 January 2024, those of `files` added or in the place of ours.

    Raises:
        RefusedFile: a file is refused as a whole.
    """
    if not files:
        return shipped_areas()
    from barcode.readers import read_programme

    own = read_programme(files).areas
    rest = shipped_areas()
    return frame("areas", pd.concat([own, rest[~rest["municipality_code"].isin(own["municipality_code"])]], ignore_index=True))


def area_of(written: str, areas: pd.DataFrame) -> pd.DataFrame:
    """The one row of `areas` that a code or name means.

    Raises:
        BarcodeError: it is no municipality, or may be more than one.
    """
    index = MunicipalityIndex(areas)
    if problem := index.problem(written):
        raise BarcodeError(problem)
    return frame("areas", areas[areas["municipality_code"] == index.code(written)])


def what_if(dwellings: int, area: pd.DataFrame, name: str) -> Programme:
    """A programme of one plan of `dwellings` in the municipality of `area`, its year unknown."""
    code = area["municipality_code"].iloc[0]
    plans = frame("plans", {"plan_id": [ONE_PLAN], "name": [name], "municipality_code": [code]})
    phases = frame("phases", {"plan_id": [ONE_PLAN], "dwellings_new": [dwellings], "dwellings_demolished": [0]})
    return Programme(plans=plans, phases=phases, areas=area)
