"""Which findings are in sight, and in which order? Breaches of what binds come first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from barcode.assess import Assessment
from barcode.checks.findings import NOTHING, Findings
from barcode.norms.model import Level

LEVELS = (Level.MUNICIPALITY, Level.REGION, Level.PROVINCE)


@dataclass(frozen=True)
class Sieve:
    """What a visitor wants to see; blank lets everything through.

    `outcomes` are kept, none means all; `authority` and `check` are codes; `name` is part of the name or number of a plan.
    """

    outcomes: Collection[str] = ()
    authority: str = ""
    check: str = ""
    name: str = ""


def weighed(findings: Findings) -> pd.DataFrame:
    """The table of findings with a column `weight`, in that order: 0 for the heaviest breach, and up (see `HEAVIEST_FIRST`)."""
    return findings.table.assign(weight=findings.weights).sort_values("weight", kind="stable")


def sifted(table: pd.DataFrame, sieve: Sieve, assessment: Assessment) -> pd.DataFrame:
    """The rows that pass; the order stays. A name sifts the rows about plans only."""
    keep = np.ones(len(table), dtype=bool)
    if sieve.outcomes:
        keep &= table["outcome"].isin(sieve.outcomes).to_numpy()
    if sieve.authority:
        own = [at for at, norm in enumerate(assessment.findings.norms) if norm.authority == sieve.authority]
        keep &= table["norm"].isin(own).to_numpy()
    if sieve.check:
        keep &= (table["check"] == sieve.check).to_numpy(dtype=bool)
    if sieve.name.strip():
        position = table["plan"].to_numpy()
        keep &= (position == NOTHING) | np.append(_named(sieve.name.strip(), assessment), False)[position]
    return table[keep]


def _named(part: str, assessment: Assessment) -> NDArray[np.bool_]:
    """Which plans [plans] have this in their name or number."""
    plans = assessment.programme.plans
    found = [plans[column].str.contains(part, case=False, regex=False).to_numpy(dtype=bool) for column in ("name", "plan_id")]
    named: NDArray[np.bool_] = found[0] | found[1]
    return named


def about_plans(table: pd.DataFrame) -> pd.DataFrame:
    """The rows about a plan."""
    return table[((table["plan"] != NOTHING) & (table["area"] == "")).to_numpy(dtype=bool)]


def about_areas(table: pd.DataFrame) -> pd.DataFrame:
    """The rows about an area as a whole."""
    return table[(table["area"] != "").to_numpy(dtype=bool)]


def about_parks(table: pd.DataFrame) -> pd.DataFrame:
    """The rows about a park and no plan in particular."""
    return table[((table["park"] != NOTHING) & (table["plan"] == NOTHING) & (table["area"] == "")).to_numpy(dtype=bool)]


def plans_in_order(table: pd.DataFrame) -> list[int]:
    """The plans of these rows, the heaviest finding first, then the most findings of that weight, then as they were put in."""
    rows = about_plans(table)
    heaviest = rows.groupby("plan")["weight"].min()
    as_heavy = rows[(rows["weight"] == rows["plan"].map(heaviest)).to_numpy(dtype=bool)].groupby("plan").size()
    order = np.lexsort((heaviest.index, -as_heavy.to_numpy(), heaviest.to_numpy()))
    return [int(plan) for plan in heaviest.index[order]]


def authorities(findings: Findings) -> list[str]:
    """The authorities whose norms were judged, from near to far."""
    near_first = [*LEVELS, Level.NATIONAL]
    known = {(near_first.index(norm.level), norm.authority) for norm in findings.norms}
    return [authority for _, authority in sorted(known)]
