"""How does an analyst do it in pandas? Merge the norms of each level to the plans; the most specific counts."""

from __future__ import annotations

import numpy as np
import pandas as pd

from tests.bench.contestant import Check, Contestant, check_of
from tests.bench.synthetic import BOUNDS, FUNCTIONS, LEVELS, MUNICIPALITIES, SCALE, VERSION_YEARS, Case


class Detail(Contestant):
    """Low, mid and high for every plan and function, a row for each."""

    def __init__(self, case: Case) -> None:
        self.plans = pd.DataFrame(case.plans._asdict())
        self.norms = pd.DataFrame(case.norms._asdict())
        self.norms[[*BOUNDS]] = self.norms[[*BOUNDS]] / SCALE
        self.functions = pd.DataFrame({"function": np.arange(FUNCTIONS, dtype=np.int32)})
        municipality = np.arange(MUNICIPALITIES, dtype=np.int32)
        self.areas = pd.DataFrame({"municipality": municipality, **case.areas._asdict(), "national": np.zeros_like(municipality)})

    def calculate(self) -> pd.DataFrame:
        rows = self._plans().merge(self.areas, on="municipality", how="left").merge(self.functions, how="cross")
        rows = self._governed(rows)
        for bound in BOUNDS:
            rows[bound] *= rows["dwellings"]
        return rows

    def check(self, result: pd.DataFrame) -> Check:
        return check_of(result[[*BOUNDS]].to_numpy().reshape(len(self.plans), -1))

    def _plans(self) -> pd.DataFrame:
        """The plans, with the first year of the norms that count in their year."""
        years = np.array(VERSION_YEARS, dtype=np.int32)
        return self.plans.assign(from_year=years[np.searchsorted(years, self.plans["year"], side="right") - 1])

    def _governed(self, rows: pd.DataFrame) -> pd.DataFrame:
        """`rows` with the bounds of the most specific norm."""
        for level, name in enumerate(LEVELS):
            own = self.norms[self.norms["level"] == level].drop(columns="level")
            own = own.rename(columns={"authority": name, **{bound: f"{bound}_own" for bound in BOUNDS}})
            rows = rows.merge(own, on=[name, "from_year", "function"], how="left")
            for bound in BOUNDS:
                known = rows.pop(f"{bound}_own")
                rows[bound] = known.fillna(rows[bound]) if bound in rows else known
        return rows


class Tuned(Detail):
    """The same by one who knows pandas well: norms resolved per municipality first, in 45 columns, merged to the plans once."""

    def calculate(self) -> pd.DataFrame:
        versions = pd.DataFrame({"from_year": np.array(VERSION_YEARS, dtype=np.int32)})
        cells = self._governed(self.areas.merge(versions, how="cross").merge(self.functions, how="cross"))
        wide = cells.pivot(index=["municipality", "from_year"], columns="function", values=[*BOUNDS])
        wide.columns = [f"{bound}_{function}" for bound, function in wide.columns]
        merged = self._plans().merge(wide.reset_index(), on=["municipality", "from_year"], how="left")
        columns = [f"{bound}_{function}" for function in range(FUNCTIONS) for bound in BOUNDS]
        return merged[columns].mul(merged["dwellings"], axis=0)

    def check(self, result: pd.DataFrame) -> Check:
        return check_of(result.to_numpy())
