"""How many dwellings does a plan of the Planmonitor still hold, and in which years?

What counts is the rest capacity: the total less what is realised. What the years do not cover has no year; years that hold
more than the rest contradict it, and the plan is set aside.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from barcode.errors import Problem
from barcode.programme.frames import frame
from barcode.programme.lists import firmness_of
from barcode.readers.findings import Findings

Period = tuple[int, int]


@dataclass(slots=True)
class Capacity:
    """Dwellings still to be built (or demolished), and the part of them that has a period."""

    rest: int = 0
    by_period: dict[Period, int] = field(default_factory=dict)

    @property
    def without_year(self) -> int:
        """What the periods do not cover; below zero when they hold more than the rest."""
        return self.rest - sum(self.by_period.values())


@dataclass(slots=True)
class RegisteredPlan:
    """One plan of the Planmonitor with its place in the file."""

    file: str
    sheet: str
    row: int | None
    plan_id: str
    name: str
    municipality_code: str
    plan_type: str
    planning_status: str
    confidentiality: str
    new: Capacity
    demolished: Capacity
    geometry_wkb: bytes | None = None

    def problem(self, code: str, found: object = "", **details: object) -> Problem:
        """A problem with the place of this plan."""
        secret = {} if self.confidentiality == "public" else {"plan_not_public": self.plan_id, "sheet_of_plan": True}
        return Problem(code, self.file, self.sheet, self.row, found=str(found)[:80], details={**secret, **details})


def fault_of(plan: RegisteredPlan) -> Problem | None:
    """Why a plan cannot be used: more realised than there is in total, or more in the years than remains."""
    for capacity in (plan.new, plan.demolished):
        if capacity.rest < 0:
            return plan.problem("realised_exceeds_total", plan.name, rest=capacity.rest)
        if capacity.without_year < 0:
            return plan.problem("years_exceed_rest", plan.name, rest=capacity.rest, years=sum(capacity.by_period.values()))
    return None


def framed(plans: list[RegisteredPlan], findings: Findings) -> dict[str, pd.DataFrame]:
    """Tables `plans` and `phases`; a plan that contradicts itself or repeats a number is set aside."""
    usable: list[RegisteredPlan] = []
    seen: set[str] = set()
    for plan in plans:
        fault = fault_of(plan)
        if fault is None and plan.plan_id in seen:
            fault = plan.problem("id_twice", plan.name)
        if fault is not None:
            findings.set_aside(fault)
            continue
        seen.add(plan.plan_id)
        usable.append(plan)
    for file in dict.fromkeys(plan.file for plan in usable):
        rest = [plan for plan in usable if plan.file == file and plan.new.without_year]
        if rest:
            findings.note("rest_without_year", file, plans=len(rest), dwellings=sum(plan.new.without_year for plan in rest))
        torn = [plan for plan in usable if plan.file == file and plan.demolished.without_year]
        if torn:
            findings.note("demolition_without_year", file, count=len(torn))
    rows: list[dict[str, Any]] = [_plan_row(plan) for plan in usable]
    phases = [phase for plan in usable for phase in _phase_rows(plan)]
    return {"plans": frame("plans", rows or None), "phases": frame("phases", phases or None)}


def _source(plan: RegisteredPlan) -> dict[str, Any]:
    return {"source_file": plan.file, "source_sheet": plan.sheet, "source_row": plan.row}


def _plan_row(plan: RegisteredPlan) -> dict[str, Any]:
    return {
        "plan_id": plan.plan_id,
        "name": plan.name,
        "municipality_code": plan.municipality_code,
        "plan_type": plan.plan_type,
        "planning_status": plan.planning_status,
        "firmness": str(firmness_of(plan.planning_status)),
        "confidentiality": plan.confidentiality,
        "geometry_wkb": plan.geometry_wkb,
        **_source(plan),
    }


def _phase_rows(plan: RegisteredPlan) -> list[dict[str, Any]]:
    """The plan's periods in order, what has no year last."""
    rows = []
    for period in sorted({*plan.new.by_period, *plan.demolished.by_period}):
        new, torn = plan.new.by_period.get(period, 0), plan.demolished.by_period.get(period, 0)
        if new or torn:
            rows.append((period[0], period[1], new, torn))
    found: list[dict[str, Any]] = [
        {"plan_id": plan.plan_id, "year_from": first, "year_to": last, "dwellings_new": new, "dwellings_demolished": torn}
        | _source(plan)
        for first, last, new, torn in rows
    ]
    if plan.new.without_year or plan.demolished.without_year:
        found.append(
            {
                "plan_id": plan.plan_id,
                "year_from": pd.NA,
                "year_to": pd.NA,
                "dwellings_new": plan.new.without_year,
                "dwellings_demolished": plan.demolished.without_year,
            }
            | _source(plan)
        )
    return found
