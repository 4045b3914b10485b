"""Which columns has each input table, of which type?

A frame's columns are named by what they hold; an amount ends in its unit and measure. The kinds below are turned into
pandas dtypes here and into pandera schemas in `schemas.py`, so that reading a file does not have to import pandera.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import pandas as pd

SOURCE = {"source_file": "text", "source_sheet": "text", "source_row": "count"}
WORK = {"floor_m2_gfa": "count", "land_m2_net": "count"}

FRAMES: dict[str, dict[str, str]] = {
    "plans": {
        "plan_id": "text", "name": "text", "municipality_code": "municipality", "plan_type": "plan_type",
        "planning_status": "planning_status", "firmness": "firmness", "confidentiality": "confidentiality",
        "category_after": "category", "ladder_stated": "yes_no", "geometry_wkb": "geometry", **SOURCE,
    },
    "phases": {
        "plan_id": "text", "year_from": "year", "year_to": "year",
        "dwellings_new": "whole", "dwellings_demolished": "whole", **SOURCE,
    },
    "work_programmed": {"plan_id": "text", "location_type": "location_type", "year": "year", **WORK, **SOURCE},
    "work_taken": {
        "plan_id": "text", "park_id": "text", "plot": "text", "location_type": "location_type", "year": "year",
        **WORK, "land_m2_gross": "count", "fte": "count", **SOURCE,
    },
    "compensations": {
        "plan_id": "text", "park_id": "text", "plot": "text", "kind": "park_kind", **WORK,
        "promised_by": "text", "due_year": "year", "document": "text", "delivered": "yes_no", **SOURCE,
    },
    "parks": {
        "park_id": "text", "name": "text", "municipality_code": "municipality", "kind": "park_kind", "year": "year",
        "gross_m2": "count", "net_m2": "count", "issued_m2": "count",
        "available_now_m2": "count", "available_later_m2": "count",
        "category_low": "category", "category_high": "category", "water_bound": "yes_no",
        "designation_by": "text", "designated_since": "date", "designation_lifted": "date",
        "fte": "count", "floor_m2_gfa": "count", "misplaced_ratio": "ratio", "planned": "flag",
        "geometry_wkb": "geometry", **SOURCE,
    },
    "areas": {
        "municipality_code": "municipality", "name": "text", "province_code": "province",
        "dwellings": "count", "inhabitants": "count", "jobs": "count",
        "figures_year": "year", "figures_source": "text", "geometry_wkb": "geometry", **SOURCE,
    },
}  # fmt: skip

_DTYPES = {
    "whole": "int64",
    "count": "Int64",
    "year": "Int64",
    "ratio": "Float64",
    "flag": "bool",
    "geometry": "object",
    "date": "object",
}


def dtype_of(kind: str) -> Any:
    """The pandas dtype of a kind of column."""
    return _DTYPES.get(kind, "str")


def frame(name: str, data: Any = None) -> pd.DataFrame:
    """Table `name` with exactly its columns and dtypes; a column left out of `data` is blank.

    Args:
        name: one of `FRAMES`.
        data: what `pandas.DataFrame` takes: columns as lists, or a frame.
    """
    return _empty(name).copy() if data is None else _filled(name, pd.DataFrame(data))


@cache
def _empty(name: str) -> pd.DataFrame:
    """Made once: a programme of one typed plan has four tables without rows, and is made anew with every change."""
    return _filled(name, pd.DataFrame())


def _filled(name: str, given: pd.DataFrame) -> pd.DataFrame:
    columns = {}
    for column, kind in FRAMES[name].items():
        dtype = dtype_of(kind)
        if column in given:
            columns[column] = given[column].astype(dtype)
        else:
            columns[column] = pd.Series(_blank(kind), index=given.index, dtype=dtype)
    extra = set(given) - set(FRAMES[name])
    if extra:
        raise ValueError(f"{name} has no column {sorted(map(str, extra))}")
    return pd.DataFrame(columns, index=given.index).reset_index(drop=True)


def _blank(kind: str) -> Any:
    if kind in {"whole", "flag"}:
        return 0
    if kind in {"count", "year", "ratio"}:
        return pd.NA
    if kind in {"geometry", "date"}:
        return None
    return {
        "plan_type": "unknown",
        "firmness": "unknown",
        "confidentiality": "public",
        "yes_no": "unknown",
        "park_kind": "unknown",
    }.get(kind, "")
