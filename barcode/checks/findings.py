"""What do the checks answer: about what, under whose norm, by how much short, and what is missing?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
# The one check that can rest on a designation alone; of the others no authority said anything.
OF_DESIGNATIONS = "park_may_not_be_transformed"


class Outcome(StrEnum):
    """What a check can answer."""

    MET = "met"
    BREACH = "breach"
    NOT_APPLICABLE = "not_applicable"
    CANNOT_TELL = "cannot_tell"


OUTCOMES = tuple(Outcome)


class Severity(StrEnum):
    """How heavily a breach weighs: it follows the status of the norm."""

    CONFLICT = "conflict"
    DEPARTURE = "departure"
    POINT_OF_ATTENTION = "point_of_attention"


# The one order of what a plan or park comes to: a breach by what its norm weighs, then what is no breach.
HEAVIEST_FIRST: tuple[Severity | Outcome, ...] = (*Severity, Outcome.CANNOT_TELL, Outcome.MET, Outcome.NOT_APPLICABLE)


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

    @property
    def weight(self) -> int:
        """Its position in `HEAVIEST_FIRST`."""
        return HEAVIEST_FIRST.index(self.severity if self.outcome is Outcome.BREACH else self.outcome)


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

    def about_plan(self, position: int) -> list[Finding]:
        """What is found about one plan itself, not about an area that it breaks; quick, because every plan is asked for."""
        order, starts = self._rows_of_plans
        rows = order[starts[position] : starts[position + 1]]
        return self._records([column[rows] for column in self._columns])

    @cached_property
    def _rows_of_plans(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The rows about plans, plan by plan, and where each plan begins."""
        plan = np.where(self._about_an_area, NOTHING, self.table["plan"].to_numpy())
        order = np.argsort(plan, kind="stable")
        return order, np.searchsorted(plan[order], np.arange(len(self.plan_ids) + 1))

    @cached_property
    def _about_an_area(self) -> NDArray[np.bool_]:
        return (self.table["area"] != "").to_numpy(dtype=bool)

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
    def weights(self) -> NDArray[np.intp]:
        """How heavily each row weighs [rows]: its position in `HEAVIEST_FIRST`, so that the lowest is the heaviest."""
        park, norm = self.table["park"].to_numpy(), self.table["norm"].to_numpy()
        # the last place of each answers for rows without norm, or without park
        severities = [severity(one) for one in (*self.norms, None)], [severity(None, by) for by in (*self.designated_by, "")]
        of_norm, of_park = (np.array([HEAVIEST_FIRST.index(one) for one in each], dtype=np.intp) for each in severities)
        designated = np.where((self.table["check"] == OF_DESIGNATIONS).to_numpy(dtype=bool), park, NOTHING)
        of_breach = np.where(norm == NOTHING, of_park[designated], of_norm[norm])
        of_code = np.array([NOTHING if one is Outcome.BREACH else HEAVIEST_FIRST.index(one) for one in OUTCOMES], dtype=np.intp)
        of_outcome = of_code[self.table["outcome"].cat.codes.to_numpy()]
        return np.where(of_outcome == NOTHING, of_breach, of_outcome)

    def heaviest(self, cell: NDArray[np.intp], cells: int) -> NDArray[np.intp]:
        """The weight of the heaviest answer in each cell [cells], without what is said of an area as a whole.

        This is the one rule for what a plan, a park, or both together come to. A cell without answers is not applicable.

        Args:
            cell: the cell of each row of the table [rows], -1 for none.
            cells: how many there are.
        """
        weights = np.full(cells, len(HEAVIEST_FIRST) - 1, dtype=np.intp)
        counts = (cell != NOTHING) & ~self._about_an_area
        np.minimum.at(weights, cell[counts], self.weights[counts])
        return weights

    @cached_property
    def weight_of_plans(self) -> NDArray[np.intp]:
        """The weight of the heaviest answer about each plan [plans]."""
        return self.heaviest(self.table["plan"].to_numpy(), len(self.plan_ids))

    @property
    def worst_of_plans(self) -> list[Outcome]:
        """The heaviest outcome of each plan [plans]: breach, cannot tell, met, not applicable."""
        return outcomes_of(self.weight_of_plans)

    @property
    def worst_of_parks(self) -> list[Outcome]:
        """The heaviest outcome of each park [parks], whichever plan it comes with."""
        return outcomes_of(self.heaviest(self.table["park"].to_numpy(), len(self.park_ids)))

    def records(self, table: pd.DataFrame | None = None) -> list[Finding]:
        """The rows (of a part of) the table as records, for the edge where sentences and files are made."""
        return self._records(self._columns if table is None else _columns_of(table))

    def _records(self, columns: Sequence[NDArray[Any]]) -> list[Finding]:
        return [self._record(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]

    def _record(
        self, check: str, plan: int, park: int, area: str, norm: int, outcome: Outcome, measured: float, required: float,
        shortfall: float, measure: Measure | None, missing: str, year: int,
    ) -> Finding:  # fmt: skip
        return Finding(
            check=check,
            plan_id=self.plan_ids[plan] if plan != NOTHING else "",
            park_id=self.park_ids[park] if park != NOTHING else "",
            area_code=area,
            norm=None if norm == NOTHING else self.norms[norm],
            outcome=outcome,
            measured=_known(measured),
            required=_known(required),
            shortfall=_known(shortfall),
            measure=measure,
            missing=missing,
            year=None if year == NOTHING else year,
            said_by=self.designated_by[park] if park != NOTHING and check == OF_DESIGNATIONS else "",
        )

    @cached_property
    def _columns(self) -> list[NDArray[Any]]:
        return _columns_of(self.table)


def _measure(word: str) -> Measure | None:
    return Measure(word) if word else None


# The columns in order, with what the words of a category stand for.
MEANING: dict[str, Callable[[str], object] | None] = {
    "check": str, "plan": None, "park": None, "area": str, "norm": None, "outcome": Outcome, "measured": None, "required": None,
    "shortfall": None, "measure": _measure, "missing": str, "year": None,
}  # fmt: skip


def _columns_of(table: pd.DataFrame) -> list[NDArray[Any]]:
    """The columns of a table of findings as arrays of plain values, in order; words become what they stand for."""
    columns = []
    for name, meaning in MEANING.items():
        column = table[name]
        if meaning is None:
            columns.append(column.to_numpy())
        else:
            words = np.array([*(meaning(word) for word in column.cat.categories), None], dtype=object)
            columns.append(words[column.cat.codes.to_numpy()])
    return columns


def outcomes_of(weights: NDArray[np.intp]) -> list[Outcome]:
    """The outcome of each weight; every severity is a breach."""
    outcomes = [Outcome.BREACH if isinstance(one, Severity) else one for one in HEAVIEST_FIRST]
    return [outcomes[weight] for weight in weights.tolist()]


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
