"""Does a table hold what its columns promise? (pandera at the door)"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import pandas as pd

from barcode.errors import BarcodeError, Problem
from barcode.programme.frames import FRAMES, dtype_of
from barcode.programme.lists import (
    ENVIRONMENTAL_CATEGORIES,
    PLANNING_STATUSES,
    Confidentiality,
    Firmness,
    LocationType,
    ParkKind,
    PlanType,
    YesNoUnknown,
)

CLOSED_LISTS: dict[str, list[str]] = {
    "plan_type": list(PlanType),
    "planning_status": list(PLANNING_STATUSES),
    "firmness": list(Firmness),
    "confidentiality": list(Confidentiality),
    "category": list(ENVIRONMENTAL_CATEGORIES),
    "location_type": list(LocationType),
    "park_kind": list(ParkKind),
    "yes_no": list(YesNoUnknown),
}
UNIQUE = {"plans": ["plan_id"], "parks": ["park_id"], "areas": ["municipality_code"]}
FIRST_YEAR, LAST_YEAR = 1900, 2200


@cache
def schema(name: str) -> Any:
    """The pandera schema of table `name`; pandera is imported here because it takes a second."""
    import pandera.pandas as pandera

    def column(kind: str, unique: bool) -> Any:
        checks = []
        if kind in CLOSED_LISTS:
            checks.append(pandera.Check.isin(CLOSED_LISTS[kind], error=kind))
        if kind == "municipality":
            checks.append(pandera.Check.str_matches(r"^GM\d{4}$", error=kind))
        if kind == "province":
            checks.append(pandera.Check.str_matches(r"^PV\d{2}$", error=kind))
        if kind in {"whole", "count"}:
            checks.append(pandera.Check.ge(0, error="negative"))
        if kind == "year":
            checks.append(pandera.Check.in_range(FIRST_YEAR, LAST_YEAR, error="year"))
        if kind == "ratio":
            checks.append(pandera.Check.in_range(0, 1, error="ratio"))
        if kind == "date":
            checks.append(pandera.Check(lambda day: isinstance(day, date), element_wise=True, error="date"))
        nullable = kind in {"count", "year", "ratio", "geometry", "date"}
        return pandera.Column(dtype_of(kind), checks=checks, nullable=nullable, unique=unique)

    columns = {key: column(kind, key in UNIQUE.get(name, [])) for key, kind in FRAMES[name].items()}
    return pandera.DataFrameSchema(columns, strict=True)


def checked(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """Table `name`, unchanged, when it holds what its columns promise.

    Raises:
        BarcodeError: one problem per cell that does not, with its source row.
    """
    from pandera.errors import SchemaErrors

    try:
        schema(name).validate(table, lazy=True)
    except SchemaErrors as failed:
        raise BarcodeError(_problem(name, table, case) for _, case in failed.failure_cases.iterrows()) from None
    return table


def _problem(name: str, table: pd.DataFrame, case: pd.Series) -> Problem:
    row, index = None, case["index"]
    file = ""
    if pd.notna(index) and index in table.index and "source_row" in table:
        source = table.loc[index, "source_row"]
        row = int(source) if pd.notna(source) else None
        file = str(table.loc[index, "source_file"])
    return Problem(
        "table_value", file=file, row=row, column=str(case["column"] or ""), found=str(case["failure_case"]),
        details={"table": name, "check": str(case["check"])},
    )  # fmt: skip
