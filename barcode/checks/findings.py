"""What do the checks answer: about what, under whose norm, by how much short, and what is missing?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from barcode.norms.governing import NormInForce
from barcode.norms.model import Status
from barcode.units import Measure

NOTHING = -1
CHECK_FAILED = "check_failed"


class Outcome(StrEnum):
    """What a check can answer."""

    MET = "met"
    BREACH = "breach"
    NOT_APPLICABLE = "not_applicable"
    CANNOT_TELL = "cannot_tell"


OUTCOMES = tuple(Outcome)
FROM_LIGHT_TO_HEAVY = (Outcome.NOT_APPLICABLE, Outcome.MET, Outcome.CANNOT_TELL, Outcome.BREACH)


class Severity(StrEnum):
    """How heavily a breach weighs: it follows the status of the norm."""

    CONFLICT = "conflict"
    DEPARTURE = "departure"
    POINT_OF_ATTENTION = "point_of_attention"


def severity(norm: NormInForce | None, said_by: str = "") -> Severity:
    """Binding norms conflict, policy and agreements are departed from, the rest asks for attention.

    A designation (`said_by`) of which no norm book has the rule weighs as policy.
    """
    if norm is None:
        return Severity.DEPARTURE if said_by else Severity.POINT_OF_ATTENTION
    if norm.is_binding:
        return Severity.CONFLICT
    return Severity.DEPARTURE if norm.status in {Status.POLICY, Status.AGREEMENT} else Severity.POINT_OF_ATTENTION


@dataclass(frozen=True, slots=True, eq=False)
class Finding:
    """One answer of one check under one norm, or under none where it rests on the inputs alone.

    It is about a plan, a park, both, or an area; the others are blank. `measured`, `required` and `shortfall` are in `measure`;
    None where they cannot be told. `missing` is a code (words: `check_missing`). `said_by` is who designated a park, in the words
    of the input.
    """

    check: str
    plan_id: str
    park_id: str
    area_code: str
    norm: NormInForce | None
    outcome: Outcome
    measured: float | None
    required: float | None
    shortfall: float | None
    measure: Measure | None
    missing: str
    year: int | None
    said_by: str = ""

    @property
    def severity(self) -> Severity:
        """How heavily it weighs when it is a breach."""
        return severity(self.norm, self.said_by)


@dataclass(frozen=True, eq=False)
class Findings:
    """What all checks found, as a table.

    `table` has a row per answer, the checks in order of the registry: `check`, `outcome`, `measure`, `missing`, `area`
    (categories, blank where there is none); `plan`, `park` (positions in the programme), `norm` (position in `norms`), `year`
    (int64, -1 where there is none); `measured`, `required`, `shortfall` (floats for showing, NaN unknown; a shortfall is never
    below zero). Outcomes are decided exactly, not by these floats. `incomplete` names the checks that crashed.
    """

    table: pd.DataFrame
    norms: tuple[NormInForce, ...]
    incomplete: tuple[str, ...]
    plan_ids: tuple[str, ...]
    park_ids: tuple[str, ...]
    designated_by: tuple[str, ...]

    def of_plan(self, position: int) -> pd.DataFrame:
        """The rows about one plan; quick, because a list of all plans asks it for each."""
        order, starts = self._rows_of_plans
        rows: pd.DataFrame = self.table.iloc[order[starts[position] : starts[position + 1]]]
        return rows

    @cached_property
    def _rows_of_plans(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The rows of the table plan by plan, and where each plan begins."""
        plan = self.table["plan"].to_numpy()
        order = np.argsort(plan, kind="stable")
        return order, np.searchsorted(plan[order], np.arange(len(self.plan_ids) + 1))

    def of_park(self, position: int) -> pd.DataFrame:
        """The rows about one park."""
        return self._where("park", position)

    def of_area(self, code: str) -> pd.DataFrame:
        """The rows about one municipality, region or province as a whole."""
        return self._where("area", code)

    def of_check(self, check: str) -> pd.DataFrame:
        """The rows of one check."""
        return self._where("check", check)

    def _where(self, column: str, value: object) -> pd.DataFrame:
        return self.table[(self.table[column] == value).to_numpy(dtype=bool)]

    @cached_property
    def worst_of_plans(self) -> NDArray[np.object_]:
        """The heaviest outcome of each plan [plans]: breach, cannot tell, met, not applicable."""
        return self._worst("plan", len(self.plan_ids))

    @cached_property
    def worst_of_parks(self) -> NDArray[np.object_]:
        """The heaviest outcome of each park [parks]."""
        return self._worst("park", len(self.park_ids))

    def _worst(self, column: str, count: int) -> NDArray[np.object_]:
        weight_of_code = np.array([FROM_LIGHT_TO_HEAVY.index(outcome) for outcome in OUTCOMES], dtype=np.int8)
        position, weight = self.table[column].to_numpy(), weight_of_code[self.table["outcome"].cat.codes.to_numpy()]
        heaviest = np.zeros(count + 1, dtype=np.int8)
        # the last place takes the rows that are about no plan (or park)
        for heavier in range(1, len(FROM_LIGHT_TO_HEAVY)):
            heaviest[position[weight == heavier]] = heavier
        return np.array(FROM_LIGHT_TO_HEAVY, dtype=object)[heaviest[:count]]

    def records(self, table: pd.DataFrame | None = None) -> list[Finding]:
        """The rows (of a part of) the table as records, for the edge where sentences and files are made."""
        return list(self._records(self.table if table is None else table))

    def _records(self, table: pd.DataFrame) -> Iterator[Finding]:
        row: Any
        for row in table.itertuples(index=False):
            norm = None if row.norm == NOTHING else self.norms[row.norm]
            yield Finding(
                check=str(row.check),
                plan_id=self.plan_ids[row.plan] if row.plan != NOTHING else "",
                park_id=self.park_ids[row.park] if row.park != NOTHING else "",
                area_code=str(row.area),
                norm=norm,
                outcome=Outcome(row.outcome),
                measured=_known(row.measured),
                required=_known(row.required),
                shortfall=_known(row.shortfall),
                measure=Measure(row.measure) if row.measure else None,
                missing=str(row.missing),
                year=None if row.year == NOTHING else int(row.year),
                said_by=self.designated_by[row.park] if row.park != NOTHING else "",
            )


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
