"""Which figures, plans, findings and promises stand in an annex, as plain values without fractions?"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd

from barcode.area import Area
from barcode.assess import Assessment
from barcode.checks.findings import NOTHING, Finding, Outcome
from barcode.explain.address import figures
from barcode.exports.annex_terms import AnnexPart, Terms
from barcode.exports.plain_text import plain_text
from barcode.exports.rounding import printed_whole
from barcode.language.numbers import exact_text
from barcode.trace import Figure, Missing

PLAN_COLUMNS = ("plan", "name", "municipality", "planning_status", "dwellings_new", "dwellings_demolished", "outcome")
FINDING_COLUMNS = (
    "check", "plan", "park", "area", "norm", "outcome", "measured", "required", "shortfall", "unit", "year", "missing",
)  # fmt: skip
PROMISE_COLUMNS = (
    "plan", "park", "plot", "kind", "floor_m2_gfa", "land_m2_net", "promised_by", "due_year", "document", "delivered",
)  # fmt: skip
# A measured figure is a float for showing; six decimals are more than anything here is measured in.
DECIMALS = 6
# Which part of the annex a number belongs to, by the second word of its address; all others are asked.
PART_OF = {
    "balance": AnnexPart.BALANCE,
    "running": AnnexPart.BALANCE,
    "strip": AnnexPart.STRIP,
}
Rows = dict[str, Any]


def figure_records(areas: Iterable[Area], terms: Terms) -> dict[str, Any]:
    """Every number of these areas that goes in, by its address: exact low, value and high, the printed value, its unit."""
    return {
        address: _figure(figure)
        for area in areas
        for address, figure in figures(area)
        if terms.has(PART_OF.get(address.split("/")[1], AnnexPart.DEMAND))
    }


def _figure(figure: Figure) -> dict[str, Any]:
    if isinstance(figure, Missing):
        return {"value": None, "lacking": figure.lacking, "key": figure.key}
    value = exact_text(figure.value)
    low, high = (value if bound is figure.value else exact_text(bound) for bound in (figure.low, figure.high))
    return {
        "value": value,
        "low": low,
        "high": high,
        "printed": printed_whole(figure),
        "unit": str(figure.unit),
        "estimated": figure.estimated,
    }


def plan_table(assessment: Assessment, area: Area) -> Rows:
    """A row per plan of the area: its dwellings, and the heaviest outcome of its findings."""
    rows = area.plan_rows
    plans, phases = assessment.programme.plans.iloc[rows], assessment.programme.phases
    sums = phases.groupby("plan_id")[["dwellings_new", "dwellings_demolished"]].sum().reindex(plans["plan_id"], fill_value=0)
    outcomes = assessment.findings.worst_of_plans
    columns = (
        map(plain_text, plans["plan_id"]), map(plain_text, plans["name"]), plans["municipality_code"].tolist(),
        plans["planning_status"].tolist(), sums["dwellings_new"].tolist(), sums["dwellings_demolished"].tolist(),
        [str(outcomes[row]) for row in rows.tolist()],
    )  # fmt: skip
    return {"columns": list(PLAN_COLUMNS), "rows": [list(row) for row in zip(*columns, strict=True)]}


def finding_rows(assessment: Assessment, area: Area) -> pd.DataFrame:
    """The rows of `findings.table` about the plans, parks and authorities of an area, without what asks nothing of it.

    Those about an area are of the area itself, its municipalities, and the regions and provinces that they lie in.
    """
    table = assessment.findings.table
    plan, park = table["plan"].to_numpy(), table["park"].to_numpy()
    of_plan = np.append(_flags(area.plan_rows, len(assessment.programme.plans)), False)
    here = assessment.programme.parks["municipality_code"].isin(area.municipalities).to_numpy(dtype=bool)
    of_park = np.append(here, False)
    places = assessment.frame.groups.places
    codes = {area.code, *(code for own in area.municipalities if own in places for code in places[own].authorities)}
    about_area = (table["area"] != "").to_numpy(dtype=bool)
    kept = np.where(
        about_area, table["area"].isin(codes).to_numpy(dtype=bool), of_plan[plan] | ((plan == NOTHING) & of_park[park])
    )
    return table[kept & (table["outcome"] != Outcome.NOT_APPLICABLE).to_numpy(dtype=bool)]


def finding_table(assessment: Assessment, area: Area) -> Rows:
    """What the checks find in the area; rows that do not apply are left out."""
    found, names = assessment.findings, assessment.frame
    table = finding_rows(assessment, area)
    # the last of each answers for rows without plan, park or norm, which have position -1
    plans = [*(plain_text(one) if one in names.plan_names else "" for one in found.plan_ids), ""]
    parks = [*map(plain_text, found.park_ids), ""]
    norms = [*(one.name for one in found.norms), ""]
    columns = [
        table["check"].astype(str).tolist(),
        [plans[at] for at in table["plan"].tolist()],
        [parks[at] for at in table["park"].tolist()],
        table["area"].astype(str).tolist(),
        [norms[at] for at in table["norm"].tolist()],
        table["outcome"].astype(str).tolist(),
        *(_number_texts(table[name]) for name in ("measured", "required", "shortfall")),
        table["measure"].astype(str).tolist(),
        [None if year == NOTHING else year for year in table["year"].tolist()],
        table["missing"].astype(str).tolist(),
    ]
    return {"columns": list(FINDING_COLUMNS), "rows": [list(row) for row in zip(*columns, strict=True)]}


def _number_texts(column: pd.Series) -> list[str | None]:
    """`number_text` of each; the same number returns in many rows, so that each is written once."""
    values = column.tolist()
    known = {value: number_text(value) for value in set(column.dropna().tolist())}
    return [known.get(value) for value in values]


def untold_kinds(assessment: Assessment, table: pd.DataFrame) -> list[tuple[Finding, int]]:
    """What cannot be told in rows of `findings.table`: the first finding of each check, norm and lack, and how many there are."""
    untold = table[(table["outcome"] == Outcome.CANNOT_TELL).to_numpy(dtype=bool)]
    together = untold.groupby(["check", "norm", "missing"], observed=True, sort=False)
    firsts = assessment.findings.records(together.head(1))
    return list(zip(firsts, together.size().tolist(), strict=True))


def promise_rows(assessment: Assessment, area: Area) -> pd.DataFrame:
    """The rows of `compensations` of the plans of an area."""
    table = assessment.programme.compensations
    own = set(assessment.programme.plans["plan_id"].iloc[area.plan_rows])
    return table[table["plan_id"].isin(own)]


def promise_table(assessment: Assessment, area: Area) -> Rows:
    """What was promised as compensation: how much, by whom, when, in which document."""
    table = promise_rows(assessment, area)
    columns = [
        [None if blank else int(value) for value, blank in zip(column.tolist(), column.isna(), strict=True)]
        if column.dtype == "Int64"
        else [plain_text(value) for value in column.tolist()]
        for column in (table["plan_id" if name == "plan" else "park_id" if name == "park" else name] for name in PROMISE_COLUMNS)
    ]
    return {"columns": list(PROMISE_COLUMNS), "rows": [list(row) for row in zip(*columns, strict=True)]}


def number_text(value: float | None) -> str | None:
    """A measured or required figure as text with at most six decimals; None when it is not known.

    >>> number_text(40.0), number_text(1.1666666667), number_text(None)
    ('40', '1.166667', None)
    """
    return None if value is None else exact_text(Fraction(f"{value:.{DECIMALS}f}"))


def _flags(positions: Any, length: int) -> Any:
    flags = np.zeros(length, dtype=bool)
    flags[positions] = True
    return flags
