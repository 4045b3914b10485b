"""What does the programme become when somebody changes a cell, adds a plan or removes rows in a grid?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pandas as pd

from barcode.errors import BarcodeError, Problem
from barcode.language import Language
from barcode.programme import Programme
from barcode.programme.frames import FRAMES, frame
from barcode.programme.lists import firmness_of
from barcode.ui.components.typed import SQUARE_METRES_PER_HECTARE, Entry, typed

OF_A_PLAN = ("phases", "work_programmed", "work_taken", "compensations")
OWN_PLAN = "eigen-"


class Cell(StrEnum):
    """What a column of a grid takes."""

    FIXED = "fixed"
    TEXT = "text"
    STATUS = "status"
    WHOLE = Entry.DWELLINGS
    SQUARE_METRES = Entry.SQUARE_METRES
    HECTARES = Entry.HECTARES
    YEAR = Entry.YEAR


GRIDS: dict[str, dict[str, Cell]] = {
    "plans": {"plan_id": Cell.FIXED, "name": Cell.TEXT, "municipality": Cell.FIXED, "planning_status": Cell.STATUS},
    "phases": {
        "plan_id": Cell.FIXED, "plan_name": Cell.FIXED, "year_from": Cell.YEAR, "year_to": Cell.YEAR,
        "dwellings_new": Cell.WHOLE, "dwellings_demolished": Cell.WHOLE,
    },
    "work_programmed": {
        "plan_id": Cell.FIXED, "plan_name": Cell.FIXED, "location": Cell.FIXED, "year": Cell.YEAR,
        "floor_m2_gfa": Cell.SQUARE_METRES, "land_m2_net": Cell.HECTARES,
    },
    "work_taken": {
        "plan_id": Cell.FIXED, "plan_name": Cell.FIXED, "park_id": Cell.FIXED, "plot": Cell.FIXED, "year": Cell.YEAR,
        "floor_m2_gfa": Cell.SQUARE_METRES, "land_m2_net": Cell.HECTARES, "fte": Cell.WHOLE,
    },
    "compensations": {
        "plan_id": Cell.FIXED, "plan_name": Cell.FIXED, "park_id": Cell.FIXED, "plot": Cell.FIXED,
        "floor_m2_gfa": Cell.SQUARE_METRES, "land_m2_net": Cell.HECTARES, "promised_by": Cell.TEXT, "due_year": Cell.YEAR,
        "document": Cell.TEXT,
    },
    "parks": {
        "park_id": Cell.FIXED, "name": Cell.TEXT, "municipality": Cell.FIXED, "gross_m2": Cell.HECTARES, "net_m2": Cell.HECTARES,
        "issued_m2": Cell.HECTARES, "available_now_m2": Cell.HECTARES, "available_later_m2": Cell.HECTARES,
    },
    "areas": {
        "municipality_code": Cell.FIXED, "municipality": Cell.FIXED,
        "dwellings": Cell.WHOLE, "inhabitants": Cell.WHOLE, "jobs": Cell.WHOLE,
    },
}  # fmt: skip
# A municipality stays while plans and parks may lie in it.
LASTING = frozenset({"areas"})


def shown(value: object, cell: Cell, language: Language) -> str:
    """The text of a cell, such that typing it again gives the same value in either language."""
    if pd.isna(value):  # type: ignore[call-overload]
        return ""
    if cell is not Cell.HECTARES:
        return str(value)
    whole, rest = divmod(int(str(value)), SQUARE_METRES_PER_HECTARE)
    decimals = f"{rest:04d}".rstrip("0")
    # Three decimals could be taken for thousands; a nought more cannot.
    decimals += "0" if len(decimals) == len("000") else ""
    return f"{whole}{',' if language == 'nl' else '.'}{decimals}" if decimals else str(whole)


def edited(
    programme: Programme, table: str, changes: Mapping[int, Mapping[str, Any]], language: Language
) -> tuple[Programme, tuple[Problem, ...]]:
    """The programme with the cells of one table changed, and the cells that could not be; those keep their old value.

    Args:
        programme: the inputs.
        table: one of `GRIDS`.
        changes: row → column → text.
        language: in which the numbers were typed.
    """
    rows = getattr(programme, table).copy()
    problems: list[Problem] = []
    for row, cells in changes.items():
        before = rows.loc[[row]].copy()
        for column, text in cells.items():
            cell = GRIDS[table].get(column, Cell.FIXED)
            if cell is Cell.FIXED:
                continue
            try:
                rows.loc[row, column] = _content(text, cell, FRAMES[table][column], language)
            except BarcodeError as failed:
                problems += [
                    Problem(one.code, row=row + 1, column=column, found=one.found, details=one.details) for one in failed.problems
                ]
        if table == "phases" and _out_of_order(rows.loc[row]):
            found = f"{rows.loc[row, 'year_from']}–{rows.loc[row, 'year_to']}"
            rows.loc[[row]] = before
            problems.append(Problem("typed_years_out_of_order", row=row + 1, found=found))
    if table == "plans":
        rows["firmness"] = [str(firmness_of(status)) for status in rows["planning_status"]]
    return programme.with_tables(**{table: frame(table, rows)}), tuple(problems)


def _content(text: Any, cell: Cell, kind: str, language: Language) -> Any:
    written = "" if text is None else str(text)
    if cell in (Cell.TEXT, Cell.STATUS):
        return written.strip()
    value = typed(written, Entry(cell.value), language)
    if value is None and kind == "whole":
        raise BarcodeError(Problem("typed_blank", found=written))
    return pd.NA if value is None else value


def _out_of_order(row: pd.Series) -> bool:
    first, last = row["year_from"], row["year_to"]
    return pd.isna(first) != pd.isna(last) or (not pd.isna(first) and int(first) > int(last))


def without_rows(programme: Programme, table: str, rows: Sequence[int]) -> Programme:
    """The programme without some rows of a table; a plan goes with everything that belongs to it."""
    left = getattr(programme, table).drop(index=list(rows)).reset_index(drop=True)
    tables = {table: left}
    if table == "plans":
        for name in OF_A_PLAN:
            own = getattr(programme, name)
            tables[name] = own[own["plan_id"].isin(left["plan_id"])].reset_index(drop=True)
    return programme.with_tables(**tables)


@dataclass(frozen=True)
class NewPlan:
    """A plan as it is typed in on the page; years are both there or both missing."""

    name: str
    municipality_code: str
    year_from: int | None
    year_to: int | None
    dwellings_new: int
    dwellings_demolished: int
    location_type: str
    floor_m2_gfa: int | None
    land_m2_net: int | None
    source: str


def with_plan(programme: Programme, plan: NewPlan, areas: pd.DataFrame) -> Programme:
    """The programme with one more plan, and its municipality among the areas; the plan gets a number of its own."""
    taken = set(programme.plans["plan_id"])
    plan_id = next(name for number in range(1, len(taken) + 2) if (name := f"{OWN_PLAN}{number}") not in taken)
    row = {"plan_id": [plan_id], "source_file": [plan.source]}
    new = Programme(
        plans=frame("plans", {**row, "name": [plan.name], "municipality_code": [plan.municipality_code]}),
        phases=frame(
            "phases",
            {
                **row, "year_from": [plan.year_from], "year_to": [plan.year_to],
                "dwellings_new": [plan.dwellings_new], "dwellings_demolished": [plan.dwellings_demolished],
            },
        ),
        work_programmed=frame(
            "work_programmed",
            {
                **row, "location_type": [plan.location_type], "year": [plan.year_to],
                "floor_m2_gfa": [plan.floor_m2_gfa], "land_m2_net": [plan.land_m2_net],
            },
        )
        if plan.floor_m2_gfa is not None or plan.land_m2_net is not None
        else frame("work_programmed"),
        areas=areas[areas["municipality_code"] == plan.municipality_code].reset_index(drop=True),
    )  # fmt: skip
    return programme + new
