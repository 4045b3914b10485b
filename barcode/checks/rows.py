"""How do the answers of all checks become one table?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from barcode.checks.findings import NOTHING, OUTCOMES, Outcome
from barcode.units import Measure

Codes = NDArray[np.int8]
"""Positions in `OUTCOMES` [rows]."""
MET, BREACH, NOT_APPLICABLE, CANNOT_TELL = (OUTCOMES.index(outcome) for outcome in Outcome)
# Of these there is no amount by which they fall short.
NO_AMOUNT = frozenset({Measure.CATEGORY, Measure.CHOICE, Measure.DWELLING})


@dataclass(frozen=True, eq=False)
class Rows:
    """Answers of one check: a column each [rows], or one value for all.

    `outcome` decides how many there are. `missing` is a code for every row that cannot be told or does not apply, or says which
    code belongs where. Without `shortfall` it is what a breach measures below (or above) what is required.
    """

    outcome: Codes
    plan: Any = NOTHING
    park: Any = NOTHING
    norm: Any = NOTHING
    area: str | Sequence[str] = ""
    measured: Any = np.nan
    required: Any = np.nan
    shortfall: Any = None
    measure: Measure | str = ""
    missing: str | Mapping[str, NDArray[np.bool_]] = ""
    year: Any = NOTHING

    def about(self, **given: Any) -> Rows:
        """The same answers about these plans, parks or areas."""
        return replace(self, **given)


def judged(enough: NDArray[np.bool_], known: NDArray[np.bool_] | None = None, applies: NDArray[np.bool_] | None = None) -> Codes:
    """Met where there is enough, else a breach; cannot tell where it is not known; nothing where it does not apply [rows]."""
    outcome = np.where(enough, MET, BREACH).astype(np.int8)
    if known is not None:
        outcome[~known] = CANNOT_TELL
    if applies is not None:
        outcome[~applies] = NOT_APPLICABLE
    return outcome


def all_of(outcome: Outcome, count: int) -> Codes:
    """The same outcome for every row."""
    return np.full(count, OUTCOMES.index(outcome), dtype=np.int8)


def as_table(checks: Sequence[str], answers: Sequence[tuple[str, Rows]]) -> pd.DataFrame:
    """The table of `Findings` from what each check answered, in order."""
    sizes = np.array([len(rows.outcome) for _, rows in answers], dtype=np.int64)
    listed = [rows for _, rows in answers]
    outcome = np.concatenate([rows.outcome for rows in listed]) if listed else np.empty(0, dtype=np.int8)
    measured, required = (
        _column([getattr(rows, name) for rows in listed], sizes, np.float64) for name in ("measured", "required")
    )
    check = np.repeat(np.array([checks.index(name) for name, _ in answers], dtype=np.int8), sizes)
    columns = {
        "check": pd.Categorical.from_codes(check, categories=pd.Index(list(checks), dtype="str")),
        **{name: _column([getattr(rows, name) for rows in listed], sizes, np.int64) for name in ("plan", "park")},
        "area": _words([_area_codes(rows) for rows in listed], sizes),
        "norm": _column([rows.norm for rows in listed], sizes, np.int64),
        "outcome": pd.Categorical.from_codes(outcome, categories=pd.Index([str(outcome) for outcome in OUTCOMES], dtype="str")),
        "measured": measured,
        "required": required,
        "shortfall": _shortfalls(listed, sizes, outcome, measured, required),
        "measure": _words([((str(rows.measure),), 0) for rows in listed], sizes),
        "missing": _words([_missing_codes(rows) for rows in listed], sizes),
        "year": _column([rows.year for rows in listed], sizes, np.int64),
    }
    return pd.DataFrame(columns, copy=False)


def _column(values: Sequence[Any], sizes: NDArray[np.int64], dtype: Any) -> NDArray[Any]:
    """One column out of a column (or one value for all) of each."""
    result = np.empty(int(sizes.sum()), dtype=dtype)
    ends = np.cumsum(sizes)
    for value, start, end in zip(values, ends - sizes, ends, strict=True):
        result[start:end] = value
    return result


def _words(parts: Sequence[tuple[Sequence[str], Any]], sizes: NDArray[np.int64]) -> pd.Categorical:
    """A column of words from each part's own words and the positions among them; the blank comes first."""
    position = {"": 0}
    for words, _ in parts:
        for word in words:
            position.setdefault(word, len(position))
    own = [np.array([position[word] for word in words], dtype=np.int32)[codes] for words, codes in parts]
    return pd.Categorical.from_codes(_column(own, sizes, np.int32), categories=pd.Index(list(position), dtype="str"))


def _area_codes(rows: Rows) -> tuple[Sequence[str], Any]:
    return ((rows.area,), 0) if isinstance(rows.area, str) else (rows.area, np.arange(len(rows.area)))


def _missing_codes(rows: Rows) -> tuple[Sequence[str], Any]:
    untold = (rows.outcome == CANNOT_TELL) | (rows.outcome == NOT_APPLICABLE)
    if isinstance(rows.missing, str):
        return ("", rows.missing), untold.astype(np.int8)
    codes = np.zeros(len(rows.outcome), dtype=np.int8)
    for number, where in enumerate(rows.missing.values(), start=1):
        codes[untold & where & (codes == 0)] = number
    return ("", *rows.missing), codes


def _shortfalls(
    listed: Sequence[Rows], sizes: NDArray[np.int64], outcome: Codes, measured: NDArray[np.float64], required: NDArray[np.float64]
) -> NDArray[np.float64]:
    given = _column([np.nan if rows.shortfall is None else rows.shortfall for rows in listed], sizes, np.float64)
    own = np.repeat(np.array([rows.shortfall is not None for rows in listed], dtype=bool), sizes)
    counts = np.repeat(np.array([rows.measure not in NO_AMOUNT for rows in listed], dtype=bool), sizes)
    short = np.where(own, given, np.abs(required - measured))
    short[~counts | (outcome != BREACH)] = np.nan
    short[counts & (outcome == MET)] = 0
    return np.asarray(short)
