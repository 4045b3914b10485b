"""What does the national inventory of housing-plan capacity (EIB) say? Remaining dwellings by phase, one row a polygon.

Rows of the same municipality, name, plan type and status are one plan of which the dwellings are divided over polygons: they
are summed. Demolition has no year of its own in this layer.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from barcode.programme.frames import frame
from barcode.programme.lists import firmness_of
from barcode.readers.polygons import polygons_of, united
from barcode.readers.rows import Rows
from barcode.readers.table import plain_text
from barcode.readers.words import planning_status

PHASES: dict[str, tuple[int | None, int | None]] = {
    "phase_2019_2019": (2019, 2019),
    "phase_2020_2024": (2020, 2024),
    "phase_2025_2029": (2025, 2029),
    "phase_2030_2050": (2030, 2050),
    "phase_unknown": (None, None),
}
SAME_PLAN = ["municipality_code", "name", "plan_type_written", "planning_status_written"]


def tables_of(rows: Rows) -> dict[str, pd.DataFrame]:
    """Tables `plans` and `phases` of the inventory."""
    table = _read(rows)
    if not len(table):
        return {"plans": frame("plans"), "phases": frame("phases")}
    table["plan"] = _plan_numbers(table)
    merged = table.groupby("plan", sort=False)
    plans = merged.first()
    if len(plans) < len(table):
        rows.findings.note("polygons_of_one_plan", rows.table.file, rows=len(table), plans=len(plans))
        plans["geometry_wkb"] = merged["geometry_wkb"].agg(united, file=rows.table.file)
    amounts = merged[[*PHASES, "dwellings_demolished"]].sum()
    kept = [*(set(plans.columns) & set(frame("plans").columns))]
    return {"plans": frame("plans", plans[kept].reset_index(drop=True)), "phases": _phases(rows, plans, amounts)}


def _read(rows: Rows) -> pd.DataFrame:
    """The good rows with their amounts; a row whose phases do not add up to its dwellings is bad."""
    bodies, bad = polygons_of(rows.table, rows.findings)
    rows.bad |= bad
    statuses = _statuses(rows)
    totals = rows.counts("dwellings_new")
    phases = {name: [value or 0 for value in rows.counts(name)] for name in PHASES}
    columns: dict[str, list[Any]] = {
        "plan_id": [f"eib-{number}" for number in rows.texts("plan_number", required=True)],
        "name": rows.texts("name"),
        "municipality_code": _municipalities(rows),
        "plan_type": rows.members("plan_type", "plan_type", "unknown", other="unknown"),
        "plan_type_written": rows.texts("plan_type"),
        "planning_status": statuses,
        "planning_status_written": rows.texts("planning_status"),
        "firmness": [str(firmness_of(status)) for status in statuses],
        "confidentiality": ["public"] * len(rows),
        "geometry_wkb": bodies,
        **phases,
        "dwellings_demolished": [value or 0 for value in rows.counts("dwellings_demolished", absolute=True)],
    }
    for at in rows.good:
        parts = sum(values[at] for values in phases.values())
        if totals[at] is None:
            rows.refuse(at, "cell_blank", "dwellings_new")
        elif parts != totals[at]:
            rows.refuse(at, "phases_do_not_add_up", "dwellings_new", totals[at], phases=parts)
    seen: set[str] = set()
    for at in rows.good:
        if columns["plan_id"][at] in seen:
            rows.refuse(at, "id_twice", "plan_number", columns["plan_id"][at].removeprefix("eib-"))
        seen.add(columns["plan_id"][at])
    good = rows.finish()
    chosen: dict[str, Any] = {name: [values[at] for at in good] for name, values in columns.items()}
    chosen["geometry_wkb"] = pd.Series(chosen["geometry_wkb"], dtype="object")
    return pd.DataFrame(chosen | rows.source(good))


def _statuses(rows: Rows) -> list[str]:
    """Planning statuses; the inventory is not ours to correct, so an unknown word is a blank status with a note."""
    result = []
    for cell in rows.cells("planning_status"):
        status = planning_status(cell)
        if status is None:
            rows.findings.note(
                "word_unknown", rows.table.file, column=rows.heading("planning_status"), found=plain_text(cell)[:60]
            )
        result.append(status or "")
    return result


def _municipalities(rows: Rows) -> list[str]:
    """Codes by name; a name that two provinces share is looked up with its province behind it."""
    found: dict[tuple[str, str], str] = {}
    result = []
    for at, (cell, beside) in enumerate(zip(rows.cells("municipality_code"), rows.cells("province"), strict=True)):
        name, province = plain_text(cell), plain_text(beside)
        key = (name, province)
        if key not in found:
            found[key] = rows.index.code(name) or rows.index.code(f"{name} {province}")
        if not found[key]:
            fault = rows.index.problem(name)
            if fault is not None and not name:
                rows.refuse(at, "cell_blank", "municipality_code")
            elif fault is not None:
                rows.refuse(at, fault.code, "municipality_code", name, **fault.details)
        result.append(found[key])
    return result


def _plan_numbers(table: pd.DataFrame) -> pd.Series[int]:
    """A number per plan [n]; rows without a name are plans of their own."""
    numbers = table.groupby(SAME_PLAN, sort=False).ngroup()
    nameless = table["name"] == ""
    return numbers.where(~nameless, -1 - table.index.to_series())


def _phases(rows: Rows, plans: pd.DataFrame, amounts: pd.DataFrame) -> pd.DataFrame:
    """Table `phases`: a row per plan and phase with dwellings, demolition in the only phase or else without a year."""
    periods = list(PHASES)
    filled = amounts[periods] > 0
    only = filled[periods[:-1]].idxmax(axis=1).where(filled.sum(axis=1).eq(1) & ~filled["phase_unknown"], "phase_unknown")
    demolished = amounts["dwellings_demolished"]
    parts = []
    for period, (first, last) in PHASES.items():
        torn = demolished.where(only == period, 0)
        here = filled[period] | (torn > 0)
        part = plans.loc[here, ["plan_id", "source_file", "source_sheet", "source_row"]].assign(
            year_from=first,
            year_to=last,
            dwellings_new=amounts.loc[here, period],
            dwellings_demolished=torn[here],
        )
        parts.append(part.assign(order=range(len(part))))
    dated = int(((demolished > 0) & (only != "phase_unknown")).sum())
    undated = int(((demolished > 0) & (only == "phase_unknown")).sum())
    if dated:
        rows.findings.note("demolition_in_only_period", rows.table.file, count=dated)
    if undated:
        rows.findings.note("demolition_without_year", rows.table.file, count=undated)
    joined = pd.concat(parts)
    places = {plan_id: place for place, plan_id in enumerate(plans["plan_id"])}
    joined = joined.assign(order=joined["plan_id"].map(places)).sort_values("order", kind="stable")
    return frame("phases", joined.drop(columns="order").reset_index(drop=True))
