"""Which plans stand in a table export of the Planmonitor Wonen? Simple (no years), extended, or one row a category (pivot)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from barcode.readers.capacity import Capacity, Period, RegisteredPlan, framed
from barcode.readers.layouts import key_of
from barcode.readers.numbers import NotANumber, whole
from barcode.readers.planmonitor import DEMOLISHED, NEW, PERIOD
from barcode.readers.polygons import polygons_of
from barcode.readers.rows import Rows
from barcode.readers.table import plain_text

# Headings of the columns of years: `2027`, `Nieuwbouw 2034 - 2038`.
YEARS_HEADING = re.compile(r"^((nieuwbouw|sloop)\s+)?\d{4}(\s*[-–]\s*\d{4})?$", re.IGNORECASE)


def tables_of(rows: Rows) -> dict[str, pd.DataFrame]:
    """Tables `plans` and `phases` of a table export."""
    reading: Callable[[Rows], list[tuple[Capacity, Capacity]]] = {
        "planmonitor.simple_plans": _simple,
        "planmonitor.extended_plans": _extended,
        "planmonitor.pivot_plans": _pivot,
    }[rows.layout.name]
    bodies, bad = polygons_of(rows.table, rows.findings)
    rows.bad |= bad
    numbers = rows.texts("plan_number", required=True)
    names = rows.texts("name", required=True)
    codes = rows.municipalities("municipality_code")
    types = rows.members("plan_type", "plan_type", "unknown", other="unknown")
    statuses = rows.statuses("planning_status")
    secrecy = rows.members("confidentiality", "confidentiality", "public")
    capacities = reading(rows)
    table = rows.table
    plans: list[RegisteredPlan] = []
    joined: dict[str, RegisteredPlan] = {}
    pivot = rows.layout.name.endswith("pivot_plans")
    for at in rows.finish():
        new, demolished = capacities[at]
        if pivot and numbers[at] in joined:
            # One row a category: the rows of new dwellings and of demolition belong to one plan.
            plan = joined[numbers[at]]
            plan.new, plan.demolished = _added(plan.new, new), _added(plan.demolished, demolished)
            continue
        plan = RegisteredPlan(
            table.file, table.sheet, table.row_numbers[at], f"pmw-{numbers[at]}", names[at], codes[at], types[at], statuses[at],
            secrecy[at], new, demolished, bodies[at],
        )  # fmt: skip
        joined[numbers[at]] = plan
        plans.append(plan)
    rows.findings.half_read.update({f"pmw-{numbers[at]}": table.file for at in rows.bad if numbers[at] in joined})
    return framed(plans, rows.findings)


def _added(first: Capacity, second: Capacity) -> Capacity:
    periods = dict(first.by_period)
    for period, amount in second.by_period.items():
        periods[period] = periods.get(period, 0) + amount
    return Capacity(first.rest + second.rest, periods)


def _simple(rows: Rows) -> list[tuple[Capacity, Capacity]]:
    new = rows.counts("planned_new")
    torn = rows.counts("planned_demolished", absolute=True)
    return [(Capacity(built or 0), Capacity(gone or 0)) for built, gone in zip(new, torn, strict=True)]


def _extended(rows: Rows) -> list[tuple[Capacity, Capacity]]:
    result = []
    columns = {label: _period_columns(rows, label) for label in (NEW, DEMOLISHED)}
    total_new, realised_new = rows.counts("total_new"), rows.counts("realised_new")
    total_torn, realised_torn = rows.counts("total_demolished", absolute=True), rows.counts("realised_demolished", absolute=True)
    for at in range(len(rows)):
        new = Capacity((total_new[at] or 0) - (realised_new[at] or 0), _periods(rows, at, columns[NEW]))
        torn = Capacity((total_torn[at] or 0) - (realised_torn[at] or 0), _periods(rows, at, columns[DEMOLISHED]))
        result.append((new, torn))
    return result


def _pivot(rows: Rows) -> list[tuple[Capacity, Capacity]]:
    columns = _period_columns(rows, "")
    result = []
    for at, cell in enumerate(rows.cells("category")):
        label = key_of(plain_text(cell))
        periods = _periods(rows, at, columns) if label in {NEW, DEMOLISHED} else {}
        own = Capacity(sum(periods.values()), periods)
        result.append((own if label == NEW else Capacity(), own if label == DEMOLISHED else Capacity()))
    return result


def _period_columns(rows: Rows, label: str) -> dict[Period, Sequence[object]]:
    """The columns of years: `2024`, or `Nieuwbouw 2034 - 2038` for the row label `nieuwbouw`."""
    found: dict[Period, Sequence[object]] = {}
    for heading, column in zip(rows.table.headings, rows.table.columns, strict=True):
        text = plain_text(heading)
        if label:
            if not text.lower().startswith(label + " "):
                continue
            text = text[len(label) + 1 :].strip()
        if period := PERIOD.match(text):
            found[(int(period[1]), int(period[2] or period[1]))] = column
    return found


def _periods(rows: Rows, at: int, columns: dict[Period, Sequence[Any]]) -> dict[Period, int]:
    periods: dict[Period, int] = {}
    for period, column in columns.items():
        try:
            value = whole(column[at], rows.decimal)
        except NotANumber as fault:
            rows.refuse(at, str(fault), found=column[at])
            continue
        if value is not None and value < 0:
            rows.refuse(at, "number_negative", found=column[at])
        elif value:
            periods[period] = value
    return periods
