"""What does the programme become when plans are delivered in other years?"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from barcode.programme import Programme

# What was promised in the place of a plan is not its own to move, and keeps its year.
MOVED = {"phases": ("year_from", "year_to"), "work_taken": ("year",), "work_programmed": ("year",)}
BROUGHT = "work_programmed"


def delivery_years(programme: Programme) -> pd.Series:
    """The year in which each plan is delivered: the last year of its dwellings.

    Returns:
        A column [plans, Int64], missing where no year is known.
    """
    last = programme.phases.groupby("plan_id")["year_to"].max()
    return programme.plans["plan_id"].map(last).astype("Int64")


def in_order_of_delivery(programme: Programme, plans: np.ndarray) -> list[int]:
    """Positions of plans by year of delivery, then by number, as work is counted; without a year they come last."""
    table = pd.DataFrame({"year": delivery_years(programme), "plan_id": programme.plans["plan_id"]}).iloc[plans]
    return [int(position) for position in table.sort_values(["year", "plan_id"], na_position="last").index]


def delivered_in(programme: Programme, years: Mapping[str, int], with_work: bool = True) -> Programme:
    """The programme with some plans delivered in another year.

    The years of dwellings, of work that goes and of work that comes move by as much. Of a plan without any year, all of it comes
    in the year that is given.

    Args:
        programme: the inputs.
        years: plan → the new year of delivery.
        with_work: whether the work that a plan brings moves along, or keeps its year.
    """
    now = dict(zip(programme.plans["plan_id"], delivery_years(programme), strict=True))
    by = {plan_id: year - int(now[plan_id]) for plan_id, year in years.items() if plan_id in now and pd.notna(now[plan_id])}
    given = {plan_id: year for plan_id, year in years.items() if plan_id in now and pd.isna(now[plan_id])}
    tables = {}
    for name, columns in MOVED.items():
        if name == BROUGHT and not with_work:
            continue
        table = getattr(programme, name).copy()
        shift, first = table["plan_id"].map(by), table["plan_id"].map(given)
        for column in columns:
            moved = table[column] + shift.fillna(0).astype("Int64")
            tables[name] = table = table.assign(**{column: moved.fillna(first.astype("Int64"))})
    return programme.with_tables(**tables)
