"""How does an analyst do it in Polars? A lazy query: dwellings added per municipality and version, norms resolved by joins."""

from __future__ import annotations

import numpy as np
import polars as pl

from tests.bench.contestant import Check, Contestant
from tests.bench.synthetic import BOUNDS, FIRST_YEAR, FUNCTIONS, LAST_YEAR, LEVELS, MUNICIPALITIES, SCALE, VERSION_YEARS, Case


class Totals(Contestant):
    """Low, mid and high of every function for all plans together, in floats."""

    def __init__(self, case: Case) -> None:
        self.plans = pl.DataFrame(case.plans._asdict())
        norms = {name: column / SCALE if name in BOUNDS else column for name, column in case.norms._asdict().items()}
        self.norms = pl.DataFrame(norms)
        self.areas = pl.DataFrame(
            {
                "municipality": np.arange(MUNICIPALITIES, dtype=np.int32),
                **case.areas._asdict(),
                "national": np.zeros(MUNICIPALITIES, dtype=np.int32),
            }
        )
        years = np.arange(FIRST_YEAR, LAST_YEAR + 1, dtype=np.int32)
        from_year = np.array(VERSION_YEARS, dtype=np.int32)[np.searchsorted(VERSION_YEARS, years, side="right") - 1]
        self.calendar = pl.DataFrame({"year": years, "from_year": from_year})

    def calculate(self) -> pl.DataFrame:
        dwellings = (
            self.plans.lazy()
            .group_by("municipality", "year")
            .agg(pl.col("dwellings").sum())
            .join(self.calendar.lazy(), on="year")
            .group_by("municipality", "from_year")
            .agg(pl.col("dwellings").sum())
        )
        return (
            dwellings.join(self._resolved(), on=["municipality", "from_year"])
            .group_by("function")
            .agg((pl.col("dwellings") * pl.col(bound)).sum().alias(bound) for bound in BOUNDS)
            .sort("function")
            .collect()
        )

    def check(self, result: pl.DataFrame) -> Check:
        return Check(result.select(BOUNDS).to_numpy().ravel().tolist(), [])

    def _resolved(self) -> pl.LazyFrame:
        """The most specific norm for each municipality, version and function."""
        cells = self.areas.lazy().join(self.calendar.lazy().select("from_year").unique(), how="cross")
        cells = cells.join(pl.LazyFrame({"function": np.arange(FUNCTIONS, dtype=np.int32)}), how="cross")
        for level, name in enumerate(LEVELS):
            own = self.norms.lazy().filter(pl.col("level") == level).drop("level").rename({"authority": name})
            own = own.rename({bound: f"{bound}_{name}" for bound in BOUNDS})
            cells = cells.join(own, on=[name, "from_year", "function"], how="left")
        specific_first = tuple(reversed(LEVELS))
        return cells.select(
            "municipality", "from_year", "function",
            *(pl.coalesce(f"{bound}_{name}" for name in specific_first).alias(bound) for bound in BOUNDS),
        )  # fmt: skip
