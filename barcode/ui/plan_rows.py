"""What does the programme become when a planner says of one plan which work comes, which goes, and what is promised for it?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from barcode.programme import Programme
from barcode.programme.frames import frame

TABLES = ("work_programmed", "work_taken", "compensations")


def with_row(programme: Programme, table: str, row: Mapping[str, Any]) -> Programme:
    """The programme with one more row about a plan.

    Args:
        programme: the inputs.
        table: one of `TABLES`.
        row: column → content; what is left out is blank.
    """
    added = frame(table, {column: [pd.NA if value is None else value] for column, value in row.items()})
    own = getattr(programme, table)
    return programme.with_tables(**{table: frame(table, pd.concat([own, added], ignore_index=True)) if len(own) else added})


def with_facts(programme: Programme, plan_id: str, facts: Mapping[str, str]) -> Programme:
    """The programme with some columns of one plan changed, such as the category allowed afterwards."""
    plans = programme.plans.copy()
    plans.loc[plans["plan_id"] == plan_id, [*facts]] = [*facts.values()]
    return programme.with_tables(plans=frame("plans", plans))
